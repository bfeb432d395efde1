//! What Pillow does not read: DICOM, at exactly 896 × 896 so that each pixel can be told; and files that are no image.

use aidpost::image::{Format, ImageError, Limits, prepare};
use image::ImageEncoder;
use std::io::Write;

use aidpost_tests::dicom::{Film, file, rle};

const SIDE: usize = 896;

fn shades(file: &[u8]) -> Vec<u8> {
    let prepared = prepare(file, &Limits::default()).unwrap();
    let rgb = &prepared.pixels.rgb;
    assert!(
        rgb.chunks(3)
            .all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2])
    );
    rgb.chunks(3).map(|pixel| pixel[0]).collect()
}

/// Values 0 to 255 and back, over all pixels.
fn ramp() -> Vec<u8> {
    (0..SIDE * SIDE).map(|at| (at % 256) as u8).collect()
}

fn words(values: impl Iterator<Item = u16>) -> Vec<u8> {
    values.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_film_of_8_bit_is_shown_over_its_full_range_and_monochrome1_inverted() {
    let film = Film::default();
    assert_eq!(shades(&film.plain(&ramp())), ramp());
    let half: Vec<u8> = ramp().iter().map(|value| value / 2 + 10).collect();
    let wide = shades(&film.plain(&half));
    assert_eq!(
        (wide.iter().min(), wide.iter().max()),
        (Some(&0), Some(&255))
    );
    let inverted = Film {
        photometric: b"MONOCHROME1",
        ..Film::default()
    };
    let expected: Vec<u8> = ramp().iter().map(|value| 255 - value).collect();
    assert_eq!(shades(&inverted.plain(&ramp())), expected);
}

#[test]
fn a_window_is_the_standards_linear_function() {
    let values = || (0..SIDE * SIDE).map(|at| (at % 4096) as u16);
    let film = Film {
        bits: (16, 12),
        window: Some(("2000", "1000")),
        ..Film::default()
    };
    // DICOM PS3.3 C.11.2.1.2.1.
    let expected = values().map(|value| {
        let (x, center, width) = (f64::from(value), 2000.0, 1000.0);
        if x <= center - 0.5 - (width - 1.0) / 2.0 {
            0.0
        } else if x > center - 0.5 + (width - 1.0) / 2.0 {
            255.0
        } else {
            ((x - (center - 0.5)) / (width - 1.0) + 0.5) * 255.0
        }
    });
    for (found, expected) in shades(&film.plain(&words(values()))).iter().zip(expected) {
        assert!((f64::from(*found) - expected).abs() <= 0.5 + 1e-9);
    }
}

#[test]
fn signed_and_rescaled_values_keep_their_order() {
    let values = |at: usize| (at % 2048) as i16 - 1024;
    let film = Film {
        bits: (16, 16),
        signed: 1,
        rescale: Some(("-1000", "2")),
        ..Film::default()
    };
    let pixels: Vec<u8> = (0..SIDE * SIDE)
        .flat_map(|at| values(at).to_le_bytes())
        .collect();
    let shades = shades(&film.plain(&pixels));
    for (at, shade) in shades.iter().enumerate() {
        let expected = 255.0 * f64::from(values(at) + 1024) / 2047.0;
        assert!((f64::from(*shade) - expected).abs() <= 0.5 + 1e-9);
    }
}

#[test]
fn every_transfer_syntax_in_pure_rust_gives_the_same_film() {
    let film = Film::default();
    assert_eq!(
        shades(&film.packed("1.2.840.10008.1.2.5", &rle(&[&ramp()]))),
        ramp()
    );

    let mut deflate =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    let plain = film.plain(&ramp());
    let dataset = &plain[plain.len() - film.elements().len() - 12 - SIDE * SIDE..];
    deflate.write_all(dataset).unwrap();
    let deflated = file("1.2.840.10008.1.2.1.99", &deflate.finish().unwrap());
    assert_eq!(shades(&deflated), ramp());

    // Lossy: a smooth film comes back within a little.
    let smooth: Vec<u8> = (0..SIDE * SIDE)
        .map(|at| (at / SIDE * 255 / 895) as u8)
        .collect();
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 95)
        .write_image(&smooth, 896, 896, image::ExtendedColorType::L8)
        .unwrap();
    let shown = shades(&film.packed("1.2.840.10008.1.2.4.50", &jpeg));
    assert!(shown.iter().zip(&smooth).all(|(a, b)| a.abs_diff(*b) <= 3));
}

#[test]
fn colour_comes_interleaved_or_in_planes() {
    let pixel = |at: usize| [(at % 251) as u8, (at % 17) as u8, (at / SIDE % 256) as u8];
    let interleaved: Vec<u8> = (0..SIDE * SIDE).flat_map(pixel).collect();
    let planes: Vec<u8> = (0..3)
        .flat_map(|channel| (0..SIDE * SIDE).map(move |at| pixel(at)[channel]))
        .collect();
    for (planar, pixels) in [(0, &interleaved), (1, &planes)] {
        let film = Film {
            samples: 3,
            photometric: b"RGB",
            planar: Some(planar),
            ..Film::default()
        };
        let prepared = prepare(&film.plain(pixels), &Limits::default()).unwrap();
        assert_eq!(prepared.pixels.rgb, interleaved);
    }
}

#[test]
fn runs_of_any_samples_are_what_they_are_uncompressed() {
    const RLE: &str = "1.2.840.10008.1.2.5";
    let prepared = |file: &[u8]| prepare(file, &Limits::default()).unwrap().pixels;
    // The high bytes first, then the low ones.
    let value = |at: usize| (at * 7 % 65_536) as u16;
    let deep = Film {
        bits: (16, 16),
        ..Film::default()
    };
    let half = |byte: usize| -> Vec<u8> {
        let values = (0..SIDE * SIDE).map(value);
        values.map(|value| value.to_be_bytes()[byte]).collect()
    };
    let (high, low) = (half(0), half(1));
    let plain = deep.plain(&words((0..SIDE * SIDE).map(value)));
    let runs = deep.packed(RLE, &rle(&[&high, &low]));
    assert_eq!(prepared(&runs), prepared(&plain));
    // One plane a sample, whatever the file says of planes; RLE leaves its colour space as it is.
    let sample = |channel: usize| -> Vec<u8> {
        let samples = (0..SIDE * SIDE).map(|at| at * (channel + 3) / 5 % 256);
        samples.map(|sample| sample as u8).collect()
    };
    let planes = [sample(0), sample(1), sample(2)];
    for photometric in [&b"RGB"[..], b"YBR_FULL"] {
        for planar in [0, 1] {
            let film = |planar| Film {
                samples: 3,
                photometric,
                planar: Some(planar),
                ..Film::default()
            };
            let [one, two, three] = &planes;
            let runs = film(planar).packed(RLE, &rle(&[one, two, three]));
            let plain = film(1).plain(&planes.concat());
            assert_eq!(prepared(&runs), prepared(&plain));
        }
    }
    // A run that is repeated, and one that says nothing.
    let mut frame = rle(&[&[]]);
    for _ in 0..SIDE * SIDE / 128 {
        frame.extend([0x81, 200, 0x80]);
    }
    let film = Film {
        window: Some(("128", "256")),
        ..Film::default()
    };
    let shades = shades(&film.packed(RLE, &frame));
    assert!(shades.iter().all(|shade| *shade == 200));
    // In fragments, but not compressed.
    let film = Film::default();
    let fragments = film.packed("1.2.840.10008.1.2.1.98", &ramp());
    assert_eq!(prepared(&fragments), prepared(&film.plain(&ramp())));
}

#[test]
fn what_is_no_image_or_not_whole_is_refused() {
    let limits = Limits::default();
    for bytes in [&b""[..], b"BM", b"{}", b"\xFF\xD8", &[0; 4000]] {
        let error = prepare(bytes, &limits).unwrap_err();
        assert!(matches!(
            error,
            ImageError::UnknownFormat | ImageError::Damaged(_)
        ));
    }
    // Viewers show the rest of a photo that ends early as grey; a model would read the grey.
    for (name, picture) in crate::reference::pictures() {
        let half = &picture[..picture.len() / 2];
        if name.ends_with("jpg") && picture.len() > 4_000 {
            assert_eq!(
                prepare(half, &limits).unwrap_err(),
                ImageError::Damaged(Format::Jpeg),
                "{name}"
            );
        }
    }
}

#[test]
fn implicit_elements_sequences_and_a_table_are_read() {
    // Implicit little endian, with a sequence of undefined length before the picture and a table that inverts.
    let implicit = |group: u16, number: u16, value: &[u8]| {
        let mut out = [group.to_le_bytes(), number.to_le_bytes()].concat();
        out.extend((value.len() as u32).to_le_bytes());
        out.extend(value);
        out
    };
    let open = |group: u16, number: u16| {
        let mut out = [group.to_le_bytes(), number.to_le_bytes()].concat();
        out.extend([255; 4]);
        out
    };
    let us = |number: u16, value: u16| implicit(0x28, number, &value.to_le_bytes());
    let descriptor: Vec<u8> = [256u16, 0, 8]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect();
    let entries: Vec<u8> = (0..256u16).rev().flat_map(u16::to_le_bytes).collect();
    let table = [
        implicit(0x28, 0x3002, &descriptor),
        implicit(0x28, 0x3006, &entries),
    ]
    .concat();
    let dataset = [
        open(0x08, 0x1140),
        open(0xFFFE, 0xE000),
        implicit(0x08, 0x1150, b"1.2 "),
        implicit(0xFFFE, 0xE00D, b""),
        implicit(0xFFFE, 0xE0DD, b""),
        us(0x02, 1),
        implicit(0x28, 0x04, b"MONOCHROME2 "),
        us(0x10, 896),
        us(0x11, 896),
        us(0x100, 8),
        us(0x101, 8),
        us(0x102, 7),
        us(0x103, 0),
        implicit(0x28, 0x3010, &implicit(0xFFFE, 0xE000, &table)),
        implicit(0x7FE0, 0x10, &ramp()),
    ]
    .concat();
    let expected: Vec<u8> = ramp().iter().map(|value| 255 - value).collect();
    assert_eq!(shades(&file("1.2.840.10008.1.2", &dataset)), expected);
}

#[test]
fn a_length_that_the_file_does_not_have_takes_no_memory() {
    let mut film = Film::default().plain(&ramp());
    let at = film.len() - ramp().len() - 4;
    film[at..at + 4].copy_from_slice(&0xFFFF_FFF0u32.to_le_bytes());
    let (refused, held) = crate::memory::most(|| prepare(&film, &Limits::default()));
    assert_eq!(refused.unwrap_err(), ImageError::Damaged(Format::Dicom));
    assert!(held < 1 << 16, "{held}");
}
