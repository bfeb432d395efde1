//! What a WebP says of itself before it is decoded. The decoder takes as much memory as a chunk claims to be long (3.2 GB for a damaged file of
//! 2 kB), and a picture inside may claim to be larger than the canvas whose size it reports.

mod lossy;

use super::{Format, ImageError};

const DAMAGED: ImageError = ImageError::Damaged(Format::WebP);

/// What the decoder takes beside the one buffer that it is given, in bytes.
pub(super) struct Taken {
    /// For each pixel.
    pub(super) pixel: u64,
    /// In all.
    pub(super) whole: u64,
}

/// # Errors
/// [`ImageError::Damaged`] if a chunk does not lie in the file, or a picture not in the canvas.
pub(super) fn taken(file: &[u8]) -> Result<Taken, ImageError> {
    let mut canvas = None;
    // Planes of brightness and colour, or all four channels.
    let mut taken = Taken { pixel: 4, whole: 0 };
    walk(file.get(12..).unwrap_or_default(), &mut |kind, data| {
        if kind == b"VP8X" && canvas.is_none() {
            let [flags, _, _, _, w0, w1, w2, h0, h1, h2, ..] = *data else {
                return Err(DAMAGED);
            };
            let side = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes)) + 1;
            canvas = Some((side([w0, w1, w2, 0]), side([h0, h1, h2, 0])));
            const ANIMATED_OR_ALPHA: u8 = 0x12;
            if flags & ANIMATED_OR_ALPHA != 0 {
                // A frame with its alpha, and the canvas that it is laid on.
                taken.pixel = 8;
            }
            return Ok(());
        }
        let (width, height) = match kind {
            b"VP8 " => lossy::size(data)?,
            b"VP8L" => lossless_size(data)?,
            _ => return Ok(()),
        };
        // A lossy picture's coefficients are copied, into memory that grows twofold.
        taken.whole = taken.whole.max(3 * data.len() as u64);
        let (wide, high) = *canvas.get_or_insert((width, height));
        if width > wide || height > high {
            return Err(DAMAGED);
        }
        Ok(())
    })?;
    Ok(taken)
}

type Visit<'v> = dyn FnMut(&[u8; 4], &[u8]) -> Result<(), ImageError> + 'v;

/// Visits each chunk, those within the frames of an animation too.
fn walk(mut rest: &[u8], visit: &mut Visit<'_>) -> Result<(), ImageError> {
    while let [k0, k1, k2, k3, l0, l1, l2, l3, behind @ ..] = rest {
        let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
        let (data, next) = behind.split_at_checked(length).ok_or(DAMAGED)?;
        let kind = &[*k0, *k1, *k2, *k3];
        visit(kind, data)?;
        if kind == b"ANMF" {
            // Its chunks are pictures; another frame in it is no frame.
            let inner = data.get(16..).ok_or(DAMAGED)?;
            walk(inner, &mut |kind, data| match kind {
                b"ANMF" => Err(DAMAGED),
                _ => visit(kind, data),
            })?;
        }
        // Chunks begin at even places.
        rest = next.get(length % 2..).unwrap_or_default();
    }
    Ok(())
}

fn lossless_size(data: &[u8]) -> Result<(u64, u64), ImageError> {
    let [_, b0, b1, b2, b3, ..] = *data else {
        return Err(DAMAGED);
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    let side = |bits: u32| u64::from(bits & 0x3FFF) + 1;
    Ok((side(bits), side(bits >> 14)))
}
