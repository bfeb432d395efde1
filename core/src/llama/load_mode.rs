//! How a pack is loaded: as fast as the memory at hand allows, and how much that will take, told before anything is loaded.
//!
//! Which of two ways is faster depends on the quantization and the processor, so a table says it, from measurements
//! (core/docs/measurements.md); `aidpost bench --load-mode` checks it on a device. A cache in Q8_0 is half as large and slower: it is for
//! devices that cannot hold the other. Repacked weights beside a mapped file would hold everything twice: no mode does that.

use aidpost_models::{CacheType, Device, Memory, Model, Plan, VerifiedPack, WeightsIn};
use serde::{Deserialize, Serialize};

use super::native::{Cache, Layout};
use super::sequence::BATCH;

/// How a pack is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum LoadMode {
    /// Weights read into memory and rearranged for the processor; cache in 16-bit numbers.
    #[serde(rename = "fast")]
    Repacked,
    /// Weights mapped from the file: the system can drop them and read them again.
    #[serde(rename = "frugal")]
    Mmap,
    /// Mapped, and the cache in Q8_0, half as large.
    #[serde(rename = "smallest")]
    #[cfg_attr(feature = "cli", value(name = "mmap-q8-kv"))]
    MmapQ8Kv,
}

/// Up to this share of what is available is taken: the rest is the app's, the photo's and the estimate's error.
const COMFORTABLE: (u64, u64) = (4, 5);

/// Quantizations (their first letters) and architectures for which a whole triage is faster with the weights as they lie in the file.
const FASTER_MAPPED: [(&str, &str); 1] = [("Q4_K", "x86_64")];

impl LoadMode {
    /// All, the fastest first.
    pub const ALL: [Self; 3] = [Self::Repacked, Self::Mmap, Self::MmapQ8Kv];

    /// The fastest that `device` can hold with the pack's whole context and an image; where nothing is known of the device, the fastest.
    #[must_use]
    pub fn choose(pack: &VerifiedPack, device: Option<Device>) -> Self {
        let fastest = Self::fastest(&pack.manifest().quantization, std::env::consts::ARCH);
        let Some(device) = device else {
            return fastest;
        };
        let available = device.available_memory / COMFORTABLE.1 * COMFORTABLE.0;
        let context = pack.manifest().context_tokens;
        let fits = |mode: &Self| mode.predict(pack, context).stays(*mode) <= available;
        let mut slower = Self::ALL.into_iter().skip_while(|mode| *mode != fastest);
        slower.find(fits).unwrap_or(Self::MmapQ8Kv)
    }

    /// The fastest mode for weights in `quantization` on processors of the architecture `arch` (Rust's name of it).
    fn fastest(quantization: &str, arch: &str) -> Self {
        let is_faster =
            |(faster, on): &(&str, &str)| quantization.starts_with(faster) && arch == *on;
        if FASTER_MAPPED.iter().any(is_faster) {
            Self::Mmap
        } else {
            Self::Repacked
        }
    }

    /// What a request of `tokens` (prompt and reply) takes of memory, by purpose, beside what the process holds before the pack is opened.
    #[must_use]
    pub fn predict(self, pack: &VerifiedPack, tokens: u32) -> Predicted {
        let model = Model::of(pack);
        let plan = self.plan(tokens, model.branches);
        let of = |projector| aidpost_models::predict(&model.text, projector, model.weights, plan);
        Predicted {
            model: of(None),
            model_with_image: model.projector.as_ref().map(|image| of(Some(image))),
        }
    }

    /// What a context of `tokens` takes in which `others` sequences have room beside the first.
    pub(super) fn predict_beside(self, pack: &VerifiedPack, tokens: u32, others: u32) -> Memory {
        let model = Model::of(pack);
        let plan = self.plan(tokens, others);
        aidpost_models::predict(&model.text, None, model.weights, plan)
    }

    /// The size of the state behind so many tokens, in bytes: keys and values of every layer, of local ones no more than their window and
    /// a batch.
    pub(crate) fn state_bytes(self, pack: &VerifiedPack, tokens: usize) -> u64 {
        let text = pack.text();
        let numbers = 2 * u64::from(text.kv_heads) * u64::from(text.head_length);
        let cell = match self.cache() {
            Cache::Q8_0 => numbers / 32 * 34,
            Cache::F32 | Cache::F16 => 2 * numbers,
        };
        let global = u64::from(text.global_layers);
        let tokens = tokens as u64;
        let window = tokens.min(u64::from(text.window) + u64::from(BATCH));
        cell * (global * tokens + (u64::from(text.layers) - global) * window)
    }

    fn plan(self, tokens: u32, branches: u32) -> Plan {
        Plan {
            branches,
            context_tokens: tokens,
            batch_tokens: BATCH,
            cache: match self {
                Self::Repacked | Self::Mmap => CacheType::F16,
                Self::MmapQ8Kv => CacheType::Q8_0,
            },
            weights: match self {
                Self::Repacked => WeightsIn::Read,
                Self::Mmap | Self::MmapQ8Kv => WeightsIn::Mapped,
            },
        }
    }

    pub(super) fn layout(self) -> Layout {
        match self {
            Self::Repacked => Layout::Rearranged,
            Self::Mmap | Self::MmapQ8Kv => Layout::Mapped,
        }
    }

    pub(super) fn cache(self) -> Cache {
        match self {
            Self::Repacked | Self::Mmap => Cache::F16,
            Self::MmapQ8Kv => Cache::Q8_0,
        }
    }

    /// For provenance, where it makes a difference to the numbers.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Repacked => "",
            Self::Mmap => "; weights as in the file",
            Self::MmapQ8Kv => "; weights as in the file, cache in Q8_0",
        }
    }
}

/// What the engine itself takes beside the model: its code, the constraint of a reply, the heap between them. An estimate between what was
/// measured beside small packs in every way of loading; for MedGemma it is one part in a hundred.
const ENGINE: u64 = 21 << 20;

/// Memory that a pack will take, in bytes by purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predicted {
    /// Of the model, asked about text.
    pub model: Memory,
    /// Of the model while an image is encoded; none where the pack reads no images.
    pub model_with_image: Option<Memory>,
}

impl Predicted {
    /// All that text takes, in bytes.
    #[must_use]
    pub fn text(&self) -> u64 {
        ENGINE + self.model.total()
    }

    /// All that an image takes, in bytes.
    #[must_use]
    pub fn with_image(&self) -> Option<u64> {
        self.model_with_image.map(|memory| ENGINE + memory.total())
    }

    /// What must be in memory at once: mapped weights can be dropped, but for the layer at work.
    fn stays(&self, mode: LoadMode) -> u64 {
        let most = self.with_image().unwrap_or(0).max(self.text());
        match mode {
            LoadMode::Repacked => most,
            LoadMode::Mmap | LoadMode::MmapQ8Kv => most - self.model.weights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_are_computed_faster_from_the_file_are_mapped() {
        for (quantization, arch, fastest) in [
            ("Q4_K_M", "x86_64", LoadMode::Mmap),
            ("Q4_K_S", "x86_64", LoadMode::Mmap),
            ("Q4_0", "x86_64", LoadMode::Repacked),
            ("Q8_0", "x86_64", LoadMode::Repacked),
            ("Q4_K_M", "aarch64", LoadMode::Repacked),
        ] {
            assert_eq!(
                LoadMode::fastest(quantization, arch),
                fastest,
                "{quantization} {arch}"
            );
        }
    }

    #[test]
    fn the_names_in_records_are_those_of_earlier_versions() {
        let names = LoadMode::ALL.map(|mode| serde_json::json!(mode));
        assert_eq!(names, ["fast", "frugal", "smallest"]);
    }
}
