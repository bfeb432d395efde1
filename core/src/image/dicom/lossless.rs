//! Lossless JPEG, which only films use.

use jpeg_decoder::{ColorTransform, Decoder, Error, PixelFormat};

use super::{DAMAGED, Layout, Samples, Size, unsupported};
use crate::image::ImageError;

pub(super) fn unpack(packed: &[u8], size: Size) -> Result<Samples<'static>, ImageError> {
    let mut decoder = Decoder::new(packed);
    // What the samples mean stands in the film.
    decoder.set_color_transform(ColorTransform::None);
    let data = decoder.decode().map_err(|error| match error {
        Error::Unsupported(_) => unsupported(
            "its lossless JPEG is of a kind that is not read; save it uncompressed, or as PNG, in a viewer of films",
        ),
        _ => DAMAGED,
    })?;
    let info = decoder.info().ok_or(DAMAGED)?;
    let (layout, bytes) = match (info.pixel_format, size.samples) {
        (PixelFormat::L8, 1) | (PixelFormat::RGB24, 3) => (Layout::Bytes, 1),
        (PixelFormat::L16, 1) if cfg!(target_endian = "big") => (Layout::HighFirst, 2),
        (PixelFormat::L16, 1) => (Layout::LowFirst, 2),
        _ => return Err(DAMAGED),
    };
    let pixels = size.width * size.height * size.samples;
    if data.len() as u64 != pixels * bytes {
        return Err(DAMAGED);
    }
    Ok(Samples {
        data: data.into(),
        layout,
    })
}
