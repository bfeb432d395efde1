//! JPEG 2000, as hospitals' archives compress films. What a codestream asks for beyond its pixels is read from its header first: tiles, layers
//! and precincts each cost memory and time that no size of the picture bounds.

use hayro_jpeg2000::{DecodeSettings, DecoderContext, Image};

use super::{DAMAGED, Layout, Samples, Size, unsupported};
use crate::image::ImageError;

/// Tiles at most.
const MAX_TILES: u64 = 1 << 12;
/// Layers at most; encoders write one to twenty.
const MAX_LAYERS: u16 = 64;
/// Precincts are at least 2 to this wide and high, but for the smallest resolution.
const MIN_PRECINCT: u8 = 5;

pub(super) fn unpack(packed: &[u8], size: Size) -> Result<Samples<'static>, ImageError> {
    let start = packed
        .windows(4)
        .position(|four| four == [0xFF, 0x4F, 0xFF, 0x51])
        .ok_or(DAMAGED)?;
    let stream = &packed[start..];
    let signed = header(stream, size)?;
    let settings = DecodeSettings {
        resolve_palette_indices: false,
        strict: true,
        target_resolution: None,
    };
    let image = Image::new(stream, &settings).map_err(|_| DAMAGED)?;
    if (u64::from(image.width()), u64::from(image.height())) != (size.width, size.height) {
        return Err(DAMAGED);
    }
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(|_| DAMAGED)?;
    let components = decoded.components();
    let pixels = (size.width * size.height) as usize;
    let whole = components.iter().all(|one| one.samples().len() == pixels);
    if components.len() as u64 != size.samples || !whole {
        return Err(DAMAGED);
    }
    let wide = size.bytes == 2;
    let step = components.len();
    let mut data = vec![0; pixels * step * size.bytes as usize];
    for (number, component) in components.iter().enumerate() {
        // The decoder shifts what has a sign by half of its range as well.
        let shift = if signed {
            1i64 << (component.bit_depth() - 1)
        } else {
            0
        };
        let values = component.samples().iter();
        let values = values.map(|value| value.round() as i64 - shift);
        if wide {
            let places = data.chunks_exact_mut(2).skip(number).step_by(step);
            places
                .zip(values)
                .for_each(|(to, value)| to.copy_from_slice(&(value as u16).to_le_bytes()));
        } else {
            let places = data.iter_mut().skip(number).step_by(step);
            places.zip(values).for_each(|(to, value)| *to = value as u8);
        }
    }
    Ok(Samples {
        data: data.into(),
        layout: if wide {
            Layout::LowFirst
        } else {
            Layout::Bytes
        },
    })
}

/// Checks what the main header asks for (ISO/IEC 15444-1 A.5.1 and A.6.1). Tells whether samples have a sign.
fn header(stream: &[u8], size: Size) -> Result<bool, ImageError> {
    const TOO_FINE: ImageError = unsupported(
        "its JPEG 2000 is divided more finely than films are; save it uncompressed, or as PNG, in a viewer of films",
    );
    let word = |at: usize| {
        let bytes = stream.get(at..at + 4)?;
        Some(u64::from(u32::from_be_bytes(bytes.try_into().ok()?)))
    };
    let field = |at| word(at).ok_or(DAMAGED);
    let (wide, high) = (field(8)?, field(12)?);
    let (left, top) = (field(16)?, field(20)?);
    let (tile_wide, tile_high) = (field(24)?, field(28)?);
    let (tile_left, tile_top) = (field(32)?, field(36)?);
    let components = stream.get(40..42).ok_or(DAMAGED)?;
    let right = (wide.checked_sub(left), high.checked_sub(top));
    if right != (Some(size.width), Some(size.height))
        || components != (size.samples as u16).to_be_bytes()
    {
        return Err(DAMAGED);
    }
    let across = wide.saturating_sub(tile_left).checked_div(tile_wide);
    let down = high.saturating_sub(tile_top).checked_div(tile_high);
    let (Some(across), Some(down)) = (across, down) else {
        return Err(DAMAGED);
    };
    if (across + 1) * (down + 1) > MAX_TILES {
        return Err(TOO_FINE);
    }
    let mut signed = false;
    for component in 0..size.samples as usize {
        let [depth, 1, 1] = *stream
            .get(42 + 3 * component..45 + 3 * component)
            .ok_or(DAMAGED)?
        else {
            return Err(unsupported(
                "the colours of its JPEG 2000 are subsampled; save it as PNG in a viewer of films",
            ));
        };
        signed |= depth & 0x80 != 0;
        if u64::from(depth & 0x7F) + 1 > 8 * size.bytes {
            return Err(DAMAGED);
        }
    }
    let segment = usize::from(u16::from_be_bytes([stream[4], stream[5]]));
    coding(stream.get(4 + segment..).ok_or(DAMAGED)?, TOO_FINE)?;
    Ok(signed)
}

/// Checks layers and precincts of each description of the coding, in the main header and in those of tiles.
fn coding(mut rest: &[u8], too_fine: ImageError) -> Result<(), ImageError> {
    // Where the tile ends whose header is read.
    let mut tile_end: Option<usize> = None;
    while let [0xFF, marker, more @ ..] = rest {
        // Each turn takes at least a mark.
        match marker {
            // The end.
            0xD9 => return Ok(()),
            // Data of a tile, up to its end.
            0x93 => {
                let Some(behind) = tile_end.take().and_then(|end| rest.len().checked_sub(end))
                else {
                    return Ok(());
                };
                rest = &rest[rest.len() - behind..];
                continue;
            }
            _ => {}
        }
        let [high, low, ..] = more else {
            return Err(DAMAGED);
        };
        let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
        let segment = rest.get(4..2 + length).ok_or(DAMAGED)?;
        check(*marker, segment, too_fine)?;
        if let (0x90, Some(part)) = (marker, segment.get(2..6)) {
            // Its length counts from its own mark; 0: to the end.
            let part = u32::from_be_bytes([part[0], part[1], part[2], part[3]]) as usize;
            tile_end = (part > 0).then_some(part);
        }
        rest = &rest[2 + length..];
        tile_end = tile_end.map(|end| end.saturating_sub(2 + length));
    }
    Ok(())
}

/// Refuses a coding with more layers or smaller precincts than films have.
fn check(marker: u8, segment: &[u8], too_fine: ImageError) -> Result<(), ImageError> {
    let precincts = match (marker, segment) {
        (0x52, [style, _, high, low, _, levels, _, _, _, _, precincts @ ..]) => {
            if u16::from_be_bytes([*high, *low]) > MAX_LAYERS || *levels > 32 {
                return Err(too_fine);
            }
            (style & 1 == 1).then_some(precincts)
        }
        (0x53, [_, style, _, _, _, _, _, precincts @ ..]) => (style & 1 == 1).then_some(precincts),
        _ => None,
    };
    let fine = |one: &u8| one & 15 < MIN_PRECINCT || one >> 4 < MIN_PRECINCT;
    if precincts.is_some_and(|all| all.iter().skip(1).any(fine)) {
        return Err(too_fine);
    }
    Ok(())
}
