//! Turns a prompt into tokens and counts them against the pack's context, without any weights loaded.
//! What does not fit is an error that says by how much; nothing is cut or shifted out.

use std::sync::Arc;

use aidpost_models::VerifiedPack;

use crate::model::{ModelError, Request};
use crate::prompt::{Pixels, Segment};
use crate::tokenizer::{Tokenizer, TokenizerError};

/// The token budget of one pack.
#[derive(Clone)]
pub struct Budget {
    tokenizer: Arc<Tokenizer>,
    context: usize,
    thought: usize,
    image: Option<usize>,
}

/// A piece of a prompt as the model takes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'a> {
    /// Token ids, decoded one after the other.
    Tokens(Vec<u32>),
    /// An image, which becomes so many tokens with its two marks.
    Image(&'a Pixels, usize),
}

impl Piece<'_> {
    /// How many tokens it is.
    pub fn count(&self) -> usize {
        match self {
            Self::Tokens(tokens) => tokens.len(),
            Self::Image(_, tokens) => *tokens,
        }
    }
}

impl Budget {
    /// The budget of `pack`: its tokenizer, its context, the size of an image.
    ///
    /// # Errors
    /// [`TokenizerError`] if the vocabulary in the file cannot be used.
    pub fn of(pack: &VerifiedPack) -> Result<Self, TokenizerError> {
        Ok(Self {
            tokenizer: Arc::new(Tokenizer::from_gguf(pack.gguf())?),
            context: pack.manifest().context_tokens as usize,
            thought: pack.manifest().thought_tokens as usize,
            image: pack
                .projector()
                .map(|(_, projector)| projector.tokens as usize + 2),
        })
    }

    /// The tokenizer that makes and counts what the model reads.
    pub fn tokenizer(&self) -> &Arc<Tokenizer> {
        &self.tokenizer
    }

    /// Tokens of the pack's whole context.
    pub(crate) fn context(&self) -> usize {
        self.context
    }

    /// Tokens that a thought may take before an answer; 0 if the model is not to think.
    pub fn thought(&self) -> usize {
        self.thought
    }

    /// The pieces of `request`'s prompt, if they, a thought and the reply fit the context.
    ///
    /// Neighbouring texts of the encounter's part are one run of text, as the model was trained on; the prefix is a run of its
    /// own, so that its tokens do not depend on the encounter. Text never becomes control tokens.
    ///
    /// # Errors
    /// [`ModelError::OverBudget`] with the numbers, [`ModelError::NoProjector`], [`ModelError::NoControlToken`].
    pub fn plan<'a>(&self, request: &'a Request) -> Result<Vec<Piece<'a>>, ModelError> {
        let mut pieces = self.pieces(&request.prompt.prefix)?;
        pieces.extend(self.pieces(&request.prompt.rest)?);
        let prompt: usize = pieces.iter().map(Piece::count).sum();
        let reply = request.reply_tokens + self.thought;
        match (prompt + reply).checked_sub(self.context) {
            None | Some(0) => Ok(pieces),
            Some(over) => Err(ModelError::OverBudget {
                prompt,
                reply,
                context: self.context,
                over,
            }),
        }
    }

    /// The pieces of one run of segments, none of them empty.
    ///
    /// # Errors
    /// [`ModelError::NoProjector`], [`ModelError::NoControlToken`].
    pub fn pieces<'a>(&self, segments: &'a [Segment]) -> Result<Vec<Piece<'a>>, ModelError> {
        let mut pieces = Vec::new();
        let mut run = Run {
            tokenizer: &self.tokenizer,
            text: String::new(),
            tokens: Vec::new(),
        };
        for segment in segments {
            match segment {
                Segment::Text(text) => run.text.push_str(text),
                Segment::Patient(text) => run.text.push_str(text),
                Segment::Control(name) => {
                    let token = self
                        .tokenizer
                        .control(name)
                        .ok_or(ModelError::NoControlToken(name))?;
                    run.take().push(token);
                }
                Segment::Image(pixels) => {
                    let tokens = self.image.ok_or(ModelError::NoProjector)?;
                    pieces.push(Piece::Tokens(std::mem::take(run.take())));
                    pieces.push(Piece::Image(pixels, tokens));
                }
            }
        }
        pieces.push(Piece::Tokens(std::mem::take(run.take())));
        pieces.retain(|piece| piece.count() > 0);
        Ok(pieces)
    }
}

/// Text not yet tokenized, behind the tokens before it.
struct Run<'a> {
    tokenizer: &'a Tokenizer,
    text: String,
    tokens: Vec<u32>,
}

impl Run<'_> {
    fn take(&mut self) -> &mut Vec<u32> {
        self.tokens
            .extend(self.tokenizer.encode(&std::mem::take(&mut self.text)));
        &mut self.tokens
    }
}
