//! How long an answer is waited for. A network needs a clock of its own: a server that sends a byte now and then never lets a wait end by itself.

use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, Instant};

use crate::RemoteError;

/// How long a wait lasts before the caller is asked whether to go on.
pub(crate) const TICK: Duration = Duration::from_millis(50);
/// The longest wait between two attempts, whatever the server asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
const FIRST_WAIT: Duration = Duration::from_millis(400);

/// The caller's hand on a question: asked and told at least several times a second.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Asked whether to end early.
    pub stop: &'a dyn Fn() -> bool,
    /// Given each piece of the answer as it comes, in whole characters, without a thought. A draft: nothing has checked it yet.
    pub on_text: &'a dyn Fn(&str),
}

/// Never stops, tells nobody.
impl Default for Watch<'_> {
    fn default() -> Self {
        Self {
            stop: &|| false,
            on_text: &|_| (),
        }
    }
}

/// What is left of the time for one question.
pub(crate) struct Patience<'a> {
    stop: &'a dyn Fn() -> bool,
    end: Instant,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a network needs a clock; what comes of it is a status, never another triage"
)]
fn now() -> Instant {
    Instant::now()
}

impl<'a> Patience<'a> {
    pub(crate) fn new(time: Duration, watch: &Watch<'a>) -> Self {
        Self {
            stop: watch.stop,
            end: now() + time,
        }
    }

    pub(crate) fn left(&self) -> Duration {
        self.end.saturating_duration_since(now())
    }

    /// Whether to go on.
    pub(crate) fn check(&self) -> Result<(), RemoteError> {
        if (self.stop)() {
            return Err(RemoteError::Stopped);
        }
        if self.left().is_zero() {
            return Err(RemoteError::OutOfTime);
        }
        Ok(())
    }

    /// Waits, as long as it is to go on.
    pub(crate) fn wait(&self, time: Duration) -> Result<(), RemoteError> {
        let until = now() + time;
        loop {
            self.check()?;
            let left = until.saturating_duration_since(now());
            if left.is_zero() {
                return Ok(());
            }
            std::thread::sleep(left.min(TICK).min(self.left()));
        }
    }

    /// Waits before the attempt after `failures` that failed: longer each time, and not as long as every other client of a server that
    /// comes back.
    pub(crate) fn back_off(
        &self,
        failures: u32,
        asked: Option<Duration>,
    ) -> Result<(), RemoteError> {
        let doubled = FIRST_WAIT.saturating_mul(1 << failures.saturating_sub(1).min(8));
        let hash = std::collections::hash_map::RandomState::new()
            .build_hasher()
            .finish();
        let spread = f64::from((hash % 1000) as u32) / 2000.0;
        let wait = asked.unwrap_or(doubled).min(LONGEST_WAIT);
        self.wait(wait.mul_f64(1.0 + spread))
    }
}
