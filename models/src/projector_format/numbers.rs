//! Rows of numbers from one format into another, exactly as ggml's own converters round them. It knows no file.

/// Elements of a block of Q8_0, which share a scale.
pub(super) const BLOCK: usize = 32;

/// Formats that are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    F32,
    F16,
    Bf16,
    Q8_0,
}

impl Number {
    /// By ggml's name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "F32" => Some(Self::F32),
            "F16" => Some(Self::F16),
            "BF16" => Some(Self::Bf16),
            "Q8_0" => Some(Self::Q8_0),
            _ => None,
        }
    }
}

/// The numbers in `bytes`, little-endian; none of a format of blocks, from which nothing is converted.
pub(super) fn read(bytes: &[u8], from: Number) -> Vec<f32> {
    let pairs = || {
        let (pairs, _) = bytes.as_chunks::<2>();
        pairs.iter().map(|pair| u16::from_le_bytes(*pair))
    };
    match from {
        Number::F32 => {
            let (fours, _) = bytes.as_chunks::<4>();
            fours.iter().map(|four| f32::from_le_bytes(*four)).collect()
        }
        Number::F16 => pairs().map(half).collect(),
        Number::Bf16 => pairs()
            .map(|bits| f32::from_bits(u32::from(bits) << 16))
            .collect(),
        Number::Q8_0 => Vec::new(),
    }
}

/// `numbers` in the format `to`, of Q8_0 whole blocks; `None` if one of them, or a block's scale, is not finite there.
pub(super) fn write(numbers: &[f32], to: Number) -> Option<Vec<u8>> {
    match to {
        Number::F32 => each(numbers, |number| {
            number.is_finite().then_some(number.to_le_bytes())
        }),
        Number::F16 => each(numbers, |number| Some(to_half(number)?.to_le_bytes())),
        Number::Bf16 => each(numbers, |number| Some(brain(number)?.to_le_bytes())),
        Number::Q8_0 => {
            let (blocks, _) = numbers.as_chunks::<BLOCK>();
            let mut out = Vec::with_capacity(blocks.len() * (2 + BLOCK));
            for block in blocks {
                eight_bits(block, &mut out)?;
            }
            Some(out)
        }
    }
}

fn each<const N: usize>(
    numbers: &[f32],
    bytes: impl Fn(f32) -> Option<[u8; N]>,
) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(numbers.len() * N);
    for number in numbers {
        out.extend_from_slice(&bytes(*number)?);
    }
    Some(out)
}

/// The number of a half: one bit of sign, five of exponent, ten of fraction.
fn half(bits: u16) -> f32 {
    let (sign, exponent) = (u32::from(bits >> 15) << 31, u32::from(bits >> 10) & 31);
    let fraction = u32::from(bits) & 1023;
    let size = match exponent {
        // Below the least normal one: steps of 2^-24.
        0 => (fraction as f32 * (-24.0_f32).exp2()).to_bits(),
        31 => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | size)
}

/// The nearest half, of two as near the even one.
fn to_half(number: f32) -> Option<u16> {
    let (sign, size) = ((number.to_bits() >> 31 << 15) as u16, number.abs());
    // From here on the nearest is infinite.
    if size.is_nan() || size >= 65_520.0 {
        return None;
    }
    if size < (-14.0_f32).exp2() {
        return Some(sign | (size * 24.0_f32.exp2()).round_ties_even() as u16);
    }
    let bits = size.to_bits();
    let rounded = (bits + 0xfff + (bits >> 13 & 1)) >> 13;
    Some(sign | (rounded - (112 << 10)) as u16)
}

/// The upper half of a float of 32 bits, rounded to the nearest, of two as near to the even one.
fn brain(number: f32) -> Option<u16> {
    let bits = number.to_bits();
    let rounded = (bits.checked_add(0x7fff + (bits >> 16 & 1))? >> 16) as u16;
    let is_finite = number.is_finite() && rounded & 0x7f80 != 0x7f80;
    is_finite.then_some(rounded)
}

/// A block of Q8_0: its scale as a half, then 32 whole numbers from -127 to 127. The scale is rounded only after it has divided.
fn eight_bits(block: &[f32; BLOCK], out: &mut Vec<u8>) -> Option<()> {
    if !block.iter().all(|number| number.is_finite()) {
        return None;
    }
    let scale = block
        .iter()
        .fold(0.0_f32, |most, number| most.max(number.abs()))
        / 127.0;
    let inverse = if scale == 0.0 { 0.0 } else { 1.0 / scale };
    out.extend_from_slice(&to_half(scale)?.to_le_bytes());
    out.extend(
        block
            .iter()
            .map(|number| (number * inverse).round() as i8 as u8),
    );
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every half there is becomes a number and the same half again.
    #[test]
    fn a_half_stays_itself() {
        for bits in 0..=u16::MAX {
            let number = half(bits);
            if number.is_finite() {
                assert_eq!(to_half(number), Some(bits), "{bits:#06x}");
            } else {
                assert_eq!(to_half(number), None, "{bits:#06x}");
            }
        }
        // What the format is known to hold.
        for (bits, number) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65_504.0),
            (0x0400, 6.103_515_6e-5),
            (0x0001, 5.960_464_5e-8),
            (0x3555, 0.333_251_95),
        ] {
            assert_eq!(half(bits), number);
        }
    }

    #[test]
    fn what_lies_between_goes_to_the_nearest_and_of_two_to_the_even_one() {
        let step = (-10.0_f32).exp2();
        assert_eq!(to_half(1.0 + step / 2.0), Some(0x3c00));
        assert_eq!(to_half(1.0 + step * 1.5), Some(0x3c02));
        assert_eq!(to_half(1.0 + step * 0.6), Some(0x3c01));
        assert_eq!(to_half(-(1.0 + step * 0.6)), Some(0xbc01));
        assert_eq!(to_half((-25.0_f32).exp2()), Some(0));
        assert_eq!(to_half((-25.0_f32).exp2() * 1.1), Some(1));
        assert_eq!(to_half(65_519.0), Some(0x7bff));
        assert_eq!(to_half(65_520.0), None);
        let step = (-7.0_f32).exp2();
        assert_eq!(brain(1.0 + step / 2.0), Some(0x3f80));
        assert_eq!(brain(1.0 + step * 1.5), Some(0x3f82));
        assert_eq!(brain(-(1.0 + step * 0.6)), Some(0xbf81));
        assert_eq!(brain(f32::MAX), None);
    }

    #[test]
    fn what_is_no_number_is_refused_in_every_format() {
        for bad in [f32::NAN, -f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut row = [0.5; BLOCK];
            row[7] = bad;
            for to in [Number::F32, Number::F16, Number::Bf16, Number::Q8_0] {
                assert_eq!(write(&row, to), None, "{bad} {to:?}");
            }
        }
        // A scale that no half can hold.
        assert_eq!(write(&[1e30; BLOCK], Number::Q8_0), None);
    }

    /// No number is further from what it was than half a step of its format; zero stays zero.
    #[test]
    fn nothing_moves_further_than_half_a_step() {
        let mut state = 1_u32;
        let row: Vec<f32> = (0..64 * BLOCK)
            .map(|place| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let number = (state >> 8) as f32 / 8_388_608.0 - 1.0;
                number * (-((place / BLOCK) as f32) / 6.0).exp2()
            })
            .collect();
        let bytes = write(&row, Number::Bf16).unwrap();
        for (was, is) in row.iter().zip(read(&bytes, Number::Bf16)) {
            assert!((was - is).abs() <= was.abs() / 256.0, "{was} {is}");
        }
        let bytes = write(&row, Number::Q8_0).unwrap();
        assert_eq!(bytes.len(), row.len() / BLOCK * 34);
        // A scale is a half: 11 bits, fewer where it is very small.
        let rounded = |most: f32| most / 2048.0 + 127.0 * (-25.0_f32).exp2();
        for (block, row) in bytes.chunks(34).zip(row.chunks(BLOCK)) {
            let scale = half(u16::from_le_bytes([block[0], block[1]]));
            let most = row
                .iter()
                .fold(0.0_f32, |most, number| most.max(number.abs()));
            assert!(
                (scale * 127.0 - most).abs() <= rounded(most),
                "{scale} {most}"
            );
            for (number, was) in block[2..].iter().zip(row) {
                let is = f32::from(*number as i8) * scale;
                // Half a step, and what the scale was rounded by.
                assert!(
                    (was - is).abs() <= scale * 0.5 + rounded(most),
                    "{was} {is}"
                );
            }
        }
        assert_eq!(write(&[0.0; BLOCK], Number::Q8_0), Some(vec![0; 34]));
    }
}
