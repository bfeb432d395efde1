//! Model packs: the way to a verified one.

use std::ops::ControlFlow;
use std::sync::Arc;

use aidpost::model::{Control, Progress};
use aidpost_models::{PackError, Source, VerifiedPack};

use crate::call::EngineCall;
use crate::worker::Worker;

/// Brings a pack from where it is, verified. Packs do not wait for each other: each has a thread of its own.
#[uniffi::export]
pub async fn open_pack(
    source: Source,
    call: Arc<EngineCall>,
) -> Result<Arc<VerifiedPack>, PackError> {
    let open = |source: &mut Source, control: &Control<'_>| {
        source.open(&mut |at| {
            let (done, total) = (at.done, at.total);
            (control.progress)(Progress::Bytes { done, total });
            (control.stop)().map_or(ControlFlow::Continue(()), |_| ControlFlow::Break(()))
        })
    };
    let worker = Worker::new(source);
    (worker.run(call, PackError::Cancelled, open).await).map(Arc::new)
}
