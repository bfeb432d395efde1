//! DICOM's run-length coding (PS3.5 annex G). The decoder of dicom-rs takes as much memory as a header claims segments, 16 GB at most, and
//! unpacks a segment to its end however small the picture is.

use super::DAMAGED;
use crate::image::ImageError;

/// Words of the header: how many segments, and where each begins.
const HEADER: usize = 64;

/// Unpacks a frame of `pixels`, each of `samples` of `bytes`: interleaved, little endian.
pub(super) fn unpack(
    frame: &[u8],
    pixels: usize,
    samples: usize,
    bytes: usize,
) -> Result<Vec<u8>, ImageError> {
    let (header, _) = frame.split_at_checked(HEADER).ok_or(DAMAGED)?;
    let word = |at: usize| {
        let bytes = header.get(4 * at..4 * at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    };
    let (segments, step) = (samples * bytes, samples * bytes);
    if word(0) != Some(segments) {
        return Err(DAMAGED);
    }
    let mut out = vec![0; pixels * step];
    for segment in 0..segments {
        let start = word(1 + segment).ok_or(DAMAGED)?;
        let end = match segment + 1 {
            next if next < segments => word(1 + next).ok_or(DAMAGED)?,
            _ => frame.len(),
        };
        let packed = frame.get(start..end).ok_or(DAMAGED)?;
        // A segment holds one byte of each sample, the highest first.
        let (sample, byte) = (segment / bytes, segment % bytes);
        let first = sample * bytes + (bytes - 1 - byte);
        spread(packed, out.iter_mut().skip(first).step_by(step))?;
    }
    Ok(out)
}

/// Unpacks `packed` until every place is filled.
fn spread<'o>(
    mut packed: &[u8],
    mut to: impl ExactSizeIterator<Item = &'o mut u8>,
) -> Result<(), ImageError> {
    while to.len() > 0 {
        let (&head, rest) = packed.split_first().ok_or(DAMAGED)?;
        let taken = match head {
            0..=127 => {
                let run = rest.get(..usize::from(head) + 1).ok_or(DAMAGED)?;
                to.by_ref()
                    .zip(run)
                    .for_each(|(place, value)| *place = *value);
                run.len()
            }
            128 => 0,
            _ => {
                let value = *rest.first().ok_or(DAMAGED)?;
                to.by_ref()
                    .take(257 - usize::from(head))
                    .for_each(|place| *place = value);
                1
            }
        };
        packed = &rest[taken..];
    }
    Ok(())
}
