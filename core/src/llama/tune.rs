//! Which way of loading is the fastest on this device: measured once for a pack, and kept in a file. Neither rule nor size tells it: on two
//! cores with AVX-512, weights of MedGemma 4B's shape in Q4_K_M are read 1.6 times as fast as they lie in the file and written 0.8 times,
//! and in Q4_0 both are slower.

use std::fs;
use std::path::Path;
use std::time::Duration;

use aidpost_models::{Device, Sha256, VerifiedPack};
use serde::{Deserialize, Serialize};

use super::probe::Probe;
use super::{Llama, Loading, OpenError, backend};
use crate::model::{Control, ModelError, Stop};

/// What a triage of a next patient mostly is: an account read, and the tokens of a reply that are neither forced nor quoted.
const READ: u32 = 512;
const WRITTEN: u32 = 96;
/// Tokens that are read and written to measure.
const TRIED: (usize, usize) = (192, 12);

/// The file's content.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// SHA-256 of everything that it depends on.
    key: String,
    loading: Loading,
}

impl Llama {
    /// Opens a pack in the way that is the fastest on this device, of those that its memory holds. At the first time each of them is tried
    /// for some seconds, and what came of it is kept in `folder`, for this pack, processor and engine; `clock` is the time since any fixed
    /// moment. A small model, or one for which there is only one way, is not measured.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open_fastest(
        pack: &VerifiedPack,
        folder: &Path,
        clock: &dyn Fn() -> Duration,
        control: &Control<'_>,
    ) -> Result<Self, OpenError> {
        let fits = Loading::choose(pack, Device::here());
        if fits != Loading::Fast || pack.manifest().text.bytes < backend::SMALL {
            return Self::open_as(pack, fits, control);
        }
        fastest(pack, folder, control, || measured(pack, clock, control))
    }
}

fn fastest(
    pack: &VerifiedPack,
    folder: &Path,
    control: &Control<'_>,
    measure: impl FnOnce() -> Result<Loading, OpenError>,
) -> Result<Llama, OpenError> {
    let file = folder.join("loading.json");
    // What the processor is called is known once llama.cpp runs.
    backend::backend().ok_or(OpenError::Backend)?;
    let key = key(pack);
    let loading = match kept(&file, &key) {
        Some(loading) => loading,
        None => match measure() {
            Ok(loading) => {
                let _ = keep(&file, &Kept { key, loading });
                loading
            }
            Err(stopped @ OpenError::Stopped(_)) => return Err(stopped),
            // What cannot be measured now may be opened all the same, and is measured another time.
            Err(_) => Loading::Fast,
        },
    };
    Llama::open_as(pack, loading, control)
}

/// One after the other: both at once would need twice the memory.
fn measured(
    pack: &VerifiedPack,
    clock: &dyn Fn() -> Duration,
    control: &Control<'_>,
) -> Result<Loading, OpenError> {
    let time = |loading| tried(&Llama::open_as(pack, loading, control)?, clock, control);
    let fast = time(Loading::Fast)?;
    let frugal = time(Loading::Frugal)?;
    Ok(if frugal < fast {
        Loading::Frugal
    } else {
        Loading::Fast
    })
}

/// How long a triage would take, by a few tokens.
fn tried(
    llama: &Llama,
    clock: &dyn Fn() -> Duration,
    control: &Control<'_>,
) -> Result<Duration, OpenError> {
    let (read, written) = TRIED;
    let time = |tokens: usize, of: u32, work: &mut dyn FnMut() -> Result<(), ModelError>| {
        let start = clock();
        work()?;
        Ok::<_, ModelError>(clock().saturating_sub(start) * of / tokens as u32)
    };
    let measured = || {
        let mut probe = Probe::new(llama, read + written + 64)?;
        let tokens: Vec<u32> = (0..read as u32).map(|at| 300 + at).collect();
        // The first touch of mapped weights is the disk's time, not the processor's.
        probe.read(&tokens[..64], control)?;
        let reading = time(read, READ, &mut || probe.read(&tokens, control))?;
        let writing = time(written, WRITTEN, &mut || probe.write(written, control))?;
        Ok(reading + writing)
    };
    measured().map_err(|error| match error {
        ModelError::Cancelled => OpenError::Stopped(Stop::Cancelled),
        ModelError::TimedOut => OpenError::Stopped(Stop::TimedOut),
        error => OpenError::Weights {
            file: llama.pack.text_path(),
            reason: error.to_string(),
        },
    })
}

fn key(pack: &VerifiedPack) -> String {
    let of = format!(
        "aidpost {}\n{}\n{}\n{} threads",
        env!("CARGO_PKG_VERSION"),
        pack.manifest().text.sha256,
        backend::describe(),
        backend::threads(pack.manifest().text.bytes),
    );
    Sha256::of(of.as_bytes()).to_string()
}

fn kept(file: &Path, key: &str) -> Option<Loading> {
    let kept: Kept = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (kept.key == key).then_some(kept.loading)
}

/// Written beside its place and renamed. Where that fails, the next opening measures again.
fn keep(file: &Path, kept: &Kept) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = file.with_extension(format!("{}.part", std::process::id()));
    fs::write(&part, serde_json::to_vec(kept)?)?;
    fs::rename(part, file)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::ops::ControlFlow;

    use tempfile::TempDir;

    use super::*;

    fn pack() -> VerifiedPack {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
        aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap()
    }

    /// A clock by which the stretches between two looks take these milliseconds, in turn.
    fn opened(folder: &Path, milliseconds: &[u64]) -> (Loading, usize) {
        let (looks, time) = (Cell::new(0), Cell::new(Duration::ZERO));
        let clock = || {
            let passed = milliseconds.get(looks.get() / 2).copied().unwrap_or(1);
            let passed = if looks.get() % 2 == 1 { passed } else { 0 };
            looks.set(looks.get() + 1);
            time.set(time.get() + Duration::from_millis(passed));
            time.get()
        };
        let (pack, control) = (pack(), &Control::UNATTENDED);
        let llama = fastest(&pack, folder, control, || measured(&pack, &clock, control)).unwrap();
        (llama.loading(), looks.get())
    }

    #[test]
    fn what_was_faster_is_opened_and_remembered() {
        for (milliseconds, faster) in [
            ([10, 10, 9, 9], Loading::Frugal),
            ([9, 9, 10, 10], Loading::Fast),
            // Reading counts as it weighs in a triage, 512 tokens of which 192 are tried, writing 96 of 12.
            ([20, 1, 1, 20], Loading::Fast),
        ] {
            let folder = TempDir::new().unwrap();
            let folder = folder.path().join("kept");
            assert_eq!(opened(&folder, &milliseconds), (faster, 8));
            assert_eq!(opened(&folder, &[]), (faster, 0), "not measured again");
            assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
            let file = folder.join("loading.json");
            for stale in [r#"{"key":"another","loading":"fast"}"#, "{"] {
                fs::write(&file, stale).unwrap();
                assert_eq!(opened(&folder, &milliseconds), (faster, 8));
            }
        }
    }

    /// Both ways of loading beside what else is open may not fit just now.
    #[test]
    fn what_cannot_be_measured_is_opened_and_measured_another_time() {
        let folder = TempDir::new().unwrap();
        let no_room = || {
            Err(OpenError::NoMemory {
                file: "text.gguf".into(),
                bytes: 1,
            })
        };
        let llama = fastest(&pack(), folder.path(), &Control::UNATTENDED, no_room).unwrap();
        assert_eq!(llama.loading(), Loading::Fast);
        drop(llama);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(opened(folder.path(), &[10, 10, 9, 9]), (Loading::Frugal, 8));
    }

    #[test]
    fn a_small_model_is_not_measured() {
        let folder = TempDir::new().unwrap();
        let clock = || -> Duration { panic!("nothing is to be timed") };
        Llama::open_fastest(&pack(), folder.path(), &clock, &Control::UNATTENDED).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_stop_while_it_is_measured_is_a_stop() {
        let folder = TempDir::new().unwrap();
        let stopped = Cell::new(false);
        let control = Control {
            stop: &|| stopped.get().then_some(Stop::TimedOut),
            ..Control::UNATTENDED
        };
        let clock = || {
            stopped.set(true);
            Duration::ZERO
        };
        let pack = pack();
        let measure = || measured(&pack, &clock, &control);
        let opened = fastest(&pack, folder.path(), &control, measure);
        assert!(matches!(opened, Err(OpenError::Stopped(Stop::TimedOut))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
