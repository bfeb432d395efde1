//! Asks a model that was trained for it about one sign after the other: the account is read once, and a word is weighed for each sign of the
//! chart. What is likely enough is quoted from the account, like every sign that a model reads.

use std::collections::BTreeMap;

use aidpost_models::Sha256;

use crate::constraint::{MAX_ASK_NEXT, MAX_SPAN_CHARS, quote_grammar, read_reply};
use crate::encounter::{Encounter, Sign, SignState};
use crate::model::{Checks, Control, Model, Request, SignChecks};
use crate::prompt::{self, PromptSet, Segment, Task};
use crate::protocol;

use super::answer::ModelReading;

/// The words behind a sign. The last is for what is not told, or told of another person or another time.
const WORDS: [&str; 3] = [" yes", " no", " unknown"];
/// From this probability on a sign counts as read. Above one half, because most signs that are there are also read by the lexicon: where that is
/// silent, fewer of those that the model takes for likely are there.
const COUNTS: f64 = 0.6;
/// From this one on a sign that would be red is asked about.
const ASKED: f64 = 0.1;
/// Where more than one in so many signs of the chart count, the reading has gone wrong: no patient has that many.
const ONE_IN: usize = 3;
/// Room for a sign's name and the words that are quoted for it. In scripts that take several tokens a character a long quotation is cut between words.
const REPLY_TOKENS: usize = 224;

/// What a model that checks signs one by one is asked about `encounter`.
pub fn check_request(encounter: &Encounter, prompts: &PromptSet) -> Request {
    let narrative = encounter.narrative.clone().unwrap_or_default();
    Request {
        grammar: quote_grammar(&narrative),
        prompt: prompts.prompt(
            Task::CheckSigns,
            &[
                ("encounter", Segment::Patient(prompt::describe(encounter))),
                ("narrative", Segment::Patient(narrative)),
            ],
        ),
        choice: None,
        reply_tokens: REPLY_TOKENS,
    }
}

/// The digest of everything that is asked, word for word. An adapter that was trained with another is not believed.
#[must_use]
pub fn check_labels() -> Sha256 {
    let asked = Sign::ALL.iter().map(|sign| beginning(*sign));
    let asked: Vec<String> = asked.chain(WORDS.map(str::to_owned)).collect();
    Sha256::of(asked.join("\n").as_bytes())
}

/// The beginning of the reply about one sign.
fn beginning(sign: Sign) -> String {
    format!("{}:", sign.label())
}

/// Checks all signs of the chart. Each that counts is told as a line of a list, as soon as it is quoted.
pub(super) fn check(
    model: &mut dyn Model,
    encounter: &Encounter,
    request: &Request,
    calibration: SignChecks,
    control: &Control<'_>,
) -> ModelReading {
    let signs = protocol::vocabulary(encounter);
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let prompt_sha256 = Some(request.prompt.sha256.clone());
    let line = |sign: Sign, quoted: &str| {
        let words = telling(words_of(quoted), narrative);
        format!("{} + {words}\n", sign.code())
    };
    let beginnings: Vec<String> = signs.iter().map(|sign| beginning(*sign)).collect();
    let checks = Checks {
        beginnings: &beginnings,
        words: &WORDS,
        goes_on: &|weights| calibration.probability(weights) >= COUNTS,
        tell: &|at, quoted| {
            if let Some(sign) = signs.get(at) {
                (control.on_text)(&line(*sign, quoted));
            }
        },
    };
    // Nothing can be quoted from an account without words.
    let checked = match &request.grammar {
        Some(_) => model.check(request, &checks, control),
        None => Ok(Vec::new()),
    };
    let checked = match checked {
        Ok(checked) => checked,
        Err(error) => return ModelReading::failed(&error, prompt_sha256),
    };
    let mut probabilities = BTreeMap::new();
    let pairs = signs.iter().zip(&checked);
    let mut list = String::new();
    for (sign, one) in pairs {
        probabilities.insert(*sign, calibration.probability(&one.weights));
        if let Some(quoted) = &one.text {
            list.push_str(&line(*sign, quoted));
        }
    }
    let count = probabilities.values().filter(|one| **one >= COUNTS).count();
    let gone_wrong = count * ONE_IN > signs.len() || calibration.labels_sha256 != check_labels();
    let mut read = read_reply(&list, &signs, narrative);
    read.ask_next = worth_asking(encounter, &probabilities);
    ModelReading {
        probabilities,
        ..ModelReading::answered(read, gone_wrong, prompt_sha256)
    }
}

/// The words behind the colon; of a quotation that was cut off, those that are whole.
fn words_of(quoted: &str) -> &str {
    let words = quoted.strip_prefix(": ").unwrap_or(quoted);
    match words.strip_suffix('\n') {
        Some(whole) => whole,
        None => words.rsplit_once(' ').map_or(words, |(whole, _)| whole),
    }
}

/// These words, or where they are small ones that tell nothing alone, the sentence in which they stand.
fn telling<'a>(words: &'a str, narrative: &'a str) -> &'a str {
    let Some(at) = narrative
        .find(words)
        .filter(|_| aidpost_reading::only_small_words(words))
    else {
        return words;
    };
    let ends = |c: char| matches!(c, '.' | ';' | '!' | '?' | '\n' | '।' | '؟');
    let (before, behind) = (&narrative[..at], &narrative[at..]);
    let start = before.rfind(ends).map_or(0, |end| {
        end + before[end..].chars().next().map_or(0, char::len_utf8)
    });
    let end = at + behind.find(ends).unwrap_or(behind.len());
    let sentence = narrative[start..end].trim();
    if sentence.chars().count() <= MAX_SPAN_CHARS {
        sentence
    } else {
        words
    }
}

/// Of the signs that do not count but would be red, those that are likeliest.
fn worth_asking(encounter: &Encounter, probabilities: &BTreeMap<Sign, f64>) -> Vec<Sign> {
    let mut known = encounter.clone();
    let count = probabilities.iter().filter(|(_, one)| **one >= COUNTS);
    for (sign, _) in count {
        known.signs.entry(*sign).or_insert(SignState::Present);
    }
    let doubtful = probabilities.iter().filter(|(sign, probability)| {
        (ASKED..COUNTS).contains(*probability) && protocol::would_be_red(&known, **sign)
    });
    let mut doubtful: Vec<(Sign, f64)> = doubtful.map(|(sign, one)| (*sign, *one)).collect();
    doubtful.sort_by(|a, b| b.1.total_cmp(&a.1));
    doubtful.truncate(MAX_ASK_NEXT);
    doubtful.into_iter().map(|(sign, _)| sign).collect()
}
