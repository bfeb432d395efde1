//! A file that asks for too much is refused by its header, with the numbers, before memory is taken.

use aidpost::image::{ImageError, Limits, prepare, read};

use crate::memory::most;
use aidpost_tests::dicom::Film;

/// Files of a few bytes that claim `width` × `height`.
fn claims(width: u16, height: u16) -> Vec<(&'static str, Vec<u8>)> {
    let (w, h) = (u32::from(width), u32::from(height));
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut out = (data.len() as u32).to_be_bytes().to_vec();
        out.extend(kind);
        out.extend(data);
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(data);
        out.extend(crc.sum().to_be_bytes());
        out
    };
    let mut header = [w.to_be_bytes(), h.to_be_bytes()].concat();
    header.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", &header));
    png.extend(chunk(b"IDAT", &[0x78, 0x9C, 3, 0, 0, 0, 0, 1]));
    png.extend(chunk(b"IEND", b""));

    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8];
    jpeg.extend(height.to_be_bytes());
    jpeg.extend(width.to_be_bytes());
    jpeg.extend([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);

    let film = Film {
        size: (width, height),
        ..Film::default()
    };
    vec![
        ("png", png),
        ("jpeg", jpeg),
        ("dicom", film.plain(&[0; 64])),
    ]
}

#[test]
fn a_bomb_is_refused_by_its_header_in_small_memory() {
    let limits = Limits::default();
    for (name, file) in claims(60_000, 60_000) {
        let (refused, held) = most(|| prepare(&file, &limits));
        let error = refused.unwrap_err();
        assert_eq!(
            error,
            ImageError::TooLarge {
                width: 60_000,
                height: 60_000,
                limit: 20_000
            },
            "{name}"
        );
        assert!(held < 1 << 20, "{name}: {held} bytes");
    }
    for (name, file) in claims(19_999, 19_999) {
        let (refused, held) = most(|| prepare(&file, &limits));
        assert!(
            matches!(refused, Err(ImageError::TooMuchMemory { bytes, limit, .. }) if bytes > limit),
            "{name}: {refused:?}"
        );
        assert!(held < 1 << 20, "{name}: {held} bytes");
    }
}

#[test]
fn limits_are_the_callers_and_exact() {
    let picture = &crate::reference::pictures()[0].1;
    let limits = Limits {
        file_bytes: picture.len() as u64,
        ..Limits::default()
    };
    assert!(prepare(picture, &limits).is_ok());
    let one_less = Limits {
        file_bytes: picture.len() as u64 - 1,
        ..limits
    };
    assert_eq!(
        prepare(picture, &one_less).unwrap_err(),
        ImageError::TooLong {
            bytes: picture.len() as u64,
            limit: picture.len() as u64 - 1
        }
    );
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("picture");
    std::fs::write(&file, picture).unwrap();
    assert_eq!(read(&file, &limits).unwrap(), *picture);
    assert!(matches!(
        read(&file, &one_less),
        Err(ImageError::TooLong { .. })
    ));
    assert_eq!(
        read(&folder.path().join("none"), &limits).unwrap_err(),
        ImageError::Unreadable(std::io::ErrorKind::NotFound)
    );
    let narrow = Limits {
        side: 895,
        ..limits
    };
    let wide = aidpost_tests::dicom::Film::default().plain(&[0; 896 * 896]);
    let narrow = Limits {
        file_bytes: wide.len() as u64,
        ..narrow
    };
    assert!(matches!(
        prepare(&wide, &narrow),
        Err(ImageError::TooLarge { limit: 895, .. })
    ));
}

#[test]
#[cfg(target_os = "linux")]
fn a_photo_of_12_megapixels_needs_less_than_150_mb() {
    // Noise in tiles, so that the file is a few megabytes as a phone's is.
    let mut state = 1u32;
    let rgb: Vec<u8> = (0..4000 * 3000 * 3)
        .map(|at: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (at / 12_000 % 200) as u8 + (state >> 27) as u8
        })
        .collect();
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 85);
    image::ImageEncoder::write_image(encoder, &rgb, 4000, 3000, image::ExtendedColorType::Rgb8)
        .unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("photo.jpg");
    std::fs::write(&file, &jpeg).unwrap();
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture"])
        .arg("limits::the_peak_of_a_process_that_prepares_one_photo")
        .env(PHOTO, &file)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.split_once("peak: ").map(|(_, rest)| rest.trim_start());
    let peak: u64 = peak
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_else(|| panic!("{said}"));
    println!("{peak} bytes, with a file of {}", jpeg.len());
    assert!((36_000_000..150_000_000).contains(&peak), "{peak}");
}

/// Names the photo to the process below.
#[cfg(target_os = "linux")]
const PHOTO: &str = "AIDPOST_TEST_PHOTO";

/// A process of its own: the pixels lie on large pages, which no allocator counts.
#[test]
#[cfg(target_os = "linux")]
#[ignore = "run by the test above"]
fn the_peak_of_a_process_that_prepares_one_photo() {
    let Some(file) = std::env::var_os(PHOTO) else {
        return;
    };
    let limits = Limits::default();
    let jpeg = read(std::path::Path::new(&file), &limits).unwrap();
    let prepared = prepare(&jpeg, &limits).unwrap();
    assert_eq!((prepared.width, prepared.height), (4000, 3000));
    println!("peak: {}", aidpost_models::peak_memory().unwrap());
}
