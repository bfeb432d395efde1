//! A model that answers from a list: for tests of the line, of this project and of those who build on it.

use std::collections::VecDeque;

use super::{Control, Identity, Model, ModelError, Reply, Request};

/// Gives its answers in order, whatever it is asked; then [`ModelError::Cancelled`].
#[derive(Debug, Default)]
pub struct Scripted {
    answers: VecDeque<Result<Reply, ModelError>>,
    identity: Identity,
}

impl Scripted {
    /// A model with these answers.
    pub fn new(answers: impl IntoIterator<Item = Result<Reply, ModelError>>) -> Self {
        let identity = Identity {
            pack: "scripted".to_owned(),
            not_for_clinical_use: true,
            languages: vec!["en".to_owned()],
            ..Identity::default()
        };
        Self {
            answers: answers.into_iter().collect(),
            identity,
        }
    }
}

impl Model for Scripted {
    fn reply(&mut self, _: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        if let Some(stop) = (control.stop)() {
            return Err(stop.into());
        }
        self.answers
            .pop_front()
            .unwrap_or(Err(ModelError::Cancelled))
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}
