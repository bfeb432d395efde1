//! Writes a reply token by token: the best token of those that the constraint allows, nothing else.
//! A thought may come first, within its own budget; it is never part of the reply.

use std::collections::BTreeMap;

use super::allowed::Allowed;
use super::decode::{Decode, Rows};
use super::sequence::check;
use super::speculative::{Decoder, Speculation, Wanted};
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
    params: GenerateParams<'_>,
    control: &Control<'_>,
) -> Result<Reply, ModelError> {
    think(steps, &params, control)?;
    let mut writer = Writer::new(params);
    while let Some(wanted) = writer.go_on(steps, control)? {
        steps.push(&wanted.tokens, wanted.rows, control)?;
    }
    Ok(writer.reply())
}

/// A reply that is being written. It computes nothing itself: it says which tokens are to be decoded, and goes on once they are, so that
/// whoever holds several can decode for all of them at once.
pub(super) struct Writer<'a> {
    params: GenerateParams<'a>,
    dictation: Option<Dictation<'a>>,
    decoder: Decoder,
    text: Draft,
    choice: Option<Vec<f64>>,
    finish: Finish,
    done: usize,
    /// Where it waits for logits.
    place: Option<Place>,
}

/// A place of a reply at which a token is to be chosen.
struct Place {
    /// The tokens of the grammar that may come.
    masked: Option<Vec<u32>>,
    /// The choice whose word begins here.
    weighs: Option<Choice>,
}

impl<'a> Writer<'a> {
    /// Behind a prompt whose last token has logits.
    pub(super) fn new(mut params: GenerateParams<'a>) -> Self {
        let tokenizer = params.tokenizer;
        let dictation = params
            .forced_reply
            .map(|forced_reply| Dictation::of(forced_reply, tokenizer));
        let source = std::mem::take(&mut params.source);
        let length = |token| tokenizer.bytes_of(token).len();
        Self {
            decoder: Decoder::new(source, length, params.speculation),
            params,
            dictation,
            text: Draft::default(),
            choice: None,
            finish: Finish::Length,
            done: 0,
            place: None,
        }
    }

    /// Tokens written so far.
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// What was written.
    pub(super) fn reply(self) -> Reply {
        Reply {
            text: PatientText::from(self.text.whole),
            finish: self.finish,
            choice: self.choice,
        }
    }

    /// Writes as far as the logits reach that are in `rows`: those of the prompt's last token, then of what this wanted the last time. Gives what is
    /// to be decoded next; `None`: the reply is at its end, and this is not to be called again.
    pub(super) fn go_on(
        &mut self,
        rows: &mut impl Rows,
        control: &Control<'_>,
    ) -> Result<Option<Wanted>, ModelError> {
        let tokenizer = self.params.tokenizer;
        while self.done < self.params.reply {
            let place = match self.place.take() {
                Some(place) => place,
                None => self.next_place(control)?,
            };
            let token = match (place.masked.as_deref(), place.weighs) {
                (Some([only]), None) if self.params.speculation != Speculation::Never => *only,
                (masked, weighs) => {
                    let choices = masked.map_or(usize::MAX, <[u32]>::len);
                    let left = self.params.reply - self.done;
                    let allowed = &mut self.params.allowed;
                    if let Some(wanted) = self.decoder.wants(allowed, choices, left) {
                        self.place = Some(place);
                        return Ok(Some(wanted));
                    }
                    let logits = rows.logits(self.decoder.back())?;
                    let allowed = masked.unwrap_or_else(|| self.params.allowed.these());
                    if let Some(at) = weighs {
                        self.choice = Some(weigh(logits, allowed, tokenizer, at.words));
                    }
                    let best = best(logits, allowed)?;
                    match &self.dictation {
                        Some(dictation) => dictation.next(&self.text, allowed, tokenizer)?,
                        None => best,
                    }
                }
            };
            if token == tokenizer.eos() {
                self.finish = Finish::Complete;
                break;
            }
            if let Allowed::Grammar(mask) = &mut self.params.allowed {
                mask.accept(token)?;
            }
            self.text.push(tokenizer.bytes_of(token), control);
            self.decoder.push(token, rows)?;
            self.done += 1;
        }
        Ok(None)
    }

    fn next_place(&mut self, control: &Control<'_>) -> Result<Place, ModelError> {
        check(control)?;
        (control.progress)(Progress::Reply {
            done: self.done,
            limit: self.params.reply,
        });
        let stands = |at: &Choice| stands_at(self.text.whole.as_bytes(), at.after_line);
        let weighs = self.params.choice.filter(stands);
        Ok(Place {
            masked: self.params.allowed.masked()?,
            weighs: weighs.filter(|_| self.choice.is_none()),
        })
    }
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
