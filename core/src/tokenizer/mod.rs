//! The tokenizer in a GGUF: its own vocabulary, tokens equal to llama.cpp's with special tokens off, before any weight is loaded.
//! Text never becomes a control token here; whoever wants one asks for it by [`Tokenizer::control`].

mod environment;
mod index;
mod kind;
mod merges;
mod user_defined;
mod vocabulary;

use aidpost_models::gguf::{Gguf, GgufError};
use environment::Environment;
use kind::Kind;
use merges::Merges;
use std::sync::Arc;
use tokenizers::{
    DecoderWrapper, Encoding, NormalizerWrapper, PostProcessorWrapper, TokenizerImpl,
};
use toktrie::TokEnv;
use user_defined::UserDefined;
use vocabulary::Vocabulary;

/// A vocabulary that cannot be used: take another model, or convert it anew.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenizerError {
    /// A metadata value is missing or not Gemma 3's.
    #[error("{key}: {reason}")]
    Metadata {
        /// The GGUF's key.
        key: String,
        /// What is wrong with its value.
        reason: String,
    },
}

impl TokenizerError {
    fn new(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Metadata {
            key: key.into(),
            reason: reason.into(),
        }
    }
}

impl From<GgufError> for TokenizerError {
    fn from(error: GgufError) -> Self {
        match error {
            GgufError::Metadata { key, reason, .. } => Self::Metadata { key, reason },
            other => Self::new("header", other.to_string()),
        }
    }
}

/// Text to tokens and back. Cheap to share, immutable.
pub struct Tokenizer {
    pipeline:
        TokenizerImpl<Merges, NormalizerWrapper, UserDefined, PostProcessorWrapper, DecoderWrapper>,
}

impl Tokenizer {
    /// Reads the vocabulary in a model's header.
    pub fn from_gguf(gguf: &Gguf) -> Result<Self, TokenizerError> {
        let vocabulary = Vocabulary::read(gguf)?;
        let texts = gguf.strings("tokenizer.ggml.tokens")?;
        let user_defined = (0..)
            .zip(vocabulary.kinds())
            .zip(texts)
            .filter(|((_, kind), _)| **kind == Kind::UserDefined)
            .map(|((id, _), text)| (text.as_ref(), id));
        let user_defined = UserDefined::new(user_defined)?;
        let mut pipeline = TokenizerImpl::new(Merges(vocabulary));
        pipeline.with_pre_tokenizer(Some(user_defined));
        Ok(Self { pipeline })
    }

    /// The tokens of a text, none before and none after it. What looks like a control token is text.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        self.run(text).get_ids().to_vec()
    }

    /// How many tokens a text has.
    pub fn count(&self, text: &str) -> usize {
        self.run(text).len()
    }

    #[expect(
        clippy::expect_used,
        reason = "cutting and merging have no error for any text; see their tests"
    )]
    fn run(&self, text: &str) -> Encoding {
        self.pipeline
            .encode_fast(text, false)
            .expect("cutting and merging do not fail")
    }

    /// The control token of this text, such as `<start_of_turn>` or `<unused94>`.
    pub fn control(&self, text: &str) -> Option<u32> {
        self.vocabulary().control(text)
    }

    /// What a token adds to a text: its spelling, or one byte of a character; nothing for a control or unused token, or one
    /// that does not exist.
    pub fn bytes_of(&self, token: u32) -> &[u8] {
        match self.vocabulary().kind(token) {
            Some(Kind::Text | Kind::UserDefined | Kind::Byte(_)) => {
                self.vocabulary().spelling(token)
            }
            Some(Kind::Control | Kind::Unused) | None => &[],
        }
    }

    /// The number of tokens; ids are below it.
    pub fn vocab_size(&self) -> usize {
        self.vocabulary().kinds().len()
    }

    /// The token that ends the model's turn, `<end_of_turn>`.
    pub fn eos(&self) -> u32 {
        self.vocabulary().end_of_turn()
    }

    /// The token that a prompt begins with.
    pub fn bos(&self) -> u32 {
        self.vocabulary().bos()
    }

    /// This tokenizer for llguidance, canonical, so that forced text comes as tokens. Builds a trie of all tokens: make it once.
    pub(crate) fn environment(self: &Arc<Self>) -> TokEnv {
        Arc::new(Environment::new(Arc::clone(self)))
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.pipeline.get_model().0
    }
}
