//! Two packs in one engine.

use std::sync::Arc;

use aidpost::engine::{Engine as Core, SecondPack};
use aidpost_models::VerifiedPack as Pack;

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};
use crate::options::EngineOptions;

#[uniffi::export]
impl Engine {
    /// An engine with two models: that of `pack` reads every account; that of `second` writes notes, histories and answers and looks at images. The
    /// second is opened when the first of these is asked for, if its memory is there then; if not, the first writes too, and images are refused with the reason.
    /// `available_memory`: bytes that the system gives this app, where it says that; none: what the system has free.
    #[uniffi::constructor]
    pub async fn open_with(
        pack: Arc<Pack>,
        second: Arc<Pack>,
        available_memory: Option<u64>,
        options: EngineOptions,
        call: Arc<EngineCall>,
    ) -> Result<Self, EngineError> {
        let engine = Self::rules_only(None);
        let open = engine.0.run(call, Released, move |core, control| {
            let second = SecondPack {
                pack: Pack::clone(&second),
                available_memory,
            };
            *core = Core::open_with(&pack, second, options.try_into()?, control)?;
            Ok(())
        });
        open.await.map(|()| engine)
    }

    /// Closes the second model where it is open, and frees its memory; the next task that it is for opens it again.
    pub async fn close_second(&self) -> Result<(), EngineError> {
        let close = self.0.run(EngineCall::new(), Released, |core, _| {
            core.close_second();
            Ok(())
        });
        close.await
    }
}
