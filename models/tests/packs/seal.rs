//! Verification before each load: every byte by the seal while it holds, by the manifest as soon as something has changed.

use crate::tiny;
use aidpost_models::{
    Store, VerifiedPack, VerifyError, VerifyMode, verify_and_seal, verify_sealed,
};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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

    /// Verifies as before a load.
    fn load(&self) -> Result<VerifiedPack, VerifyError> {
        verify_sealed(&self.pack(), &self.seal, &mut |_, _| {
            ControlFlow::Continue(())
        })
    }

    /// When the seal was written, which tells whether it was made anew.
    fn made(&self) -> SystemTime {
        std::fs::metadata(&self.seal).unwrap().modified().unwrap()
    }
}

/// Changes one byte and puts the time back, as failing storage does.
fn rot(file: &Path, at: u64) {
    let modified = std::fs::metadata(file).unwrap().modified().unwrap();
    let mut out = File::options().read(true).write(true).open(file).unwrap();
    let mut byte = [0];
    out.seek(SeekFrom::Start(at)).unwrap();
    out.read_exact(&mut byte).unwrap();
    out.seek(SeekFrom::Start(at)).unwrap();
    out.write_all(&[byte[0] ^ 0x10]).unwrap();
    out.set_modified(modified).unwrap();
}

#[test]
fn a_second_load_goes_by_the_seal_and_a_whole_one_makes_it_anew() {
    let sealed = Sealed::new();
    sealed.load().unwrap();
    let made = sealed.made();
    let pack = sealed.load().unwrap();
    assert_eq!(pack.manifest().id, "tiny");
    assert_eq!(sealed.made(), made);
    std::thread::sleep(std::time::Duration::from_millis(20));
    verify_and_seal(&sealed.pack(), &sealed.seal, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_ne!(sealed.made(), made);
}

#[test]
fn a_byte_that_rots_anywhere_without_a_change_of_time_is_found() {
    let length = tiny::text().bytes().len() as u64;
    // Nothing is sampled: a byte in a weight, at any distance, is as good as one in the header.
    for at in (0..20).map(|step| length - 1 - step * (length / 25)) {
        let sealed = Sealed::new();
        sealed.load().unwrap();
        rot(&sealed.pack().join("text.gguf"), at);
        let error = sealed.load().unwrap_err().to_string();
        assert!(error.contains("text.gguf"), "{error}");
        assert!(
            !sealed.seal.exists() || at < length / 4,
            "a seal does not outlive a failure"
        );
        assert!(sealed.load().is_err(), "and it stays found");
    }
}

#[test]
fn a_pack_of_several_blocks_is_checked_in_all_of_them() {
    let dir = tempfile::tempdir().unwrap();
    // Six layers of 1.5 MiB each and more: three blocks.
    let text = tiny::text_of(8192).bytes();
    assert!(text.len() > 9 << 20);
    tiny::write_pack(&dir.path().join("big"), &text, None);
    let store = Store::at(dir.path());
    let load = || {
        store.verify("big", VerifyMode::Sealed, &mut |_, _| {
            ControlFlow::Continue(())
        })
    };
    load().unwrap();
    load().unwrap();
    let file = dir.path().join("big/text.gguf");
    for at in [
        (4 << 20) - 1,
        4 << 20,
        (8 << 20) + 12_345,
        text.len() as u64 - 1,
    ] {
        rot(&file, at);
        assert!(matches!(load(), Err(VerifyError::Hash { .. })), "{at}");
        rot(&file, at);
        load().unwrap();
    }
}

#[test]
fn a_check_by_the_seal_tells_how_far_it_is_and_stops() {
    let sealed = Sealed::new();
    sealed.load().unwrap();
    let mut seen = vec![];
    verify_sealed(&sealed.pack(), &sealed.seal, &mut |done, total| {
        seen.push((done, total));
        ControlFlow::Continue(())
    })
    .unwrap();
    let length = tiny::text().bytes().len() as u64;
    assert_eq!(seen.first(), Some(&(0, length)));
    assert_eq!(seen.last(), Some(&(length, length)));
    let stopped = verify_sealed(&sealed.pack(), &sealed.seal, &mut |_, _| {
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(VerifyError::Cancelled)));
    assert!(sealed.seal.exists(), "a stop breaks no seal");
}

#[test]
fn another_length_or_manifest_breaks_the_seal_and_another_time_does_not() {
    let sealed = Sealed::new();
    sealed.load().unwrap();
    let text = sealed.pack().join("text.gguf");
    let made = sealed.made();
    let file = File::options().write(true).open(&text).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    sealed.load().unwrap();
    assert_eq!(sealed.made(), made);
    let manifest = sealed.pack().join("pack.json");
    let json = std::fs::read_to_string(&manifest).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    std::fs::write(manifest, format!("{json}\n")).unwrap();
    sealed.load().unwrap();
    assert_ne!(sealed.made(), made);
    let length = file.metadata().unwrap().len();
    file.set_len(length - 1).unwrap();
    assert!(matches!(sealed.load(), Err(VerifyError::Length { .. })));
}

#[test]
fn a_damaged_or_unwritable_seal_only_costs_time() {
    let sealed = Sealed::new();
    std::fs::create_dir_all(sealed.seal.parent().unwrap()).unwrap();
    std::fs::write(&sealed.seal, b"{").unwrap();
    sealed.load().unwrap();
    sealed.load().unwrap();
    let nowhere = sealed.pack().join("text.gguf/seal.json");
    verify_sealed(&sealed.pack(), &nowhere, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
}
