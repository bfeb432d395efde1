//! What a batch takes of memory, and how many requests fit.

use aidpost_models::Device;

use super::{Plan, prefixes};
use crate::llama::Llama;
use crate::llama::can_allocate::can_allocate;
use crate::model::BatchEvent;

/// Tokens of a context that holds all of `batch`: what prompts have in common once, the rest of each, and its reply.
pub(super) fn tokens(batch: &[Plan<'_>]) -> usize {
    let own = batch.iter();
    let own = own.map(|plan| plan.rest.len() + plan.request.reply_tokens);
    let shared = prefixes(batch).into_iter().map(<[u32]>::len);
    own.chain(shared).sum()
}

/// Tokens of the longest prompt of `batch`: each is read in a context of its own.
pub(super) fn longest(batch: &[Plan<'_>]) -> usize {
    let prompts = batch.iter().map(|plan| plan.prefix.len() + plan.rest.len());
    prompts.max().unwrap_or(0)
}

/// Sequences beside the first. Local layers have cells for one window each: one for every request, and one for every beginning, since cells that
/// several share stay while these go on.
pub(super) fn sequences(batch: &[Plan<'_>]) -> u32 {
    // No more than `MOST_TOGETHER` each.
    (batch.len() + prefixes(batch).len() - 1) as u32
}

/// How many of `group`, from the first, are computed at once: as many as there is memory for. Tells where these are not all.
pub(super) fn fitting(llama: &Llama, group: &[Plan<'_>], tell: &dyn Fn(BatchEvent)) -> usize {
    let available_bytes = Device::here().map(|device| device.available_memory);
    let needed = |many: usize| {
        let batches = group.chunks(many);
        let needed = batches.map(|batch| needed(llama, batch));
        needed.max().unwrap_or(0)
    };
    let fits =
        |bytes| can_allocate(bytes) && available_bytes.is_none_or(|available| bytes <= available);
    let asked = group.len();
    let to = largest(asked, |many| fits(needed(many)));
    if to < asked {
        tell(BatchEvent::Reduced {
            asked,
            to,
            needed_bytes: needed(asked),
            available_bytes,
        });
    }
    to
}

/// Bytes that `batch` takes: its context, the one in which prompts are read, and the states with which these begin.
fn needed(llama: &Llama, batch: &[Plan<'_>]) -> u64 {
    let context = |tokens: usize, others| {
        let tokens = u32::try_from(tokens).unwrap_or(u32::MAX);
        let memory = llama.loading.predict_beside(&llama.pack, tokens, others);
        memory.global_cache + memory.window_cache + memory.compute
    };
    let longest = longest(batch);
    let states = prefixes(batch).into_iter().map(<[u32]>::len);
    // And that of one patient's part, on its way.
    let states = states.chain([longest]);
    let states = states.map(|tokens| llama.loading.state_bytes(&llama.pack, tokens));
    context(tokens(batch), sequences(batch)) + context(longest, 0) + states.sum::<u64>()
}

/// The largest number up to `most` that fits; 1 is none too many.
pub(super) fn largest(most: usize, fits: impl Fn(usize) -> bool) -> usize {
    let many = (2..=most).rev().find(|many| fits(*many));
    many.unwrap_or(1)
}
