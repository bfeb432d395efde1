//! Single steps for whoever measures them: the same calls that a reply is made of, on a sequence of their own.

use super::decode::{Decode, Rows};
use super::generate::best;
use super::native::{Projector, State};
use super::sequence::{Reading, Sequence, check, threads};
use super::{Llama, prefix, vision_projector};
use crate::model::{Control, ModelError, Progress};
use crate::prompt::Pixels;

/// A sequence, step by step.
pub(crate) struct Probe<'a> {
    llama: &'a Llama,
    sequence: Sequence,
    vocabulary: Vec<u32>,
}

/// What a sequence had come to.
pub(crate) struct Saved {
    state: State,
    n_past: i32,
}

/// The folder cannot be written.
const KEEPING: ModelError = ModelError::Backend {
    step: "keeping a prefix on the disk",
    code: -1,
};

/// A loaded projector.
pub(crate) struct Opened(Projector);

impl Llama {
    /// Threads that compute.
    pub(crate) fn threads(&self) -> u32 {
        threads(self).unsigned_abs()
    }

    /// Says `replies` from now on, the first to every request, and to each of several the next: for weights that say nothing of use. The work is that of a
    /// model which chooses these words.
    pub(crate) fn force_replies(&mut self, replies: &[&str]) {
        self.forced_replies = replies.iter().map(|reply| (*reply).to_owned()).collect();
    }

    /// Loads the projector.
    pub(crate) fn projector(&self, control: &Control<'_>) -> Result<Opened, ModelError> {
        let projector = vision_projector::VisionProjector::of(self, self.vision_device)?;
        projector.open(control).map(Opened)
    }
}

impl<'a> Probe<'a> {
    /// A fresh sequence of so many tokens.
    pub(crate) fn new(llama: &'a Llama, tokens: usize) -> Result<Self, ModelError> {
        let vocabulary = (0..).take(llama.budget.tokenizer().vocab_size()).collect();
        let sequence = Sequence::new(llama, tokens)?;
        Ok(Self {
            llama,
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
        self.sequence.read_tokens(tokens, &mut reading)
    }

    /// Writes so many tokens, each the likeliest of all: at least one must have been read before.
    pub(crate) fn write(&mut self, tokens: usize, control: &Control<'_>) -> Result<(), ModelError> {
        for done in 0..tokens {
            check(control)?;
            (control.progress)(Progress::Reply {
                done,
                limit: tokens,
            });
            let token = best(self.sequence.logits(0)?, &self.vocabulary)?;
            self.sequence.push(&[token], 1, control)?;
        }
        Ok(())
    }

    /// Encodes and reads an image: how many tokens it became. `encoded` is told between the two.
    pub(crate) fn see(
        &mut self,
        projector: &mut Opened,
        pixels: &Pixels,
        control: &Control<'_>,
        encoded: &dyn Fn(),
    ) -> Result<usize, ModelError> {
        let before = self.sequence.n_past;
        vision_projector::see(
            &mut self.sequence,
            &mut projector.0,
            pixels,
            control,
            encoded,
        )?;
        Ok(usize::try_from(self.sequence.n_past - before).unwrap_or_default())
    }

    /// Saves what was read, which is exactly `prefix`, as it is saved for the next patient. Gives the file's size.
    pub(crate) fn keep(&self, prefix: &[u32]) -> Result<u64, ModelError> {
        let folder = self.llama.prefixes.as_deref().ok_or(KEEPING)?;
        prefix::save(self.llama, &self.sequence, folder, prefix)?.ok_or(KEEPING)
    }

    /// Goes back to what [`Probe::keep`] saved.
    pub(crate) fn restore_prefix(&mut self, prefix: &[u32]) -> Result<(), ModelError> {
        let folder = self.llama.prefixes.as_deref().ok_or(KEEPING)?;
        let restored = prefix::restore(self.llama, &mut self.sequence, folder, prefix)?;
        restored.then_some(()).ok_or(KEEPING)
    }

    /// Saves what was read in memory.
    pub(crate) fn save(&self) -> Result<Saved, ModelError> {
        Ok(Saved {
            state: self.sequence.state()?,
            n_past: self.sequence.n_past,
        })
    }

    /// Goes back to what was saved.
    pub(crate) fn restore(&mut self, saved: &Saved) -> Result<(), ModelError> {
        self.sequence.restore(&saved.state, saved.n_past)
    }
}
