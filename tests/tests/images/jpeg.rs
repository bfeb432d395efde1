//! Writes baseline JPEGs whose blocks are flat: with any sampling, scans and restarts.

/// How a picture is written.
#[derive(Clone)]
pub(crate) struct Layout<'a> {
    pub(crate) size: (u16, u16),
    /// Across and down, of each component.
    pub(crate) sampling: &'a [(u8, u8)],
    /// The components of each scan.
    pub(crate) scans: &'a [&'a [usize]],
    /// Units between restarts; 0: none.
    pub(crate) interval: u16,
}

/// The DC table of ISO/IEC 10918-1 K.3.1: how many codes of each length there are; the symbols are in order.
const LENGTHS: [u8; 16] = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

struct Bits {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, length: u32) {
        for at in (0..length).rev() {
            self.held = self.held << 1 | value >> at & 1;
            self.count += 1;
            if self.count == 8 {
                let byte = self.held as u8;
                self.out.push(byte);
                if byte == 0xFF {
                    self.out.push(0);
                }
                (self.held, self.count) = (0, 0);
            }
        }
    }

    fn fill(&mut self) {
        while self.count > 0 {
            self.put(1, 1);
        }
    }

    /// The difference of a block's mean, and the end of the block.
    fn block(&mut self, difference: i32) {
        let size = 32 - difference.unsigned_abs().leading_zeros();
        let (mut code, mut place) = (0u32, 0u32);
        for (index, count) in LENGTHS.iter().enumerate() {
            if size < place + u32::from(*count) {
                self.put(code + size - place, index as u32 + 1);
                break;
            }
            code = (code + u32::from(*count)) << 1;
            place += u32::from(*count);
        }
        let value = if difference < 0 {
            difference - 1
        } else {
            difference
        };
        self.put(value as u32 & ((1 << size) - 1), size);
        self.put(0, 1);
    }
}

/// The mean of the block at `(x, y)` of a component: anything, but always the same.
fn mean(component: usize, x: u32, y: u32) -> i32 {
    let mixed = (x * 7 + y * 13 + component as u32 * 29).wrapping_mul(2_654_435_761) >> 16;
    (mixed % 200) as i32 - 100
}

pub(crate) fn jpeg(layout: &Layout<'_>) -> Vec<u8> {
    let Layout {
        size: (width, height),
        sampling,
        interval,
        ..
    } = *layout;
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    // A step of 8 makes a coefficient of the mean one level.
    out.extend([8; 64]);
    out.extend([0xFF, 0xC0, 0, 8 + 3 * sampling.len() as u8, 8]);
    out.extend(height.to_be_bytes());
    out.extend(width.to_be_bytes());
    out.push(sampling.len() as u8);
    for (id, (across, down)) in sampling.iter().enumerate() {
        out.extend([id as u8 + 1, across << 4 | down, 0]);
    }
    out.extend([0xFF, 0xC4, 0, 31, 0]);
    out.extend(LENGTHS);
    out.extend(0..12);
    // The only code of the other table: nothing more in this block.
    out.extend([0xFF, 0xC4, 0, 20, 0x10, 1]);
    out.extend([0; 16]);
    if interval > 0 {
        out.extend([0xFF, 0xDD, 0, 4]);
        out.extend(interval.to_be_bytes());
    }
    for scan in layout.scans {
        out.extend([0xFF, 0xDA, 0, 6 + 2 * scan.len() as u8, scan.len() as u8]);
        scan.iter().for_each(|id| out.extend([*id as u8 + 1, 0]));
        out.extend([0, 63, 0]);
        out.extend(entropy(layout, scan));
    }
    out.extend([0xFF, 0xD9]);
    out
}

fn entropy(layout: &Layout<'_>, scan: &[usize]) -> Vec<u8> {
    let (width, height) = (u32::from(layout.size.0), u32::from(layout.size.1));
    let most = |of: fn(&(u8, u8)) -> u8| u32::from(layout.sampling.iter().map(of).max().unwrap());
    let (across, down) = (most(|one| one.0), most(|one| one.1));
    let (wide, high) = if let [only] = scan {
        let (h, v) = layout.sampling[*only];
        let side =
            |length: u32, own: u8, most: u32| (length * u32::from(own)).div_ceil(most).div_ceil(8);
        (side(width, h, across), side(height, v, down))
    } else {
        (width.div_ceil(8 * across), height.div_ceil(8 * down))
    };
    let mut bits = Bits {
        out: Vec::new(),
        held: 0,
        count: 0,
    };
    let mut before = [0; 4];
    for unit in 0..wide * high {
        let interval = u32::from(layout.interval);
        if interval > 0 && unit > 0 && unit % interval == 0 {
            bits.fill();
            bits.out
                .extend([0xFF, 0xD0 + ((unit / interval - 1) % 8) as u8]);
            before = [0; 4];
        }
        for component in scan {
            let (h, v) = if scan.len() == 1 {
                (1, 1)
            } else {
                layout.sampling[*component]
            };
            for block in 0..u32::from(h) * u32::from(v) {
                let x = unit % wide * u32::from(h) + block % u32::from(h);
                let y = unit / wide * u32::from(v) + block / u32::from(h);
                let mean = mean(*component, x, y);
                bits.block(mean - before[*component]);
                before[*component] = mean;
            }
        }
    }
    bits.fill();
    bits.out
}
