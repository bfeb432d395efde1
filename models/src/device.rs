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

/// Most memory that this process held at once, in bytes; none where the system does not say (only Linux and Android do).
pub fn peak_memory() -> Option<u64> {
    of_this_process("VmHWM:")
}

/// Lets [`peak_memory`] begin anew at what is held now; `false` where the system does not allow that.
pub fn forget_peak() -> bool {
    // proc(5): 5 resets the peak resident set size.
    std::fs::write("/proc/self/clear_refs", "5").is_ok()
}

/// Memory that this process holds now, in bytes; none where the system does not say (only Linux and Android do).
pub fn held_memory() -> Option<u64> {
    of_this_process("VmRSS:")
}

fn of_this_process(what: &str) -> Option<u64> {
    find(&std::fs::read_to_string("/proc/self/status").ok()?, what)
}

fn find(status: &str, what: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// Bytes that can still be written below `path`, which need not exist yet.
pub fn free_space(path: &Path) -> io::Result<u64> {
    let existing = path
        .ancestors()
        .find(|path| path.exists())
        .unwrap_or(Path::new("."));
    fs4::available_space(existing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_bytes_or_not_at_all() {
        let status = "Name:\taidpost\nVmPeak:\t  9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n";
        assert_eq!(find(status, "VmHWM:"), Some(2048 * 1024));
        assert_eq!(find(status, "VmRSS:"), Some(1024 * 1024));
        assert_eq!(find("Name:\taidpost\n", "VmHWM:"), None);
        assert_eq!(find("VmHWM:\t many kB\n", "VmHWM:"), None);
        if cfg!(any(target_os = "linux", target_os = "android")) {
            // Memory that is written is held.
            let before = peak_memory().unwrap();
            let held = std::hint::black_box(vec![1u8; 64 << 20]);
            assert!(
                peak_memory().unwrap() >= before.max(64 << 20),
                "{}",
                held.len()
            );
        }
    }
}
