//! The prefix codes of VP8L (RFC 9649 section 3.7.2), as far as they must be read to be counted.

use super::DAMAGED;
use crate::image::ImageError;

/// The longest code.
const LONGEST: usize = 15;
/// In this order the lengths of the code for lengths are written.
const ORDER: [usize; 19] = [
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
];

/// Bits, the lowest of each byte first.
pub(super) struct Bits<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    pub(super) fn flag(&mut self) -> Result<bool, ImageError> {
        let byte = self.data.get(self.at / 8).ok_or(DAMAGED)?;
        let set = byte >> (self.at % 8) & 1 == 1;
        self.at += 1;
        Ok(set)
    }

    /// The lowest bit comes first.
    pub(super) fn number(&mut self, bits: u32) -> Result<u32, ImageError> {
        (0..bits).try_fold(0, |number, at| Ok(number | u32::from(self.flag()?) << at))
    }
}

/// A canonical code. One with a single symbol takes no bit.
pub(super) struct Code {
    /// How many symbols have a code of this length.
    counts: [u16; LONGEST + 1],
    /// In the order of their codes.
    symbols: Vec<u16>,
}

impl Code {
    pub(super) const NONE: Self = Self {
        counts: [0; LONGEST + 1],
        symbols: Vec::new(),
    };

    /// Reads a code for an alphabet of so many symbols.
    pub(super) fn read(bits: &mut Bits<'_>, alphabet: usize) -> Result<Self, ImageError> {
        if !bits.flag()? {
            return Self::of(&Self::lengths(bits, alphabet)?);
        }
        let two = bits.flag()?;
        let wide = if bits.flag()? { 8 } else { 1 };
        let mut code = Self::NONE;
        code.symbols.push(bits.number(wide)? as u16);
        if two {
            code.symbols.push(bits.number(8)? as u16);
            code.counts[1] = 2;
        }
        if code
            .symbols
            .iter()
            .any(|symbol| usize::from(*symbol) >= alphabet)
        {
            return Err(DAMAGED);
        }
        Ok(code)
    }

    /// The lengths of the codes of all symbols, themselves coded.
    fn lengths(bits: &mut Bits<'_>, alphabet: usize) -> Result<Vec<u8>, ImageError> {
        let mut own = [0; ORDER.len()];
        let written = 4 + bits.number(4)? as usize;
        for place in ORDER.get(..written).ok_or(DAMAGED)? {
            own[*place] = bits.number(3)? as u8;
        }
        let code = Self::of(&own)?;
        let mut left = alphabet;
        if bits.flag()? {
            let wide = 2 + 2 * bits.number(3)?;
            left = 2 + bits.number(wide)? as usize;
            if left > alphabet {
                return Err(DAMAGED);
            }
        }
        let mut lengths = Vec::with_capacity(alphabet);
        let mut before = 8;
        while lengths.len() < alphabet && left > 0 {
            left -= 1;
            let (length, times) = match code.symbol(bits)? as u8 {
                16 => (before, 3 + bits.number(2)?),
                17 => (0, 3 + bits.number(3)?),
                18 => (0, 11 + bits.number(7)?),
                length => {
                    if length > 0 {
                        before = length;
                    }
                    (length, 1)
                }
            };
            lengths.resize(lengths.len() + times as usize, length);
        }
        if lengths.len() > alphabet {
            return Err(DAMAGED);
        }
        Ok(lengths)
    }

    /// The code in which each symbol has its length; 0: it has none.
    fn of(lengths: &[u8]) -> Result<Self, ImageError> {
        let mut code = Self::NONE;
        for length in lengths {
            *code.counts.get_mut(usize::from(*length)).ok_or(DAMAGED)? += 1;
        }
        code.counts[0] = 0;
        let mut next = [0; LONGEST + 1];
        for length in 0..LONGEST {
            next[length + 1] = next[length] + usize::from(code.counts[length]);
        }
        code.symbols = vec![0; next[LONGEST] + usize::from(code.counts[LONGEST])];
        for (symbol, length) in (0..).zip(lengths).filter(|(_, length)| **length > 0) {
            let place = &mut next[usize::from(*length)];
            code.symbols[*place] = symbol;
            *place += 1;
        }
        let share = |(length, count): (usize, &u16)| u32::from(*count) << (LONGEST - length);
        let full = code.counts.iter().enumerate().map(share).sum::<u32>() == 1 << LONGEST;
        match code.symbols.len() {
            0 => Err(DAMAGED),
            // Whatever its length.
            1 => {
                code.counts = [0; LONGEST + 1];
                Ok(code)
            }
            _ if full => Ok(code),
            _ => Err(DAMAGED),
        }
    }

    pub(super) fn is_single(&self) -> bool {
        self.symbols.len() == 1
    }

    pub(super) fn symbol(&self, bits: &mut Bits<'_>) -> Result<u16, ImageError> {
        if let [only] = *self.symbols {
            return Ok(only);
        }
        let (mut code, mut first, mut before) = (0, 0, 0);
        for count in &self.counts[1..] {
            let count = u32::from(*count);
            code |= u32::from(bits.flag()?);
            if code < first + count {
                let at = before + (code - first);
                return self.symbols.get(at as usize).copied().ok_or(DAMAGED);
            }
            before += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(DAMAGED)
    }

    /// Bytes as the decoder unpacks it: a table of ten bits, and a tree of nodes of 16 bytes for what is longer.
    pub(super) fn unpacked(&self) -> u64 {
        const TABLE: usize = 10;
        if self.is_single() {
            return 0;
        }
        let longest = self.counts.iter().rposition(|count| *count > 0);
        let table = 4 << longest.unwrap_or(0).min(TABLE);
        let beyond: u64 = self.counts[TABLE + 1..]
            .iter()
            .copied()
            .map(u64::from)
            .sum();
        // Two nodes at most for each symbol in it; three where there are but two symbols.
        table + 32 * beyond + 48
    }
}
