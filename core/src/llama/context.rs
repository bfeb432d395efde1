//! One request: budget, a fresh context, the prompt in slices, then the reply.

use std::num::NonZeroU32;

use llama_cpp_2::DecodeError;
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::token::LlamaToken;

use super::write::{self, Allowed, Steps};
use super::{Llama, backend, room, vision};
use crate::budget::Piece;
use crate::model::{Control, Kept, ModelError, Progress, Reply, Request};

/// Tokens decoded between two looks at the caller's control.
const SLICE: usize = 64;
/// llama.cpp's physical batch: at least the 256 tokens of an image, which are decoded whole (fewer ends the process).
pub(super) const BATCH: u32 = 512;

/// Answers a request. What its images became is taken from `kept` or put there, where there is one.
pub(super) fn reply(
    llama: &Llama,
    request: &Request,
    kept: Option<&mut Kept>,
    control: &Control<'_>,
) -> Result<Reply, ModelError> {
    let pieces = llama.budget.plan(request)?;
    let prompt = count(&pieces);
    if prompt == 0 {
        return Err(ModelError::EmptyPrompt);
    }
    let allowed = match &request.grammar {
        Some(grammar) => Allowed::Grammar(Box::new(llama.masks.mask(grammar)?)),
        None => Allowed::text(llama.budget.tokenizer()),
    };
    let cells = prompt + request.reply_tokens + llama.budget.thought();
    let mut sequence = Sequence::new(llama, cells)?;
    let (opening, rest) = pieces.split_at(vision::opening(&pieces));
    let mut reading = Reading {
        control,
        done: 0,
        total: prompt,
    };
    // A restored state has no logits of its own: they come from what is read behind it.
    let kept = kept.filter(|_| !rest.is_empty());
    vision::read(llama, &mut sequence, opening, kept, &mut reading)?;
    sequence.read(rest, &mut reading)?;
    let plan = write::Plan {
        tokenizer: llama.budget.tokenizer(),
        allowed,
        choice: request.choice,
        reply: request.reply_tokens,
        thought: llama.budget.thought(),
    };
    write::write(&mut sequence, plan, control)
}

/// Reads the prompt of `request` up to its last image, and keeps that.
pub(super) fn see(
    llama: &Llama,
    request: &Request,
    kept: &mut Kept,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    let pieces = llama.budget.plan(request)?;
    let opening = &pieces[..vision::opening(&pieces)];
    let total = count(opening);
    if total == 0 {
        return Ok(());
    }
    let mut sequence = Sequence::new(llama, total)?;
    let mut reading = Reading {
        control,
        done: 0,
        total,
    };
    vision::read(llama, &mut sequence, opening, Some(kept), &mut reading)
}

fn count(pieces: &[Piece<'_>]) -> usize {
    pieces.iter().map(Piece::count).sum()
}

/// How far a prompt was read, and who wants to know.
pub(super) struct Reading<'a> {
    pub(super) control: &'a Control<'a>,
    pub(super) done: usize,
    pub(super) total: usize,
}

impl Reading<'_> {
    pub(super) fn forward(&mut self, tokens: usize) {
        self.done += tokens;
        (self.control.progress)(Progress::Prompt {
            done: self.done,
            total: self.total,
        });
    }
}

pub(super) fn check(control: &Control<'_>) -> Result<(), ModelError> {
    (control.stop)().map_or(Ok(()), |stop| Err(stop.into()))
}

pub(super) fn threads(llama: &Llama) -> i32 {
    backend::threads(llama.pack.manifest().text.bytes)
}

/// The one sequence of a context, and where it has come to.
pub(super) struct Sequence<'a> {
    pub(super) context: LlamaContext<'a>,
    pub(super) past: i32,
    batch: LlamaBatch<'static>,
}

impl<'a> Sequence<'a> {
    /// A fresh context for so many tokens.
    pub(super) fn new(llama: &'a Llama, tokens: usize) -> Result<Self, ModelError> {
        Self::with(llama, tokens, |params| params)
    }

    /// The same, `set` having the last word on its parameters.
    pub(super) fn with(
        llama: &'a Llama,
        tokens: usize,
        set: impl FnOnce(LlamaContextParams) -> LlamaContextParams,
    ) -> Result<Self, ModelError> {
        let threads = threads(llama);
        // Rounded up, as llama.cpp does itself, so that the size is ours.
        let cells = tokens.next_multiple_of(256);
        let params = LlamaContextParams::default()
            .with_n_ctx(u32::try_from(cells).ok().and_then(NonZeroU32::new))
            .with_n_batch(BATCH)
            .with_n_ubatch(BATCH)
            .with_n_threads(threads)
            .with_n_threads_batch(threads)
            // Local layers keep only their window: five of six layers. Nothing here ever goes back in a sequence.
            .with_swa_full(false)
            // Measured on CPU: no gain, and q8_0 caches slower.
            .with_flash_attention_policy(llama_cpp_sys_2::LLAMA_FLASH_ATTN_TYPE_DISABLED);
        let memory = room::predicted(&llama.pack, cells);
        if !room::is_there(memory.global_cache + memory.window_cache + memory.compute) {
            return Err(ModelError::NoContext { tokens: cells });
        }
        let backend = backend::backend().ok_or(ModelError::NoContext { tokens: cells })?;
        let context = llama
            .model
            .new_context(backend, set(params))
            .map_err(|_| ModelError::NoContext { tokens: cells })?;
        Ok(Self {
            context,
            past: 0,
            batch: LlamaBatch::new(SLICE, 1),
        })
    }

    /// Decodes the text in `pieces`, in slices; images are passed by.
    pub(super) fn read(
        &mut self,
        pieces: &[Piece<'_>],
        reading: &mut Reading<'_>,
    ) -> Result<(), ModelError> {
        for piece in pieces {
            let Piece::Tokens(tokens) = piece else {
                continue;
            };
            for slice in tokens.chunks(SLICE) {
                check(reading.control)?;
                self.decode(slice)?;
                reading.forward(slice.len());
            }
        }
        Ok(())
    }

    pub(super) fn decode(&mut self, tokens: &[u32]) -> Result<(), ModelError> {
        let step = "decoding";
        self.batch.clear();
        for (i, token) in tokens.iter().enumerate() {
            let token = LlamaToken(
                i32::try_from(*token).map_err(|_| ModelError::Backend { step, code: -2 })?,
            );
            let last = i + 1 == tokens.len();
            self.batch
                .add(token, self.past, &[0], last)
                .map_err(|_| ModelError::Backend { step, code: -3 })?;
            self.past += 1;
        }
        self.context
            .decode(&mut self.batch)
            .map_err(|error| ModelError::Backend {
                step,
                code: match error {
                    DecodeError::NoKvCacheSlot => 1,
                    DecodeError::NTokensZero => -1,
                    DecodeError::Unknown(code) => code,
                },
            })
    }
}

impl Steps for Sequence<'_> {
    fn logits(&self) -> &[f32] {
        self.context.get_logits_ith(-1)
    }

    fn push(&mut self, token: u32) -> Result<(), ModelError> {
        self.decode(&[token])
    }
}

#[cfg(test)]
mod parity;
