//! A zip that somebody hands over as a pack: whatever its bytes are, it is imported and whole, or refused and nothing of it is left.
//! `cargo +nightly fuzz run zip fuzz/corpus/zip`, from `models`.
#![no_main]

use aidpost_models::Store;
use aidpost_models::import::{ImportOptions, import};
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::LazyLock;

static HERE: LazyLock<PathBuf> = LazyLock::new(|| {
    let here = std::env::temp_dir().join(format!("aidpost-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&here).expect("a temporary folder");
    here
});

fuzz_target!(|bytes: &[u8]| {
    let (zip, root) = (HERE.join("pack.zip"), HERE.join("packs"));
    let mut whole = bytes.to_vec();
    if let Some(head) = whole.get_mut(..4) {
        head.copy_from_slice(b"PK\x03\x04");
    }
    std::fs::write(&zip, &whole).expect("a temporary file");
    let store = Store::at(&root);
    let imported = import(&zip, ImportOptions::default(), &store, &mut |_| true, &mut |_| ControlFlow::Continue(()));
    let kept = store.list().expect("the store can be read").len();
    assert_eq!(kept, usize::from(imported.is_ok()));
    std::fs::remove_dir_all(&root).ok();
});
