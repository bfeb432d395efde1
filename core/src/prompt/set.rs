//! Prompt sets: for each task a template, and the setting in which it is used. Three are built in; an integrator can bring
//! a folder of their own. A bad template is refused when the set is loaded, with file, line and reason.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use aidpost_models::Sha256;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::template::{Part, Slots, Template, TemplateError};
use super::{Prompt, Segment};

/// What a model can be asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Read the signs of a chart in the narrative.
    ReadSigns,
    /// Say of one sign after the other whether the narrative tells of it, for a model that was trained to.
    CheckSigns,
    /// Write a note in four sections.
    Soap,
    /// List problems, medicines, allergies and onset.
    History,
    /// Answer a question about the encounter.
    Ask,
    /// Describe images: what is seen, and an impression.
    Describe,
    /// Answer a question about images.
    AskImage,
    /// Say yes or no to a question about images.
    Classify,
}

impl Task {
    /// Every task.
    pub const ALL: [Self; 8] = [
        Self::ReadSigns,
        Self::CheckSigns,
        Self::Soap,
        Self::History,
        Self::Ask,
        Self::Describe,
        Self::AskImage,
        Self::Classify,
    ];

    /// What a template of this task fills, and in which order.
    fn slots(self) -> Slots {
        let (free, patient, anywhere): (&[_], &[_], &[_]) = match self {
            Self::ReadSigns => (&["setting", "chart"], &["encounter", "narrative"], &[]),
            Self::CheckSigns => (&[], &["encounter", "narrative"], &[]),
            Self::Soap | Self::History => (&["setting"], &["encounter", "narrative"], &[]),
            Self::Ask => (&["setting"], &["encounter", "narrative", "question"], &[]),
            // The built-in templates begin with the images, so that what is computed for them serves every later question.
            Self::Describe => (&["setting"], &[], &["images"]),
            Self::AskImage | Self::Classify => (&["setting"], &["question"], &["images"]),
        };
        Slots {
            free,
            patient,
            anywhere,
        }
    }

    fn built_in(self) -> &'static str {
        match self {
            Self::ReadSigns => include_str!("templates/read_signs.txt"),
            Self::CheckSigns => include_str!("templates/check_signs.txt"),
            Self::Soap => include_str!("templates/soap.txt"),
            Self::History => include_str!("templates/history.txt"),
            Self::Ask => include_str!("templates/ask.txt"),
            Self::Describe => include_str!("templates/describe.txt"),
            Self::AskImage => include_str!("templates/ask_image.txt"),
            Self::Classify => include_str!("templates/classify.txt"),
        }
    }
}

const SETTINGS: [(&str, &str); 3] = [
    ("triage-clinic", include_str!("settings/triage-clinic.txt")),
    ("triage-field", include_str!("settings/triage-field.txt")),
    ("telemedicine", include_str!("settings/telemedicine.txt")),
];

/// The longest template or setting, in bytes.
const MAX_BYTES: u64 = 64 << 10;

/// Templates for every task, in one setting.
#[derive(Debug, Clone)]
pub struct PromptSet {
    id: String,
    setting: String,
    templates: BTreeMap<Task, Template>,
}

/// Why a prompt set cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PromptSetError {
    /// A file is missing, unreadable, too large or not UTF-8.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A template does not fit its task.
    #[error("{file}: {source}")]
    Template {
        /// The file.
        file: PathBuf,
        /// Line and reason.
        source: TemplateError,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    schema: String,
    id: String,
    setting: String,
    #[serde(default, deserialize_with = "each_task_once")]
    templates: BTreeMap<Task, String>,
}

/// Reads the files of the tasks; a plain map would take the last of two for one task in silence.
fn each_task_once<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<Task, String>, D::Error> {
    struct Tasks;
    impl<'de> Visitor<'de> for Tasks {
        type Value = BTreeMap<Task, String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object from task to file")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut tasks = BTreeMap::new();
            while let Some((task, file)) = map.next_entry()? {
                if tasks.insert(task, file).is_some() {
                    return Err(A::Error::custom("a task stands here a second time"));
                }
            }
            Ok(tasks)
        }
    }
    deserializer.deserialize_map(Tasks)
}

impl PromptSet {
    /// Names of the built-in sets; the first is the default.
    pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
        SETTINGS.iter().map(|(id, _)| *id)
    }

    /// A built-in set by its name.
    pub fn built_in(id: &str) -> Option<Self> {
        let (id, setting) = SETTINGS.iter().find(|(name, _)| *name == id)?;
        let templates = Task::ALL
            .iter()
            .filter_map(|task| Some((*task, parse(*task, task.built_in()).ok()?)))
            .collect();
        Some(Self {
            id: (*id).to_owned(),
            setting: (*setting).to_owned(),
            templates,
        })
    }

    /// A set from a folder with `prompts.json`: `schema` (`aidpost.prompts/1`), `id`, `setting` (a file), and `templates`, from
    /// task (`read_signs`, `check_signs`, `soap`, `history`, `ask`, `describe`, `ask_image`, `classify`) to file; a task that it leaves out uses
    /// the built-in template. A template that puts words before `{{images}}` has every image computed again for each question.
    ///
    /// # Errors
    /// [`PromptSetError`] names file, line and reason.
    pub fn load(dir: &Path) -> Result<Self, PromptSetError> {
        let file = dir.join("prompts.json");
        let bad = |reason: String| PromptSetError::File {
            file: file.clone(),
            reason,
        };
        let manifest: Manifest =
            serde_json::from_str(&read(&file)?).map_err(|error| bad(error.to_string()))?;
        if manifest.schema != "aidpost.prompts/1" {
            return Err(bad("schema must be aidpost.prompts/1".to_owned()));
        }
        let inside = |name: &str| {
            let plain = Path::new(name).file_name().is_some_and(|file| file == name);
            if plain {
                Ok(dir.join(name))
            } else {
                Err(bad("a file name here is not a plain one".to_owned()))
            }
        };
        let mut templates = BTreeMap::new();
        for task in Task::ALL {
            let (file, source) = match manifest.templates.get(&task) {
                Some(name) => (inside(name)?, read(&inside(name)?)?),
                None => (file.clone(), task.built_in().to_owned()),
            };
            let template =
                parse(task, &source).map_err(|source| PromptSetError::Template { file, source })?;
            templates.insert(task, template);
        }
        let file = inside(&manifest.setting)?;
        let setting = read(&file)?;
        // A setting fills a slot and has none: what looks like one would stand in the prompt as it is.
        Template::parse(&setting, Slots::default())
            .map_err(|source| PromptSetError::Template { file, source })?;
        Ok(Self {
            id: manifest.id,
            setting,
            templates,
        })
    }

    /// The set's name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The prompt of `task`, its slots filled by name; several fillings of one name stand one after the other. Fillings of
    /// slots before the patient's must be [`Segment::Text`].
    pub(crate) fn prompt(&self, task: Task, fillings: &[(&str, Segment)]) -> Prompt {
        let slots = task.slots();
        let mut prefix = String::from("user\n");
        let mut rest = Vec::new();
        // What clinicians reviewed: every word of template and setting, with the patient's slots by name. Words behind the
        // patient's own steer the model too.
        let mut words = prefix.clone();
        for part in self
            .templates
            .get(&task)
            .map(Template::parts)
            .unwrap_or_default()
        {
            let filled = match part {
                Part::Text(text) => vec![Segment::Text(text.clone())],
                Part::Slot(name) if name == "setting" => vec![Segment::Text(self.setting.clone())],
                Part::Slot(name) => fillings
                    .iter()
                    .filter(|(slot, _)| slot == name)
                    .map(|(_, segment)| segment.clone())
                    .collect(),
            };
            let is_free = match part {
                Part::Text(_) => true,
                Part::Slot(name) => slots.free.contains(&name.as_str()),
            };
            if let (Part::Slot(name), false) = (part, is_free) {
                words.push_str(&format!("{{{{{name}}}}}"));
            }
            for segment in filled {
                if let (Segment::Text(text), true) = (&segment, is_free) {
                    words.push_str(text);
                }
                match segment {
                    Segment::Text(text) if is_free && rest.is_empty() => prefix.push_str(&text),
                    other => rest.push(other),
                }
            }
        }
        turn(prefix, rest, &words)
    }
}

/// One turn of the user in Gemma 3's chat form, `prefix` from `user` on, and the opening of the model's; `words` is what the prompt is
/// named by.
pub(crate) fn turn(prefix: String, mut rest: Vec<Segment>, words: &str) -> Prompt {
    rest.push(Segment::Control("<end_of_turn>"));
    rest.push(Segment::Text("\n".to_owned()));
    rest.push(Segment::Control("<start_of_turn>"));
    rest.push(Segment::Text("model\n".to_owned()));
    let prefix = vec![
        Segment::Control("<bos>"),
        Segment::Control("<start_of_turn>"),
        Segment::Text(prefix),
    ];
    Prompt {
        prefix,
        rest,
        sha256: Sha256::of(words.as_bytes()).to_string(),
    }
}

impl Default for PromptSet {
    fn default() -> Self {
        let (id, setting) = SETTINGS[0];
        Self::built_in(id).unwrap_or_else(|| Self {
            id: id.to_owned(),
            setting: setting.to_owned(),
            templates: BTreeMap::new(),
        })
    }
}

fn parse(task: Task, source: &str) -> Result<Template, TemplateError> {
    Template::parse(source, task.slots())
}

fn read(file: &Path) -> Result<String, PromptSetError> {
    let bad = |reason: String| PromptSetError::File {
        file: file.to_owned(),
        reason,
    };
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| bad(error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(bad(format!("has more than {MAX_BYTES} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        bad(format!("line {line}: not UTF-8"))
    })
}
