//! DICOM: the first frame, through its window (or table), else over its full range, to 8 bit; MONOCHROME1 is inverted.
//!
//! Uncompressed, deflated, RLE and JPEG (baseline, extended, lossless) are read, in pure Rust. JPEG 2000, JPEG-LS, JPEG XL, palettes and video
//! are not, nor big-endian files. Names, dates, numbers and overlays stay in the file.

mod elements;

use std::io::Read;

use dicom_object::mem::InMemDicomObject;
use dicom_object::{FileDicomObject, FileMetaTableBuilder};
use dicom_pixeldata::{
    DecodedPixelData, PhotometricInterpretation, PixelDecoder, PixelRepresentation,
    PlanarConfiguration, VoiLutFunction, WindowLevelTransform,
};
use dicom_transfer_syntax_registry::{TransferSyntaxIndex, TransferSyntaxRegistry, entries};
use image::metadata::Orientation;

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

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let (syntax, dataset) = dataset(file, limits)?;
    let form = if syntax == entries::IMPLICIT_VR_LITTLE_ENDIAN.uid() {
        Form::Implicit
    } else {
        Form::Explicit
    };
    let found = elements::read(&dataset, form)?;
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
    // A frame as it was found, parsed and unpacked, and its 8 bits.
    limits.check(width, height, 3 * samples * bits / 8 + channels.count())?;
    let one = width * height * samples * bits / 8;
    let (frame, packed) = match &found.pixels {
        Pixels::None => return Err(DAMAGED),
        Pixels::Plain(all) => {
            let frame = all.get(..one as usize).ok_or(DAMAGED)?;
            (std::borrow::Cow::Borrowed(frame), false)
        }
        Pixels::Packed(offsets, fragments) => {
            (first_frame(offsets, fragments, one)?.concat().into(), true)
        }
    };
    let object = object(&syntax, &found.written(&frame, packed, bits == 16))?;
    let frame = object.decode_pixel_data_frame(0).map_err(|_| DAMAGED)?;
    if (u64::from(frame.columns()), u64::from(frame.rows())) != (width, height) {
        return Err(DAMAGED);
    }
    let mut raster = Raster::new(width, height, channels, Orientation::NoTransforms);
    let to = raster.pixels_mut();
    match channels {
        Channels::Grey => grey(&frame, to)?,
        Channels::Rgb => colour(&frame, to)?,
    }
    Ok(raster)
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
fn dataset<'a>(
    file: &'a [u8],
    limits: &Limits,
) -> Result<(String, std::borrow::Cow<'a, [u8]>), ImageError> {
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

/// What [`elements`] has written, parsed.
fn object(syntax: &str, written: &[u8]) -> Result<FileDicomObject<InMemDicomObject>, ImageError> {
    let explicit = entries::EXPLICIT_VR_LITTLE_ENDIAN.uid();
    // As it is written now: only a compressed frame keeps its syntax.
    let syntax = if syntax == entries::IMPLICIT_VR_LITTLE_ENDIAN.uid() {
        explicit
    } else {
        syntax
    };
    const READ: [&str; 7] = [
        "1.2.840.10008.1.2.1",    // explicit
        "1.2.840.10008.1.2.5",    // RLE
        "1.2.840.10008.1.2.4.50", // JPEG baseline
        "1.2.840.10008.1.2.4.51", // JPEG extended
        "1.2.840.10008.1.2.4.57", // JPEG lossless
        "1.2.840.10008.1.2.4.70", // JPEG lossless, first-order prediction
        "1.2.840.10008.1.2.1.98", // encapsulated, uncompressed
    ];
    let known = TransferSyntaxRegistry
        .get(syntax)
        .filter(|_| READ.contains(&syntax))
        .ok_or(unsupported(
            "its transfer syntax is none of uncompressed, deflated, RLE and JPEG",
        ))?;
    let dataset = InMemDicomObject::read_dataset_with_ts(written, known).map_err(|_| DAMAGED)?;
    let meta = FileMetaTableBuilder::new()
        .transfer_syntax(syntax)
        .media_storage_sop_class_uid("1.2.840.10008.5.1.4.1.1.7")
        .media_storage_sop_instance_uid("1")
        .build()
        .map_err(|_| DAMAGED)?;
    Ok(dataset.with_exact_meta(meta))
}

/// Monochrome samples of 8 or 16 bit, each looked up in a table of what it looks like.
fn grey(frame: &DecodedPixelData<'_>, to: &mut [u8]) -> Result<(), ImageError> {
    let inverted = match frame.photometric_interpretation() {
        PhotometricInterpretation::Monochrome1 => true,
        PhotometricInterpretation::Monochrome2 => false,
        _ => return Err(unsupported("a palette")),
    };
    let stored = frame.bits_stored();
    if !(1..=frame.bits_allocated()).contains(&stored) {
        return Err(DAMAGED);
    }
    let data = frame.data();
    let words: Vec<u16>;
    let samples: &mut dyn Iterator<Item = u16> = if frame.bits_allocated() == 8 {
        &mut data.iter().map(|byte| u16::from(*byte))
    } else {
        words = frame.data_ow();
        &mut words.iter().copied()
    };
    let mask = u16::MAX >> (16 - stored);
    let samples: Vec<u16> = samples.take(to.len()).map(|sample| sample & mask).collect();
    if samples.len() != to.len() {
        return Err(DAMAGED);
    }
    let table = table(frame, mask, &samples)?;
    for (to, sample) in to.iter_mut().zip(samples) {
        let shade = table.get(usize::from(sample)).copied().unwrap_or_default();
        *to = if inverted { 255 - shade } else { shade };
    }
    Ok(())
}

/// For each stored value its shade: rescaled, then through the window, the table, or over the range of this frame.
fn table(frame: &DecodedPixelData<'_>, mask: u16, samples: &[u16]) -> Result<Vec<u8>, ImageError> {
    let rescale = frame.rescale().map_err(|_| DAMAGED)?.first().copied();
    let signed = frame.pixel_representation() == PixelRepresentation::Signed;
    let sign = mask ^ (mask >> 1);
    let value = |sample: u16| {
        let plain = i32::from(sample);
        let value = if signed && sample & sign != 0 {
            plain - i32::from(mask) - 1
        } else {
            plain
        };
        rescale.map_or(f64::from(value), |rescale| rescale.apply(f64::from(value)))
    };
    let window = frame.window().map_err(|_| DAMAGED)?;
    let tables = frame.voi_lut_sequence().map_err(|_| DAMAGED)?;
    let shade: Box<dyn Fn(f64) -> f64> = if let Some(window) = window.and_then(|all| all.first()) {
        let functions = frame.voi_lut_function().map_err(|_| DAMAGED)?;
        let function = functions.and_then(|all| all.first()).copied();
        let transform =
            WindowLevelTransform::new(function.unwrap_or(VoiLutFunction::Linear), *window);
        Box::new(move |value| transform.apply(value, 255.0))
    } else if let Some(table) = tables
        .and_then(|all| all.first())
        .filter(|table| !table.data.is_empty())
    {
        // Some devices declare more bits than their entries use: the highest entry is white.
        let white = f64::from(table.data.iter().copied().max().unwrap_or(1).max(1));
        Box::new(move |value| {
            let at = (value.round() - f64::from(table.min_pixel_value)).max(0.0) as usize;
            let entry = table.data[at.min(table.data.len() - 1)];
            255.0 * f64::from(entry) / white
        })
    } else {
        let values = samples.iter().map(|sample| value(*sample));
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let range = if high > low { high - low } else { 1.0 };
        Box::new(move |value| 255.0 * (value - low) / range)
    };
    Ok((0..=mask)
        .map(|sample| shade(value(sample)).round().clamp(0.0, 255.0) as u8)
        .collect())
}

/// Three samples of 8 bit, interleaved or in planes.
fn colour(frame: &DecodedPixelData<'_>, to: &mut [u8]) -> Result<(), ImageError> {
    let data = frame.data();
    if data.len() < to.len() {
        return Err(DAMAGED);
    }
    let plane = to.len() / 3;
    for (at, pixel) in to.chunks_exact_mut(3).enumerate() {
        let sample = |channel: usize| match frame.planar_configuration() {
            PlanarConfiguration::Standard => data[3 * at + channel],
            PlanarConfiguration::PixelFirst => data[channel * plane + at],
        };
        let samples = [sample(0), sample(1), sample(2)];
        pixel.copy_from_slice(&match frame.photometric_interpretation() {
            PhotometricInterpretation::Rgb => samples,
            PhotometricInterpretation::YbrFull => from_ybr(samples),
            _ => return Err(unsupported("its colour space")),
        });
    }
    Ok(())
}

/// YBR_FULL to RGB (DICOM PS3.3 C.7.6.3.1.2).
fn from_ybr([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f64::from(y), f64::from(cb) - 128.0, f64::from(cr) - 128.0);
    [
        y + 1.402 * cr,
        y - 0.344_136 * cb - 0.714_136 * cr,
        y + 1.772 * cb,
    ]
    .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}
