//! Single steps for whoever measures them: the same calls that a reply is made of, on a sequence of their own.

use std::time::Duration;

use llama_cpp_2::context::session::{LlamaStateSeqFlags, SeqState};
use llama_cpp_2::mtmd::MtmdContext;

use super::context::{Reading, Sequence, check, threads};
use super::write::{Steps, best};
use super::{Llama, vision};
use crate::budget::Piece;
use crate::model::{Control, ModelError, Progress};
use crate::prompt::Pixels;

/// A sequence, step by step.
pub(crate) struct Probe<'a> {
    sequence: Sequence<'a>,
    vocabulary: Vec<u32>,
}

/// What a sequence had come to.
pub(crate) struct Saved {
    state: SeqState,
    past: i32,
}

impl Saved {
    pub(crate) fn bytes(&self) -> usize {
        self.state.byte_len()
    }
}

impl Llama {
    /// Threads that compute.
    pub(crate) fn threads(&self) -> u32 {
        threads(self).unsigned_abs()
    }

    /// Loads the projector.
    pub(crate) fn projector(&self) -> Result<MtmdContext, ModelError> {
        vision::projector(self, self.tower)
    }
}

impl<'a> Probe<'a> {
    /// A fresh sequence of so many tokens.
    pub(crate) fn new(llama: &'a Llama, tokens: usize) -> Result<Self, ModelError> {
        let vocabulary = (0..).take(llama.budget.tokenizer().vocab_size()).collect();
        let sequence = Sequence::with(llama, tokens, |params| params.with_no_perf(false))?;
        Ok(Self {
            sequence,
            vocabulary,
        })
    }

    /// Reads `tokens`, as a prompt is read.
    pub(crate) fn read(&mut self, tokens: &[u32], control: &Control<'_>) -> Result<(), ModelError> {
        let mut reading = Reading {
            control,
            done: 0,
            total: tokens.len(),
        };
        self.sequence
            .read(&[Piece::Tokens(tokens.to_vec())], &mut reading)
    }

    /// Writes so many tokens, each the likeliest of all: at least one must have been read before.
    pub(crate) fn write(&mut self, tokens: usize, control: &Control<'_>) -> Result<(), ModelError> {
        for done in 0..tokens {
            check(control)?;
            (control.progress)(Progress::Reply {
                done,
                limit: tokens,
            });
            let token = best(self.sequence.logits(), &self.vocabulary)?;
            self.sequence.push(token)?;
        }
        Ok(())
    }

    /// Encodes and reads an image: how many tokens it became, and how long reading them took by llama.cpp's own clock.
    pub(crate) fn see(
        &mut self,
        projector: &mut MtmdContext,
        pixels: &Pixels,
    ) -> Result<(usize, Duration), ModelError> {
        self.sequence.context.reset_timings();
        let before = self.sequence.past;
        vision::see(&mut self.sequence, projector, pixels)?;
        self.sequence.context.synchronize();
        let timings = self.sequence.context.timings();
        // Its marks are read one by one, which llama.cpp counts as decoding.
        let read = (timings.t_p_eval_ms() + timings.t_eval_ms()).max(0.0) / 1000.0;
        let tokens = usize::try_from(self.sequence.past - before).unwrap_or_default();
        Ok((
            tokens,
            Duration::try_from_secs_f64(read).unwrap_or_default(),
        ))
    }

    /// Saves what was read.
    pub(crate) fn save(&self) -> Result<Saved, ModelError> {
        let state = self
            .sequence
            .context
            .state_seq_get(0, LlamaStateSeqFlags::empty())
            .map_err(|_| ModelError::Backend {
                step: "saving",
                code: -1,
            })?;
        Ok(Saved {
            state,
            past: self.sequence.past,
        })
    }

    /// Goes back to what was saved.
    pub(crate) fn restore(&mut self, saved: &Saved) -> Result<(), ModelError> {
        self.sequence
            .context
            .state_seq_set(&saved.state, 0)
            .map_err(|_| ModelError::Backend {
                step: "restoring",
                code: -1,
            })?;
        self.sequence.past = saved.past;
        Ok(())
    }
}
