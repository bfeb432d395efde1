//! What a pack says of itself: `pack.json` in the pack's folder. Reading it proves nothing about the files; [`crate::verify()`] does.

mod adapters;

pub use adapters::AdapterEntry;

use crate::files::{self, NotAFile, is_card_name, plain_file_name, plain_id};
use crate::sha256::Sha256;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The manifest's file name in a pack's folder.
pub const MANIFEST: &str = "pack.json";
/// The signature's file name in a pack's folder. It is minisign's over the exact bytes of `pack.json`, as `minisign -S -m pack.json`
/// writes it: Ed25519 over BLAKE2b; the legacy form without a prehash is refused. The manifest has the digest of every
/// weight file, so these are covered too. See [`crate::TrustedKeys`].
pub const SIGNATURE: &str = "pack.json.minisig";
/// The only schema that this version reads.
pub const SCHEMA: &str = "aidpost.pack/1";
/// The longest manifest read, in bytes.
pub(crate) const MAX_MANIFEST: u64 = 1 << 20;
/// The longest signature read, in bytes: four lines.
pub(crate) const MAX_SIGNATURE: u64 = 4096;
/// The longest notice of a licence, in bytes.
pub(crate) const MAX_NOTICE: u64 = 1 << 20;

/// A pack: one model, ready to run, and everything the engine must know about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PackManifest {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The pack's name in commands and paths: lower-case letters, digits, `.`, `_` and `-`, at most 64 bytes.
    pub id: String,
    /// The pack's name for people.
    pub name: String,
    /// The text model, a GGUF of architecture `gemma3`.
    pub text: FileEntry,
    /// The image projector made for exactly this text model; absent in a text-only pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projector: Option<FileEntry>,
    /// Adapters for this text model, of which an opening may choose one by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adapters: Vec<AdapterEntry>,
    /// The text model's quantization, such as `Q4_K_M`.
    pub quantization: String,
    /// The terms under which the weights may be used.
    pub licence: Licence,
    /// Whether outputs may be used clinically at all.
    pub clinical_use: ClinicalUse,
    /// Context that the engine opens, in tokens; 512 to what the text model was trained for.
    pub context_tokens: u32,
    /// Tokens a thinking model may spend on thoughts before it answers; 0 if it is not to think.
    #[serde(default)]
    pub thought_tokens: u32,
    /// Divides the acuity logits before they become probabilities, fitted on held-out cases; absent: uncalibrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion_temperature: Option<f64>,
    /// Divides the yes/no logits of an image condition, by its code, fitted on held-out images; a condition that is not named is
    /// uncalibrated.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub image_temperatures: BTreeMap<String, f64>,
    /// Prompt templates that this pack was evaluated with: name to digest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prompts: BTreeMap<String, Sha256>,
    /// Languages of narratives in which this pack was evaluated, as primary BCP 47 tags such as `en`; in any other a triage warns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// What is known to be wrong with these weights, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_defects: Vec<String>,
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FileEntry {
    /// A plain file name in the pack's folder.
    pub file: String,
    /// Its exact length.
    pub bytes: u64,
    /// Its digest.
    pub sha256: Sha256,
}

/// The terms under which weights may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Licence {
    /// An SPDX expression, or the licensor's own short name such as `HAI-DEF`.
    pub id: String,
    /// Where the terms stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
    /// A plain file name in the pack's folder whose text must travel with the weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_file: Option<String>,
}

/// Whether a pack's outputs may be used clinically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ClinicalUse {
    /// Never: demo, test and unverified weights. Every output says so.
    NotForClinicalUse,
    /// Left to whoever integrates the engine, who answers for it.
    IntegratorDecides,
}

/// A manifest that cannot be used: correct it, or import the pack again.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The folder has no readable `pack.json`.
    #[error("{}: cannot be read: {source}", file.display())]
    Io {
        /// The manifest's path.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something else lies where `pack.json` or its signature is needed.
    #[error("{}: {found}", file.display())]
    NotAFile {
        /// The path.
        file: PathBuf,
        /// What lies there.
        found: NotAFile,
    },
    /// The text is no manifest of this schema.
    #[error("{}: {reason}", file.display())]
    Json {
        /// The manifest's path.
        file: PathBuf,
        /// Line, column and reason.
        reason: String,
    },
    /// A field has a value outside its range.
    #[error("{}: {field} is {value}, allowed is {range}", file.display())]
    Field {
        /// The manifest's path.
        file: PathBuf,
        /// The field.
        field: &'static str,
        /// Its value.
        value: String,
        /// What it may be.
        range: &'static str,
    },
}

impl PackManifest {
    /// Reads and checks `pack.json` in `dir`. What it says of its clinical use is its own claim.
    pub fn read(dir: &Path) -> Result<Self, ManifestError> {
        let file = dir.join(MANIFEST);
        Self::parse(&file, &small(&file, MAX_MANIFEST)?)
    }

    /// Parses and checks a manifest; `file` is only named in errors.
    pub fn parse(file: &Path, json: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(json).map_err(|error| ManifestError::Json {
            file: file.to_path_buf(),
            reason: error.to_string(),
        })?;
        match manifest.fault() {
            None => Ok(manifest),
            Some((field, value, range)) => Err(ManifestError::Field {
                file: file.to_path_buf(),
                field,
                value,
                range,
            }),
        }
    }

    /// The weight files: the text model, then the projector, then the adapters.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        let adapters = self.adapters.iter().map(|adapter| &adapter.weights);
        std::iter::once(&self.text)
            .chain(&self.projector)
            .chain(adapters)
    }

    /// The licences, the pack's first.
    pub fn licences(&self) -> impl Iterator<Item = &Licence> {
        let adapters = self.adapters.iter().map(|adapter| &adapter.licence);
        std::iter::once(&self.licence).chain(adapters)
    }

    /// The licences whose notices must lie in the pack, each notice once.
    pub(crate) fn notices(&self) -> Vec<(&Licence, &String)> {
        let mut notices: Vec<(&Licence, &String)> = vec![];
        for licence in self.licences() {
            if let Some(file) = &licence.notice_file
                && !notices.iter().any(|(_, taken)| *taken == file)
            {
                notices.push((licence, file));
            }
        }
        notices
    }

    /// The first field out of range: its name, its value and what it may be.
    fn fault(&self) -> Option<(&'static str, String, &'static str)> {
        const NAME: &str = "a plain file name of letters, digits, `.`, `_` and `-`, no device of Windows, other than the pack's other files and its acceptance cards";
        if let Some(fault) = adapters::fault(&self.adapters) {
            return Some(fault);
        }
        let mut names = vec![MANIFEST, SIGNATURE];
        let projector = self.projector.as_ref();
        let adapters = self.adapters.iter();
        let files = std::iter::once(("text.file", &self.text.file))
            .chain(projector.map(|entry| ("projector.file", &entry.file)))
            .chain(adapters.map(|adapter| ("adapters.weights.file", &adapter.weights.file)))
            .chain((self.notices().into_iter()).map(|(_, file)| ("licence.notice_file", file)));
        for (field, name) in files {
            // Names that differ only in case are one file on some phones' storage.
            let is_taken = names.iter().any(|taken| taken.eq_ignore_ascii_case(name));
            if !plain_file_name(name) || is_card_name(name) || is_taken {
                return Some((field, format!("{name:?}"), NAME));
            }
            names.push(name);
        }
        // One notice in two places is the notice of one licence.
        for licence in self.licences().filter(|one| one.notice_file.is_some()) {
            let mut others = self.licences();
            if others
                .any(|other| other.notice_file == licence.notice_file && other.id != licence.id)
            {
                let named = format!("{:?}", licence.notice_file.as_deref().unwrap_or_default());
                return Some(("licence.notice_file", named, "another for each licence"));
            }
        }
        if self.schema != SCHEMA {
            return Some(("schema", format!("{:?}", self.schema), SCHEMA));
        }
        if !plain_id(&self.id) {
            return Some((
                "id",
                format!("{:?}", self.id),
                "1 to 64 of a-z, 0-9, `.`, `_` and `-`, the first a letter or digit, the last no dot, no device of Windows",
            ));
        }
        if self.context_tokens < 512 || self.context_tokens > 1 << 20 {
            return Some((
                "context_tokens",
                self.context_tokens.to_string(),
                "512 to 1048576",
            ));
        }
        if self.thought_tokens >= self.context_tokens {
            return Some((
                "thought_tokens",
                self.thought_tokens.to_string(),
                "less than context_tokens",
            ));
        }
        let is_tag = |tag: &&String| {
            (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        let adapted = self.adapters.iter().flat_map(|adapter| &adapter.languages);
        if let Some(other) = (self.languages.iter().chain(adapted)).find(|tag| !is_tag(tag)) {
            return Some((
                "languages",
                format!("{other:?}"),
                "primary BCP 47 tags of two or three letters a-z",
            ));
        }
        let image_temperatures = self.image_temperatures.values();
        let mut temperatures = (self.opinion_temperature.iter())
            .chain((self.adapters.iter()).filter_map(|one| one.opinion_temperature.as_ref()))
            .map(|t| ("opinion_temperature", t))
            .chain(image_temperatures.map(|t| ("image_temperatures", t)));
        temperatures
            .find(|(_, t)| !(0.01..=100.0).contains(*t))
            .map(|(field, t)| (field, t.to_string(), "0.01 to 100"))
    }
}

/// A small file of a pack, which lies there as a regular one.
pub(crate) fn small(file: &Path, most: u64) -> Result<Vec<u8>, ManifestError> {
    files::read_small(file, most).map_err(|source| match files::not_a_file(&source) {
        Some(found) => ManifestError::NotAFile {
            file: file.to_path_buf(),
            found,
        },
        None => ManifestError::Io {
            file: file.to_path_buf(),
            source,
        },
    })
}
