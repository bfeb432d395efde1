//! JPEG, baseline and progressive, grey, colour and CMYK. Strict: a file that ends early or is damaged is refused, where most
//! viewers would show a part of it as grey.

mod frame;

use std::borrow::Cow;

pub(super) use frame::Frame;

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::limits::MAX_SCANS;
use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits};

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let damaged = |error: DecodeErrors| match error {
        DecodeErrors::Unsupported(_) => {
            ImageError::Unsupported(Format::Jpeg, "arithmetic or lossless coding")
        }
        _ => ImageError::Damaged(Format::Jpeg),
    };
    let frame = Frame::of(file).ok_or(ImageError::Damaged(Format::Jpeg))?;
    let channels = if frame.components == 1 {
        Channels::Grey
    } else {
        Channels::Rgb
    };
    // As coefficients of two bytes, beside the pixels.
    let coefficients = if frame.held_whole { 2 } else { 0 };
    let file = closed(file, &frame)?;
    // A copy of the file.
    let copied = match &file {
        Cow::Borrowed(_) => 0,
        Cow::Owned(file) => file.len() as u64,
    };
    let beside = coefficients * frame.components + copied.div_ceil(frame.width * frame.height);
    limits.check(frame.width, frame.height, channels, beside)?;

    let side = limits.side as usize;
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(match channels {
            Channels::Grey => ColorSpace::Luma,
            Channels::Rgb => ColorSpace::RGB,
        });
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&*file), options);
    decoder.decode_headers().map_err(damaged)?;
    let orientation = decoder
        .exif()
        .and_then(|exif| Orientation::from_exif_chunk(exif))
        .unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder
        .dimensions()
        .ok_or(ImageError::Damaged(Format::Jpeg))?;
    // The decoder may have met another frame than the first.
    if (width as u64, height as u64) != (frame.width, frame.height) {
        return Err(ImageError::Damaged(Format::Jpeg));
    }
    let mut raster = Raster::new(frame.width, frame.height, channels, orientation);
    decoder.decode_into(raster.pixels_mut()).map_err(damaged)?;
    Ok(raster)
}

/// The file with an end that is no end. Behind the mark of the end the decoder reads zeros for as long as the picture needs them, and a photo
/// that was cut and closed again would be shown in part. A mark that may not stand there it refuses; what it only reads ahead comes before it.
fn closed<'a>(file: &'a [u8], frame: &Frame) -> Result<Cow<'a, [u8]>, ImageError> {
    const AHEAD: usize = 16;
    if !frame.has_all_restarts() && !frame.held_whole {
        return Err(ImageError::Damaged(Format::Jpeg));
    }
    if frame.held_whole || frame.has_restarts() {
        return Ok(file.into());
    }
    let mut copy = Vec::with_capacity(frame.end + AHEAD + 2);
    copy.extend(&file[..frame.end]);
    copy.resize(frame.end + AHEAD, 0);
    copy.extend([0xFF, 0xD8]);
    Ok(copy.into())
}
