//! A photo's encode, begun when it is taken, on a thread of its own: by the time that something is asked about it, it is there, or nearly.
//!
//! What it became belongs to whoever holds the [`EncodeHandle`]: dropped, the encode stops at its next step and the embeddings are gone. The
//! model only knows where they are. It computes beside whatever else the model does, on the same cores: each makes the other slower.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use super::Llama;
use super::sequence::check;
use super::vision_projector::{Encoded, VisionProjector, encoded};
use crate::model::{Control, EncodeHandle, ModelError, StopReason};
use crate::prompt::Pixels;

/// How often whoever waits is asked whether to go on.
const PACE: Duration = Duration::from_millis(50);

/// The preparations of a model. Dropped, all of them are stopped and waited for: their memory goes with the model's.
#[derive(Default)]
pub(super) struct Prepared(Mutex<Vec<Begun>>);

struct Begun {
    owner: Weak<Owner>,
    between: Arc<Between>,
    thread: Option<JoinHandle<()>>,
}

/// What the handle holds.
struct Owner {
    pixels: Arc<Pixels>,
    between: Arc<Between>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.between.give_up();
    }
}

/// Between the thread and those who wait.
#[derive(Default)]
pub(super) struct Between {
    given_up: AtomicBool,
    came: Mutex<Came>,
    ended: Condvar,
}

#[derive(Default)]
enum Came {
    #[default]
    NotYet,
    Encoded(Arc<Encoded>),
    /// Whoever asks encodes it himself, and hears why that fails.
    Nothing,
}

impl Between {
    fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        *self.came() = Came::Nothing;
        self.ended.notify_all();
    }

    fn came(&self) -> MutexGuard<'_, Came> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, encoded: Result<Encoded, ModelError>) {
        let mut came = self.came();
        *came = match encoded {
            Ok(encoded) if !self.given_up.load(Ordering::Relaxed) => {
                Came::Encoded(Arc::new(encoded))
            }
            _ => Came::Nothing,
        };
        self.ended.notify_all();
    }

    /// What the image became, once it did; none where that failed or was given up.
    pub(super) fn wait(&self, control: &Control<'_>) -> Result<Option<Arc<Encoded>>, ModelError> {
        let mut came = self.came();
        loop {
            check(control)?;
            match &*came {
                Came::Encoded(encoded) => return Ok(Some(Arc::clone(encoded))),
                Came::Nothing => return Ok(None),
                Came::NotYet => {}
            }
            let waited = self.ended.wait_timeout(came, PACE);
            came = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Prepared {
    /// The preparation of these pixels, if somebody still holds one.
    pub(super) fn of(&self, pixels: &Pixels) -> Option<Arc<Between>> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut owners = begun.iter().filter_map(|begun| begun.owner.upgrade());
        let owner = owners.find(|owner| *owner.pixels == *pixels)?;
        Some(Arc::clone(&owner.between))
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        let begun = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for begun in begun {
            begun.between.give_up();
            if let Some(thread) = begun.thread.take() {
                let _ = thread.join();
            }
        }
    }
}

/// Begins to encode `pixels`.
pub(super) fn begin(llama: &Llama, pixels: &Arc<Pixels>) -> Result<EncodeHandle, ModelError> {
    let projector = VisionProjector::of(llama, llama.vision_device)?;
    let between = Arc::new(Between::default());
    let owner = Arc::new(Owner {
        pixels: Arc::clone(pixels),
        between: Arc::clone(&between),
    });
    let (shown, told) = (Arc::clone(pixels), Arc::clone(&between));
    let work = move || {
        let control = Control {
            stop: &|| {
                let given_up = told.given_up.load(Ordering::Relaxed);
                given_up.then_some(StopReason::Cancelled)
            },
            ..Control::default()
        };
        let work = || encoded(&mut projector.open(&control)?, &shown, &control);
        told.end(work());
    };
    let named = std::thread::Builder::new().name("aidpost-image".to_owned());
    let thread = named.spawn(work).map_err(|_| ModelError::Backend {
        step: "beginning to encode the image",
        code: -1,
    })?;
    let begun = llama.prepared.0.lock();
    let mut begun = begun.unwrap_or_else(PoisonError::into_inner);
    // Those that ended and that nobody holds are forgotten.
    begun.retain(|begun| {
        begun.owner.strong_count() > 0
            || begun
                .thread
                .as_ref()
                .is_some_and(|thread| !thread.is_finished())
    });
    begun.push(Begun {
        owner: Arc::downgrade(&owner),
        between,
        thread: Some(thread),
    });
    Ok(EncodeHandle::new(owner))
}

#[cfg(test)]
mod tests;
