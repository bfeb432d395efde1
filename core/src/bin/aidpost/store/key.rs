//! A store's key: made, read from a file that nobody else may read, or taken from a program that prints it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use aidpost::store::{Key, Store};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

use super::fail::at;
use super::out;
use crate::console::{Failure, write_out};
use crate::output::bad;
use crate::secret::unusable;

/// Where the key is.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct KeyArguments {
    /// The file with the key, as `store key` makes it, or of exactly 32 bytes; nobody else may be able to read it
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A program that prints the key, such as one that asks the system's keyring; the shell runs it
    #[arg(long, value_name = "COMMAND")]
    key_command: Option<String>,
}

/// The same, of a store whose key may be lost.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct KeyOrNone {
    /// The file with the key
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A program that prints the key
    #[arg(long, value_name = "COMMAND")]
    key_command: Option<String>,
    /// The key is lost: delete the file without a look whether it is a store
    #[arg(long)]
    without_key: bool,
}

/// Far above any key; a device could be read for ever.
const MOST: u64 = 4096;

impl KeyArguments {
    pub(super) fn read(&self) -> Result<Key, Failure> {
        read(self.key_file.as_deref(), self.key_command.as_deref())
    }
}

fn read(file: Option<&Path>, command: Option<&str>) -> Result<Key, Failure> {
    match (file, command) {
        (Some(path), _) => of_file(path),
        (None, Some(command)) => of_command(command),
        (None, None) => Err(bad("give --key-file or --key-command".to_owned())),
    }
}

fn of_file(path: &Path) -> Result<Key, Failure> {
    let unreadable = |error: std::io::Error| unusable(path, &error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = file.metadata().map_err(unreadable)?;
        // A pipe has no owner who could have done better.
        if about.is_file() && about.permissions().mode() & 0o077 != 0 {
            let reason = "others may read or change this key: `chmod 600` it, and if others were there, make another store";
            return Err(unusable(path, reason));
        }
    }
    let mut bytes = Vec::new();
    file.take(MOST)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    key(&bytes).ok_or_else(|| unusable(path, "not a key: neither of `store key` nor of 32 bytes"))
}

fn of_command(command: &str) -> Result<Key, Failure> {
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut started = Command::new(shell);
    started.args([flag, command]);
    // What is on standard input may be ours: encounters, or a note.
    started.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = started
        .output()
        .map_err(|error| bad(format!("--key-command: {error}")))?;
    if !output.status.success() {
        return Err(bad(format!("--key-command: {}", output.status)));
    }
    key(&output.stdout).ok_or_else(|| {
        bad(
            "--key-command: what it printed is no key: neither of `store key` nor of 32 bytes"
                .to_owned(),
        )
    })
}

fn key(bytes: &[u8]) -> Option<Key> {
    if let Ok(raw) = <[u8; 32]>::try_from(bytes) {
        return Some(Key::new(raw));
    }
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    Some(Key::new(bytes.try_into().ok()?))
}

/// Deletes a store. With its key it is known to be one.
pub(super) fn wipe(store: &Path, from: &KeyOrNone, yes: bool) -> anyhow::Result<()> {
    let opened = if from.without_key {
        std::fs::metadata(store).map_err(|error| unusable(store, &error.to_string()))?;
        None
    } else {
        let key = read(from.key_file.as_deref(), from.key_command.as_deref())?;
        Some(Store::open(store, &key).map_err(|error| at(store, error))?)
    };
    out::confirm("The whole store will be deleted", yes)?;
    match opened {
        Some(opened) => opened.wipe(),
        None => Store::wipe_file(store),
    }
    .map_err(|error| at(store, error))?;
    write_out("deleted; delete the key too\n")
}
