//! A prompt up to its last image, and from there to the question: read once, kept in memory, restored for every further question.
//!
//! What is kept is the state of the sequence after the last image, which serves the images' 256 tokens each as well as their encoding, and
//! that after the words between it and the question, which serves the next question of the same task. It
//! never leaves memory, nothing can change it, and it is restored only into a context of the model that it came from, since llama.cpp
//! ends the process on a damaged state and accepts a foreign one in silence. Every question goes on from a restored state, so the same one gets
//! the same answer to the bit whenever it is asked.
//! Going back in a sequence instead would be wrong without a word: local layers keep only their window.
//! An image that was prepared needs no projector any more. For any other it is loaded for the encode and then freed: 0.9 GB of memory for
//! MedGemma 4B, for half a minute.

use super::Llama;
use super::native::State;
use super::sequence::{Reading, Sequence, check};
use super::vision_projector::{VisionProjector, put, see};
use crate::budget::{Budget, Piece};
use crate::model::{ImageCache, ModelError, Progress};
use crate::prompt::{Prompt, Segment};

/// The state of a sequence after the last image of a prompt, and after the words that were read behind it last.
struct AfterImages {
    model: u64,
    pieces: Vec<Seen>,
    point: Point,
    words: Option<(Vec<Seen>, Point)>,
}

/// A state, and the place up to which it goes.
struct Point {
    state: State,
    n_past: i32,
}

impl Point {
    /// Where `sequence` has come to, which goes on from its own state restored: that lies in the cache in another order than what was just
    /// read, and sums over it are rounded differently. The first question must not get another answer than the same one asked later.
    fn reached(sequence: &mut Sequence) -> Result<Self, ModelError> {
        let reached = Self {
            state: sequence.state()?,
            n_past: sequence.n_past,
        };
        sequence.clear();
        reached.restore(sequence)?;
        Ok(reached)
    }

    fn restore(&self, sequence: &mut Sequence) -> Result<(), ModelError> {
        sequence.restore(&self.state, self.n_past)
    }
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

/// Where `pieces` of `prompt` can be kept up to: the last image, and the question behind it, before which the product's own words become a
/// piece of their own. Both 0 without an image, and the same without a question.
pub(super) fn opening<'a>(
    budget: &Budget,
    prompt: &'a Prompt,
    pieces: &mut Vec<Piece<'a>>,
) -> Result<(usize, usize), ModelError> {
    let last = pieces
        .iter()
        .rposition(|piece| matches!(piece, Piece::Image(..)));
    let images = last.map_or(0, |last| last + 1);
    let shown = (prompt.rest.iter()).rposition(|one| matches!(one, Segment::Image(_)));
    let behind = shown.map_or(&[][..], |shown| &prompt.rest[shown + 1..]);
    let asked = (behind.iter()).position(|one| matches!(one, Segment::Patient(_)));
    let (Some(asked), Some(Piece::Tokens(tokens))) = (asked, pieces.get_mut(images)) else {
        return Ok((images, images));
    };
    // Alone, the words before the question may end in other tokens than with the question behind them.
    let own = budget.pieces(&behind[..asked])?;
    let Some(Piece::Tokens(own)) = own.first() else {
        return Ok((images, images));
    };
    let same = own
        .iter()
        .zip(&*tokens)
        .take_while(|(own, token)| own == token)
        .count();
    // A restored state has no logits of its own: they come from what is read behind it.
    let same = same.min(tokens.len() - 1);
    if same == 0 {
        return Ok((images, images));
    }
    let question = tokens.split_off(same);
    pieces.insert(images + 1, Piece::Tokens(question));
    Ok((images, images + 1))
}

/// Reads `opening`, which ends with an image or is empty, and the `words` behind it into a fresh sequence: from `kept`, or anew, and then
/// keeps both there.
pub(super) fn read(
    llama: &Llama,
    sequence: &mut Sequence,
    opening: &[Piece<'_>],
    words: &[Piece<'_>],
    kept: Option<&mut ImageCache>,
    reading: &mut Reading<'_>,
) -> Result<(), ModelError> {
    let Some(kept) = kept.filter(|_| !opening.is_empty()) else {
        encode(llama, sequence, opening, reading)?;
        return sequence.read(words, reading);
    };
    let (pieces, said) = (Seen::all(opening), Seen::all(words));
    let after = kept.get::<AfterImages>();
    let after = after.filter(|after| after.model == llama.number && after.pieces == pieces);
    if let Some(after) = after {
        check(reading.control)?;
        let (point, read) = match &after.words {
            Some((before, point)) if *before == said => (point, words),
            _ => (&after.point, &[][..]),
        };
        point.restore(sequence)?;
        let restored = opening.iter().chain(read);
        reading.forward(restored.map(Piece::count).sum());
        if read.len() == words.len() {
            return Ok(());
        }
    } else {
        encode(llama, sequence, opening, reading)?;
        kept.put(AfterImages {
            model: llama.number,
            pieces,
            point: Point::reached(sequence)?,
            words: None,
        });
    }
    if words.is_empty() {
        return Ok(());
    }
    sequence.read(words, reading)?;
    let reached = Point::reached(sequence)?;
    if let Some(after) = kept.get::<AfterImages>() {
        after.words = Some((said, reached));
    }
    Ok(())
}

/// Decodes the pieces: images that were prepared as they are, others through the projector, which is loaded for them and freed.
fn encode(
    llama: &Llama,
    sequence: &mut Sequence,
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
                none => {
                    none.insert(VisionProjector::of(llama, llama.vision_device)?.open(control)?)
                }
            };
            (control.progress)(Progress::Image { number, images });
            see(sequence, open, pixels, control, &|| ())?;
        }
        check(control)?;
        reading.forward(*tokens);
    }
    Ok(())
}
