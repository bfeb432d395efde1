//! What a model can write beside a triage: a note, a history, an answer. Every record says what was taken from the encounter,
//! with the span, and what is the model's own; a draft stays marked as one until it is complete.
//! A task has no answer without a model, so that here a model's failure is an error. Nothing here changes a triage.

mod ask;
mod ask_image;
mod classify;
mod describe;
mod describe_request;
mod elsewhere;
mod entered;
mod events;
mod explain;
mod history;
mod image_session;
mod quote;
mod soap;

use serde::{Deserialize, Serialize};

use crate::constraint::GrammarSource;
use crate::encounter::{Encounter, EncounterError, PatientText};
use crate::engine::{Engine, Reader};
use crate::model::{Control, Finish, Identity, Model, ModelError, Reply, Request};
use crate::prompt::{self, Segment, Task};
use crate::triage::{INTENDED_USE, Provenance, provenance};

pub use ask::{Answer, AnswerStatus, MAX_QUESTION_CHARS, Source};
pub use ask_image::{ImageAnswer, ImageAnswerStatus, ask_image_request};
pub use classify::{Calibration, Classification, Judged, Judgement, classify_request};
pub use describe::Description;
pub use describe_request::describe_request;
use elsewhere::{First, Tried, ask_first};
pub use explain::Explanation;
pub use history::{History, Item, Part, Said};
pub use image_session::{
    IMAGE_LIMITS, ImageEncoding, ImageSession, MAX_IMAGES, PausedImages, Seen,
};
pub use quote::Quote;
pub use soap::{SoapNote, Statement, StatementOrigin};

/// Why there is no record.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TaskError {
    /// The encounter is impossible.
    #[error(transparent)]
    Encounter(#[from] EncounterError),
    /// This task reads the account, and there is none.
    #[error("narrative: required for this task, but empty")]
    NoNarrative,
    /// The question is empty or too long.
    #[error("question: has {characters} characters; 1 to {MAX_QUESTION_CHARS} are allowed")]
    Question {
        /// How long it is.
        characters: usize,
    },
    /// [`Options::image_interpretation`](crate::engine::Options) is off.
    #[error(
        "image interpretation is off: it is for the integrator to switch it on (Options::image_interpretation; on the command line \
         --image-interpretation)"
    )]
    ImagesOff,
    /// No image, or more than [`MAX_IMAGES`].
    #[error("images: {images} were given; 1 to {MAX_IMAGES} are allowed")]
    Images {
        /// How many were given.
        images: usize,
    },
    /// The images are of kinds that this condition is not asked about.
    #[error("condition {code}: not one of images of this kind")]
    Condition {
        /// The condition's code.
        code: &'static str,
    },
    /// Nothing is asked about images of this kind, such as a wound.
    #[error("there are no conditions to ask about for images of this kind")]
    NoConditions,
    /// The engine has no model, or it could not be opened.
    #[error("no model: {0}")]
    NoModel(String),
    /// The model gave no answer.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// What every record carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct About {
    /// The encounter's own id, unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PatientText>,
    /// Set while the record is not complete.
    pub draft: bool,
    /// Why the reply ended: it was complete, or it reached its token limit.
    pub finish: Finish,
    /// Why the model on another machine, which was asked first, gave no answer: what is here is by the model of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub remote_failed: Option<String>,
    /// Lines of the reply that were left out: not in the form, or not in the encounter.
    pub rejected: usize,
    /// Who this is for and what it is not.
    pub intended_use: String,
    /// Versions and hashes.
    pub provenance: Provenance,
}

/// Asks for one task: a model on another machine where its owner lets it write, else the engine's own.
fn ask_model(
    engine: &mut Engine,
    task: Task,
    encounter: &Encounter,
    more: &[(&str, Segment)],
    grammar: GrammarSource,
    reply_tokens: usize,
    control: &Control<'_>,
) -> Result<(PatientText, About), TaskError> {
    let mut fillings = vec![
        ("encounter", Segment::Patient(prompt::describe(encounter))),
        (
            "narrative",
            Segment::Patient(encounter.narrative.clone().unwrap_or_default()),
        ),
    ];
    fillings.extend(more.iter().cloned());
    let prompt = engine.parts().1.prompts.prompt(task, &fillings);
    let sha256 = prompt.sha256.clone();
    let request = Request {
        prompt,
        grammar: Some(grammar),
        choice: None,
        reply_tokens,
    };
    let id = encounter.id.clone();
    let tried = match ask_first(engine.far_writer(), &request, id.clone(), control)? {
        First::Answered(reply, about) => return Ok((reply.text, *about)),
        First::Not(tried) => tried,
    };
    let model = match ready(engine.writing(control).0) {
        Ok(model) => model,
        Err(none) => return Err(Tried::or_nobody(tried, none)),
    };
    let reply = model.reply(&request, &Tried::quietly(tried.as_ref(), control))?;
    let mut about = about(&reply, sha256, Some(model.identity()), id);
    Tried::note(tried.as_ref(), &mut about);
    Ok((reply.text, about))
}

fn ready(reader: &mut Reader) -> Result<&mut dyn Model, TaskError> {
    match reader {
        Reader::Ready(model) => Ok(model.as_mut()),
        Reader::Unusable(reason) => Err(TaskError::NoModel(reason.clone())),
        Reader::None => Err(TaskError::NoModel("none was given".to_owned())),
    }
}

fn about(
    reply: &Reply,
    prompt_sha256: String,
    identity: Option<&Identity>,
    id: Option<PatientText>,
) -> About {
    About {
        id,
        draft: reply.finish == Finish::Length,
        finish: reply.finish,
        remote_failed: None,
        rejected: 0,
        intended_use: INTENDED_USE.to_owned(),
        provenance: provenance(Some(prompt_sha256), identity),
    }
}

/// The lines of a reply that came to their end, and whether one was cut.
fn whole_lines(reply: &str) -> (impl Iterator<Item = &str>, bool) {
    let (complete, cut) = reply.rsplit_once('\n').unwrap_or(("", reply));
    (
        complete.split('\n').filter(|line| !line.is_empty()),
        !cut.is_empty(),
    )
}

/// What stands in marks around a thought or a turn, of the models that are known.
const MARKS: [&str; 4] = ["<unused", "<think>", "</think>", "_of_turn>"];

/// A line of the model's own words: of at most `most` characters, with a letter or digit, without control characters or the
/// marks around a thought.
fn own_words(line: &str, most: usize) -> Option<PatientText> {
    let fits = line.chars().count() <= most && line.chars().any(char::is_alphanumeric);
    let has_mark = MARKS.iter().any(|mark| line.contains(mark));
    let clean = !line.chars().any(char::is_control) && !has_mark;
    (fits && clean).then(|| PatientText::from(line))
}

fn narrative(encounter: &Encounter) -> Result<&str, TaskError> {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    if narrative.chars().any(char::is_alphanumeric) {
        Ok(narrative)
    } else {
        Err(TaskError::NoNarrative)
    }
}
