//! What a JPEG says of itself, found by stepping over its segments; nothing is decoded.

use crate::image::limits::MAX_SCANS;

/// Sizes and kind of the picture.
pub(crate) struct Frame {
    /// In pixels.
    pub(crate) width: u64,
    /// In pixels.
    pub(crate) height: u64,
    /// 1 to 4.
    pub(crate) components: u64,
    /// Whether a decoder must hold all coefficients before the first pixel: progressive, or each component in a scan of its own.
    pub(crate) held_whole: bool,
    /// Where the marker of the end stands, or the file ends without one.
    pub(crate) end: usize,
    /// Pixels of a unit that is coded together, and how many of these come between two restarts; 0: there are none.
    unit: (u64, u64),
    interval: u64,
    /// Restarts that are there.
    restarts: u64,
}

impl Frame {
    /// The frame of a file. `None` if a segment is cut off, if there is no frame or more than one, or more than [`MAX_SCANS`] scans: a decoder
    /// may pass over all pixels for each.
    pub(crate) fn of(file: &[u8]) -> Option<Self> {
        let mut rest = file.get(2..)?;
        let mut frame: Option<Self> = None;
        let mut scans = 0;
        let (mut interval, mut restarts, mut end) = (0, 0, file.len());
        while let Some(start) = first_ff(rest) {
            rest = &rest[start..];
            let Some(at) = rest.iter().position(|byte| *byte != 0xFF) else {
                break;
            };
            let marker = rest[at];
            rest = &rest[at + 1..];
            match marker {
                0xD0..=0xD7 => {
                    restarts += 1;
                    continue;
                }
                // A byte of the scan, a beginning.
                0x00 | 0x01 | 0xD8 => continue,
                0xD9 => {
                    end = file.len() - rest.len() - 2;
                    break;
                }
                _ => {}
            }
            let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
            let segment = rest.get(2..length)?;
            match marker {
                // Tables, an extension, arithmetic conditioning.
                0xC4 | 0xC8 | 0xCC => {}
                0xC0..=0xCF => {
                    let new = Self::read(segment, marker & 3 == 2)?;
                    if frame.replace(new).is_some() {
                        return None;
                    }
                }
                0xDD => {
                    let [high, low] = *segment else { return None };
                    interval = u64::from(u16::from_be_bytes([high, low]));
                }
                0xDA => {
                    scans += 1;
                    if scans > MAX_SCANS {
                        return None;
                    }
                }
                _ => {}
            }
            rest = &rest[length..];
        }
        let mut frame = frame?;
        frame.held_whole |= scans > 1;
        (frame.interval, frame.restarts, frame.end) = (interval, restarts, end);
        Some(frame)
    }

    /// Whether restarts can tell that a scan is whole.
    pub(crate) fn has_restarts(&self) -> bool {
        self.interval > 0
    }

    /// Whether a picture of one scan has all its restarts.
    pub(crate) fn has_all_restarts(&self) -> bool {
        let units = self.width.div_ceil(self.unit.0) * self.height.div_ceil(self.unit.1);
        self.interval == 0 || self.restarts >= units.div_ceil(self.interval).saturating_sub(1)
    }

    fn read(segment: &[u8], progressive: bool) -> Option<Self> {
        let [_, h1, h0, w1, w0, components, ref sampled @ ..] = *segment else {
            return None;
        };
        let factors = sampled.chunks_exact(3).map(|component| component[1]);
        let most = |shift: u8| {
            // A single component is coded block by block.
            let all = factors.clone().filter(|_| components > 1);
            let most = all.map(|both| both >> shift & 15).max();
            8 * u64::from(most.unwrap_or(1).max(1))
        };
        let frame = Self {
            width: u64::from(u16::from_be_bytes([w1, w0])),
            height: u64::from(u16::from_be_bytes([h1, h0])),
            components: u64::from(components),
            held_whole: progressive,
            end: 0,
            unit: (most(4), most(0)),
            interval: 0,
            restarts: 0,
        };
        let whole = frame.width > 0 && frame.height > 0 && (1..=4).contains(&components);
        whole.then_some(frame)
    }
}

/// Where the first 0xFF is. In pieces, since a scan is megabytes and few of its bytes are that.
fn first_ff(bytes: &[u8]) -> Option<usize> {
    const PIECE: usize = 64;
    let mut pieces = bytes.chunks(PIECE);
    let piece = pieces.position(|piece| piece.contains(&0xFF))?;
    let within = bytes[piece * PIECE..]
        .iter()
        .position(|byte| *byte == 0xFF)?;
    Some(piece * PIECE + within)
}
