//! Why an image cannot be prepared: one variant for each thing that a caller can do about it. Nothing of the file is quoted.

use super::Format;

/// Why an image cannot be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error), uniffi(flat_error))]
pub enum ImageError {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(std::io::ErrorKind),
    /// Raise [`Limits::file_bytes`](super::Limits), or bring a smaller file.
    #[error("the file has {bytes} bytes; {limit} are allowed")]
    TooLong {
        /// Length of the file.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Bring an image of a known format.
    #[error("not a JPEG, PNG or DICOM file: open the picture and save it as JPEG or PNG")]
    UnknownFormat,
    /// Bring the picture in another format; a phone's own HEIC as decoded pixels ([`prepare_pixels`](super::prepare_pixels)).
    #[error("this is {} {kind}: {advice}", article(.kind))]
    OtherFormat {
        /// What the file is.
        kind: &'static str,
        /// What to do with it.
        advice: &'static str,
    },
    /// Hand over whole rows.
    #[error(
        "the pixels have {bytes} bytes; {height} rows of {width} pixels in this layout need {needed}: hand over whole rows"
    )]
    PixelBytes {
        /// Bytes that came.
        bytes: u64,
        /// Bytes that are needed.
        needed: u64,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Hand over a picture that has a width and a height.
    #[error("the picture has {width} × {height} pixels: both must be 1 or more")]
    NoPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Give one of EXIF's orientations.
    #[error("orientation {0} is none of EXIF's, which are 1 (upright) to 8")]
    Orientation(u8),
    /// Raise [`Limits::side`](super::Limits), or bring a smaller image.
    #[error("the image has {width} × {height} pixels; a side may have {limit}")]
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
        /// The limit of either.
        limit: u32,
    },
    /// Raise [`Limits::decoded_bytes`](super::Limits), or bring a smaller image.
    #[error(
        "the image has {width} × {height} pixels and needs {bytes} bytes to decode; {limit} are allowed"
    )]
    TooMuchMemory {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
        /// Bytes that decoding needs at most.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Save the image another way.
    #[error("this kind of {0} cannot be read: {1}")]
    Unsupported(Format, &'static str),
    /// Take the picture again, or copy the file again.
    #[error(
        "the {0} file is damaged, not complete, or of a kind that cannot be read: take the picture again, or copy or save the file again"
    )]
    Damaged(Format),
    /// A fault of this program: please report it, with the image's width and height.
    #[error("the image could not be resized")]
    Resize,
}

/// The article before `kind`, by its first sound.
fn article(kind: &str) -> &'static str {
    const AN: [&str; 2] = ["AVIF", "SVG"];
    if AN.iter().any(|name| kind.starts_with(name)) {
        "an"
    } else {
        "a"
    }
}
