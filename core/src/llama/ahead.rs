//! What stands so far of a patient's part of a prompt, read before anybody asks. The request that follows begins behind what of it still holds.
//!
//! It changes no bit of an answer, because the same batches are computed over the same cells as without it:
//!
//! - Batches are cut from the patient's start, [`SLICE`] tokens each, whoever reads. Cut otherwise, they give other bits: matrix products of
//!   few rows and of many add up in another order.
//! - It goes back only to the beginning of a batch, and only while the local layers have lost nothing since the patient's start. Until then
//!   tokens lie in the cells in their order, so the cells are afterwards as they were before the batch. Later they lie in a ring: the next
//!   ones would come to other cells, over which sums are rounded differently, or a part of a window would be gone. Then it begins anew.
//! - A stop within a batch has llama.cpp forget this batch, which is the same as going back to its beginning.
//!
//! It holds one context, of one patient, until the next request, which takes it or drops it. Nothing of it is written to the disk.

use super::decode::Rows;
use super::sequence::{Reading, SLICE, Sequence};
use super::{Llama, prefix};
use crate::budget::Piece;
use crate::model::{Control, ModelError, ReadAhead, Request};
use crate::prompt::Prompt;

/// Tokens that a text may grow by until a larger context is needed, and all is read again.
pub(crate) const ROOM: usize = 512;
/// The last tokens of a prompt, which change with every word that is added: the word at hand, and the opening of the model's turn.
const UNSETTLED: usize = 16;

/// A context that has read a part of a patient's part.
pub(super) struct Ahead {
    sequence: Sequence,
    /// The tokens before the patient's.
    prefix: Vec<u32>,
    /// The patient's that were read: whole batches, or all of a prompt.
    read: Vec<u32>,
    /// The first place that the local layers held at the patient's start; none where the cells were no longer in order even then.
    start: Option<i32>,
    /// How many of the patient's tokens the local layers take before they lose something.
    free_cells: usize,
    /// Whether the last of `read` was computed last, so that its logits are there.
    has_logits: bool,
}

/// The tokens of a prompt before the patient's part and in it, where it has no more than these two.
pub(super) fn parts<'p>(
    prompt: &Prompt,
    pieces: &'p [Piece<'_>],
) -> Option<(&'p [u32], &'p [u32])> {
    match pieces {
        [_, Piece::Tokens(rest)] => Some((prefix::tokens(prompt, pieces)?, rest)),
        _ => None,
    }
}

/// Reads what stands of the prompt of `request`, as far as it will be read in the same way when it is asked. A stop is no error.
pub(super) fn read(
    llama: &mut Llama,
    request: &Request,
    control: &Control<'_>,
) -> Result<ReadAhead, ModelError> {
    let held = llama.ahead.take();
    let pieces = llama.budget.plan(request)?;
    let Some((prefix, rest)) = parts(&request.prompt, &pieces) else {
        return Ok(ReadAhead::default());
    };
    let total = prefix.len() + rest.len();
    let tokens = total + request.reply_tokens + llama.budget.thought();
    let mut reading = Reading {
        control,
        done: 0,
        total,
    };
    let ahead = match held.and_then(|held| held.back_to(prefix, rest, tokens)) {
        Some(ahead) => {
            reading.forward(prefix.len() + ahead.read.len());
            Ok(ahead)
        }
        None => Ahead::begin(llama, prefix, tokens, &mut reading),
    };
    let read = ahead.and_then(|mut ahead| {
        let stopped = ahead.go_on(rest, &mut reading);
        llama.ahead = match &stopped {
            Err(_) => ahead.after_a_stop(),
            Ok(()) => Some(ahead),
        };
        stopped
    });
    match read {
        Ok(()) | Err(ModelError::Cancelled | ModelError::TimedOut) => Ok(ReadAhead {
            read: llama
                .ahead
                .as_ref()
                .map_or(0, |ahead| ahead.prefix.len() + ahead.read.len()),
            total,
        }),
        Err(error) => {
            llama.ahead = None;
            Err(error)
        }
    }
}

/// The sequence in which a request of so many tokens goes on, and how many of `rest` it has read. None where nothing of it was read: that
/// begins in a fresh context, like every request.
pub(super) fn take(
    held: Option<Ahead>,
    (prefix, rest): (&[u32], &[u32]),
    tokens: usize,
) -> Option<(Sequence, usize)> {
    let ahead = held?.back_to(prefix, rest, tokens)?;
    (!ahead.read.is_empty()).then_some((ahead.sequence, ahead.read.len()))
}

impl Ahead {
    /// A fresh context that has read `prefix`, with room for `tokens` and some more.
    fn begin(
        llama: &Llama,
        prefix: &[u32],
        tokens: usize,
        reading: &mut Reading<'_>,
    ) -> Result<Self, ModelError> {
        let most = llama.budget.context().max(tokens);
        let mut sequence = Sequence::new(llama, (tokens + ROOM).min(most))?;
        let is_restored = prefix::read(llama, &mut sequence, prefix, reading)?;
        let first = sequence.first_held();
        let start = first.filter(|first| is_restored || *first == 0);
        let held = usize::try_from(sequence.n_past - first.unwrap_or(0)).unwrap_or_default();
        let free_cells = sequence.window_cells(llama).saturating_sub(held);
        Ok(Self {
            sequence,
            prefix: prefix.to_vec(),
            read: Vec::new(),
            start,
            free_cells,
            has_logits: false,
        })
    }

    /// Goes back to the beginning of the first batch that is another in `rest`. None: it cannot be used for these tokens.
    fn back_to(mut self, prefix: &[u32], rest: &[u32], tokens: usize) -> Option<Self> {
        if self.prefix != prefix || self.sequence.n_ctx < tokens {
            return None;
        }
        let pairs = self.read.iter().zip(rest);
        let same = pairs.take_while(|(read, token)| read == token).count();
        let is_cut_alike = same == self.read.len()
            && (same.is_multiple_of(SLICE) || same == rest.len())
            && (same < rest.len() || self.has_logits);
        if is_cut_alike {
            return Some(self);
        }
        let mut keep = same / SLICE * SLICE;
        if keep == rest.len() {
            // Its logits are gone.
            keep = keep.saturating_sub(SLICE);
        }
        if !self.is_in_order() {
            return None;
        }
        self.sequence.take_back(self.read.len() - keep).ok()?;
        self.read.truncate(keep);
        self.has_logits = false;
        Some(self)
    }

    /// Whether every token lies in the cell of its place since the patient's start.
    fn is_in_order(&self) -> bool {
        self.start.is_some() && self.sequence.first_held() == self.start
    }

    fn go_on(&mut self, rest: &[u32], reading: &mut Reading<'_>) -> Result<(), ModelError> {
        let settled = rest.len().saturating_sub(UNSETTLED);
        while self.read.len() < rest.len() {
            let end = rest.len().min(self.read.len() + SLICE);
            let can_go_back = self.is_in_order() && end <= self.free_cells;
            if end > settled && !can_go_back {
                break;
            }
            let batch = &rest[self.read.len()..end];
            self.has_logits = false;
            self.sequence.read_tokens(batch, reading)?;
            self.has_logits = true;
            self.read.extend_from_slice(batch);
        }
        Ok(())
    }

    /// What is left after a stop: the batches before it.
    fn after_a_stop(self) -> Option<Self> {
        self.is_in_order().then_some(self)
    }
}

#[cfg(test)]
mod tests;
