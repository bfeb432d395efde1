//! The same triage three times: with nothing read ahead, pressed in the middle of the last words, and after a pause; and twice another account with a brief reply.
//! Each begins behind the prefix, as for any patient but the first.

use std::cell::Cell;

use serde::{Deserialize, Serialize};

use super::clock::timed;
use super::lent::Lent;
use super::sample_cases::{FIRST, FIRST_REPLY, SECOND, brief, encounter};
use super::{BenchError, Step, Watch};
use crate::engine::{Engine, Event, Options, ReplyLength};
use crate::reading::ReadBy;

/// A triage with and without what was read ahead.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AheadTime {
    /// Reading ahead what was still to read after a pause.
    pub read_seconds: f64,
    /// Nothing was read ahead.
    pub plain: PressTime,
    /// Pressed at once after ten more words.
    pub typing: PressTime,
    /// Pressed after a pause in which all was read.
    pub rested: PressTime,
    /// Nothing was read ahead, and the reply ends with the opinion ([`ReplyLength::Brief`](crate::engine::ReplyLength)); none in records of
    /// earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brief: Option<PressTime>,
    /// Such a reply, pressed after a pause in which all was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brief_rested: Option<PressTime>,
}

/// From the press of the button.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PressTime {
    /// Until the model has read a first sign; where it reads none, until the triage.
    pub first_sign_seconds: f64,
    /// Until the triage.
    pub seconds: f64,
}

/// Words that were typed after the last call to read ahead.
const LAST_WORDS: usize = 10;

/// Measures an account that was read ahead against one that was not. With `fixed_replies` the model is
/// already made to say what is fixed for the second account.
pub(super) fn run(
    model: &Lent,
    fixed_replies: bool,
    watch: &Watch<'_>,
) -> Result<AheadTime, BenchError> {
    (watch.began)(Step::Ahead);
    let mut engine = Engine::with_model(Box::new(model.clone()), Options::default());
    let plain = press(&mut engine, SECOND, watch);
    let plain = model.checked(plain)?;
    let words: Vec<&str> = SECOND.split_inclusive(' ').collect();
    let typed = words[..words.len().saturating_sub(LAST_WORDS)].concat();
    // The encounters are ours, and possible.
    let _ = engine.read_ahead(&encounter(&typed), &watch.control);
    let typing = press(&mut engine, SECOND, watch);
    let typing = model.checked(typing)?;
    let (_, read) = timed(watch, || {
        engine.read_ahead(&encounter(SECOND), &watch.control)
    });
    let rested = press(&mut engine, SECOND, watch);
    let rested = model.checked(rested)?;
    engine.options_mut().reply = ReplyLength::Brief;
    if fixed_replies {
        model.force_replies(&[brief(FIRST_REPLY)]);
    }
    let brief = press(&mut engine, FIRST, watch);
    let brief = model.checked(brief)?;
    let _ = engine.read_ahead(&encounter(FIRST), &watch.control);
    let brief_rested = press(&mut engine, FIRST, watch);
    let brief_rested = model.checked(brief_rested)?;
    Ok(AheadTime {
        read_seconds: read.as_secs_f64(),
        plain,
        typing,
        rested,
        brief: Some(brief),
        brief_rested: Some(brief_rested),
    })
}

/// From the press of the button.
fn press(engine: &mut Engine, account: &str, watch: &Watch<'_>) -> PressTime {
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
    let _ = engine.triage_with_events(&encounter(account), &watch.control, &tell);
    let seconds = since();
    PressTime {
        first_sign_seconds: first.get().unwrap_or(seconds),
        seconds,
    }
}
