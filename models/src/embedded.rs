//! The pack that is built into the command, so that it runs with nothing else to fetch. It is not for clinical use.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::files;
use crate::sha256::Sha256;

const FILES: [(&str, &[u8]); 4] = [
    ("pack.json", include_bytes!("../demo/pack.json")),
    ("text.gguf", include_bytes!("../demo/text.gguf")),
    ("projector.gguf", include_bytes!("../demo/projector.gguf")),
    ("acceptance.json", include_bytes!("../demo/acceptance.json")),
];

/// Writes the built-in pack below `cache`, once for each version of it, and returns its folder. llama.cpp reads files, not
/// memory. What lies there is verified like any pack before it is used.
///
/// # Errors
/// Those of the file system.
pub fn unpack(cache: &Path) -> io::Result<PathBuf> {
    let version = Sha256::of(FILES[0].1).to_string();
    let dir = cache.join(format!("built-in-{}", &version[..16]));
    let whole = |(name, bytes): &(&str, &[u8])| {
        let found = files::read_small(&dir.join(name), bytes.len() as u64);
        found.is_ok_and(|found| found == *bytes)
    };
    if FILES.iter().all(whole) {
        return Ok(dir);
    }
    fs::create_dir_all(&dir)?;
    // Each file whole or not at all: a damaged one is replaced, and another that is as fast writes the same bytes.
    for (name, bytes) in FILES.iter().rev() {
        if !whole(&(*name, *bytes)) {
            files::write(&dir.join(name), bytes)?;
        }
    }
    Ok(dir)
}
