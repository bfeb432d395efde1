//! A prompt up to its last image: read once, kept in memory, restored for every further question about the same images.
//!
//! What is kept is the state of the sequence after the last image: it serves the images' 256 tokens each as well as their encoding. It
//! never leaves memory, nothing can change it, and it is restored only into a context of the model that it came from, since llama.cpp
//! ends the process on a damaged state and accepts a foreign one in silence. Restored, the next logits are the same to the bit.
//! Going back in a sequence instead would be wrong without a word: local layers keep only their window.
//! The projector is here only while an image is encoded: 0.9 GB of memory for MedGemma 4B, for half a minute.

use super::context::{BATCH, Reading, Sequence, check, interruptible, threads};
use super::native::{Chunk, Projector, State};
use super::tower::Tower;
use super::write::Steps;
use super::{Llama, room};
use crate::budget::Piece;
use crate::model::{Control, Kept, ModelError, Progress};
use crate::prompt::Pixels;

/// The state of a sequence after the last image of a prompt.
struct AfterImages {
    model: u64,
    pieces: Vec<Seen>,
    state: State,
    past: i32,
}

/// A piece that was read: what it is told by.
#[derive(PartialEq)]
enum Seen {
    Tokens(Vec<u32>),
    /// SHA-256 of the pixels.
    Image(String),
}

impl Seen {
    fn all(pieces: &[Piece<'_>]) -> Vec<Self> {
        let seen = |piece: &Piece<'_>| match piece {
            Piece::Tokens(tokens) => Self::Tokens(tokens.clone()),
            Piece::Image(pixels, _) => Self::Image(pixels.sha256()),
        };
        pieces.iter().map(seen).collect()
    }
}

/// How many of `pieces` there are up to the last image; 0 without one.
pub(super) fn opening(pieces: &[Piece<'_>]) -> usize {
    pieces
        .iter()
        .rposition(|piece| matches!(piece, Piece::Image(..)))
        .map_or(0, |last| last + 1)
}

/// Reads `opening`, which ends with an image or is empty, into a fresh sequence: from `kept`, or anew, and then keeps it there.
pub(super) fn read(
    llama: &Llama,
    sequence: &mut Sequence<'_>,
    opening: &[Piece<'_>],
    kept: Option<&mut Kept>,
    reading: &mut Reading<'_>,
) -> Result<(), ModelError> {
    if opening.is_empty() {
        return Ok(());
    }
    let Some(kept) = kept else {
        return encode(llama, sequence, opening, reading);
    };
    let pieces = Seen::all(opening);
    if let Some(after) = kept.get::<AfterImages>()
        && after.model == llama.number
        && after.pieces == pieces
    {
        check(reading.control)?;
        sequence.restore(&after.state, after.past)?;
        reading.forward(opening.iter().map(Piece::count).sum());
        return Ok(());
    }
    encode(llama, sequence, opening, reading)?;
    kept.put(AfterImages {
        model: llama.number,
        pieces,
        state: sequence.state()?,
        past: sequence.past,
    });
    Ok(())
}

/// Loads the projector, decodes the pieces, and frees it.
fn encode(
    llama: &Llama,
    sequence: &mut Sequence<'_>,
    opening: &[Piece<'_>],
    reading: &mut Reading<'_>,
) -> Result<(), ModelError> {
    check(reading.control)?;
    let mut projector = projector(llama, llama.tower)?;
    let is_image = |piece: &&Piece<'_>| matches!(piece, Piece::Image(..));
    let images = opening.iter().filter(is_image).count();
    let mut number = 0;
    for piece in opening {
        let Piece::Image(pixels, tokens) = piece else {
            sequence.read(std::slice::from_ref(piece), reading)?;
            continue;
        };
        number += 1;
        check(reading.control)?;
        (reading.control.progress)(Progress::Image { number, images });
        see(sequence, &mut projector, pixels, reading.control, &|| ())?;
        check(reading.control)?;
        reading.forward(*tokens);
    }
    Ok(())
}

/// Loads the projector, to run in `tower`. This cannot be interrupted.
pub(super) fn projector(llama: &Llama, tower: Tower) -> Result<Projector<'_>, ModelError> {
    let path = llama.pack.projector_path().ok_or(ModelError::NoProjector)?;
    let memory = llama.loading.predict(&llama.pack, 0).model_with_image;
    let bytes = memory.map_or(0, |memory| memory.projector + memory.projector_compute);
    if !room::is_there(bytes) {
        return Err(ModelError::NoRoom { bytes });
    }
    let on_gpu = tower == Tower::Gpu;
    Projector::load(&path, &llama.model, on_gpu, threads(llama))
        .ok_or(failed("loading the projector"))
}

/// Encodes an image and decodes it between its two marks; `encoded` is told in between. The last mark gets logits too: a prompt may end
/// with an image, and what follows its closing mark is the first word of the reply.
pub(super) fn see(
    sequence: &mut Sequence<'_>,
    projector: &mut Projector<'_>,
    pixels: &Pixels,
    control: &Control<'_>,
    encoded: &dyn Fn(),
) -> Result<(), ModelError> {
    let chunks = projector
        .chunks(pixels.side, &pixels.rgb)
        .ok_or(failed("preparing the image"))?;
    for chunk in chunks.iter() {
        match chunk {
            Chunk::Tokens(mark) => {
                let mark: Vec<u32> = mark.iter().map(|token| token.unsigned_abs()).collect();
                sequence.push(&mark, 1, control)?;
            }
            Chunk::Image(image) => {
                interruptible(control, "encoding the image", |stop| {
                    projector.encode(&image, stop)
                })?;
                encoded();
                let (context, past) = (&mut sequence.context, sequence.past);
                sequence.past = interruptible(control, "reading the image", |stop| {
                    projector.read(&image, context, past, BATCH, stop)
                })?;
            }
        }
    }
    Ok(())
}

fn failed(step: &'static str) -> ModelError {
    ModelError::Backend { step, code: -1 }
}
