//! JPEG, baseline and progressive, grey, colour and CMYK. Strict: a file that ends early or is damaged is refused, where most
//! viewers would show a part of it as grey.

mod coding;
mod entropy;
mod frame;

use std::borrow::Cow;

pub(super) use coding::Coding;
pub(super) use frame::Frame;

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::limits::MAX_SCANS;
use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits, xmp};

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let frame = Frame::of(file).ok_or(ImageError::Damaged(Format::Jpeg))?;
    is_read(&frame)?;
    let channels = if frame.components() == 1 {
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
    let beside = coefficients * frame.components() + copied.div_ceil(frame.width * frame.height);
    limits.check(frame.width, frame.height, channels, beside)?;

    let out = match channels {
        Channels::Grey => ColorSpace::Luma,
        Channels::Rgb => ColorSpace::RGB,
    };
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&*file), options(limits, out));
    decoder.decode_headers().map_err(damaged)?;
    let orientation = decoder
        .exif()
        .and_then(|exif| Orientation::from_exif_chunk(exif))
        .or_else(|| decoder.xmp().and_then(|packet| xmp::orientation(packet)))
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

/// Decodes a film's JPEG as its samples lie there, without making RGB of them unless the file says that they are that.
#[cfg(feature = "dicom")]
pub(super) fn samples(
    file: &[u8],
    frame: &Frame,
    limits: &Limits,
    to: &mut [u8],
) -> Result<(), ImageError> {
    is_read(frame)?;
    let file = closed(file, frame)?;
    let out = if frame.components() == 1 {
        ColorSpace::Luma
    } else {
        ColorSpace::RGB
    };
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&*file), options(limits, out));
    decoder.decode_headers().map_err(damaged)?;
    let kept = decoder
        .input_colorspace()
        .ok_or(ImageError::Damaged(Format::Jpeg))?;
    decoder.set_options(options(limits, kept));
    let size = decoder.dimensions();
    if size != Some((frame.width as usize, frame.height as usize)) {
        return Err(ImageError::Damaged(Format::Jpeg));
    }
    decoder.decode_into(to).map_err(damaged)
}

fn options(limits: &Limits, out: ColorSpace) -> DecoderOptions {
    let side = limits.side as usize;
    DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(out)
}

fn damaged(error: DecodeErrors) -> ImageError {
    match error {
        DecodeErrors::Unsupported(_) => ImageError::Unsupported(
            Format::Jpeg,
            "its coding is not known; open it and save it as JPEG again",
        ),
        _ => ImageError::Damaged(Format::Jpeg),
    }
}

/// Refuses what the decoder does not read, or reads wrongly, and says what it is.
fn is_read(frame: &Frame) -> Result<(), ImageError> {
    let unsupported = |what| Err(ImageError::Unsupported(Format::Jpeg, what));
    match frame.coding {
        Coding::Lossless => unsupported("lossless coding; open it and save it as JPEG again"),
        Coding::Other => unsupported("arithmetic coding; open it and save it as JPEG again"),
        _ if frame.precision != 8 => {
            unsupported("more than 8 bit a sample; open it and save it as JPEG again")
        }
        _ if frame.is_scattered() => {
            unsupported("its colours lie in scans of their own; open it and save it as JPEG again")
        }
        _ if frame.has_finer_colour() => unsupported(
            "its colours have more samples than its brightness; open it and save it as JPEG again",
        ),
        _ => Ok(()),
    }
}

/// The file with an end that is no end. Behind the mark of the end the decoder reads zeros for as long as the picture needs them, and a photo
/// that was cut and closed again would be shown in part. A mark that may not stand there it refuses; what it only reads ahead comes before it.
fn closed<'a>(file: &'a [u8], frame: &Frame) -> Result<Cow<'a, [u8]>, ImageError> {
    const AHEAD: usize = 16;
    if frame.held_whole || frame.has_restarts {
        return Ok(file.into());
    }
    let mut copy = Vec::with_capacity(frame.end + AHEAD + 2);
    copy.extend(&file[..frame.end]);
    copy.resize(frame.end + AHEAD, 0);
    copy.extend([0xFF, 0xD8]);
    Ok(copy.into())
}
