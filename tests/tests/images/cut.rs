//! A photo that was cut off and closed again, by a card that was pulled or a tool that repairs: the decoder would show what is missing as grey
//! or black, and a model would read that.

use aidpost::image::{Format, ImageError, Limits, prepare};
use image::ImageEncoder;

const SIDE: u32 = 200;

/// Noise: every row takes many bytes.
fn jpeg(color: image::ExtendedColorType) -> Vec<u8> {
    let mut state = 3u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let samples: Vec<u8> = (0..SIDE * SIDE * u32::from(color.channel_count()))
        .map(next)
        .collect();
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .write_image(&samples, SIDE, SIDE, color)
        .unwrap();
    jpeg
}

#[test]
fn a_photo_that_was_cut_and_closed_again_is_damaged() {
    for color in [image::ExtendedColorType::L8, image::ExtendedColorType::Rgb8] {
        let whole = jpeg(color);
        assert!(prepare(&whole, &Limits::default()).is_ok());
        let scan = whole
            .windows(2)
            .position(|two| two == [0xFF, 0xDA])
            .unwrap();
        for tail in [
            &[][..],
            &[0xFF, 0xD9],
            &[0xFF, 0xFE, 0, 4, b'e', b'd', 0xFF, 0xD9],
            &[0xFF, 0xD9, 0xFF, 0xD9],
        ] {
            for twentieth in 1..20 {
                let cut = scan + 20 + (whole.len() - scan - 40) * twentieth / 20;
                let file = [&whole[..cut], tail].concat();
                assert_eq!(
                    prepare(&file, &Limits::default()).unwrap_err(),
                    ImageError::Damaged(Format::Jpeg),
                    "{color:?} {twentieth} {tail:?}"
                );
            }
        }
    }
}

#[test]
fn a_picture_with_restarts_needs_them_all() {
    // Grey, a single shade: each block is two codes of two bits (DC and end), so a byte for each row of two, and a restart behind it.
    const ROWS: usize = 20;
    let table = |class: u8| {
        let mut out = vec![0xFF, 0xC4, 0, 21, class, 0, 2];
        out.extend([0; 14]);
        out.extend([0, 1]);
        out
    };
    let mut head = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    head.extend([1; 64]);
    head.extend([
        0xFF,
        0xC0,
        0,
        11,
        8,
        0,
        8 * ROWS as u8,
        0,
        16,
        1,
        1,
        0x11,
        0,
    ]);
    head.extend(table(0x00));
    head.extend(table(0x10));
    head.extend([0xFF, 0xDD, 0, 4, 0, 2, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]);
    let of = |rows: usize| {
        let mut file = head.clone();
        for row in 0..rows {
            if row > 0 {
                file.extend([0xFF, 0xD0 + ((row - 1) % 8) as u8]);
            }
            file.push(0);
        }
        file.extend([0xFF, 0xD9]);
        prepare(&file, &Limits::default()).map(|prepared| prepared.height)
    };
    assert_eq!(of(ROWS), Ok(8 * ROWS as u32));
    for rows in 1..ROWS {
        assert_eq!(of(rows), Err(ImageError::Damaged(Format::Jpeg)), "{rows}");
    }
}
