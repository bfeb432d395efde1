//! Public keys that an integrator trusts, and what they say of a signature.

use super::Altered;
use minisign_verify::{Error, PublicKey, Signature};
use std::path::{Path, PathBuf};

/// The longest key file read, in bytes: two lines.
const MAX_KEY: u64 = 4096;

/// The keys whose signature makes a pack fit for clinical use, if its manifest says so. Whoever puts a key here answers for what it
/// signs. Without any, only the catalogue's weights are.
#[derive(Debug, Clone, Default)]
pub struct TrustedKeys(Vec<(String, PublicKey)>);

/// A text that is no minisign public key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read: check the path.
    #[error("{}: cannot be read: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is no public key: give minisign's `minisign.pub`, or its second line.
    #[error(
        "{from}: {reason}: needed is a minisign public key, the file minisign.pub or its second line"
    )]
    Key {
        /// Where it stands.
        from: String,
        /// What is wrong.
        reason: String,
    },
}

impl TrustedKeys {
    /// No key: only the catalogue vouches.
    pub fn none() -> Self {
        Self::default()
    }

    /// Trusts one more key: the text of `minisign.pub`, or its second line alone.
    ///
    /// # Errors
    /// [`KeyError::Key`].
    pub fn add(&mut self, key: &str) -> Result<(), KeyError> {
        self.add_from("the key", key)
    }

    /// Trusts the key in a file as `minisign -G` writes it.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn add_file(&mut self, file: &Path) -> Result<(), KeyError> {
        let io = |source| KeyError::Io {
            file: file.to_path_buf(),
            source,
        };
        let mut text = String::new();
        let opened = crate::files::open_named(file).map_err(io)?;
        std::io::Read::read_to_string(&mut std::io::Read::take(opened, MAX_KEY), &mut text)
            .map_err(io)?;
        self.add_from(&file.display().to_string(), &text)
    }

    fn add_from(&mut self, from: &str, key: &str) -> Result<(), KeyError> {
        let line = key
            .lines()
            .map(str::trim)
            .rfind(|line| !line.is_empty() && !line.starts_with("untrusted comment:"))
            .unwrap_or_default();
        let key = PublicKey::from_base64(line).map_err(|error| KeyError::Key {
            from: from.to_owned(),
            reason: error.to_string(),
        })?;
        self.0.push((line.to_owned(), key));
        Ok(())
    }

    /// Whether one of the keys signed these bytes.
    pub(super) fn check(&self, json: &[u8], signature: Option<&[u8]>) -> Result<Signed, Altered> {
        let Some(signature) = signature else {
            return Ok(Signed::Not);
        };
        let text = std::str::from_utf8(signature).ok();
        let Some(signature) = text.and_then(|text| Signature::decode(text).ok()) else {
            return Ok(Signed::Unreadable);
        };
        for (name, key) in &self.0 {
            match key.verify(json, &signature, false) {
                Ok(()) => return Ok(Signed::By(name.clone())),
                Err(Error::UnexpectedKeyId) => {}
                Err(_) => return Err(Altered { key: name.clone() }),
            }
        }
        Ok(Signed::ByAnother)
    }
}

/// What a signature says.
pub(super) enum Signed {
    By(String),
    ByAnother,
    Unreadable,
    Not,
}

impl Signed {
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Self::By(_) | Self::ByAnother => "the key that signed its manifest is not trusted here",
            Self::Unreadable => "the signature of its manifest cannot be read",
            Self::Not => "its manifest has no signature",
        }
    }
}
