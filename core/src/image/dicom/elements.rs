//! Finds the few elements of a data set that its picture needs, and leaves everything else where it lies.
//!
//! The parser of dicom-object takes as much memory as an element claims to be long: a damaged file of a kilobyte took 4 GB. Here every length
//! is held against the bytes that are there; what was found is written anew, and only that is parsed.

use super::DAMAGED;
use crate::image::ImageError;

/// A tag, as group and number.
type Tag = (u16, u16);

const PIXEL_DATA: Tag = (0x7FE0, 0x0010);
const PLANAR_CONFIGURATION: Tag = (0x0028, 0x0006);
const VOI_LUT_SEQUENCE: Tag = (0x0028, 0x3010);
const ITEM: Tag = (0xFFFE, 0xE000);
const ITEM_END: Tag = (0xFFFE, 0xE00D);
const SEQUENCE_END: Tag = (0xFFFE, 0xE0DD);
const UNDEFINED: u32 = u32::MAX;
/// Sequences in sequences at most.
const DEPTH: usize = 16;

/// What a picture needs beside its pixels, with its value representation, in the order of the tags.
const NEEDED: [(Tag, &[u8; 2]); 15] = [
    ((0x0028, 0x0002), b"US"), // samples per pixel
    ((0x0028, 0x0004), b"CS"), // photometric interpretation
    (PLANAR_CONFIGURATION, b"US"),
    ((0x0028, 0x0010), b"US"), // rows
    ((0x0028, 0x0011), b"US"), // columns
    ((0x0028, 0x0100), b"US"), // bits allocated
    ((0x0028, 0x0101), b"US"), // bits stored
    ((0x0028, 0x0102), b"US"), // high bit
    ((0x0028, 0x0103), b"US"), // pixel representation
    ((0x0028, 0x1050), b"DS"), // window center
    ((0x0028, 0x1051), b"DS"), // window width
    ((0x0028, 0x1052), b"DS"), // rescale intercept
    ((0x0028, 0x1053), b"DS"), // rescale slope
    ((0x0028, 0x1056), b"CS"), // function of the window
    ((0x0028, 0x3010), b"SQ"), // tables, instead of a window
];
/// Of the first table: its descriptor and its entries.
const TABLE: [(Tag, &[u8; 2]); 2] = [((0x0028, 0x3002), b"US"), ((0x0028, 0x3006), b"OW")];
/// The longest value beside pixels and tables.
const MAX_VALUE: usize = 1 << 10;
/// The longest table: 65,536 entries of two bytes.
const MAX_TABLE: usize = 1 << 17;

/// How elements are written; little endian both.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    Explicit,
    Implicit,
}

/// The elements that were found.
#[derive(Default)]
pub(super) struct Elements<'a> {
    values: Vec<(Tag, &'a [u8])>,
    table: Vec<(Tag, &'a [u8])>,
    pub(super) pixels: Pixels<'a>,
}

#[derive(Default)]
pub(super) enum Pixels<'a> {
    #[default]
    None,
    Plain(&'a [u8]),
    /// The offset table, and the fragments.
    Packed(&'a [u8], Vec<&'a [u8]>),
}

impl Pixels<'_> {
    /// Bytes of all fragments.
    pub(super) fn packed_len(&self) -> usize {
        match self {
            Self::None | Self::Plain(_) => 0,
            Self::Packed(_, fragments) => fragments.iter().map(|fragment| fragment.len()).sum(),
        }
    }
}

/// Reads up to the pixels.
pub(super) fn read(dataset: &[u8], form: Form) -> Result<Elements<'_>, ImageError> {
    let mut found = Elements::default();
    let mut cursor = Cursor {
        rest: dataset,
        form,
    };
    while !cursor.rest.is_empty() {
        let (tag, length) = cursor.head()?;
        if tag == PIXEL_DATA {
            found.pixels = if length == UNDEFINED {
                cursor.fragments()?
            } else {
                Pixels::Plain(cursor.take(length)?)
            };
            break;
        }
        if tag == VOI_LUT_SEQUENCE {
            found.table = cursor.first_item(length)?;
        } else if length == UNDEFINED {
            cursor.skip_sequence(0)?;
        } else {
            let value = cursor.take(length)?;
            if NEEDED.iter().any(|(needed, _)| *needed == tag) {
                found.values.push((tag, value));
            }
        }
    }
    Ok(found)
}

/// The transfer syntax that the file's own elements name.
pub(super) fn transfer_syntax(group: &[u8]) -> Result<String, ImageError> {
    let mut cursor = Cursor {
        rest: group,
        form: Form::Explicit,
    };
    loop {
        let (tag, length) = cursor.head()?;
        let value = cursor.take(length)?;
        if tag == (0x0002, 0x0010) {
            let uid = std::str::from_utf8(value).map_err(|_| DAMAGED)?;
            return Ok(uid.trim_end_matches(['\0', ' ']).to_owned());
        }
    }
}

impl<'a> Elements<'a> {
    /// A number of 16 bit.
    pub(super) fn number(&self, number: u16) -> Option<u64> {
        let value = self.values.iter().find(|(tag, _)| *tag == (0x0028, number));
        let [low, high, ..] = value?.1 else {
            return None;
        };
        Some(u64::from(u16::from_le_bytes([*low, *high])))
    }

    /// Says that samples lie interleaved, whatever was said before.
    pub(super) fn set_interleaved(&mut self) {
        self.values.retain(|(tag, _)| *tag != PLANAR_CONFIGURATION);
        self.values.push((PLANAR_CONFIGURATION, &[0, 0]));
    }

    /// The elements and one frame's pixels as a data set in explicit form.
    pub(super) fn written(&self, frame: &[u8], packed: bool, wide: bool) -> Vec<u8> {
        let mut out = Vec::with_capacity(frame.len() + (4 << 10));
        for (needed, vr) in NEEDED {
            if needed == VOI_LUT_SEQUENCE && self.table.len() == TABLE.len() {
                let mut item = Vec::new();
                for (tag, vr) in TABLE {
                    let value = self.table.iter().find(|(found, _)| *found == tag);
                    element(&mut item, tag, vr, value.map_or(&[], |(_, value)| *value));
                }
                let mut items = [0xFE, 0xFF, 0x00, 0xE0].to_vec();
                items.extend((item.len() as u32).to_le_bytes());
                items.extend(item);
                element(&mut out, needed, vr, &items);
            }
            let value = self.values.iter().find(|(tag, _)| *tag == needed);
            if let Some((tag, value)) = value.filter(|(_, value)| value.len() <= MAX_VALUE) {
                element(&mut out, *tag, vr, value);
            }
        }
        if packed {
            out.extend([0xE0, 0x7F, 0x10, 0, b'O', b'B', 0, 0, 255, 255, 255, 255]);
            out.extend([0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0, 0xFE, 0xFF, 0x00, 0xE0]);
            let length = frame.len() + frame.len() % 2;
            out.extend((length as u32).to_le_bytes());
            out.extend(frame);
            out.resize(out.len() + frame.len() % 2, 0);
            out.extend([0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]);
        } else {
            let vr = if wide { b"OW" } else { b"OB" };
            element(&mut out, PIXEL_DATA, vr, frame);
        }
        out
    }
}

fn element(out: &mut Vec<u8>, (group, number): Tag, vr: &[u8; 2], value: &[u8]) {
    out.extend(group.to_le_bytes());
    out.extend(number.to_le_bytes());
    out.extend(vr);
    let length = value.len() + value.len() % 2;
    if is_long(vr) {
        out.extend([0, 0]);
        out.extend((length as u32).to_le_bytes());
    } else {
        out.extend((length as u16).to_le_bytes());
    }
    out.extend(value);
    if value.len() % 2 == 1 {
        out.push(0);
    }
}

/// Whether a length of this representation has four bytes (DICOM PS3.5 7.1.2).
fn is_long(vr: &[u8]) -> bool {
    const LONG: [&[u8; 2]; 13] = [
        b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV",
    ];
    LONG.iter().any(|long| long.as_slice() == vr)
}

struct Cursor<'a> {
    rest: &'a [u8],
    form: Form,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: u32) -> Result<&'a [u8], ImageError> {
        let (taken, rest) = self.rest.split_at_checked(length as usize).ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u16, ImageError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn length(&mut self) -> Result<u32, ImageError> {
        Ok(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    /// Tag and length of the next element.
    fn head(&mut self) -> Result<(Tag, u32), ImageError> {
        let tag = (self.word()?, self.word()?);
        if tag.0 == ITEM.0 || self.form == Form::Implicit {
            return Ok((tag, self.length()?));
        }
        let vr = self.take(2)?;
        if !vr.iter().all(u8::is_ascii_uppercase) {
            return Err(DAMAGED);
        }
        if is_long(vr) {
            self.take(2)?;
            return Ok((tag, self.length()?));
        }
        Ok((tag, u32::from(self.word()?)))
    }

    /// The offset table and the fragments of compressed pixels.
    fn fragments(&mut self) -> Result<Pixels<'a>, ImageError> {
        let mut items = Vec::new();
        loop {
            match self.head()? {
                (ITEM, length) if length != UNDEFINED => items.push(self.take(length)?),
                (SEQUENCE_END, _) => break,
                _ => return Err(DAMAGED),
            }
        }
        if items.is_empty() {
            return Err(DAMAGED);
        }
        let offsets = items.remove(0);
        Ok(Pixels::Packed(offsets, items))
    }

    /// The needed elements of the first item of a sequence of tables; the sequence is passed.
    fn first_item(&mut self, length: u32) -> Result<Vec<(Tag, &'a [u8])>, ImageError> {
        let (mut inside, form) = (self.rest, self.form);
        if length == UNDEFINED {
            self.skip_sequence(0)?;
            inside = &inside[..inside.len() - self.rest.len()];
        } else {
            inside = self.take(length)?;
        }
        let mut cursor = Cursor { rest: inside, form };
        let mut found = Vec::new();
        if cursor.rest.is_empty() || cursor.head()?.0 != ITEM {
            return Ok(found);
        }
        while !cursor.rest.is_empty() {
            let (tag, length) = cursor.head()?;
            if tag.0 == ITEM.0 {
                break;
            }
            if length == UNDEFINED {
                cursor.skip_sequence(1)?;
                continue;
            }
            let value = cursor.take(length)?;
            let wanted = TABLE.iter().any(|(needed, _)| *needed == tag);
            let twice = found.iter().any(|(known, _)| *known == tag);
            if wanted && !twice && value.len() <= MAX_TABLE {
                found.push((tag, value));
            }
        }
        Ok(found)
    }

    /// Passes a sequence of undefined length, its items and what is in them.
    fn skip_sequence(&mut self, depth: usize) -> Result<(), ImageError> {
        if depth > DEPTH {
            return Err(DAMAGED);
        }
        loop {
            match self.head()? {
                (SEQUENCE_END, _) => return Ok(()),
                (ITEM, UNDEFINED) => loop {
                    match self.head()? {
                        (ITEM_END, _) => break,
                        (_, UNDEFINED) => self.skip_sequence(depth + 1)?,
                        (_, length) => {
                            self.take(length)?;
                        }
                    }
                },
                (ITEM, length) => {
                    self.take(length)?;
                }
                _ => return Err(DAMAGED),
            }
        }
    }
}
