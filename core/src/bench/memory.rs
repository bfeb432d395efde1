//! Memory that a run took, beside what was predicted.

use serde::{Deserialize, Serialize};

/// Most memory that the process held at once during each stretch of the run (Linux and Android: `VmHWM`; where it cannot be reset, since the
/// process began), in bytes; none where the system does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PeakMemory {
    /// Held before the pack was opened.
    pub before_bytes: Option<u64>,
    /// While it was loaded.
    pub load_bytes: Option<u64>,
    /// During the steps with text.
    pub text_bytes: Option<u64>,
    /// While a prepared image was encoded and read.
    pub image_bytes: Option<u64>,
}

/// The peak as it is predicted from the pack's sizes and what the process held before, in bytes; none where the system does not say that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PredictedMemory {
    /// After the steps with text.
    pub text_bytes: Option<u64>,
    /// After the image.
    pub image_bytes: Option<u64>,
}
