//! What a WebP says of itself before it is decoded. The decoder takes as much memory as a chunk claims to be long (3.2 GB for a damaged file of
//! 2 kB), a picture inside may claim to be larger than the canvas whose size it reports, and what a lossless one takes is not in its header.

mod lossless;
mod lossy;
mod prefix;

use super::raster::Channels;
use super::{Format, ImageError, Limits};

const DAMAGED: ImageError = ImageError::Damaged(Format::WebP);

/// What the decoder takes beside the one buffer that it is given, in bytes.
pub(super) struct Taken {
    /// For each pixel.
    pub(super) pixel: u64,
    /// In all.
    pub(super) whole: u64,
}

/// What is known of a file so far.
struct Seen<'l> {
    limits: &'l Limits,
    canvas: Option<(u64, u64)>,
    taken: Taken,
    /// Kinds whose first chunk was met: the decoder takes no other.
    met: Vec<[u8; 4]>,
}

/// # Errors
/// [`ImageError::Damaged`] if a chunk does not lie in the file, or a picture not in the canvas.
pub(super) fn taken(file: &[u8], limits: &Limits) -> Result<Taken, ImageError> {
    let mut seen = Seen {
        limits,
        canvas: None,
        // Planes of brightness and colour, or all four channels.
        taken: Taken { pixel: 4, whole: 0 },
        met: Vec::new(),
    };
    for chunk in chunks(file.get(12..).unwrap_or_default()) {
        let (kind, data) = chunk?;
        let is_first = !seen.met.contains(&kind);
        match &kind {
            b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF" if is_first => seen.met.push(kind),
            _ => continue,
        }
        match &kind {
            b"VP8X" => seen.header(data)?,
            b"ANMF" => seen.frame(data)?,
            _ => {
                let canvas = seen.canvas;
                seen.picture(&kind, data, canvas)?;
            }
        }
    }
    Ok(seen.taken)
}

impl Seen<'_> {
    fn header(&mut self, data: &[u8]) -> Result<(), ImageError> {
        let [flags, _, _, _, w0, w1, w2, h0, h1, h2, ..] = *data else {
            return Err(DAMAGED);
        };
        self.canvas
            .get_or_insert((side([w0, w1, w2]), side([h0, h1, h2])));
        const ANIMATED_OR_ALPHA: u8 = 0x12;
        if flags & ANIMATED_OR_ALPHA != 0 {
            // A frame with its alpha, and the canvas that it is laid on.
            self.taken.pixel = 8;
        }
        Ok(())
    }

    /// The first frame of an animation: its picture, or alpha and picture.
    fn frame(&mut self, data: &[u8]) -> Result<(), ImageError> {
        let [
            _,
            _,
            _,
            _,
            _,
            _,
            w0,
            w1,
            w2,
            h0,
            h1,
            h2,
            _,
            _,
            _,
            _,
            inner @ ..,
        ] = data
        else {
            return Err(DAMAGED);
        };
        let size = (side([*w0, *w1, *w2]), side([*h0, *h1, *h2]));
        for (number, chunk) in chunks(inner).enumerate() {
            let (kind, data) = chunk?;
            match &kind {
                b"ANMF" => return Err(DAMAGED),
                _ if number < 2 => self.picture(&kind, data, Some(size))?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A picture, or the alpha of one that has `size`.
    fn picture(
        &mut self,
        kind: &[u8; 4],
        data: &[u8],
        size: Option<(u64, u64)>,
    ) -> Result<(), ImageError> {
        let most = self.limits.decoded_bytes;
        let mut held = 0;
        let (width, height) = match kind {
            b"VP8 " => lossy::size(data)?,
            b"VP8L" => lossless::size(data)?,
            b"ALPH" => size.ok_or(DAMAGED)?,
            _ => return Ok(()),
        };
        let (wide, high) = *self.canvas.get_or_insert((width, height));
        if width > wide || height > high {
            return Err(DAMAGED);
        }
        // What follows takes time for its pixels; what is too large is refused by the caller, with all that it would take.
        let fits = self
            .limits
            .check(width, height, Channels::Rgb, self.taken.pixel)
            .is_ok();
        match (kind, data) {
            (b"VP8L", [_, _, _, _, _, behind @ ..]) if fits => {
                held = lossless::held(behind, (width, height), most)?;
            }
            // Only what is compressed is a picture again.
            (b"ALPH", [how, behind @ ..]) if fits && how & 3 == 1 => {
                held = lossless::held(behind, (width, height), most)?;
            }
            _ => {}
        }
        // A lossy picture's coefficients are copied, into memory that grows twofold.
        self.taken.whole = self.taken.whole.max(held + 3 * data.len() as u64);
        Ok(())
    }
}

/// A side less one, in three bytes.
fn side([low, middle, high]: [u8; 3]) -> u64 {
    u64::from(u32::from_le_bytes([low, middle, high, 0])) + 1
}

type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The chunks of a file or a frame; each must lie in it.
fn chunks(mut rest: &[u8]) -> impl Iterator<Item = Result<Chunk<'_>, ImageError>> {
    std::iter::from_fn(move || {
        let [k0, k1, k2, k3, l0, l1, l2, l3, behind @ ..] = rest else {
            return None;
        };
        let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
        let Some((data, next)) = behind.split_at_checked(length) else {
            rest = &[];
            return Some(Err(DAMAGED));
        };
        // Chunks begin at even places.
        rest = next.get(length % 2..).unwrap_or_default();
        Some(Ok(([*k0, *k1, *k2, *k3], data)))
    })
}
