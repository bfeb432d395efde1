//! Many short replies behind one prompt, which is read once: after each of them the sequence goes back to the prompt's end.

use super::Llama;
use super::ahead::Ahead;
use super::allowed::Allowed;
use super::decode::Decode;
use super::generate::{GenerateParams, generate};
use super::native::State;
use super::reply::{Begun, begin};
use super::sequence::{Sequence, check as go_on};
use crate::model::{Checked, Checks, Control, ModelError, Progress, Request};

/// Weighs all beginnings, then goes on with those that are to.
pub(super) fn check(
    llama: &Llama,
    request: &Request,
    checks: &Checks<'_>,
    held: Option<Ahead>,
    control: &Control<'_>,
) -> Result<Vec<Checked>, ModelError> {
    let Begun {
        mut sequence,
        source,
        ..
    } = begin(llama, request, None, held, control)?;
    let tokenizer = llama.budget.tokenizer();
    let words = checks.words.iter().map(|word| {
        let first = tokenizer.encode(word).first().copied();
        first.ok_or(ModelError::EmptyPrompt)
    });
    let words = words.collect::<Result<Vec<u32>, _>>()?;
    let beginnings = checks.beginnings.iter();
    let beginnings: Vec<Vec<u32>> = beginnings.map(|text| tokenizer.encode(text)).collect();
    let end = End::of(&sequence, llama)?;
    let mut found = Vec::with_capacity(beginnings.len());
    for (done, tokens) in beginnings.iter().enumerate() {
        go_on(control)?;
        (control.progress)(Progress::Reply {
            done,
            limit: beginnings.len(),
        });
        sequence.push(tokens, 1, control)?;
        let weights = weights(sequence.logits(0)?, &words)?;
        end.go_back(&mut sequence)?;
        found.push(Checked {
            weights,
            text: None,
        });
    }
    for (at, one) in found.iter_mut().enumerate() {
        if !(checks.goes_on)(&one.weights) {
            continue;
        }
        let tokens = [&beginnings[at][..], &words[..1]].concat();
        sequence.push(&tokens, 1, control)?;
        let allowed = match &request.grammar {
            Some(grammar) => Allowed::Grammar(Box::new(llama.masks.mask(grammar)?)),
            None => Allowed::text(tokenizer),
        };
        let quiet = Control {
            on_text: &|_| (),
            progress: &|_| (),
            ..*control
        };
        let params = GenerateParams {
            tokenizer,
            allowed,
            choice: None,
            reply: request.reply_tokens.saturating_sub(tokens.len()),
            thought: 0,
            source: source.clone(),
            speculation: llama.speculation,
            forced_reply: None,
        };
        let reply = generate(&mut sequence, params, &quiet)?;
        (checks.tell)(at, &reply.text);
        one.text = Some(reply.text);
        end.go_back(&mut sequence)?;
    }
    Ok(found)
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

/// Where the prompt ends.
struct End {
    n_past: i32,
    /// Kept where the local layers may lose something of the prompt while a reply is written, so that forgetting it is not enough.
    state: Option<State>,
}

impl End {
    fn of(sequence: &Sequence, llama: &Llama) -> Result<Self, ModelError> {
        let loses = sequence.n_ctx > sequence.window_cells(llama);
        Ok(Self {
            n_past: sequence.n_past,
            state: loses.then(|| sequence.state()).transpose()?,
        })
    }

    fn go_back(&self, sequence: &mut Sequence) -> Result<(), ModelError> {
        match &self.state {
            Some(state) => sequence.restore(state, self.n_past),
            None => {
                let written = sequence.n_past - self.n_past;
                sequence.take_back(usize::try_from(written).unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
mod tests;
