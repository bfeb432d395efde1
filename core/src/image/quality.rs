//! What a worker should know about a picture before anyone relies on it: advice in plain words, never a refusal.
//!
//! The thresholds are this project's own, set on generated pictures (tests/tests/images/quality.rs) so that only plain faults are
//! named; they were not fitted to clinical images, and a picture without a concern can still be useless.

use super::{Pixels, SIDE};

/// Something about a picture that a worker can do better, or should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum QualityWarning {
    /// Less than 1 % of the picture is brighter than 60 of 255.
    TooDark,
    /// More than half of the picture is brighter than 250 of 255.
    TooBright,
    /// Of the sharpest tenth of its tiles, the least sharp has a Laplacian variance below 12.
    Blurred,
    /// The shorter side has fewer than 224 pixels in the file.
    TooSmall,
    /// The standard deviation of its brightness is below 4 of 255.
    NothingInIt,
}

/// Brightness (0 to 255) that 1 % of a picture should reach.
const DARK: u8 = 60;
/// Brightness above which a pixel is burnt out.
const BRIGHT: u8 = 250;
/// Variance of the Laplacian (4 times the pixel less its 4 neighbours, of the prepared picture) that a sharp detail has.
const SHARP: f64 = 12.0;
/// Pixels of the shorter side: a quarter of what the model takes, so that each is shown 4 × 4 times.
const SMALL: u32 = 224;
/// Standard deviation of brightness of a picture in which there is anything.
const FLAT: f64 = 4.0;

impl QualityWarning {
    /// For the worker, in plain words, with what to do.
    pub fn words(self) -> &'static str {
        match self {
            Self::TooDark => "The picture is too dark. Take it again with more light.",
            Self::TooBright => {
                "The picture is too bright. Take it again without flash, or away from the sun."
            }
            Self::Blurred => {
                "The picture is blurred. Hold still, tap on the place to focus, and take it again."
            }
            Self::TooSmall => {
                "The picture has very few pixels. Take it again closer, or send the original and not a small copy."
            }
            Self::NothingInIt => {
                "There is nothing to be seen in the picture. Is something in front of the camera?"
            }
        }
    }
}

/// Side of a tile in which sharpness is measured.
const TILE: usize = 32;

/// The concerns about a prepared picture that had `size` pixels in its file.
pub(super) fn concerns(pixels: &Pixels, size: (u32, u32)) -> Vec<QualityWarning> {
    let picture = Picture::of(pixels, size);
    let mut histogram = [0u32; 256];
    for y in 0..picture.height {
        for luma in picture.row(y) {
            histogram[usize::from(*luma)] += 1;
        }
    }
    let area = (picture.width * picture.height) as f64;
    let above = |level: u8| {
        let pixels: u32 = histogram[usize::from(level) + 1..].iter().sum();
        f64::from(pixels) / area
    };
    let moment = |power: i32| {
        let weighted = histogram.iter().enumerate();
        weighted
            .map(|(luma, count)| (luma as f64).powi(power) * f64::from(*count))
            .sum::<f64>()
            / area
    };
    let deviation = (moment(2) - moment(1).powi(2)).max(0.0).sqrt();
    let flat = deviation < FLAT;
    [
        (QualityWarning::TooDark, above(DARK) < 0.01),
        (QualityWarning::TooBright, above(BRIGHT) > 0.5),
        // Of a picture in which there is nothing, sharpness says nothing.
        (
            QualityWarning::Blurred,
            !flat && picture.sharpness() < SHARP,
        ),
        (QualityWarning::TooSmall, size.0.min(size.1) < SMALL),
        (QualityWarning::NothingInIt, flat),
    ]
    .into_iter()
    .filter_map(|(concern, holds)| holds.then_some(concern))
    .collect()
}

/// Brightness of the picture without its padding.
struct Picture {
    width: usize,
    height: usize,
    luma: Vec<u8>,
}

impl Picture {
    fn of(pixels: &Pixels, size: (u32, u32)) -> Self {
        let all = SIDE as usize;
        let side = size.0.max(size.1).max(1) as usize;
        let of = |length: u32| (length as usize * all / side).clamp(1, all);
        let (width, height) = (of(size.0), of(size.1));
        let (left, top) = ((all - width) / 2, (all - height) / 2);
        let mut luma = Vec::with_capacity(width * height);
        let rows = pixels.rgb.chunks_exact(all * 3);
        for row in rows.skip(top).take(height) {
            let picture = row[left * 3..].chunks_exact(3).take(width);
            // ITU-R BT.601, as Pillow's `convert("L")`.
            luma.extend(picture.map(|pixel| {
                let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
                ((299 * r + 587 * g + 114 * b) / 1000) as u8
            }));
        }
        Self {
            width,
            height,
            luma,
        }
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.luma[y * self.width..(y + 1) * self.width]
    }

    /// The variance of the Laplacian that a tenth of the tiles reach.
    fn sharpness(&self) -> f64 {
        let mut tiles = Vec::new();
        let inner = |length: usize| (1..length.saturating_sub(1)).step_by(TILE);
        for top in inner(self.height) {
            for left in inner(self.width) {
                tiles.push(self.tile(left, top));
            }
        }
        tiles.sort_by(f64::total_cmp);
        let tenth = tiles.len().saturating_sub(1 + tiles.len() / 10);
        tiles.get(tenth).copied().unwrap_or(0.0)
    }

    fn tile(&self, left: usize, top: usize) -> f64 {
        let right = (left + TILE).min(self.width - 1);
        let rows = top..(top + TILE).min(self.height - 1);
        let count = ((right - left) * rows.len()) as f64;
        // At most 1,024 times 1,020, and its square: both fit.
        let (mut sum, mut squares) = (0i32, 0i32);
        for y in rows {
            let row = self.row(y);
            let around = [
                &self.row(y - 1)[left..right],
                &self.row(y + 1)[left..right],
                &row[left - 1..right - 1],
                &row[left + 1..right + 1],
            ];
            for (x, luma) in row[left..right].iter().enumerate() {
                let neighbours: i32 = around.iter().map(|row| i32::from(row[x])).sum();
                let laplacian = 4 * i32::from(*luma) - neighbours;
                sum += laplacian;
                squares += laplacian * laplacian;
            }
        }
        let mean = f64::from(sum) / count;
        f64::from(squares) / count - mean * mean
    }
}
