//! Decoded pixels, with just as much of the square's zero padding around them as the resize looks at.
//!
//! The reference pads to a square and then resizes. Nearly all of that padding meets no filter window that holds a pixel, so it is left out:
//! the decoder writes straight into the part that matters.

use image::metadata::Orientation;

use super::SIDE;
use super::pages::Pages;

/// Samples of a pixel, 8 bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    Grey,
    Rgb,
}

impl Channels {
    pub(super) fn count(self) -> u64 {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
        }
    }
}

/// A stretch of the square's longer-padded axis, in source pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Where the buffer begins in the square.
    pub(super) start: usize,
    /// Zeros before the picture, in the buffer.
    pub(super) before: usize,
    /// Zeros behind it, in the buffer.
    pub(super) after: usize,
}

/// A picture as it lies in the file, not yet turned upright.
pub(super) struct Raster {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) channels: Channels,
    pub(super) orientation: Orientation,
    /// The padding of the shorter side.
    pub(super) span: Span,
    buffer: Pages,
}

impl Raster {
    /// Black; the caller has checked the limits.
    pub(super) fn new(
        width: u64,
        height: u64,
        channels: Channels,
        orientation: Orientation,
    ) -> Self {
        let (width, height) = (width as usize, height as usize);
        let (side, short) = (width.max(height), width.min(height));
        let total = side - short;
        // The odd pixel of padding comes last in the upright picture.
        let first = if flips(orientation, width < height) {
            total - total / 2
        } else {
            total / 2
        };
        let reach = 2 * side.div_ceil(SIDE as usize) + 1;
        let before = first.min(reach);
        let after = (total - first).min(reach);
        let line = side * channels.count() as usize;
        Self {
            width,
            height,
            channels,
            orientation,
            span: Span {
                start: first - before,
                before,
                after,
            },
            buffer: Pages::new(line * (before + short + after)),
        }
    }

    /// The place of the pixels: `width × height`, rows from the top, without gaps.
    pub(super) fn pixels_mut(&mut self) -> &mut [u8] {
        let row = self.width * self.channels.count() as usize;
        // Below rows of padding; beside columns of it the rows are spread afterwards.
        let start = if self.width >= self.height {
            self.span.before * row
        } else {
            0
        };
        &mut self.buffer[start..start + row * self.height]
    }

    /// Width and height of the picture, upright.
    pub(super) fn upright_size(&self) -> (u32, u32) {
        let (width, height) = (self.width as u32, self.height as u32);
        if turns(self.orientation) {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// The picture with its padding: width, height and samples.
    pub(super) fn padded(mut self) -> (usize, usize, Pages) {
        let padding = self.span.before + self.span.after;
        if self.width >= self.height {
            return (self.width, self.height + padding, self.buffer);
        }
        let channels = self.channels.count() as usize;
        let (row, wide) = (self.width * channels, (self.width + padding) * channels);
        let left = self.span.before * channels;
        for y in (0..self.height).rev() {
            let to = y * wide;
            self.buffer.copy_within(y * row..(y + 1) * row, to + left);
            self.buffer[to..to + left].fill(0);
            self.buffer[to + left + row..to + wide].fill(0);
        }
        (self.width + padding, self.height, self.buffer)
    }
}

/// Whether turning upright swaps width and height.
fn turns(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(
        orientation,
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH
    )
}

/// Whether turning upright reverses the file's columns (`across`) or rows.
fn flips(orientation: Orientation, across: bool) -> bool {
    use Orientation::*;
    match orientation {
        NoTransforms | Rotate90FlipH => false,
        Rotate180 | Rotate270FlipH => true,
        FlipHorizontal | Rotate270 => across,
        FlipVertical | Rotate90 => !across,
    }
}
