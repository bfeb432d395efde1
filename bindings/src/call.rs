//! The caller's hand on one call: stop it, hear how far it is.

use std::sync::{Arc, OnceLock};

use aidpost::engine::Event;
use aidpost::model::{Control, StopReason};
use async_channel::{Receiver, Sender, unbounded};

/// A hand on one call, made before it and given to it; not for a second one.
#[derive(uniffi::Object)]
pub struct EngineCall {
    stop: OnceLock<StopReason>,
    events: (Sender<Event>, Receiver<Event>),
}

#[uniffi::export]
impl EngineCall {
    /// A hand on the call that it is given to.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        let (stop, events) = (OnceLock::new(), unbounded());
        Arc::new(Self { stop, events })
    }

    /// Ends the call at its next step, or before it begins; of several reasons the first stands. The engine has no clock: whoever
    /// bounds a call's time says here that it is over.
    pub fn stop(&self, reason: StopReason) {
        let _ = self.stop.set(reason);
    }

    /// Says that the call is over: it stops, if it still runs, and what was told until now are its last events. For whoever gave this hand to
    /// work that may have failed before it called the engine.
    pub fn end(&self) {
        self.stop(StopReason::Cancelled);
        self.events.0.close();
    }

    /// The next event; none once the call has ended. Progress is left out while sixteen events wait to be read.
    pub async fn next(&self) -> Option<Event> {
        self.events.1.recv().await.ok()
    }
}

impl EngineCall {
    /// Does `work` under this hand, and `others` that several calls share.
    pub(crate) fn steer<T>(
        &self,
        others: &[Arc<OnceLock<StopReason>>],
        work: impl FnOnce(&Control<'_>) -> T,
    ) -> T {
        let other = || others.iter().find_map(|other| other.get());
        work(&Control {
            stop: &|| self.stop.get().or_else(other).copied(),
            progress: &|progress| {
                // Who is slow to read is not flooded.
                if self.events.1.len() < 16 {
                    self.tell(Event::Progress { progress });
                }
            },
            ..Control::default()
        })
    }

    pub(crate) fn tell(&self, event: Event) {
        let _ = self.events.0.try_send(event);
    }
}

/// Held by the work and by whoever waits for it: when one of them is gone, the call is over.
pub(crate) struct Ends(pub(crate) Arc<EngineCall>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.end();
    }
}
