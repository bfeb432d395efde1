//! From stored samples to 8 bit: through the window or the table, else over the range of the frame; colour to RGB.

use dicom_pixeldata::{
    DecodedPixelData, PhotometricInterpretation, PixelRepresentation, PlanarConfiguration,
    VoiLutFunction, WindowLevelTransform,
};

use super::{DAMAGED, unsupported};
use crate::image::ImageError;

/// Monochrome samples of 8 or 16 bit, each looked up in a table of what it looks like.
pub(super) fn grey(frame: &DecodedPixelData<'_>, to: &mut [u8]) -> Result<(), ImageError> {
    let inverted = match frame.photometric_interpretation() {
        PhotometricInterpretation::Monochrome1 => true,
        PhotometricInterpretation::Monochrome2 => false,
        _ => return Err(unsupported("a palette")),
    };
    let stored = frame.bits_stored();
    if !(1..=frame.bits_allocated()).contains(&stored) {
        return Err(DAMAGED);
    }
    let mask = u16::MAX >> (16 - stored);
    let (data, size) = (frame.data(), usize::from(frame.bits_allocated() / 8));
    if data.len() < to.len() * size {
        return Err(DAMAGED);
    }
    let samples = || {
        data.chunks_exact(size).map(|sample| match *sample {
            [only] => u16::from(only) & mask,
            [a, b] => u16::from_ne_bytes([a, b]) & mask,
            _ => 0,
        })
    };
    let table = table(frame, mask, samples().take(to.len()))?;
    for (to, sample) in to.iter_mut().zip(samples()) {
        let shade = table.get(usize::from(sample)).copied().unwrap_or_default();
        *to = if inverted { 255 - shade } else { shade };
    }
    Ok(())
}

/// For each stored value its shade: rescaled, then through the window, the table, or over the range of this frame.
fn table(
    frame: &DecodedPixelData<'_>,
    mask: u16,
    samples: impl Iterator<Item = u16>,
) -> Result<Vec<u8>, ImageError> {
    let rescale = frame.rescale().map_err(|_| DAMAGED)?.first().copied();
    let signed = frame.pixel_representation() == PixelRepresentation::Signed;
    let sign = mask ^ (mask >> 1);
    let value = |sample: u16| {
        let plain = i32::from(sample);
        let value = if signed && sample & sign != 0 {
            plain - i32::from(mask) - 1
        } else {
            plain
        };
        rescale.map_or(f64::from(value), |rescale| rescale.apply(f64::from(value)))
    };
    let window = frame.window().map_err(|_| DAMAGED)?;
    let tables = frame.voi_lut_sequence().map_err(|_| DAMAGED)?;
    let shade: Box<dyn Fn(f64) -> f64> = if let Some(window) = window.and_then(|all| all.first()) {
        let functions = frame.voi_lut_function().map_err(|_| DAMAGED)?;
        let function = functions.and_then(|all| all.first()).copied();
        let transform =
            WindowLevelTransform::new(function.unwrap_or(VoiLutFunction::Linear), *window);
        Box::new(move |value| transform.apply(value, 255.0))
    } else if let Some(table) = tables
        .and_then(|all| all.first())
        .filter(|table| !table.data.is_empty())
    {
        // Some devices declare more bits than their entries use: the highest entry is white.
        let white = f64::from(table.data.iter().copied().max().unwrap_or(1).max(1));
        Box::new(move |value| {
            let at = (value.round() - f64::from(table.min_pixel_value)).max(0.0) as usize;
            let entry = table.data[at.min(table.data.len() - 1)];
            255.0 * f64::from(entry) / white
        })
    } else {
        let values = samples.map(value);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let range = if high > low { high - low } else { 1.0 };
        Box::new(move |value| 255.0 * (value - low) / range)
    };
    Ok((0..=mask)
        .map(|sample| shade(value(sample)).round().clamp(0.0, 255.0) as u8)
        .collect())
}

/// Three samples of 8 bit, interleaved or in planes.
pub(super) fn colour(frame: &DecodedPixelData<'_>, to: &mut [u8]) -> Result<(), ImageError> {
    let data = frame.data();
    if data.len() < to.len() {
        return Err(DAMAGED);
    }
    let plane = to.len() / 3;
    for (at, pixel) in to.chunks_exact_mut(3).enumerate() {
        let sample = |channel: usize| match frame.planar_configuration() {
            PlanarConfiguration::Standard => data[3 * at + channel],
            PlanarConfiguration::PixelFirst => data[channel * plane + at],
        };
        let samples = [sample(0), sample(1), sample(2)];
        pixel.copy_from_slice(&match frame.photometric_interpretation() {
            PhotometricInterpretation::Rgb => samples,
            PhotometricInterpretation::YbrFull => from_ybr(samples),
            _ => return Err(unsupported("its colour space")),
        });
    }
    Ok(())
}

/// YBR_FULL to RGB (DICOM PS3.3 C.7.6.3.1.2).
fn from_ybr([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f64::from(y), f64::from(cb) - 128.0, f64::from(cr) - 128.0);
    [
        y + 1.402 * cr,
        y - 0.344_136 * cb - 0.714_136 * cr,
        y + 1.772 * cb,
    ]
    .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}
