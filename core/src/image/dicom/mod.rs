//! DICOM: the first frame, through its window (or table), else over its full range, to 8 bit; MONOCHROME1 is inverted.
//!
//! Uncompressed, deflated, RLE and JPEG (baseline, extended, lossless) are read, in pure Rust. JPEG 2000, JPEG-LS, JPEG XL, palettes and video
//! are not, nor big-endian files. Names, dates, numbers and overlays stay in the file.

mod elements;
mod rle;
mod shades;

use std::borrow::Cow;
use std::io::Read;

use dicom_object::mem::InMemDicomObject;
use dicom_object::{FileDicomObject, FileMetaTableBuilder};
use dicom_pixeldata::PixelDecoder;
use dicom_transfer_syntax_registry::{TransferSyntaxIndex, TransferSyntaxRegistry, entries};
use image::metadata::Orientation;

use super::jpeg::Frame;
use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits};
use elements::{Form, Pixels};

const DAMAGED: ImageError = ImageError::Damaged(Format::Dicom);

/// Numbers of elements in group 0028.
const SAMPLES_PER_PIXEL: u16 = 0x0002;
const ROWS: u16 = 0x0010;
const COLUMNS: u16 = 0x0011;
const BITS_ALLOCATED: u16 = 0x0100;

const fn unsupported(what: &'static str) -> ImageError {
    ImageError::Unsupported(Format::Dicom, what)
}

/// How a transfer syntax writes pixels.
#[derive(Clone, Copy)]
enum Packing {
    Plain,
    /// In fragments, but not compressed.
    Fragments,
    Rle,
    Jpeg,
}

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let (syntax, dataset) = dataset(file, limits)?;
    let (form, packing) = written_as(&syntax)?;
    let mut found = elements::read(&dataset, form)?;
    let number = |number| found.number(number).ok_or(DAMAGED);
    let (width, height) = (number(COLUMNS)?, number(ROWS)?);
    let (samples, bits) = (number(SAMPLES_PER_PIXEL)?, number(BITS_ALLOCATED)?);
    if width == 0 || height == 0 {
        return Err(DAMAGED);
    }
    let channels = match (samples, bits) {
        (1, 8 | 16) => Channels::Grey,
        (3, 8) => Channels::Rgb,
        _ => {
            return Err(unsupported(
                "samples other than one of 8 or 16 bit, or three of 8 bit",
            ));
        }
    };
    let bytes = bits / 8;
    let one = width * height * samples * bytes;
    let beside = beside(packing, samples, bytes);
    // What is compressed is held in two places while it is unpacked.
    let packed = 2 * found.pixels.packed_len() as u64;
    limits.check(
        width,
        height,
        channels,
        beside + packed.div_ceil(width * height),
    )?;
    let frame: Cow<'_, [u8]> = match (packing, &found.pixels) {
        (Packing::Plain, Pixels::Plain(all)) => all.get(..one as usize).ok_or(DAMAGED)?.into(),
        (Packing::Fragments, Pixels::Packed(offsets, fragments)) => {
            let mut frame = first_frame(offsets, fragments, one)?.concat();
            if frame.len() < one as usize {
                return Err(DAMAGED);
            }
            frame.truncate(one as usize);
            frame.into()
        }
        (Packing::Rle, Pixels::Packed(offsets, fragments)) => {
            let packed = first_frame(offsets, fragments, one)?.concat();
            let pixels = (width * height) as usize;
            let frame = rle::unpack(&packed, pixels, samples as usize, bytes as usize)?;
            found.set_interleaved();
            frame.into()
        }
        (Packing::Jpeg, Pixels::Packed(offsets, fragments)) => {
            let packed = first_frame(offsets, fragments, one)?.concat();
            let inner = Frame::of(&packed).ok_or(DAMAGED)?;
            if (inner.width, inner.height, inner.components) != (width, height, samples) {
                return Err(DAMAGED);
            }
            packed.into()
        }
        _ => return Err(DAMAGED),
    };
    let packed = matches!(packing, Packing::Jpeg);
    let written = found.written(&frame, packed, bytes == 2);
    drop(frame);
    let object = object(packed.then_some(&syntax), &written)?;
    drop(written);
    let frame = object.decode_pixel_data_frame(0).map_err(|_| DAMAGED)?;
    if (u64::from(frame.columns()), u64::from(frame.rows())) != (width, height) {
        return Err(DAMAGED);
    }
    let mut raster = Raster::new(width, height, channels, Orientation::NoTransforms);
    let to = raster.pixels_mut();
    match channels {
        Channels::Grey => shades::grey(&frame, to)?,
        Channels::Rgb => shades::colour(&frame, to)?,
    }
    Ok(raster)
}

/// What decoding holds for each pixel, beside what is compressed and its 8 bits.
fn beside(packing: Packing, samples: u64, bytes: u64) -> u64 {
    match packing {
        // As parsed and as unpacked.
        Packing::Plain | Packing::Fragments | Packing::Rle => 2 * samples * bytes,
        // The decoder of lossless ones holds values and differences in full, others coefficients and planes.
        Packing::Jpeg => samples * (bytes + 8),
    }
}

/// How elements and pixels are written in a transfer syntax.
fn written_as(syntax: &str) -> Result<(Form, Packing), ImageError> {
    Ok(match syntax {
        "1.2.840.10008.1.2" => (Form::Implicit, Packing::Plain),
        "1.2.840.10008.1.2.1" => (Form::Explicit, Packing::Plain),
        "1.2.840.10008.1.2.1.98" => (Form::Explicit, Packing::Fragments),
        "1.2.840.10008.1.2.5" => (Form::Explicit, Packing::Rle),
        // Baseline, extended, lossless, lossless by first-order prediction.
        "1.2.840.10008.1.2.4.50"
        | "1.2.840.10008.1.2.4.51"
        | "1.2.840.10008.1.2.4.57"
        | "1.2.840.10008.1.2.4.70" => (Form::Explicit, Packing::Jpeg),
        _ => {
            return Err(unsupported(
                "its transfer syntax is none of uncompressed, deflated, RLE and JPEG",
            ));
        }
    })
}

/// The fragments of the first frame: up to where the offset table has the second one begin. None is longer than its pixels would be
/// uncompressed, and a little.
fn first_frame<'a>(
    offsets: &[u8],
    fragments: &'a [&'a [u8]],
    uncompressed: u64,
) -> Result<&'a [&'a [u8]], ImageError> {
    let second = offsets
        .get(4..8)
        .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let mut at = 0;
    let mut count = 0;
    for fragment in fragments {
        if second.is_some_and(|second| at >= second as usize) {
            break;
        }
        at += fragment.len() + 8;
        count += 1;
    }
    if at as u64 > 2 * uncompressed + (1 << 16) {
        return Err(DAMAGED);
    }
    Ok(&fragments[..count])
}

/// The transfer syntax, and the elements behind the file's own; what is deflated is inflated to the limit and no further.
fn dataset<'a>(file: &'a [u8], limits: &Limits) -> Result<(String, Cow<'a, [u8]>), ImageError> {
    // The group of the file itself: explicit, little endian, its length first.
    let meta = file.get(132..).ok_or(DAMAGED)?;
    let [2, 0, 0, 0, b'U', b'L', 4, 0, l0, l1, l2, l3, ..] = *meta else {
        return Err(DAMAGED);
    };
    let length = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
    let (group, dataset) = meta[12..].split_at_checked(length).ok_or(DAMAGED)?;
    let syntax = elements::transfer_syntax(group)?;
    if syntax != entries::DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid() {
        return Ok((syntax, dataset.into()));
    }
    let mut inflated = Vec::new();
    flate2::read::DeflateDecoder::new(dataset)
        .take(limits.file_bytes + 1)
        .read_to_end(&mut inflated)
        .map_err(|_| DAMAGED)?;
    limits.check_file(inflated.len() as u64)?;
    let plain = entries::EXPLICIT_VR_LITTLE_ENDIAN.uid().to_owned();
    Ok((plain, inflated.into()))
}

/// What [`elements`] has written, parsed: with pixels in the `jpeg` syntax, or uncompressed.
fn object(
    jpeg: Option<&String>,
    written: &[u8],
) -> Result<FileDicomObject<InMemDicomObject>, ImageError> {
    let explicit = entries::EXPLICIT_VR_LITTLE_ENDIAN.uid();
    let syntax = jpeg.map_or(explicit, String::as_str);
    let known = TransferSyntaxRegistry.get(syntax).ok_or(DAMAGED)?;
    let dataset = InMemDicomObject::read_dataset_with_ts(written, known).map_err(|_| DAMAGED)?;
    let meta = FileMetaTableBuilder::new()
        .transfer_syntax(syntax)
        .media_storage_sop_class_uid("1.2.840.10008.5.1.4.1.1.7")
        .media_storage_sop_instance_uid("1")
        .build()
        .map_err(|_| DAMAGED)?;
    Ok(dataset.with_exact_meta(meta))
}
