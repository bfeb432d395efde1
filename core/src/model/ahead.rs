//! How far a prompt was read before anybody asked.

/// How far a prompt was read before anybody asked. 0 of 0 where nothing can be: there is no model, or it cannot read this prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReadAhead {
    /// Tokens read.
    pub read: usize,
    /// Tokens of the prompt as it stands.
    pub total: usize,
}

impl ReadAhead {
    /// Whether a triage of the same encounter has nothing left to read.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.total > 0 && self.read == self.total
    }
}
