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
