//! The caller's hand on one call: cancel it, bound its time, hear how far it is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use aidpost::model::Stop;
use aidpost::triage::Event;

use crate::mailbox::Mailbox;

/// A hand on one call, made before it and given to it; not for a second one.
#[derive(uniffi::Object)]
pub struct Call {
    cancelled: AtomicBool,
    deadline: Option<Instant>,
    told: Mutex<Option<Instant>>,
    pub(crate) events: Mailbox<Event>,
}

#[uniffi::export]
impl Call {
    /// `timeout`, if given, counts from now.
    #[uniffi::constructor(default(timeout))]
    pub fn new(timeout: Option<Duration>) -> Arc<Self> {
        Arc::new(Self {
            cancelled: AtomicBool::new(false),
            deadline: timeout.and_then(|timeout| now().checked_add(timeout)),
            told: Mutex::new(None),
            events: Mailbox::new(),
        })
    }

    /// Stops the call at its next step, or before it begins.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The next event; none once the call has ended. Progress comes at most ten times a second.
    pub async fn next(&self) -> Option<Event> {
        self.events.next().await
    }
}

impl Call {
    pub(crate) fn stop(&self) -> Option<Stop> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Some(Stop::Cancelled);
        }
        self.deadline
            .filter(|at| now() >= *at)
            .map(|_| Stop::TimedOut)
    }

    pub(crate) fn tell(&self, event: Event) {
        if matches!(event, Event::Progress { .. } | Event::Bytes { .. }) {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            let now = now();
            if told.is_some_and(|told| now.duration_since(told) < Duration::from_millis(100)) {
                return;
            }
            *told = Some(now);
        }
        self.events.put(event, usize::MAX);
    }
}

/// Held by the work and by whoever waits for it: when one of them is gone, the call is over.
pub(crate) struct Ends(pub(crate) Arc<Call>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.cancel();
        self.0.events.close();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the engine has no clock: this is the caller's"
)]
fn now() -> Instant {
    Instant::now()
}
