//! What reading and writing ask of a machine, by a pack's own sizes: bytes that each written token reads, operations that each read token computes.

use aidpost_models::VerifiedPack;

use super::Work;
use crate::llama::LoadMode;

/// For tokens behind a prompt of so many.
pub(super) fn of(pack: &VerifiedPack, loading: LoadMode, prompt: usize) -> Work {
    let text = pack.text();
    // Each weight is read once for a token. Of the embedding too, since it is the matrix of the output as well.
    let weights = pack
        .gguf()
        .tensors()
        .iter()
        .map(|tensor| tensor.bytes)
        .sum::<u64>();
    let matrices = pack
        .gguf()
        .tensors()
        .iter()
        .filter(|tensor| tensor.dims.len() == 2 && tensor.name.starts_with("blk."));
    let numbers: u64 = matrices
        .map(|tensor| tensor.dims.iter().product::<u64>())
        .sum();
    // A multiplication and an addition for each number; and of attention twice as many for each earlier token that is seen: with its key, and
    // with its value. On the way a token sees half of the prompt, but no more than the window.
    let seen = |most: u64| (prompt as u64 / 2).min(most);
    let global = u64::from(text.global_layers);
    let windowed = u64::from(text.layers) - global;
    let places = global * seen(u64::MAX) + windowed * seen(u64::from(text.window));
    let attention = 4 * u64::from(text.heads) * u64::from(text.head_length) * places;
    Work {
        written_bytes: weights + loading.state_bytes(pack, prompt),
        read_operations: 2 * numbers + attention,
    }
}
