//! Several requests that are answered together.

use std::collections::BTreeMap;

use super::{ModelError, Reply};

/// Most requests that are computed together. A choice: with each further one every token is compared with more of others' tokens, which it does not see.
pub const MOST_TOGETHER: usize = 16;

/// What came of one of several requests.
#[derive(Debug, Clone)]
pub struct Answered {
    /// As of [`Model::reply`](super::Model::reply).
    pub reply: Result<Reply, ModelError>,
    /// As of [`Model::reply_weighed`](super::Model::reply_weighed).
    pub marks: BTreeMap<String, f64>,
    /// How many requests were computed together with this one, itself included.
    pub together: usize,
}

impl Answered {
    /// What came of a request that was answered alone.
    #[must_use]
    pub fn alone(answer: Result<(Reply, BTreeMap<String, f64>), ModelError>) -> Self {
        let (reply, marks) = match answer {
            Ok((reply, marks)) => (Ok(reply), marks),
            Err(error) => (Err(error), BTreeMap::new()),
        };
        Self {
            reply,
            marks,
            together: 1,
        }
    }
}

/// What happens while several are answered together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchEvent {
    /// The one at this place, counted from 0, has its answer, or failed.
    Answered {
        /// Its place.
        at: usize,
    },
    /// There is no memory for so many at once.
    Reduced {
        /// How many were to be computed together.
        asked: usize,
        /// How many are.
        to: usize,
        /// Bytes that as many as were asked for take.
        needed_bytes: u64,
        /// Bytes that the system says are free; `None` where it does not say.
        available_bytes: Option<u64>,
    },
}
