//! How a frame's samples are coded, as its marker says.

/// How samples are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Sequential,
    Progressive,
    Lossless,
    /// Arithmetic or hierarchical.
    Other,
}
