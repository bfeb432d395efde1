//! A prompt up to its last image: read once, kept in memory, restored for every further question about the same images.
//!
//! What is kept is the state of the sequence after the last image: it serves the images' 256 tokens each as well as their encoding. It
//! never leaves memory, nothing can change it, and it is restored only into a context of the model that it came from, since llama.cpp
//! ends the process on a damaged state and accepts a foreign one in silence. Restored, the next logits are the same to the bit.
//! Going back in a sequence instead would be wrong without a word: local layers keep only their window.
//! An image that was prepared needs no projector any more. For any other it is loaded for the encode and then freed: 0.9 GB of memory for
//! MedGemma 4B, for half a minute.

use std::path::PathBuf;

use super::context::{Reading, Sequence, check, interruptible, threads};
use super::native::{Chunk, Projector, State, Weights};
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

/// What an image became: its marks, and between them the embeddings of its tokens. A few megabytes.
#[derive(Default)]
pub(super) struct Encoded(Vec<Part>);

enum Part {
    Mark(Vec<u32>),
    Image(Vec<f32>),
}

/// A projector before it is loaded.
pub(super) struct Eye {
    path: PathBuf,
    tower: Tower,
    threads: i32,
    bytes: u64,
}

impl Eye {
    /// The pack's, to run in `tower`.
    pub(super) fn of(llama: &Llama, tower: Tower) -> Result<Self, ModelError> {
        let path = llama.pack.projector_path().ok_or(ModelError::NoProjector)?;
        let memory = llama.loading.predict(&llama.pack, 0).model_with_image;
        Ok(Self {
            path,
            tower,
            threads: threads(llama),
            bytes: memory.map_or(0, |memory| memory.projector + memory.projector_compute),
        })
    }

    /// Loads it.
    pub(super) fn open<'a>(
        &self,
        weights: &'a Weights,
        control: &Control<'_>,
    ) -> Result<Projector<'a>, ModelError> {
        let bytes = self.bytes;
        if !room::is_there(bytes) {
            return Err(ModelError::NoRoom { bytes });
        }
        let on_gpu = matches!(self.tower, Tower::Gpu);
        #[cfg(test)]
        let exact = matches!(self.tower, Tower::Exact);
        // At MedGemma's size the scores of a layer would take a gigabyte.
        #[cfg(not(test))]
        let exact = false;
        let projector = interruptible(control, "loading the projector", |stop| {
            Projector::load(&self.path, weights, on_gpu, exact, self.threads, stop)
        })?;
        #[cfg(test)]
        let projector = match self.tower {
            Tower::Spoilt(spoil) => projector.spoilt(spoil),
            Tower::Cpu | Tower::Gpu | Tower::Exact => projector,
        };
        Ok(projector)
    }
}

/// Decodes the pieces: images that were prepared as they are, others through the projector, which is loaded for them and freed.
fn encode(
    llama: &Llama,
    sequence: &mut Sequence<'_>,
    opening: &[Piece<'_>],
    reading: &mut Reading<'_>,
) -> Result<(), ModelError> {
    let control = reading.control;
    check(control)?;
    let mut projector = None;
    let is_image = |piece: &&Piece<'_>| matches!(piece, Piece::Image(..));
    let images = opening.iter().filter(is_image).count();
    let mut number = 0;
    for piece in opening {
        let Piece::Image(pixels, tokens) = piece else {
            sequence.read(std::slice::from_ref(piece), reading)?;
            continue;
        };
        number += 1;
        check(control)?;
        let prepared = match llama.prepared.of(pixels) {
            Some(prepared) => prepared.wait(control)?,
            None => None,
        };
        if let Some(encoded) = prepared {
            put(sequence, &encoded, control)?;
        } else {
            let open = match &mut projector {
                Some(open) => open,
                none => none.insert(Eye::of(llama, llama.tower)?.open(&llama.model, control)?),
            };
            (control.progress)(Progress::Image { number, images });
            see(sequence, open, pixels, control, &|| ())?;
        }
        check(control)?;
        reading.forward(*tokens);
    }
    Ok(())
}

/// Encodes an image.
pub(super) fn encoded(
    projector: &mut Projector<'_>,
    pixels: &Pixels,
    control: &Control<'_>,
) -> Result<Encoded, ModelError> {
    let chunks = projector
        .chunks(pixels.side, &pixels.rgb)
        .ok_or(failed("preparing the image"))?;
    let mut parts = Vec::new();
    for chunk in chunks.iter() {
        parts.push(match chunk {
            Chunk::Tokens(mark) => {
                Part::Mark(mark.iter().map(|token| token.unsigned_abs()).collect())
            }
            Chunk::Image(image) => {
                interruptible(control, "encoding the image", |stop| {
                    projector.encode(&image, stop)
                })?;
                let embeddings = projector.embeddings(&image);
                Part::Image(embeddings.ok_or(failed("encoding the image"))?)
            }
        });
    }
    Ok(Encoded(parts))
}

/// Decodes what an image became between its two marks. The last mark gets logits too: a prompt may end with an image, and what follows its
/// closing mark is the first word of the reply.
fn put(
    sequence: &mut Sequence<'_>,
    encoded: &Encoded,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    for part in &encoded.0 {
        match part {
            Part::Mark(mark) => sequence.push(mark, 1, control)?,
            Part::Image(embeddings) => {
                let (context, past) = (&mut sequence.context, sequence.past);
                sequence.past += interruptible(control, "reading the image", |stop| {
                    context.see(embeddings, past, stop)
                })?;
            }
        }
    }
    Ok(())
}

/// Encodes an image and decodes it; `told` between the two.
pub(super) fn see(
    sequence: &mut Sequence<'_>,
    projector: &mut Projector<'_>,
    pixels: &Pixels,
    control: &Control<'_>,
    told: &dyn Fn(),
) -> Result<(), ModelError> {
    let encoded = encoded(projector, pixels, control)?;
    told();
    put(sequence, &encoded, control)
}

fn failed(step: &'static str) -> ModelError {
    ModelError::Backend { step, code: -1 }
}
