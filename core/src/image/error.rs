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
    #[error("not a JPEG, PNG, WebP, TIFF, BMP or DICOM file")]
    UnknownFormat,
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
    #[error("{0} of this kind is not supported: {1}")]
    Unsupported(Format, &'static str),
    /// Take the picture again, or copy the file again.
    #[error("the {0} file is damaged or not complete")]
    Damaged(Format),
    /// A fault of this program: please report it, with the image's width and height.
    #[error("the image could not be resized")]
    Resize,
}
