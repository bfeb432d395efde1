//! Colour samples of 8 bit to RGB, and palettes.

use super::elements::Elements;
use super::windowing::Bits;
use super::{DAMAGED, Layout, PHOTOMETRIC, Samples, Size, unsupported};
use crate::image::ImageError;

/// Numbers of elements in group 0028: descriptor and entries of red, green and blue; the entries of a palette in segments.
const PALETTES: [(u16, u16); 3] = [(0x1101, 0x1201), (0x1102, 0x1202), (0x1103, 0x1203)];
const SEGMENTED: u16 = 0x1221;

/// Three samples a pixel, as the photometric interpretation says.
pub(super) fn rgb(
    found: &Elements<'_>,
    frame: &Samples<'_>,
    size: Size,
    to: &mut [u8],
) -> Result<(), ImageError> {
    // What JPEG 2000 made of its colours (RCT, ICT) is undone by its decoder.
    let make: fn([u8; 3]) -> [u8; 3] = match found.text(PHOTOMETRIC) {
        Some("RGB" | "YBR_RCT" | "YBR_ICT") => |samples| samples,
        Some("YBR_FULL" | "YBR_FULL_422") => from_ybr,
        _ => {
            return Err(unsupported(
                "its colours are of a kind that is not read; save it as PNG in a viewer of films",
            ));
        }
    };
    let data = &frame.data[..];
    if frame.layout == Layout::SharedColour {
        let (width, row) = (size.width as usize, size.width.div_ceil(2) as usize * 4);
        if data.len() < row * size.height as usize {
            return Err(DAMAGED);
        }
        for (to, row) in to.chunks_exact_mut(3 * width).zip(data.chunks_exact(row)) {
            for (at, pixel) in to.chunks_exact_mut(3).enumerate() {
                let pair = &row[at / 2 * 4..at / 2 * 4 + 4];
                pixel.copy_from_slice(&make([pair[at % 2], pair[2], pair[3]]));
            }
        }
        return Ok(());
    }
    if data.len() < to.len() {
        return Err(DAMAGED);
    }
    let plane = to.len() / 3;
    for (at, pixel) in to.chunks_exact_mut(3).enumerate() {
        let samples = if frame.layout == Layout::Planes {
            [data[at], data[plane + at], data[2 * plane + at]]
        } else {
            [data[3 * at], data[3 * at + 1], data[3 * at + 2]]
        };
        pixel.copy_from_slice(&make(samples));
    }
    Ok(())
}

/// One sample a pixel, which names its colour.
pub(super) fn palette(
    found: &Elements<'_>,
    frame: &Samples<'_>,
    to: &mut [u8],
) -> Result<(), ImageError> {
    if found.has(SEGMENTED) {
        return Err(unsupported(
            "its palette is written in segments; save it as PNG in a viewer of films",
        ));
    }
    let bits = Bits::of(found, frame.layout)?;
    let mut tables = Vec::new();
    for (descriptor, entries) in PALETTES {
        let table = found.table(descriptor, entries, bits.signed)?;
        tables.push(table.ok_or(DAMAGED)?);
    }
    // Entries of 16 bit use all of these; some writers declare 16 and use 8.
    let wide = tables
        .iter()
        .flat_map(|table| &table.entries)
        .any(|entry| *entry > 255);
    let shift = if wide { 8 } else { 0 };
    let mut samples = bits.stored(frame);
    for pixel in to.chunks_exact_mut(3) {
        let value = f64::from(bits.number(samples.next().ok_or(DAMAGED)?));
        for (to, table) in pixel.iter_mut().zip(&tables) {
            *to = (table.at(value) >> shift) as u8;
        }
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
