//! The bearer token: from a file, or from a command that prints one. It stands in no log and no error.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::patience::{Patience, TICK};
use crate::{RemoteError, Watch};

/// Most bytes of a token; those of large clouds have about two thousand.
const MOST: usize = 16 << 10;

/// Where the token comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSource {
    /// The text of a file, read for every question: it may change.
    File(PathBuf),
    /// What a program prints, with its arguments; no shell reads them. Asked once, and again when the server refuses it.
    Command(Vec<String>),
    /// The token itself, as an app takes it from where it keeps secrets.
    Given(Token),
}

/// A token. It has no text form.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// This text, which may have white space around it.
    ///
    /// # Errors
    /// [`RemoteError::Token`]; the text is not in it.
    pub fn new(text: &str) -> Result<Self, RemoteError> {
        Self::of(text.as_bytes().to_vec())
    }

    /// The token as text, for whoever keeps it: a secret.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    pub(crate) fn header(&self) -> String {
        format!("Bearer {}", self.0)
    }

    fn of(bytes: Vec<u8>) -> Result<Self, RemoteError> {
        let text = String::from_utf8(bytes).map_err(|_| bad("is not UTF-8"))?;
        let token = text.trim();
        if token.is_empty() {
            return Err(bad("is empty"));
        }
        if !token.chars().all(|c| c.is_ascii_graphic()) {
            return Err(bad("holds a character that no token has"));
        }
        Ok(Self(token.to_owned()))
    }
}

fn bad(reason: &str) -> RemoteError {
    RemoteError::Token(reason.to_owned())
}

impl TokenSource {
    /// The token that a server would get now. A program has ten seconds to print it.
    ///
    /// # Errors
    /// [`RemoteError::Token`], [`RemoteError::OutOfTime`].
    pub fn token(&self) -> Result<Token, RemoteError> {
        let watch = Watch::default();
        token(self, &Patience::new(Duration::from_secs(10), &watch))
    }
}

/// Reads it.
pub(crate) fn token(source: &TokenSource, patience: &Patience<'_>) -> Result<Token, RemoteError> {
    match source {
        TokenSource::File(path) => file(path),
        TokenSource::Command(words) => printed(words, patience),
        TokenSource::Given(token) => Ok(token.clone()),
    }
}

fn file(path: &Path) -> Result<Token, RemoteError> {
    let read = std::fs::File::open(path).and_then(limited);
    let unreadable = |error: std::io::Error| bad(&format!("{}: {error}", path.display()));
    Token::of(read.map_err(unreadable)?)
}

fn limited(input: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MOST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MOST {
        return Err(std::io::Error::other(format!("has more than {MOST} bytes")));
    }
    Ok(bytes)
}

fn printed(words: &[String], patience: &Patience<'_>) -> Result<Token, RemoteError> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(bad("the command is empty"));
    };
    let failed = |error: std::io::Error| bad(&format!("{program}: {error}"));
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // It could say the token there too.
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let out = child.stdout.take();
    // Read on a thread of its own: nothing else can end a wait for a program that neither prints nor ends.
    let reader = std::thread::spawn(move || out.map_or(Ok(Vec::new()), limited));
    let status = loop {
        match child.try_wait().map_err(failed)? {
            Some(status) => break status,
            None => {
                if let Err(stopped) = patience.check() {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(stopped);
                }
                std::thread::sleep(TICK);
            }
        }
    };
    while !reader.is_finished() {
        patience.check()?;
        std::thread::sleep(TICK);
    }
    // First: a program that prints without end is ended by this side's no longer reading.
    let bytes = reader.join().map_err(|_| bad("could not be read"))?;
    let bytes = bytes.map_err(failed)?;
    if !status.success() {
        return Err(bad(&format!("{program} ended with {status}")));
    }
    Token::of(bytes)
}
