//! What a worker is told about a picture, on each side of each threshold.

use aidpost::image::{Limits, QualityWarning, prepare};
use image::{ExtendedColorType, ImageEncoder};

/// A scene with edges and texture, of `side` × `side` pixels.
fn scene(side: usize) -> Vec<f64> {
    let at = |x: usize, y: usize| {
        let (x, y) = (x as f64 / side as f64, y as f64 / side as f64);
        let tile = if ((x * 12.0) as i32 + (y * 12.0) as i32) % 2 == 0 {
            40.0
        } else {
            -40.0
        };
        130.0 + tile + 30.0 * (x * 9.0).sin() + 20.0 * (y * 7.0).cos()
    };
    (0..side * side).map(|i| at(i % side, i / side)).collect()
}

fn blurred(scene: &[f64], side: usize, radius: usize) -> Vec<f64> {
    let pass = |from: &[f64], step: usize, other: usize| {
        let mut to = vec![0.0; from.len()];
        for line in 0..side {
            for i in 0..side {
                let low = i.saturating_sub(radius);
                let high = (i + radius).min(side - 1);
                let sum: f64 = (low..=high).map(|k| from[line * other + k * step]).sum();
                to[line * other + i * step] = sum / (high - low + 1) as f64;
            }
        }
        to
    };
    // Twice in each direction: close to a lens out of focus.
    let mut out = scene.to_vec();
    for _ in 0..2 {
        out = pass(&out, 1, side);
        out = pass(&out, side, 1);
    }
    out
}

fn concerns(scene: &[f64], side: usize) -> Vec<QualityWarning> {
    let grey: Vec<u8> = scene
        .iter()
        .map(|value| value.clamp(0.0, 255.0) as u8)
        .collect();
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&grey, side as u32, side as u32, ExtendedColorType::L8)
        .unwrap();
    prepare(&png, &Limits::default()).unwrap().concerns
}

#[test]
fn a_good_picture_raises_no_concern_and_a_bad_one_the_right_one() {
    let good = scene(900);
    assert_eq!(concerns(&good, 900), []);
    let scaled = |factor: f64, offset: f64| -> Vec<f64> {
        good.iter().map(|value| value * factor + offset).collect()
    };
    assert_eq!(concerns(&scaled(0.25, 0.0), 900), [QualityWarning::TooDark]);
    assert_eq!(concerns(&scaled(0.45, 0.0), 900), []);
    assert_eq!(
        concerns(&scaled(1.0, 140.0), 900),
        [QualityWarning::TooBright]
    );
    assert_eq!(concerns(&scaled(1.0, 60.0), 900), []);
    assert_eq!(
        concerns(&blurred(&good, 900, 12), 900),
        [QualityWarning::Blurred]
    );
    assert_eq!(concerns(&blurred(&good, 900, 1), 900), []);
    assert_eq!(concerns(&scene(223), 223), [QualityWarning::TooSmall]);
    assert_eq!(concerns(&scene(224), 224), []);
    let blank = vec![128.0; 900 * 900];
    assert_eq!(concerns(&blank, 900), [QualityWarning::NothingInIt]);
    let black = vec![0.0; 900 * 900];
    assert_eq!(
        concerns(&black, 900),
        [QualityWarning::TooDark, QualityWarning::NothingInIt]
    );
}

#[test]
fn a_concern_tells_the_worker_in_a_sentence_what_to_do() {
    for concern in [
        QualityWarning::TooDark,
        QualityWarning::TooBright,
        QualityWarning::Blurred,
        QualityWarning::TooSmall,
        QualityWarning::NothingInIt,
    ] {
        let words = concern.words();
        assert!(words.starts_with("The") && words.len() < 120, "{words}");
        assert!(words.ends_with(['.', '?']), "{words}");
    }
}
