//! A triage that tells what it has while it is being made: the rules' answer at once, then each sign as the model reads it.
//! What is told is a notice; the triage at the end decides.

use std::cell::RefCell;

use super::Engine;
use crate::constraint::SignLines;
use crate::encounter::{Encounter, EncounterError};
use crate::model::{Control, Progress};
use crate::protocol::{self, Outcome};
use crate::triage::{SignRead, Triage};

/// What happens on the way to a result; a triage tells all of it, in this order but for progress, other calls tell progress.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[expect(
    clippy::large_enum_variant,
    reason = "crosses to Kotlin and Swift by value, and a call makes one"
)]
pub enum Event {
    /// What the rules say on the worker's own input, at once. Nothing lowers it.
    RulesReady {
        /// Colour, findings, what is missing.
        outcome: Outcome,
    },
    /// How far it is.
    Progress {
        /// Which step, and how far.
        progress: Progress,
    },
    /// A sign with its evidence, as soon as the model has written it. A later word about the same sign replaces the earlier one;
    /// a reading that is cancelled or fails takes all of them back.
    SignRead {
        /// Sign, state, and the words of the narrative.
        sign: SignRead,
    },
    /// The result.
    Done {
        /// Rules, model, warnings, versions.
        triage: Triage,
    },
}

impl Engine {
    /// As [`Engine::triage`], telling [`Event::RulesReady`] and [`Event::SignRead`] on the way; the other events are the caller's.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter, before anything is told.
    pub fn triage_with_events(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<Triage, EncounterError> {
        let outcome = self.by_rules(encounter)?;
        tell(Event::RulesReady { outcome });
        let signs = protocol::model_vocabulary(encounter);
        let narrative = encounter.narrative.as_deref().unwrap_or_default();
        let lines = RefCell::new(SignLines::new(&signs, narrative));
        let draft = |piece: &str| {
            (control.on_text)(piece);
            for sign in lines.borrow_mut().take(piece) {
                let sign = SignRead::from(&sign);
                tell(Event::SignRead { sign });
            }
        };
        self.triage(
            encounter,
            &Control {
                on_text: &draft,
                ..*control
            },
        )
    }
}
