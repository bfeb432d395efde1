//! Which format a file is, by its first bytes; its name is never asked.

use std::fmt;

use super::ImageError;

/// A format that can be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// DICOM; it is read if the crate's feature `dicom` is on.
    Dicom,
}

/// Where DICOM's own mark stands, behind 128 bytes that may hold anything, also the header of a TIFF (DICOM PS3.10 7.1).
pub(super) const DICOM_MARK: usize = 128;

impl Format {
    /// The format of a file that begins with `bytes`.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.get(DICOM_MARK..DICOM_MARK + 4) == Some(b"DICM") {
            return Some(Self::Dicom);
        }
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            _ if is_bare_dicom(bytes) => Some(Self::Dicom),
            _ => None,
        }
    }
}

/// Whether a file begins with a DICOM element and not with DICOM's mark, as old archives and cut-out data sets do: the group of the file
/// (0002) or the first group of a data set (0008), with its representation, or in implicit form with a short even length.
fn is_bare_dicom(bytes: &[u8]) -> bool {
    let [g0, g1, n0, n1, rest @ ..] = bytes else {
        return false;
    };
    let explicit = matches!(rest, [a, b, ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase());
    let short = matches!(rest, [length, 0, 0, 0, ..] if length % 2 == 0 && *length <= 64);
    match (g0, g1) {
        (2, 0) => explicit && *n1 == 0,
        (8, 0) => (explicit || short) && *n1 == 0,
        // Big-endian.
        (0, 8) => explicit && *n0 == 0,
        _ => false,
    }
}

/// Why a file of no format above is refused: the kind that it is, where its first bytes tell, and what to do with it.
pub(super) fn refused(bytes: &[u8]) -> ImageError {
    const SAVE: &str = "save it as JPEG or PNG";
    const SHARE: &str = "open it and share it as JPEG";
    const PHOTO: &str = "take or save the picture in it as JPEG or PNG";
    let other = |kind, advice| ImageError::OtherFormat { kind, advice };
    match bytes {
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => other("WebP image", SAVE),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => {
            other("TIFF or camera raw image", SAVE)
        }
        [b'I', b'I', b'R', ..] | [b'F', b'U', b'J', b'I', ..] => other("camera raw image", SHARE),
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => of_brands(brands),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => {
            other("JPEG XL image", SHARE)
        }
        [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] | [0xFF, 0x4F, 0xFF, 0x51, ..] => {
            other("JPEG 2000 image", SHARE)
        }
        [0xFF, 0xD8, ..] => ImageError::Damaged(Format::Jpeg),
        [b'B', b'M', ..] if bytes.len() >= 14 => other("BMP image", SAVE),
        [b'G', b'I', b'F', b'8', ..] => other("GIF image", SAVE),
        [b'8', b'B', b'P', b'S', ..] => other("Photoshop file (PSD)", SAVE),
        [0, 0, 1 | 2, 0, count, 0, ..] if *count > 0 => other("Windows icon", SAVE),
        [b'%', b'P', b'D', b'F', ..] => other("PDF document", PHOTO),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => other("ZIP archive or office document", PHOTO),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => other("video", PHOTO),
        [b'R', b'I', b'F', b'F', ..] => other("video or sound", PHOTO),
        _ if text_begins(bytes, b"<svg") => other("SVG drawing", SAVE),
        _ => ImageError::UnknownFormat,
    }
}

/// What the brands of an ISO base media file name: the first, a version, and those that it is compatible with.
fn of_brands(brands: &[u8]) -> ImageError {
    const HEIC: [&[u8]; 9] = [
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1",
    ];
    const SHARE: &str = "open it and share it as JPEG";
    // A few: what comes behind them is no brand.
    let has = |names: &[&[u8]]| brands.chunks(4).take(8).any(|brand| names.contains(&brand));
    let (kind, advice) = if has(&[b"avif", b"avis"]) {
        ("AVIF image", SHARE)
    } else if has(&HEIC) {
        ("HEIC image", SHARE)
    } else if has(&[b"crx "]) {
        ("camera raw image", SHARE)
    } else {
        ("video", "take or save the picture in it as JPEG or PNG")
    };
    ImageError::OtherFormat { kind, advice }
}

/// Whether a text has `mark` near its beginning.
fn text_begins(bytes: &[u8], mark: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(512)];
    start.trim_ascii_start().starts_with(b"<") && start.windows(mark.len()).any(|at| at == mark)
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Dicom => "DICOM",
        })
    }
}
