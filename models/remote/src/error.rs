//! Why there is no answer. No variant holds anything that the other machine wrote: it could be the patient's words, sent back.

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    /// [`Watch::stop`](crate::Watch::stop) said so.
    #[error("stopped")]
    Stopped,
    /// The settings' own deadline has passed.
    #[error("out of time")]
    OutOfTime,
    /// The bearer token could not be had.
    #[error("token: {0}")]
    Token(String),
    /// No connection, or it broke.
    #[error("connection: {0}")]
    Connection(&'static str),
    /// The server refused: who asks must be let in, the address or the model's name is wrong, or it has too much to do.
    #[error("status {0}: {1}")]
    Status(u16, &'static str),
    /// What came is no answer.
    #[error("answer: {0}")]
    Answer(&'static str),
}

/// What a status asks of the person who set this up.
pub(crate) fn status(status: u16) -> RemoteError {
    let words = match status {
        300..=399 => "the server sends elsewhere, and nothing is sent after it",
        400 | 422 => "the server does not take the request: see `structured` in the settings",
        401 | 403 => "the server wants another token",
        404 => "no such address or model there",
        408 | 425 | 429 => "the server has too much to do",
        500..=599 => "the server is at fault",
        _ => "not the status of an answer",
    };
    RemoteError::Status(status, words)
}
