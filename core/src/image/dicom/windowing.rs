//! From stored grey samples to 8 bit: to real values by a table or a line, then through the window or a table, else over the range of the
//! frame.

use super::elements::Elements;
use super::{DAMAGED, Layout, PHOTOMETRIC, Samples, unsupported};
use crate::image::ImageError;

/// Numbers of elements in group 0028.
const BITS_STORED: u16 = 0x0101;
const HIGH_BIT: u16 = 0x0102;
const SIGNED: u16 = 0x0103;
const CENTER: u16 = 0x1050;
const WIDTH: u16 = 0x1051;
const INTERCEPT: u16 = 0x1052;
const SLOPE: u16 = 0x1053;
const FUNCTION: u16 = 0x1056;

/// How the bits of a stored sample are read.
pub(super) struct Bits {
    shift: u32,
    mask: u16,
    pub(super) signed: bool,
}

impl Bits {
    /// As a film's elements say, of samples with at most `allocated` bits.
    pub(super) fn of(found: &Elements<'_>, layout: Layout) -> Result<Self, ImageError> {
        let allocated = if matches!(layout, Layout::LowFirst | Layout::HighFirst) {
            16
        } else {
            8
        };
        let stored = found.number(BITS_STORED).unwrap_or(allocated);
        if !(1..=16).contains(&stored) {
            return Err(DAMAGED);
        }
        let stored = stored.min(allocated);
        let high = found.number(HIGH_BIT).unwrap_or(stored - 1);
        let shift = (high + 1).saturating_sub(stored);
        if shift + stored > allocated {
            return Err(DAMAGED);
        }
        Ok(Self {
            shift: shift as u32,
            mask: u16::MAX >> (16 - stored),
            signed: found.number(SIGNED) == Some(1),
        })
    }

    /// The bits of each sample that count.
    pub(super) fn stored<'s>(&self, frame: &'s Samples<'_>) -> impl Iterator<Item = u16> + use<'s> {
        let (shift, mask, layout) = (self.shift, self.mask, frame.layout);
        let size = if matches!(layout, Layout::LowFirst | Layout::HighFirst) {
            2
        } else {
            1
        };
        frame.data.chunks_exact(size).map(move |sample| {
            let sample = match *sample {
                [only] => u16::from(only),
                [a, b] if layout == Layout::HighFirst => u16::from_be_bytes([a, b]),
                [a, b] => u16::from_le_bytes([a, b]),
                _ => 0,
            };
            sample >> shift & mask
        })
    }

    /// The number that stored bits are.
    pub(super) fn number(&self, stored: u16) -> i32 {
        let sign = self.mask ^ (self.mask >> 1);
        let plain = i32::from(stored);
        if self.signed && stored & sign != 0 {
            plain - i32::from(self.mask) - 1
        } else {
            plain
        }
    }
}

/// Each sample looked up in a table of what it looks like.
pub(super) fn grey(
    found: &Elements<'_>,
    frame: &Samples<'_>,
    to: &mut [u8],
) -> Result<(), ImageError> {
    let inverted = match found.text(PHOTOMETRIC) {
        Some("MONOCHROME1") => true,
        Some("MONOCHROME2") => false,
        _ => {
            return Err(unsupported(
                "its one sample a pixel is no brightness; save it as PNG in a viewer of films",
            ));
        }
    };
    let bits = Bits::of(found, frame.layout)?;
    let count = bits.stored(frame).take(to.len()).count();
    if count < to.len() {
        return Err(DAMAGED);
    }
    let table = table(found, &bits, bits.stored(frame).take(count))?;
    for (to, sample) in to.iter_mut().zip(bits.stored(frame)) {
        let shade = table.get(usize::from(sample)).copied().unwrap_or_default();
        *to = if inverted { 255 - shade } else { shade };
    }
    Ok(())
}

/// For each stored value its shade.
fn table(
    found: &Elements<'_>,
    bits: &Bits,
    samples: impl Iterator<Item = u16>,
) -> Result<Vec<u8>, ImageError> {
    let modality = found.modality_table(bits.signed)?;
    let slope = found.decimal(SLOPE)?.unwrap_or(1.0);
    let intercept = found.decimal(INTERCEPT)?.unwrap_or(0.0);
    let value = |sample: u16| {
        let number = f64::from(bits.number(sample));
        match &modality {
            Some(table) => f64::from(table.at(number)),
            None => number * slope + intercept,
        }
    };
    let window = match (found.decimal(CENTER)?, found.decimal(WIDTH)?) {
        (Some(center), Some(width)) => Some((center, width)),
        _ => None,
    };
    let shade: Box<dyn Fn(f64) -> f64> = if let Some((center, width)) = window {
        let function = found.text(FUNCTION).unwrap_or("LINEAR");
        windowed(function, center, width)?
    } else if let Some(table) = found.shown_table(bits.signed && modality.is_none())? {
        // Some devices declare more bits than their entries use: the highest entry is white.
        let white = f64::from(table.entries.iter().copied().max().unwrap_or(1).max(1));
        Box::new(move |value| 255.0 * f64::from(table.at(value)) / white)
    } else {
        let values = samples.map(value);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let range = if high > low { high - low } else { 1.0 };
        Box::new(move |value| 255.0 * (value - low) / range)
    };
    Ok((0..=bits.mask)
        .map(|sample| shade(value(sample)).round().clamp(0.0, 255.0) as u8)
        .collect())
}

/// The functions of DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3, from a real value to 0 to 255.
fn windowed(
    function: &str,
    center: f64,
    width: f64,
) -> Result<Box<dyn Fn(f64) -> f64>, ImageError> {
    if width <= 0.0 {
        return Err(DAMAGED);
    }
    Ok(match function {
        "SIGMOID" => Box::new(move |value| 255.0 / (1.0 + (-4.0 * (value - center) / width).exp())),
        "LINEAR_EXACT" => {
            Box::new(move |value| (((value - center) / width + 0.5) * 255.0).clamp(0.0, 255.0))
        }
        _ => Box::new(move |value| {
            let (center, width) = (center - 0.5, (width - 1.0).max(0.0));
            if value <= center - width / 2.0 {
                0.0
            } else if value > center + width / 2.0 {
                255.0
            } else {
                ((value - center) / width + 0.5) * 255.0
            }
        }),
    })
}
