//! The square of 896 × 896: padded with zeros and resized as Pillow does it (`BILINEAR`, antialiased), then turned upright.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GrayImage, RgbImage};

use super::raster::{Channels, Raster};
use super::{ImageError, Pixels, SIDE};

pub(super) fn resize(raster: Raster) -> Result<Pixels, ImageError> {
    let Raster {
        width,
        height,
        channels,
        orientation,
        span,
        ..
    } = raster;
    let landscape = width >= height;
    let side = width.max(height);
    let scale = side as f64 / f64::from(SIDE);
    // Output rows (of a portrait: columns) whose filter window lies in the buffer; all others see nothing but padding.
    let window = scale.max(1.0);
    let padded_end = span.start + span.before + width.min(height) + span.after;
    let first = if span.start == 0 {
        0
    } else {
        ((span.start as f64 + window) / scale - 0.5).ceil() as u32
    };
    let end = if padded_end == side {
        SIDE
    } else {
        ((padded_end as f64 - window) / scale + 0.5).floor() as u32
    };
    let lines = end.saturating_sub(first);
    let (wide, high, buffer) = raster.padded();
    let kind = match channels {
        Channels::Grey => PixelType::U8,
        Channels::Rgb => PixelType::U8x3,
    };
    let source =
        ImageRef::new(wide as u32, high as u32, &buffer, kind).map_err(|_| ImageError::Resize)?;
    let (out_wide, out_high) = if landscape {
        (SIDE, lines)
    } else {
        (lines, SIDE)
    };
    let mut resized = Image::new(out_wide, out_high, kind);
    let offset = f64::from(first) * scale - span.start as f64;
    let long = side as f64;
    // Not beyond the buffer by a rounding error.
    let short = (f64::from(lines) * scale).min((padded_end - span.start) as f64 - offset);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Bilinear))
        .use_alpha(false);
    let options = if landscape {
        options.crop(0.0, offset, long, short)
    } else {
        options.crop(offset, 0.0, short, long)
    };
    Resizer::new()
        .resize(&source, &mut resized, &options)
        .map_err(|_| ImageError::Resize)?;
    drop(buffer);

    let samples = channels.count() as usize;
    let mut canvas = vec![0; SIDE as usize * SIDE as usize * samples];
    let (left, top) = if landscape { (0, first) } else { (first, 0) };
    let rows = resized.buffer().chunks_exact(out_wide as usize * samples);
    for (y, row) in rows.enumerate() {
        let at = ((top as usize + y) * SIDE as usize + left as usize) * samples;
        canvas[at..at + row.len()].copy_from_slice(row);
    }
    let mut image = match channels {
        Channels::Grey => GrayImage::from_raw(SIDE, SIDE, canvas).map(DynamicImage::from),
        Channels::Rgb => RgbImage::from_raw(SIDE, SIDE, canvas).map(DynamicImage::from),
    }
    .ok_or(ImageError::Resize)?;
    image.apply_orientation(orientation);
    Ok(Pixels {
        side: SIDE,
        rgb: image.into_rgb8().into_raw(),
    })
}
