//! Pictures of every format with a place, a serial number, a name and a thumbnail in every part of a file that may hold one, and how to
//! find these again: as they are, as UTF-16, in base64, in hexadecimal, as a list of numbers.

use std::io::Write;

use aidpost_tests::CANARY;
use aidpost_tests::dicom::{Film, element};
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE, Engine};
use image::ImageEncoder;

/// A serial number.
const SERIAL: &str = "SN-4471-Numbat";
/// A place, in words.
const PLACE: &str = "6.16518S 39.19923E";
/// The same as degrees, minutes and seconds, each a fraction.
const POSITION: [u32; 6] = [6, 1, 9, 1, 546_481, 10_000];

/// What is planted.
pub(crate) fn needles() -> Vec<Vec<u8>> {
    let fractions = POSITION.iter().flat_map(|number| number.to_le_bytes());
    let thumbnail = thumbnail();
    let middle = thumbnail.len() / 2;
    vec![
        CANARY.into(),
        SERIAL.into(),
        PLACE.into(),
        fractions.collect(),
        thumbnail[middle..middle + 16].to_vec(),
    ]
}

/// What is found of anything planted in `bytes`: the needle and its form.
pub(crate) fn found(bytes: &[u8]) -> Option<String> {
    for needle in needles() {
        for (form, written) in forms(&needle) {
            if bytes
                .windows(written.len())
                .any(|window| window == &written[..])
            {
                return Some(format!("{} {form}", String::from_utf8_lossy(&needle)));
            }
        }
    }
    None
}

fn forms(needle: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |of: fn(u16) -> [u8; 2]| needle.iter().flat_map(move |byte| of(u16::from(*byte)));
    let hexadecimal = |upper: bool| -> String {
        let digits = |byte: &u8| match upper {
            true => format!("{byte:02X}"),
            false => format!("{byte:02x}"),
        };
        needle.iter().map(digits).collect()
    };
    let list = format!("{needle:?}");
    let list = list.trim_matches(['[', ']']);
    let mut forms = vec![
        ("as it is", needle.to_vec()),
        ("in UTF-16", wide(u16::to_le_bytes).collect()),
        (
            "in UTF-16, high byte first",
            wide(u16::to_be_bytes).collect(),
        ),
        ("in hexadecimal", hexadecimal(false).into()),
        ("in hexadecimal", hexadecimal(true).into()),
        ("as a list", list.into()),
        ("as a list", list.replace(' ', "").into()),
    ];
    for before in 0..3 {
        // Wherever it begins in what is encoded; what neighbours have a part in is left out.
        let padded = [&vec![0; before][..], needle].concat();
        let whole = padded.len() / 3 * 4;
        for text in [
            BASE64_STANDARD.encode(&padded),
            BASE64_URL_SAFE.encode(&padded),
        ] {
            forms.push(("in base64", text[(8 * before).div_ceil(6)..whole].into()));
        }
    }
    forms
}

fn noise(length: usize) -> Vec<u8> {
    let mut state = 7u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(next).collect()
}

fn thumbnail() -> Vec<u8> {
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 80)
        .write_image(&noise(24 * 16), 24, 16, image::ExtendedColorType::L8)
        .unwrap();
    jpeg
}

/// Tag, kind, count and value.
type Tag = (u16, u16, u32, Vec<u8>);

fn text(tag: u16, text: &str) -> Tag {
    let bytes = [text.as_bytes(), &[0]].concat();
    (tag, 2, bytes.len() as u32, bytes)
}

fn number(tag: u16, number: u32) -> Tag {
    (tag, 4, 1, number.to_le_bytes().to_vec())
}

/// Adds a directory, its long values before it. Gives its place.
fn directory(out: &mut Vec<u8>, mut tags: Vec<Tag>, next: u32) -> u32 {
    tags.sort();
    let mut entries = (tags.len() as u16).to_le_bytes().to_vec();
    for (tag, kind, count, mut value) in tags {
        if value.len() > 4 {
            let at = out.len() as u32;
            out.extend(&value);
            out.resize(out.len().next_multiple_of(2), 0);
            value = at.to_le_bytes().to_vec();
        }
        value.resize(4, 0);
        entries.extend(tag.to_le_bytes());
        entries.extend(kind.to_le_bytes());
        entries.extend(count.to_le_bytes());
        entries.extend(value);
    }
    let at = out.len() as u32;
    out.extend(entries);
    out.extend(next.to_le_bytes());
    at
}

/// The block of EXIF: makers, owners, serial numbers, a position, a thumbnail.
fn exif() -> Vec<u8> {
    let mut out = b"II\x2A\0\0\0\0\0".to_vec();
    let position = POSITION.iter().flat_map(|number| number.to_le_bytes());
    let gps = vec![
        text(1, "S"),
        (2, 5, 3, position.collect()),
        (27, 7, PLACE.len() as u32, PLACE.into()),
    ];
    let gps = directory(&mut out, gps, 0);
    let camera = vec![
        text(0xA430, CANARY),
        text(0xA431, SERIAL),
        text(0xA435, SERIAL),
        (0x927C, 7, SERIAL.len() as u32, SERIAL.into()),
    ];
    let camera = directory(&mut out, camera, 0);
    let thumbnail = thumbnail();
    let at = out.len() as u32;
    out.extend(&thumbnail);
    let small = vec![
        number(259, 6),
        number(0x201, at),
        number(0x202, thumbnail.len() as u32),
    ];
    let small = directory(&mut out, small, 0);
    let wide: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let first = vec![
        text(270, PLACE),
        text(271, CANARY),
        text(315, CANARY),
        (274, 3, 1, vec![3, 0]),
        (700, 1, xmp().len() as u32, xmp()),
        (0x9C9D, 1, wide.len() as u32, wide),
        number(0x8769, camera),
        number(0x8825, gps),
    ];
    let first = directory(&mut out, first, small);
    out[4..8].copy_from_slice(&first.to_le_bytes());
    out
}

fn xmp() -> Vec<u8> {
    format!(
        "<x:xmpmeta><exif:GPSLatitude>{PLACE}</exif:GPSLatitude><aux:SerialNumber>{SERIAL}</aux:SerialNumber>\
         <dc:creator>{CANARY}</dc:creator><xmpGImg:image>{}</xmpGImg:image></x:xmpmeta>",
        BASE64_STANDARD.encode(thumbnail())
    )
    .into_bytes()
}

const SIDE: u32 = 64;

fn shades() -> Vec<u8> {
    (0..SIDE * SIDE).map(|at| (at % 256) as u8).collect()
}

fn jpeg() -> Vec<u8> {
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .write_image(&shades(), SIDE, SIDE, image::ExtendedColorType::L8)
        .unwrap();
    let iptc = [b"8BIM\x04\x04\0\0\0\0\0\0", CANARY.as_bytes()].concat();
    for (marker, head, data) in [
        (0xE1, &b"Exif\0\0"[..], exif()),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0", xmp()),
        (0xE2, b"MPF\0", SERIAL.into()),
        (0xED, b"Photoshop 3.0\0", iptc),
        (0xFE, b"", format!("{CANARY} {SERIAL} {PLACE}").into()),
    ] {
        let mut segment = vec![0xFF, marker];
        segment.extend(((2 + head.len() + data.len()) as u16).to_be_bytes());
        segment.extend(head);
        segment.extend(data);
        jpeg.splice(2..2, segment);
    }
    // A phone's trailer.
    jpeg.extend(thumbnail());
    jpeg.extend(SERIAL.as_bytes());
    jpeg
}

fn png() -> Vec<u8> {
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&shades(), SIDE, SIDE, image::ExtendedColorType::L8)
        .unwrap();
    let packed = |data: &[u8]| {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(data).unwrap();
        zlib.finish().unwrap()
    };
    let hexadecimal: String = exif().iter().map(|byte| format!("{byte:02x}")).collect();
    let profile = format!("\nexif\n{:8}\n{hexadecimal}\n", exif().len());
    let all = format!("{CANARY} {SERIAL} {PLACE}");
    for (kind, head, data) in [
        (b"tEXt", &b"Comment\0"[..], all.clone().into_bytes()),
        (b"zTXt", b"Comment\0\0", packed(all.as_bytes())),
        (
            b"zTXt",
            b"Raw profile type exif\0\0",
            packed(profile.as_bytes()),
        ),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0", xmp()),
        (b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0", packed(&xmp())),
        (b"eXIf", b"", exif()),
        (b"prVt", b"", thumbnail()),
    ] {
        let data = [head, &data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(&data);
        let chunk = [
            &(data.len() as u32).to_be_bytes()[..],
            kind,
            &data,
            &crc.sum().to_be_bytes(),
        ];
        // Behind the header.
        png.splice(33..33, chunk.concat());
    }
    png
}

fn film() -> Vec<u8> {
    let icon = [
        element(0x28, 0x10, b"US", &[16, 0]),
        element(0x28, 0x11, b"US", &[24, 0]),
        element(0x7FE0, 0x10, b"OB", &thumbnail()),
    ]
    .concat();
    let item = |inner: &[u8]| {
        let length = (inner.len() as u32).to_le_bytes();
        [&[0xFE, 0xFF, 0x00, 0xE0][..], &length, inner].concat()
    };
    let position = POSITION.iter().flat_map(|number| number.to_le_bytes());
    Film {
        size: (SIDE as u16, SIDE as u16),
        before: [
            element(0x08, 0x80, b"LO", PLACE.as_bytes()),
            element(0x08, 0x1010, b"SH", CANARY.as_bytes()),
            element(0x09, 0x10, b"LO", CANARY.as_bytes()),
            element(0x09, 0x1001, b"UN", &position.collect::<Vec<_>>()),
            element(0x10, 0x10, b"PN", CANARY.as_bytes()),
            element(0x10, 0x20, b"LO", CANARY.as_bytes()),
            element(0x18, 0x1000, b"LO", SERIAL.as_bytes()),
            element(
                0x18,
                0x9073,
                b"SQ",
                &item(&element(0x18, 0x1002, b"UI", SERIAL.as_bytes())),
            ),
        ]
        .concat(),
        behind: element(0x88, 0x0200, b"SQ", &item(&icon)),
        ..Film::default()
    }
    .plain(&shades())
}

/// A picture of each format, with everything planted everywhere.
pub(crate) fn planted() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("photo.jpg", jpeg()),
        ("photo.png", png()),
        ("film.dcm", film()),
    ]
}
