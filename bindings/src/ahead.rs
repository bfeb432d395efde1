//! Reading while the worker still writes.

use std::sync::Arc;

use aidpost::encounter::Encounter;
use aidpost::model::ReadAhead;

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};

#[uniffi::export]
impl Engine {
    /// Reads what stands so far of an encounter, while nobody waits for an answer: the next triage of it has less left to read, and comes out
    /// the same. It gives way to every other call at once, and then says how far it came; another call of this kind waits for it.
    /// Without a folder for prefixes, words that may still change are not read: they could not be taken back.
    pub async fn read_ahead(
        &self,
        encounter: Encounter,
        call: Arc<EngineCall>,
    ) -> Result<ReadAhead, EngineError> {
        let read = self.0.run_idle(call, Released, move |core, control| {
            Ok(core.read_ahead(&encounter, control)?)
        });
        read.await
    }

    /// Drops what was read ahead, and its memory: when a patient leaves without a triage, or memory is short.
    pub async fn forget(&self) -> Result<(), EngineError> {
        let forget = self.0.run(EngineCall::new(), Released, |core, _| {
            core.forget();
            Ok(())
        });
        forget.await
    }
}
