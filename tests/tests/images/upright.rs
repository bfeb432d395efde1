//! Which way up a PNG is: its EXIF chunk, ImageMagick's raw profile, its XMP, in that order; and none that costs memory.

use std::io::Write;

use aidpost::image::{Limits, prepare};
use image::ImageEncoder;

use crate::memory::most;

const SIZE: (u32, u32) = (40, 24);

/// A PNG with these chunks behind its header, or before its end.
fn png(chunks: &[(&[u8; 4], Vec<u8>)], last: bool) -> Vec<u8> {
    let mut png = Vec::new();
    let pixels: Vec<u8> = (0..SIZE.0 * SIZE.1).map(|at| (at % 251) as u8).collect();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&pixels, SIZE.0, SIZE.1, image::ExtendedColorType::L8)
        .unwrap();
    let mut at = if last { png.len() - 12 } else { 33 };
    for (kind, data) in chunks {
        let mut crc = flate2::Crc::new();
        crc.update(*kind);
        crc.update(data);
        let length = (data.len() as u32).to_be_bytes();
        let chunk = [&length[..], *kind, data, &crc.sum().to_be_bytes()].concat();
        png.splice(at..at, chunk.iter().copied());
        at += chunk.len();
    }
    png
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut out = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    out.extend([orientation, 0, 0, 0, 0, 0, 0]);
    out
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(data).unwrap();
    zlib.finish().unwrap()
}

fn raw(name: &str, profile: &[u8]) -> Vec<u8> {
    let digits: String = profile.iter().map(|byte| format!("{byte:02x}")).collect();
    let lines: Vec<&str> = digits
        .as_bytes()
        .chunks(72)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!("\n{name}\n{:8}\n{}\n", profile.len(), lines.join("\n")).into_bytes()
}

fn xmp(orientation: u8) -> Vec<u8> {
    format!("<rdf:Description tiff:Orientation=\"{orientation}\"/>").into_bytes()
}

/// Every way in which a PNG says `orientation`.
fn ways(orientation: u8) -> Vec<(&'static [u8; 4], Vec<u8>)> {
    let with = |head: &[u8], data: Vec<u8>| [head, &data].concat();
    let app1 = with(b"Exif\0\0", exif(orientation));
    let element = format!("<tiff:Orientation>{orientation}</tiff:Orientation>").into_bytes();
    let adobe = with(b"http://ns.adobe.com/xap/1.0/\0", xmp(orientation));
    vec![
        (b"eXIf", exif(orientation)),
        (
            b"zTXt",
            with(
                b"Raw profile type exif\0\0",
                packed(&raw("exif", &exif(orientation))),
            ),
        ),
        (
            b"tEXt",
            with(b"Raw profile type exif\0", raw("exif", &app1)),
        ),
        (
            b"iTXt",
            with(
                b"Raw profile type APP1\0\0\0\0\0",
                raw("generic profile", &app1),
            ),
        ),
        (
            b"zTXt",
            with(
                b"Raw profile type APP1\0\0",
                packed(&raw("generic profile", &adobe)),
            ),
        ),
        (
            b"iTXt",
            with(b"XML:com.adobe.xmp\0\0\0\0\0", xmp(orientation)),
        ),
        (
            b"iTXt",
            with(b"XML:com.adobe.xmp\0\x01\0en\0x\0", packed(&element)),
        ),
    ]
}

#[test]
fn every_way_to_say_an_orientation_turns_the_picture() {
    for orientation in 1..=8 {
        let of = |file: &[u8]| prepare(file, &Limits::default()).unwrap();
        let expected = of(&png(&ways(orientation)[..1], false));
        let size = if orientation > 4 {
            (SIZE.1, SIZE.0)
        } else {
            SIZE
        };
        assert_eq!((expected.width, expected.height), size);
        for (number, way) in ways(orientation).into_iter().enumerate() {
            for last in [false, true] {
                let found = of(&png(std::slice::from_ref(&way), last));
                assert_eq!(found, expected, "{orientation}, way {number}, last: {last}");
            }
        }
    }
}

#[test]
fn exif_comes_before_a_raw_profile_and_that_before_xmp() {
    let of = |chunks: &[(&[u8; 4], Vec<u8>)]| prepare(&png(chunks, false), &Limits::default());
    let way = |number: usize, orientation| ways(orientation).remove(number);
    for (first, second) in [(0, 1), (1, 5), (0, 5)] {
        let expected = of(&[way(first, 6)]).unwrap();
        assert_eq!(of(&[way(first, 6), way(second, 3)]).unwrap(), expected);
        assert_eq!(of(&[way(second, 3), way(first, 6)]).unwrap(), expected);
    }
}

#[test]
fn a_text_that_unpacks_to_gigabytes_or_says_nonsense_costs_nothing() {
    let zeros = packed(&vec![b' '; 64 << 20]);
    let bomb = [&b"XML:com.adobe.xmp\0\x01\0\0\0"[..], &zeros].concat();
    let chunks: Vec<(&[u8; 4], Vec<u8>)> = (0..4).map(|_| (b"iTXt", bomb.clone())).collect();
    let file = png(&chunks, false);
    let (prepared, held) = most(|| prepare(&file, &Limits::default()));
    assert_eq!(prepared.unwrap().width, SIZE.0);
    assert!(held < 16 << 20, "{held}");
    for nonsense in [
        &b"XML:com.adobe.xmp\0\0\0\0\0tiff:Orientation=\"9\""[..],
        b"XML:com.adobe.xmp\0\0\0\0\0tiff:Orientation=\"66\"",
        b"XML:com.adobe.xmp\0\0\0\0\0tiff:Orientation",
        b"XML:com.adobe.xmp\0\0\0",
        b"XML:com.adobe.xmp",
    ] {
        let file = png(&[(b"iTXt", nonsense.to_vec())], false);
        let prepared = prepare(&file, &Limits::default()).unwrap();
        assert_eq!((prepared.width, prepared.height), SIZE);
    }
}
