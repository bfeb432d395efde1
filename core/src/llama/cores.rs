//! How many threads compute: one a performance core. llama.cpp splits each step evenly and waits for the slowest thread, so an efficiency
//! core beside fast ones makes all of them wait.

use std::path::Path;

/// A core with less than this share of the fastest one's power is an efficiency core: on phones these have a third or less, and the
/// middle ones of three kinds about four fifths.
const SHARE: (u64, u64) = (3, 5);

/// The performance cores that this process may use, at least 1. Where the system does not tell cores apart, all that it may use.
pub(super) fn performance() -> usize {
    let may_use = std::thread::available_parallelism().map_or(1, usize::from);
    // Linux and Android; elsewhere there is no such folder.
    let powers = powers(Path::new("/sys/devices/system/cpu"));
    fast(&powers).unwrap_or(may_use).min(may_use)
}

/// How many of the cores are fast; none where nothing is known.
fn fast(powers: &[u64]) -> Option<usize> {
    let most = *powers.iter().max()?;
    let is_fast = |power: &&u64| **power * SHARE.1 >= most * SHARE.0;
    Some(powers.iter().filter(is_fast).count())
}

/// The power of each core: the scheduler's own measure (`cpu_capacity`, on Arm), else its highest frequency. Empty unless all are known.
fn powers(cpus: &Path) -> Vec<u64> {
    let number =
        |path: &Path| -> Option<u64> { std::fs::read_to_string(path).ok()?.trim().parse().ok() };
    let power = |core: &Path| {
        number(&core.join("cpu_capacity"))
            .or_else(|| number(&core.join("cpufreq/cpuinfo_max_freq")))
    };
    let cores: Vec<_> = (0..)
        .map(|core| cpus.join(format!("cpu{core}")))
        .take_while(|core| core.is_dir())
        .collect();
    let powers: Option<Vec<u64>> = cores.iter().map(|core| power(core)).collect();
    powers.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up numbers in the proportions of phones and of a laptop.
    #[test]
    fn efficiency_cores_are_left_out() {
        // One prime, three fast, four small; two fast, six small; all alike; a laptop of eight fast and eight small by frequency.
        assert_eq!(fast(&[325, 325, 325, 325, 828, 828, 828, 1024]), Some(4));
        assert_eq!(fast(&[280, 280, 280, 280, 280, 280, 1024, 1024]), Some(2));
        assert_eq!(fast(&[1024; 8]), Some(8));
        assert_eq!(fast(&[[5_400_000; 8], [3_100_000; 8]].concat()), Some(8));
        assert_eq!(fast(&[]), None);
    }

    #[test]
    fn a_core_of_unknown_power_makes_all_unknown() {
        let cpus = tempfile::TempDir::new().unwrap();
        let write = |core: usize, file: &str, power: &str| {
            let file = cpus.path().join(format!("cpu{core}")).join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, power).unwrap();
        };
        write(0, "cpu_capacity", "1024\n");
        // Its frequency does not matter.
        write(0, "cpufreq/cpuinfo_max_freq", "1\n");
        write(1, "cpufreq/cpuinfo_max_freq", "300\n");
        assert_eq!(powers(cpus.path()), [1024, 300]);
        std::fs::create_dir(cpus.path().join("cpufreq")).unwrap();
        write(2, "online", "1\n");
        assert!(powers(cpus.path()).is_empty());
        assert!(performance() >= 1);
    }
}
