//! Why a line of a file cannot be used: field and range, and nothing that a person wrote.

/// Why a line cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", field.as_deref().map(|field| format!("{field}: ")).unwrap_or_default())]
pub struct LineError {
    /// The field at fault; none where it is the whole line.
    pub field: Option<String>,
    /// What is wrong, and what may stand there.
    pub message: String,
}

pub(super) fn wrong(field: &str, message: impl Into<String>) -> LineError {
    LineError {
        field: Some(field.to_owned()),
        message: message.into(),
    }
}
