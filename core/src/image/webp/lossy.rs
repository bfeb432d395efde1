//! A lossy picture of a WebP (VP8, RFC 6386): its size, and whether its partitions lie in it. A decoder takes 16 MB for one that claims to be as long.

use super::DAMAGED;
use crate::image::ImageError;

/// Width and height.
pub(super) fn size(data: &[u8]) -> Result<(u64, u64), ImageError> {
    let [t0, t1, t2, _, _, _, w0, w1, h0, h1, rest @ ..] = data else {
        return Err(DAMAGED);
    };
    let first = (u32::from_le_bytes([*t0, *t1, *t2, 0]) >> 5) as usize;
    let (header, rest) = rest.split_at_checked(first).ok_or(DAMAGED)?;
    let named = 3 * (partitions(header) - 1);
    let (lengths, rest) = rest.split_at_checked(named).ok_or(DAMAGED)?;
    let length = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    if lengths.chunks(3).map(length).sum::<usize>() > rest.len() {
        return Err(DAMAGED);
    }
    let side = |bytes| u64::from(u16::from_le_bytes(bytes) & 0x3FFF);
    Ok((side([*w0, *w1]), side([*h0, *h1])))
}

/// How many partitions hold the coefficients (section 9.5): what stands before is passed.
fn partitions(header: &[u8]) -> usize {
    let mut bits = Bits::new(header);
    // Colour space, clamping.
    bits.number(2);
    // Segments.
    if bits.flag() {
        let (map, data) = (bits.flag(), bits.flag());
        if data {
            bits.flag();
            (0..4).for_each(|_| bits.optional(8));
            (0..4).for_each(|_| bits.optional(7));
        }
        if map {
            (0..3).for_each(|_| bits.optional(8));
        }
    }
    // The loop filter's kind, level and sharpness, and its adjustments.
    bits.number(10);
    if bits.flag() && bits.flag() {
        (0..8).for_each(|_| bits.optional(7));
    }
    1 << bits.number(2)
}

/// The boolean decoder (section 7), at even odds.
struct Bits<'a> {
    rest: std::slice::Iter<'a, u8>,
    value: u32,
    range: u32,
    shifted: u32,
}

impl<'a> Bits<'a> {
    fn new(data: &'a [u8]) -> Self {
        let mut rest = data.iter();
        let mut next = || rest.next().map_or(0, |byte| u32::from(*byte));
        let value = next() << 8 | next();
        Self {
            rest,
            value,
            range: 255,
            shifted: 0,
        }
    }

    fn flag(&mut self) -> bool {
        let split = 1 + ((self.range - 1) >> 1);
        let set = self.value >= split << 8;
        if set {
            self.range -= split;
            self.value -= split << 8;
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.value <<= 1;
            self.range <<= 1;
            self.shifted += 1;
            if self.shifted == 8 {
                self.shifted = 0;
                self.value |= self.rest.next().map_or(0, |byte| u32::from(*byte));
            }
        }
        set
    }

    fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |number, _| number << 1 | u32::from(self.flag()))
    }

    /// Passes a value of so many bits, sign included, that a flag says is there.
    fn optional(&mut self, bits: u32) {
        if self.flag() {
            self.number(bits);
        }
    }
}
