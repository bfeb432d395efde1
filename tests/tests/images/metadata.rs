//! Where a picture was taken, with what, and of whom, stays in its file: planted in every place that a format has for it, and looked
//! for in everything that comes out.

use std::path::Path;

use aidpost::image::{Limits, prepare};
use aidpost_tests::{CANARY, aidpost};
use tempfile::TempDir;

use crate::dicom::{Film, element};

fn holds(bytes: &[u8]) -> bool {
    let needle = CANARY.as_bytes();
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// An EXIF block with maker, serial number, GPS area and a thumbnail, each holding the canary.
fn exif() -> Vec<u8> {
    let text = format!("{CANARY}\0");
    let mut tiff = b"II\x2A\0\x08\0\0\0".to_vec();
    let tags: [(u16, u16); 5] = [
        (0x010F, 2), // maker
        (0x013B, 2), // artist
        (0xA431, 2), // serial number of the body
        (0x001C, 7), // GPS area
        (0x0201, 7), // thumbnail
    ];
    tiff.extend((tags.len() as u16).to_le_bytes());
    let values_at = 8 + 2 + 12 * tags.len() + 4;
    for (i, (tag, kind)) in tags.iter().enumerate() {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend((text.len() as u32).to_le_bytes());
        tiff.extend(((values_at + i * text.len()) as u32).to_le_bytes());
    }
    tiff.extend([0; 4]);
    for _ in tags {
        tiff.extend(text.as_bytes());
    }
    tiff
}

fn xmp() -> Vec<u8> {
    format!("<x:xmpmeta><exif:GPSLatitude>{CANARY}</exif:GPSLatitude></x:xmpmeta>").into_bytes()
}

/// A picture of every format, with the canary in every place of metadata.
fn planted() -> Vec<(&'static str, Vec<u8>)> {
    let picture = |end: &str| {
        let pictures = crate::reference::pictures();
        pictures
            .into_iter()
            .find(|(name, picture)| name.ends_with(end) && picture.len() > 500)
            .map(|(_, picture)| picture)
            .unwrap()
    };
    let mut jpeg = picture("grey.jpg");
    for (head, data) in [
        (&b"Exif\0\0"[..], exif()),
        (b"http://ns.adobe.com/xap/1.0/\0", xmp()),
        (b"", CANARY.as_bytes().to_vec()),
    ] {
        let mut segment = vec![0xFF, if head.is_empty() { 0xFE } else { 0xE1 }];
        segment.extend(((2 + head.len() + data.len()) as u16).to_be_bytes());
        segment.extend(head);
        segment.extend(data);
        jpeg.splice(2..2, segment);
    }

    let mut png = picture("rgb.png");
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(data);
        let mut out = (data.len() as u32).to_be_bytes().to_vec();
        out.extend(kind);
        out.extend(data);
        out.extend(crc.sum().to_be_bytes());
        out
    };
    let text = [b"Comment\0", CANARY.as_bytes()].concat();
    let international = [&b"XML:com.adobe.xmp\0\0\0\0\0"[..], &xmp()].concat();
    for planted in [
        chunk(b"tEXt", &text),
        chunk(b"iTXt", &international),
        chunk(b"eXIf", &exif()),
        chunk(b"prVt", CANARY.as_bytes()),
    ] {
        png.splice(33..33, planted);
    }

    // A WebP of the extended form, with both blocks behind the picture.
    let mut webp = picture("turned1.webp");
    for (kind, data) in [(b"XMP ", xmp()), (b"CNRY", CANARY.as_bytes().to_vec())] {
        webp.extend(kind);
        webp.extend((data.len() as u32).to_le_bytes());
        webp.extend(&data);
        webp.resize(webp.len() + data.len() % 2, 0);
    }
    let length = (webp.len() as u32 - 8).to_le_bytes();
    webp[4..8].copy_from_slice(&length);

    let mut bmp = picture("rgb.bmp");
    bmp.extend(CANARY.as_bytes());

    // Bytes that no tag points to, as a maker's private data may lie.
    let mut tiff = picture("turned1.tiff");
    tiff.extend(CANARY.as_bytes());

    let film = Film {
        size: (64, 64),
        before: [
            element(0x08, 0x80, b"LO", CANARY.as_bytes()),
            element(0x09, 0x10, b"LO", CANARY.as_bytes()),
            element(0x10, 0x10, b"PN", CANARY.as_bytes()),
            element(0x10, 0x20, b"LO", CANARY.as_bytes()),
            element(0x18, 0x1000, b"LO", CANARY.as_bytes()),
        ]
        .concat(),
        ..Film::default()
    };
    let shades: Vec<u8> = (0..64 * 64).map(|at| (at % 256) as u8).collect();
    vec![
        ("photo.jpg", jpeg),
        ("photo.png", png),
        ("photo.webp", webp),
        ("photo.bmp", bmp),
        ("photo.tiff", tiff),
        ("film.dcm", film.plain(&shades)),
    ]
}

#[test]
fn no_metadata_is_in_what_is_prepared() {
    for (name, file) in planted() {
        assert!(holds(&file), "{name}");
        let prepared =
            prepare(&file, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!holds(&prepared.pixels.rgb) && !holds(format!("{prepared:?}").as_bytes()));
        let png = prepared.pixels.to_png().unwrap();
        assert_eq!(chunks(&png), ["IHDR", "IDAT", "IEND"], "{name}");
        // Damaged behind its metadata, it is refused without a word of it.
        let half = &file[..file.len() * 2 / 3];
        if let Err(error) = prepare(half, &Limits::default()) {
            assert!(!holds(format!("{error} {error:?}").as_bytes()), "{name}");
        }
    }
}

/// The kinds of a PNG's chunks, repeats left out.
fn chunks(png: &[u8]) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut rest = &png[8..];
    while let Some(length) = rest.get(..4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        kinds.push(String::from_utf8(rest[4..8].to_vec()).unwrap());
        rest = &rest[12 + length..];
    }
    kinds.dedup();
    kinds
}

#[test]
fn the_command_leaves_no_metadata_in_any_file_log_or_record() {
    let home = TempDir::new().unwrap();
    for (name, file) in planted() {
        let input = home.path().join(name);
        std::fs::write(&input, &file).unwrap();
        let shown = format!("chest_xray={}", input.display());
        let runs: [&[&str]; 2] = [
            &["image", "prepare", name, "-o", "out.png"],
            &[
                "describe",
                "--image-interpretation",
                "--format",
                "json",
                &shown,
            ],
        ];
        for arguments in runs {
            let output = aidpost(home.path())
                .args(arguments)
                .env("AIDPOST_LOG", "trace")
                .current_dir(home.path())
                .output()
                .unwrap();
            let log = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{name}: {log}");
            assert!(!holds(&output.stdout) && !holds(&output.stderr), "{name}");
        }
        std::fs::remove_file(&input).unwrap();
    }
    nothing_below(home.path());
}

fn nothing_below(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            nothing_below(&path);
        } else {
            assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display());
        }
    }
}
