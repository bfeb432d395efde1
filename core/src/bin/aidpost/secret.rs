//! Secret keys in files: 32 random bytes that nobody but their owner may read.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

use crate::console::Failure;
use crate::output::bad;

/// Makes a key and writes it, as one line of base64url, into a file that is not there yet.
pub(crate) fn make(path: &Path) -> anyhow::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        writeln!(file, "{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))?;
        file.sync_all()
    });
    written.map_err(|error| unusable(path, &error.to_string()))?;
    Ok(bytes)
}

/// Why a file of keys cannot be used.
pub(crate) fn unusable(path: &Path, reason: &str) -> Failure {
    bad(format!("{}: {reason}", path.display()))
}
