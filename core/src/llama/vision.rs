//! A prompt up to its last image: read once, kept in memory, restored for every further question about the same images.
//!
//! llama-cpp-2 gives no access to what the projector makes of an image, so what is kept is the state of the sequence after it.
//! It never leaves memory, nothing can change it, and it is restored only into a context of the model that it came from, since llama.cpp
//! ends the process on a damaged state and accepts a foreign one in silence. Restored, the next logits are the same to the bit.
//! Going back in a sequence instead would be wrong without a word: local layers keep only their window.
//! The projector is here only while an image is encoded: 0.9 GB of memory for MedGemma 4B, for half a minute.

use std::ffi::CString;

use llama_cpp_2::context::session::{LlamaStateSeqFlags, SeqState};
use llama_cpp_2::mtmd::{
    MtmdBitmap, MtmdContext, MtmdContextParams, MtmdInputText, mtmd_default_marker,
};

use super::context::{BATCH, Reading, Sequence, check, threads};
use super::tower::Tower;
use super::{Llama, room};
use crate::budget::Piece;
use crate::model::{Kept, ModelError, Progress};
use crate::prompt::Pixels;

/// The state of a sequence after the last image of a prompt.
struct AfterImages {
    model: u64,
    pieces: Vec<Seen>,
    state: SeqState,
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
        sequence
            .context
            .state_seq_set(&after.state, 0)
            .map_err(|_| failed("restoring what was seen"))?;
        sequence.past = after.past;
        reading.forward(opening.iter().map(Piece::count).sum());
        return Ok(());
    }
    encode(llama, sequence, opening, reading)?;
    let state = sequence
        .context
        .state_seq_get(0, LlamaStateSeqFlags::empty())
        .map_err(|_| failed("keeping what was seen"))?;
    kept.put(AfterImages {
        model: llama.number,
        pieces,
        state,
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
        see(sequence, &mut projector, pixels)?;
        check(reading.control)?;
        reading.forward(*tokens);
    }
    Ok(())
}

/// Loads the projector, to run in `tower`.
pub(super) fn projector(llama: &Llama, tower: Tower) -> Result<MtmdContext, ModelError> {
    let step = "loading the projector";
    let path = llama.pack.projector_path().ok_or(ModelError::NoProjector)?;
    let path = path.to_str().ok_or(failed(step))?;
    let memory = room::predicted(&llama.pack, 0);
    let bytes = memory.projector + memory.projector_compute;
    if !room::is_there(bytes) {
        return Err(ModelError::NoRoom { bytes });
    }
    let params = MtmdContextParams {
        use_gpu: tower == Tower::Gpu,
        print_timings: false,
        n_threads: threads(llama),
        media_marker: CString::new(mtmd_default_marker()).map_err(|_| failed(step))?,
        ..MtmdContextParams::default()
    };
    MtmdContext::init_from_file(path, &llama.model, &params).map_err(|_| failed(step))
}

/// Encodes an image and decodes it between its two marks.
pub(super) fn see(
    sequence: &mut Sequence<'_>,
    projector: &mut MtmdContext,
    pixels: &Pixels,
) -> Result<(), ModelError> {
    let bitmap = MtmdBitmap::from_image_data(pixels.side, pixels.side, &pixels.rgb)
        .map_err(|_| failed("taking the image"))?;
    // The only text that llama.cpp ever tokenizes for us is its own image mark.
    let mark = MtmdInputText {
        text: mtmd_default_marker().to_owned(),
        add_special: false,
        parse_special: true,
    };
    let chunks = projector
        .tokenize(mark, &[&bitmap])
        .map_err(|_| failed("preparing the image"))?;
    let batch = i32::try_from(BATCH).unwrap_or(i32::MAX);
    // Logits too: a prompt may end with an image, and what follows its closing mark is the first word of the reply.
    sequence.past = chunks
        .eval_chunks(
            projector,
            &mut sequence.context,
            sequence.past,
            0,
            batch,
            true,
        )
        .map_err(|_| failed("encoding the image"))?;
    Ok(())
}

fn failed(step: &'static str) -> ModelError {
    ModelError::Backend { step, code: -1 }
}
