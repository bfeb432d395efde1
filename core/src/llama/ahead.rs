//! Fewer computations for the same reply: tokens that the constraint forces are decoded together, and where the reply seems to quote the
//! patient's part of the prompt, the next tokens are guessed from there and decoded with it. A guess is only ever a guess: each token of
//! it is chosen again from the logits before it, as it would have been alone, and what does not agree is taken back.
//!
//! The logits of a batch differ from those of single tokens by rounding. So a choice between two tokens within it may fall the other way.

use std::collections::VecDeque;

use super::write::{Allowed, Steps};
use crate::model::{Control, ModelError};

/// How far ahead of the model a reply is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ahead {
    /// Each token on its own: for comparisons.
    Never,
    /// Forced tokens together.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests compare"))]
    Forced,
    /// Guesses too.
    Guessed,
}

/// Most tokens guessed at once. Measured at 4B on two cores: a token costs 72 ms alone, 17.5 ms in a batch of 16.
const MOST: usize = 16;
/// Guessed at first, and after a wrong guess.
const FEWEST: usize = 4;

/// What was decided of a reply, and how far it is decoded.
pub(super) struct Tape<'a, S> {
    steps: &'a mut S,
    ahead: Ahead,
    /// Decided, not decoded.
    pending: Vec<u32>,
    /// Decoded behind everything that was decided, on a guess.
    guessed: VecDeque<u32>,
    /// The patient's part of the prompt.
    source: Vec<u32>,
    /// The last two tokens decided.
    last: [Option<u32>; 2],
    /// How many to guess next.
    length: usize,
}

impl<'a, S: Steps> Tape<'a, S> {
    /// Behind what `steps` has decoded, with logits of its last token.
    pub(super) fn new(steps: &'a mut S, source: Vec<u32>, ahead: Ahead) -> Self {
        Self {
            steps,
            ahead,
            pending: Vec::new(),
            guessed: VecDeque::new(),
            source,
            last: [None; 2],
            length: FEWEST,
        }
    }

    /// Logits behind everything that was decided. Of a guess no more tokens are taken than `allowed` lets come, and `room` leaves.
    pub(super) fn logits(
        &mut self,
        allowed: &mut Allowed,
        room: usize,
        control: &Control<'_>,
    ) -> Result<&[f32], ModelError> {
        if !self.pending.is_empty() {
            let mut guess = self.guess();
            guess.truncate(room);
            guess.truncate(allowed.valid(&guess));
            let mut tokens = std::mem::take(&mut self.pending);
            tokens.extend(&guess);
            self.steps.push(&tokens, 1 + guess.len(), control)?;
            self.guessed = guess.into();
        }
        self.steps.logits(self.guessed.len())
    }

    /// Takes the next token of the reply.
    pub(super) fn push(&mut self, token: u32) -> Result<(), ModelError> {
        self.last = [self.last[1], Some(token)];
        match self.guessed.pop_front() {
            Some(guess) if guess == token => {
                if self.guessed.is_empty() {
                    self.length = (2 * self.length).min(MOST);
                }
                return Ok(());
            }
            Some(_) => {
                self.steps.take_back(1 + self.guessed.len())?;
                self.guessed.clear();
                self.length = FEWEST;
            }
            None => {}
        }
        self.pending.push(token);
        Ok(())
    }

    /// What follows in the source where the reply's last two tokens stand, or its last one if that stands there only once.
    fn guess(&self) -> Vec<u32> {
        let [before, Some(last)] = self.last else {
            return Vec::new();
        };
        if self.ahead != Ahead::Guessed {
            return Vec::new();
        }
        let stands = |place: &usize| self.source[*place] == last;
        let places: Vec<usize> = (0..self.source.len()).filter(stands).collect();
        let both = |place: &usize| *place > 0 && before == Some(self.source[*place - 1]);
        let place = match places[..] {
            [only] => Some(only),
            _ => places.iter().copied().find(both),
        };
        let follows = place.map_or(&[][..], |place| &self.source[place + 1..]);
        follows[..follows.len().min(self.length)].to_vec()
    }
}

#[cfg(test)]
mod tests;
