//! The pack that is built into the command, so that it runs with nothing else to fetch. It is not for clinical use.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::sha256::Sha256;

const FILES: [(&str, &[u8]); 3] = [
    ("pack.json", include_bytes!("../demo/pack.json")),
    ("text.gguf", include_bytes!("../demo/text.gguf")),
    ("projector.gguf", include_bytes!("../demo/projector.gguf")),
];

/// Writes the built-in pack below `cache`, once for each version of it, and returns its folder. llama.cpp reads files, not
/// memory. The folder appears whole or not at all; what lies there is verified like any pack before it is used.
///
/// # Errors
/// Those of the file system.
pub fn unpack(cache: &Path) -> io::Result<PathBuf> {
    let version = Sha256::of(FILES[0].1).to_string();
    let dir = cache.join(format!("built-in-{}", &version[..16]));
    let whole =
        |(name, bytes): &(&str, &[u8])| fs::read(dir.join(name)).is_ok_and(|found| found == *bytes);
    if FILES.iter().all(whole) {
        return Ok(dir);
    }
    fs::create_dir_all(cache)?;
    let partial = cache.join(format!(
        "built-in-{}.{}",
        &version[..16],
        std::process::id()
    ));
    fs::create_dir_all(&partial)?;
    for (name, bytes) in FILES {
        fs::write(partial.join(name), bytes)?;
    }
    // A damaged folder is replaced; another process that was faster has written the same bytes.
    let _ = fs::remove_dir_all(&dir);
    let published = fs::rename(&partial, &dir);
    let _ = fs::remove_dir_all(&partial);
    if FILES.iter().all(whole) {
        Ok(dir)
    } else {
        published.map(|()| dir)
    }
}
