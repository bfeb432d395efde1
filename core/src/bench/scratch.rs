//! A folder for the snapshot of one run, removed with it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// A name of its own below `within`; the folder is made when something is written.
    pub(super) fn new(within: Option<&str>) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let within = within.map_or_else(std::env::temp_dir, |within| Path::new(within).to_owned());
        Self(within.join(format!("aidpost-bench-{}-{number}", std::process::id())))
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.0.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
