//! In a library without the feature `remote`.

use std::sync::Arc;

use super::{RemoteServer, RemoteUse};
use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError;

fn lacking() -> EngineError {
    EngineError::Failed {
        reason:
            "this library cannot ask another machine: it was built without the feature `remote`"
                .to_owned(),
    }
}

pub(super) fn read_pairing(_: &str, _: &str) -> Result<RemoteServer, EngineError> {
    Err(lacking())
}

pub(super) fn check(_: &RemoteServer) -> Result<(), EngineError> {
    Err(lacking())
}

pub(super) async fn greet(_: RemoteServer, _: f64, _: Arc<EngineCall>) -> Result<(), EngineError> {
    Err(lacking())
}

pub(super) async fn ask_from_now_on(
    _: &Engine,
    _: RemoteServer,
    _: RemoteUse,
) -> Result<(), EngineError> {
    Err(lacking())
}
