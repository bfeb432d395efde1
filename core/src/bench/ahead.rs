//! The same triage three times: with nothing read ahead, pressed in the middle of the last words, and after a pause. Each begins behind the
//! prefix, as for any patient but the first.

use std::cell::Cell;

use super::clock::timed;
use super::lent::Lent;
use super::sample_cases::{SECOND, encounter};
use super::{AheadTime, BenchError, PressTime, Step, Watch};
use crate::engine::{Engine, Event, Options};
use crate::reading::ReadBy;

/// Words that were typed after the last call to read ahead.
const LAST_WORDS: usize = 10;

/// Measures an account that was read ahead against one that was not.
pub(super) fn run(model: &Lent, watch: &Watch<'_>) -> Result<AheadTime, BenchError> {
    (watch.began)(Step::Ahead);
    let mut engine = Engine::with_model(Box::new(model.clone()), Options::default());
    let plain = press(&mut engine, watch);
    let plain = model.checked(plain)?;
    let words: Vec<&str> = SECOND.split_inclusive(' ').collect();
    let typed = words[..words.len().saturating_sub(LAST_WORDS)].concat();
    // The encounters are ours, and possible.
    let _ = engine.read_ahead(&encounter(&typed), &watch.control);
    let typing = press(&mut engine, watch);
    let typing = model.checked(typing)?;
    let (_, read) = timed(watch, || {
        engine.read_ahead(&encounter(SECOND), &watch.control)
    });
    let rested = press(&mut engine, watch);
    let rested = model.checked(rested)?;
    Ok(AheadTime {
        read_seconds: read.as_secs_f64(),
        plain,
        typing,
        rested,
    })
}

/// From the press of the button.
fn press(engine: &mut Engine, watch: &Watch<'_>) -> PressTime {
    let start = (watch.clock)();
    let since = || (watch.clock)().saturating_sub(start).as_secs_f64();
    let first = Cell::new(None);
    let tell = |event| {
        let by_model =
            matches!(&event, Event::SignRead { sign } if sign.read_by != ReadBy::Lexicon);
        if by_model && first.get().is_none() {
            first.set(Some(since()));
        }
    };
    let _ = engine.triage_with_events(&encounter(SECOND), &watch.control, &tell);
    let seconds = since();
    PressTime {
        first_sign_seconds: first.get().unwrap_or(seconds),
        seconds,
    }
}
