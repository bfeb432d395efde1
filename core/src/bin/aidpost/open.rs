//! Finds the pack that the user named, or unpacks the built-in one, and verifies it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use aidpost_models::{MANIFEST, VerifiedPack, embedded, verify};

use crate::console::{Bar, cancelled};

/// A verified pack, or in one line why there is none.
pub(crate) fn pack(named: Option<&str>, bar: &Bar) -> Result<VerifiedPack, String> {
    let dir = match named {
        None => built_in()?,
        Some(name) if Path::new(name).join(MANIFEST).exists() || Path::new(name).is_dir() => {
            PathBuf::from(name)
        }
        Some(name) => installed(name)?,
    };
    let mut progress = |done, total| {
        bar.verifying(done, total);
        if cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    verify(&dir, &mut progress).map_err(|error| error.to_string())
}

/// Where packs are kept: the user's data folder.
pub(crate) fn store() -> Result<PathBuf, String> {
    dirs::data_dir()
        .map(|dir| dir.join("aidpost").join("packs"))
        .ok_or_else(|| "this user has no data folder".to_owned())
}

fn installed(id: &str) -> Result<PathBuf, String> {
    let dir = store()?.join(id);
    if dir.is_dir() {
        Ok(dir)
    } else {
        Err(format!(
            "{id}: no such folder, and no pack of this id in {}",
            dir.display()
        ))
    }
}

fn built_in() -> Result<PathBuf, String> {
    let cache = dirs::cache_dir()
        .ok_or("this user has no cache folder for the built-in pack")?
        .join("aidpost");
    embedded::unpack(&cache).map_err(|error| {
        format!(
            "{}: the built-in pack could not be unpacked: {error}",
            cache.display()
        )
    })
}
