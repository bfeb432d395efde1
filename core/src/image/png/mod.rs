//! PNG through the `image` crate: of an animation the first picture, in 8 bit, grey or colour.

mod texts;

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageFormat, ImageReader};

use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits};

/// What a PNG's colour profile and texts may take beyond the file's own length, beside the limit of its pixels.
const PROFILE: u64 = 4 << 20;

const DAMAGED: ImageError = ImageError::Damaged(Format::Png);

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(file), ImageFormat::Png);
    // Sizes are checked here, with better words than the decoder's.
    let mut allowed = image::Limits::no_limits();
    allowed.max_alloc = Some(file.len() as u64 + PROFILE);
    reader.limits(allowed);
    let decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = (u64::from(width), u64::from(height));
    if width == 0 || height == 0 {
        return Err(DAMAGED);
    }
    let color = decoder.color_type();
    let channels = match color {
        ColorType::L8 | ColorType::La8 | ColorType::L16 | ColorType::La16 => Channels::Grey,
        _ => Channels::Rgb,
    };
    let as_it_is = matches!(color, ColorType::L8 | ColorType::Rgb8);
    let decoded = if as_it_is {
        0
    } else {
        u64::from(color.bytes_per_pixel())
    };
    limits.check(width, height, channels, decoded)?;
    let orientation = texts::orientation(file).unwrap_or(Orientation::NoTransforms);
    let mut raster = Raster::new(width, height, channels, orientation);
    if as_it_is {
        decoder.read_image(raster.pixels_mut()).map_err(refused)?;
        return Ok(raster);
    }
    let mut wide = vec![0; (width * height * decoded) as usize];
    decoder.read_image(&mut wide).map_err(refused)?;
    let channels = channels.count() as usize;
    let pixels = wide.chunks_exact(usize::from(color.bytes_per_pixel()));
    let depth = color.bytes_per_pixel() / color.channel_count();
    for (to, from) in raster.pixels_mut().chunks_exact_mut(channels).zip(pixels) {
        // Alpha comes last, and is left out.
        for (to, sample) in to.iter_mut().zip(from.chunks_exact(usize::from(depth))) {
            *to = narrow(sample);
        }
    }
    Ok(raster)
}

/// 8 bit of a sample in this machine's order: 16 bit by rounding (v / 257).
fn narrow(sample: &[u8]) -> u8 {
    match *sample {
        [only] => only,
        [a, b] => ((u32::from(u16::from_ne_bytes([a, b])) + 128) / 257) as u8,
        _ => 0,
    }
}

fn refused(error: image::ImageError) -> ImageError {
    match error {
        image::ImageError::Unsupported(_) => ImageError::Unsupported(
            Format::Png,
            "its coding or sample format is not known; open it and save it as PNG again",
        ),
        _ => DAMAGED,
    }
}
