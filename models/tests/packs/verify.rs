//! What verification refuses, one wrong thing each, and that nothing else is refused.

use crate::tiny;
use aidpost_models::gguf::Value;
use aidpost_models::{VerifiedPack, VerifyError, verify};
use std::ops::ControlFlow;
use std::path::Path;

pub(crate) fn quiet(dir: &Path) -> Result<VerifiedPack, VerifyError> {
    verify(dir, &mut |_, _| ControlFlow::Continue(()))
}

/// The message of a refusal, without the folder.
pub(crate) fn refusal(dir: &Path) -> String {
    let message = quiet(dir).map(|_| ()).unwrap_err().to_string();
    message
        .replace(&format!("{}/", dir.display()), "")
        .replace(&dir.display().to_string(), ".")
}

#[test]
fn a_whole_pack_is_verified_and_says_what_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
    let manifest = tiny::write_pack(dir.path(), &text, Some(&projector));
    let mut seen = vec![];
    let pack = verify(dir.path(), &mut |done, total| {
        seen.push((done, total));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(pack.manifest(), &manifest);
    assert_eq!(pack.text_path(), dir.path().join("text.gguf"));
    assert_eq!(
        pack.projector_path(),
        Some(dir.path().join("projector.gguf"))
    );
    assert_eq!(
        (
            pack.text().layers,
            pack.text().global_layers,
            pack.text().embedding
        ),
        (6, 1, 32)
    );
    assert_eq!(pack.projector().unwrap().1.tokens, 1);
    let total = (text.len() + projector.len()) as u64;
    assert_eq!(seen.first(), Some(&(0, total)));
    assert_eq!(seen.last(), Some(&(total, total)));
    assert!(seen.is_sorted());
}

#[test]
fn the_projects_own_packs_are_whole_and_none_is_for_clinical_use() {
    for pack in ["tiny", "demo", "demo/parity"] {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(pack);
        let pack = quiet(&dir).unwrap();
        assert_eq!(
            pack.manifest().clinical_use,
            aidpost_models::ClinicalUse::NotForClinicalUse
        );
    }
}

#[test]
fn verification_stops_when_it_is_told_to() {
    let dir = tempfile::tempdir().unwrap();
    tiny::write_pack(dir.path(), &tiny::text().bytes(), None);
    let outcome = verify(dir.path(), &mut |_, _| ControlFlow::Break(()));
    assert!(matches!(outcome, Err(VerifyError::Cancelled)));
}

#[test]
fn what_is_not_there_or_not_whole_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    assert_eq!(
        refusal(&dir.join("none")),
        ".: no pack here: no such folder"
    );
    assert_eq!(refusal(dir), ".: no pack here: the folder has no pack.json");
    let text = tiny::text().bytes();
    let manifest = tiny::write_pack(dir, &text, None);
    let write = |bytes: &[u8]| std::fs::write(dir.join("text.gguf"), bytes).unwrap();

    write(&text[..1000]);
    assert_eq!(
        refusal(dir),
        format!(
            "text.gguf: truncated: has 1000 bytes, the manifest says {}",
            text.len()
        )
    );
    write(&[text.as_slice(), &[0]].concat());
    assert!(refusal(dir).starts_with("text.gguf: too long: "));
    let mut flipped = text.clone();
    *flipped.last_mut().unwrap() ^= 1;
    write(&flipped);
    assert!(refusal(dir).starts_with("text.gguf: wrong content: sha256 "));
    // A flipped last byte lies in a weight: only the hash can tell.
    assert!(aidpost_models::gguf::Gguf::open(&dir.join("text.gguf")).is_ok());
    let mut foreign = text.clone();
    foreign[..4].copy_from_slice(b"\x7fELF");
    write(&foreign);
    assert_eq!(
        refusal(dir),
        "text.gguf: offset 0: not a GGUF file: it begins with [7f, 45, 4c, 46]"
    );
    std::fs::remove_file(dir.join("text.gguf")).unwrap();
    assert_eq!(refusal(dir), "text.gguf: missing, the manifest names it");
    std::fs::create_dir(dir.join("text.gguf")).unwrap();
    assert!(refusal(dir).starts_with("text.gguf: is a folder, needed is a regular file"));
    std::fs::remove_dir(dir.join("text.gguf")).unwrap();
    write(&text);
    quiet(dir).unwrap();

    let mut asks = manifest.clone();
    asks.context_tokens = 4096;
    tiny::write_manifest(dir, &asks);
    assert_eq!(
        refusal(dir),
        "pack.json: context_tokens is 4096, allowed is 512 to 2048, which text.gguf was trained for"
    );
}

#[test]
fn a_projector_for_another_model_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut projector = tiny::projector();
    projector.set("clip.vision.projection_dim", Value::U32(64));
    let input = projector.tensor("mm.input_projection.weight");
    input.dims = vec![64, 32];
    input.data.resize(64 * 32 * 2, 0);
    tiny::write_pack(dir.path(), &tiny::text().bytes(), Some(&projector.bytes()));
    assert_eq!(
        refusal(dir.path()),
        "projector.gguf: unpaired: it produces embeddings of 64, text.gguf takes 32"
    );
}

#[test]
fn files_in_each_others_place_are_foreign() {
    let dir = tempfile::tempdir().unwrap();
    let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
    tiny::write_pack(dir.path(), &projector, Some(&text));
    assert_eq!(
        refusal(dir.path()),
        "text.gguf: foreign: its architecture is clip, needed is gemma3"
    );
    tiny::write_pack(dir.path(), &text, Some(&text));
    assert_eq!(
        refusal(dir.path()),
        "projector.gguf: foreign: its architecture is gemma3, needed is clip"
    );
}

#[test]
fn manifests_are_held_to_their_fields() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    let json = serde_json::to_value(&manifest).unwrap();
    let changes: &[(&str, serde_json::Value, &str)] = &[
        (
            "/schema",
            "aidpost.pack/2".into(),
            "schema is \"aidpost.pack/2\", allowed is aidpost.pack/1",
        ),
        ("/id", "../x".into(), "id is \"../x\""),
        ("/id", "UPPER".into(), "id is \"UPPER\""),
        (
            "/text/file",
            "../text.gguf".into(),
            "text.file is \"../text.gguf\", allowed is a plain file name",
        ),
        (
            "/text/file",
            "/etc/passwd".into(),
            "text.file is \"/etc/passwd\"",
        ),
        ("/text/file", "a\\b".into(), "text.file is "),
        ("/text/file", "C:b".into(), "text.file is "),
        ("/text/file", "".into(), "text.file is \"\""),
        ("/text/file", "..".into(), "text.file is \"..\""),
        (
            "/text/file",
            "Pack.json".into(),
            "text.file is \"Pack.json\"",
        ),
        (
            "/text/sha256",
            "abc".into(),
            "a sha256 is 64 lower-case hexadecimal digits, found \"abc\"",
        ),
        ("/text/bytes", (-1).into(), "invalid value: integer `-1`"),
        (
            "/context_tokens",
            0.into(),
            "context_tokens is 0, allowed is 512 to 1048576",
        ),
        (
            "/thought_tokens",
            1024.into(),
            "thought_tokens is 1024, allowed is less than context_tokens",
        ),
        ("/clinical_use", "yes".into(), "unknown variant `yes`"),
        (
            "/quantization",
            serde_json::Value::Null,
            "invalid type: null",
        ),
    ];
    for (pointer, value, reason) in changes {
        let mut changed = json.clone();
        *changed.pointer_mut(pointer).unwrap() = value.clone();
        std::fs::write(dir.join("pack.json"), changed.to_string()).unwrap();
        let message = refusal(dir);
        assert!(
            message.starts_with("pack.json: ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
    for (key, value, reason) in [
        ("unknown", serde_json::json!(1), "unknown field `unknown`"),
        (
            "opinion_temperature",
            serde_json::json!(0.0),
            "opinion_temperature is 0, allowed is 0.01 to 100",
        ),
        (
            "languages",
            serde_json::json!(["en", "English"]),
            "languages is \"English\", allowed is primary BCP 47 tags",
        ),
        (
            "projector",
            serde_json::to_value(&manifest.text).unwrap(),
            "projector.file is \"text.gguf\"",
        ),
    ] {
        let mut changed = json.clone();
        changed[key] = value;
        std::fs::write(dir.join("pack.json"), changed.to_string()).unwrap();
        assert!(refusal(dir).contains(reason), "{}", refusal(dir));
    }
}
