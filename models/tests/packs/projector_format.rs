//! The projector of a pack in another number format.

use crate::tiny;
use crate::trust::Signer;
use crate::writer::{File, Random};
use aidpost_models::gguf::{Gguf, Value};
use aidpost_models::{
    ConvertError, ProjectorFormat, Sha256, Store, VerifiedPack, VerifyMode, convert_projector,
};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const FORMATS: [ProjectorFormat; 2] = [ProjectorFormat::Bf16, ProjectorFormat::Q8_0];

struct Shelf {
    _dir: tempfile::TempDir,
    store: Store,
}

impl Shelf {
    fn of(projector: &File) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::at(&dir.path().join("packs"));
        let pack = store.root().join("tiny");
        let mut manifest = tiny::write_pack(&pack, &tiny::text().bytes(), Some(&projector.bytes()));
        (manifest.image_temperatures).insert("pneumonia".to_owned(), 1.5);
        manifest.opinion_temperature = Some(1.25);
        tiny::write_manifest(&pack, &manifest);
        Self { _dir: dir, store }
    }

    fn convert(&self, format: ProjectorFormat) -> Result<VerifiedPack, ConvertError> {
        let quiet = &mut |_: aidpost_models::Progress<'_>| ControlFlow::Continue(());
        convert_projector(&self.store, "tiny", format, quiet)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.store.root().join("tiny").join(name)
    }

    /// Every file of the pack with its bytes.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.store.root().join("tiny")).unwrap();
        let mut files: Vec<_> = entries
            .map(|entry| {
                let entry = entry.unwrap();
                let bytes = std::fs::read(entry.path()).unwrap();
                (entry.file_name().into_string().unwrap(), bytes)
            })
            .collect();
        files.sort();
        files
    }

    fn refused(&self, format: ProjectorFormat, reason: &str) {
        let before = self.files();
        let error = self.convert(format).unwrap_err().to_string();
        assert!(error.contains(reason), "{error} lacks {reason}");
        assert!(self.files() == before, "{error}: the pack was changed");
    }
}

/// The bytes of each tensor, by name and type.
fn tensors(path: &Path) -> Vec<(String, &'static str, Vec<u8>)> {
    let (gguf, all) = (Gguf::open(path).unwrap(), std::fs::read(path).unwrap());
    (gguf.tensors().iter())
        .map(|tensor| {
            let data = &all[tensor.offset as usize..][..tensor.bytes as usize];
            (tensor.name.clone(), tensor.kind.name, data.to_vec())
        })
        .collect()
}

fn is_matrix(name: &str) -> bool {
    let parts = [
        "attn_q", "attn_k", "attn_v", "attn_out", "ffn_up", "ffn_down",
    ];
    name.starts_with("v.blk.")
        && parts
            .iter()
            .any(|part| name.ends_with(&format!("{part}.weight")))
}

#[test]
fn the_matrices_change_and_nothing_else_does() {
    let source = tiny::projector();
    for format in FORMATS {
        let shelf = Shelf::of(&source);
        let before = tensors(&shelf.path("projector.gguf"));
        let old = Gguf::open(&shelf.path("projector.gguf")).unwrap();
        let digest = Sha256::of(&source.bytes());
        let pack = shelf.convert(format).unwrap();
        let name = format!("projector-{}.gguf", format.name().to_lowercase());
        let names: Vec<String> = shelf.files().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["pack.json", &name, "text.gguf"]);
        let entry = pack.manifest().projector.as_ref().unwrap();
        let bytes = std::fs::read(shelf.path(&name)).unwrap();
        assert_eq!(
            (&entry.file, entry.bytes, entry.sha256),
            (&name, bytes.len() as u64, Sha256::of(&bytes))
        );
        let defects = pack.manifest().known_defects.join("; ");
        assert!(
            defects.contains(format.name()) && defects.contains(&digest.to_string()),
            "{defects}"
        );
        assert!(pack.manifest().image_temperatures.is_empty());
        assert_eq!(pack.manifest().opinion_temperature, Some(1.25));
        for (was, is) in before.iter().zip(tensors(&shelf.path(&name))) {
            assert_eq!(was.0, is.0);
            if is_matrix(&was.0) {
                assert_eq!(is.1, format.name(), "{}", is.0);
            } else {
                assert!(was.1 == is.1 && was.2 == is.2, "{} was changed", is.0);
            }
        }
        let new = Gguf::open(&shelf.path(&name)).unwrap();
        let mut keys: Vec<&str> = new
            .keys()
            .filter(|key| *key != "general.file_type")
            .collect();
        keys.sort_unstable();
        let mut wanted: Vec<&str> = old.keys().collect();
        wanted.sort_unstable();
        assert_eq!(keys, wanted);
        assert!(keys.iter().all(|key| old.get(key) == new.get(key)));
        let number = if format == ProjectorFormat::Bf16 {
            32
        } else {
            7
        };
        assert_eq!(new.get("general.file_type"), Some(&Value::U32(number)));
        // The same file becomes the same file.
        let again = Shelf::of(&source);
        let again = again.convert(format).unwrap();
        assert_eq!(again.manifest().projector.as_ref().unwrap(), entry);
    }
}

/// Two implementations: the digests are of what gguf 0.19's `quants.quantize`, in Python, made of the same matrices, one behind the other.
#[test]
fn the_demo_pack_s_matrices_are_to_the_bit_those_of_the_makers_converter() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    for (format, digest) in [
        (
            ProjectorFormat::Bf16,
            "0faf05509461f86fa0203f852bfcc94316f29f0b0bf4c758826ae25515da01b5",
        ),
        (
            ProjectorFormat::Q8_0,
            "ffa6e97a60fd25be98bcc8a6497b49e06d41031bf7e68597a4f20f392be8e6fb",
        ),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::at(dir.path());
        std::fs::create_dir(store.root().join("demo")).unwrap();
        for file in ["pack.json", "text.gguf", "projector.gguf"] {
            std::fs::copy(demo.join(file), store.root().join("demo").join(file)).unwrap();
        }
        let quiet = &mut |_: aidpost_models::Progress<'_>| ControlFlow::Continue(());
        let pack = convert_projector(&store, "demo", format, quiet).unwrap();
        let file = &pack.manifest().projector.as_ref().unwrap().file;
        let matrices: Vec<u8> = (tensors(&pack.dir().join(file)).into_iter())
            .filter(|(name, _, _)| is_matrix(name))
            .flat_map(|(_, _, data)| data)
            .collect();
        assert_eq!(
            Sha256::of(&matrices).to_string(),
            digest,
            "{}",
            format.name()
        );
    }
}

/// Rows of 48 numbers are no whole blocks of 32; MedGemma's way down has such rows.
#[test]
fn rows_that_are_no_whole_blocks_stay_in_16_bits() {
    let mut source = tiny::projector_of(48);
    let shelf = Shelf::of(&source);
    let before = tensors(&shelf.path("projector.gguf"));
    shelf.convert(ProjectorFormat::Q8_0).unwrap();
    let after = tensors(&shelf.path("projector-q8_0.gguf"));
    let down = |all: &[(String, &'static str, Vec<u8>)]| {
        let found = all.iter().find(|one| one.0 == "v.blk.0.ffn_down.weight");
        found.unwrap().clone()
    };
    assert_eq!(down(&after), down(&before));
    assert_eq!(down(&after).1, "F16");
    assert_eq!(after.iter().filter(|one| one.1 == "Q8_0").count(), 5);
    // From 32 bits they become 16.
    let wide = source.tensor("v.blk.0.ffn_down.weight");
    (wide.kind, wide.data) = (0, Random(7).weights(48 * 32, 0));
    let shelf = Shelf::of(&source);
    shelf.convert(ProjectorFormat::Q8_0).unwrap();
    assert_eq!(down(&tensors(&shelf.path("projector-q8_0.gguf"))).1, "F16");
    // Rows of any length fit the others.
    let shelf = Shelf::of(&source);
    shelf.convert(ProjectorFormat::Bf16).unwrap();
    assert_eq!(down(&tensors(&shelf.path("projector-bf16.gguf"))).1, "BF16");
}

#[test]
fn what_is_refused_leaves_the_pack_as_it_was() {
    let shelf = Shelf::of(&tiny::projector());
    shelf.convert(ProjectorFormat::Q8_0).unwrap();
    shelf.refused(
        ProjectorFormat::Q8_0,
        "has no matrix left to be written in Q8_0",
    );
    shelf.refused(
        ProjectorFormat::Bf16,
        "tensor v.blk.0.attn_q.weight: is Q8_0, needed is F32, F16 or BF16",
    );
    let mut infinite = tiny::projector();
    infinite.tensor("v.blk.0.ffn_up.weight").data[..2].copy_from_slice(&0x7c00_u16.to_le_bytes());
    for format in FORMATS {
        Shelf::of(&infinite).refused(format, "tensor v.blk.0.ffn_up.weight: has a number that");
    }
    let blind = Shelf::of(&tiny::projector());
    tiny::write_pack(&blind.path(""), &tiny::text().bytes(), None);
    std::fs::remove_file(blind.path("projector.gguf")).unwrap();
    blind.refused(ProjectorFormat::Bf16, "tiny: has no projector to convert");
    // The new file's name is another file's.
    let named = Shelf::of(&tiny::projector());
    let mut manifest = tiny::write_pack(
        &named.path(""),
        &tiny::text().bytes(),
        Some(&tiny::projector().bytes()),
    );
    std::fs::rename(named.path("text.gguf"), named.path("projector-bf16.gguf")).unwrap();
    manifest.text.file = "projector-bf16.gguf".to_owned();
    tiny::write_manifest(&named.path(""), &manifest);
    named.refused(
        ProjectorFormat::Bf16,
        "projector.file is \"projector-bf16.gguf\"",
    );
    let signed = Shelf::of(&tiny::projector());
    Signer::new().sign(&signed.path(""));
    signed.refused(
        ProjectorFormat::Bf16,
        "is signed: whoever signed it must convert the projector",
    );
}

#[test]
fn its_maker_s_own_name_for_a_file_is_no_trouble() {
    let shelf = Shelf::of(&tiny::projector());
    let mut manifest = tiny::write_pack(
        &shelf.path(""),
        &tiny::text().bytes(),
        Some(&tiny::projector().bytes()),
    );
    std::fs::rename(
        shelf.path("projector.gguf"),
        shelf.path("projector-BF16.gguf"),
    )
    .unwrap();
    manifest.projector.as_mut().unwrap().file = "projector-BF16.gguf".to_owned();
    tiny::write_manifest(&shelf.path(""), &manifest);
    let pack = shelf.convert(ProjectorFormat::Bf16).unwrap();
    let entry = pack.manifest().projector.as_ref().unwrap();
    assert_eq!(entry.file, "converted-projector-bf16.gguf");
    assert!(!shelf.path("projector-BF16.gguf").exists());
}

/// A stop at any moment leaves the pack as it was or with the new projector, and whole.
#[test]
fn a_stop_at_any_moment_leaves_a_whole_pack() {
    let source = tiny::projector();
    let mut after = 0;
    loop {
        let shelf = Shelf::of(&source);
        let before = shelf.files();
        let mut left = after;
        let stopped = convert_projector(&shelf.store, "tiny", ProjectorFormat::Bf16, &mut |_| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            ControlFlow::Continue(())
        });
        let quiet = &mut |_, _| ControlFlow::Continue(());
        let pack = shelf
            .store
            .verify("tiny", VerifyMode::Whole, quiet)
            .unwrap();
        if stopped.is_ok() {
            assert!(after > 20, "progress was told {after} times");
            break;
        }
        assert!(matches!(stopped, Err(ConvertError::Cancelled)));
        let file = &pack.manifest().projector.as_ref().unwrap().file;
        assert!(file == "projector-bf16.gguf" || shelf.files() == before);
        after += 1;
    }
}
