//! Photos and films as the model was trained to see them: upright, without metadata, zero-padded to a centred square, 896 × 896 RGB.
//!
//! [`prepare`] decodes in Rust, so that every backend gets the same pixels and llama.cpp's own resize has nothing to do. Limits are
//! checked before memory is taken. Nothing of a file but its pixels goes further; errors quote nothing of it.
//! It does not look for disease, and it repairs nothing: a damaged file is refused.

mod decoded;
#[cfg(feature = "dicom")]
mod dicom;
mod error;
mod format;
mod jpeg;
mod limits;
mod pages;
mod png;
mod quality;
mod raster;
mod resize;
mod xmp;

use std::cell::Cell;
use std::sync::Arc;

pub use decoded::{DecodedPixels, PixelLayout, prepare_pixels};
pub use error::ImageError;
pub use format::Format;
pub use limits::Limits;
pub use quality::QualityWarning;

/// Width and height of what MedGemma's vision tower takes, in pixels.
pub const SIDE: u32 = 896;

/// Pixels as the vision tower takes them.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Object))]
pub struct Pixels {
    /// Width and height in pixels; [`SIDE`] for MedGemma.
    pub side: u32,
    /// `side × side × 3` bytes, rows from the top, RGB.
    pub rgb: Vec<u8>,
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl Pixels {
    /// SHA-256 of the pixels, hexadecimal.
    pub fn sha256(&self) -> String {
        aidpost_models::Sha256::of(&self.rgb).to_string()
    }

    /// The pixels as a PNG file that holds nothing else.
    ///
    /// # Errors
    /// [`ImageError::Damaged`] if `rgb` has not `side × side × 3` bytes.
    pub fn to_png(&self) -> Result<Vec<u8>, ImageError> {
        let mut png = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut png);
        let (side, color) = (self.side, image::ExtendedColorType::Rgb8);
        image::ImageEncoder::write_image(encoder, &self.rgb, side, side, color)
            .map_err(|_| ImageError::Damaged(Format::Png))?;
        Ok(png)
    }
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels({0} × {0})", self.side)
    }
}

/// An image that a model can look at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PreparedImage {
    /// The pixels, [`SIDE`] × [`SIDE`].
    pub pixels: Arc<Pixels>,
    /// Width of the picture in the file, upright, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What a worker should know about the picture; advice, never a refusal.
    pub concerns: Vec<QualityWarning>,
}

/// Prepares the image in `file`: JPEG, PNG or DICOM, of an animation or a series the first. Other formats are named and refused;
/// [`prepare_pixels`] takes what a phone's own decoder made of them.
///
/// Alpha is left out as Pillow's `convert("RGB")` does, not blended: the colour behind a transparent pixel shows.
///
/// # Errors
/// [`ImageError`], before memory for the pixels is taken where a limit is exceeded.
pub fn prepare(file: &[u8], limits: &Limits) -> Result<PreparedImage, ImageError> {
    finished(decoded(file, limits)?)
}

/// The square of a decoded picture, and what a worker should know about it.
fn finished(raster: raster::Raster) -> Result<PreparedImage, ImageError> {
    let (width, height) = raster.upright_size();
    let pixels = resize::resize(raster)?;
    Ok(PreparedImage {
        concerns: quality::concerns(&pixels, (width, height)),
        pixels: Arc::new(pixels),
        width,
        height,
    })
}

thread_local! {
    /// Whether this thread is in a decoder.
    static DECODING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is decoding a file. A panic there is caught, and the caller gets [`ImageError::Damaged`]: a program's panic hook asks
/// this, so that it reports no fault where a file is damaged.
pub fn is_decoding() -> bool {
    DECODING.get()
}

/// The picture of a file as it lies there.
fn decoded(file: &[u8], limits: &Limits) -> Result<raster::Raster, ImageError> {
    limits.check_file(file.len() as u64)?;
    let format = Format::of(file).ok_or_else(|| format::refused(file))?;
    // A decoder of others that panics has met a damaged file: the caller gets an error, as for every damaged file.
    DECODING.set(true);
    let decoded = std::panic::catch_unwind(|| match format {
        Format::Jpeg => jpeg::decode(file, limits),
        Format::Png => png::decode(file, limits),
        #[cfg(feature = "dicom")]
        Format::Dicom => dicom::decode(file, limits),
        #[cfg(not(feature = "dicom"))]
        Format::Dicom => Err(ImageError::Unsupported(
            Format::Dicom,
            "this program is built without DICOM; open the film in a viewer and save it as PNG",
        )),
    });
    DECODING.set(false);
    decoded.unwrap_or(Err(ImageError::Damaged(format)))
}

/// Width and height of what [`prepare`] would resize, for the fuzz targets: nearly all of their time would go into the resize.
///
/// # Errors
/// [`ImageError`], as [`prepare`].
#[cfg(fuzzing)]
pub fn decode(file: &[u8], limits: &Limits) -> Result<(u32, u32), ImageError> {
    decoded(file, limits).map(|raster| raster.upright_size())
}

/// Reads a file that is no longer than the limit.
///
/// # Errors
/// [`ImageError::TooLong`], [`ImageError::Unreadable`].
pub fn read(path: &std::path::Path, limits: &Limits) -> Result<Vec<u8>, ImageError> {
    use std::io::Read;
    let unreadable = |error: std::io::Error| ImageError::Unreadable(error.kind());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    limits.check_file(file.metadata().map_err(unreadable)?.len())?;
    let mut bytes = Vec::new();
    // What is no plain file has no length beforehand.
    file.take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    limits.check_file(bytes.len() as u64)?;
    Ok(bytes)
}
