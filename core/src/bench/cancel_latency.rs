//! How soon a step gives back once it is told to stop in its middle.

use std::time::Duration;

use aidpost_models::VerifiedPack;

use super::{BenchError, Rate, Watch, picture};
use crate::llama::{Llama, LoadMode, OpenError, Probe};
use crate::model::{Control, ModelError, StopReason};

/// The longest that a step runs before it is stopped.
const LONGEST: Duration = Duration::from_secs(1);

/// Stops the loading of a pack.
pub(super) fn loading(
    pack: &VerifiedPack,
    loading: LoadMode,
    whole: Duration,
    watch: &Watch<'_>,
) -> Result<f64, BenchError> {
    late(watch, whole.as_secs_f64(), |control| {
        Llama::open_as(pack, loading, control)?;
        Ok(())
    })
}

/// Stops the reading of `prompt`.
pub(super) fn reading(
    llama: &Llama,
    prompt: &[u32],
    whole: Rate,
    watch: &Watch<'_>,
) -> Result<f64, BenchError> {
    let mut probe = Probe::new(llama, prompt.len())?;
    late(watch, whole.seconds, |control| {
        Ok(probe.read(prompt, control)?)
    })
}

/// Stops the writing behind `first`.
pub(super) fn writing(
    llama: &Llama,
    first: &[u32],
    whole: Rate,
    watch: &Watch<'_>,
) -> Result<f64, BenchError> {
    let tokens = whole.tokens as usize;
    let mut probe = Probe::new(llama, first.len() + tokens)?;
    probe.read(first, &watch.control)?;
    late(watch, whole.seconds, |control| {
        Ok(probe.write(tokens, control)?)
    })
}

/// Stops the encode of an image.
pub(super) fn encoding(
    llama: &Llama,
    whole_seconds: f64,
    watch: &Watch<'_>,
) -> Result<f64, BenchError> {
    let mut projector = llama.projector(&watch.control)?;
    let mut probe = Probe::new(llama, 512)?;
    let pixels = picture::pixels();
    late(watch, whole_seconds, |control| {
        probe.see(&mut projector, &pixels, control, &|| ())?;
        Ok(())
    })
}

/// Seconds from a stop, which comes in the middle of so many that `work` takes whole, to its end.
fn late(
    watch: &Watch<'_>,
    whole_seconds: f64,
    work: impl FnOnce(&Control<'_>) -> Result<(), BenchError>,
) -> Result<f64, BenchError> {
    let middle = Duration::try_from_secs_f64(whole_seconds / 2.0).unwrap_or(LONGEST);
    let due = (watch.clock)() + middle.min(LONGEST);
    let control = Control {
        // The caller's own word is another, so that it ends the run.
        stop: &|| {
            let ours = || ((watch.clock)() >= due).then_some(StopReason::TimedOut);
            (watch.control.stop)().or_else(ours)
        },
        ..watch.control
    };
    match work(&control) {
        Ok(())
        | Err(
            BenchError::Model(ModelError::TimedOut)
            | BenchError::Open(OpenError::Stopped(StopReason::TimedOut)),
        ) => Ok((watch.clock)().saturating_sub(due).as_secs_f64()),
        Err(error) => Err(error),
    }
}
