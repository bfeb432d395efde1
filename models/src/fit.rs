//! Whether a model will run on a device: fits, tight or will not fit, with the numbers and the suggestions that would help.
//! It predicts and never loads; the thresholds are this project's choice and stand below.

use crate::device::Device;
use crate::gemma3::Gemma3;
use crate::memory::{CacheType, Memory, Plan, Weights, WeightsIn, predict};
use crate::projector::Projector;

/// Up to this share of the available memory a model fits: the rest is the app's, the photo's and the estimate's error.
const COMFORTABLE: (u64, u64) = (4, 5);
/// Up to this share of all memory the system can make room by closing other apps.
const ATTAINABLE: (u64, u64) = (3, 5);
/// Below this context an encounter with its instructions does not fit.
const SMALLEST_CONTEXT: u32 = 2048;

/// A model as far as its memory goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// The text model's sizes.
    pub text: Gemma3,
    /// The projector's, if images are wanted.
    pub projector: Option<Projector>,
    /// The file sizes.
    pub weights: Weights,
    /// The sequences that are open beside the first: those of an adapter's checks, [`crate::CHECKS_TOGETHER`].
    pub branches: u32,
}

/// A context that a model cannot be opened with: choose one in its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a context of {asked} tokens: allowed is {SMALLEST} to {trained}, which the model was trained for"
)]
pub struct ContextRange {
    /// Tokens asked for.
    pub asked: u32,
    /// Tokens that the model was trained for.
    pub trained: u32,
}

/// The smallest context that a pack may open, in tokens.
const SMALLEST: u32 = 512;

impl Model {
    /// Whether the model can be opened with so many tokens of context.
    ///
    /// # Errors
    /// [`ContextRange`] names what it takes.
    pub fn takes(&self, context_tokens: u32) -> Result<(), ContextRange> {
        let trained = self.text.context;
        if (SMALLEST..=trained).contains(&context_tokens) {
            return Ok(());
        }
        Err(ContextRange {
            asked: context_tokens,
            trained,
        })
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Verdict {
    /// It takes at most four fifths of the available memory.
    Fits,
    /// It takes more of the available memory than that: other apps may be closed, or this one.
    Tight,
    /// It takes more than is available.
    WillNotFit,
}

/// Something that would make it fit, or fit better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Suggestion {
    /// Open a smaller context.
    Context {
        /// Tokens to open.
        tokens: u32,
        /// Bytes saved.
        saves: u64,
    },
    /// Read the weights instead of mapping and repacking them.
    ReadWeights {
        /// Bytes saved.
        saves: u64,
    },
    /// Keep the cache in Q8_0.
    CacheQ8 {
        /// Bytes saved.
        saves: u64,
    },
    /// Leave the projector out.
    TextOnly {
        /// Bytes saved.
        saves: u64,
    },
    /// Take a quantization whose text model is no larger than this.
    Quantization {
        /// Bytes of the text model that would fit.
        at_most: u64,
    },
    /// Close other apps.
    FreeMemory {
        /// Bytes to free.
        bytes: u64,
    },
}

/// A prediction against a device.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Fit {
    /// The answer.
    pub verdict: Verdict,
    /// What the model takes.
    pub memory: Memory,
    /// What there is.
    pub device: Device,
    /// What would help, each on its own, the least costly first; empty if it fits.
    pub suggestions: Vec<Suggestion>,
}

/// Predicts whether `model`, with its branches, runs under `plan` on `device`.
pub fn fit(model: &Model, plan: Plan, device: Device) -> Fit {
    let plan = Plan {
        branches: plan.branches.max(model.branches),
        ..plan
    };
    let total = |model: &Model, plan: Plan| {
        predict(&model.text, model.projector.as_ref(), model.weights, plan).total()
    };
    let memory = predict(&model.text, model.projector.as_ref(), model.weights, plan);
    let need = memory.total();
    let share = |(part, whole): (u64, u64), bytes: u64| bytes / whole * part;
    let comfortable = share(COMFORTABLE, device.available_memory);
    let verdict = match need {
        need if need <= comfortable => Verdict::Fits,
        need if need <= device.available_memory => Verdict::Tight,
        _ => Verdict::WillNotFit,
    };
    let mut suggestions = vec![];
    if verdict != Verdict::Fits {
        let mut turn = |other: u64, suggestion: fn(u64) -> Suggestion| {
            if other < need {
                suggestions.push(suggestion(need - other));
            }
        };
        if plan.weights == WeightsIn::MappedAndRepacked {
            turn(
                total(
                    model,
                    Plan {
                        weights: WeightsIn::Read,
                        ..plan
                    },
                ),
                |saves| Suggestion::ReadWeights { saves },
            );
        }
        if plan.cache == CacheType::F16 {
            turn(
                total(
                    model,
                    Plan {
                        cache: CacheType::Q8_0,
                        ..plan
                    },
                ),
                |saves| Suggestion::CacheQ8 { saves },
            );
        }
        turn(
            total(
                &Model {
                    projector: None,
                    ..model.clone()
                },
                plan,
            ),
            |saves| Suggestion::TextOnly { saves },
        );
        if let Some(tokens) = context(plan.context_tokens, |tokens| {
            total(
                model,
                Plan {
                    context_tokens: tokens,
                    ..plan
                },
            ) <= comfortable
        }) {
            let saves = need
                - total(
                    model,
                    Plan {
                        context_tokens: tokens,
                        ..plan
                    },
                );
            suggestions.insert(0, Suggestion::Context { tokens, saves });
        }
        let rest = need - memory.weights;
        if comfortable > rest {
            suggestions.push(Suggestion::Quantization {
                at_most: (comfortable - rest).min(model.weights.text),
            });
        }
        // Four fifths of what is then available must hold the need.
        let missing =
            (need.div_ceil(COMFORTABLE.0) * COMFORTABLE.1).saturating_sub(device.available_memory);
        if need <= share(ATTAINABLE, device.total_memory) {
            suggestions.push(Suggestion::FreeMemory { bytes: missing });
        }
    }
    Fit {
        verdict,
        memory,
        device,
        suggestions,
    }
}

/// The largest halving of `from`, not below the smallest useful one, that is `enough`; else the smallest, if that is a change.
fn context(from: u32, enough: impl Fn(u32) -> bool) -> Option<u32> {
    let smaller: Vec<u32> = std::iter::successors(Some(from / 2), |tokens| Some(tokens / 2))
        .take_while(|&tokens| tokens >= SMALLEST_CONTEXT)
        .collect();
    smaller
        .iter()
        .copied()
        .find(|&tokens| enough(tokens))
        .or(smaller.last().copied())
}
