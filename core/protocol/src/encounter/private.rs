//! Text that a person typed or spoke and that may name the patient.
//! It can be read and serialised on purpose, but not printed by accident.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// A string with no `Display` and a `Debug` that shows its length in bytes only.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PatientText(String);

impl fmt::Debug for PatientText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes withheld>", self.0.len())
    }
}

impl Deref for PatientText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for PatientText {
    fn from(text: String) -> Self {
        PatientText(text)
    }
}

impl From<&str> for PatientText {
    fn from(text: &str) -> Self {
        PatientText(text.to_owned())
    }
}
