//! Adapters that check signs one by one: their calibration, and what is none.

use aidpost_models::gguf::Value;
use aidpost_models::{CHECKS_TOGETHER, Model, Sha256, SignChecks};

use crate::adapter::{base, pack, refused};
use crate::tiny::{self, Change};
use crate::verify::quiet;
use crate::writer::File;

/// An adapter that says that it was trained to check signs one by one.
fn that_checks(file: &mut File, scale: Option<Value>, offset: Option<Value>) {
    let task = Value::Str(b"check_signs".to_vec().into());
    file.values
        .push(("adapter.lora.task_name".to_owned(), task));
    let labels = Some(Value::Str(
        Sha256::of(b"fever:").to_string().into_bytes().into(),
    ));
    for (key, value) in [
        ("scale", scale),
        ("offset", offset),
        ("labels_sha256", labels),
    ] {
        let value = value.map(|value| (format!("aidpost.checks.{key}"), value));
        file.values.extend(value);
    }
}

#[test]
fn an_adapter_that_checks_signs_brings_its_calibration() {
    let dir = tempfile::tempdir().unwrap();
    let (list, mut checks) = (
        tiny::adapter(&base(), Change::Some(7)),
        tiny::adapter(&base(), Change::Some(7)),
    );
    that_checks(&mut checks, Some(Value::F32(0.75)), Some(Value::F32(-1.5)));
    pack(
        dir.path(),
        &[("list", &list.bytes()), ("checks", &checks.bytes())],
    );
    let plain = quiet(dir.path()).unwrap();
    let found: Vec<_> = plain.adapters().iter().map(|one| one.checks).collect();
    let expected = SignChecks {
        scale: 0.75,
        offset: -1.5,
        labels_sha256: Sha256::of(b"fever:"),
    };
    assert_eq!(found, [None, Some(expected)]);
    // Whether it fits is told with the signs that are weighed together.
    let branches = |name: &str| Model::of(&plain.clone().with_adapter(name).unwrap()).branches;
    assert_eq!((branches("list"), branches("checks")), (0, CHECKS_TOGETHER));
}

#[test]
fn a_calibration_that_is_none_is_refused_by_its_key() {
    let good = || Some(Value::F32(1.0));
    for (scale, offset, reason) in [
        (None, good(), "aidpost.checks.scale"),
        (good(), None, "aidpost.checks.offset"),
        (Some(Value::F32(0.0)), good(), "aidpost.checks.scale"),
        (Some(Value::F32(f32::NAN)), good(), "aidpost.checks.scale"),
        (
            good(),
            Some(Value::F32(f32::INFINITY)),
            "aidpost.checks.offset",
        ),
        (good(), Some(Value::U32(1)), "aidpost.checks.offset"),
    ] {
        let message = refused(|file| that_checks(file, scale, offset));
        assert!(message.contains(reason), "{message:?} lacks {reason:?}");
    }
}

#[test]
fn an_adapter_says_what_was_asked_in_its_training() {
    for (labels, reason) in [
        (None, "aidpost.checks.labels_sha256"),
        (
            Some("fever:"),
            "a sha256 is 64 lower-case hexadecimal digits",
        ),
    ] {
        let message = refused(|file| {
            that_checks(file, Some(Value::F32(1.0)), Some(Value::F32(0.0)));
            file.values.pop();
            let labels = labels.map(|text| Value::Str(text.as_bytes().to_vec().into()));
            let labels = labels.map(|value| ("aidpost.checks.labels_sha256".to_owned(), value));
            file.values.extend(labels);
        });
        assert!(message.contains(reason), "{message:?} lacks {reason:?}");
    }
}
