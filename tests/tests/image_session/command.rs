//! `aidpost describe`, `ask --image`, `classify` and `image prepare`.

use std::process::Output;

use aidpost_tests::{aidpost, here};
use tempfile::TempDir;

fn run(home: &TempDir, arguments: &[&str]) -> Output {
    let mut command = aidpost(home.path());
    command.args(arguments).output().unwrap()
}

fn photo() -> String {
    here().join("cases/photo.png").display().to_string()
}

#[test]
fn images_are_looked_at_only_with_the_switch() {
    let home = TempDir::new().unwrap();
    let shown = format!("skin={}", photo());
    for arguments in [
        &["describe", &shown][..],
        &["classify", &shown],
        &["ask", "--image", &shown, "What is it?"],
    ] {
        let output = run(&home, arguments);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains("--image-interpretation") && output.stdout.is_empty(),
            "{said}"
        );
        let output = run(&home, &[arguments, &["--image-interpretation"]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        // Lines are broken anywhere.
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("not for clinical use") && text.contains("no diagnosis"),
            "{text}"
        );
    }
}

#[test]
fn a_classification_is_the_record_that_the_library_writes() {
    let home = TempDir::new().unwrap();
    let shown = format!("skin={}", photo());
    let output = run(
        &home,
        &[
            "classify",
            "--image-interpretation",
            "--condition",
            "melanoma",
            "--format",
            "json",
            &shown,
        ],
    );
    let record: aidpost::tasks::Classification = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record.schema, "aidpost.classification/1");
    assert_eq!(record.conditions.len(), 1);
    assert_eq!(record.conditions[0].condition, "melanoma");
}

#[test]
fn bad_usage_is_named() {
    let home = TempDir::new().unwrap();
    for (arguments, said) in [
        (
            &["describe", "--image-interpretation", "photo.jpg"][..],
            "KIND=FILE",
        ),
        (
            &["describe", "--image-interpretation", "foot=photo.jpg"],
            "chest_xray",
        ),
        (
            &["describe", "--image-interpretation", "skin=none.jpg"],
            "none.jpg",
        ),
        (
            &["classify", "--condition", "dragons", "skin=x"],
            "melanoma",
        ),
        (&["ask", "How long?"], "<FILE>"),
        (
            &["image", "prepare", "none.jpg", "-o", "out.png"],
            "none.jpg",
        ),
    ] {
        let output = run(&home, arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn a_prepared_image_is_a_png_of_896_pixels() {
    let home = TempDir::new().unwrap();
    let out = home.path().join("out.png").display().to_string();
    let output = run(&home, &["image", "prepare", &photo(), "-o", &out]);
    assert_eq!(output.status.code(), Some(0));
    let prepared = ::image::open(&out).unwrap();
    assert_eq!((prepared.width(), prepared.height()), (896, 896));
    assert_eq!(prepared.color(), ::image::ColorType::Rgb8);
}
