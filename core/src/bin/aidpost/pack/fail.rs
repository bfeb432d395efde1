//! With which status the command ends on each failure of a pack.

use aidpost_models::fetch::FetchError;
use aidpost_models::import::ImportError;
use aidpost_models::{StoreError, VerifyError};

use crate::console::{Failure, Status};

pub(super) fn store(error: StoreError) -> anyhow::Error {
    match error {
        StoreError::Unknown { .. }
        | StoreError::Id { .. }
        | StoreError::Taken { .. }
        | StoreError::WouldReplace(_) => Failure {
            status: Status::BadInput,
            message: error.to_string(),
        }
        .into(),
        error => error.into(),
    }
}

pub(super) fn verify(error: VerifyError) -> Failure {
    let status = if matches!(error, VerifyError::Cancelled) {
        Status::Cancelled
    } else {
        Status::ModelUnusable
    };
    Failure {
        status,
        message: error.to_string(),
    }
}

pub(super) fn fetch(error: FetchError) -> anyhow::Error {
    let status = match error {
        FetchError::Cancelled => Status::Cancelled,
        FetchError::NotAccepted { .. } => Status::BadInput,
        FetchError::Length { .. } | FetchError::Hash { .. } | FetchError::Verify(_) => {
            Status::ModelUnusable
        }
        FetchError::Store(error) => return store(error),
        error => return anyhow::Error::new(error).context("the pack did not arrive"),
    };
    Failure {
        status,
        message: error.to_string(),
    }
    .into()
}

pub(super) fn import(error: ImportError) -> anyhow::Error {
    let status = match error {
        ImportError::Cancelled => Status::Cancelled,
        ImportError::NotAccepted { .. }
        | ImportError::Read { .. }
        | ImportError::NotAFile { .. }
        | ImportError::Name { .. }
        | ImportError::Source { .. } => Status::BadInput,
        ImportError::Store(error) => return store(error),
        _ => Status::ModelUnusable,
    };
    Failure {
        status,
        message: error.to_string(),
    }
    .into()
}
