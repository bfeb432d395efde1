//! Which way up a PNG is: from its EXIF chunk, a raw profile of ImageMagick, or its XMP, in that order, as Pillow looks for it.

use std::io::Read;

use image::metadata::Orientation;

use crate::image::xmp;

/// Bytes of one text at most, unpacked: what is longer holds no more than a thumbnail or a history beside what is looked for.
const MAX_TEXT: u64 = 1 << 20;
/// Texts looked into at most, so that a file full of them takes no time.
const MAX_TEXTS: usize = 16;
const XMP: &[u8] = b"XML:com.adobe.xmp";
const EXIF_HEAD: &[u8] = b"Exif\0\0";
const XMP_HEAD: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The orientation that the file names, if it names one.
pub(super) fn orientation(file: &[u8]) -> Option<Orientation> {
    let mut found = Found::default();
    let mut rest = file.get(8..)?;
    let mut texts = 0;
    while let Some((kind, data, after)) = chunk(rest) {
        rest = after;
        match kind {
            b"eXIf" if found.exif.is_none() => {
                let bare = data.strip_prefix(EXIF_HEAD).unwrap_or(data);
                found.exif = Orientation::from_exif_chunk(bare);
            }
            b"tEXt" | b"zTXt" | b"iTXt" if texts < MAX_TEXTS => {
                if let Some((keyword, text)) = keyword(data).filter(|(key, _)| is_looked_for(key)) {
                    texts += 1;
                    if let Some(text) = unpacked(kind, text) {
                        found.look_into(keyword, &text);
                    }
                }
            }
            b"IEND" => break,
            _ => {}
        }
    }
    found.exif.or(found.profile).or(found.xmp)
}

#[derive(Default)]
struct Found {
    exif: Option<Orientation>,
    profile: Option<Orientation>,
    xmp: Option<Orientation>,
}

impl Found {
    fn look_into(&mut self, keyword: &[u8], text: &[u8]) {
        if keyword == XMP {
            self.xmp = self.xmp.or_else(|| xmp::orientation(text));
            return;
        }
        let Some(profile) = raw_profile(text) else {
            return;
        };
        if let Some(packet) = profile.strip_prefix(XMP_HEAD) {
            self.xmp = self.xmp.or_else(|| xmp::orientation(packet));
        } else if keyword.ends_with(b"xmp") {
            self.xmp = self.xmp.or_else(|| xmp::orientation(&profile));
        } else {
            let bare = profile.strip_prefix(EXIF_HEAD).unwrap_or(&profile);
            self.profile = self.profile.or_else(|| Orientation::from_exif_chunk(bare));
        }
    }
}

fn is_looked_for(keyword: &[u8]) -> bool {
    let profile = keyword.strip_prefix(b"Raw profile type ");
    keyword == XMP
        || profile.is_some_and(|kind| [&b"exif"[..], b"APP1", b"app1", b"xmp"].contains(&kind))
}

/// Kind and data of the next chunk, and what comes behind it.
fn chunk(rest: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    // Behind it comes a checksum.
    Some((kind, data, rest.get(4..)?))
}

/// The keyword of a text, of 79 bytes at most, and what comes behind its zero.
fn keyword(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = data.iter().take(80).position(|byte| *byte == 0)?;
    Some((&data[..end], &data[end + 1..]))
}

/// The text of a chunk of this kind, as far as [`MAX_TEXT`].
fn unpacked(kind: &[u8; 4], text: &[u8]) -> Option<Vec<u8>> {
    let (packed, text) = match (kind, text) {
        (b"tEXt", _) => (false, text),
        (b"zTXt", [0, text @ ..]) => (true, text),
        (b"iTXt", [packed @ (0 | 1), 0, rest @ ..]) => {
            // A language, and the keyword in it.
            let mut parts = rest.splitn(3, |byte| *byte == 0);
            (*packed == 1, parts.nth(2)?)
        }
        _ => return None,
    };
    let mut out = Vec::new();
    if packed {
        let inflated = flate2::read::ZlibDecoder::new(text);
        inflated.take(MAX_TEXT).read_to_end(&mut out).ok()?;
    } else {
        out.extend(&text[..text.len().min(MAX_TEXT as usize)]);
    }
    Some(out)
}

/// What ImageMagick writes: a line with the profile's name, one with its length, and hexadecimal lines.
fn raw_profile(text: &[u8]) -> Option<Vec<u8>> {
    let mut lines = text.trim_ascii_start().splitn(3, |byte| *byte == b'\n');
    let (_name, length, digits) = (lines.next()?, lines.next()?, lines.next()?);
    let length: usize = std::str::from_utf8(length).ok()?.trim().parse().ok()?;
    let mut half = None;
    let mut out = Vec::with_capacity(length.min(digits.len() / 2));
    for digit in digits.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let digit = char::from(*digit).to_digit(16)? as u8;
        match half.take() {
            None => half = Some(digit),
            Some(high) => out.push(high << 4 | digit),
        }
    }
    out.truncate(length);
    Some(out)
}
