//! llguidance's mask: which tokens may come next, and what has come so far.
//! Errors say what failed and never quote the grammar, since the grammar holds the narrative.

use std::sync::Arc;

use llguidance::api::TopLevelGrammar;
use llguidance::{Matcher, ParserFactory};
use toktrie::{ApproximateTokEnv, InferenceCapabilities, TokEnv};

use crate::tokenizer::Tokenizer;

use super::GrammarSource;
use super::grammar::SENTENCE_CHARS;

/// Why the constraint could not be built or followed. Holds no text of the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConstraintError {
    /// llguidance could not prepare itself for this vocabulary.
    #[error("the vocabulary cannot be constrained")]
    Vocabulary,
    /// The grammar is not valid, or larger than llguidance's limits.
    #[error("the reply grammar was refused (invalid or too large)")]
    Grammar,
    /// A token outside the mask was offered, or llguidance gave up on its limits while masking.
    #[error("the reply left the grammar")]
    Left,
}

/// Makes masks for one vocabulary. Building it takes hundreds of times as long as a mask: once for each pack.
pub struct MaskFactory {
    parsers: ParserFactory,
}

impl MaskFactory {
    /// For the tokens of a model.
    ///
    /// # Errors
    /// [`ConstraintError::Vocabulary`].
    pub fn new(tokenizer: &Arc<Tokenizer>) -> Result<Self, ConstraintError> {
        Self::over(&tokenizer.environment())
    }

    /// For a vocabulary of the 256 single bytes: to try a grammar without a model.
    ///
    /// # Errors
    /// [`ConstraintError::Vocabulary`].
    pub fn of_bytes() -> Result<Self, ConstraintError> {
        Self::over(&ApproximateTokEnv::single_byte_env())
    }

    fn over(environment: &TokEnv) -> Result<Self, ConstraintError> {
        let mut parsers = ParserFactory::new(
            environment,
            InferenceCapabilities::default(),
            &[free_text()],
        )
        .map_err(|_| ConstraintError::Vocabulary)?;
        parsers.quiet();
        // Its verbose errors quote the grammar and the reply: patient text.
        parsers.limits_mut().verbose_errors = false;
        // A 20,000-character narrative is one large terminal: the defaults are sized for JSON schemas.
        parsers.limits_mut().initial_lexer_fuel = 20_000_000;
        parsers.limits_mut().step_lexer_fuel = 2_000_000;
        Ok(Self { parsers })
    }

    /// A mask at the beginning of a reply.
    ///
    /// # Errors
    /// [`ConstraintError::Grammar`].
    pub fn mask(&self, grammar: &GrammarSource) -> Result<Mask, ConstraintError> {
        let grammar = TopLevelGrammar::from_lark(grammar.lark().to_owned());
        let mut matcher = Matcher::new(self.parsers.create_parser(grammar));
        matcher
            .compute_mask()
            .map_err(|_| ConstraintError::Grammar)?;
        Ok(Mask { matcher })
    }
}

/// What most tokens of free text are. Their mask is kept ready for wherever a sentence has room for any of them: to walk the whole vocabulary for
/// each token takes several times as long. llguidance's own sets are those of JSON, which no reply here is.
fn free_text() -> String {
    format!("[{SENTENCE_CHARS}]{{1,{LONGEST_KEPT}}}")
}

/// Characters; the few longer tokens are looked for each time.
const LONGEST_KEPT: usize = 40;

/// The state of one reply under its grammar.
pub struct Mask {
    matcher: Matcher,
}

impl Mask {
    /// The tokens that may come next; the end-of-turn token is among them where the reply may end.
    ///
    /// # Errors
    /// [`ConstraintError::Left`].
    pub fn allowed(&mut self) -> Result<Vec<u32>, ConstraintError> {
        let allowed = self.matcher.compute_mask_or_eos();
        allowed
            .map(|tokens| tokens.iter().collect())
            .map_err(|_| ConstraintError::Left)
    }

    /// As many of `tokens`, from the first, as may come next one after the other.
    pub fn valid(&mut self, tokens: &[u32]) -> usize {
        self.matcher.validate_tokens(tokens).unwrap_or_default()
    }

    /// Takes `token` as the next one of the reply.
    ///
    /// # Errors
    /// [`ConstraintError::Left`] if it was not allowed.
    pub fn accept(&mut self, token: u32) -> Result<(), ConstraintError> {
        self.matcher
            .consume_token(token)
            .map_err(|_| ConstraintError::Left)
    }
}
