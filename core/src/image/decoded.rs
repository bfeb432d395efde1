//! Pixels that a phone's own decoder has made: of a HEIC photo, a camera's frame, a page of a document.

use image::metadata::Orientation;

use super::raster::{Channels, Raster};
use super::{ImageError, Limits, PreparedImage, finished};

/// In which order the samples of a pixel lie, 8 bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PixelLayout {
    /// One sample: brightness.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue and a fourth that is left out: Android's `Bitmap.Config.ARGB_8888` as `copyPixelsToBuffer` writes it.
    Rgba,
    /// Blue, green, red and a fourth that is left out: CoreGraphics' and CoreVideo's usual order.
    Bgra,
}

impl PixelLayout {
    /// Bytes of a pixel.
    pub fn bytes(self) -> u32 {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Bgra => 4,
        }
    }
}

/// A decoded picture, rows from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodedPixels<'a> {
    /// The samples: `height` rows of `row_bytes`; the last may end behind its pixels.
    pub samples: &'a [u8],
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// From the beginning of a row to that of the next, in bytes; `None`: rows lie without gaps.
    pub row_bytes: Option<u32>,
    /// Order of a pixel's samples.
    pub layout: PixelLayout,
    /// EXIF's orientation, 1 (upright) to 8: how the picture is to be turned. Android's `Bitmap` and `CGImage` keep it beside their pixels.
    pub orientation: u8,
}

/// Prepares decoded pixels as [`prepare`](super::prepare) does a file.
///
/// # Errors
/// [`ImageError`], before memory for the pixels is taken.
pub fn prepare_pixels(
    pixels: &DecodedPixels<'_>,
    limits: &Limits,
) -> Result<PreparedImage, ImageError> {
    let DecodedPixels { width, height, .. } = *pixels;
    if width == 0 || height == 0 {
        return Err(ImageError::NoPixels { width, height });
    }
    let orientation = Orientation::from_exif(pixels.orientation)
        .ok_or(ImageError::Orientation(pixels.orientation))?;
    let channels = match pixels.layout {
        PixelLayout::Grey => Channels::Grey,
        PixelLayout::Rgb | PixelLayout::Rgba | PixelLayout::Bgra => Channels::Rgb,
    };
    limits.check(u64::from(width), u64::from(height), channels, 0)?;
    let row = u64::from(width) * u64::from(pixels.layout.bytes());
    let step = pixels.row_bytes.map_or(row, u64::from).max(row);
    let needed = step * u64::from(height - 1) + row;
    let bytes = pixels.samples.len() as u64;
    // Without gaps nothing may be left either: then width and height are not those of the pixels.
    if bytes < needed || pixels.row_bytes.is_none() && bytes > needed {
        return Err(ImageError::PixelBytes {
            bytes,
            needed,
            width,
            height,
        });
    }
    if pixels.row_bytes.is_some_and(|given| u64::from(given) < row) {
        return Err(ImageError::PixelBytes {
            bytes,
            needed,
            width,
            height,
        });
    }
    let mut raster = Raster::new(u64::from(width), u64::from(height), channels, orientation);
    let to = raster.pixels_mut();
    let count = channels.count() as usize;
    let rows = pixels.samples.chunks(step as usize);
    for (to, from) in to.chunks_exact_mut(width as usize * count).zip(rows) {
        let from = &from[..row as usize];
        match pixels.layout {
            PixelLayout::Grey | PixelLayout::Rgb => to.copy_from_slice(from),
            PixelLayout::Rgba => spread(to, from, [0, 1, 2]),
            PixelLayout::Bgra => spread(to, from, [2, 1, 0]),
        }
    }
    finished(raster)
}

fn spread(to: &mut [u8], from: &[u8], order: [usize; 3]) {
    for (to, from) in to.chunks_exact_mut(3).zip(from.chunks_exact(4)) {
        to.copy_from_slice(&order.map(|at| from[at]));
    }
}
