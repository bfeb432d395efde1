//! Transfer syntaxes: how elements and pixels are written.

use super::form::Form;
use super::unsupported;
use crate::image::ImageError;

/// Deflated explicit VR, little endian.
pub(super) const DEFLATED: &str = "1.2.840.10008.1.2.1.99";

/// How a transfer syntax writes pixels.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Packing {
    Plain,
    /// In fragments, but not compressed.
    Fragments,
    Rle,
    Jpeg,
    Jpeg2000,
}

impl Packing {
    /// What decoding holds for each pixel of `samples` with `bytes`, beside what is compressed and its 8 bits.
    pub(super) fn beside(self, samples: u64, bytes: u64) -> u64 {
        match self {
            Self::Plain | Self::Fragments | Self::Rle => samples * bytes,
            // The decoder of lossless ones holds values and differences in full, others coefficients and planes.
            Self::Jpeg => samples * (bytes + 8),
            // Coefficients, what they are transformed into, and samples, of four bytes each; and blocks and their flags.
            Self::Jpeg2000 => samples * (bytes + 24) + 8,
        }
    }
}

/// How elements and pixels are written in a transfer syntax.
pub(super) fn written_as(uid: &str) -> Result<(Form, Packing), ImageError> {
    let refused = match uid.strip_prefix("1.2.840.10008.1.2").unwrap_or("?") {
        "" => return Ok((Form::Implicit, Packing::Plain)),
        ".1" | ".1.99" => return Ok((Form::Explicit, Packing::Plain)),
        ".1.98" => return Ok((Form::Explicit, Packing::Fragments)),
        ".2" => return Ok((Form::BigEndian, Packing::Plain)),
        ".5" => return Ok((Form::Explicit, Packing::Rle)),
        // Baseline, extended, lossless, lossless by first-order prediction.
        ".4.50" | ".4.51" | ".4.57" | ".4.70" => return Ok((Form::Explicit, Packing::Jpeg)),
        ".4.90" | ".4.91" => return Ok((Form::Explicit, Packing::Jpeg2000)),
        ".4.80" | ".4.81" => {
            "it is compressed as JPEG-LS; save it uncompressed, or as PNG, in a viewer of films"
        }
        ".4.92" | ".4.93" | ".4.201" | ".4.202" | ".4.203" | ".4.204" | ".4.205" => {
            "it is compressed as JPEG 2000 of a later part; save it uncompressed, or as PNG, in a viewer of films"
        }
        ".4.110" | ".4.111" | ".4.112" => {
            "it is compressed as JPEG XL; save it uncompressed, or as PNG, in a viewer of films"
        }
        video if video.starts_with(".4.10") => {
            "it is a video; save one of its pictures as PNG in a viewer of films"
        }
        _ => {
            "its transfer syntax is not known; save it uncompressed, or as PNG, in a viewer of films"
        }
    };
    Err(unsupported(refused))
}

/// How a data set without a group of the file is written, by its first element.
pub(super) fn guessed(dataset: &[u8]) -> Option<Form> {
    let [g0, g1, _, _, a, b, ..] = *dataset else {
        return None;
    };
    let explicit = a.is_ascii_uppercase() && b.is_ascii_uppercase();
    match (explicit, g0 == 0 && g1 != 0) {
        (true, true) => Some(Form::BigEndian),
        (true, false) => Some(Form::Explicit),
        (false, false) => Some(Form::Implicit),
        (false, true) => None,
    }
}
