//! How a caller steers a long step. The engine has no clock of its own: a deadline is the caller's, through [`Control::stop`].

/// Why a step should end early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum StopReason {
    /// A person no longer wants the answer.
    Cancelled,
    /// The caller's deadline has passed.
    TimedOut,
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Enum),
    uniffi(name = "ModelProgress")
)]
pub enum Progress {
    /// A model pack is being checked, copied or fetched.
    Bytes {
        /// So far, of the file at hand.
        done: u64,
        /// In all, if known.
        total: Option<u64>,
    },
    /// Weights are being loaded, or another device is tested before the first image; from 0 to 1.
    Loading(f32),
    /// The prompt is being read.
    Prompt {
        /// Tokens read.
        done: usize,
        /// Tokens in all.
        total: usize,
    },
    /// An image is being encoded. A stop takes effect within it, but not while its projector is being loaded before it.
    Image {
        /// Which image, counted from 1.
        number: usize,
        /// How many there are.
        images: usize,
    },
    /// The reply is being written.
    Reply {
        /// Tokens written.
        done: usize,
        /// Tokens at most.
        limit: usize,
    },
}

/// The caller's hand on a step: asked and told at least several times a second.
#[derive(Clone, Copy)]
pub struct Control<'a> {
    /// Asked whether to go on.
    pub stop: &'a dyn Fn() -> Option<StopReason>,
    /// Told how far it has come.
    pub progress: &'a dyn Fn(Progress),
    /// Given each piece of a reply as it is written, in whole characters. A draft: nothing has checked it yet.
    pub on_text: &'a dyn Fn(&str),
}

/// Never stops, tells nobody.
impl Default for Control<'_> {
    fn default() -> Self {
        Self {
            stop: &|| None,
            progress: &|_| (),
            on_text: &|_| (),
        }
    }
}

impl From<StopReason> for super::ModelError {
    fn from(stop: StopReason) -> Self {
        match stop {
            StopReason::Cancelled => Self::Cancelled,
            StopReason::TimedOut => Self::TimedOut,
        }
    }
}
