//! A run as Kotlin and Swift start it: the library brings the clock, as the command does.

use std::time::Instant;

use aidpost::bench::{Bench, BenchOptions, MOST_MINUTES, Watch, run};
use aidpost::model::Control;
use aidpost_models::VerifiedPack;

use crate::error::EngineError;

/// Measures `pack` on this device.
///
/// # Errors
/// [`EngineError`]: minutes that are none, or what [`run`] says.
pub(crate) fn bench(
    pack: &VerifiedPack,
    options: &BenchOptions,
    control: &Control<'_>,
) -> Result<Bench, EngineError> {
    let minutes = options.minutes;
    if !(0.0..=MOST_MINUTES).contains(&minutes) {
        return Err(EngineError::Input {
            field: Some("minutes".to_owned()),
            code: "out_of_range".to_owned(),
            reason: format!("minutes is {minutes}, not from 0 to {MOST_MINUTES}"),
        });
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "what is measured is time; no triage comes of it"
    )]
    let start = Instant::now();
    let watch = Watch {
        control: *control,
        began: &|_| (),
        clock: &|| start.elapsed(),
    };
    Ok(run(pack, options, &watch)?)
}
