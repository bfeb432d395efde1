//! A place in a data set, and steps from it: an element, the fragments of compressed pixels, a whole sequence.

use super::DAMAGED;
use super::form::{Form, Pixels};
use crate::image::ImageError;

/// A tag, as group and number.
pub(super) type Tag = (u16, u16);

pub(super) const UNDEFINED: u32 = u32::MAX;
const ITEM: Tag = (0xFFFE, 0xE000);
const ITEM_END: Tag = (0xFFFE, 0xE00D);
const SEQUENCE_END: Tag = (0xFFFE, 0xE0DD);
/// Sequences in sequences at most.
const DEPTH: usize = 16;
/// The longest table: 65,536 entries of two bytes.
pub(super) const MAX_TABLE: usize = 1 << 17;

pub(super) struct Cursor<'a> {
    pub(super) rest: &'a [u8],
    pub(super) form: Form,
}

/// Whether a length of this representation has four bytes (DICOM PS3.5 7.1.2).
fn is_long(vr: &[u8]) -> bool {
    const LONG: [&[u8; 2]; 13] = [
        b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV",
    ];
    LONG.iter().any(|long| long.as_slice() == vr)
}

impl<'a> Cursor<'a> {
    pub(super) fn take(&mut self, length: u32) -> Result<&'a [u8], ImageError> {
        let (taken, rest) = self.rest.split_at_checked(length as usize).ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u16, ImageError> {
        let bytes = self.take(2)?;
        let bytes = [bytes[0], bytes[1]];
        Ok(if self.form == Form::BigEndian {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    }

    fn length(&mut self) -> Result<u32, ImageError> {
        let (first, second) = (u32::from(self.word()?), u32::from(self.word()?));
        Ok(if self.form == Form::BigEndian {
            first << 16 | second
        } else {
            second << 16 | first
        })
    }

    /// Tag and length of the next element.
    pub(super) fn head(&mut self) -> Result<(Tag, u32), ImageError> {
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
    pub(super) fn fragments(&mut self) -> Result<Pixels<'a>, ImageError> {
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

    /// The elements of the first item of a sequence of tables, by their numbers in group 0028; the sequence is passed.
    pub(super) fn first_item(&mut self, length: u32) -> Result<Vec<(u16, &'a [u8])>, ImageError> {
        let (mut inside, form) = (self.rest, self.form);
        if length == UNDEFINED {
            self.skip_sequence(0)?;
            inside = &inside[..inside.len() - self.rest.len()];
        } else {
            inside = self.take(length)?;
        }
        let mut cursor = Cursor { rest: inside, form };
        let mut found: Vec<(u16, &[u8])> = Vec::new();
        if cursor.rest.is_empty() || cursor.head()?.0 != ITEM {
            return Ok(found);
        }
        while !cursor.rest.is_empty() {
            let ((group, number), length) = cursor.head()?;
            if group == ITEM.0 {
                break;
            }
            if length == UNDEFINED {
                cursor.skip_sequence(1)?;
                continue;
            }
            let value = cursor.take(length)?;
            let twice = found.iter().any(|(known, _)| *known == number);
            if group == 0x0028 && !twice && value.len() <= MAX_TABLE {
                found.push((number, value));
            }
        }
        Ok(found)
    }

    /// Passes a sequence of undefined length, its items and what is in them.
    pub(super) fn skip_sequence(&mut self, depth: usize) -> Result<(), ImageError> {
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
