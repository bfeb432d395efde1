//! The part of a prompt before the patient's: read once, saved as a file, restored for the next patient.
//!
//! A file is what [`file`] checks before llama.cpp sees it: whole, unchanged, and of exactly this model, prompt, engine and setting. What is
//! not is read anew and replaced. It is made before any token of a patient is decoded, in a context that has seen no other, and only of a
//! prompt whose first part holds nothing but the product's own words. It is a cache: where it cannot be written, nothing is lost.
//!
//! Going back in a sequence would be no substitute: local layers keep only their window, and beyond it `seq_rm` succeeds with wrong logits.

mod file;

use std::path::Path;

use aidpost_models::Sha256;

use super::Llama;
use super::native::State;
use super::sequence::{BATCH, Reading, Sequence, check};
use crate::budget::Piece;
use crate::model::{Control, ModelError, Request};
use crate::prompt::{Prompt, Segment};

/// Fewer tokens are read as fast as restored.
const LEAST: usize = 32;
/// What a file is worth to: any other engine, or another llama.cpp, may compute other numbers.
const ENGINE: &str = concat!(
    "aidpost ",
    env!("CARGO_PKG_VERSION"),
    ", llama-cpp-sys-2 0.1.161"
);

/// The tokens of `pieces` before the patient's part, if `prompt` has such a part and it holds no patient text.
pub(super) fn tokens<'p>(prompt: &Prompt, pieces: &'p [Piece<'_>]) -> Option<&'p [u32]> {
    let is_ours = |segment: &Segment| matches!(segment, Segment::Text(_) | Segment::Control(_));
    let says_something = |segment: &Segment| match segment {
        Segment::Control(_) => true,
        Segment::Text(text) => !text.is_empty(),
        Segment::Patient(_) | Segment::Image(_) => false,
    };
    let ours = prompt.prefix.iter().all(is_ours) && prompt.prefix.iter().any(says_something);
    match pieces.first() {
        Some(Piece::Tokens(tokens)) if ours => Some(tokens),
        _ => None,
    }
}

/// Reads `tokens`, which are [`tokens`] of a prompt, into a fresh sequence: from a file, or anew, and then saves them. Gives whether they lie in
/// it as restored.
pub(super) fn read(
    llama: &Llama,
    sequence: &mut Sequence,
    tokens: &[u32],
    reading: &mut Reading<'_>,
) -> Result<bool, ModelError> {
    let folder = llama.prefixes.as_deref();
    let Some(folder) = folder.filter(|_| tokens.len() >= LEAST) else {
        sequence.read_tokens(tokens, reading)?;
        return Ok(false);
    };
    check(reading.control)?;
    if restore(llama, sequence, folder, tokens)? {
        reading.forward(tokens.len());
        return Ok(true);
    }
    sequence.read_tokens(tokens, reading)?;
    let (state, n_past) = (sequence.state()?, sequence.n_past);
    write(llama, folder, tokens, &state);
    // The first patient too begins behind the restored state: it lies in the cache in another order than what was just read, and sums over
    // it are rounded differently. Whoever comes first must not get another answer for it.
    sequence.clear();
    sequence.restore(&state, n_past)?;
    Ok(true)
}

/// Sees to it that what stands before the patient's part of `request` is kept. Gives how many tokens are; 0 where nothing can be.
pub(super) fn keep(
    llama: &Llama,
    request: &Request,
    control: &Control<'_>,
) -> Result<usize, ModelError> {
    let pieces = llama.budget.plan(request)?;
    let (Some(folder), Some(tokens)) = (&llama.prefixes, tokens(&request.prompt, &pieces)) else {
        return Ok(0);
    };
    if tokens.len() < LEAST {
        return Ok(0);
    }
    let mut sequence = Sequence::new(llama, tokens.len())?;
    let mut reading = Reading {
        control,
        done: 0,
        total: tokens.len(),
    };
    read(llama, &mut sequence, tokens, &mut reading)?;
    let is_kept = folder.join(name(llama, tokens)).is_file();
    Ok(if is_kept { tokens.len() } else { 0 })
}

/// The state behind `tokens`, which are [`tokens`] of a prompt, for contexts that hold several prompts: from a file, or read in a context of their own.
pub(super) fn state(
    llama: &Llama,
    tokens: &[u32],
    reading: &mut Reading<'_>,
) -> Result<State, ModelError> {
    let folder = llama.prefixes.as_deref();
    let folder = folder.filter(|_| tokens.len() >= LEAST);
    if let Some(state) = folder.and_then(|folder| saved(llama, folder, tokens)) {
        reading.forward(tokens.len());
        return Ok(state);
    }
    let mut sequence = Sequence::new(llama, tokens.len())?;
    read(llama, &mut sequence, tokens, reading)?;
    sequence.state()
}

/// Puts the saved state of `tokens` into `sequence`; `false` where there is none that can be used.
pub(super) fn restore(
    llama: &Llama,
    sequence: &mut Sequence,
    folder: &Path,
    tokens: &[u32],
) -> Result<bool, ModelError> {
    let Some(state) = saved(llama, folder, tokens) else {
        return Ok(false);
    };
    let n_past = i32::try_from(tokens.len()).unwrap_or(i32::MAX);
    if sequence.restore(&state, n_past).is_ok() {
        return Ok(true);
    }
    // llama.cpp may have taken half of it.
    *sequence = sequence.fresh(llama)?;
    Ok(false)
}

/// The state of `tokens` from its file, if it is whole and of this model.
fn saved(llama: &Llama, folder: &Path, tokens: &[u32]) -> Option<State> {
    let path = folder.join(name(llama, tokens));
    let bytes = file::open(&path, &key(llama, tokens), most(llama, tokens))?;
    #[expect(
        unsafe_code,
        reason = "bytes from a file become a state in this one place"
    )]
    // SAFETY: `file::open` found the checksum under which `save` wrote a state, and the key of this model's weights, of these tokens and of
    // everything else on which a state depends.
    let state = unsafe { State::trusted(bytes) };
    Some(state)
}

/// Saves the state of `sequence`, which has read exactly `tokens`. Gives the file's size; none where it cannot be written.
pub(super) fn save(
    llama: &Llama,
    sequence: &Sequence,
    folder: &Path,
    tokens: &[u32],
) -> Result<Option<u64>, ModelError> {
    Ok(write(llama, folder, tokens, &sequence.state()?))
}

fn write(llama: &Llama, folder: &Path, tokens: &[u32], state: &State) -> Option<u64> {
    let key = key(llama, tokens);
    let written = file::write(folder, &name(llama, tokens), &key, state.bytes());
    if let Err(error) = &written {
        tracing::debug!("a prefix could not be saved: {error}");
    }
    written.ok()
}

/// One file a model, adapter and prompt: one that another engine or setting wrote is replaced, not left behind.
fn name(llama: &Llama, tokens: &[u32]) -> String {
    let of = [weights(llama).as_bytes(), &bytes(tokens)].concat();
    format!("{:.32}.{}", Sha256::of(&of).to_string(), file::ENDING)
}

/// Everything that a state depends on.
fn key(llama: &Llama, tokens: &[u32]) -> Sha256 {
    let of = format!(
        "{ENGINE}\n{}\n{}\nbatch {BATCH}, {:?}\n",
        weights(llama),
        super::backend::describe(),
        llama.loading,
    );
    Sha256::of(&[of.as_bytes(), &bytes(tokens)].concat())
}

/// Which numbers compute: the text model's, and the adapter's that changes them.
fn weights(llama: &Llama) -> String {
    let model = &llama.identity.model_sha256;
    match &llama.identity.adapter_sha256 {
        None => model.clone(),
        Some(adapter) => format!("{model} with the adapter {adapter}"),
    }
}

fn bytes(tokens: &[u32]) -> Vec<u8> {
    tokens
        .iter()
        .flat_map(|token| token.to_le_bytes())
        .collect()
}

/// More bytes than a state of `tokens` can have: keys and values of all layers, four bytes a number, and a page a token.
fn most(llama: &Llama, tokens: &[u32]) -> u64 {
    let text = llama.pack.text();
    let numbers =
        2 * u64::from(text.layers) * u64::from(text.kv_heads) * u64::from(text.head_length);
    (tokens.len() as u64 + 256) * (4 * numbers + 4096)
}

#[cfg(test)]
mod tests;
