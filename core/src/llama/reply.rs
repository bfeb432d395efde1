//! One request: budget, a fresh context, the prompt in slices, then the reply.

use super::ahead::{self, Ahead};
use super::allowed::Allowed;
use super::generate::{GenerateParams, generate};
use super::sequence::{Reading, Sequence, count, tokens};
use super::{Llama, prefix, vision};
use crate::model::{Control, ImageCache, ModelError, Reply, Request};

/// Answers a request, behind what was read of it ahead. What its images became is taken from `kept` or put there, where there is one.
pub(super) fn reply(
    llama: &Llama,
    request: &Request,
    kept: Option<&mut ImageCache>,
    held: Option<Ahead>,
    control: &Control<'_>,
) -> Result<Reply, ModelError> {
    // Before the prompt is read, a grammar is refused at once; but nobody waits for the index of a pack that has just been opened.
    let ready = llama.masks.is_ready() || request.grammar.is_none();
    let early = ready.then(|| params(llama, request, 0)).transpose()?;
    let Begun {
        mut sequence,
        source,
    } = begin(llama, request, kept, held, control)?;
    let params = match early {
        Some(params) => params,
        None => params(llama, request, 0)?,
    };
    let params = GenerateParams { source, ..params };
    generate(&mut sequence, params, control)
}

/// What is to be written behind the prompt of `request`, the one at this place of several. What may be quoted is not in it yet.
pub(super) fn params<'a>(
    llama: &'a Llama,
    request: &Request,
    at: usize,
) -> Result<GenerateParams<'a>, ModelError> {
    let forced = llama.forced_replies.iter().cycle();
    Ok(GenerateParams {
        tokenizer: llama.budget.tokenizer(),
        allowed: allowed(llama, request)?,
        choice: request.choice,
        reply: request.reply_tokens,
        thought: llama.budget.thought(),
        source: Vec::new(),
        speculation: llama.speculation,
        forced_reply: forced.map(String::as_str).nth(at),
    })
}

/// A prompt that was read to its end.
pub(super) struct Begun {
    pub(super) sequence: Sequence,
    /// The patient's part, which a reply may quote.
    pub(super) source: Vec<u32>,
}

/// Reads the prompt of a request.
pub(super) fn begin(
    llama: &Llama,
    request: &Request,
    kept: Option<&mut ImageCache>,
    held: Option<Ahead>,
    control: &Control<'_>,
) -> Result<Begun, ModelError> {
    let mut pieces = llama.budget.plan(request)?;
    let prompt = count(&pieces);
    if prompt == 0 {
        return Err(ModelError::EmptyPrompt);
    }
    let n_ctx = prompt + request.reply_tokens + llama.budget.thought();
    let (images, words) = vision::opening(&llama.budget, &request.prompt, &mut pieces)?;
    let mut reading = Reading {
        control,
        done: 0,
        total: prompt,
    };
    let parts = ahead::parts(&request.prompt, &pieces);
    let begun = parts.and_then(|parts| ahead::take(held, parts, n_ctx));
    let (opening, rest) = pieces.split_at(images);
    let (words, mut rest) = rest.split_at(words - images);
    let mut sequence;
    if let (Some((going_on, read)), Some((prefix, patient))) = (begun, parts) {
        sequence = going_on;
        reading.forward(prefix.len() + read);
        sequence.read_tokens(&patient[read..], &mut reading)?;
        rest = &rest[1..];
    } else {
        sequence = Sequence::new(llama, n_ctx)?;
        // A restored state has no logits of its own: they come from what is read behind it.
        let mut forgotten = ImageCache::NOTHING;
        let kept = kept.unwrap_or(&mut forgotten);
        let kept = (!rest.is_empty()).then_some(kept);
        vision::read(llama, &mut sequence, opening, words, kept, &mut reading)?;
        let ours = prefix::tokens(&request.prompt, &pieces).filter(|_| opening.is_empty());
        if let Some(tokens) = ours {
            prefix::read(llama, &mut sequence, tokens, &mut reading)?;
            rest = &rest[1..];
        }
        sequence.read(rest, &mut reading)?;
    }
    let source = rest.iter().flat_map(tokens).copied().collect();
    Ok(Begun { sequence, source })
}

/// Which tokens the reply to `request` may have.
fn allowed(llama: &Llama, request: &Request) -> Result<Allowed, ModelError> {
    Ok(match &request.grammar {
        Some(grammar) => Allowed::Grammar(Box::new(llama.masks.factory()?.mask(grammar)?)),
        None => Allowed::text(llama.budget.tokenizer()),
    })
}

/// Reads the prompt of `request` up to its last image, and keeps that.
pub(super) fn see(
    llama: &Llama,
    request: &Request,
    kept: &mut ImageCache,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    let mut pieces = llama.budget.plan(request)?;
    let (images, _) = vision::opening(&llama.budget, &request.prompt, &mut pieces)?;
    let opening = &pieces[..images];
    let total = count(opening);
    if total == 0 {
        return Ok(());
    }
    let mut sequence = Sequence::new(llama, total)?;
    let mut reading = Reading {
        control,
        done: 0,
        total,
    };
    vision::read(llama, &mut sequence, opening, &[], Some(kept), &mut reading)
}

#[cfg(test)]
mod parity;

#[cfg(test)]
mod tests;
