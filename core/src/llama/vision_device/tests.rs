//! A device that sees what the processor sees encodes images; one that does not, does not, and every record says why.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::encounter::PhotoKind;
use crate::engine::{Engine, ImageInterpretation, Options};
use crate::model::StopReason;
use crate::prompt::Image;
use crate::tasks::Description;

/// What a device makes of an embedding.
type Spoil = fn(&mut [f32]);

fn one() -> Vec<f32> {
    (0..100).map(|i| (i as f32).sin() * 5.0).collect()
}

fn other() -> Vec<f32> {
    (0..100).map(|i| (i as f32).cos() * 5.0).collect()
}

#[test]
fn a_tower_that_is_a_little_off_passes_and_a_wrong_one_does_not() {
    let cpu = Run([one(), other()]);
    assert_eq!(agree(&cpu, &Run([one(), other()])), Ok(()));
    let off = |logits: Vec<f32>| logits.iter().map(|logit| logit + 0.1).collect();
    assert_eq!(agree(&cpu, &Run([off(one()), off(other())])), Ok(()));
    // The same answer whatever the image is, images taken for each other, and silence.
    for wrong in [
        [one(), one()],
        [other(), one()],
        [vec![0.0; 100], vec![0.0; 100]],
    ] {
        assert!(matches!(
            agree(&cpu, &Run(wrong)),
            Err(Unfit::Differs { error }) if error > MOST
        ));
    }
    for broken in [f32::NAN, f32::INFINITY] {
        let run = Run([one(), vec![broken; 100]]);
        assert_eq!(agree(&cpu, &run), Err(Unfit::NotFinite));
    }
    assert!(agree(&cpu, &Run([one(), vec![0.0; 99]])).is_err());
    let blind = Run([one(), one()]);
    assert_eq!(agree(&blind, &blind), Err(Unfit::Blind));
}

/// The tiny pack, with a device that makes this of each embedding.
fn with_device(spoil: Option<Spoil>) -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let mut llama = Llama::open(&pack, &Control::default()).unwrap();
    llama.untested = spoil.map(VisionDevice::Spoilt);
    llama
}

/// What an engine says of a film that this device, or none, looks at first.
fn described(spoil: Option<Spoil>) -> Description {
    let options = Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    };
    let llama = with_device(spoil);
    let [_, pixels] = known(llama.pack.projector().unwrap().1.image);
    let film = Image {
        kind: PhotoKind::ChestXray,
        pixels: Arc::new(pixels),
    };
    let mut engine = Engine::with_model(Box::new(llama), options);
    let mut session = engine
        .open_images(&[film], None, &Control::default())
        .unwrap();
    session.describe(&Control::default()).unwrap()
}

fn backend(description: &Description) -> String {
    description.about.provenance.backend.clone().unwrap()
}

#[test]
fn a_device_that_sees_the_same_is_taken_without_being_asked_for() {
    let cpu = described(None);
    assert!(!backend(&cpu).contains("images:"), "{}", backend(&cpu));
    let same: Spoil = |_| ();
    let rounded: Spoil = |embedding| {
        for value in embedding {
            // As a device that computes in half precision may.
            *value *= 1.0 + 1e-3;
        }
    };
    for device in [same, rounded] {
        let there = described(Some(device));
        let expected = format!("{}; images: gpu, tested against cpu", backend(&cpu));
        assert_eq!(backend(&there), expected);
    }
    assert_eq!(described(Some(same)).findings, cpu.findings);
}

#[test]
fn a_device_that_sees_something_else_is_left_and_every_record_says_why() {
    let cpu = described(None);
    let wrong: [(&str, Spoil); 4] = [
        ("nothing", |embedding| embedding.fill(0.0)),
        ("backwards", <[f32]>::reverse),
        ("the opposite", |embedding| {
            embedding.iter_mut().for_each(|value| *value = -*value);
        }),
        ("no number", |embedding| embedding[7] = f32::NAN),
    ];
    for (name, device) in wrong {
        let there = described(Some(device));
        let said = backend(&there);
        assert!(said.starts_with(&backend(&cpu)), "{name}: {said}");
        let why = match name {
            "no number" => "; images: cpu (the other device gives numbers that are not finite)",
            _ => "; images: cpu (the other device sees a known image differently: by ",
        };
        assert!(said.contains(why), "{name}: {said}");
        // The film was encoded by the processor.
        assert_eq!(
            (&there.findings, &there.impression),
            (&cpu.findings, &cpu.impression),
            "{name}"
        );
    }
}

#[test]
fn the_test_is_made_once_before_the_first_image_and_again_where_it_was_stopped() {
    static ENCODED: AtomicUsize = AtomicUsize::new(0);
    let device: Spoil = |embedding| {
        embedding.fill(0.0);
        ENCODED.fetch_add(1, Ordering::Relaxed);
    };
    let mut llama = with_device(Some(device));
    let control = &Control::default();
    // Stopped in the midst of the test: it is still to be made, and nothing is said of it.
    let before = llama.identity.backend.clone();
    let stopped = Control {
        stop: &|| (ENCODED.load(Ordering::Relaxed) > 0).then_some(StopReason::Cancelled),
        ..Control::default()
    };
    assert_eq!(
        llama.select_vision_device(&stopped),
        Err(ModelError::Cancelled)
    );
    assert!(llama.untested.is_some());
    assert_eq!(llama.identity.backend, before);
    let so_far = ENCODED.swap(0, Ordering::Relaxed);
    assert_eq!(so_far, 1);
    for _ in 0..2 {
        llama.select_vision_device(control).unwrap();
        // Both known images, and none the second time.
        assert_eq!(ENCODED.load(Ordering::Relaxed), 2);
    }
    assert!(matches!(llama.vision_device, VisionDevice::Cpu));
}

#[test]
fn the_processor_agrees_with_itself_to_the_bit() {
    let llama = with_device(None);
    let again = || run(&llama, VisionDevice::Cpu, &Control::default(), 0.0).unwrap();
    let (first, second) = (again(), again());
    assert_eq!(first.0, second.0);
    assert_eq!(agree(&first, &second), Ok(()));
    // Broken on purpose: what it makes of the images is swapped.
    let [one, other] = second.0;
    assert!(agree(&first, &Run([other, one])).is_err());
}
