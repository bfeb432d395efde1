//! The constraint's index of the vocabulary. It takes longer to make than mapped weights to load, and a reply needs it only when its prompt was
//! read: it is made on a thread of its own meanwhile.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::constraint::{ConstraintError, MaskFactory};
use crate::tokenizer::Tokenizer;

type Made = Result<MaskFactory, ConstraintError>;

/// Made, or being made. Dropped, it waits for the thread.
pub(super) struct Masks {
    making: Mutex<Option<JoinHandle<Made>>>,
    made: OnceLock<Made>,
}

impl Masks {
    /// Begins to make it; or makes it, where there is no memory to do that `beside` other things.
    pub(super) fn begin(tokenizer: &Arc<Tokenizer>, beside: bool) -> Self {
        let theirs = Arc::clone(tokenizer);
        let named = Builder::new().name("aidpost-masks".to_owned());
        let make = move || MaskFactory::new(&theirs);
        let making = beside.then(|| named.spawn(make).ok()).flatten();
        let made = OnceLock::new();
        if making.is_none() {
            // The same where the system gives no thread.
            let _ = made.set(MaskFactory::new(tokenizer));
        }
        Self {
            making: Mutex::new(making),
            made,
        }
    }

    /// Whether [`Masks::factory`] answers at once.
    pub(super) fn is_ready(&self) -> bool {
        let making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        making.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Waits until it is made.
    ///
    /// # Errors
    /// [`ConstraintError::Vocabulary`].
    pub(super) fn factory(&self) -> Result<&MaskFactory, ConstraintError> {
        let made = self
            .made
            .get_or_init(|| self.wait().unwrap_or(Err(ConstraintError::Vocabulary)));
        made.as_ref().map_err(|error| *error)
    }

    /// What the thread made; `None` if there is none any more, or it ended early.
    fn wait(&self) -> Option<Made> {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        making.take()?.join().ok()
    }
}

impl Drop for Masks {
    fn drop(&mut self) {
        self.wait();
    }
}
