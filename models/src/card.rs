//! The acceptance card: what came of asking a pack's weights about a few narratives and pictures whose right answers are known. It lies beside
//! the pack's files and is no part of the pack. Nobody vouches for it, so it can only take trust away: a pack with a good card is fit for
//! nothing that it is not fit for without one.

use crate::files::{self, card_name};
use crate::pack::{AdapterEntry, PackManifest};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The only schema of a card that this version reads.
pub const CARD_SCHEMA: &str = "aidpost.acceptance/1";
/// The longest card read, in bytes.
const MAX_CARD: u64 = 64 << 10;

/// What the probes found of one pack, with or without one of its adapters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Always [`CARD_SCHEMA`].
    pub schema: String,
    /// The pack's id.
    pub pack: String,
    /// SHA-256 of the text model's file: with other weights the card says nothing.
    pub model_sha256: String,
    /// SHA-256 of the projector's file, if the pack has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projector_sha256: Option<String>,
    /// The adapter that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapter: Option<String>,
    /// SHA-256 of the adapter's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapter_sha256: Option<String>,
    /// The version of the probes.
    pub probes: u32,
    /// The engine that asked, with its version.
    pub engine: String,
    /// Library, processor and instruction sets on which the model ran.
    pub backend: String,
    /// The day, as `2026-11-30` in UTC; none where the caller has no clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// How long it took, in seconds; none where the caller has no clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// What was counted.
    pub counts: CardCounts,
    /// What follows.
    pub verdict: CardVerdict,
    /// Why it was refused, a sentence each; empty where it was accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
}

/// What the probes counted. What the word lists read is in none of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardCounts {
    /// Signs that a narrative tells, and that the model read as present.
    pub told: Share,
    /// Signs that a narrative denies, and that the model read as present all the same.
    pub denied: Share,
    /// Narratives in which the model read a sign as present that they do not name at all.
    pub invented: Share,
    /// Narratives of which the model read the same with their sentences in the other order.
    pub order: Share,
    /// Requests that the model did not answer: broken numbers, or no memory.
    pub failed: Share,
    /// Pictures; none of a pack without a projector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pictures: Option<PictureCounts>,
    /// How good its probabilities are; none where the pack says that it has no calibration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<CalibrationFound>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many that were asked.
    pub asked: u32,
}

/// What came of pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureCounts {
    /// Pairs of pictures with one question and two right answers, both answered rightly. Who does not see answers both alike.
    pub pairs: Share,
    /// Pictures that were shown twice and answered alike.
    pub same: Share,
}

/// How far probabilities are from what is true.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationFound {
    /// How many probabilities were compared with what is true.
    pub asked: u32,
    /// Their mean squared distance from it (Brier score): 0 is best.
    pub brier: f64,
    /// The same of one who gives every answer the same probability.
    pub knowing_nothing: f64,
}

/// What follows from the probes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardVerdict {
    /// The weights do what a reader must do. It is no evaluation.
    Accepted,
    /// They do not: never for clinical use.
    Refused,
}

/// Whether a pack has an acceptance card, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Acceptance {
    /// It has one for these weights, and they were accepted.
    Accepted,
    /// It has one for these weights, and they were refused.
    Refused,
    /// It has one that was made of other weights, or that cannot be read.
    Stale,
    /// It has none.
    None,
}

impl Card {
    /// Whether it was made of these weights.
    #[must_use]
    pub fn is_of(&self, manifest: &PackManifest, adapter: Option<&AdapterEntry>) -> bool {
        let projector = manifest.projector.as_ref();
        self.model_sha256 == manifest.text.sha256.to_string()
            && self.projector_sha256 == projector.map(|file| file.sha256.to_string())
            && self.adapter_sha256 == adapter.map(|one| one.weights.sha256.to_string())
    }

    /// Writes it into the pack's folder `dir`, whole or not at all, in place of an earlier one.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        files::write(&dir.join(card_name(self.adapter.as_deref())), &json)
    }
}

/// The card in a pack's folder for these weights, and what it says. A card that is damaged is stale.
pub(crate) fn find(
    dir: &Path,
    manifest: &PackManifest,
    adapter: Option<&AdapterEntry>,
) -> (Acceptance, Option<Card>) {
    let file = dir.join(card_name(adapter.map(|one| one.name.as_str())));
    let bytes = match files::read_small(&file, MAX_CARD) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (Acceptance::None, None),
        Err(_) => return (Acceptance::Stale, None),
        Ok(bytes) => bytes,
    };
    let card: Option<Card> = serde_json::from_slice(&bytes).ok();
    let card = card.filter(|card| card.schema == CARD_SCHEMA && card.is_of(manifest, adapter));
    match card {
        None => (Acceptance::Stale, None),
        Some(card) => match card.verdict {
            CardVerdict::Accepted => (Acceptance::Accepted, Some(card)),
            CardVerdict::Refused => (Acceptance::Refused, Some(card)),
        },
    }
}

/// Takes the cards that hold for the pack in `to` over from the one in `from` whose place it takes: a refusal is not lost where the same weights come
/// again. A card that cannot be taken over is none.
pub(crate) fn take_over(from: &Path, to: &Path, manifest: &PackManifest) {
    let adapters = manifest.adapters.iter().map(Some);
    for adapter in std::iter::once(None).chain(adapters) {
        if let (_, Some(card)) = find(from, manifest, adapter) {
            let _ = card.write(to);
        }
    }
}
