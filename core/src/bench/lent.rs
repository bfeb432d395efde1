//! The model, lent to an engine and taken back; what a triage would only note as a status is kept.

use std::sync::{Arc, Mutex, PoisonError};

use crate::llama::Llama;
use crate::model::{
    Answered, BatchEvent, Checked, Checks, Control, Identity, Model, ModelError, ReadAhead, Reply,
    Request,
};

#[derive(Clone)]
pub(super) struct Lent {
    pub(super) llama: Arc<Mutex<Llama>>,
    pub(super) identity: Identity,
    pub(super) failed: Arc<Mutex<Option<ModelError>>>,
}

impl Lent {
    /// What the model is made to say from now on. Who checks sign by sign writes no list, and nothing would take it.
    pub(super) fn force_replies(&self, replies: &[&str]) {
        if self.identity.checks.is_none() {
            let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
            llama.force_replies(replies);
        }
    }

    /// `time`, unless the model has failed: a triage does not fail with it; a measurement does.
    pub(super) fn checked<T>(&self, time: T) -> Result<T, ModelError> {
        let failed = self
            .failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        failed.map_or(Ok(time), Err)
    }

    fn noted<T>(&self, done: Result<T, ModelError>) -> Result<T, ModelError> {
        done.inspect_err(|error| {
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            *failed = Some(error.clone());
        })
    }
}

impl Model for Lent {
    fn reply(&mut self, request: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
        self.noted(llama.reply(request, control))
    }

    fn reply_to_many(
        &mut self,
        requests: &[Request],
        control: &Control<'_>,
        tell: &dyn Fn(BatchEvent),
    ) -> Vec<Answered> {
        let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = llama.reply_to_many(requests, control, tell);
        let noted = |answered: Answered| Answered {
            reply: self.noted(answered.reply),
            ..answered
        };
        answers.into_iter().map(noted).collect()
    }

    fn check(
        &mut self,
        request: &Request,
        checks: &Checks<'_>,
        control: &Control<'_>,
    ) -> Result<Vec<Checked>, ModelError> {
        let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
        self.noted(llama.check(request, checks, control))
    }

    fn read_ahead(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<ReadAhead, ModelError> {
        let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
        self.noted(llama.read_ahead(request, control))
    }

    fn forget(&mut self) {
        let mut llama = self.llama.lock().unwrap_or_else(PoisonError::into_inner);
        llama.forget();
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}
