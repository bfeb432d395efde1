//! A triage that tells what it has while it is being made: the rules' answer at once, then what the lexicon reads, and each sign as the model reads it.
//! What is told is a notice; the triage at the end decides.

use std::cell::RefCell;

use super::{Engine, Reader};
use crate::constraint::{DraftPiece, SignLines};
use crate::encounter::{Encounter, EncounterError, SignState};
use crate::model::{Control, Progress};
use crate::protocol::{self, Outcome};
use crate::reading::{self, ReadBy, SignRead, sign_of_model};
use crate::triage::Triage;

/// What happens on the way to a result. A triage tells all but drafts, in this order but for progress; a note, a history or an answer tells
/// progress and drafts; other calls tell progress.
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
    /// A sign with its evidence: the lexicon's at once, the model's as soon as it has written it. A later word about the same sign
    /// replaces the earlier one; a model's reading that is cancelled, fails or is unreliable takes back what it alone read.
    SignRead {
        /// Sign, state, and the words of the narrative.
        sign: SignRead,
    },
    /// What is new of a text that the model is writing: to be shown as "being written, not checked", and kept by nobody. The record that
    /// the call gives takes the place of all of it: what that does not hold was refused. A call that is stopped or fails leaves a draft
    /// that nothing has checked. Where a model on another machine breaks off, the model here writes anew without a draft.
    Draft {
        /// The next piece of a line.
        piece: DraftPiece,
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
        let told = reading::listen(encounter).signs;
        for sign in &told {
            tell(Event::SignRead { sign: sign.clone() });
        }
        let checked =
            matches!(&self.reader, Reader::Ready(model) if model.identity().checks.is_some());
        let signs = if checked {
            protocol::vocabulary(encounter)
        } else {
            protocol::model_vocabulary(encounter)
        };
        let narrative = encounter.narrative.as_deref().unwrap_or_default();
        let lines = RefCell::new(SignLines::new(&signs, narrative));
        let draft = |piece: &str| {
            (control.on_text)(piece);
            for read in lines.borrow_mut().take(piece) {
                let known = told.iter().find(|known| known.sign == read.sign);
                let sign = match known {
                    Some(known) if known.state == read.state => {
                        reading::both(known, &read, narrative, checked)
                    }
                    // What one of them reads as present is present.
                    Some(_) if read.state == SignState::Absent => continue,
                    _ => sign_of_model(&read, narrative, ReadBy::Model),
                };
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
