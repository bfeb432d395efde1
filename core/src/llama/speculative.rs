//! Fewer computations for the same reply: tokens that the constraint forces are decoded together, and where the reply seems to quote the
//! patient's part of the prompt, the next tokens are guessed from there and decoded with it. A guess is only ever a guess: each token of
//! it is chosen again from the logits before it, as it would have been alone, and what does not agree is taken back.
//!
//! The logits of a batch differ from those of single tokens by rounding. So a choice between two tokens within it may fall the other way.

use std::collections::VecDeque;

use super::allowed::Allowed;
use super::decode::Rows;
use crate::model::ModelError;

/// How far ahead of the model a reply is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speculation {
    /// Each token on its own: for comparisons.
    Never,
    /// Forced tokens together.
    Forced,
    /// Guesses too.
    Guessed,
}

/// Most tokens guessed at once. Measured at 4B in Q4_K_M on two cores with AVX-512, milliseconds for a computation of 1, 5, 9 and 17 tokens:
/// 83, 252, 294 and 361 with weights as in the file, 74, 168, 249 and 325 with rearranged ones. So sixteen pay once four of them are
/// right, and four at a time would need two or three: it is few, long guesses that help, and only where they are likely.
const MOST: usize = 16;
/// Where the constraint lets fewer tokens come than this, the reply quotes: only the patient's own words can come next, or the quotation's end.
const QUOTING: usize = 256;
/// Elsewhere a reply says what it likes, and seems to quote once so many bytes agree: about three words.
const AGREEING: usize = 16;

/// What was decided of a reply, and how far it is decoded.
pub(super) struct Decoder {
    speculation: Speculation,
    /// Decided so far.
    decided: Vec<u32>,
    /// How many of the last of them are not decoded.
    pending: usize,
    /// Decoded behind everything that was decided, on a guess.
    guessed: VecDeque<u32>,
    /// The patient's part of the prompt, and how many bytes each of its tokens has.
    source: Vec<u32>,
    lengths: Vec<usize>,
}

/// Tokens of a reply that are to be decoded.
pub(super) struct Wanted {
    pub(super) tokens: Vec<u32>,
    /// The last so many need logits.
    pub(super) rows: usize,
}

impl Decoder {
    /// Behind a prompt whose last token has logits; `length` says how many bytes a token has.
    pub(super) fn new(
        source: Vec<u32>,
        length: impl Fn(u32) -> usize,
        speculation: Speculation,
    ) -> Self {
        Self {
            speculation,
            decided: Vec::new(),
            pending: 0,
            guessed: VecDeque::new(),
            lengths: source.iter().map(|token| length(*token)).collect(),
            source,
        }
    }

    /// What the caller must decode now so that there are logits behind everything that was decided; `None`: they are there. `choices` tokens may
    /// come next; of a guess no more are taken than `allowed` lets come one after the other, and `left` leaves.
    pub(super) fn wants(
        &mut self,
        allowed: &mut Allowed,
        choices: usize,
        left: usize,
    ) -> Option<Wanted> {
        if self.pending == 0 {
            return None;
        }
        let mut guess = self.guess(choices).to_vec();
        guess.truncate(left);
        guess.truncate(allowed.valid(&guess));
        let decoded = self.decided.len() - self.pending;
        let tokens = [&self.decided[decoded..], &guess].concat();
        let rows = 1 + guess.len();
        self.pending = 0;
        self.guessed = guess.into();
        Some(Wanted { tokens, rows })
    }

    /// How many places before the last decoded token everything that was decided ends.
    pub(super) fn back(&self) -> usize {
        self.guessed.len()
    }

    /// Takes the next token of the reply.
    pub(super) fn push(&mut self, token: u32, rows: &mut impl Rows) -> Result<(), ModelError> {
        self.decided.push(token);
        match self.guessed.pop_front() {
            Some(guess) if guess == token => return Ok(()),
            Some(_) => {
                rows.take_back(1 + self.guessed.len())?;
                self.guessed.clear();
            }
            None => {}
        }
        self.pending += 1;
        Ok(())
    }

    /// What follows in the source at the place that agrees furthest back with the reply. A quotation's place must be the only such one; any
    /// other guess needs [`AGREEING`] bytes.
    fn guess(&self, choices: usize) -> &[u32] {
        if self.speculation != Speculation::Guessed {
            return &[];
        }
        let agreeing = |end: usize| -> usize {
            let before = self.source[..end].iter().zip(&self.lengths[..end]).rev();
            let pairs = before.zip(self.decided.iter().rev());
            let agree = pairs.take_while(|((source, _), reply)| source == reply);
            agree.map(|((_, length), _)| length).sum()
        };
        let (mut furthest, mut place, mut only) = (0, 0, true);
        for end in 1..=self.source.len() {
            let bytes = agreeing(end);
            if bytes > furthest {
                (furthest, place, only) = (bytes, end, true);
            } else if bytes == furthest {
                only = false;
            }
        }
        let likely = if choices < QUOTING {
            furthest > 0 && only
        } else {
            furthest >= AGREEING
        };
        let follows = if likely { &self.source[place..] } else { &[] };
        &follows[..follows.len().min(MOST)]
    }
}

#[cfg(test)]
mod tests;
