//! A lossless picture of a WebP (VP8L, RFC 9649 section 3): its size, and what its decoder will hold beside its pixels. The header does not say
//! that: a picture of 16 pixels in a file of 3 MB may name 65,536 groups of prefix codes, each of which the decoder unpacks to 70 kB.
//!
//! How many there are is the largest number in a picture of its own that lies within, so what lies before them is read as the decoder reads it,
//! but no pixel is kept: one that is copied was there before, and cannot be larger than all.

use super::DAMAGED;
use super::prefix::{Bits, Code};
use crate::image::ImageError;

/// The symbols of a group's five codes: green with lengths (and the cache's), red, blue, alpha, distances.
const ALPHABETS: [usize; 5] = [256 + LENGTHS, 256, 256, 256, 40];
const LENGTHS: usize = 24;
/// A group as the decoder keeps it, in a list that grows twofold.
const GROUP: u64 = 3 * 5 * 56;

/// Width and height.
pub(super) fn size(data: &[u8]) -> Result<(u64, u64), ImageError> {
    let [_, b0, b1, b2, b3, ..] = *data else {
        return Err(DAMAGED);
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    let side = |bits: u32| u64::from(bits & 0x3FFF) + 1;
    Ok((side(bits), side(bits >> 14)))
}

/// Bytes for the transforms and the prefix codes of a picture of `size`, from behind its header. Not counted further than `most`.
pub(super) fn held(data: &[u8], size: (u64, u64), most: u64) -> Result<u64, ImageError> {
    let mut bits = Bits::new(data);
    let (mut width, height) = size;
    let mut held = 0;
    let mut seen = [false; 4];
    while bits.flag()? {
        let kind = bits.number(2)? as usize;
        if std::mem::replace(&mut seen[kind], true) {
            return Err(DAMAGED);
        }
        match kind {
            // Prediction, colour: a picture of blocks.
            0 | 1 => {
                let blocks = blocks(&mut bits, (width, height))?;
                held += 4 * blocks;
                picture(&mut bits, blocks)?;
            }
            2 => {}
            // A palette, with which several pixels may lie in one.
            _ => {
                let colours = u64::from(bits.number(8)?) + 1;
                picture(&mut bits, colours)?;
                let shared = match colours {
                    ..=2 => 3,
                    3..=4 => 2,
                    5..=16 => 1,
                    _ => 0,
                };
                width = subsampled(width, shared);
            }
        }
    }
    let cache = cache(&mut bits)?;
    held += 4 << cache;
    let mut groups = 1;
    if bits.flag()? {
        let blocks = blocks(&mut bits, (width, height))?;
        // As pixels and as numbers.
        held += 6 * blocks;
        groups = picture(&mut bits, blocks)? + 1;
    }
    for _ in 0..groups {
        if held > most {
            break;
        }
        let codes = group(&mut bits, cache)?;
        held += GROUP + codes.iter().map(Code::unpacked).sum::<u64>();
    }
    Ok(held)
}

fn subsampled(side: u64, bits: u32) -> u64 {
    side.div_ceil(1 << bits)
}

/// How many blocks of a size that is named next there are.
fn blocks(bits: &mut Bits<'_>, (width, height): (u64, u64)) -> Result<u64, ImageError> {
    let size = bits.number(3)? + 2;
    Ok(subsampled(width, size) * subsampled(height, size))
}

/// Bits of a number in the cache of colours; 0 without one.
fn cache(bits: &mut Bits<'_>) -> Result<u32, ImageError> {
    if !bits.flag()? {
        return Ok(0);
    }
    let size = bits.number(4)?;
    if (1..=11).contains(&size) {
        Ok(size)
    } else {
        Err(DAMAGED)
    }
}

fn group(bits: &mut Bits<'_>, cache: u32) -> Result<[Code; 5], ImageError> {
    let mut codes = [const { Code::NONE }; 5];
    for (at, code) in codes.iter_mut().enumerate() {
        let cached = if at == 0 && cache > 0 { 1 << cache } else { 0 };
        *code = Code::read(bits, ALPHABETS[at] + cached)?;
    }
    Ok(codes)
}

/// Reads a picture within, of so many pixels. Gives the largest number that red and green make of one of them.
fn picture(bits: &mut Bits<'_>, pixels: u64) -> Result<u64, ImageError> {
    let cache = cache(bits)?;
    let [green, red, blue, alpha, distance] = &group(bits, cache)?;
    let (mut most, mut done) = (0, 0);
    while done < pixels {
        let symbol = usize::from(green.symbol(bits)?);
        done += match symbol {
            0..256 => {
                let high = u64::from(red.symbol(bits)?);
                blue.symbol(bits)?;
                alpha.symbol(bits)?;
                most = most.max(high << 8 | symbol as u64);
                if [green, red, blue, alpha]
                    .iter()
                    .all(|code| code.is_single())
                {
                    // All of them, without a bit.
                    pixels
                } else {
                    1
                }
            }
            256.. if symbol < 256 + LENGTHS => {
                let length = length(bits, (symbol - 256) as u32)?;
                let far = distance.symbol(bits)?;
                self::length(bits, u32::from(far))?;
                length
            }
            _ => 1,
        };
    }
    Ok(most)
}

/// A length or a distance, of which `symbol` says how many bits come next.
fn length(bits: &mut Bits<'_>, symbol: u32) -> Result<u64, ImageError> {
    if symbol < 4 {
        return Ok(u64::from(symbol) + 1);
    }
    let extra = (symbol - 2) >> 1;
    let offset = u64::from(2 + (symbol & 1)) << extra;
    Ok(offset + u64::from(bits.number(extra)?) + 1)
}
