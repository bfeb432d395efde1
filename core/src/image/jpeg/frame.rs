//! What a JPEG says of itself, found by stepping over its segments; nothing is decoded.

use super::coding::Coding;
use super::entropy::{Codes, Interval, Pass};
use crate::image::limits::MAX_SCANS;

/// Sizes and kind of the picture.
pub(crate) struct Frame {
    /// In pixels.
    pub(crate) width: u64,
    /// In pixels.
    pub(crate) height: u64,
    /// Of a sample, in bits.
    pub(crate) precision: u8,
    /// Of each component, 1 to 4 of them.
    components: Vec<Component>,
    /// Whether a decoder must hold all coefficients before the first pixel: progressive, or each component in a scan of its own.
    pub(crate) held_whole: bool,
    /// Where the marker of the end stands, or the file ends without one.
    pub(crate) end: usize,
    /// How it is coded.
    pub(crate) coding: Coding,
    /// Whether a scan has restarts, which tell whether it is whole.
    pub(crate) has_restarts: bool,
    scans: usize,
}

/// Number, and how often it is sampled across and down, of a component.
#[derive(Debug, Clone, Copy)]
struct Component {
    id: u8,
    across: u8,
    down: u8,
}

/// The tables and the interval in force.
#[derive(Default)]
struct Tables {
    dc: [Option<Codes>; 4],
    ac: [Option<Codes>; 4],
    interval: u64,
}

impl Frame {
    /// The frame of a file. `None` if a segment is cut off, if there is no frame or more than one, more than [`MAX_SCANS`] scans (a decoder
    /// may pass over all pixels for each), or if a scan with restarts has not all its units between them.
    pub(crate) fn of(file: &[u8]) -> Option<Self> {
        let mut at = 2;
        let mut frame: Option<Self> = None;
        let mut tables = Tables::default();
        let mut end = file.len();
        while let Some((marker, behind)) = next_marker(file, at) {
            at = behind;
            match marker {
                // A byte of the scan, a beginning; a restart outside a scan.
                0x00 | 0x01 | 0xD0..=0xD8 => continue,
                0xD9 => {
                    end = behind - 2;
                    break;
                }
                _ => {}
            }
            let length = usize::from(u16::from_be_bytes([*file.get(at)?, *file.get(at + 1)?]));
            let segment = file.get(at + 2..at + length)?;
            at += length;
            match marker {
                0xC4 => tables.read(segment)?,
                // An extension, arithmetic conditioning.
                0xC8 | 0xCC => {}
                0xC0..=0xCF => {
                    let new = Self::read(segment, marker)?;
                    if frame.replace(new).is_some() {
                        return None;
                    }
                }
                0xDD => {
                    let [high, low] = *segment else { return None };
                    tables.interval = u64::from(u16::from_be_bytes([high, low]));
                }
                0xDA => {
                    let frame = frame.as_mut()?;
                    frame.scans += 1;
                    if frame.scans > MAX_SCANS {
                        return None;
                    }
                    let data = &file[at..];
                    let data = &data[..scan_end(data)];
                    at += data.len();
                    if tables.interval > 0 {
                        frame.has_restarts = true;
                        frame.check(segment, data, &tables)?;
                    }
                }
                _ => {}
            }
        }
        let mut frame = frame?;
        frame.held_whole |= frame.scans > 1;
        frame.end = end;
        Some(frame)
    }

    pub(crate) fn components(&self) -> u64 {
        self.components.len() as u64
    }

    /// Whether the components lie in scans of their own, and it is not progressive: the decoder gives garbage for most of these.
    pub(crate) fn is_scattered(&self) -> bool {
        self.coding == Coding::Sequential && self.scans > 1
    }

    /// Whether colour has more samples than brightness has, which no camera writes: the decoder gives garbage.
    pub(crate) fn has_finer_colour(&self) -> bool {
        let finer =
            |first: &Component, one: &Component| one.across > first.across || one.down > first.down;
        let first = self.components.first();
        first.is_some_and(|first| self.components.iter().any(|one| finer(first, one)))
    }

    fn read(segment: &[u8], marker: u8) -> Option<Self> {
        let [precision, h1, h0, w1, w0, count, ref sampled @ ..] = *segment else {
            return None;
        };
        let components: Vec<_> = sampled
            .chunks_exact(3)
            .map(|component| Component {
                id: component[0],
                across: component[1] >> 4,
                down: component[1] & 15,
            })
            .collect();
        let coding = match marker {
            0xC0 | 0xC1 => Coding::Sequential,
            0xC2 => Coding::Progressive,
            0xC3 => Coding::Lossless,
            _ => Coding::Other,
        };
        let factors = components.iter().flat_map(|one| [one.across, one.down]);
        let whole = components.len() == usize::from(count)
            && (1..=4).contains(&count)
            && factors.clone().all(|factor| (1..=4).contains(&factor));
        let frame = Self {
            width: u64::from(u16::from_be_bytes([w1, w0])),
            height: u64::from(u16::from_be_bytes([h1, h0])),
            precision,
            components,
            held_whole: coding == Coding::Progressive,
            end: 0,
            coding,
            has_restarts: false,
            scans: 0,
        };
        (whole && frame.width > 0 && frame.height > 0).then_some(frame)
    }

    /// Whether a scan has all its units, in as many intervals as they need, each ended by the restart that is due.
    fn check(&self, header: &[u8], data: &[u8], tables: &Tables) -> Option<()> {
        let (count, rest) = header.split_first()?;
        let (selected, rest) = rest.split_at_checked(2 * usize::from(*count))?;
        let [first, last, approximation] = *rest.first_chunk::<3>()?;
        let mut blocks = Vec::new();
        for pair in selected.chunks_exact(2) {
            let component = self.components.iter().find(|one| one.id == pair[0])?;
            let (dc, ac) = (usize::from(pair[1] >> 4), usize::from(pair[1] & 15));
            blocks.push((*component, dc, ac));
        }
        let most = |of: fn(&Component) -> u8| {
            let all = self.components.iter().map(of);
            u64::from(all.max().unwrap_or(1))
        };
        let (across, down) = (most(|one| one.across), most(|one| one.down));
        let side = if self.coding == Coding::Lossless {
            1
        } else {
            8
        };
        // A single component is coded block by block, as many as hold its samples.
        let units = if let [(only, ..)] = blocks[..] {
            let wide = (self.width * u64::from(only.across)).div_ceil(across);
            let high = (self.height * u64::from(only.down)).div_ceil(down);
            wide.div_ceil(side) * high.div_ceil(side)
        } else {
            self.width.div_ceil(side * across) * self.height.div_ceil(side * down)
        };
        let pass = Pass::of(self.coding, first, last, approximation);
        let single = blocks.len() == 1;
        let mut order = Vec::new();
        for (component, dc, ac) in &blocks {
            let repeated = if single {
                1
            } else {
                usize::from(component.across * component.down)
            };
            let codes = |all: &'_ [Option<Codes>; 4], at: usize| all.get(at).map(Option::is_some);
            if pass.needs_dc() && codes(&tables.dc, *dc) != Some(true)
                || pass.needs_ac() && codes(&tables.ac, *ac) != Some(true)
            {
                return None;
            }
            let tables = (tables.dc.get(*dc)?.as_ref(), tables.ac.get(*ac)?.as_ref());
            order.extend(std::iter::repeat_n(tables, repeated));
        }
        let mut left = units;
        let mut due = 0u8;
        let mut rest = data;
        loop {
            let (interval, restart) = split(rest);
            let here = left.min(tables.interval);
            let interval = Interval::new(interval);
            if !interval.holds(here, &order, pass) {
                return None;
            }
            left -= here;
            match restart {
                None => return (left == 0).then_some(()),
                // Some encoders write a restart behind the last interval too.
                Some((number, [])) if number == due && left == 0 => return Some(()),
                Some((number, behind)) if number == due && left > 0 => {
                    due = (due + 1) % 8;
                    rest = behind;
                }
                Some(_) => return None,
            }
        }
    }
}

impl Tables {
    /// The Huffman tables of a segment, which replace those before.
    fn read(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((place, rest)) = segment.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let symbols = counts.iter().map(|count| usize::from(*count)).sum();
            let (symbols, rest) = rest.split_at_checked(symbols)?;
            let tables = if place >> 4 == 0 {
                &mut self.dc
            } else {
                &mut self.ac
            };
            *tables.get_mut(usize::from(place & 15))? = Some(Codes::new(counts, symbols)?);
            segment = rest;
        }
        Some(())
    }
}

/// The next marker from `at`, and where what follows it begins.
fn next_marker(file: &[u8], at: usize) -> Option<(u8, usize)> {
    let rest = file.get(at..)?;
    let start = first_ff(rest)?;
    let fill = rest[start..].iter().position(|byte| *byte != 0xFF)?;
    let place = at + start + fill;
    Some((file[place], place + 1))
}

/// Where the entropy-coded data end: at the first marker that is no restart, or with the file.
fn scan_end(data: &[u8]) -> usize {
    let mut at = 0;
    while let Some(start) = first_ff(&data[at..]) {
        let start = at + start;
        match data[start..].iter().position(|byte| *byte != 0xFF) {
            Some(fill) if matches!(data[start + fill], 0x00 | 0xD0..=0xD7) => {
                at = start + fill + 1;
            }
            _ => return start,
        }
    }
    data.len()
}

/// The data up to the next restart; the number of that, and what comes behind it.
fn split(data: &[u8]) -> (&[u8], Option<(u8, &[u8])>) {
    let mut at = 0;
    while let Some(start) = first_ff(&data[at..]) {
        let start = at + start;
        let Some(fill) = data[start..].iter().position(|byte| *byte != 0xFF) else {
            return (&data[..start], None);
        };
        let marker = data[start + fill];
        if (0xD0..=0xD7).contains(&marker) {
            return (
                &data[..start],
                Some((marker - 0xD0, &data[start + fill + 1..])),
            );
        }
        at = start + fill + 1;
    }
    (data, None)
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
