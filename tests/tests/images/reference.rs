//! Against Pillow: `exif_transpose`, `convert("RGB")`, pad, `resize((896, 896), BILINEAR)`, as tests/images/make.py did it.

use aidpost::image::{Limits, PreparedImage, SIDE, prepare};
use aidpost_tests::here;

const PLACES: usize = 480;

/// Every picture of tests/images, by name.
pub(crate) fn pictures() -> Vec<(String, Vec<u8>)> {
    let read = |name: &str| std::fs::read(here().join("images").join(name)).unwrap();
    let list = String::from_utf8(read("pictures.list")).unwrap();
    let bytes = read("pictures.bin");
    let mut from = 0;
    list.lines()
        .map(|line| {
            let (name, length) = line.split_once(' ').unwrap();
            let to = from + length.parse::<usize>().unwrap();
            let picture = bytes[from..to].to_vec();
            from = to;
            (name.to_owned(), picture)
        })
        .collect()
}

/// The places of make.py, and what stands there.
fn looked_at(number: usize, prepared: &PreparedImage) -> Vec<u8> {
    let (width, height) = (prepared.width, prepared.height);
    let side = width.max(height);
    let edge = |length: u32| (SIDE - SIDE * length / side) / 2;
    let (left, top) = (edge(width), edge(height));
    let mut state = number as u64;
    let mut out = Vec::new();
    for i in 0..PLACES {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let (mut x, mut y) = ((state >> 33) % 896, (state >> 43) % 896);
        let near = (state >> 53) % 5;
        let (left, top) = (u64::from(left), u64::from(top));
        match i % 8 {
            0 => x = (left + near).min(895),
            1 => x = (896 - left).saturating_sub(near).max(1) - 1,
            2 => y = (top + near).min(895),
            3 => y = (896 - top).saturating_sub(near).max(1) - 1,
            _ => {}
        }
        let at = (y * 896 + x) as usize * 3;
        out.extend_from_slice(&prepared.pixels.rgb[at..at + 3]);
    }
    out
}

#[test]
fn every_picture_is_what_pillow_makes_of_it() {
    let expected = std::fs::read(here().join("images/expected.bin")).unwrap();
    let pictures = pictures();
    assert!(pictures.len() >= 180);
    let (mut all, mut near, mut worst) = (0, 0, Vec::new());
    for (number, (name, picture)) in pictures.iter().enumerate() {
        let prepared =
            prepare(picture, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = &expected[number * PLACES * 3..(number + 1) * PLACES * 3];
        let found = looked_at(number, &prepared);
        let off = |limit: u8| {
            let pairs = expected.iter().zip(&found);
            pairs.filter(|(a, b)| a.abs_diff(**b) > limit).count()
        };
        // Two decoders interpolate subsampled colour differently; enlarged, that shows. Never by much.
        if name.contains("enlarged") {
            assert!(
                off(1) * 100 <= found.len() * 5 && off(8) == 0,
                "{name}: {}",
                off(1)
            );
            println!(
                "{name}: {} of {} values off by more than 1",
                off(1),
                found.len()
            );
            continue;
        }
        all += found.len();
        near += found.len() - off(1);
        worst.push((off(1), name));
    }
    worst.sort();
    let share = near as f64 / all as f64;
    println!(
        "{} pictures: {near} of {all} channel values within 1 ({share:.6}); most off: {:?}",
        worst.len(),
        &worst[worst.len() - 4..]
    );
    assert!(worst.len() >= 180);
    assert!(share >= 0.999, "{share}: {:?}", &worst[worst.len() - 20..]);
    // No single kind hides behind the others: of any picture 99 of 100 values are within 1, of a JPEG 97.
    for (off, name) in worst {
        let allowed = if name.ends_with("jpg") { 3 } else { 1 };
        assert!(off * 100 <= PLACES * 3 * allowed, "{name}: {off}");
    }
}
