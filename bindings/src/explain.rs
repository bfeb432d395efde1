//! What a brief triage leaves out, when somebody wants it.

use std::sync::Arc;

use aidpost::encounter::Encounter;
use aidpost::tasks::Explanation;
use aidpost::triage::Triage;

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};

#[uniffi::export]
impl Engine {
    /// Writes the reason for the model's opinion in `triage`, which must be of this encounter, and what it would ask next.
    pub async fn explain(
        &self,
        encounter: Encounter,
        triage: Triage,
        call: Arc<EngineCall>,
    ) -> Result<Explanation, EngineError> {
        let explain = self.0.run(call, Released, move |core, control| {
            Ok(core.explain(&encounter, &triage, control)?)
        });
        explain.await
    }
}
