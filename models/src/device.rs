//! Memory and storage of the device at hand. Phones limit an app below what the system reports: there the app gives its own numbers.

use std::io;
use std::path::Path;

/// Memory of a device, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Device {
    /// Built in.
    pub total_memory: u64,
    /// What a process could take now without others being pushed out.
    pub available_memory: u64,
}

impl Device {
    /// What the system says now; none where it does not say.
    pub fn here() -> Option<Self> {
        let mut system = sysinfo::System::new().ok()?;
        system.refresh_memory();
        let device = Self {
            total_memory: system.total_memory(),
            available_memory: system.available_memory(),
        };
        (device.total_memory > 0).then_some(device)
    }
}

/// Bytes that can still be written below `path`, which need not exist yet.
pub fn free_space(path: &Path) -> io::Result<u64> {
    let existing = path
        .ancestors()
        .find(|path| path.exists())
        .unwrap_or(Path::new("."));
    fs4::available_space(existing)
}
