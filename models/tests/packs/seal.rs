//! Verification before each load: quick while nothing has changed, whole as soon as something has.

use crate::tiny;
use aidpost_models::{VerifiedPack, VerifyError, verify_and_seal, verify_sealed};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

struct Sealed {
    dir: tempfile::TempDir,
    seal: PathBuf,
}

impl Sealed {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        tiny::write_pack(&dir.path().join("p"), &tiny::text().bytes(), None);
        let seal = dir.path().join("seals/p.json");
        Self { dir, seal }
    }

    fn pack(&self) -> PathBuf {
        self.dir.path().join("p")
    }

    /// Verifies as before a load: the outcome, and whether every byte was read.
    fn load(&self) -> (Result<VerifiedPack, VerifyError>, bool) {
        let mut whole = false;
        let outcome = verify_sealed(&self.pack(), &self.seal, &mut |_, _| {
            whole = true;
            ControlFlow::Continue(())
        });
        (outcome, whole)
    }
}

/// Changes one byte and puts the time back, as failing storage does.
fn rot(file: &Path, at: u64) {
    let modified = std::fs::metadata(file).unwrap().modified().unwrap();
    let mut out = File::options().write(true).open(file).unwrap();
    out.seek(SeekFrom::Start(at)).unwrap();
    out.write_all(&[0xa5]).unwrap();
    out.set_modified(modified).unwrap();
}

#[test]
fn the_second_load_reads_samples_only() {
    let sealed = Sealed::new();
    assert!(matches!(sealed.load(), (Ok(_), true)));
    assert!(matches!(sealed.load(), (Ok(_), false)));
    // On request, whole again.
    let mut whole = false;
    let watch = &mut |_: u64, _: u64| {
        whole = true;
        ControlFlow::Continue(())
    };
    verify_and_seal(&sealed.pack(), &sealed.seal, watch).unwrap();
    assert!(whole);
}

#[test]
fn another_time_length_sample_or_manifest_breaks_the_seal() {
    let text = |sealed: &Sealed| sealed.pack().join("text.gguf");
    let changes: [fn(&Path); 3] = [
        |file| {
            File::options()
                .write(true)
                .open(file)
                .unwrap()
                .set_modified(SystemTime::UNIX_EPOCH)
                .unwrap()
        },
        |file| {
            let bytes = std::fs::read(file).unwrap();
            std::fs::write(file, bytes).unwrap();
            let later = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
            File::options()
                .write(true)
                .open(file)
                .unwrap()
                .set_modified(later)
                .unwrap();
        },
        |file| {
            let manifest = file.with_file_name("pack.json");
            let json = std::fs::read_to_string(&manifest).unwrap();
            std::fs::write(manifest, format!("{json}\n")).unwrap();
        },
    ];
    for change in changes {
        let sealed = Sealed::new();
        sealed.load().0.unwrap();
        change(&text(&sealed));
        assert!(
            matches!(sealed.load(), (Ok(_), true)),
            "verified whole, and still right"
        );
        assert!(matches!(sealed.load(), (Ok(_), false)));
    }
    // The first and the last byte are always sampled.
    let length = tiny::text().bytes().len() as u64;
    for at in [length - 1, 5] {
        let sealed = Sealed::new();
        sealed.load().0.unwrap();
        rot(&text(&sealed), at);
        assert!(sealed.load().0.is_err());
        assert!(!sealed.seal.exists(), "a seal does not outlive a failure");
    }
    let sealed = Sealed::new();
    sealed.load().0.unwrap();
    File::options()
        .write(true)
        .open(text(&sealed))
        .unwrap()
        .set_len(length - 1)
        .unwrap();
    assert!(matches!(sealed.load().0, Err(VerifyError::Length { .. })));
}

#[test]
fn a_damaged_or_unwritable_seal_only_costs_time() {
    let sealed = Sealed::new();
    std::fs::create_dir_all(sealed.seal.parent().unwrap()).unwrap();
    std::fs::write(&sealed.seal, b"{").unwrap();
    assert!(matches!(sealed.load(), (Ok(_), true)));
    assert!(matches!(sealed.load(), (Ok(_), false)));
    let nowhere = sealed.pack().join("text.gguf/seal.json");
    verify_sealed(&sealed.pack(), &nowhere, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
}
