//! Two packs in one engine: one reads, the other writes and looks, and is opened only where there is room for it.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use aidpost::encounter::{Encounter, PhotoKind};
use aidpost::engine::{Engine, ImageInterpretation, Options, SecondPack};
use aidpost::image::Pixels;
use aidpost::model::{Control, ModelError, StopReason};
use aidpost::prompt::Image;
use aidpost::tasks::TaskError;
use aidpost_models::{VerifiedPack, verify};
use aidpost_tests::{demo_pack, tiny_pack};

fn pack(dir: PathBuf) -> VerifiedPack {
    verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn options() -> Options {
    Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    }
}

/// The tiny pack reads, the demo pack is second.
fn engine(available_memory: Option<u64>) -> Engine {
    let second = SecondPack {
        pack: pack(demo_pack()),
        available_memory,
    };
    Engine::open_with(&pack(tiny_pack()), second, options(), &Control::default()).unwrap()
}

fn encounter() -> Encounter {
    Encounter::from_json(r#"{ "age": { "years": 30 }, "narrative": "She cannot stop vomiting and her neck is stiff." }"#).unwrap()
}

fn film() -> [Image; 1] {
    let pixels = Arc::new(Pixels {
        side: 896,
        rgb: vec![90; 896 * 896 * 3],
    });
    [Image {
        kind: PhotoKind::ChestXray,
        pixels,
    }]
}

#[test]
fn one_pack_reads_and_the_other_writes_and_looks_and_each_record_names_its_own() {
    let mut two = engine(None);
    let mut one = Engine::open(&pack(tiny_pack()), options(), &Control::default()).unwrap();
    let control = Control::default();
    let triage = two.triage(&encounter(), &control).unwrap();
    assert_eq!(triage, one.triage(&encounter(), &control).unwrap());
    assert_eq!(triage.provenance.pack.as_deref(), Some("tiny-random"));
    let note = two.soap(&encounter(), &control).unwrap();
    assert_eq!(note.about.provenance.pack.as_deref(), Some("demo"));
    let mut alone = Engine::open(&pack(demo_pack()), options(), &control).unwrap();
    assert_eq!(note, alone.soap(&encounter(), &control).unwrap());
    let mut session = two.open_images(&film(), None, &control).unwrap();
    let seen = session.describe(&control).unwrap();
    assert_eq!(seen.about.provenance.pack.as_deref(), Some("demo"));
    // What was closed is opened again, and says the same.
    two.close_second();
    assert_eq!(two.soap(&encounter(), &control).unwrap(), note);
    assert_eq!(two.triage(&encounter(), &control).unwrap(), triage);
}

#[test]
fn without_room_for_the_second_the_first_writes_and_images_are_refused_with_the_reason() {
    let mut engine = engine(Some(1 << 20));
    let control = Control::default();
    let note = engine.soap(&encounter(), &control).unwrap();
    assert_eq!(note.about.provenance.pack.as_deref(), Some("tiny-random"));
    let Err(TaskError::NoModel(reason)) = engine.open_images(&film(), None, &control) else {
        unreachable!("there is no room")
    };
    assert!(
        reason.starts_with("the pack demo needs ") && reason.ends_with("and 1 MiB are free"),
        "{reason}"
    );
}

#[test]
fn a_stop_while_the_second_is_opened_is_a_stop() {
    let mut engine = engine(None);
    let control = Control {
        stop: &|| Some(StopReason::Cancelled),
        ..Control::default()
    };
    let stopped = |error: TaskError| matches!(error, TaskError::Model(ModelError::Cancelled));
    assert!(stopped(
        engine.open_images(&film(), None, &control).err().unwrap()
    ));
    assert!(stopped(engine.soap(&encounter(), &control).unwrap_err()));
    assert!(engine.soap(&encounter(), &Control::default()).is_ok());
}
