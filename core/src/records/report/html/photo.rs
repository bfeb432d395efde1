//! A photo for the letter, inside the page itself. It is taken as it is, so it must hold nothing but the picture.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

/// An encoded picture without anything else in its file.
#[derive(Clone)]
pub struct Photo {
    kind: &'static str,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{} bytes of {} withheld>", self.bytes.len(), self.kind)
    }
}

/// Why a photo was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhotoError {
    /// Something else than a JPEG or a PNG.
    #[error("the photo is neither a whole JPEG nor a whole PNG")]
    Unknown,
    /// The file tells more than the picture: place, time, device, a preview. Prepare the photo first.
    #[error(
        "the photo's file holds more than the picture (such as place, time or device): prepare it first"
    )]
    HoldsMetadata,
    /// Larger than a letter should be.
    #[error("the photo has more than {} MiB", LARGEST >> 20)]
    TooLarge,
}

const LARGEST: usize = 8 << 20;

impl Photo {
    /// Takes the bytes of a JPEG or PNG file.
    ///
    /// # Errors
    /// [`PhotoError`]; a file with metadata is refused, so that a letter never carries a patient's coordinates.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PhotoError> {
        if bytes.len() > LARGEST {
            return Err(PhotoError::TooLarge);
        }
        let (kind, holds_metadata) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            ("image/png", png_metadata(&bytes))
        } else if bytes.starts_with(b"\xff\xd8") {
            ("image/jpeg", jpeg_metadata(&bytes))
        } else {
            return Err(PhotoError::Unknown);
        };
        match holds_metadata {
            None => Err(PhotoError::Unknown),
            Some(true) => Err(PhotoError::HoldsMetadata),
            Some(false) => Ok(Photo { kind, bytes }),
        }
    }

    pub(super) fn data_uri(&self) -> String {
        format!("data:{};base64,{}", self.kind, STANDARD.encode(&self.bytes))
    }
}

/// Whether the file has chunks that no decoder needs; `None` where its structure breaks off.
fn png_metadata(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes.get(8..)?;
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let name = rest.get(4..8)?;
        let end = usize::try_from(length).ok()?.checked_add(12)?;
        match name {
            b"IEND" => return Some(rest.len() != end),
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"sBIT"
            | b"bKGD" | b"pHYs" => {}
            _ => return Some(true),
        }
        rest = rest.get(end..)?;
    }
}

/// The same for the segments before the picture itself. JFIF and Adobe's colour transform are part of the picture.
fn jpeg_metadata(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes.get(2..)?;
    loop {
        let (marker, length) = match rest.get(..4)? {
            [0xff, marker, high, low] => (*marker, usize::from(u16::from_be_bytes([*high, *low]))),
            _ => return None,
        };
        match marker {
            // Start of scan: after it only picture, up to the end of the file.
            0xda => return Some(!bytes.ends_with(b"\xff\xd9") || trails(rest)),
            0xe0 if rest.get(4..9)? == b"JFIF\0" && length == 16 => {}
            0xee if rest.get(4..9)? == b"Adobe" => {}
            0xe0..=0xef | 0xfe => return Some(true),
            _ => {}
        }
        rest = rest.get(length.checked_add(2)?..)?;
    }
}

/// Whether anything follows the first end of image, where phones hide previews and more pictures.
fn trails(scan: &[u8]) -> bool {
    let end = scan.windows(2).position(|pair| pair == b"\xff\xd9");
    end.is_none_or(|at| at + 2 != scan.len())
}
