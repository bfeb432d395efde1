//! What a WebP says of itself before it is decoded. The decoder takes as much memory as a chunk claims to be long (3.2 GB for a damaged file of
//! 2 kB), and a picture inside may claim to be larger than the canvas whose size it reports.

use super::{Format, ImageError};

const DAMAGED: ImageError = ImageError::Damaged(Format::WebP);

/// Bytes that the decoder takes for each pixel beside the one buffer that it is given.
///
/// # Errors
/// [`ImageError::Damaged`] if a chunk does not lie in the file, or a picture not in the canvas.
pub(super) fn beside(file: &[u8]) -> Result<u64, ImageError> {
    let mut canvas = None;
    // Planes of brightness and colour, or all four channels.
    let mut beside = 4;
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
                beside = 8;
            }
            return Ok(());
        }
        let Some((width, height)) = picture(kind, data)? else {
            return Ok(());
        };
        let (wide, high) = *canvas.get_or_insert((width, height));
        if width > wide || height > high {
            return Err(DAMAGED);
        }
        Ok(())
    })?;
    Ok(beside)
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

/// Width and height that a chunk with a picture claims.
fn picture(kind: &[u8; 4], data: &[u8]) -> Result<Option<(u64, u64)>, ImageError> {
    let (width, height) = match (kind, data) {
        (b"VP8 ", [_, _, _, _, _, _, w0, w1, h0, h1, ..]) => {
            let side = |bytes| u16::from_le_bytes(bytes) & 0x3FFF;
            (side([*w0, *w1]), side([*h0, *h1]))
        }
        (b"VP8L", [_, b0, b1, b2, b3, ..]) => {
            let bits = u32::from_le_bytes([*b0, *b1, *b2, *b3]);
            (
                (bits & 0x3FFF) as u16 + 1,
                ((bits >> 14) & 0x3FFF) as u16 + 1,
            )
        }
        (b"VP8 " | b"VP8L", _) => return Err(DAMAGED),
        _ => return Ok(None),
    };
    Ok(Some((u64::from(width), u64::from(height))))
}
