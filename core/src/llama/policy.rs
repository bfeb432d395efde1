//! How a pack is loaded: as fast as the memory at hand allows, and how much that will take, told before anything is loaded.
//!
//! Measured at MedGemma 4B's shape on two cores of an AVX-512 x86-64 server (Q4_0, Q4_K_M): read and rearranged 2.63 and 2.75 GB, 79 and 69
//! tokens/s read, 14.5 and 14.7 written; mapped as they are, of which the system may drop the weights' 2.4 GB, 33 and 122 read, 9 and 11
//! written. Which is faster for a whole triage depends on format, processor and length, so it is measured ([`Llama::open_fastest`](super::Llama::open_fastest)).
//! A cache in Q8_0 is half as large and slower (41 tokens/s read against 65): it is for devices that cannot hold the other.
//! Rearranged weights beside a mapped file hold everything twice (4.4 GB): no policy does that.

use aidpost_models::{CacheType, Device, Memory, Model, Plan, VerifiedPack, WeightsIn};
use serde::{Deserialize, Serialize};

use super::context::BATCH;
use super::native::{Cache, Layout};

/// How a pack is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Loading {
    /// Weights read into memory and rearranged for the processor; cache in 16-bit numbers.
    Fast,
    /// Weights mapped from the file: the system can drop them and read them again.
    Frugal,
    /// Mapped, and the cache in Q8_0, half as large.
    Smallest,
}

/// Up to this share of what is available is taken: the rest is the app's, the photo's and the estimate's error.
const COMFORTABLE: (u64, u64) = (4, 5);

impl Loading {
    /// All, the fastest first.
    pub const ALL: [Self; 3] = [Self::Fast, Self::Frugal, Self::Smallest];

    /// The fastest that `device` can hold with the pack's whole context and an image; where nothing is known of the device, the fastest.
    #[must_use]
    pub fn choose(pack: &VerifiedPack, device: Option<Device>) -> Self {
        let Some(device) = device else {
            return Self::Fast;
        };
        let room = device.available_memory / COMFORTABLE.1 * COMFORTABLE.0;
        let context = pack.manifest().context_tokens;
        let fits = |loading: &Self| loading.predict(pack, context).stays(*loading) <= room;
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Smallest)
    }

    /// What a request of `tokens` (prompt and reply) takes of memory, by purpose, beside what the process holds before the pack is opened.
    #[must_use]
    pub fn predict(self, pack: &VerifiedPack, tokens: u32) -> Predicted {
        let model = Model::of(pack);
        let plan = self.plan(tokens);
        let of = |projector| aidpost_models::predict(&model.text, projector, model.weights, plan);
        Predicted {
            model: of(None),
            model_with_image: model.projector.as_ref().map(|image| of(Some(image))),
        }
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

    fn plan(self, tokens: u32) -> Plan {
        Plan {
            context_tokens: tokens,
            batch_tokens: BATCH,
            cache: match self {
                Self::Fast | Self::Frugal => CacheType::F16,
                Self::Smallest => CacheType::Q8_0,
            },
            weights: match self {
                Self::Fast => WeightsIn::Read,
                Self::Frugal | Self::Smallest => WeightsIn::Mapped,
            },
        }
    }

    pub(super) fn layout(self) -> Layout {
        match self {
            Self::Fast => Layout::Rearranged,
            Self::Frugal | Self::Smallest => Layout::Mapped,
        }
    }

    pub(super) fn cache(self) -> Cache {
        match self {
            Self::Fast | Self::Frugal => Cache::F16,
            Self::Smallest => Cache::Q8_0,
        }
    }

    /// For provenance, where it makes a difference to the numbers.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Fast => "",
            Self::Frugal => "; weights as in the file",
            Self::Smallest => "; weights as in the file, cache in Q8_0",
        }
    }
}

/// What the engine itself takes beside the model: its code, the constraint of a reply, the heap between them. An estimate from 18 to 25 MB
/// measured beside packs of 1 and 5 MB in every way of loading; for MedGemma it is one part in a hundred.
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
    fn stays(&self, loading: Loading) -> u64 {
        let most = self.with_image().unwrap_or(0).max(self.text());
        match loading {
            Loading::Fast => most,
            Loading::Frugal | Loading::Smallest => most - self.model.weights,
        }
    }
}
