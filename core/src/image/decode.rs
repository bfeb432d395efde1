//! PNG, WebP, TIFF and BMP through the `image` crate: the first picture of a file, in 8 bit, grey or colour.

use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageFormat, ImageReader};

use super::raster::{Channels, Raster};
use super::tiff::Metered;
use super::{Format, ImageError, Limits, tiff, webp};

/// What a PNG's colour profile and texts may take beyond the file's own length, beside the limit of its pixels.
const PROFILE: u64 = 4 << 20;

pub(super) fn decode(file: &[u8], format: Format, limits: &Limits) -> Result<Raster, ImageError> {
    let refused = |error: image::ImageError| refused(&error, format);
    let (length, any) = (file.len() as u64, u64::MAX);
    let mut fixed = 0;
    let (reader, pixel, reads, alloc) = match format {
        Format::WebP => {
            let taken = webp::taken(file, limits)?;
            fixed = taken.whole;
            (ImageFormat::WebP, taken.pixel, any, any)
        }
        Format::Tiff => {
            let head = tiff::head(file)?;
            (ImageFormat::Tiff, head.unpacked, head.reads, any)
        }
        Format::Bmp => (ImageFormat::Bmp, 0, any, any),
        Format::Png | Format::Jpeg | Format::Dicom => (ImageFormat::Png, 0, any, length + PROFILE),
    };
    let mut reader = ImageReader::with_format(Metered::new(file, reads), reader);
    // Sizes are checked here, with better words than the decoder's.
    let mut allowed = image::Limits::no_limits();
    allowed.max_alloc = Some(alloc);
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = (u64::from(width), u64::from(height));
    if width == 0 || height == 0 {
        return Err(ImageError::Damaged(format));
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
    let beside = decoded + pixel + fixed.div_ceil(width * height);
    limits.check(width, height, channels, beside)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
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

/// 8 bit of a sample in this machine's order: 16 bit by rounding (v / 257), 0 to 1 in floating point by rounding too.
fn narrow(sample: &[u8]) -> u8 {
    match *sample {
        [only] => only,
        [a, b] => ((u32::from(u16::from_ne_bytes([a, b])) + 128) / 257) as u8,
        [a, b, c, d] => (f32::from_ne_bytes([a, b, c, d]).clamp(0.0, 1.0) * 255.0).round() as u8,
        _ => 0,
    }
}

fn refused(error: &image::ImageError, format: Format) -> ImageError {
    match error {
        image::ImageError::Unsupported(_) => {
            ImageError::Unsupported(format, "its coding or sample format is not read")
        }
        _ => ImageError::Damaged(format),
    }
}
