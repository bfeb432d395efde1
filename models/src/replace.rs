//! What would change if one pack took another's place: the question that a person is asked before it does.

use std::fmt;

/// A pack that is here and one of the same id that would take its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The id of both.
    pub id: String,
    /// What changes, a short sentence each: digests, name, quantization, clinical use, who vouches, the rest.
    pub changes: Vec<String>,
}

impl fmt::Display for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: another pack of this name is here and would be replaced: {}; say that it is to be replaced, or give the new one another id",
            self.id,
            self.changes.join("; ")
        )
    }
}
