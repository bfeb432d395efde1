//! Several replies written in lock step. Where prompts begin alike, that beginning is restored once and its cells are shared; each patient's part is
//! read alone, to the same numbers as without a batch, and brought into a sequence of its own; then every computation takes the next tokens of all replies that are not at their end. No sequence sees another.
//!
//! What is computed together depends on the requests and on the memory at hand, never on time: the same requests in the same batch get the same
//! replies to the bit. Against replies that are computed alone their logits differ by rounding.

mod lanes;
mod room;

use std::collections::BTreeMap;

use super::Llama;
use super::ahead::parts;
use crate::model::{
    Answered, BatchEvent, Control, MOST_TOGETHER, Model, ModelError, Reply, Request,
};

/// A request that can be computed with others: its prompt is a beginning of ours and a patient's part, both words alone.
struct Plan<'r> {
    /// Its place among the requests.
    at: usize,
    request: &'r Request,
    prefix: Vec<u32>,
    rest: Vec<u32>,
}

/// Answers all of `requests`, as many together as may be and as there is memory for; the others one after the other.
pub(super) fn reply(
    llama: &mut Llama,
    requests: &[Request],
    control: &Control<'_>,
    tell: &dyn Fn(BatchEvent),
) -> Vec<Answered> {
    let control = Control {
        on_text: &|_| (),
        ..*control
    };
    let mut answers: Vec<Option<Answered>> = vec![None; requests.len()];
    let pairs = requests.iter().enumerate();
    let plans: Vec<Plan<'_>> = pairs
        .filter_map(|(at, request)| plan(llama, at, request))
        .collect();
    for group in plans.chunks(MOST_TOGETHER) {
        let many = room::fitting(llama, group, tell);
        for batch in group.chunks(many).filter(|batch| batch.len() > 1) {
            together(llama, batch, &mut answers, &control, tell);
        }
    }
    let pairs = answers.into_iter().zip(requests).enumerate();
    let alone = |(at, (answer, request)): (usize, (Option<Answered>, &Request))| {
        answer.unwrap_or_else(|| {
            let reply = llama.reply(request, &control);
            tell(BatchEvent::Answered { at });
            Answered::alone(reply.map(|reply| (reply, BTreeMap::new())))
        })
    };
    pairs.map(alone).collect()
}

fn plan<'r>(llama: &Llama, at: usize, request: &'r Request) -> Option<Plan<'r>> {
    // A thought comes before the reply, and only some would have one.
    if llama.budget.thought() > 0 {
        return None;
    }
    let pieces = llama.budget.plan(request).ok()?;
    let (prefix, rest) = parts(&request.prompt, &pieces)?;
    (!rest.is_empty()).then(|| Plan {
        at,
        request,
        prefix: prefix.to_vec(),
        rest: rest.to_vec(),
    })
}

/// Answers all of `batch` at once. Where the batch itself fails, those without an answer are left to be computed alone; a stop is their answer.
fn together(
    llama: &Llama,
    batch: &[Plan<'_>],
    answers: &mut [Option<Answered>],
    control: &Control<'_>,
    tell: &dyn Fn(BatchEvent),
) {
    let mut answer = |at: usize, reply: Result<Reply, ModelError>| {
        if let Some(place) = answers.get_mut(at).filter(|place| place.is_none()) {
            *place = Some(Answered {
                reply,
                marks: BTreeMap::new(),
                together: batch.len(),
            });
            tell(BatchEvent::Answered { at });
        }
    };
    match lanes::write(llama, batch, &mut answer, control) {
        Ok(()) => {}
        Err(stop @ (ModelError::Cancelled | ModelError::TimedOut)) => {
            let places = batch.iter().map(|plan| plan.at);
            places.for_each(|at| answer(at, Err(stop.clone())));
        }
        Err(error) => tracing::warn!("{} in a batch go on alone: {error}", batch.len()),
    }
}

/// The beginnings of the prompts of `batch`, each once.
fn prefixes<'p>(batch: &'p [Plan<'_>]) -> Vec<&'p [u32]> {
    let mut prefixes: Vec<&[u32]> = Vec::new();
    for plan in batch {
        if !prefixes.contains(&&*plan.prefix) {
            prefixes.push(&plan.prefix);
        }
    }
    prefixes
}

#[cfg(test)]
mod tests;
