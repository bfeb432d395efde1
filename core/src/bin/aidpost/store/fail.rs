//! With which status the command ends on each failure of a store.

use std::path::Path;

use aidpost::store::StoreError;

use crate::console::Failure;
use crate::output::bad;

/// A failure of the store in this file. What the caller can put right by other arguments is bad input.
pub(super) fn at(store: &Path, error: StoreError) -> anyhow::Error {
    let of_file = format!("{}: {error}", store.display());
    match error {
        StoreError::Missing
        | StoreError::FileExists
        | StoreError::WrongKey
        | StoreError::NotAStore => bad(of_file).into(),
        error if is_input(&error) => refused(&error).into(),
        _ => anyhow::Error::msg(of_file),
    }
}

/// Whether it is what was asked for that the store does not take, and not the file.
pub(super) const fn is_input(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::UnknownVisit
            | StoreError::IdTaken
            | StoreError::Closed
            | StoreError::ReviewOpen
            | StoreError::NoOpenReview
            | StoreError::BadField { .. }
            | StoreError::BadTriage { .. }
            | StoreError::BadEncounter(_)
    )
}

fn refused(error: &StoreError) -> Failure {
    bad(error.to_string())
}
