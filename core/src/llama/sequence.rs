//! The sequence of a fresh context: reads tokens in slices, says what its logits are, keeps and restores its state, and lets others branch off
//! from where it stands.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::can_allocate::can_allocate;
use super::decode::{Decode, Rows};
use super::native::{Cache, Context, Part, Setting, State};
use super::{Llama, backend};
use crate::budget::Piece;
use crate::model::{Control, ModelError, Progress};

/// Tokens of a prompt decoded at once: a whole batch. Fewer were measured to be slower in every way of
/// loading. A stop takes effect within a batch.
pub(super) const SLICE: usize = BATCH as usize;
/// llama.cpp's physical batch: exactly the 256 tokens of an image, which are decoded whole (fewer ends the process). More would only take
/// memory, for intermediate results and in every layer's window.
pub(super) const BATCH: u32 = 256;

/// There is no sequence of this number.
const NO_SEQUENCE: ModelError = ModelError::Backend {
    step: "decoding",
    code: -3,
};

/// Tidings within a batch.
const PROGRESS_STEPS: u32 = 8;

pub(super) fn tokens<'p>(piece: &'p Piece<'_>) -> &'p [u32] {
    match piece {
        Piece::Tokens(tokens) => tokens,
        Piece::Image(..) => &[],
    }
}

/// Tokens as llama.cpp takes them.
pub(super) fn ids(tokens: &[u32]) -> Result<Vec<i32>, ModelError> {
    let ids = tokens.iter().map(|token| i32::try_from(*token));
    let ids: Result<Vec<i32>, _> = ids.collect();
    ids.map_err(|_| ModelError::Backend {
        step: "decoding",
        code: -2,
    })
}

pub(super) fn count(pieces: &[Piece<'_>]) -> usize {
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
        self.tell(0);
    }

    fn tell(&self, more: usize) {
        (self.control.progress)(Progress::Prompt {
            done: self.done + more,
            total: self.total,
        });
    }
}

pub(super) fn check(control: &Control<'_>) -> Result<(), ModelError> {
    (control.stop)().map_or(Ok(()), |stop| Err(stop.into()))
}

/// Runs `compute`, which asks between its steps whether to stop and fails with `None` where it was stopped; then the error says why.
pub(super) fn interruptible<T>(
    control: &Control<'_>,
    step: &'static str,
    compute: impl FnOnce(&dyn Fn() -> bool) -> Result<T, Option<i32>>,
) -> Result<T, ModelError> {
    let why = Cell::new(None);
    let stop = || {
        why.set((control.stop)());
        why.get().is_some()
    };
    compute(&stop).map_err(|code| match (code, why.get()) {
        (None, Some(stop)) => stop.into(),
        (code, _) => ModelError::Backend {
            step,
            code: code.unwrap_or(2),
        },
    })
}

pub(super) fn threads(llama: &Llama) -> i32 {
    backend::threads(llama.pack.manifest().text.bytes)
}

/// A sequence of a context, and where it has come to: the first, which is the only one but for branches and batches.
pub(super) struct Sequence {
    pub(super) context: Context,
    number: usize,
    pub(super) n_past: i32,
    pub(super) n_ctx: usize,
    nodes: Arc<AtomicU32>,
}

impl Sequence {
    /// A fresh context for so many tokens.
    pub(super) fn new(llama: &Llama, tokens: usize) -> Result<Self, ModelError> {
        Self::with(llama, tokens, llama.loading.cache())
    }

    /// Goes back to the beginning.
    pub(super) fn clear(&mut self) {
        self.context.clear();
        self.turn_to(0, 0);
    }

    /// Reads and writes in the sequence of this number from now on, which goes up to place `n_past`.
    pub(super) fn turn_to(&mut self, number: usize, n_past: i32) {
        (self.number, self.n_past) = (number, n_past);
    }

    /// A fresh one of the same size.
    pub(super) fn fresh(&self, llama: &Llama) -> Result<Self, ModelError> {
        Self::new(llama, self.n_ctx)
    }

    /// The same, its cache in numbers of this kind.
    pub(super) fn with(llama: &Llama, tokens: usize, cache: Cache) -> Result<Self, ModelError> {
        Self::beside(llama, tokens, cache, 0)
    }

    /// The same at the same place, with room for `branches` that begin there. It takes the place of this one, so that both are never in memory at
    /// once; `state` is what this one has read.
    pub(super) fn branching(
        self,
        llama: &Llama,
        state: &State,
        branches: u32,
    ) -> Result<Self, ModelError> {
        let (n_ctx, n_past) = (self.n_ctx, self.n_past);
        drop(self);
        let mut sequence = Self::beside(llama, n_ctx, llama.loading.cache(), branches)?;
        sequence.restore(state, n_past)?;
        Ok(sequence)
    }

    /// A fresh one with room for so many others beside it, all of them together so many tokens.
    pub(super) fn beside(
        llama: &Llama,
        tokens: usize,
        cache: Cache,
        branches: u32,
    ) -> Result<Self, ModelError> {
        // Rounded up, as llama.cpp does itself, so that the size is ours.
        let n_ctx = tokens.next_multiple_of(256);
        let none = ModelError::NoContext { tokens: n_ctx };
        let size = u32::try_from(n_ctx).map_err(|_| none.clone())?;
        let memory = llama.loading.predict_beside(&llama.pack, size, branches);
        if !can_allocate(memory.global_cache + memory.window_cache + memory.compute) {
            return Err(none);
        }
        let setting = Setting {
            n_ctx: size,
            batch: BATCH,
            threads: threads(llama),
            cache,
            sequences: 1 + branches,
        };
        let context = Context::new(&llama.model, llama.adapter.as_ref(), setting).ok_or(none)?;
        Ok(Self {
            context,
            number: 0,
            n_past: 0,
            n_ctx,
            nodes: Arc::clone(&llama.nodes),
        })
    }

    /// The first place that every layer still holds.
    pub(super) fn first_held(&self) -> Option<i32> {
        self.context.first_held()
    }

    /// Cells of the local layers: their window and a batch, rounded up as llama.cpp does.
    pub(super) fn window_cells(&self, llama: &Llama) -> usize {
        let window = llama.pack.text().window as usize + BATCH as usize;
        self.n_ctx.min(window).next_multiple_of(256)
    }

    /// What was read so far.
    pub(super) fn state(&self) -> Result<State, ModelError> {
        self.context.state().ok_or(ModelError::Backend {
            step: "keeping what was read",
            code: -1,
        })
    }

    /// What was read from place `start` on, without what stands before it; of no further use until it is cleared.
    pub(super) fn state_from(&mut self, start: i32) -> Result<State, ModelError> {
        let forgot = self.context.forget_before(start);
        forgot.then_some(()).ok_or(NO_SEQUENCE)?;
        self.state()
    }

    /// Puts `state` in place of what was read, which goes up to place `n_past`.
    pub(super) fn restore(&mut self, state: &State, n_past: i32) -> Result<(), ModelError> {
        if !self.context.restore(state) {
            return Err(ModelError::Backend {
                step: "restoring what was read",
                code: -1,
            });
        }
        self.n_past = n_past;
        Ok(())
    }

    /// Decodes the text in `pieces`, in slices; images are passed by.
    pub(super) fn read(
        &mut self,
        pieces: &[Piece<'_>],
        reading: &mut Reading<'_>,
    ) -> Result<(), ModelError> {
        let mut texts = pieces.iter().map(tokens);
        texts.try_for_each(|tokens| self.read_tokens(tokens, reading))
    }

    /// Decodes `tokens`, in slices.
    pub(super) fn read_tokens(
        &mut self,
        tokens: &[u32],
        reading: &mut Reading<'_>,
    ) -> Result<(), ModelError> {
        for slice in tokens.chunks(SLICE) {
            check(reading.control)?;
            self.read_batch(slice, reading)?;
            reading.forward(slice.len());
        }
        Ok(())
    }

    /// Decodes one batch, for seconds on a phone; llama.cpp asks after each node of its graph whether to go on, which tells how far it is.
    fn read_batch(&mut self, batch: &[u32], reading: &Reading<'_>) -> Result<(), ModelError> {
        let (asked, told) = (Cell::new(0), Cell::new(0));
        let nodes = self.nodes.load(Ordering::Relaxed);
        let stop = || {
            asked.set(asked.get() + 1);
            let parts = PROGRESS_STEPS * asked.get() / nodes.max(1);
            let done = batch.len() * parts as usize / PROGRESS_STEPS as usize;
            if told.get() < done && done < batch.len() {
                told.set(done);
                reading.tell(done);
            }
            (reading.control.stop)()
        };
        let control = Control {
            stop: &stop,
            ..*reading.control
        };
        self.decode(batch, 1, &control)?;
        self.nodes.store(asked.get(), Ordering::Relaxed);
        Ok(())
    }

    /// So many tokens fit behind what was read, besides being no more than a batch.
    pub(super) fn free(&self) -> usize {
        let held = usize::try_from(self.n_past).unwrap_or_default();
        self.n_ctx.saturating_sub(held).min(SLICE)
    }

    /// Decodes all of `parts` at once, each directly behind what was read: none sees another. The last token of each gets logits, those of the last
    /// part at 0 back. The sequence itself stays where it is. It takes as many parts as [`Sequence::branching`] made room for, and
    /// [`Sequence::free`] tokens.
    pub(super) fn branch(
        &mut self,
        parts: &[Vec<i32>],
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        for number in 1..=parts.len() {
            self.share(number)?;
        }
        let branches: Vec<Part<'_>> = (1..)
            .zip(parts)
            .map(|(sequence, tokens)| Part {
                sequence,
                tokens,
                n_past: self.n_past,
                wanted: 1,
            })
            .collect();
        self.decode_parts(&branches, control)?;
        for number in 1..=parts.len() {
            self.empty(number)?;
        }
        Ok(())
    }

    /// Decodes parts of several sequences in one computation, together at most [`BATCH`] tokens. Logits are counted back from the end of the last.
    pub(super) fn decode_parts(
        &mut self,
        parts: &[Part<'_>],
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        let context = &mut self.context;
        interruptible(control, "decoding", |stop| {
            context.decode_parts(parts, stop)
        })
    }

    /// Lets the sequence of this number, which is empty, begin with all that sequence 0 holds.
    pub(super) fn share(&mut self, number: usize) -> Result<(), ModelError> {
        let shared = self.context.share(number);
        shared.then_some(()).ok_or(NO_SEQUENCE)
    }

    /// Forgets all of the sequence of this number.
    pub(super) fn empty(&mut self, number: usize) -> Result<(), ModelError> {
        let emptied = self.context.empty(number);
        emptied.then_some(()).ok_or(NO_SEQUENCE)
    }

    /// Decodes at most [`BATCH`] tokens; the last `wanted` get logits.
    fn decode(
        &mut self,
        tokens: &[u32],
        wanted: usize,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        let ids = ids(tokens)?;
        let part = Part {
            sequence: self.number,
            tokens: &ids,
            n_past: self.n_past,
            wanted,
        };
        self.decode_parts(&[part], control)?;
        // No more than a batch.
        self.n_past += ids.len() as i32;
        Ok(())
    }
}

impl Rows for Sequence {
    fn logits(&self, back: usize) -> Result<&[f32], ModelError> {
        self.context.logits(back).ok_or(ModelError::Backend {
            step: "reading logits",
            code: -1,
        })
    }

    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError> {
        // Guesses of the last batch, or what `ahead` may take back.
        self.n_past -= tokens as i32;
        if self.context.forget(self.number, self.n_past) {
            return Ok(());
        }
        Err(ModelError::Backend {
            step: "going back",
            code: -1,
        })
    }
}

impl Decode for Sequence {
    fn push(
        &mut self,
        tokens: &[u32],
        wanted: usize,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        let mut rest = tokens;
        while rest.len() > BATCH as usize {
            let (slice, behind) = rest.split_at(SLICE);
            self.decode(slice, 0, control)?;
            rest = behind;
        }
        self.decode(rest, wanted, control)
    }
}
