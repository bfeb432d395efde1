//! What is prepared is what would be made later, and goes with whoever holds it.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::encounter::PhotoKind;
use crate::llama::LoadMode;
use crate::model::{ImageCache, Model, Progress};
use crate::prompt::{Condition, Image, PromptSet};
use crate::tasks::classify_request;

fn llama() -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open_as(&pack, LoadMode::Repacked, &Control::default()).unwrap()
}

fn pixels(seed: u8) -> Arc<Pixels> {
    let rgb = (0..896u32 * 896 * 3).map(|at| (at / 7) as u8 ^ seed);
    Arc::new(Pixels {
        side: 896,
        rgb: rgb.collect(),
    })
}

/// The weights of yes and no about an image, and how many images were encoded for it.
fn asked(llama: &mut Llama, pixels: &Arc<Pixels>) -> (Vec<u64>, usize) {
    let images = [Image {
        kind: PhotoKind::ChestXray,
        pixels: Arc::clone(pixels),
    }];
    let pneumonia = Condition::from_code("pneumonia").unwrap();
    let request = classify_request(&images, pneumonia, &PromptSet::default());
    let encodes = Cell::new(0);
    let control = Control {
        progress: &|progress| {
            encodes.set(encodes.get() + usize::from(matches!(progress, Progress::Image { .. })));
        },
        ..Control::default()
    };
    let mut kept = ImageCache::NOTHING;
    let reply = llama.reply_about(&request, &mut kept, &control);
    let weights = reply.unwrap().choice.unwrap();
    let bits = weights.iter().map(|weight| weight.to_bits()).collect();
    (bits, encodes.get())
}

#[test]
fn a_prepared_image_is_read_to_the_bit_as_one_encoded_when_asked() {
    let mut llama = llama();
    let (one, other) = (pixels(0), pixels(99));
    let before = [asked(&mut llama, &one), asked(&mut llama, &other)];
    assert_ne!(before[0].0, before[1].0, "the pictures differ");
    assert_eq!(before[0].1, 1);
    let held = [one.clone(), other.clone()].map(|pixels| llama.prepare(&pixels).unwrap());
    // The same picture in another place of memory is the same picture.
    for (pixels, before) in [(pixels(0), &before[0]), (other.clone(), &before[1])] {
        for _ in 0..2 {
            assert_eq!(asked(&mut llama, &pixels), (before.0.clone(), 0));
        }
    }
    assert_eq!(
        asked(&mut llama, &pixels(1)).1,
        1,
        "nobody prepared this one"
    );
    drop(held);
    assert_eq!(
        asked(&mut llama, &one),
        before[0],
        "it is gone with its holder"
    );
}

#[test]
fn whoever_waits_can_stop_and_whoever_lets_go_stops_the_encode() {
    let between = Arc::new(Between::default());
    let tries = Cell::new(0);
    let control = Control {
        stop: &|| {
            tries.set(tries.get() + 1);
            (tries.get() == 3).then_some(StopReason::TimedOut)
        },
        ..Control::default()
    };
    assert!(matches!(between.wait(&control), Err(ModelError::TimedOut)));
    assert_eq!(tries.get(), 3);
    let owner = Owner {
        pixels: pixels(0),
        between: Arc::clone(&between),
    };
    drop(owner);
    assert!(between.given_up.load(Ordering::Relaxed));
    // What comes too late is not kept.
    between.end(Ok(Encoded::default()));
    assert!(between.wait(&Control::default()).unwrap().is_none());
}

#[test]
fn a_model_that_goes_waits_for_what_it_prepares() {
    let mut llama = llama();
    let shown = pixels(3);
    let held = llama.prepare(&shown).unwrap();
    assert_eq!(Arc::strong_count(&shown), 3, "here, the handle, the thread");
    drop(llama);
    assert_eq!(Arc::strong_count(&shown), 2, "the thread has ended");
    drop(held);
}

#[test]
fn a_projector_hears_a_stop_while_it_is_loaded() {
    let llama = llama();
    let asked = Cell::new(0);
    let count = |most: usize| {
        asked.set(0);
        let control = Control {
            stop: &|| {
                asked.set(asked.get() + 1);
                (asked.get() > most).then_some(StopReason::Cancelled)
            },
            ..Control::default()
        };
        let projector = VisionProjector::of(&llama, llama.vision_device).unwrap();
        let opened = projector.open(&control).map(|_| ());
        (opened, asked.get())
    };
    let (opened, all) = count(usize::MAX);
    opened.unwrap();
    assert!(all > 10, "asked {all} times");
    assert_eq!(count(all / 2), (Err(ModelError::Cancelled), all / 2 + 1));
}
