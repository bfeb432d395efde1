//! What a TIFF says of itself before it is decoded, and how much of the file its decoder may read.
//!
//! The decoder makes a list of as many values as a tag claims to have, before it can be given a limit (266 MB for a damaged file of 8 kB); a tile
//! may claim to be wider than the picture, a JPEG within to be larger; and a strip may be named a thousand times.

use std::io::{BufRead, Cursor, Error, ErrorKind, Read, Result as Io, Seek, SeekFrom};

use super::{Format, ImageError};

const DAMAGED: ImageError = ImageError::Damaged(Format::Tiff);

/// Values of one tag at most: strips of a single row for any picture that is allowed, and three planes of it.
const MAX_VALUES: u64 = 1 << 16;
/// What a decompressor reads ahead of a strip.
const AHEAD: u64 = 32 << 10;

const WIDTH: u16 = 256;
const BITS: u16 = 258;
const COMPRESSION: u16 = 259;
const STRIPS: u16 = 273;
const SAMPLES: u16 = 277;
const TILE_WIDTH: u16 = 322;
const TILES: u16 = 324;
/// All tags that the decoder reads, but for those of a JPEG.
const READ: [u16; 19] = [
    WIDTH,
    257,
    BITS,
    COMPRESSION,
    262,
    STRIPS,
    274,
    SAMPLES,
    278,
    279,
    284,
    317,
    TILE_WIDTH,
    323,
    TILES,
    325,
    338,
    339,
    530,
];
/// Compressions that are a JPEG.
const JPEGS: [u64; 2] = [6, 7];

/// What is known before decoding.
pub(super) struct Head {
    /// Bytes for each pixel, as they are unpacked: with samples that are not shown, and with what of a tile lies outside.
    pub(super) unpacked: u64,
    /// Bytes of the file that may be read in all.
    pub(super) reads: u64,
}

/// # Errors
/// [`ImageError::Damaged`], [`ImageError::Unsupported`] for a JPEG in a TIFF: it would be decoded without our limits, and leniently.
pub(super) fn head(file: &[u8]) -> Result<Head, ImageError> {
    let mut values: [Option<Option<u64>>; READ.len()] = [None; READ.len()];
    let mut chunks = 0;
    for entry in Directory::of(file).ok_or(DAMAGED)?.entries()? {
        let Some(place) = READ.iter().position(|tag| *tag == entry.tag) else {
            continue;
        };
        if entry.count > MAX_VALUES || values[place].is_some() {
            return Err(DAMAGED);
        }
        values[place] = Some(entry.first);
        if matches!(entry.tag, STRIPS | TILES) {
            chunks = entry.count;
        }
    }
    // The decoder would take text or a fraction for a number.
    let value = |tag: u16, absent: u64| {
        let place = READ.iter().position(|read| *read == tag);
        place
            .and_then(|place| values[place])
            .unwrap_or(Some(absent))
            .ok_or(DAMAGED)
    };
    if JPEGS.contains(&value(COMPRESSION, 1)?) {
        return Err(ImageError::Unsupported(Format::Tiff, "a JPEG within"));
    }
    let width = value(WIDTH, 0)?;
    let tile = value(TILE_WIDTH, width)?;
    if width == 0 || tile == 0 {
        return Err(DAMAGED);
    }
    let row = width.div_ceil(tile).saturating_mul(tile);
    let bits = value(BITS, 1)?.max(8).saturating_mul(value(SAMPLES, 1)?);
    let unpacked = row.saturating_mul(bits.div_ceil(8)).div_ceil(width);
    let reads = 2 * file.len() as u64 + AHEAD * (chunks + 2);
    Ok(Head { unpacked, reads })
}

/// The first directory of a file.
struct Directory<'a> {
    file: &'a [u8],
    little: bool,
    big: bool,
    at: usize,
}

struct Entry {
    tag: u16,
    count: u64,
    /// The first value, where it is a whole number without sign.
    first: Option<u64>,
}

impl<'a> Directory<'a> {
    fn of(file: &'a [u8]) -> Option<Self> {
        let mut directory = Self {
            file,
            little: file.first()? == &b'I',
            big: false,
            at: 0,
        };
        directory.big = directory.number(2, 2)? == 43;
        let (at, width) = if directory.big { (8, 8) } else { (4, 4) };
        directory.at = usize::try_from(directory.number(at, width)?).ok()?;
        Some(directory)
    }

    fn entries(&self) -> Result<Vec<Entry>, ImageError> {
        let (head, each) = if self.big { (8, 20) } else { (2, 12) };
        let count = self.number(self.at, head).ok_or(DAMAGED)?;
        // As many as a directory with short numbers may have.
        if count > u64::from(u16::MAX) {
            return Err(DAMAGED);
        }
        (0..count as usize)
            .map(|number| self.entry(self.at.checked_add(head + number * each)?))
            .map(|entry| entry.ok_or(DAMAGED))
            .collect()
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let wide = if self.big { 8 } else { 4 };
        let tag = self.number(at, 2)? as u16;
        let count = self.number(at + 4, wide)?;
        let size = match self.number(at + 2, 2)? {
            1 => 1,
            3 => 2,
            4 => 4,
            16 if self.big => 8,
            // Text, fractions, signed: no size or place of ours is one of these.
            2 | 5..=15 | 16..=18 => {
                let first = None;
                return Some(Entry { tag, count, first });
            }
            // The decoder loses its place behind a kind that it does not know.
            _ => return None,
        };
        let field = at + 4 + wide;
        let place = if count.checked_mul(size as u64)? <= wide as u64 {
            field
        } else {
            usize::try_from(self.number(field, wide)?).ok()?
        };
        Some(Entry {
            tag,
            count,
            first: self.number(place, size),
        })
    }

    /// A number of `width` bytes.
    fn number(&self, at: usize, width: usize) -> Option<u64> {
        let bytes = self.file.get(at..at.checked_add(width)?)?;
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Some(if self.little {
            bytes.iter().rev().fold(0, add)
        } else {
            bytes.iter().fold(0, add)
        })
    }
}

/// A file of which no more than `left` bytes are read, however often.
pub(super) struct Metered<'a> {
    file: Cursor<&'a [u8]>,
    left: u64,
}

impl<'a> Metered<'a> {
    pub(super) fn new(file: &'a [u8], left: u64) -> Self {
        Self {
            file: Cursor::new(file),
            left,
        }
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, to: &mut [u8]) -> Io<usize> {
        let read = self.file.read(to)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
        Ok(read)
    }
}

impl BufRead for Metered<'_> {
    fn fill_buf(&mut self) -> Io<&[u8]> {
        if self.left == 0 {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        self.file.fill_buf()
    }

    fn consume(&mut self, read: usize) {
        self.left = self.left.saturating_sub(read as u64);
        self.file.consume(read);
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> Io<u64> {
        self.file.seek(to)
    }
}
