//! Models on other machines. An engine asks none of its own accord: its owner must have named it.

use super::{Engine, Options, Reader};
use crate::model::Model;

/// Who looks at images, in the order in which they are asked, and by what the caller chose.
pub(crate) struct Looking<'a> {
    pub(crate) far: Option<&'a mut dyn Model>,
    pub(crate) here: &'a mut Reader,
    pub(crate) options: &'a Options,
}

impl Engine {
    /// The same engine, which in each triage also asks a model on another machine, after everything that reads on this one. What that reads can
    /// only add.
    #[must_use]
    pub fn with_remote(self, model: Box<dyn Model>) -> Self {
        Self {
            remote: Some(model),
            ..self
        }
    }

    /// The same engine, whose notes, histories, answers and looks at images are asked of a model on another machine first. Without its answer the
    /// models of this machine are asked, and the record says so ([`About::remote_failed`](crate::tasks::About)). Its replies are checked as theirs are.
    #[must_use]
    pub fn with_remote_writer(self, model: Box<dyn Model>) -> Self {
        Self {
            remote_writer: Some(model),
            ..self
        }
    }

    /// The same engine, which asks no other machine.
    #[must_use]
    pub fn without_remotes(self) -> Self {
        Self {
            remote: None,
            remote_writer: None,
            ..self
        }
    }

    /// The model on another machine that writes, if there is one.
    pub(crate) fn far_writer(&mut self) -> Option<&mut dyn Model> {
        match &mut self.remote_writer {
            Some(model) => Some(model.as_mut()),
            None => None,
        }
    }
}
