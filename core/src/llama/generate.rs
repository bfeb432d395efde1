//! Writes a reply token by token: the best token of those that the constraint allows, nothing else.
//! A thought may come first, within its own budget; it is never part of the reply.

use std::collections::BTreeMap;

use super::allowed::Allowed;
use super::decode::Decode;
use super::sequence::check;
use super::speculative::{Decoder, Speculation};
use crate::encounter::PatientText;
use crate::model::{Choice, Control, Finish, ModelError, Progress, Reply};
use crate::tokenizer::Tokenizer;

/// MedGemma's marks around a thought (`<unused94>thought\n … <unused95>answer`).
const THOUGHT_OPENS: &str = "<unused94>";
const THOUGHT_CLOSES: &str = "<unused95>";

/// What is to be written.
pub(super) struct GenerateParams<'a> {
    pub(super) tokenizer: &'a Tokenizer,
    pub(super) allowed: Allowed,
    pub(super) choice: Option<Choice>,
    /// Tokens of the reply at most.
    pub(super) reply: usize,
    /// Tokens of a thought at most; 0: the model is not to think.
    pub(super) thought: usize,
    /// The patient's part of the prompt, which a reply may quote.
    pub(super) source: Vec<u32>,
    pub(super) speculation: Speculation,
    /// For measurements: what the model is made to say. Everything is computed as if it had chosen these words itself.
    pub(super) forced_reply: Option<&'a str>,
}

/// A reply, one token at a time: the constraint says which may come, the model which of these is the likeliest. Where only one may come,
/// the model is not asked.
pub(super) fn generate(
    steps: &mut impl Decode,
    mut params: GenerateParams<'_>,
    control: &Control<'_>,
) -> Result<Reply, ModelError> {
    think(steps, &params, control)?;
    let dictation = params
        .forced_reply
        .map(|forced_reply| Dictation::of(forced_reply, params.tokenizer));
    let source = std::mem::take(&mut params.source);
    let length = |token| params.tokenizer.bytes_of(token).len();
    let mut decoder = Decoder::new(steps, source, length, params.speculation);
    let mut text = Draft::default();
    let mut choice = None;
    let mut finish = Finish::Length;
    for done in 0..params.reply {
        check(control)?;
        (control.progress)(Progress::Reply {
            done,
            limit: params.reply,
        });
        let masked = params.allowed.masked()?;
        let weighs = params
            .choice
            .filter(|at| choice.is_none() && stands_at(text.whole.as_bytes(), at.after_line));
        let token = match (masked.as_deref(), weighs) {
            (Some([only]), None) if params.speculation != Speculation::Never => *only,
            _ => {
                let choices = masked.as_deref().map_or(usize::MAX, <[u32]>::len);
                let left = params.reply - done;
                let logits = decoder.logits(&mut params.allowed, choices, left, control)?;
                let allowed = masked.as_deref().unwrap_or_else(|| params.allowed.these());
                if let Some(at) = weighs {
                    choice = Some(weigh(logits, allowed, params.tokenizer, at.words));
                }
                let best = best(logits, allowed)?;
                match &dictation {
                    Some(dictation) => dictation.next(&text, allowed, params.tokenizer)?,
                    None => best,
                }
            }
        };
        if token == params.tokenizer.eos() {
            finish = Finish::Complete;
            break;
        }
        if let Allowed::Grammar(mask) = &mut params.allowed {
            mask.accept(token)?;
        }
        text.push(params.tokenizer.bytes_of(token), control);
        decoder.push(token)?;
    }
    Ok(Reply {
        text: PatientText::from(text.whole),
        finish,
        choice,
    })
}

/// A reply as it grows. The caller is given whole characters only, and all pieces together are the reply.
#[derive(Default)]
struct Draft {
    whole: String,
    /// The beginning of a character whose rest comes with the next token. At the end of a reply it is dropped.
    begun: Vec<u8>,
}

impl Draft {
    fn push(&mut self, bytes: &[u8], control: &Control<'_>) {
        self.begun.extend_from_slice(bytes);
        let told = self.whole.len();
        let mut from = 0;
        for chunk in self.begun.utf8_chunks() {
            self.whole.push_str(chunk.valid());
            from += chunk.valid().len();
            if begins_a_character(&self.begun[from..]) {
                break;
            }
            // What can never become a character is shown as such, as text decoders do.
            if !chunk.invalid().is_empty() {
                self.whole.push(char::REPLACEMENT_CHARACTER);
                from += chunk.invalid().len();
            }
        }
        self.begun.drain(..from);
        if self.whole.len() > told {
            (control.on_text)(&self.whole[told..]);
        }
    }
}

/// Whether these bytes are the beginning of one character, and no more.
fn begins_a_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// Lets the model think if it wants to and may; a thought that does not end within its budget is ended.
fn think(
    steps: &mut impl Decode,
    params: &GenerateParams<'_>,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    let (Some(opens), Some(closes)) = (
        params.tokenizer.control(THOUGHT_OPENS),
        params.tokenizer.control(THOUGHT_CLOSES),
    ) else {
        return Ok(());
    };
    let all: Vec<u32> = (0..).take(params.tokenizer.vocab_size()).collect();
    if params.thought < 2 || best(steps.logits(0)?, &all)? != opens {
        return Ok(());
    }
    steps.push(&[opens], 1, control)?;
    for _ in 0..params.thought - 2 {
        check(control)?;
        // Nothing of the reply is there yet, but the caller hears that something goes on.
        (control.progress)(Progress::Reply {
            done: 0,
            limit: params.reply,
        });
        let token = best(steps.logits(0)?, &all)?;
        if token == closes || token == params.tokenizer.eos() {
            break;
        }
        steps.push(&[token], 1, control)?;
    }
    steps.push(&[closes], 1, control)
}

/// The most likely allowed token; of equals, the one with the lowest number.
pub(super) fn best(logits: &[f32], allowed: &[u32]) -> Result<u32, ModelError> {
    let mut best: Option<(u32, f32)> = None;
    for token in allowed {
        let logit = *logits.get(*token as usize).ok_or(ModelError::NotFinite)?;
        if logit.is_nan() || logit == f32::INFINITY {
            return Err(ModelError::NotFinite);
        }
        if best.is_none_or(|(_, highest)| logit > highest) {
            best = Some((*token, logit));
        }
    }
    best.filter(|(_, logit)| logit.is_finite())
        .map(|(token, _)| token)
        .ok_or(ModelError::NotFinite)
}

/// What a model is made to say: at each place the token with which its own cut of the text goes on there, as a model that chose these words
/// would; where that may not come, the longest that may.
struct Dictation<'a> {
    forced_reply: &'a [u8],
    /// The tokens of its own cut, by the place where they begin.
    cut: BTreeMap<usize, u32>,
}

impl<'a> Dictation<'a> {
    fn of(forced_reply: &'a str, tokenizer: &Tokenizer) -> Self {
        let mut place = 0;
        let at = |token: u32| {
            let begins = place;
            place += tokenizer.bytes_of(token).len();
            (begins, token)
        };
        Self {
            forced_reply: forced_reply.as_bytes(),
            cut: tokenizer.encode(forced_reply).into_iter().map(at).collect(),
        }
    }

    /// What comes behind `written`: at the end the end of the turn.
    fn next(
        &self,
        written: &Draft,
        allowed: &[u32],
        tokenizer: &Tokenizer,
    ) -> Result<u32, ModelError> {
        let place = written.whole.len() + written.begun.len();
        let rest = self.forced_reply.get(place..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(tokenizer.eos());
        }
        let own = self.cut.get(&place);
        if let Some(own) = own.filter(|own| allowed.contains(own)) {
            return Ok(*own);
        }
        let fits = |token: &&u32| {
            let bytes = tokenizer.bytes_of(**token);
            !bytes.is_empty() && rest.starts_with(bytes)
        };
        let longest = allowed.iter().filter(fits);
        longest
            .max_by_key(|token| tokenizer.bytes_of(**token).len())
            .copied()
            .ok_or(ModelError::Backend {
                step: "saying what it was told",
                code: -1,
            })
    }
}

/// Whether `text` stands at the beginning of the line after `line`; without one, at the beginning.
fn stands_at(text: &[u8], line: Option<&str>) -> bool {
    let Some(line) = line else {
        return text.is_empty();
    };
    text.strip_suffix(b"\n")
        .and_then(|text| text.strip_suffix(line.as_bytes()))
        .is_some_and(|before| before.is_empty() || before.ends_with(b"\n"))
}

/// For each word the log of the summed exponentials of the logits of the allowed tokens that begin it: however the word is
/// cut into tokens, exactly the weight that the constrained model gives it against the others.
fn weigh(logits: &[f32], allowed: &[u32], tokenizer: &Tokenizer, words: &[&str]) -> Vec<f64> {
    let begins = |token: u32, word: &str| {
        let bytes = tokenizer.bytes_of(token);
        !bytes.is_empty()
            && (word.as_bytes().starts_with(bytes) || bytes.starts_with(word.as_bytes()))
    };
    let of_word = |word: &&str| {
        let logits: Vec<f64> = allowed
            .iter()
            .filter(|token| begins(**token, word))
            .filter_map(|token| logits.get(*token as usize).map(|logit| f64::from(*logit)))
            .collect();
        let highest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        highest
            + logits
                .iter()
                .map(|logit| (logit - highest).exp())
                .sum::<f64>()
                .ln()
    };
    words.iter().map(of_word).collect()
}

#[cfg(test)]
mod tests;
