//! DICOM: the first frame, through its window (or table), else over its full range, to 8 bit; MONOCHROME1 is inverted.
//!
//! Uncompressed, deflated, RLE, JPEG (baseline, extended of 8 bit, lossless) and JPEG 2000 are read, in pure Rust. JPEG-LS, JPEG XL and video
//! are not. Names, dates, numbers and overlays stay in the file.

mod colour;
mod cursor;
mod elements;
mod form;
mod jpeg2000;
mod lossless;
mod rle;
mod syntax;
mod windowing;

use std::borrow::Cow;
use std::io::Read;

use image::metadata::Orientation;

use super::jpeg::{self, Coding, Frame};
use super::raster::{Channels, Raster};
use super::{Format, ImageError, Limits, format};
use elements::Elements;
use form::{Form, Pixels};
use syntax::Packing;

const DAMAGED: ImageError = ImageError::Damaged(Format::Dicom);

/// Numbers of elements in group 0028.
const SAMPLES_PER_PIXEL: u16 = 0x0002;
const PHOTOMETRIC: u16 = 0x0004;
const PLANAR: u16 = 0x0006;
const ROWS: u16 = 0x0010;
const COLUMNS: u16 = 0x0011;
const BITS_ALLOCATED: u16 = 0x0100;

const fn unsupported(what: &'static str) -> ImageError {
    ImageError::Unsupported(Format::Dicom, what)
}

/// The samples of a frame.
struct Samples<'a> {
    data: Cow<'a, [u8]>,
    layout: Layout,
}

/// How samples lie.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Bytes,
    /// Two bytes each.
    LowFirst,
    HighFirst,
    /// Bytes, of three samples a pixel, each in a plane of its own.
    Planes,
    /// Bytes: two pixels' brightness, then the colour of both.
    SharedColour,
}

pub(super) fn decode(file: &[u8], limits: &Limits) -> Result<Raster, ImageError> {
    let (form, packing, dataset) = dataset(file, limits)?;
    let found = elements::read(&dataset, form)?;
    match found.pixels {
        Pixels::None => {
            return Err(unsupported(
                "there is no picture in it, as in a report or a plan; bring the film itself",
            ));
        }
        Pixels::Float => return Err(unsupported("its samples are in floating point")),
        Pixels::Plain(_) | Pixels::Packed(..) => {}
    }
    let number = |number| found.number(number).ok_or(DAMAGED);
    let (width, height) = (number(COLUMNS)?, number(ROWS)?);
    let (samples, bits) = (number(SAMPLES_PER_PIXEL)?, number(BITS_ALLOCATED)?);
    if width == 0 || height == 0 {
        return Err(DAMAGED);
    }
    let palette = found.text(PHOTOMETRIC) == Some("PALETTE COLOR");
    let channels = match (samples, bits) {
        (1, 8 | 16) if palette => Channels::Rgb,
        (1, 8 | 16) => Channels::Grey,
        (3, 8) => Channels::Rgb,
        _ => {
            return Err(unsupported(
                "it has other samples than one of 8 or 16 bit, or three of 8 bit; save it as PNG in a viewer of films",
            ));
        }
    };
    // What is compressed is held in two places while it is unpacked.
    let packed = 2 * found.pixels.packed_len() as u64;
    let beside = packing.beside(samples, bits / 8) + packed.div_ceil(width * height);
    limits.check(width, height, channels, beside)?;
    let size = Size {
        width,
        height,
        samples,
        bytes: bits / 8,
    };
    let frame = unpacked(&found, form, packing, size, limits)?;
    let mut raster = Raster::new(width, height, channels, Orientation::NoTransforms);
    let to = raster.pixels_mut();
    match (channels, palette) {
        (Channels::Grey, _) => windowing::grey(&found, &frame, to)?,
        (Channels::Rgb, true) => colour::palette(&found, &frame, to)?,
        (Channels::Rgb, false) => colour::rgb(&found, &frame, size, to)?,
    }
    Ok(raster)
}

/// What a frame's elements claim.
#[derive(Clone, Copy)]
struct Size {
    width: u64,
    height: u64,
    samples: u64,
    /// Of a sample.
    bytes: u64,
}

/// The samples of the first frame.
fn unpacked<'a>(
    found: &Elements<'a>,
    form: Form,
    packing: Packing,
    size: Size,
    limits: &Limits,
) -> Result<Samples<'a>, ImageError> {
    let Size {
        width,
        height,
        samples,
        bytes,
    } = size;
    let mut layout = match (bytes, form) {
        (1, _) => Layout::Bytes,
        (_, Form::BigEndian) => Layout::HighFirst,
        _ => Layout::LowFirst,
    };
    let mut one = width * height * samples * bytes;
    let shared = matches!(packing, Packing::Plain | Packing::Fragments)
        && found.text(PHOTOMETRIC) == Some("YBR_FULL_422");
    if samples == 3 && shared {
        layout = Layout::SharedColour;
        one = width.div_ceil(2) * 4 * height;
    } else if samples == 3 && found.number(PLANAR) == Some(1) {
        layout = Layout::Planes;
    }
    let one = one as usize;
    let data: Cow<'a, [u8]> = match (packing, &found.pixels) {
        (Packing::Plain, Pixels::Plain(all)) => {
            let all: &'a [u8] = all;
            // Bytes may have been written as words, with the high one first.
            let swapped = form == Form::BigEndian && bytes == 1 && found.pixels_in_words;
            let frame = all.get(..one).ok_or(DAMAGED)?;
            if swapped {
                let whole = all.get(..one.next_multiple_of(2)).ok_or(DAMAGED)?;
                let pairs = whole.chunks_exact(2).flat_map(|pair| [pair[1], pair[0]]);
                pairs.collect::<Vec<u8>>().into()
            } else {
                frame.into()
            }
        }
        (Packing::Fragments, Pixels::Packed(offsets, fragments)) => {
            let mut frame = first_frame(offsets, fragments, one as u64)?.concat();
            if frame.len() < one {
                return Err(DAMAGED);
            }
            frame.truncate(one);
            frame.into()
        }
        (Packing::Rle, Pixels::Packed(offsets, fragments)) => {
            let packed = first_frame(offsets, fragments, one as u64)?.concat();
            if layout == Layout::Planes {
                layout = Layout::Bytes;
            }
            let pixels = (width * height) as usize;
            rle::unpack(&packed, pixels, samples as usize, bytes as usize)?.into()
        }
        (Packing::Jpeg | Packing::Jpeg2000, Pixels::Packed(offsets, fragments)) => {
            let packed = first_frame(offsets, fragments, one as u64)?.concat();
            let unpacked = if packing == Packing::Jpeg {
                jpeg(&packed, size, limits)?
            } else {
                jpeg2000::unpack(&packed, size)?
            };
            layout = unpacked.layout;
            unpacked.data
        }
        _ => return Err(DAMAGED),
    };
    Ok(Samples { data, layout })
}

/// The samples of a JPEG, whose own sizes must be those of the film.
fn jpeg(packed: &[u8], size: Size, limits: &Limits) -> Result<Samples<'static>, ImageError> {
    let frame = Frame::of(packed).ok_or(DAMAGED)?;
    if (frame.width, frame.height, frame.components()) != (size.width, size.height, size.samples) {
        return Err(DAMAGED);
    }
    if frame.coding == Coding::Lossless {
        return lossless::unpack(packed, size);
    }
    if frame.precision != 8 {
        return Err(unsupported(
            "it is compressed as JPEG Extended of 12 bit; save it uncompressed, or as PNG, in a viewer of films",
        ));
    }
    let mut data = vec![0; (size.width * size.height * size.samples) as usize];
    let decoded = jpeg::samples(packed, &frame, limits, &mut data);
    decoded.map_err(|error| match error {
        ImageError::Unsupported(_, what) => unsupported(what),
        _ => DAMAGED,
    })?;
    Ok(Samples {
        data: data.into(),
        layout: Layout::Bytes,
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

/// How the elements behind the file's own are written, and these; what is deflated is inflated to the limit and no further.
fn dataset<'a>(
    file: &'a [u8],
    limits: &Limits,
) -> Result<(Form, Packing, Cow<'a, [u8]>), ImageError> {
    let mark = format::DICOM_MARK;
    let bare = if file.get(mark..mark + 4) == Some(b"DICM") {
        &file[mark + 4..]
    } else {
        file
    };
    let (named, dataset) = elements::meta(bare)?;
    let Some(named) = named else {
        let form = syntax::guessed(dataset).ok_or(DAMAGED)?;
        return Ok((form, Packing::Plain, dataset.into()));
    };
    let (form, packing) = syntax::written_as(&named)?;
    if named != syntax::DEFLATED {
        return Ok((form, packing, dataset.into()));
    }
    let mut inflated = Vec::new();
    flate2::read::DeflateDecoder::new(dataset)
        .take(limits.file_bytes + 1)
        .read_to_end(&mut inflated)
        .map_err(|_| DAMAGED)?;
    limits.check_file(inflated.len() as u64)?;
    Ok((form, packing, inflated.into()))
}
