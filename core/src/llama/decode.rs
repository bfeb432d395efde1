//! What a reply is written with: a sequence of llama.cpp, or in tests something simpler.

use crate::model::{Control, ModelError};

/// What the last computation said.
pub(super) trait Rows {
    /// Logits behind the token `back` places before the last of the last push, one a vocabulary entry.
    fn logits(&self, back: usize) -> Result<&[f32], ModelError>;
    /// Takes back the last tokens of the last push: of those that got logits all but the first.
    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError>;
}

/// Something that takes tokens and says how likely each next one is.
pub(super) trait Decode: Rows {
    /// Decodes tokens; the last `wanted` of them get logits.
    fn push(
        &mut self,
        tokens: &[u32],
        wanted: usize,
        control: &Control<'_>,
    ) -> Result<(), ModelError>;
}
