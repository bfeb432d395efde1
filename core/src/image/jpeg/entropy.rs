//! Reads the codes of a JPEG's scan without making pixels of them, to tell whether each interval between two restarts holds as many units as
//! it should: a decoder goes on behind a restart as if nothing were missing, and shows a damaged interval as a strip of other colours.

use super::coding::Coding;

/// Bits that are looked up at once; longer codes are rare.
const FAST: u32 = 9;

/// A Huffman table.
pub(super) struct Codes {
    /// For each beginning of [`FAST`] bits: symbol and length of its code; 0: it is longer.
    fast: Box<[(u8, u8); 1 << FAST]>,
    /// For each length: one more than its last code, from the left of 16 bits, and what is to be added to find the place of its symbol.
    ends: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Codes {
    /// From how many codes there are of each length, and their symbols. `None`: there are more codes than bits can tell apart.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut fast = Box::new([(0, 0); 1 << FAST]);
        let mut ends = [(0, 0); 17];
        let (mut code, mut place) = (0u32, 0usize);
        for length in 1..=16u32 {
            let count = usize::from(counts[length as usize - 1]);
            let first = (code, place);
            for symbol in symbols.get(place..place + count)? {
                if code >= 1 << length {
                    return None;
                }
                if length <= FAST {
                    let from = (code << (FAST - length)) as usize;
                    fast[from..from + (1 << (FAST - length))].fill((*symbol, length as u8));
                }
                code += 1;
            }
            place += count;
            ends[length as usize] = (code << (16 - length), first.1 as i32 - first.0 as i32);
            code <<= 1;
        }
        Some(Self {
            fast,
            ends,
            symbols: symbols.to_vec(),
        })
    }

    /// Symbol and length of the code at the beginning of 16 bits.
    fn find(&self, bits: u32) -> Option<(u8, u32)> {
        let (symbol, length) = self.fast[(bits >> (16 - FAST)) as usize];
        if length > 0 {
            return Some((symbol, u32::from(length)));
        }
        for length in FAST + 1..=16 {
            let (end, offset) = self.ends[length as usize];
            if bits < end {
                let place = (bits >> (16 - length)) as i32 + offset;
                let symbol = self.symbols.get(usize::try_from(place).ok()?)?;
                return Some((*symbol, length));
            }
        }
        None
    }
}

/// What a scan codes of each block.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pass {
    /// All of it.
    Whole,
    /// Progressive: the first bits of the mean.
    Mean,
    /// A bit of the mean.
    MeanBit,
    /// The first bits of some coefficients.
    Band(u8, u8),
    /// Another bit of them, which depends on all scans before; and what is coded in other ways: only its restarts are counted.
    Uncounted,
}

impl Pass {
    pub(super) fn of(coding: Coding, first: u8, last: u8, approximation: u8) -> Self {
        match (coding, first, approximation >> 4) {
            (Coding::Sequential, ..) => Self::Whole,
            (Coding::Progressive, 0, 0) => Self::Mean,
            (Coding::Progressive, 0, _) => Self::MeanBit,
            (Coding::Progressive, _, 0) => Self::Band(first, last),
            _ => Self::Uncounted,
        }
    }

    pub(super) fn needs_dc(self) -> bool {
        matches!(self, Self::Whole | Self::Mean)
    }

    pub(super) fn needs_ac(self) -> bool {
        matches!(self, Self::Whole | Self::Band(..))
    }
}

/// The data between two restarts.
pub(super) struct Interval<'a> {
    rest: &'a [u8],
    /// Bits that were taken from `rest`, at the left end; `count` of them are there.
    bits: u64,
    count: u32,
}

impl<'a> Interval<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self {
            rest: data,
            bits: 0,
            count: 0,
        }
    }

    /// Whether the data are `units`, each of blocks with these tables, and no byte more.
    pub(super) fn holds(
        mut self,
        units: u64,
        blocks: &[(Option<&Codes>, Option<&Codes>)],
        pass: Pass,
    ) -> bool {
        if pass == Pass::Uncounted {
            return true;
        }
        // Blocks that the last code of a band says are empty.
        let mut empty = 0;
        for _ in 0..units {
            for (dc, ac) in blocks {
                if self.block(*dc, *ac, pass, &mut empty).is_none() {
                    return false;
                }
            }
        }
        self.refill();
        // Less than a byte is left, filled with ones (or, by some encoders, with zeros).
        let padding = self.bits >> (64 - self.count.clamp(1, 63));
        empty == 0
            && self.rest.is_empty()
            && self.count < 8
            && (self.count == 0 || padding == 0 || padding == (1 << self.count) - 1)
    }

    /// Passes over a block.
    fn block(
        &mut self,
        dc: Option<&Codes>,
        ac: Option<&Codes>,
        pass: Pass,
        empty: &mut u32,
    ) -> Option<()> {
        let (mut at, last) = match pass {
            Pass::Uncounted => return Some(()),
            Pass::MeanBit => {
                self.refill();
                return self.skip(1);
            }
            Pass::Whole | Pass::Mean => {
                let size = self.symbol(dc?)?;
                if size > 16 {
                    return None;
                }
                self.skip(u32::from(size))?;
                if pass == Pass::Mean {
                    return Some(());
                }
                (1, 63)
            }
            Pass::Band(..) if *empty > 0 => {
                *empty -= 1;
                return Some(());
            }
            Pass::Band(first, last) => (first, last),
        };
        let ac = ac?;
        while at <= last {
            let symbol = self.symbol(ac)?;
            let (run, size) = (symbol >> 4, symbol & 15);
            if size > 0 {
                self.skip(u32::from(size))?;
                at += run + 1;
                if at > last + 1 {
                    return None;
                }
            } else if run == 15 {
                at += 16;
            } else {
                if let Pass::Band(..) = pass {
                    let more = self.take(u32::from(run))?;
                    *empty = (1 << run) + more - 1;
                }
                break;
            }
        }
        Some(())
    }

    fn symbol(&mut self, codes: &Codes) -> Option<u8> {
        self.refill();
        let (symbol, length) = codes.find((self.bits >> 48) as u32)?;
        self.skip(length)?;
        Some(symbol)
    }

    fn skip(&mut self, count: u32) -> Option<()> {
        self.take(count).map(|_| ())
    }

    /// At most 16 bits; after a refill there are 32 at least, while data last.
    fn take(&mut self, count: u32) -> Option<u32> {
        if count == 0 {
            return Some(0);
        }
        self.count = self.count.checked_sub(count)?;
        let bits = (self.bits >> (64 - count)) as u32;
        self.bits <<= count;
        Some(bits)
    }

    fn refill(&mut self) {
        while self.count <= 56 {
            let (byte, length) = match *self.rest {
                [0xFF, 0, ..] => (0xFF, 2),
                [byte, ..] => (byte, 1),
                [] => return,
            };
            self.rest = &self.rest[length..];
            self.bits |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }
}
