//! Pixels that a phone's own decoder made are what the same picture in a file is.

use aidpost::image::{DecodedPixels, ImageError, Limits, PixelLayout, prepare, prepare_pixels};
use image::ImageEncoder;

const SIZE: (u32, u32) = (60, 40);

fn rgb() -> Vec<u8> {
    (0..SIZE.0 * SIZE.1 * 3)
        .map(|at| (at * 7 % 251) as u8)
        .collect()
}

fn given(samples: &[u8], layout: PixelLayout) -> DecodedPixels<'_> {
    DecodedPixels {
        samples,
        width: SIZE.0,
        height: SIZE.1,
        row_bytes: None,
        layout,
        orientation: 1,
    }
}

#[test]
fn pixels_are_prepared_as_the_same_picture_in_a_file() {
    let rgb = rgb();
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&rgb, SIZE.0, SIZE.1, image::ExtendedColorType::Rgb8)
        .unwrap();
    let limits = Limits::default();
    let expected = prepare(&png, &limits).unwrap();
    let of = |pixels: &DecodedPixels<'_>| prepare_pixels(pixels, &limits).unwrap();
    let four = |order: [usize; 3]| -> Vec<u8> {
        let pixels = rgb.chunks(3);
        pixels
            .flat_map(|pixel| [pixel[order[0]], pixel[order[1]], pixel[order[2]], 9])
            .collect()
    };
    assert_eq!(of(&given(&rgb, PixelLayout::Rgb)), expected);
    assert_eq!(of(&given(&four([0, 1, 2]), PixelLayout::Rgba)), expected);
    assert_eq!(of(&given(&four([2, 1, 0]), PixelLayout::Bgra)), expected);
    // Rows with a gap behind each; the last ends where its pixels do.
    let row = SIZE.0 as usize * 3;
    let mut gaps: Vec<u8> = rgb
        .chunks(row)
        .flat_map(|row| [row, &[77; 9]].concat())
        .collect();
    gaps.truncate(gaps.len() - 9);
    let wide = DecodedPixels {
        row_bytes: Some(row as u32 + 9),
        ..given(&gaps, PixelLayout::Rgb)
    };
    assert_eq!(of(&wide), expected);
    let grey: Vec<u8> = rgb.chunks(3).map(|pixel| pixel[0]).collect();
    let found = of(&given(&grey, PixelLayout::Grey));
    let three: Vec<u8> = grey.iter().flat_map(|value| [*value; 3]).collect();
    assert_eq!(found, of(&given(&three, PixelLayout::Rgb)));
    // Turned by a quarter: the top left comes to the top right.
    let turned = DecodedPixels {
        orientation: 6,
        ..given(&rgb, PixelLayout::Rgb)
    };
    let turned = of(&turned);
    assert_eq!((turned.width, turned.height), (SIZE.1, SIZE.0));
    let at = |x: usize, y: usize| (y * 896 + x) * 3..(y * 896 + x) * 3 + 3;
    for (x, y) in [(0, 200), (300, 400), (895, 600)] {
        let upright = &expected.pixels.rgb[at(x, y)];
        assert_eq!(upright, &turned.pixels.rgb[at(895 - y, x)]);
    }
}

#[test]
fn pixels_that_do_not_fit_are_refused_with_the_numbers() {
    let limits = Limits::default();
    let of = |pixels: DecodedPixels<'_>| {
        let refused = prepare_pixels(&pixels, &limits);
        refused.map(|prepared| prepared.width).unwrap_err()
    };
    let rgb = rgb();
    let right = given(&rgb, PixelLayout::Rgb);
    let bytes = |bytes: usize, needed: u64| ImageError::PixelBytes {
        bytes: bytes as u64,
        needed,
        width: SIZE.0,
        height: SIZE.1,
    };
    let needed = rgb.len() as u64;
    let short = given(&rgb[1..], PixelLayout::Rgb);
    assert_eq!(of(short), bytes(rgb.len() - 1, needed));
    let more = [&rgb[..], &[0]].concat();
    assert_eq!(
        of(given(&more, PixelLayout::Rgb)),
        bytes(rgb.len() + 1, needed)
    );
    assert_eq!(
        of(given(&rgb, PixelLayout::Rgba)),
        bytes(rgb.len(), needed / 3 * 4)
    );
    let narrow = DecodedPixels {
        row_bytes: Some(SIZE.0 * 3 - 1),
        ..right
    };
    assert!(matches!(of(narrow), ImageError::PixelBytes { .. }));
    for orientation in [0, 9, 255] {
        let error = of(DecodedPixels {
            orientation,
            ..right
        });
        assert_eq!(error, ImageError::Orientation(orientation));
    }
    for (width, height) in [(0, 5), (5, 0)] {
        let empty = DecodedPixels {
            width,
            height,
            samples: &[],
            ..right
        };
        assert_eq!(of(empty), ImageError::NoPixels { width, height });
    }
    let huge = DecodedPixels {
        width: u32::MAX,
        height: u32::MAX,
        row_bytes: Some(u32::MAX),
        ..right
    };
    assert!(matches!(of(huge), ImageError::TooLarge { .. }));
    let large = DecodedPixels {
        width: 19_999,
        height: 19_999,
        ..right
    };
    assert!(matches!(of(large), ImageError::TooMuchMemory { .. }));
    assert_eq!(
        of(given(&rgb[1..], PixelLayout::Rgb)).to_string(),
        "the pixels have 7199 bytes; 40 rows of 60 pixels in this layout need 7200: hand over whole rows"
    );
}
