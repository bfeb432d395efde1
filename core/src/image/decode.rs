//! PNG, WebP, TIFF and BMP through the `image` crate: the first picture of a file, in 8 bit, grey or colour.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits};

pub(super) fn decode(file: &[u8], format: Format, limits: &Limits) -> Result<Raster, ImageError> {
    let refused = |error: image::ImageError| refused(&error, format);
    if format == Format::WebP && !chunks_are_there(file) {
        return Err(ImageError::Damaged(format));
    }
    let mut reader = ImageReader::with_format(
        Cursor::new(file),
        match format {
            Format::WebP => ImageFormat::WebP,
            Format::Tiff => ImageFormat::Tiff,
            Format::Bmp => ImageFormat::Bmp,
            Format::Png | Format::Jpeg | Format::Dicom => ImageFormat::Png,
        },
    );
    // Dimensions are checked here, with better words than the decoder's; its allocations by itself.
    let mut allowed = image::Limits::no_limits();
    allowed.max_alloc = Some(limits.decoded_bytes);
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
    let converted = if as_it_is { 0 } else { channels.count() };
    // A WebP is decoded into planes or pixels of its own first.
    let own = if format == Format::WebP { 4 } else { 0 };
    let bytes_per_pixel = u64::from(color.bytes_per_pixel()) + converted + own;
    limits.check(width, height, bytes_per_pixel)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut raster = Raster::new(width, height, channels, orientation);
    if as_it_is {
        decoder.read_image(raster.pixels_mut()).map_err(refused)?;
    } else {
        let image = DynamicImage::from_decoder(decoder).map_err(refused)?;
        // 16 bit becomes 8 by rounding (v / 257), alpha is left out.
        let converted = match channels {
            Channels::Grey => image.to_luma8().into_raw(),
            Channels::Rgb => image.into_rgb8().into_raw(),
        };
        raster.pixels_mut().copy_from_slice(&converted);
    }
    Ok(raster)
}

/// Whether every chunk of a WebP lies in the file: the decoder takes as much memory as a chunk claims to have.
fn chunks_are_there(file: &[u8]) -> bool {
    let mut rest = file.get(12..).unwrap_or_default();
    while let Some((head, behind)) = rest.split_at_checked(8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        match behind.get(length..) {
            // Chunks begin at even places.
            Some(next) => rest = next.get(length % 2..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

fn refused(error: &image::ImageError, format: Format) -> ImageError {
    match error {
        image::ImageError::Unsupported(_) => {
            ImageError::Unsupported(format, "its coding or sample format is not read")
        }
        _ => ImageError::Damaged(format),
    }
}
