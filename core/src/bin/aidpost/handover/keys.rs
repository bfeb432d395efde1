//! Keys in files: a post's secret one, and the posts that are believed.

use std::fs;
use std::path::Path;

use aidpost::records::handover::{KnownPost, PostKey, PublicKey};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

use crate::console::Failure;
use crate::output::bad;
use crate::secret::{self, unusable};

/// Makes a key and writes it where nobody else may read it; gives the line for the other posts' files.
pub(super) fn make(path: &Path, name: &str) -> anyhow::Result<String> {
    let name = name.trim();
    if name.is_empty() || name.starts_with('#') || name.chars().any(char::is_control) {
        return Err(bad("--name: one line, which does not begin with `#`".to_owned()).into());
    }
    let bytes = secret::make(path)?;
    Ok(format!("{name} {}\n", PostKey::new(&bytes).public().text()))
}

/// The secret key of this post.
pub(super) fn secret(path: &Path) -> Result<PostKey, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unusable(path, &error.to_string()))?;
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text.trim()).ok();
    let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
    let bytes = bytes.ok_or_else(|| unusable(path, "not a key of `aidpost handover keygen`"))?;
    Ok(PostKey::new(&bytes))
}

/// The posts of a file; a line that begins with `#` is a remark.
pub(super) fn known(path: &Path) -> Result<Vec<KnownPost>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unusable(path, &error.to_string()))?;
    let lines = text.lines().map(str::trim).enumerate();
    let posts = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    posts
        .map(|(at, line)| {
            let place = |reason: &str| unusable(path, &format!("line {}: {reason}", at + 1));
            let parted = line.rsplit_once(char::is_whitespace);
            let (name, key) =
                parted.ok_or_else(|| place("a name and a public key are expected"))?;
            Ok(KnownPost {
                name: name.trim().to_owned(),
                key: PublicKey::from_text(key).map_err(|error| place(&error.to_string()))?,
            })
        })
        .collect()
}
