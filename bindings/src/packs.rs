//! Model packs: the way to a verified one.

use std::sync::Arc;

use aidpost::model::Control;
use aidpost_models::{PackError, Source, VerifiedPack};

use crate::call::Call;
use crate::worker::Worker;

/// Brings a pack from where it is, verified. Packs do not wait for each other: each has a thread of its own.
#[uniffi::export]
pub async fn open_pack(source: Source, call: Arc<Call>) -> Result<Arc<VerifiedPack>, PackError> {
    let open = |source: &mut Source, control: &Control<'_>| aidpost::open_pack(source, control);
    let worker = Worker::new(source);
    (worker.run(call, PackError::Cancelled, open).await).map(Arc::new)
}
