//! How much memory a model takes before it is loaded. The key-value cache is exact; what is estimated says so and from what.
//! It measures nothing: [`crate::Device`] says what there is, [`crate::fit()`] compares.

use crate::gemma3::Gemma3;
use crate::projector::Projector;

/// What the engine would open, as far as memory depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Plan {
    /// Tokens of context; llama.cpp rounds up to a multiple of 256.
    pub context_tokens: u32,
    /// Tokens that one step computes together (`n_ubatch`); an image needs 256.
    pub batch_tokens: u32,
    /// Number format of the key-value cache.
    pub cache: CacheType,
    /// How the weights come into memory.
    pub weights: WeightsIn,
    /// Sequences that branch off the first and share its context: each has two rows of logits, and in the layers that see a window the
    /// cells of one window more.
    pub branches: u32,
}

/// How many signs an adapter's checks weigh together, each in a branch of its own.
pub const CHECKS_TOGETHER: u32 = 16;

impl Plan {
    /// What the engine opens for so many tokens of context.
    pub fn of(context_tokens: u32) -> Self {
        Self {
            context_tokens,
            batch_tokens: 256,
            cache: CacheType::F16,
            weights: WeightsIn::Read,
            branches: 0,
        }
    }
}

/// Number format of the key-value cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum CacheType {
    /// Two bytes a number.
    F16,
    /// 34 bytes for 32 numbers.
    Q8_0,
}

/// How the weights come into memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum WeightsIn {
    /// Read into memory, rearranged or not: held once (mmap off), but for a token embedding that is rearranged as the output too.
    Read,
    /// Mapped from the file as they are: held once, and the system may drop and read again what it needs (mmap on, repack off).
    Mapped,
    /// Mapped, and rearranged into a copy for speed: held twice, but for the token embedding (mmap on, repack on).
    MappedAndRepacked,
}

/// The sizes that memory depends on, in bytes. Before a file is here, its length stands for its tensors: the header more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// All tensors of the text model.
    pub text: u64,
    /// Of these, the token embedding.
    pub token_embedding: u64,
    /// What of it is held a second time where weights are read into memory: rearranged, as the matrix of the output. All of it, or nothing where
    /// the file has another output, or its format is not rearranged on this processor.
    pub second_embedding: u64,
    /// All tensors of the projector; 0 without one.
    pub projector: u64,
    /// All tensors of the adapter; 0 without one.
    pub adapter: u64,
}

/// Memory by purpose, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Memory {
    /// The text model's weights, with the token embedding's second copy. Exact for [`WeightsIn::Mapped`], and for [`WeightsIn::Read`] where
    /// llama.cpp was built for this processor; an upper estimate for the third.
    pub weights: u64,
    /// The adapter's weights, which are read into memory however the others come there. Exact.
    pub adapter: u64,
    /// Keys and values of the layers that see the whole context. Exact.
    pub global_cache: u64,
    /// Keys and values of the layers that see a window. Exact.
    pub window_cache: u64,
    /// Intermediate results of one step. Estimate: attention scores (with a cache in Q8_0, for which flash attention keeps none, the
    /// mask), feed-forward and residual activations of one layer, one row of logits and two of each branch.
    pub compute: u64,
    /// The vocabulary's indices: llama.cpp's, the tokenizer's, the constraint's. Estimate: as many bytes a token as were
    /// measured for 262,144.
    pub vocabulary: u64,
    /// The projector's weights. Exact.
    pub projector: u64,
    /// Intermediate results of one image. Estimate: feed-forward and three residual activations of one layer, as measured for the
    /// 4B's; and the image itself on its way from pixels to patches, 20 bytes a number, as measured at 896 × 896 pixels.
    pub projector_compute: u64,
}

impl Memory {
    /// All of it, in bytes.
    pub fn total(&self) -> u64 {
        self.weights
            + self.adapter
            + self.global_cache
            + self.window_cache
            + self.compute
            + self.vocabulary
            + self.projector
            + self.projector_compute
    }
}

/// Predicts the peak for a model with these weights under `plan`. With `projector` absent, text only.
pub fn predict(
    text: &Gemma3,
    projector: Option<&Projector>,
    weights: Weights,
    plan: Plan,
) -> Memory {
    let context = u64::from(plan.context_tokens).next_multiple_of(256);
    let batch = u64::from(plan.batch_tokens);
    // llama.cpp keeps the window and one batch beyond it, rounded up for speed.
    let window = context
        .min(u64::from(text.window) * (1 + u64::from(plan.branches)) + batch)
        .next_multiple_of(256);
    let numbers = 2 * u64::from(text.kv_heads) * u64::from(text.head_length);
    let cell = match plan.cache {
        CacheType::F16 => numbers * 2,
        CacheType::Q8_0 => numbers.div_ceil(32) * 34,
    };
    let scores = match plan.cache {
        CacheType::F16 => u64::from(text.heads) * context,
        CacheType::Q8_0 => context,
    };
    let global = u64::from(text.global_layers);
    let windowed = u64::from(text.layers) - global;
    Memory {
        weights: match plan.weights {
            WeightsIn::Read => weights.text + weights.second_embedding,
            WeightsIn::Mapped => weights.text,
            WeightsIn::MappedAndRepacked => 2 * weights.text - weights.token_embedding,
        },
        adapter: weights.adapter,
        global_cache: global * context * cell,
        window_cache: windowed * window * cell,
        compute: 4
            * (batch * scores
                + batch * (3 * u64::from(text.feed_forward) + 4 * u64::from(text.embedding))
                + (1 + 2 * u64::from(plan.branches)) * u64::from(text.vocabulary)),
        vocabulary: 675 * u64::from(text.vocabulary),
        projector: projector.map_or(0, |_| weights.projector),
        projector_compute: projector.map_or(0, |image| {
            let layer = u64::from(image.feed_forward) + 3 * u64::from(image.embedding);
            4 * u64::from(image.patches) * layer + 20 * 3 * u64::from(image.image).pow(2)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUR_B: Gemma3 = Gemma3 {
        layers: 34,
        global_layers: 5,
        embedding: 2560,
        feed_forward: 10240,
        heads: 8,
        kv_heads: 4,
        head_length: 256,
        window: 1024,
        context: 131_072,
        vocabulary: 262_144,
    };
    const IMAGE: Projector = Projector {
        image: 896,
        tokens: 256,
        output: 2560,
        layers: 27,
        embedding: 1152,
        heads: 16,
        feed_forward: 4304,
        patches: 4096,
    };
    const WEIGHTS: Weights = Weights {
        text: 2_360_000_000,
        token_embedding: 550_000_000,
        second_embedding: 0,
        projector: 851_000_000,
        adapter: 0,
    };
    const PLAN: Plan = Plan {
        context_tokens: 8192,
        batch_tokens: 512,
        cache: CacheType::F16,
        weights: WeightsIn::Read,
        branches: 0,
    };

    /// By hand: 2 × 4 heads × 256 × 2 bytes = 4,096 bytes a cell and layer; 5 layers of 8,192 cells, 29 of 1,536.
    #[test]
    fn the_cache_of_the_4b_is_exact() {
        let memory = predict(&FOUR_B, None, WEIGHTS, PLAN);
        assert_eq!(memory.global_cache, 5 * 8192 * 4096);
        assert_eq!(memory.window_cache, 29 * 1536 * 4096);
        let q8 = predict(
            &FOUR_B,
            None,
            WEIGHTS,
            Plan {
                cache: CacheType::Q8_0,
                ..PLAN
            },
        );
        assert_eq!(q8.global_cache, 5 * 8192 * 4096 / 64 * 34);
        // A context shorter than the window holds all layers to itself, rounded up to 256.
        let short = predict(
            &FOUR_B,
            None,
            WEIGHTS,
            Plan {
                context_tokens: 700,
                ..PLAN
            },
        );
        assert_eq!(short.global_cache + short.window_cache, 34 * 768 * 4096);
        let small_steps = predict(
            &FOUR_B,
            None,
            WEIGHTS,
            Plan {
                batch_tokens: 100,
                ..PLAN
            },
        );
        assert_eq!(small_steps.window_cache, 29 * 1280 * 4096);
    }

    /// A 4B in Q4_0 with its embedding in Q4_0 too, on two cores with AVX2: 2.18 GB of weights peaked at 3.25 GB where 2.90 were predicted without.
    /// By hand: sixteen branches have a window of 1,024 cells each beside the first's and a batch of 512, but a context has no more than
    /// its own cells; and two rows of 262,144 numbers of 4 bytes each.
    #[test]
    fn branches_take_a_window_and_two_rows_of_logits_each() {
        let plan = |branches, context_tokens| Plan {
            branches,
            context_tokens,
            ..PLAN
        };
        let of = |plan| predict(&FOUR_B, None, WEIGHTS, plan);
        let (none, some) = (of(plan(0, 131_072)), of(plan(CHECKS_TOGETHER, 131_072)));
        assert_eq!(some.window_cache, 29 * (17 * 1024 + 512) * 4096);
        assert_eq!(some.compute - none.compute, 32 * 262_144 * 4);
        assert_eq!(some.global_cache, none.global_cache);
        assert_eq!(
            of(plan(CHECKS_TOGETHER, 8192)).window_cache,
            29 * 8192 * 4096
        );
    }

    #[test]
    fn an_embedding_that_is_rearranged_as_the_output_is_held_twice() {
        let embedding = 262_144 * 2560 / 32 * 18;
        let weights = Weights {
            token_embedding: embedding,
            second_embedding: embedding,
            ..WEIGHTS
        };
        let total = |weights, weights_in| {
            let plan = Plan {
                weights: weights_in,
                ..PLAN
            };
            predict(&FOUR_B, None, weights, plan).total()
        };
        let read = total(weights, WeightsIn::Read);
        assert_eq!(read - total(WEIGHTS, WeightsIn::Read), embedding);
        assert!((embedding as f64 / 1e9 - (3.25 - 2.90)).abs() < 0.03);
        let mapped = total(weights, WeightsIn::Mapped);
        assert_eq!(mapped, total(WEIGHTS, WeightsIn::Mapped));
    }

    #[test]
    fn estimates_meet_the_measurements_they_were_made_from() {
        let memory = predict(&FOUR_B, Some(&IMAGE), WEIGHTS, PLAN);
        let pixels = 20 * 3 * 896 * 896;
        let mib = (memory.projector_compute - pixels) as f64 / f64::from(1 << 20);
        assert!((mib - 121.0).abs() < 1.0, "{mib}");
        assert!(
            (memory.vocabulary as f64 - 177e6).abs() < 0.5e6,
            "{}",
            memory.vocabulary
        );
        // 2.36 GB mapped and repacked held 4.4 GB with a small context.
        let twice = Plan {
            context_tokens: 1024,
            weights: WeightsIn::MappedAndRepacked,
            ..PLAN
        };
        let peak = predict(&FOUR_B, None, WEIGHTS, twice).total() as f64 / 1e9;
        assert!((peak - 4.4).abs() < 0.2, "{peak}");
    }
}
