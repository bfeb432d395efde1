//! Many short replies behind one prompt, which is read once. Their beginnings are weighed many at once, each in a sequence of its own that shares the
//! prompt's cells; what goes on is written one after the other, and after each the sequence goes back to the prompt's end.

use super::Llama;
use super::ahead::Ahead;
use super::decode::{Decode, Rows};
use super::generate::{GenerateParams, generate};
use super::native::State;
use super::reply::{Begun, begin, params};
use super::sequence::{Sequence, check as go_on, ids};
use crate::model::{Checked, Checks, Control, ModelError, Progress, Request};

/// Beginnings weighed in one computation. A choice: each takes two rows of logits, one number a vocabulary entry (2 MB with Gemma's), and cells
/// of the local layers for one window.
pub(super) const AT_ONCE: u32 = aidpost_models::CHECKS_TOGETHER;

/// Weighs all beginnings, then goes on with those that are to.
pub(super) fn check(
    llama: &Llama,
    request: &Request,
    checks: &Checks<'_>,
    held: Option<Ahead>,
    control: &Control<'_>,
) -> Result<Vec<Checked>, ModelError> {
    let Begun { sequence, source } = begin(llama, request, None, held, control)?;
    let tokenizer = llama.budget.tokenizer();
    let words = checks.words.iter().map(|word| {
        let first = tokenizer.encode(word).first().copied();
        first.ok_or(ModelError::EmptyPrompt)
    });
    let words = words.collect::<Result<Vec<u32>, _>>()?;
    let beginnings = checks.beginnings.iter();
    let beginnings: Vec<Vec<u32>> = beginnings.map(|text| tokenizer.encode(text)).collect();
    if beginnings.iter().any(Vec::is_empty) {
        return Err(ModelError::EmptyPrompt);
    }
    let end = End {
        n_past: sequence.n_past,
        state: sequence.state()?,
    };
    let mut sequence = sequence.branching(llama, &end.state, AT_ONCE)?;
    let mut found = Vec::with_capacity(beginnings.len());
    while let Some(rest) = beginnings
        .get(found.len()..)
        .filter(|rest| !rest.is_empty())
    {
        go_on(control)?;
        (control.progress)(Progress::Reply {
            done: found.len(),
            limit: beginnings.len(),
        });
        let many = at_once(rest, sequence.free());
        let parts: Result<Vec<_>, _> = rest[..many].iter().map(|one| ids(one)).collect();
        sequence.branch(&parts?, control)?;
        for back in (0..many).rev() {
            found.push(Checked {
                weights: weights(sequence.logits(back)?, &words)?,
                text: None,
            });
        }
    }
    for (at, one) in found.iter_mut().enumerate() {
        if !(checks.goes_on)(&one.weights) {
            continue;
        }
        let tokens = [&beginnings[at][..], &words[..1]].concat();
        sequence.push(&tokens, 1, control)?;
        let quiet = Control {
            on_text: &|_| (),
            progress: &|_| (),
            ..*control
        };
        let params = GenerateParams {
            choice: None,
            reply: request.reply_tokens.saturating_sub(tokens.len()),
            thought: 0,
            forced_reply: None,
            source: source.clone(),
            ..params(llama, request, 0)?
        };
        let reply = generate(&mut sequence, params, &quiet)?;
        (checks.tell)(at, &reply.text);
        one.text = Some(reply.text);
        end.go_back(&mut sequence)?;
    }
    Ok(found)
}

/// How many of `beginnings`, from the first, are weighed in one computation of at most `room` tokens: one at least.
fn at_once(beginnings: &[Vec<u32>], room: usize) -> usize {
    let lengths = beginnings.iter().map(Vec::len);
    let sums = lengths.scan(0, |sum, length| {
        *sum += length;
        Some(*sum)
    });
    sums.take(AT_ONCE as usize)
        .take_while(|sum| *sum <= room)
        .count()
        .max(1)
}

/// The logits of these tokens.
fn weights(logits: &[f32], words: &[u32]) -> Result<Vec<f64>, ModelError> {
    let of = |word: &u32| {
        let logit = logits.get(*word as usize).copied();
        logit.filter(|logit| logit.is_finite()).map(f64::from)
    };
    let weights: Option<Vec<f64>> = words.iter().map(of).collect();
    weights.ok_or(ModelError::NotFinite)
}

/// Where the prompt ends. To forget what was written behind it is not enough: local layers may have lost something of the prompt.
struct End {
    n_past: i32,
    state: State,
}

impl End {
    fn go_back(&self, sequence: &mut Sequence) -> Result<(), ModelError> {
        sequence.restore(&self.state, self.n_past)
    }
}

#[cfg(test)]
mod tests;
