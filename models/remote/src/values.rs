//! What a value of the settings or of a pairing may be, and how an error shows it.

use std::net::IpAddr;
use std::path::PathBuf;

use ureq::http::Uri;

const MOST_URL: usize = 512;
const MOST_NAME: usize = 256;

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A file is missing, unreadable, too large, or not what it must be.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A value cannot be.
    #[error("{field}: {reason}")]
    Field {
        /// The field.
        field: &'static str,
        /// The value and its range.
        reason: String,
    },
}

/// What a server calls its model.
pub(crate) fn name(name: &'static str, value: &str) -> Result<(), SettingsError> {
    if value.is_empty() || value.len() > MOST_NAME || value.chars().any(char::is_control) {
        let reason = format!(
            "{}: must be a name of 1 to {MOST_NAME} bytes",
            quoted(value)
        );
        return Err(field(name, &reason));
    }
    Ok(())
}

/// 32 bytes of 64 hexadecimal digits.
pub(crate) fn digest(name: &'static str, text: &str) -> Result<[u8; 32], SettingsError> {
    let bad = || {
        let reason = format!("{}: must be 64 hexadecimal digits", quoted(text));
        field(name, &reason)
    };
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect();
    let digits = digits.filter(|digits| digits.len() == 64).ok_or_else(bad)?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Ok(bytes)
}

/// A value as an error shows it: its beginning, without what a terminal would obey.
pub(crate) fn quoted(value: &str) -> String {
    let shown: String = value
        .chars()
        .take(80)
        .flat_map(char::escape_debug)
        .collect();
    let more = if value.chars().count() > 80 {
        "…"
    } else {
        ""
    };
    format!("\"{shown}{more}\"")
}

/// Whether a story may be sent there.
pub(crate) fn address(url: &str) -> Result<(), SettingsError> {
    // An address may hold a password, so that it is not shown.
    let bad = |reason: &str| field("url", reason);
    if url.len() > MOST_URL {
        return Err(bad(&format!("has {} bytes: at most {MOST_URL}", url.len())));
    }
    let uri: Uri = url.parse().map_err(|_| bad("is no address"))?;
    let host = uri.host().ok_or_else(|| bad("names no host"))?;
    if uri
        .authority()
        .is_some_and(|all| all.as_str().contains('@'))
    {
        return Err(bad("must hold no password: see token_command"));
    }
    if uri.query().is_some() || url.contains('#') {
        return Err(bad("must end with its path"));
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_here = bare == "localhost" || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    match uri.scheme_str() {
        Some("https") => Ok(()),
        Some("http") if is_here => Ok(()),
        _ => Err(bad(
            "must begin with https:// (http:// on this machine alone)",
        )),
    }
}

pub(crate) fn field(field: &'static str, reason: &str) -> SettingsError {
    SettingsError::Field {
        field,
        reason: reason.to_owned(),
    }
}
