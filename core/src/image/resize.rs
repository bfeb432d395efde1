//! The square of 896 × 896: padded with zeros and resized as Pillow does it (`BILINEAR`, antialiased), then turned upright.

use fast_image_resize::images::TypedImage;
use fast_image_resize::pixels::{U8, U8x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
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
    let (wide, high, mut buffer) = raster.padded();
    let (out_wide, out_high) = if landscape {
        (SIDE, lines)
    } else {
        (lines, SIDE)
    };
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
    let (from, to) = ((wide as u32, high as u32), (out_wide, out_high));
    let resized = match channels {
        Channels::Grey => convolved::<U8>(&mut buffer, from, to, &options),
        Channels::Rgb => convolved::<U8x3>(&mut buffer, from, to, &options),
    }?;
    drop(buffer);

    let samples = channels.count() as usize;
    let mut canvas = vec![0; SIDE as usize * SIDE as usize * samples];
    let (left, top) = if landscape { (0, first) } else { (first, 0) };
    let rows = resized.chunks_exact(out_wide as usize * samples);
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

/// Samples of `buffer`, so many pixels wide and high, resized. By the type of a pixel, and from a `TypedImage` as the crate's own steps make it: a type
/// that is chosen while it runs, or another kind of source, would have the same kernels compiled up to forty times.
fn convolved<P: PixelTrait>(
    buffer: &mut [u8],
    (wide, high): (u32, u32),
    (out_wide, out_high): (u32, u32),
    options: &ResizeOptions,
) -> Result<Vec<u8>, ImageError> {
    let source =
        TypedImage::<P>::from_buffer(wide, high, buffer).map_err(|_| ImageError::Resize)?;
    let mut resized = vec![0; out_wide as usize * out_high as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(out_wide, out_high, &mut resized)
        .map_err(|_| ImageError::Resize)?;
    Resizer::new()
        .resize_typed(&source, &mut target, options)
        .map_err(|_| ImageError::Resize)?;
    Ok(resized)
}
