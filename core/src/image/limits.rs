//! What a file may ask for, checked before memory is taken. Time is bounded through these: no decoder of a format here does more
//! than a fixed work for each byte and pixel, and a JPEG may have [`MAX_SCANS`] scans.

use super::raster::Channels;
use super::{ImageError, SIDE};

/// Scans of one progressive JPEG at most, each of which passes over all pixels; encoders write about ten.
pub(super) const MAX_SCANS: usize = 40;

/// What a file may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Pixels of either side.
    pub side: u32,
    /// Bytes that decoding may take, the decoder's own work included as far as it is known beforehand.
    pub decoded_bytes: u64,
}

impl Default for Limits {
    /// 64 MiB of file, 20,000 pixels a side, 320 MiB decoded: any phone's photo of 64 megapixels, a chest film of 5,000 × 5,000 in 16 bit.
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            side: 20_000,
            decoded_bytes: 320 << 20,
        }
    }
}

impl Limits {
    pub(super) fn check_file(&self, bytes: u64) -> Result<(), ImageError> {
        if bytes > self.file_bytes {
            return Err(ImageError::TooLong {
                bytes,
                limit: self.file_bytes,
            });
        }
        Ok(())
    }

    /// Whether an image may be decoded into `channels` of 8 bit, while the decoder takes `beside` bytes for each pixel of its own. Afterwards
    /// the resize takes its rows between both directions.
    pub(super) fn check(
        &self,
        width: u64,
        height: u64,
        channels: Channels,
        beside: u64,
    ) -> Result<(), ImageError> {
        if width > u64::from(self.side) || height > u64::from(self.side) {
            return Err(ImageError::TooLarge {
                width,
                height,
                limit: self.side,
            });
        }
        let area = width * height;
        let between = width.max(height) * u64::from(SIDE) * channels.count();
        let bytes =
            (area * channels.count()).saturating_add(area.saturating_mul(beside).max(between));
        if bytes > self.decoded_bytes {
            return Err(ImageError::TooMuchMemory {
                width,
                height,
                bytes,
                limit: self.decoded_bytes,
            });
        }
        Ok(())
    }
}
