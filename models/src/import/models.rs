//! Weights without a manifest: found by their headers, named after the catalogue where it knows them, and vouched for by nobody else.

use super::bundle::Bundle;
use super::error::unreadable;
use super::{Import, ImportError};
use crate::adapter::is_adapter;
use crate::catalogue::{Entry, catalogue};
use crate::files::plain_id;
use crate::gguf::Gguf;
use crate::pack::{ClinicalUse, FileEntry, Licence, MANIFEST, PackManifest, SCHEMA};
use crate::quantization;
use crate::trust::is_owned;
use std::collections::BTreeMap;
use std::io::BufReader;

/// What the id of a pack ends with if its name in the catalogue is not its own.
const UNVERIFIED: &str = "-unverified";

/// The models of a bundle by their headers.
pub(super) struct Models {
    pub(super) text: (String, Gguf),
    pub(super) projector: Option<String>,
}

impl Import<'_> {
    /// The one text model and the projector, if there is one.
    pub(super) fn models(&self, bundle: &mut Bundle) -> Result<Models, ImportError> {
        let (mut texts, mut projectors, mut others) = (vec![], vec![], vec![]);
        let searched = bundle.is_searched();
        for name in bundle.models() {
            let path = self.from.join(&name);
            let file = bundle
                .read(&name)
                .map_err(|error| unreadable(&path, error))?;
            let length = file.bytes;
            let read = Gguf::read(&path, length, &mut BufReader::new(file.from))
                .and_then(|gguf| gguf.ends().map(|()| gguf));
            let gguf = match read {
                Ok(gguf) => gguf,
                // A folder may hold anything; a file that was named must be right.
                Err(error) if searched => {
                    others.push(error.to_string());
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            // It names the architecture of its base.
            if is_adapter(&gguf) {
                let reason = format!(
                    "{name} is an adapter: add it to the pack of its base with `aidpost pack add-adapter`"
                );
                if searched {
                    others.push(reason);
                    continue;
                }
                return Err(self.source(reason));
            }
            match gguf.architecture()?.to_owned() {
                found if found == "gemma3" => texts.push((name, gguf)),
                found if found == "clip" => projectors.push(name),
                found if !searched => {
                    return Err(ImportError::Foreign {
                        path,
                        found,
                        needed: "gemma3, or clip for a projector",
                    });
                }
                found => others.push(format!("{name} is {found}, not gemma3")),
            }
        }
        for (what, names) in [
            (
                "gemma3",
                texts.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            ),
            ("clip", projectors.iter().collect()),
        ] {
            if let [first, second, ..] = names.as_slice() {
                return Err(self.source(format!(
                    "has two files of architecture {what}: {first} and {second}"
                )));
            }
        }
        let Some(text) = texts.pop() else {
            let found = if others.is_empty() {
                String::new()
            } else {
                format!(": {}", others.join("; "))
            };
            return Err(self.source(format!(
                "has neither {MANIFEST} nor a file *.gguf of architecture gemma3{found}"
            )));
        };
        Ok(Models {
            text,
            projector: projectors.pop(),
        })
    }
}

/// The manifest of weights that came without one, by what the catalogue knows of them.
pub(super) fn manifest(
    id: String,
    gguf: &Gguf,
    text: FileEntry,
    projector: Option<FileEntry>,
) -> PackManifest {
    let known = catalogue()
        .into_iter()
        .find(|entry| entry.text.sha256 == Some(text.sha256));
    let Some(entry) = known else {
        return unvouched(id, gguf, text, projector);
    };
    let named = entry.projector.as_ref().and_then(|file| file.sha256);
    let belongs = |found: &FileEntry| Some(found.sha256) == named;
    if projector.as_ref().is_none_or(belongs) {
        return entry.manifest(text, projector);
    }
    of_another_projector(&entry, text, projector)
}

/// A model of the catalogue with a projector that the catalogue does not name for it. The warning is added where the pack is judged.
fn of_another_projector(
    entry: &Entry,
    text: FileEntry,
    projector: Option<FileEntry>,
) -> PackManifest {
    PackManifest {
        id: unverified(&entry.id),
        name: format!("{} with another projector, unverified", entry.name),
        clinical_use: ClinicalUse::NotForClinicalUse,
        ..entry.manifest(text, projector)
    }
}

/// A pack of weights that nobody here vouches for.
fn unvouched(
    id: String,
    gguf: &Gguf,
    text: FileEntry,
    projector: Option<FileEntry>,
) -> PackManifest {
    let trained = gguf.u32("gemma3.context_length").unwrap_or(512);
    PackManifest {
        schema: SCHEMA.to_owned(),
        name: gguf.str("general.name").unwrap_or(&id).to_owned(),
        id,
        text,
        projector,
        adapters: Vec::new(),
        quantization: quantization::name(gguf),
        licence: Licence {
            id: "unknown".to_owned(),
            terms_url: None,
            notice_file: None,
        },
        clinical_use: ClinicalUse::NotForClinicalUse,
        context_tokens: trained.clamp(512, 8192),
        thought_tokens: 0,
        opinion_temperature: None,
        image_temperatures: BTreeMap::new(),
        prompts: BTreeMap::new(),
        languages: Vec::new(),
        known_defects: vec!["not in the catalogue: nobody vouches for these weights".to_owned()],
    }
}

fn unverified(id: &str) -> String {
    let short: String = id.chars().take(64 - UNVERIFIED.len()).collect();
    short + UNVERIFIED
}

/// A pack id from a file name: `Some Model.Q4.gguf` becomes `some-model.q4`. A name of the catalogue is not taken by it.
pub(super) fn id_of(name: &str) -> String {
    let base = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(name)
        .to_ascii_lowercase();
    let stem = base.strip_suffix(".gguf").unwrap_or(&base);
    let clean: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let clean: String = clean
        .trim_start_matches(|c: char| !c.is_ascii_alphanumeric())
        .chars()
        .take(64)
        .collect();
    let clean = clean.trim_end_matches('.');
    if is_owned(clean) {
        unverified(clean)
    } else if plain_id(clean) {
        clean.to_owned()
    } else {
        "imported".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_becomes_an_id_that_is_nobody_elses() {
        for (name, id) in [
            ("/a/Some Model.Q4.gguf", "some-model.q4"),
            ("con.gguf", "imported"),
            ("NUL.GGUF", "imported"),
            ("....gguf", "imported"),
            ("x..gguf", "x"),
            ("licences.gguf", "imported"),
            ("demo.gguf", "demo-unverified"),
            (
                "medgemma-1.5-4b-it-Q4_K_M.gguf",
                "medgemma-1.5-4b-it-q4_k_m-unverified",
            ),
        ] {
            assert_eq!(id_of(name), id, "{name}");
        }
        assert_eq!(id_of(&"a".repeat(200)).len(), 64);
    }
}
