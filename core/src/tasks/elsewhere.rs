//! A model on another machine is asked first, where its owner lets it write. Without its answer the one of this machine is asked, and the record
//! says so.

use std::cell::Cell;

use super::{About, TaskError, about};
use crate::encounter::PatientText;
use crate::model::{Control, Model, ModelError, Reply, Request};
use crate::triage::{RemoteSource, remote_source};

/// What came of it.
pub(super) enum First {
    /// An answer, and what its record carries.
    Answered(Reply, Box<About>),
    /// None: whether it was asked, and then why.
    Not(Option<Tried>),
}

/// A question that the other machine did not answer.
#[derive(Clone)]
pub(super) struct Tried {
    error: ModelError,
    source: RemoteSource,
    has_drafted: bool,
}

/// Asks it, if there is one. A stop by the caller ends the task.
pub(super) fn ask_first(
    far: Option<&mut dyn Model>,
    request: &Request,
    id: Option<PatientText>,
    control: &Control<'_>,
) -> Result<First, TaskError> {
    let Some(far) = far else {
        return Ok(First::Not(None));
    };
    let has_drafted = Cell::new(false);
    let watched = Control {
        on_text: &|piece| {
            has_drafted.set(has_drafted.get() || !piece.is_empty());
            (control.on_text)(piece);
        },
        ..*control
    };
    let asked = far.reply(request, &watched);
    let identity = far.identity();
    let prompt = request.prompt.sha256.clone();
    let source = remote_source(identity, Some(prompt.clone()));
    match asked {
        Ok(reply) => {
            let mut about = about(&reply, prompt, None, id);
            about.provenance.remote = Some(source);
            about.provenance.not_for_clinical_use = identity.not_for_clinical_use;
            Ok(First::Answered(reply, Box::new(about)))
        }
        Err(error) => match (control.stop)() {
            Some(stop) => Err(ModelError::from(stop).into()),
            None => Ok(First::Not(Some(Tried {
                error,
                source,
                has_drafted: has_drafted.get(),
            }))),
        },
    }
}

impl Tried {
    /// What the caller is told where no model of this machine can answer either.
    pub(super) fn or_nobody(tried: Option<Self>, none: TaskError) -> TaskError {
        tried.map_or(none, |tried| tried.error.into())
    }

    /// How the model of this machine is asked then: a second draft behind the beginning of another would be read as one.
    pub(super) fn quietly<'a>(tried: Option<&Self>, control: &Control<'a>) -> Control<'a> {
        let has_drafted = tried.is_some_and(|tried| tried.has_drafted);
        Control {
            on_text: if has_drafted {
                &|_| ()
            } else {
                control.on_text
            },
            ..*control
        }
    }

    /// Says in the record of this machine's model that the other was asked, and why it is not by that.
    pub(super) fn note(tried: Option<&Self>, about: &mut About) {
        if let Some(tried) = tried {
            about.remote_failed = Some(tried.error.to_string());
            about.provenance.remote = Some(tried.source.clone());
        }
    }
}
