//! Finds the few elements of a data set that its picture needs, and leaves everything else where it lies.
//!
//! Every length is held against the bytes that are there, so a damaged file takes no memory that it does not have.

use super::DAMAGED;
use super::cursor::{Cursor, MAX_TABLE, Tag, UNDEFINED};
use super::form::{Form, Pixels};
use crate::image::ImageError;

const PIXEL_DATA: Tag = (0x7FE0, 0x0010);
const FLOAT_PIXELS: Tag = (0x7FE0, 0x0008);
const DOUBLE_PIXELS: Tag = (0x7FE0, 0x0009);

/// Group of all elements that a picture needs beside its pixels.
const IMAGE: u16 = 0x0028;
/// The tables from stored to real values, and from these to what is shown; of each the first item counts.
const MODALITY_TABLES: u16 = 0x3000;
const SHOWN_TABLES: u16 = 0x3010;
/// Of a table: its descriptor and its entries.
const DESCRIPTOR: u16 = 0x3002;
const ENTRIES: u16 = 0x3006;

/// The elements that were found.
pub(super) struct Elements<'a> {
    form: Form,
    /// By their number in group 0028.
    values: Vec<(u16, &'a [u8])>,
    modality: Vec<(u16, &'a [u8])>,
    shown: Vec<(u16, &'a [u8])>,
    pub(super) pixels: Pixels<'a>,
    /// Whether these lie in words of 16 bit (OW), and not in bytes.
    pub(super) pixels_in_words: bool,
}

/// A table: the first value that it has an entry for, and its entries.
pub(super) struct Table {
    pub(super) first: i32,
    pub(super) entries: Vec<u16>,
}

impl Table {
    /// The entry for a value; those outside get the first or the last.
    pub(super) fn at(&self, value: f64) -> u16 {
        let at = (value.round() - f64::from(self.first)).max(0.0) as usize;
        let last = self.entries.len().saturating_sub(1);
        self.entries.get(at.min(last)).copied().unwrap_or_default()
    }
}

/// Reads up to the pixels.
pub(super) fn read(dataset: &[u8], form: Form) -> Result<Elements<'_>, ImageError> {
    let mut found = Elements {
        form,
        values: Vec::new(),
        modality: Vec::new(),
        shown: Vec::new(),
        pixels: Pixels::None,
        pixels_in_words: false,
    };
    let mut cursor = Cursor {
        rest: dataset,
        form,
    };
    while !cursor.rest.is_empty() {
        let before = cursor.rest;
        let (tag, length) = cursor.head()?;
        match tag {
            PIXEL_DATA => {
                found.pixels_in_words = before.get(4..6) == Some(b"OW");
                found.pixels = if length == UNDEFINED {
                    cursor.fragments()?
                } else {
                    Pixels::Plain(cursor.take(length)?)
                };
                break;
            }
            FLOAT_PIXELS | DOUBLE_PIXELS => {
                found.pixels = Pixels::Float;
                break;
            }
            (IMAGE, MODALITY_TABLES) => found.modality = cursor.first_item(length)?,
            (IMAGE, SHOWN_TABLES) => found.shown = cursor.first_item(length)?,
            _ if length == UNDEFINED => cursor.skip_sequence(0)?,
            (group, number) => {
                let value = cursor.take(length)?;
                if group == IMAGE && value.len() <= MAX_TABLE {
                    found.values.push((number, value));
                }
            }
        }
    }
    Ok(found)
}

/// The transfer syntax that the group of the file names, and what comes behind that group. Some writers leave out the group's length, and
/// some write one that is wrong: its elements are walked instead.
pub(super) fn meta(file: &[u8]) -> Result<(Option<String>, &[u8]), ImageError> {
    let mut cursor = Cursor {
        rest: file,
        form: Form::Explicit,
    };
    let mut syntax = None;
    while cursor.rest.starts_with(&[2, 0]) {
        let (tag, length) = cursor.head()?;
        let value = cursor.take(length)?;
        if tag == (0x0002, 0x0010) {
            let uid = std::str::from_utf8(value).map_err(|_| DAMAGED)?;
            syntax = Some(uid.trim_end_matches(['\0', ' ']).to_owned());
        }
    }
    Ok((syntax, cursor.rest))
}

impl Elements<'_> {
    /// A number of 16 bit.
    pub(super) fn number(&self, number: u16) -> Option<u64> {
        self.words(self.value(number)?).next().map(u64::from)
    }

    /// A text, without what fills it up.
    pub(super) fn text(&self, number: u16) -> Option<&str> {
        let text = std::str::from_utf8(self.value(number)?).ok()?;
        Some(text.trim_matches(['\0', ' ']))
    }

    /// The first of the decimal numbers that a text lists.
    pub(super) fn decimal(&self, number: u16) -> Result<Option<f64>, ImageError> {
        let first = self.text(number).and_then(|text| text.split('\\').next());
        match first.map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => match text.parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(Some(value)),
                _ => Err(DAMAGED),
            },
        }
    }

    pub(super) fn has(&self, number: u16) -> bool {
        self.value(number).is_some()
    }

    /// The table from stored to real values.
    pub(super) fn modality_table(&self, signed: bool) -> Result<Option<Table>, ImageError> {
        self.sequence_table(&self.modality, signed)
    }

    /// The table from real values to what is shown.
    pub(super) fn shown_table(&self, signed: bool) -> Result<Option<Table>, ImageError> {
        self.sequence_table(&self.shown, signed)
    }

    /// The table with this descriptor and these entries, as palettes have them.
    pub(super) fn table(
        &self,
        descriptor: u16,
        entries: u16,
        signed: bool,
    ) -> Result<Option<Table>, ImageError> {
        match (self.value(descriptor), self.value(entries)) {
            (Some(descriptor), Some(entries)) => self.made(descriptor, entries, signed).map(Some),
            _ => Ok(None),
        }
    }

    fn sequence_table(
        &self,
        item: &[(u16, &[u8])],
        signed: bool,
    ) -> Result<Option<Table>, ImageError> {
        let find = |number| item.iter().find(|(found, _)| *found == number);
        match (find(DESCRIPTOR), find(ENTRIES)) {
            (Some((_, descriptor)), Some((_, entries))) if !entries.is_empty() => {
                self.made(descriptor, entries, signed).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// DICOM PS3.3 C.11.1.1.1: how many entries there are (0: 65,536), the first value, and the bits of each.
    fn made(&self, descriptor: &[u8], entries: &[u8], signed: bool) -> Result<Table, ImageError> {
        let mut words = self.words(descriptor);
        let (Some(count), Some(first)) = (words.next(), words.next()) else {
            return Err(DAMAGED);
        };
        let count = if count == 0 {
            1 << 16
        } else {
            usize::from(count)
        };
        // Entries of 8 bit may lie in bytes, two to a word.
        let mut entries: Vec<u16> = if entries.len() < 2 * count {
            let low_first = self.words(entries).flat_map(u16::to_le_bytes);
            low_first.map(u16::from).collect()
        } else {
            self.words(entries).collect()
        };
        if entries.len() < count {
            return Err(DAMAGED);
        }
        entries.truncate(count);
        let first = if signed {
            i32::from(first as i16)
        } else {
            i32::from(first)
        };
        Ok(Table { first, entries })
    }

    fn value(&self, number: u16) -> Option<&[u8]> {
        let value = self.values.iter().find(|(found, _)| *found == number);
        value.map(|(_, value)| *value)
    }

    fn words(&self, bytes: &[u8]) -> impl Iterator<Item = u16> {
        let big = self.form == Form::BigEndian;
        bytes.chunks_exact(2).map(move |pair| {
            let pair = [pair[0], pair[1]];
            if big {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            }
        })
    }
}
