//! Made-up pictures: one of the size that a phone takes, 12 megapixels as JPEG, and one as the model sees it.

use crate::image::{Format, ImageError, Pixels, SIDE};

pub(super) fn jpeg() -> Result<Vec<u8>, ImageError> {
    let (width, height) = (4000, 3000);
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 85);
    let color = image::ExtendedColorType::Rgb8;
    image::ImageEncoder::write_image(encoder, &waves(width, height), width, height, color)
        .map_err(|_| ImageError::Damaged(Format::Jpeg))?;
    Ok(jpeg)
}

pub(super) fn pixels() -> Pixels {
    Pixels {
        side: SIDE,
        rgb: waves(SIDE, SIDE),
    }
}

/// Waves of colour, so that neither end of the range is empty and no step finds it too plain.
fn waves(width: u32, height: u32) -> Vec<u8> {
    let mut rgb = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let wave = (x * y / 4096 + x / 7) as u8;
            rgb.extend_from_slice(&[wave, wave.wrapping_add((y / 12) as u8), (x / 16) as u8]);
        }
    }
    rgb
}
