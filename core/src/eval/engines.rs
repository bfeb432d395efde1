//! What takes part in an evaluation: the engines, and the caller who watches.

use std::time::Duration;

use crate::engine::Engine;
use crate::model::Control;

/// What is measured: the engine without a model, and one with a model if there is one.
pub struct Engines {
    /// Rules and lexicon.
    pub lexicon: Engine,
    /// The whole line.
    pub model: Option<Engine>,
}

/// How the caller takes part.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Cancel, deadline and progress of one narrative or question.
    pub control: Control<'a>,
    /// The caller's clock, which never goes back.
    pub clock: &'a dyn Fn() -> Duration,
}

/// The caller stopped it. What was measured before stays; the narrative or question in hand is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Stopped;
