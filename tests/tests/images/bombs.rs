//! Small files that ask a decoder for far more than their first header says. Each took gigabytes or minutes, or would have: the decoders
//! behind `prepare` trust these numbers.

use std::time::Duration;

use aidpost::image::{Format, ImageError, Limits, prepare};

use crate::memory::most;
use crate::mutations::worked;
use aidpost_tests::dicom::Film;

/// The error with which `file` is refused: in less than 4 MiB beyond its own length, and soon, however busy the machine.
pub(crate) fn refused(name: &str, file: &[u8]) -> ImageError {
    let begun = worked();
    let (prepared, held) = most(|| prepare(file, &Limits::default()));
    let took = worked().saturating_sub(begun);
    assert!(held < file.len() + (4 << 20), "{name}: {held} bytes held");
    assert!(took < Duration::from_secs(5), "{name}: {took:?}");
    prepared.map(|prepared| prepared.width).unwrap_err()
}

/// A TIFF of tag, kind, count and value; `behind` comes after the directory.
fn tiff(tags: &[(u16, u16, u32, u32)], behind: &[u8]) -> Vec<u8> {
    let mut out = b"II\x2A\0\x08\0\0\0".to_vec();
    out.extend((tags.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in tags {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out.extend([0; 4]);
    out.extend(behind);
    out
}

/// The tags of a grey picture of `width` × `height` in one strip, without those in `but`, which come instead.
fn grey(width: u32, height: u32, but: &[(u16, u16, u32, u32)]) -> Vec<(u16, u16, u32, u32)> {
    let mut tags = vec![
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, width * height),
    ];
    tags.retain(|(tag, ..)| but.iter().all(|(other, ..)| other != tag));
    tags.extend(but);
    tags.sort();
    tags
}

#[test]
fn a_tiff_is_held_against_its_length_before_it_is_decoded() {
    const DAMAGED: ImageError = ImageError::Damaged(Format::Tiff);
    let many = |tag, kind, count| tiff(&grey(64, 64, &[(tag, kind, count, 8)]), &[0; 4096]);
    assert_eq!(
        refused("8 million strips", &many(273, 4, 8_000_000)),
        DAMAGED
    );
    assert_eq!(
        refused("a compression of text", &many(259, 2, 250_000_000)),
        DAMAGED
    );
    assert_eq!(refused("text for bits", &many(258, 2, 8)), DAMAGED);
    // Tags twice, of which the decoder takes the last.
    let mut twice = grey(64, 64, &[]);
    twice.insert(0, (256, 4, 1, 64));
    assert_eq!(refused("two widths", &tiff(&twice, &[0; 4096])), DAMAGED);
    let tile = [
        (322, 4, 1, 1 << 30),
        (323, 4, 1, 64),
        (324, 4, 1, 8),
        (325, 4, 1, 4096),
    ];
    let mut tiled = grey(64, 64, &tile);
    tiled.retain(|(tag, ..)| !matches!(tag, 273 | 278 | 279));
    assert!(matches!(
        refused("a tile of 2^30 pixels", &tiff(&tiled, &[0; 4096])),
        ImageError::TooMuchMemory { .. }
    ));
    let samples = grey(64, 64, &[(277, 3, 1, 65_535), (338, 3, 65_534, 8)]);
    refused("65,535 samples", &tiff(&samples, &[0; 1 << 17]));
    // It claims any size once it is read, and is shown in part if it is damaged.
    assert!(matches!(
        refused(
            "a JPEG within",
            &tiff(&grey(64, 64, &[(259, 3, 1, 7)]), &[0; 4096])
        ),
        ImageError::Unsupported(Format::Tiff, _)
    ));
}

#[test]
fn a_strip_that_is_named_a_thousand_times_is_not_read_as_often() {
    // A MiB of empty blocks before the one pixel of each row.
    const ROWS: u32 = 2_000;
    let mut strip = b"\x78\x01".to_vec();
    for _ in 0..200_000 {
        strip.extend([0, 0, 0, 0xFF, 0xFF]);
    }
    strip.extend([1, 1, 0, 0xFE, 0xFF, 7, 0, 8, 0, 8]);
    let lists = 8 + 2 + 9 * 12 + 4;
    let at = lists + ROWS * 8;
    let mut behind = Vec::new();
    (0..ROWS).for_each(|_| behind.extend(at.to_le_bytes()));
    (0..ROWS).for_each(|_| behind.extend((strip.len() as u32).to_le_bytes()));
    behind.extend(strip);
    let tags = grey(
        1,
        ROWS,
        &[
            (259, 3, 1, 8),
            (273, 4, ROWS, lists),
            (278, 4, 1, 1),
            (279, 4, ROWS, lists + ROWS * 4),
        ],
    );
    let error = refused("strips of nothing", &tiff(&tags, &behind));
    assert_eq!(error, ImageError::Damaged(Format::Tiff));
}

/// A chunk of a WebP.
pub(crate) fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend((data.len() as u32).to_le_bytes());
    out.extend(data);
    out.resize(out.len() + data.len() % 2, 0);
    out
}

pub(crate) fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let mut out = b"RIFF".to_vec();
    out.extend((body.len() as u32 + 4).to_le_bytes());
    out.extend(b"WEBP");
    out.extend(body);
    out
}

#[test]
fn a_picture_in_a_webp_is_no_larger_than_its_canvas_and_no_chunk_longer_than_the_file() {
    const DAMAGED: ImageError = ImageError::Damaged(Format::WebP);
    // A canvas of one pixel; with the flags of an animation, an EXIF block.
    let canvas = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut lossy = vec![0x10, 0, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F];
    lossy.extend([0; 64]);
    let mut lossless = vec![0x2F, 0xFF, 0xFF, 0xFF, 0x0F];
    lossless.extend([0; 64]);
    for (name, kind, picture) in [("lossy", b"VP8 ", &lossy), ("lossless", b"VP8L", &lossless)] {
        let file = webp(&[canvas(0), chunk(kind, picture)]);
        assert_eq!(refused(name, &file), DAMAGED);
        let frame = [vec![0; 16], chunk(kind, picture)].concat();
        let animation = [canvas(2), chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &frame)];
        assert_eq!(refused(name, &webp(&animation)), DAMAGED);
    }
    // Partitions of 16 MB in a picture of one pixel (its header names eight of them).
    let mut partitions = vec![0x10, 1, 0, 0x9D, 1, 0x2A, 1, 0, 1, 0];
    partitions.extend([0, 3, 0, 0, 0, 0, 0, 0]);
    partitions.extend([0xFF; 64]);
    assert_eq!(
        refused("long partitions", &webp(&[chunk(b"VP8 ", &partitions)])),
        DAMAGED
    );
    let mut endless = chunk(b"EXIF", &[0; 64]);
    endless[4..8].copy_from_slice(&0xFFFF_FFF0u32.to_le_bytes());
    let inside = chunk(b"ANMF", &[vec![0; 16], endless.clone()].concat());
    let file = webp(&[canvas(0x0A), chunk(b"ANIM", &[0; 6]), inside]);
    assert_eq!(refused("an endless block in a frame", &file), DAMAGED);
    let file = webp(&[canvas(8), chunk(b"VP8 ", &lossy), endless]);
    assert_eq!(refused("an endless block", &file), DAMAGED);
}

#[test]
fn what_a_dicom_has_packed_is_no_larger_than_its_film() {
    const DAMAGED: ImageError = ImageError::Damaged(Format::Dicom);
    const RLE: &str = "1.2.840.10008.1.2.5";
    let small = Film {
        size: (64, 64),
        ..Film::default()
    };
    for segments in [0u32, 2, 15, 16, 0xFFFF_FFF0] {
        let mut frame = aidpost_tests::dicom::rle(&[&[0; 64 * 64]]);
        frame[..4].copy_from_slice(&segments.to_le_bytes());
        assert_eq!(
            refused("segments of runs", &small.packed(RLE, &frame)),
            DAMAGED
        );
    }
    let short = aidpost_tests::dicom::rle(&[&[0; 64 * 64 - 1]]);
    assert_eq!(refused("too few runs", &small.packed(RLE, &short)), DAMAGED);
    // Runs for half a gigabyte; the film ends before.
    let film = Film {
        size: (2_000, 2_000),
        ..Film::default()
    };
    let mut frame = aidpost_tests::dicom::rle(&[&[]]);
    frame.resize(8_000_000, 0x81);
    let (prepared, held) = most(|| prepare(&film.packed(RLE, &frame), &Limits::default()));
    assert_eq!(prepared.unwrap().width, 2_000);
    assert!(held < 40_000_000, "{held}");

    let jpeg = |width: u16, height: u16| {
        let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 16];
        jpeg.extend(height.to_be_bytes());
        jpeg.extend(width.to_be_bytes());
        jpeg.extend([1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 0, 0, 0, 0]);
        jpeg
    };
    for syntax in ["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70"] {
        let file = small.packed(syntax, &jpeg(60_000, 60_000));
        assert_eq!(refused("a JPEG that is larger", &file), DAMAGED);
    }
}

#[test]
fn a_jpeg_has_no_more_scans_than_encoders_write() {
    // The tables of a picture, then scans of one component without a pixel.
    let pictures = crate::reference::pictures();
    let (_, picture) = pictures
        .iter()
        .find(|(name, _)| name.contains("enlarged"))
        .unwrap();
    let scan = picture
        .windows(2)
        .position(|two| two == [0xFF, 0xDA])
        .unwrap();
    let frame = picture
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .unwrap();
    let scans = |count: usize| {
        let mut file = picture[..scan].to_vec();
        let side = 4_000u16.to_be_bytes();
        file[frame + 5..frame + 9].copy_from_slice(&[side, side].concat());
        for _ in 0..count {
            file.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0, 0]);
        }
        file.extend([0xFF, 0xD9]);
        file
    };
    let error = refused("200,000 scans", &scans(200_000));
    assert_eq!(error, ImageError::Damaged(Format::Jpeg));
}
