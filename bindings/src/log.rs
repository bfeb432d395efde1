//! What llama.cpp and the engine say of their own work, for the app's log. They are never given patient text.

use aidpost::llama::{LogLevel, log_to};

use crate::mailbox::Mailbox;

static LINES: Mailbox<LogLine> = Mailbox::new();

/// One line.
#[derive(uniffi::Record)]
pub struct LogLine {
    /// How grave.
    pub level: LogLevel,
    /// What was said.
    pub message: String,
}

/// The next line; waits for one. The last thousand are kept from the first call on; before it none is.
#[uniffi::export]
pub async fn next_log_line() -> Option<LogLine> {
    log_to(|level, message| LINES.put(LogLine { level, message }, 1000));
    LINES.next().await
}
