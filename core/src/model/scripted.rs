//! A model that answers from a list: for tests of the line, of this project and of those who build on it.

use std::collections::{BTreeMap, VecDeque};

use crate::encounter::PatientText;

use super::{Checked, Checks, Control, Identity, Model, ModelError, Reply, Request, SignChecks};

/// Gives its answers in order, whatever it is asked; then [`ModelError::Cancelled`].
#[derive(Debug, Default)]
pub struct Scripted {
    answers: VecDeque<Result<Reply, ModelError>>,
    identity: Identity,
    weights: BTreeMap<String, (Vec<f64>, String)>,
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
            weights: BTreeMap::new(),
        }
    }

    /// A model that checks signs one by one: by beginning, such as `stiff neck:`, the log-weights of its words and what it writes behind the first of
    /// them. Behind every other beginning the last word is likeliest.
    pub fn checking<'a>(
        checks: SignChecks,
        script: impl IntoIterator<Item = (&'a str, Vec<f64>, &'a str)>,
    ) -> Self {
        let mut model = Self::new([]);
        model.identity.checks = Some(checks);
        let script = script.into_iter();
        model.weights = script
            .map(|(beginning, weights, text)| (beginning.to_owned(), (weights, text.to_owned())))
            .collect();
        model
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

    fn check(
        &mut self,
        _: &Request,
        checks: &Checks<'_>,
        control: &Control<'_>,
    ) -> Result<Vec<Checked>, ModelError> {
        let mut checked = Vec::new();
        for (at, beginning) in checks.beginnings.iter().enumerate() {
            if let Some(stop) = (control.stop)() {
                return Err(stop.into());
            }
            let Some((weights, text)) = self.weights.get(beginning) else {
                let mut weights = vec![-20.0; checks.words.len()];
                weights.pop();
                weights.push(0.0);
                checked.push(Checked {
                    weights,
                    text: None,
                });
                continue;
            };
            let goes_on = (checks.goes_on)(weights);
            if goes_on {
                (checks.tell)(at, text);
            }
            checked.push(Checked {
                weights: weights.clone(),
                text: goes_on.then(|| PatientText::from(text.as_str())),
            });
        }
        Ok(checked)
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}
