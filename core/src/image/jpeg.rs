//! JPEG, baseline and progressive, grey, colour and CMYK. Strict: a file that ends early or is damaged is refused, where most
//! viewers would show a part of it as grey.

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
    let frame = frame(file).ok_or(ImageError::Damaged(Format::Jpeg))?;
    // A progressive one is held whole as coefficients of two bytes, beside the pixels.
    let channels = if frame.components == 1 {
        Channels::Grey
    } else {
        Channels::Rgb
    };
    let coefficients = if frame.progressive { 2 } else { 0 };
    let bytes_per_pixel = channels.count() + coefficients * frame.components;
    limits.check(frame.width, frame.height, bytes_per_pixel)?;

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
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
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

/// What a file says of itself before any pixel.
struct Frame {
    width: u64,
    height: u64,
    components: u64,
    progressive: bool,
}

/// The first frame header, found by stepping over the segments before it.
fn frame(file: &[u8]) -> Option<Frame> {
    let mut rest = file.get(2..)?;
    loop {
        let start = rest.iter().position(|byte| *byte == 0xFF)?;
        rest = &rest[start..];
        let at = rest.iter().position(|byte| *byte != 0xFF)?;
        let marker = rest[at];
        rest = rest.get(at + 1..)?;
        if marker == 0 || marker == 1 || (0xD0..=0xD8).contains(&marker) {
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let segment = rest.get(2..length)?;
        // Frame headers are C0 to CF, but for the tables (C4), an extension (C8) and arithmetic conditioning (CC).
        if (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let [_, h1, h0, w1, w0, components, ..] = *segment else {
                return None;
            };
            let frame = Frame {
                width: u64::from(u16::from_be_bytes([w1, w0])),
                height: u64::from(u16::from_be_bytes([h1, h0])),
                components: u64::from(components),
                progressive: marker & 3 == 2,
            };
            let whole = frame.width > 0 && frame.height > 0 && (1..=4).contains(&components);
            return whole.then_some(frame);
        }
        rest = rest.get(length..)?;
    }
}
