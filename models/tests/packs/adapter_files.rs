//! Adapters' files: where they end, what they are called, and that each stands where it belongs.

use aidpost_models::PackManifest;

use crate::adapter::{base, pack};
use crate::tiny::{self, Change};
use crate::verify::{quiet, refusal};

#[test]
fn nothing_may_follow_the_last_tensor_and_nothing_may_be_lacking() {
    let dir = tempfile::tempdir().unwrap();
    let whole = tiny::adapter(&base(), Change::Some(7)).bytes();
    pack(dir.path(), &[("one", &[&whole[..], &[0; 33]].concat())]);
    assert!(
        refusal(dir.path()).contains("follow the last tensor and belong to nothing"),
        "{}",
        refusal(dir.path())
    );
    for length in (0..whole.len() - 32).step_by(97) {
        pack(dir.path(), &[("one", &whole[..length])]);
        assert!(quiet(dir.path()).is_err(), "{length} bytes");
    }
}

/// What a manifest says of its adapters is held to its fields too.
#[test]
fn names_files_and_notices_of_adapters_are_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let one = tiny::adapter(&base(), Change::Some(7)).bytes();
    let good = pack(dir.path(), &[("one", &one), ("two", &one)]);
    quiet(dir.path()).unwrap();
    type Spoil = fn(&mut PackManifest);
    let cases: &[(Spoil, &str)] = &[
        (
            |m| m.adapters[1].name = "one".to_owned(),
            "adapters.name is \"one\"",
        ),
        (
            |m| m.adapters[0].name = "../x".to_owned(),
            "adapters.name is \"../x\"",
        ),
        (
            |m| m.adapters[1].weights.file = "Adapter-one.gguf".to_owned(),
            "adapters.weights.file is \"Adapter-one.gguf\"",
        ),
        (
            |m| m.adapters[0].weights.file = "../text.gguf".to_owned(),
            "adapters.weights.file is \"../text.gguf\"",
        ),
        (
            |m| m.adapters[0].weights.file = "text.gguf".to_owned(),
            "adapters.weights.file is \"text.gguf\"",
        ),
        (
            |m| m.adapters[0].licence.notice_file = Some("text.gguf".to_owned()),
            "licence.notice_file is \"text.gguf\"",
        ),
        (
            |m| {
                m.licence.notice_file = Some("NOTICE".to_owned());
                m.adapters[0].licence.id = "other".to_owned();
                m.adapters[0].licence.notice_file = Some("NOTICE".to_owned());
            },
            "licence.notice_file is \"NOTICE\", allowed is another for each licence",
        ),
        (
            |m| m.adapters[0].card = "x".repeat(16_385),
            "adapters.card is 16385 bytes, allowed is at most 16384 bytes",
        ),
        (
            |m| m.adapters[0].languages = vec!["English".to_owned()],
            "languages is \"English\"",
        ),
        (
            |m| m.adapters[0].opinion_temperature = Some(0.0),
            "opinion_temperature is 0",
        ),
        (|m| m.adapters = vec![m.adapters[0].clone(); 33], "adapters"),
    ];
    for (spoil, reason) in cases {
        let mut manifest = good.clone();
        spoil(&mut manifest);
        tiny::write_manifest(dir.path(), &manifest);
        let message = refusal(dir.path());
        assert!(
            message.starts_with("pack.json: ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
}

#[test]
fn an_adapter_in_the_place_of_a_text_model_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = tiny::adapter(&base(), Change::Some(7)).bytes();
    tiny::write_pack(dir.path(), &file, None);
    assert_eq!(
        refusal(dir.path()),
        "text.gguf: metadata general.type: is adapter, needed is a text model"
    );
}
