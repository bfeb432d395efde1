//! What llama.cpp and the engine say of their own work, for the app's log. They are never given patient text.

use std::sync::LazyLock;

use aidpost::llama::{LogLine, log_to};
use async_channel::{Receiver, bounded};

/// The next line; waits for one. The last thousand are kept from the first call on; before it none is.
#[uniffi::export]
pub async fn next_log_line() -> Option<LogLine> {
    static LINES: LazyLock<Receiver<LogLine>> = LazyLock::new(|| {
        let (sink, lines) = bounded(1000);
        log_to(move |line| drop(sink.force_send(line)));
        lines
    });
    LINES.recv().await.ok()
}
