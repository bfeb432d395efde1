//! The memory that is counted before decoding is what decoding takes, for each way to lay out a picture: a limit that counts too little is none.

use std::io::Cursor;

use aidpost::image::{ImageError, Limits, prepare};
use image::{DynamicImage, ImageFormat};

use crate::memory::most;
use aidpost_tests::dicom::{Film, rle};

/// In colour just below the 16 MiB from which pixels lie on large pages, which the counted allocator does not see.
const SIZE: (u32, u32) = (2_600, 2_000);

/// What is not counted: a row, tables, the file's own description.
const BESIDE: usize = 1 << 20;

fn check(name: &str, file: &[u8]) {
    let nothing = Limits {
        decoded_bytes: 0,
        file_bytes: u64::MAX,
        ..Limits::default()
    };
    let bytes = match prepare(file, &nothing).unwrap_err() {
        ImageError::TooMuchMemory { bytes, .. } => bytes,
        other => panic!("{name}: {other}"),
    };
    let enough = Limits {
        decoded_bytes: bytes,
        ..nothing
    };
    let (prepared, held) = most(|| prepare(file, &enough));
    let prepared = prepared.unwrap();
    assert_eq!((prepared.width, prepared.height), SIZE, "{name}");
    assert!(held <= bytes as usize + BESIDE, "{name}: {held} of {bytes}");
    let one_less = Limits {
        decoded_bytes: bytes - 1,
        ..nothing
    };
    assert!(prepare(file, &one_less).is_err(), "{name}");
}

/// Gradients, with all of a sample's bits and an alpha of its own.
fn picture() -> DynamicImage {
    let (width, height) = SIZE;
    DynamicImage::ImageRgba16(image::ImageBuffer::from_fn(width, height, |x, y| {
        image::Rgba([
            (x * 21) as u16,
            (y * 32) as u16,
            ((x + y) * 13) as u16,
            (x * y) as u16,
        ])
    }))
}

#[test]
fn what_is_counted_is_what_is_taken() {
    let deep = picture();
    let all = [
        ("grey", deep.to_luma8().into()),
        ("grey and alpha", deep.to_luma_alpha8().into()),
        ("colour", deep.to_rgb8().into()),
        ("colour and alpha", deep.to_rgba8().into()),
        ("deep grey", deep.to_luma16().into()),
        ("deep grey and alpha", deep.to_luma_alpha16().into()),
        ("deep colour", deep.to_rgb16().into()),
        ("deep colour and alpha", deep.clone()),
    ];
    let mut tried = 0;
    for (layout, picture) in all {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let mut file = Vec::new();
            // Not every format has every layout.
            if picture
                .write_to(&mut Cursor::new(&mut file), format)
                .is_ok()
            {
                check(&format!("{format:?}, {layout}"), &file);
                tried += 1;
            }
        }
    }
    assert!(tried >= 10, "{tried}");
}

#[test]
fn a_films_memory_is_counted() {
    let pixels = (SIZE.0 * SIZE.1) as usize;
    let film = |samples: u16, bits: (u16, u16), photometric| Film {
        size: (SIZE.0 as u16, SIZE.1 as u16),
        samples,
        bits,
        photometric,
        planar: (samples == 3).then_some(0),
        ..Film::default()
    };
    let ramp = |length: usize| (0..length).map(|at| (at % 251) as u8).collect::<Vec<u8>>();
    let grey = film(1, (8, 8), b"MONOCHROME2");
    let deep = film(1, (16, 12), b"MONOCHROME2");
    let colour = film(3, (8, 8), b"RGB");
    check("8 bit", &grey.plain(&ramp(pixels)));
    check("16 bit", &deep.plain(&ramp(2 * pixels)));
    check("colour", &colour.plain(&ramp(3 * pixels)));
    check(
        "runs",
        &grey.packed("1.2.840.10008.1.2.5", &rle(&[&ramp(pixels)])),
    );
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90);
    let luma = image::ExtendedColorType::L8;
    image::ImageEncoder::write_image(encoder, &ramp(pixels), SIZE.0, SIZE.1, luma).unwrap();
    check("a JPEG", &grey.packed("1.2.840.10008.1.2.4.50", &jpeg));
}
