//! What people are handed by mistake or on purpose: names that write elsewhere, sizes that lie, things that are no files, other models.
//! Each is refused with file, place and reason, at once, and leaves nothing in the store.

use crate::tiny;
use crate::writer;
use aidpost_models::gguf::{Array, Value};
use aidpost_models::import::{ImportError, ImportOptions, import};
use aidpost_models::{Store, VerifiedPack};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

struct Hostile {
    dir: tempfile::TempDir,
    store: Store,
}

impl Hostile {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::at(&dir.path().join("packs"));
        Self { dir, store }
    }

    fn bring(&self, from: &Path) -> Result<VerifiedPack, ImportError> {
        import(
            from,
            ImportOptions::default(),
            &self.store,
            &mut |_| false,
            &mut |_| ControlFlow::Continue(()),
        )
    }

    /// The refusal, after which the store is as empty as before.
    fn refused(&self, from: &Path) -> String {
        let error = self.bring(from).unwrap_err();
        let left = left(self.store.root());
        assert!(left.is_empty(), "{error}: {left:?}");
        error.to_string()
    }

    fn zip(&self, files: &[(&str, &[u8])]) -> PathBuf {
        let path = self.dir.path().join("pack.zip");
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, bytes) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        path
    }
}

/// Every file below a folder.
fn left(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            if entry.path().is_dir() {
                left(&entry.path())
            } else {
                vec![entry.path()]
            }
        })
        .collect()
}

/// A zip is written with a harmless name of the same length, which is then changed in both places.
fn renamed(zip: &Path, from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(zip).unwrap();
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .windows(from.len())
        .position(|window| window == from)
    {
        at += found;
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    std::fs::write(zip, bytes).unwrap();
}

#[test]
fn a_zip_with_a_name_that_could_be_another_file_is_refused_whole() {
    let hostile = Hostile::new();
    let text = tiny::text().bytes();
    let long = "a".repeat(300) + ".gguf";
    for (name, reason) in [
        ("../../evil.gguf", "leads out of its folder"),
        ("a/../../evil.gguf", "leads out of its folder"),
        ("con.gguf", "is the name of a device"),
        ("packs/NUL", "is the name of a device"),
        ("aux.json", "is the name of a device"),
        ("model.gguf.", "ends with a dot or a space"),
        ("model.gguf ", "ends with a dot or a space"),
        (&long, "has a part of more than 255 bytes"),
    ] {
        let zip = hostile.zip(&[("model.gguf", &text), (name, b"x")]);
        let message = hostile.refused(&zip);
        assert!(
            message.contains("pack.zip: the name ") && message.contains(reason),
            "{message}"
        );
    }
    for (to, reason) in [
        (&b"/etc/other"[..], "is an absolute path"),
        (b"etc\\others", "has a backslash"),
        (b"C:etcother", "has a colon, which names a drive"),
        (b"etc\x01others", "has a control character"),
        (b"etc\xffothers", "is not UTF-8"),
        (b"MODEL.gguf", "differs from another only in case"),
    ] {
        let zip = hostile.zip(&[("model.gguf", &text), ("harmless.x", b"x")]);
        renamed(&zip, b"harmless.x", to);
        let message = hostile.refused(&zip);
        assert!(message.contains(reason), "{message}");
    }
    let zip = hostile.zip(&[("model.gguf", &text), ("fotografía de mí.jpg", b"x")]);
    hostile.bring(&zip).unwrap();
}

/// A reader that keeps the first of two and one that keeps the last would import two different packs.
#[test]
fn a_zip_with_two_files_of_one_name_is_refused() {
    let hostile = Hostile::new();
    let text = tiny::text().bytes();
    let zip = hostile.zip(&[("model.gguf", &text), ("other.gguf", b"x")]);
    renamed(&zip, b"other.gguf", b"model.gguf");
    let message = hostile.refused(&zip);
    assert!(
        message.contains("names 2 files, of which only 1 have a name of their own"),
        "{message}"
    );
}

#[test]
fn every_size_is_bounded_by_the_manifest_and_a_notice_by_what_one_needs() {
    let hostile = Hostile::new();
    let (text, card) = (tiny::text().bytes(), tempfile::tempdir().unwrap());
    let mut manifest = tiny::write_pack(card.path(), &text, None);
    manifest.licence.notice_file = Some("NOTICE".to_owned());
    let json = serde_json::to_vec(&manifest).unwrap();
    let longer = [text.as_slice(), &vec![0; 30 << 20]].concat();
    let notice = vec![b' '; (1 << 20) + 1];
    let long_json = [json.as_slice(), &vec![b' '; 1 << 20]].concat();
    for (files, reason) in [
        (
            [
                ("pack.json", json.as_slice()),
                ("text.gguf", &longer),
                ("NOTICE", b""),
            ],
            format!("text.gguf has {} bytes", text.len() + 1),
        ),
        (
            [
                ("pack.json", &json),
                ("text.gguf", &text),
                ("NOTICE", &notice),
            ],
            "NOTICE has 1048577 bytes, allowed are 1048576".to_owned(),
        ),
        (
            [
                ("pack.json", &long_json),
                ("text.gguf", &text),
                ("NOTICE", b""),
            ],
            "pack.json has more than 1048576 bytes".to_owned(),
        ),
    ] {
        let message = hostile.refused(&hostile.zip(&files));
        assert!(message.contains(&reason), "{message}");
    }
}

#[test]
fn a_zip_that_unpacks_to_a_thousand_times_its_size_is_no_model() {
    let hostile = Hostile::new();
    // Its header announces the zeros, so that they are no trailing bytes.
    let mut text = tiny::text_of(65_536);
    for tensor in &mut text.tensors {
        tensor.data.fill(0);
    }
    let bytes = text.bytes();
    assert!(bytes.len() > 64 << 20);
    let message = hostile.refused(&hostile.zip(&[("model.gguf", &bytes)]));
    assert!(
        message.contains("model.gguf has ") && message.contains("announces to unpack to"),
        "{message}"
    );
}

#[test]
fn a_model_of_another_architecture_is_named() {
    let hostile = Hostile::new();
    let mut llama = tiny::text();
    llama.set(
        "general.architecture",
        Value::Str(b"llama".as_slice().into()),
    );
    let file = hostile.dir.path().join("some.gguf");
    std::fs::write(&file, llama.bytes()).unwrap();
    let message = hostile.refused(&file);
    assert!(
        message.ends_with("some.gguf: foreign: its architecture is llama, needed is gemma3, or clip for a projector"),
        "{message}"
    );
    let zip = hostile.zip(&[("some.gguf", &llama.bytes())]);
    let message = hostile.refused(&zip);
    assert!(
        message.ends_with("of architecture gemma3: some.gguf is llama, not gemma3"),
        "{message}"
    );
    let card = tempfile::tempdir().unwrap();
    tiny::write_pack(card.path(), &llama.bytes(), None);
    let message = hostile.refused(card.path());
    assert!(
        message.contains("text.gguf: foreign: its architecture is llama"),
        "{message}"
    );
    // Control characters of a file reach no terminal.
    llama.set("general.architecture", Value::Array(Array::U8(vec![1])));
    std::fs::write(&file, llama.bytes()).unwrap();
    assert!(
        hostile
            .refused(&file)
            .contains("general.architecture: is array")
    );
}

#[test]
fn a_projector_of_another_width_is_refused_and_leaves_nothing() {
    let hostile = Hostile::new();
    let mut projector = tiny::projector();
    projector.set("clip.vision.projection_dim", Value::U32(64));
    let input = projector.tensor("mm.input_projection.weight");
    input.dims = vec![64, 32];
    input.data.resize(64 * 32 * 2, 0);
    let zip = hostile.zip(&[
        ("model.gguf", &tiny::text().bytes()),
        ("mmproj.gguf", &projector.bytes()),
    ]);
    let message = hostile.refused(&zip);
    assert!(
        message.contains("unpaired: it produces embeddings of 64"),
        "{message}"
    );
}

#[test]
fn trailing_bytes_are_refused_before_anything_is_copied() {
    let hostile = Hostile::new();
    let text = [tiny::text().bytes(), vec![7; 100]].concat();
    let file = hostile.dir.path().join("model.gguf");
    std::fs::write(&file, &text).unwrap();
    assert!(
        hostile
            .refused(&file)
            .contains("100 bytes follow the last tensor")
    );
    let zip = hostile.zip(&[("model.gguf", &text)]);
    assert!(
        hostile
            .refused(&zip)
            .contains("100 bytes follow the last tensor")
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_a_link_and_a_folder_are_no_files() {
    use std::os::unix::fs::symlink;
    type Put = fn(&Path);
    let kinds: [(Put, &str); 4] = [
        (
            |path| {
                let made = std::process::Command::new("mkfifo").arg(path).status();
                assert!(made.unwrap().success());
            },
            "is a pipe (FIFO), needed is a regular file",
        ),
        (
            |path| symlink("/dev/zero", path).unwrap(),
            "is a symbolic link, needed",
        ),
        (
            |path| std::fs::create_dir(path).unwrap(),
            "is a folder, needed",
        ),
        (
            |path| {
                std::fs::write(path.with_extension("real"), b"{}").unwrap();
                symlink(path.with_extension("real"), path).unwrap();
            },
            "is a symbolic link, needed",
        ),
    ];
    for (put, reason) in kinds {
        for name in ["pack.json", "text.gguf", "projector.gguf"] {
            let hostile = Hostile::new();
            let card = tempfile::tempdir().unwrap();
            let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
            tiny::write_pack(card.path(), &text, Some(&projector));
            std::fs::remove_file(card.path().join(name)).unwrap();
            put(&card.path().join(name));
            for message in [
                hostile.refused(card.path()),
                crate::verify::refusal(card.path()),
            ] {
                assert!(
                    message.contains(name) && message.contains(reason),
                    "{message}"
                );
            }
        }
    }
    // Named by itself, a link stands for its file; a device or a pipe does not.
    let hostile = Hostile::new();
    for (put, reason) in &kinds[..1] {
        let pipe = hostile.dir.path().join("pipe.gguf");
        put(&pipe);
        assert!(hostile.refused(&pipe).contains(reason));
    }
    assert!(
        hostile
            .refused(Path::new("/dev/zero"))
            .contains("is a device, needed")
    );
    std::fs::write(hostile.dir.path().join("blob"), tiny::text().bytes()).unwrap();
    let link = hostile.dir.path().join("named.gguf");
    symlink(hostile.dir.path().join("blob"), &link).unwrap();
    assert_eq!(hostile.bring(&link).unwrap().manifest().id, "named");
}

#[test]
fn a_damaged_zip_anywhere_is_refused_or_right_and_never_panics() {
    let hostile = Hostile::new();
    let card = tempfile::tempdir().unwrap();
    tiny::write_pack(card.path(), &tiny::text().bytes(), None);
    let read = |name: &str| std::fs::read(card.path().join(name)).unwrap();
    let zip = hostile.zip(&[
        ("pack.json", &read("pack.json")),
        ("text.gguf", &read("text.gguf")),
    ]);
    let whole = std::fs::read(&zip).unwrap();
    let mut refused = 0;
    for number in 0..300 {
        let mut random = writer::Random(number);
        let mut bytes = whole.clone();
        // The directory at the end is where the sizes and offsets stand.
        let end = bytes.len() as u64;
        let at = (if number % 2 == 0 {
            end - 1 - random.below(200)
        } else {
            random.below(end)
        }) as usize;
        match random.below(3) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            _ => bytes.truncate(at),
        }
        std::fs::write(&zip, bytes).unwrap();
        match hostile.bring(&zip) {
            Ok(pack) => {
                assert_eq!(std::fs::read(pack.text_path()).unwrap(), read("text.gguf"));
                hostile.store.remove(&pack.manifest().id).unwrap();
            }
            Err(error) => {
                assert!(error.to_string().contains("pack.zip"), "{number}: {error}");
                refused += 1;
            }
        }
        assert!(left(hostile.store.root()).is_empty());
    }
    assert!(refused > 150, "{refused}");
}
