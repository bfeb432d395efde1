//! Films as archives keep them: tables, palettes, shared colour, the high byte first, bits that do not count. The right value of each.

use aidpost::image::{Format, ImageError, Limits, prepare};
use aidpost_tests::dicom::{Film, element, file, table};

const SIDE: usize = 896;

fn rgb(file: &[u8]) -> Vec<u8> {
    let prepared = prepare(file, &Limits::default()).unwrap();
    prepared.pixels.rgb.clone()
}

fn shades(file: &[u8]) -> Vec<u8> {
    rgb(file).chunks(3).map(|pixel| pixel[0]).collect()
}

fn ramp() -> Vec<u8> {
    (0..SIDE * SIDE).map(|at| (at % 256) as u8).collect()
}

fn words(values: impl Iterator<Item = u16>) -> Vec<u8> {
    values.flat_map(u16::to_le_bytes).collect()
}

/// What a table makes of a film over its range: the entry of each value, stretched to 0 to 255.
fn stretched(entries: &[u16], low: u16, high: u16) -> Vec<u8> {
    let shade = |entry: &u16| 255.0 * f64::from(entry - low) / f64::from(high - low);
    entries
        .iter()
        .map(|entry| shade(entry).round() as u8)
        .collect()
}

#[test]
fn a_table_to_real_values_comes_before_everything_else() {
    // Not in order, so that leaving it out shows; values below the first and beyond the last get these.
    let entries: Vec<u16> = (0..200).map(|at| 100 + at * 37 % 1000).collect();
    let modality = table(0x3000, &[200, 20, 16], &entries);
    let film = Film {
        behind: modality.clone(),
        ..Film::default()
    };
    let entry = |value: u8| entries[(usize::from(value).max(20) - 20).min(199)];
    let (low, high) = (
        *entries.iter().min().unwrap(),
        *entries.iter().max().unwrap(),
    );
    let expected = stretched(
        &ramp().iter().map(|value| entry(*value)).collect::<Vec<_>>(),
        low,
        high,
    );
    assert_eq!(shades(&film.plain(&ramp())), expected);
    // A window counts in real values.
    let window = Film {
        window: Some(("600", "401")),
        behind: modality,
        ..Film::default()
    };
    let shown = shades(&window.plain(&ramp()));
    for (value, shade) in ramp().iter().zip(shown) {
        let real = f64::from(entry(*value));
        let expected = (((real - 599.5) / 400.0 + 0.5) * 255.0).clamp(0.0, 255.0);
        assert!((f64::from(shade) - expected).abs() <= 0.5 + 1e-9);
    }
    // Signed values, of which the table's first is one.
    let signed = Film {
        bits: (16, 16),
        signed: 1,
        behind: table(
            0x3000,
            &[256, 65_408, 16],
            &(0..256).rev().collect::<Vec<_>>(),
        ),
        ..Film::default()
    };
    let values = words((0..SIDE * SIDE).map(|at| ((at % 256) as i16 - 128) as u16));
    let expected: Vec<u8> = ramp().iter().map(|value| 255 - value).collect();
    assert_eq!(shades(&signed.plain(&values)), expected);
}

#[test]
fn a_palette_gives_the_colour_that_a_sample_names() {
    let red: Vec<u16> = (0..256).map(|at| at << 8 | 7).collect();
    let green: Vec<u16> = (0..256).map(|at| (255 - at) << 8).collect();
    let blue: Vec<u16> = (0..256).map(|at| (at * 3 % 256) << 8).collect();
    let descriptor = |tag| element(0x28, tag, b"US", &words([256, 0, 16].into_iter()));
    let entries = |tag, all: &[u16]| element(0x28, tag, b"OW", &words(all.iter().copied()));
    let all = [
        descriptor(0x1101),
        descriptor(0x1102),
        descriptor(0x1103),
        entries(0x1201, &red),
        entries(0x1202, &green),
        entries(0x1203, &blue),
    ]
    .concat();
    let film = |behind| Film {
        photometric: b"PALETTE COLOR ",
        behind,
        ..Film::default()
    };
    let expected: Vec<u8> = ramp()
        .iter()
        .flat_map(|value| [*value, 255 - value, (u16::from(*value) * 3 % 256) as u8])
        .collect();
    assert_eq!(rgb(&film(all.clone()).plain(&ramp())), expected);
    // Entries of 8 bit, in bytes.
    let bytes = |tag, all: &[u16]| {
        let bytes: Vec<u8> = all.iter().map(|entry| (entry >> 8) as u8).collect();
        element(0x28, tag, b"OW", &bytes)
    };
    let descriptor = |tag| element(0x28, tag, b"US", &words([256, 0, 8].into_iter()));
    let narrow = [
        descriptor(0x1101),
        descriptor(0x1102),
        descriptor(0x1103),
        bytes(0x1201, &red),
        bytes(0x1202, &green),
        bytes(0x1203, &blue),
    ]
    .concat();
    assert_eq!(rgb(&film(narrow).plain(&ramp())), expected);
    // Without its blue it is no palette.
    let cut = all[..all.len() - 12 - 512].to_vec();
    let error = prepare(&film(cut).plain(&ramp()), &Limits::default()).unwrap_err();
    assert_eq!(error, ImageError::Damaged(Format::Dicom));
}

#[test]
fn two_pixels_share_their_colour_in_ybr_full_422() {
    let film = |photometric| Film {
        samples: 3,
        photometric,
        planar: Some(0),
        ..Film::default()
    };
    let pair = |at: usize| {
        [
            (at % 200) as u8,
            (at % 150) as u8 + 50,
            (at % 90) as u8 + 80,
            (at % 70) as u8 + 90,
        ]
    };
    let shared: Vec<u8> = (0..SIDE * SIDE / 2).flat_map(pair).collect();
    let full: Vec<u8> = (0..SIDE * SIDE / 2)
        .flat_map(|at| {
            let [one, two, cb, cr] = pair(at);
            [one, cb, cr, two, cb, cr]
        })
        .collect();
    let found = rgb(&film(b"YBR_FULL_422").plain(&shared));
    assert_eq!(found, rgb(&film(b"YBR_FULL").plain(&full)));
    // DICOM PS3.3 C.7.6.3.1.2, of the first pixel: Y 0, Cb 80, Cr 90.
    let (red, green, blue) = (
        1.402 * -38.0,
        0.344_136 * 48.0 + 0.714_136 * 38.0,
        1.772 * -48.0,
    );
    let expected = [red, green, blue].map(|value: f64| value.round().clamp(0.0, 255.0) as u8);
    assert_eq!(found[..3], expected);
}

/// Elements and 16-bit pixels with the high byte first.
fn big_endian(bits: u16, vr: &[u8; 2], pixels: &[u8]) -> Vec<u8> {
    let put = |group: u16, number: u16, vr: &[u8; 2], value: &[u8]| {
        let mut out = [group.to_be_bytes(), number.to_be_bytes()].concat();
        out.extend(vr);
        if matches!(vr, b"OW" | b"OB") {
            out.extend([0, 0]);
            out.extend((value.len() as u32).to_be_bytes());
        } else {
            out.extend((value.len() as u16).to_be_bytes());
        }
        out.extend(value);
        out
    };
    let us = |number, value: u16| put(0x28, number, b"US", &value.to_be_bytes());
    let side = SIDE as u16;
    let dataset = [
        put(0x08, 0x60, b"CS", b"CR"),
        us(2, 1),
        put(0x28, 4, b"CS", b"MONOCHROME2 "),
        us(0x10, side),
        us(0x11, side),
        us(0x100, bits),
        us(0x101, bits.min(12)),
        us(0x102, bits.min(12) - 1),
        us(0x103, 0),
        put(0x28, 0x1050, b"DS", b"2000"),
        put(0x28, 0x1051, b"DS", b"1000"),
        put(0x7FE0, 0x10, vr, pixels),
    ]
    .concat();
    file("1.2.840.10008.1.2.2", &dataset)
}

#[test]
fn the_high_byte_may_come_first() {
    let values = || (0..SIDE * SIDE).map(|at| (at % 4096) as u16);
    let high: Vec<u8> = values().flat_map(u16::to_be_bytes).collect();
    let film = Film {
        bits: (16, 12),
        window: Some(("2000", "1000")),
        ..Film::default()
    };
    let expected = shades(&film.plain(&words(values())));
    let whole = big_endian(16, b"OW", &high);
    assert_eq!(shades(&whole), expected);
    // The data set alone.
    let start = whole
        .windows(4)
        .position(|four| four == [0, 8, 0, 0x60])
        .unwrap();
    assert_eq!(shades(&whole[start..]), expected);
    // Bytes, as they are and as words.
    let bytes: Vec<u8> = ramp();
    let swapped: Vec<u8> = bytes
        .chunks(2)
        .flat_map(|pair| [pair[1], pair[0]])
        .collect();
    let plain = shades(&big_endian(8, b"OB", &bytes));
    assert_eq!(shades(&big_endian(8, b"OW", &swapped)), plain);
}

#[test]
fn only_the_stored_bits_count() {
    // Twelve bits, at the upper end of sixteen; what lies below is another thing.
    let values = || (0..SIDE * SIDE).map(|at| (at % 4096) as u16);
    let plain = Film {
        bits: (16, 12),
        ..Film::default()
    };
    let expected = shades(&plain.plain(&words(values())));
    let mut upper = plain.plain(&words(values().map(|value| (value << 4) | (value % 13))));
    let high_bit = [0x28, 0, 0x02, 0x01, b'U', b'S', 2, 0, 11];
    let at = upper.windows(9).position(|nine| nine == high_bit).unwrap();
    upper[at + 8] = 15;
    assert_eq!(shades(&upper), expected);
}

#[test]
fn a_window_of_each_function_is_the_standards() {
    let real = |function: &[u8]| {
        let film = Film {
            window: Some(("100", "80")),
            behind: element(0x28, 0x1056, b"CS", function),
            ..Film::default()
        };
        shades(&film.plain(&ramp()))
    };
    let exact = real(b"LINEAR_EXACT");
    let sigmoid = real(b"SIGMOID ");
    for value in 0..256 {
        let x = value as f64;
        let line = (((x - 100.0) / 80.0 + 0.5) * 255.0).clamp(0.0, 255.0);
        assert!((f64::from(exact[value]) - line).abs() <= 0.5 + 1e-9);
        let curve = 255.0 / (1.0 + (-4.0 * (x - 100.0) / 80.0).exp());
        assert!((f64::from(sigmoid[value]) - curve).abs() <= 0.5 + 1e-9);
    }
    for width in ["0", "-5", "wide", "1e999"] {
        let film = Film {
            window: Some(("100", width)),
            ..Film::default()
        };
        let error = prepare(&film.plain(&ramp()), &Limits::default()).unwrap_err();
        assert_eq!(error, ImageError::Damaged(Format::Dicom), "{width}");
    }
}

/// 16 × 16 without loss, as OpenJPEG writes it: the value at (x, y) is 16 x + 3 y, of which 8 bits.
const JPEG_2000: &str = "ff4fff510029000000000010000000100000000000000000000000100000001000000000000000000001070101ff52000c00000001000404040001ff\
    5c00104040484850484850484850484850ff640025000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a\
    00000000007e0001ff93c7d404056fcfc00a0f9c1403e104047101bf09c7da0907ce1207ce0c0d9bac2a0b93431f109219cfc02607c8221f684024c2\
    3a108013a704af1f30c0b913b6687f23c1519c4b4d847fcfc0363ed0b8fc01803945fca1aa626afa6d3595f63f5dcd63e4845157041a3588382045f8\
    2c2dffd9";

#[test]
fn jpeg_2000_is_read_and_refused_where_it_asks_for_more_than_a_film_does() {
    let packed: Vec<u8> = (0..JPEG_2000.len() / 2)
        .map(|at| u8::from_str_radix(&JPEG_2000[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    let film = Film {
        size: (16, 16),
        ..Film::default()
    };
    let plain: Vec<u8> = (0..256u32)
        .map(|at| (at % 16 * 16 + at / 16 * 3) as u8)
        .collect();
    const SYNTAX: &str = "1.2.840.10008.1.2.4.90";
    assert_eq!(rgb(&film.packed(SYNTAX, &packed)), rgb(&film.plain(&plain)));
    // Other sizes than the film's, tiles of nothing, a third of its data.
    let refused =
        |packed: &[u8]| prepare(&film.packed(SYNTAX, packed), &Limits::default()).is_err();
    let with = |at: usize, value: u32| {
        let mut packed = packed.clone();
        packed[at..at + 4].copy_from_slice(&value.to_be_bytes());
        packed
    };
    assert!(refused(&with(8, 60_000)));
    assert!(refused(&with(24, 0)));
    assert!(refused(&packed[..packed.len() / 3]));
}
