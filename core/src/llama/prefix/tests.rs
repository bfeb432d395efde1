//! A prefix from a file: the same numbers, nothing of a patient, and no damage that llama.cpp would see.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::encounter::{Age, Encounter, PatientText};
use crate::llama::LoadMode;
use crate::llama::decode::{Decode, Rows};
use crate::llama::sequence::BATCH;
use crate::model::{Control, Model, Request};
use crate::prompt::PromptSet;
use crate::reading::reading_request;

const STORY: &str = "Zanzibar-Quokka-7714 cannot stop vomiting, and her neck is stiff.";

fn open(pack: &str) -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../models")
        .join(pack);
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open_as(&pack, LoadMode::Repacked, &Control::default()).unwrap()
}

fn keeping(folder: &TempDir) -> Llama {
    let mut llama = open("tiny");
    llama.keep_prefixes_in(folder.path().join("prefixes"));
    llama
}

fn request(narrative: &str) -> Request {
    let encounter = Encounter {
        narrative: Some(PatientText::from(narrative)),
        ..Encounter::new(Age::Years(34))
    };
    reading_request(&encounter, &PromptSet::default(), 40)
}

/// The reply, and how many tokens were restored before it: what is read comes in pieces of a batch or less.
fn reply(llama: &mut Llama, narrative: &str) -> (String, usize) {
    let first = std::cell::Cell::new(None);
    let progress = |progress| {
        if let (crate::model::Progress::Prompt { done, .. }, None) = (progress, first.get()) {
            first.set(Some(done));
        }
    };
    let control = Control {
        progress: &progress,
        ..Control::default()
    };
    let reply = llama.reply(&request(narrative), &control).unwrap();
    let restored = first.get().filter(|done| *done > BATCH as usize);
    (reply.text.to_string(), restored.unwrap_or(0))
}

fn files(folder: &TempDir) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder.path().join("prefixes")) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn prefix_of(llama: &Llama) -> Vec<u32> {
    let request = request(STORY);
    let pieces = llama.budget.plan(&request).unwrap();
    tokens(&request.prompt, &pieces).unwrap().to_vec()
}

#[test]
fn the_first_patient_and_the_next_begin_behind_the_same_numbers() {
    for pack in ["tiny", "demo"] {
        let folder = TempDir::new().unwrap();
        let mut llama = open(pack);
        llama.keep_prefixes_in(folder.path().to_owned());
        let prefix = prefix_of(&llama);
        let control = &Control::default();
        let rest: Vec<u32> = (300..340).collect();
        let behind = |tokens: &[u32]| {
            let mut sequence = Sequence::new(&llama, prefix.len() + 64).unwrap();
            let mut reading = Reading {
                control,
                done: 0,
                total: tokens.len(),
            };
            super::read(&llama, &mut sequence, tokens, &mut reading).unwrap();
            sequence.push(&rest, 1, control).unwrap();
            assert_eq!(sequence.n_past as usize, tokens.len() + rest.len());
            sequence.logits(0).unwrap().to_vec()
        };
        let first = behind(&prefix);
        assert!(behind(&prefix) == first, "{pack}: other bits");
        assert!(behind(&prefix[1..]) != first, "{pack}: whatever was read");
        // As if it had been read without a file, but for rounding.
        let mut sequence = Sequence::new(&llama, prefix.len() + 64).unwrap();
        let mut reading = Reading {
            control,
            done: 0,
            total: prefix.len(),
        };
        sequence.read_tokens(&prefix, &mut reading).unwrap();
        sequence.push(&rest, 1, control).unwrap();
        let pairs = sequence.logits(0).unwrap().iter().zip(&first);
        let furthest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 0.05, "{pack}: {furthest}");
        println!("{pack}: {} tokens, {furthest}", prefix.len());
    }
}

#[test]
fn the_next_patient_begins_behind_it_whatever_came_before() {
    let folder = TempDir::new().unwrap();
    let mut plain = open("tiny");
    let long = "He fell from the roof and does not speak. ".repeat(40);
    let mut cold = |narrative: &str| reply(&mut plain, narrative);
    let expected = [cold(STORY), cold(&long), cold(STORY)];
    let mut llama = keeping(&folder);
    let prefix = prefix_of(&llama).len();
    let (first, restored) = reply(&mut llama, STORY);
    assert_eq!((&first, restored), (&expected[0].0, expected[0].1));
    assert!(restored < prefix);
    // Longer than any window, and back again: each in one step.
    for (narrative, expected) in [(&long[..], &expected[1]), (STORY, &expected[2])] {
        assert_eq!(reply(&mut llama, narrative), (expected.0.clone(), prefix));
    }
    assert_eq!(files(&folder).len(), 1);
    // Another model of the same file finds it too.
    assert_eq!(reply(&mut keeping(&folder), STORY), (first, prefix));
}

#[test]
fn a_file_that_is_not_what_was_saved_is_read_anew_and_replaced() {
    let folder = TempDir::new().unwrap();
    let mut llama = keeping(&folder);
    let prefix = prefix_of(&llama);
    let (expected, restored) = reply(&mut llama, STORY);
    let path = files(&folder).remove(0);
    let good = fs::read(&path).unwrap();
    let (state, right) = (&good[48..good.len() - 32], key(&llama, &prefix));
    let name = path.file_name().unwrap().to_str().unwrap();
    let with_key = |key: &Sha256, state: &[u8]| {
        file::write(path.parent().unwrap(), name, key, state).unwrap();
        fs::read(&path).unwrap()
    };
    let foreign = with_key(&Sha256::of(b"another model, or an older engine"), state);
    // Sealed as ours, and yet nothing that llama.cpp takes: it refuses, and the prefix is read in a fresh context.
    let refused = with_key(&right, &[0; 16]);
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 1;
    let cut = good[..good.len() / 3].to_vec();
    let longer = [&good[..], &[0]].concat();
    for (what, bad) in [
        ("foreign", foreign),
        ("refused", refused),
        ("flipped", flipped),
        ("cut", cut),
        ("longer", longer),
        ("empty", Vec::new()),
    ] {
        fs::write(&path, bad).unwrap();
        assert_eq!(
            reply(&mut llama, STORY),
            (expected.clone(), restored),
            "{what}"
        );
        assert!(fs::read(&path).unwrap() == good, "{what} is not replaced");
    }
    assert_eq!(reply(&mut llama, STORY), (expected, prefix.len()));
}

#[test]
fn nothing_of_a_patient_is_in_it() {
    let saved = |narrative: &str| {
        let folder = TempDir::new().unwrap();
        reply(&mut keeping(&folder), narrative);
        let files = files(&folder);
        assert_eq!(files.len(), 1);
        (
            files[0].file_name().unwrap().to_owned(),
            fs::read(&files[0]).unwrap(),
        )
    };
    // The same file, name and all, whoever came first: it cannot hold what differs between them.
    let one = saved(STORY);
    let other = saved("He fell from the roof.\nHe does not speak. ");
    assert!(one == other);
    // A prompt whose first part held a patient's words would never be saved.
    let folder = TempDir::new().unwrap();
    let mut llama = keeping(&folder);
    let mut request = request(STORY);
    request
        .prompt
        .prefix
        .push(Segment::Patient(PatientText::from("a patient's words")));
    let pieces = llama.budget.plan(&request).unwrap();
    assert_eq!(tokens(&request.prompt, &pieces), None);
    llama.reply(&request, &Control::default()).unwrap();
    assert!(files(&folder).is_empty());
}

#[test]
fn everything_that_a_state_depends_on_is_in_its_key() {
    let mut llama = open("tiny");
    let prefix = prefix_of(&llama);
    let before = key(&llama, &prefix);
    assert_ne!(key(&llama, &prefix[1..]), before);
    for loading in [LoadMode::Mmap, LoadMode::MmapQ8Kv] {
        llama.loading = loading;
        assert_ne!(key(&llama, &prefix), before);
    }
    llama.loading = LoadMode::Repacked;
    assert_eq!(key(&llama, &prefix), before);
    let named = name(&llama, &prefix);
    llama.identity.adapter_sha256 = Some("0".repeat(64));
    assert_ne!(key(&llama, &prefix), before);
    assert_ne!(name(&llama, &prefix), named);
    llama.identity.adapter_sha256 = None;
    assert_eq!(key(&llama, &prefix), before);
    llama.identity.model_sha256 = "0".repeat(64);
    assert_ne!(key(&llama, &prefix), before);
    assert_ne!(name(&llama, &prefix), named);
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap();
    let version = ENGINE.rsplit(' ').next().unwrap();
    assert!(
        lock.contains(&format!(
            "name = \"llama-cpp-sys-2\"\nversion = \"{version}\""
        )),
        "ENGINE names another llama.cpp"
    );
}

#[test]
fn where_nothing_can_be_written_the_reply_is_the_same() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("prefixes"), "a file, not a folder").unwrap();
    let expected = reply(&mut open("tiny"), STORY);
    let mut llama = keeping(&folder);
    for _ in 0..2 {
        assert_eq!(reply(&mut llama, STORY), expected);
    }
}
