//! The models that Aidpost knows by name, as data: where each lies, which bytes it is, and what is known to be wrong with it.
//! It fetches nothing. A digest that is absent here is taken from the server once, at the first fetch, and held to from then on.

use crate::fit::Model;
use crate::gemma3::Gemma3;
use crate::memory::{Plan, Weights, predict};
use crate::pack::{ClinicalUse, FileEntry, Licence, PackManifest, SCHEMA};
use crate::projector::Projector;
use crate::sha256::Sha256;
use serde::Deserialize;
use std::collections::BTreeMap;

const CATALOGUE: &str = include_str!("../catalogue/catalogue.json");

/// One model of the catalogue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Entry {
    /// The pack's id once it is here.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// `owner/name` on the hub.
    pub repository: String,
    /// The commit; `main` where no source gives one: the commit is then taken from the server and kept.
    pub revision: String,
    /// The text model.
    pub text: RemoteFile,
    /// The projector made for it.
    pub projector: Option<RemoteFile>,
    /// The text model's quantization.
    pub quantization: String,
    /// The text model's sizes, which its file must confirm.
    pub shape: Gemma3,
    /// The projector's sizes.
    pub projector_shape: Option<Projector>,
    /// When and how the model thinks before it answers.
    pub thinking: String,
    /// Tokens for thoughts that its maker's own examples allow; 0 if it does not think.
    pub thought_tokens: u32,
    /// What is known to be wrong with these weights.
    pub known_defects: Vec<String>,
    /// The licence's id, see [`crate::licence`].
    pub licence: String,
    /// Whether outputs may be used clinically at all; absent in the catalogue: left to the integrator.
    #[serde(default = "left_to_the_integrator")]
    pub clinical_use: ClinicalUse,
    /// Context to open unless told otherwise, in tokens.
    pub context_tokens: u32,
}

fn left_to_the_integrator() -> ClinicalUse {
    ClinicalUse::IntegratorDecides
}

/// A file on the hub.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RemoteFile {
    /// Its name in the repository and in the pack.
    pub file: String,
    /// Its length, if a source gives it.
    pub bytes: Option<u64>,
    /// Its digest, if a source gives it; else hash at first fetch.
    pub sha256: Option<Sha256>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    #[serde(rename = "schema")]
    _schema: String,
    entries: Vec<Entry>,
}

/// All entries, in the order in which they are recommended.
#[cfg_attr(feature = "uniffi", uniffi::export)]
pub fn catalogue() -> Vec<Entry> {
    #[expect(
        clippy::expect_used,
        reason = "the text is part of the program, and a test reads it"
    )]
    let catalogue: Catalogue =
        serde_json::from_str(CATALOGUE).expect("the built-in catalogue is valid");
    catalogue.entries
}

impl Entry {
    /// The files, the text model first.
    pub fn files(&self) -> impl Iterator<Item = &RemoteFile> {
        std::iter::once(&self.text).chain(&self.projector)
    }

    /// The manifest of this entry with these files, the text model first.
    pub fn manifest(&self, text: FileEntry, projector: Option<FileEntry>) -> PackManifest {
        PackManifest {
            schema: SCHEMA.to_owned(),
            id: self.id.clone(),
            name: self.name.clone(),
            text,
            projector,
            adapters: Vec::new(),
            quantization: self.quantization.clone(),
            licence: Licence {
                id: self.licence.clone(),
                terms_url: crate::licence::known(&self.licence)
                    .map(|known| known.terms_url.to_owned()),
                notice_file: crate::licence::known(&self.licence)
                    .map(|known| known.notice_file.to_owned()),
            },
            clinical_use: self.clinical_use,
            context_tokens: self.context_tokens,
            thought_tokens: self.thought_tokens,
            opinion_temperature: None,
            image_temperatures: BTreeMap::new(),
            prompts: BTreeMap::new(),
            languages: Vec::new(),
            known_defects: self.known_defects.clone(),
        }
    }

    /// The model for [`crate::fit()`], before anything is fetched; none while its length is not known. The projector's
    /// weights count only if their length is known.
    pub fn model(&self) -> Option<Model> {
        let bytes =
            |file: &Option<RemoteFile>| file.as_ref().and_then(|file| file.bytes).unwrap_or(0);
        Some(Model {
            text: self.shape.clone(),
            projector: self.projector_shape.clone(),
            weights: Weights {
                text: self.text.bytes?,
                token_embedding: 0,
                second_embedding: 0,
                projector: bytes(&self.projector),
                adapter: 0,
            },
            branches: 0,
        })
    }

    /// The least memory that the text model alone takes, with 2,048 tokens of context, by [`predict`]; in bytes.
    pub fn least_memory(&self) -> Option<u64> {
        let model = self.model()?;
        Some(predict(&model.text, None, model.weights, Plan::of(2048)).total())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_makes_a_valid_manifest_and_names_a_known_licence() {
        let entries = catalogue();
        for entry in &entries {
            let file = |file: &RemoteFile| FileEntry {
                file: file.file.clone(),
                bytes: file.bytes.unwrap_or(1),
                sha256: file.sha256.unwrap_or(Sha256([0; 32])),
            };
            let manifest = entry.manifest(file(&entry.text), entry.projector.as_ref().map(file));
            let json = serde_json::to_vec(&manifest).unwrap();
            let read = PackManifest::parse(std::path::Path::new("pack.json"), &json).unwrap();
            assert_eq!(read, manifest);
            assert!(
                crate::licence::known(&entry.licence).is_some(),
                "{}",
                entry.licence
            );
            assert_eq!(entry.projector.is_some(), entry.projector_shape.is_some());
            if let Some(projector) = &entry.projector_shape {
                assert_eq!(projector.output, entry.shape.embedding);
            }
            assert_eq!(entry.shape.global_layers, entry.shape.layers / 6);
        }
        let ids: std::collections::HashSet<_> = entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), entries.len());
        for wanted in [
            "270M",
            "1.5 4B",
            "MedGemma 4B",
            "27B text",
            "27B multimodal",
        ] {
            assert!(
                entries.iter().any(|entry| entry.name.contains(wanted)),
                "{wanted}"
            );
        }
    }
}
