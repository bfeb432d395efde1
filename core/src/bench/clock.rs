//! How long a step takes, by the clock that the caller brings.

use std::time::Duration;

use super::Watch;

/// What `work` gives, and how long it took.
pub(super) fn timed<T>(watch: &Watch<'_>, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = (watch.clock)();
    let done = work();
    (done, (watch.clock)().saturating_sub(start))
}
