//! Which tokens a reply may have: those of a grammar, or for free text all but control tokens.

use crate::constraint::Mask;
use crate::model::ModelError;
use crate::tokenizer::Tokenizer;

/// Which tokens a reply may have.
pub(super) enum Allowed {
    /// Those of a grammar.
    Grammar(Box<Mask>),
    /// Free text: these at every place.
    These(Vec<u32>),
}

impl Allowed {
    /// The tokens of the grammar that may come next; none for free text, where it is always [`Allowed::these`].
    pub(super) fn masked(&mut self) -> Result<Option<Vec<u32>>, ModelError> {
        Ok(match self {
            Self::These(_) => None,
            Self::Grammar(mask) => Some(mask.allowed()?),
        })
    }

    pub(super) fn these(&self) -> &[u32] {
        match self {
            Self::These(tokens) => tokens,
            Self::Grammar(_) => &[],
        }
    }

    /// As many of `tokens`, from the first, as may come next one after the other.
    pub(super) fn valid(&mut self, tokens: &[u32]) -> usize {
        match self {
            Self::These(these) => {
                let is_allowed = |token: &&u32| these.binary_search(token).is_ok();
                tokens.iter().take_while(is_allowed).count()
            }
            Self::Grammar(mask) => mask.valid(tokens),
        }
    }

    /// Free text: every token but control tokens, and the end of the turn.
    pub(super) fn text(tokenizer: &Tokenizer) -> Self {
        let eos = tokenizer.eos();
        let tokens = (0..).take(tokenizer.vocab_size());
        Self::These(
            tokens
                .filter(|token| *token == eos || !tokenizer.bytes_of(*token).is_empty())
                .collect(),
        )
    }
}
