//! What a manifest says of an adapter.

use super::{FileEntry, Licence};
use crate::files::plain_id;
use crate::sha256::Sha256;
use serde::{Deserialize, Serialize};

/// The longest card, in bytes.
const MAX_CARD: usize = 16 << 10;
/// Adapters of one pack.
const MOST: usize = 32;

/// An adapter in a pack: LoRA weights for its text model. None is used unless the opening names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AdapterEntry {
    /// By what an opening chooses it: as a pack's id, and no other adapter's of the pack.
    pub name: String,
    /// The weights, a GGUF of type `adapter`.
    pub weights: FileEntry,
    /// The text model that it was made for: the digest of that file, which must be this pack's.
    pub base_sha256: Sha256,
    /// The terms under which it may be used.
    pub licence: Licence,
    /// What it was made for, from what, how it was evaluated, and where it fails; at most 16,384 bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub card: String,
    /// In place of the pack's: languages of narratives in which it was evaluated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// In place of the pack's, which was fitted without the adapter; absent: uncalibrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion_temperature: Option<f64>,
}

// Equal to itself: a temperature that is no number is refused.
impl Eq for AdapterEntry {}

/// The first fault of these entries: field, value and what it may be.
pub(super) fn fault(adapters: &[AdapterEntry]) -> Option<(&'static str, String, &'static str)> {
    if adapters.len() > MOST {
        let found = format!("{} entries", adapters.len());
        return Some(("adapters", found, "at most 32"));
    }
    for (at, adapter) in adapters.iter().enumerate() {
        let is_taken = |other: &AdapterEntry| other.name == adapter.name;
        if !plain_id(&adapter.name) || adapters.iter().take(at).any(is_taken) {
            return Some((
                "adapters.name",
                format!("{:?}", adapter.name),
                "1 to 64 of a-z, 0-9, `.`, `_` and `-`, the first a letter or digit, the last no dot, no device of Windows, each once",
            ));
        }
        if adapter.card.len() > MAX_CARD {
            let found = format!("{} bytes", adapter.card.len());
            return Some(("adapters.card", found, "at most 16384 bytes"));
        }
    }
    None
}
