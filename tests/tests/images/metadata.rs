//! Where a picture was taken, with what, and of whom, stays in its file: planted in every place that a format has for it, and looked
//! for in everything that comes out and everything that stays.

use std::io::Read;
use std::path::Path;

use aidpost::image::{Limits, prepare};
use aidpost_tests::aidpost;
use tempfile::TempDir;

use crate::planted::{found, needles, planted};

#[test]
fn what_is_planted_is_found_in_each_form() {
    for (name, file) in planted() {
        for needle in needles() {
            let there = file.windows(needle.len()).any(|window| window == needle);
            assert!(there, "{name}: {}", String::from_utf8_lossy(&needle));
        }
    }
    use base64::prelude::{BASE64_STANDARD, Engine};
    for needle in needles() {
        assert!(found(&needle).is_some() && found(&needle[1..]).is_none());
        for before in 0..5 {
            let text = [&vec![b'x'; before][..], &needle, b"yz"].concat();
            assert!(found(BASE64_STANDARD.encode(&text).as_bytes()).is_some());
        }
        assert!(found(format!("{needle:?}").as_bytes()).is_some());
        let wide: Vec<u8> = needle.iter().flat_map(|byte| [*byte, 0]).collect();
        assert!(found(&wide).is_some());
    }
}

fn holds_nothing(name: &str, bytes: &[u8]) {
    assert_eq!(found(bytes), None, "{name}");
}

#[test]
fn no_metadata_is_in_what_is_prepared() {
    for (name, file) in planted() {
        let prepared =
            prepare(&file, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((prepared.width, prepared.height), (64, 64), "{name}");
        holds_nothing(name, &prepared.pixels.rgb);
        holds_nothing(name, format!("{prepared:?}").as_bytes());
        nothing_but_a_picture(name, &prepared.pixels.to_png().unwrap());
        // Damaged behind its metadata, it is refused without a word of it.
        let half = &file[..file.len() * 2 / 3];
        if let Err(error) = prepare(half, &Limits::default()) {
            holds_nothing(name, format!("{error} {error:?}").as_bytes());
        }
    }
}

/// A PNG's chunks are those of a picture, and what is packed in them is no metadata either.
fn nothing_but_a_picture(name: &str, png: &[u8]) {
    holds_nothing(name, png);
    let (mut kinds, mut packed) = (Vec::new(), Vec::new());
    let mut rest = &png[8..];
    while let Some(length) = rest.get(..4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        kinds.push(String::from_utf8(rest[4..8].to_vec()).unwrap());
        if kinds.ends_with(&["IDAT".to_owned()]) {
            packed.extend(&rest[8..8 + length]);
        }
        rest = &rest[12 + length..];
    }
    kinds.dedup();
    assert_eq!(kinds, ["IHDR", "IDAT", "IEND"], "{name}");
    let mut rows = Vec::new();
    flate2::read::ZlibDecoder::new(&packed[..])
        .read_to_end(&mut rows)
        .unwrap();
    holds_nothing(name, &rows);
}

/// Runs the command, and looks into all that it prints.
fn run(home: &Path, arguments: &[&str]) {
    let output = aidpost(home)
        .args(arguments)
        .env("AIDPOST_LOG", "trace")
        .current_dir(home)
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {log}");
    assert!(!output.stdout.is_empty() || arguments[0] == "image");
    for printed in [&output.stdout, &output.stderr] {
        holds_nothing(&format!("{arguments:?}"), printed);
    }
}

#[test]
fn the_command_leaves_no_metadata_in_any_file_log_or_record() {
    let home = TempDir::new().unwrap();
    let log = home.path().join("audit.jsonl");
    let log = log.to_str().unwrap();
    for (name, file) in planted() {
        let input = home.path().join(name);
        std::fs::write(&input, &file).unwrap();
        let shown = format!("chest_xray={name}");
        run(home.path(), &["image", "prepare", name, "-o", "out.png"]);
        nothing_but_a_picture(name, &std::fs::read(home.path().join("out.png")).unwrap());
        let on = ["--image-interpretation", "--format", "json"];
        run(home.path(), &[&["describe"][..], &on, &[&shown]].concat());

        let encounter = format!(
            r#"{{ "age": {{ "years": 40 }}, "signs": {{ "stridor": "present" }}, "photos": [{{ "path": "{name}", "kind": "chest_xray" }}] }}"#
        );
        let form = home.path().join("encounter.json");
        std::fs::write(&form, encounter).unwrap();
        for format in ["json", "text", "fhir", "html"] {
            let arguments = ["triage", "--rules-only", "--format", format];
            let kept = ["--audit", log, "--audit-content", "encounter.json"];
            run(home.path(), &[&arguments[..], &kept].concat());
        }
        if name == "photo.jpg" {
            // The other tasks do the same with what is prepared: once each.
            run(home.path(), &[&["classify"][..], &on, &[&shown]].concat());
            let ask = ["ask", "--image", &shown, "What is it?"];
            run(home.path(), &[&ask[..], &on].concat());
            run(
                home.path(),
                &["triage", "--format", "json", "encounter.json"],
            );
        }
        std::fs::remove_file(&input).unwrap();
    }
    let mut files = 0;
    nothing_below(home.path(), &mut files);
    // The log and its head, the encounter, the last picture, what is kept of prompts.
    assert!(files > 4, "{files}");
}

fn nothing_below(folder: &Path, files: &mut usize) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        holds_nothing("a name", path.as_os_str().as_encoded_bytes());
        if path.is_dir() {
            nothing_below(&path, files);
        } else {
            holds_nothing(&path.display().to_string(), &std::fs::read(&path).unwrap());
            *files += 1;
        }
    }
}
