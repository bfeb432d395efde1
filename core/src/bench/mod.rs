//! How fast a pack is on the device at hand, and how much memory it takes: what a triage is made of, each step on its own, then
//! whole triages, and on request the same work for minutes, since a phone slows down when it is hot.
//!
//! It reads two made-up accounts and a made-up picture, and nothing of a patient. The caller brings the clock.

mod ahead;
mod bandwidth;
mod batch;
mod cancel_latency;
mod clock;
mod file_read;
mod lent;
mod memory;
mod picture;
mod run;
mod sample_cases;
mod scratch;
mod sustained;
mod work;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::image::ImageError;
use crate::llama::{LoadMode, OpenError};
use crate::model::{Control, ModelError};

pub use ahead::{AheadTime, PressTime};
pub use batch::{BatchTime, QueueTime};
pub use file_read::FileRead;
pub use memory::{PeakMemory, PredictedMemory};
pub use run::run;
pub use sample_cases::{Account, sample_cases};

/// The name of the record's form.
pub const BENCH_SCHEMA: &str = "aidpost.bench/1";

/// Most minutes of a sustained run: a day.
pub const MOST_MINUTES: f64 = 1_440.0;

/// What the caller chooses.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BenchOptions {
    /// Minutes of the sustained run; 0 leaves it out. Ten are long enough for a phone to become hot.
    #[cfg_attr(feature = "uniffi", uniffi(default = 10.0))]
    pub minutes: f64,
    /// A folder in which a snapshot may be written; the run removes what it wrote there. None: the system's for temporary files, which on
    /// a phone is not the app's own.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub scratch: Option<String>,
    /// How the pack is loaded. None: as [`LoadMode::choose`] says.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub loading: Option<LoadMode>,
    /// In both triages the model is made to say a fixed reply: three signs with evidence, an opinion, a reason, two questions. For weights
    /// that say nothing of use, and for comparisons with other programs. Of no effect on an adapter that checks sign by sign.
    #[cfg_attr(feature = "uniffi", uniffi(default = false))]
    pub fixed_replies: bool,
    /// Lengths of accounts, in words, for which reading and the first words of the reply are measured too.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub lengths: Vec<u32>,
    /// Encounters of a queue whose replies are written together, against one after the other; below 2 leaves it out.
    #[cfg_attr(feature = "uniffi", uniffi(default = 0))]
    pub batch: u32,
}

impl Default for BenchOptions {
    fn default() -> Self {
        Self {
            minutes: 10.0,
            scratch: None,
            loading: None,
            fixed_replies: false,
            lengths: Vec::new(),
            batch: 0,
        }
    }
}

/// What runs next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "BenchStep"))]
pub enum Step {
    /// The file is read as it is, then vocabulary, constraint and weights are loaded.
    Load,
    /// A triage with nothing kept from before.
    TriageCold,
    /// A triage of another patient, with what is kept between patients.
    TriageWarm,
    /// The same triage with and without what was read ahead.
    Ahead,
    /// A prompt is read.
    Prefill,
    /// Tokens are written one by one.
    Decode,
    /// The state behind the patient-free part of the prompt is saved and restored.
    Snapshot,
    /// An account of so many words is read.
    Length {
        /// Its words.
        words: u32,
    },
    /// An image is prepared, encoded and read.
    Image,
    /// One tenth of the sustained run.
    Sustained {
        /// Which tenth, counted from 1.
        part: u32,
    },
    /// Loading, reading, writing and encoding are each stopped in their middle.
    Stop,
    /// Memory is read as fast as it can be.
    Bandwidth,
    /// The replies of a queue are written one after the other, and together.
    Batch,
}

/// The caller's hand on a run.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Asked whether to go on, and told how far a step has come.
    pub control: Control<'a>,
    /// Told which step begins.
    pub began: &'a dyn Fn(Step),
    /// The time since any fixed moment; it never goes back.
    pub clock: &'a dyn Fn() -> Duration,
}

/// What was measured, `aidpost.bench/1`. Times are wall-clock seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Bench {
    /// [`BENCH_SCHEMA`].
    pub schema: String,
    /// This engine's version.
    pub engine: String,
    /// The pack's id.
    pub pack: String,
    /// SHA-256 of the text model's file.
    pub model_sha256: String,
    /// SHA-256 of the adapter's file, if one was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapter_sha256: Option<String>,
    /// Such as `Q4_K_M`.
    pub quantization: String,
    /// Library, processor and instruction sets.
    pub backend: String,
    /// How it was loaded.
    pub loading: LoadMode,
    /// Threads that computed.
    pub threads: u32,
    /// From a verified pack to a model that can be asked.
    pub load_seconds: f64,
    /// Reading the text model's file, for comparison; none in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_read: Option<FileRead>,
    /// A triage with nothing kept from before.
    pub triage_cold: TriageTime,
    /// A triage of another patient right after it.
    pub triage_warm: TriageTime,
    /// The same with its account read ahead; none in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<AheadTime>,
    /// Reading the prompt of a triage.
    pub prefill: Rate,
    /// Writing behind that prompt, one token after the other.
    pub decode: Rate,
    /// The state behind the patient-free part of that prompt.
    pub snapshot: SnapshotTime,
    /// The same for accounts of the lengths that were asked for, behind a restored prefix.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lengths: Vec<LengthTime>,
    /// One image; none where the pack reads no images.
    pub image: Option<ImageTime>,
    /// None where it was left out.
    pub sustained: Option<Sustained>,
    /// How soon a stop takes effect.
    pub stop: StopTime,
    /// Most memory that the process held.
    pub peak_memory: PeakMemory,
    /// What was predicted for the same moments without loading anything.
    pub predicted_memory: PredictedMemory,
    /// How fast memory is read, for comparison; none in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bandwidth: Option<Bandwidth>,
    /// A queue, one after the other and together; none where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub batch: Option<BatchTime>,
    /// What a token asks of the machine; none in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Work>,
}

/// Reading a large buffer with the threads that compute.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "MemoryBandwidth")
)]
pub struct Bandwidth {
    /// Its size.
    pub bytes: u64,
    /// The shortest of a few passes.
    pub seconds: f64,
    /// The one over the other; 0 for a time that the clock did not see.
    pub bytes_per_second: f64,
}

/// What a token asks of the machine, by the pack's sizes and the length of the prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "TokenWork"))]
pub struct Work {
    /// Bytes that writing one token behind the prompt reads: all weights, and keys and values of the prompt.
    pub written_bytes: u64,
    /// Additions and multiplications for each token of the prompt that is read, without the output.
    pub read_operations: u64,
}

/// Tokens in a time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Rate {
    /// How many tokens.
    pub tokens: u64,
    /// In which time.
    pub seconds: f64,
    /// The one over the other; 0 for a time that the clock did not see.
    pub tokens_per_second: f64,
}

impl Rate {
    pub(crate) fn of(tokens: usize, time: Duration) -> Self {
        let (tokens, seconds) = (tokens as u64, time.as_secs_f64());
        let tokens_per_second = if seconds > 0.0 {
            tokens as f64 / seconds
        } else {
            0.0
        };
        Self {
            tokens,
            seconds,
            tokens_per_second,
        }
    }
}

/// One whole triage: rules, reading, rules again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TriageTime {
    /// From the encounter to the triage.
    pub seconds: f64,
    /// Until the first token of the reply is chosen.
    pub first_token_seconds: f64,
    /// Tokens of the prompt, kept ones included.
    pub prompt_tokens: u64,
    /// Tokens of the reply.
    pub reply_tokens: u64,
}

/// Saving and restoring what was read of a prompt before the patient's part.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SnapshotTime {
    /// Tokens that it stands for.
    pub tokens: u64,
    /// The file's size.
    pub bytes: u64,
    /// Reading these tokens.
    pub prefill_seconds: f64,
    /// Saving their state on the disk.
    pub save_seconds: f64,
    /// Reading and checking the file, and restoring it.
    pub restore_seconds: f64,
}

/// An account of some length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LengthTime {
    /// Words of the account.
    pub words: u32,
    /// Reading all that stands behind the prefix.
    pub prefill: Rate,
    /// Writing behind it.
    pub decode: Rate,
}

/// One image, step by step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImageTime {
    /// From a JPEG of 12 megapixels to what the model sees.
    pub prepare_seconds: f64,
    /// Loading the projector.
    pub load_seconds: f64,
    /// From pixels to tokens.
    pub encode_seconds: f64,
    /// Reading these tokens.
    pub prefill: Rate,
    /// Going back to the image for a further question about it.
    pub again_seconds: f64,
    /// A first question about an image, until the first token of the answer is chosen: the projector's loading and the encode are in it.
    pub first_question_seconds: f64,
    /// A second question about the same image, likewise.
    pub second_question_seconds: f64,
}

/// The same work again and again: reading 128 tokens, writing 32.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Sustained {
    /// How long it ran.
    pub minutes: f64,
    /// Its ten tenths; of ten minutes the minutes.
    pub parts: Vec<Pace>,
}

/// The pace of one tenth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Pace {
    /// Reading.
    pub prefill: Rate,
    /// Writing.
    pub decode: Rate,
}

/// How long after it was told to stop, in its middle, a step gave back. 0 where it was over before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StopTime {
    /// Loading the pack.
    pub load_seconds: f64,
    /// Reading a prompt.
    pub prefill_seconds: f64,
    /// Writing.
    pub decode_seconds: f64,
    /// Encoding an image; none where the pack reads no images.
    pub encode_seconds: Option<f64>,
}

/// Why there is no record.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The pack could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A step failed, or the caller stopped it.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The picture could not be prepared.
    #[error(transparent)]
    Image(#[from] ImageError),
}
