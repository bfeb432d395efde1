//! The tasks that write, telling what the model writes as it comes. The record is the same as without.

use std::cell::RefCell;

use super::{Answer, Description, History, ImageAnswer, ImageSession, SoapNote, TaskError};
use crate::constraint::{DraftForm, DraftLines};
use crate::encounter::Encounter;
use crate::engine::{Engine, Event};
use crate::model::Control;

impl Engine {
    /// As [`Engine::soap`], telling [`Event::Draft`] on the way; other events are the caller's.
    ///
    /// # Errors
    /// [`TaskError`]; what was told until then is the beginning of a draft that nothing has checked.
    pub fn soap_with_events(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<SoapNote, TaskError> {
        telling(
            DraftForm::Note,
            told_by(encounter),
            control,
            tell,
            |control| self.soap(encounter, control),
        )
    }

    /// As [`Engine::history`], likewise.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn history_with_events(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<History, TaskError> {
        telling(
            DraftForm::History,
            told_by(encounter),
            control,
            tell,
            |control| self.history(encounter, control),
        )
    }

    /// As [`Engine::ask`], likewise. Of its sources only the narrative's words are told; fields come with the record.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn ask_with_events(
        &mut self,
        encounter: &Encounter,
        question: &str,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<Answer, TaskError> {
        telling(
            DraftForm::Answer,
            told_by(encounter),
            control,
            tell,
            |control| self.ask(encounter, question, control),
        )
    }
}

impl ImageSession<'_> {
    /// As [`ImageSession::describe`], telling [`Event::Draft`] on the way; other events are the caller's.
    ///
    /// # Errors
    /// [`TaskError`]; what was told until then is the beginning of a draft that nothing has checked.
    pub fn describe_with_events(
        &mut self,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<Description, TaskError> {
        telling(DraftForm::Description, "", control, tell, |control| {
            self.describe(control)
        })
    }

    /// As [`ImageSession::ask`], likewise.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn ask_with_events(
        &mut self,
        question: &str,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<ImageAnswer, TaskError> {
        telling(DraftForm::ImageAnswer, "", control, tell, |control| {
            self.ask(question, control)
        })
    }
}

fn told_by(encounter: &Encounter) -> &str {
    encounter.narrative.as_deref().unwrap_or_default()
}

fn telling<T>(
    form: DraftForm,
    narrative: &str,
    control: &Control<'_>,
    tell: &dyn Fn(Event),
    write: impl FnOnce(&Control<'_>) -> T,
) -> T {
    let lines = RefCell::new(DraftLines::new(form, narrative));
    write(&Control {
        on_text: &|piece| {
            (control.on_text)(piece);
            for piece in lines.borrow_mut().take(piece) {
                tell(Event::Draft { piece });
            }
        },
        ..*control
    })
}
