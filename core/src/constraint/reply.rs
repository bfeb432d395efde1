//! Reads a reply. It trusts nothing: a model without a constraint, or a broken one, can write anything.
//! What is not exactly in the format is counted as rejected and left out; nothing is guessed.

use std::collections::BTreeMap;

use crate::acuity::Acuity;
use crate::encounter::{PatientText, Sign, SignState};

use super::grammar::{MAX_ASK_NEXT, MAX_REASON_CHARS, MAX_SIGN_LINES};

/// The words of an opinion, most urgent first.
pub const ACUITY_WORDS: [(&str, Acuity); 3] = [
    ("red", Acuity::Red),
    ("yellow", Acuity::Yellow),
    ("green", Acuity::Green),
];

/// A sign with the span of the narrative that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSign {
    /// A sign of the chart in force.
    pub sign: Sign,
    /// What the model read it as.
    pub state: SignState,
    /// A verbatim, non-empty run of the narrative, without white space at its ends.
    pub evidence: PatientText,
}

/// What a reply says, after checking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadReply {
    /// At most one entry a sign; `present` wins over `absent`.
    pub signs: Vec<ReadSign>,
    /// The word the reply gives; its probabilities come from the logits, not from here.
    pub acuity: Option<Acuity>,
    /// The model's own words, one line.
    pub reason: Option<PatientText>,
    /// Signs to ask about next, each once.
    pub ask_next: Vec<Sign>,
    /// How often the line about a sign stands that stands most often.
    pub same_line: usize,
    /// Lines left out because they name no sign of the chart, quote what the narrative does not say, or are not in the format.
    pub rejected: usize,
}

/// Reads `reply` about `narrative`, in which only `signs` may be named.
pub fn read_reply(reply: &str, signs: &[Sign], narrative: &str) -> ReadReply {
    let mut read = ReadReply::default();
    // A reply cut off in the middle has an incomplete last line; only what ends with a line break counts.
    let (complete, cut) = reply
        .rsplit_once('\n')
        .map_or(("", reply), |(head, tail)| (head, tail));
    read.rejected += usize::from(!cut.is_empty());
    let mut lines = complete.split('\n').filter(|line| !line.is_empty());
    let mut lines_read = 0;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.by_ref() {
        if line == "=" {
            read_opinion(&mut lines, signs, &mut read);
            break;
        }
        lines_read += 1;
        let time = times.entry(line).or_default();
        *time += 1;
        read.same_line = read.same_line.max(*time);
        match sign_line(line, signs, narrative) {
            Some(found) if lines_read <= MAX_SIGN_LINES => keep(&mut read.signs, found),
            _ => read.rejected += 1,
        }
    }
    read
}

/// Reads the signs of a reply while it is being written, by the same rules as [`read_reply`]: what is told here stands in the
/// finished reply too.
pub struct SignLines<'a> {
    signs: &'a [Sign],
    narrative: &'a str,
    /// The line that has not ended yet.
    line: String,
    lines_read: usize,
    known: Vec<ReadSign>,
    over: bool,
}

impl<'a> SignLines<'a> {
    /// A reply about `narrative`, in which only `signs` may be named.
    pub fn new(signs: &'a [Sign], narrative: &'a str) -> Self {
        Self {
            signs,
            narrative,
            line: String::new(),
            lines_read: 0,
            known: Vec::new(),
            over: false,
        }
    }

    /// Takes the next piece of the reply; gives the signs whose lines it ends. A sign comes twice only if it was read as absent
    /// first and as present later, and then the later counts.
    pub fn take(&mut self, piece: &str) -> Vec<ReadSign> {
        let mut new = Vec::new();
        self.line.push_str(piece);
        while let Some((line, rest)) = self.line.split_once('\n') {
            let (line, rest) = (line.to_owned(), rest.to_owned());
            self.line = rest;
            self.over |= line == "=";
            if self.over || line.is_empty() {
                continue;
            }
            self.lines_read += 1;
            let found = sign_line(&line, self.signs, self.narrative)
                .filter(|_| self.lines_read <= MAX_SIGN_LINES);
            let Some(found) = found else { continue };
            let before = self.known.clone();
            keep(&mut self.known, found.clone());
            if self.known != before {
                new.push(found);
            }
        }
        new
    }
}

fn read_opinion<'a>(
    lines: &mut impl Iterator<Item = &'a str>,
    signs: &[Sign],
    read: &mut ReadReply,
) {
    if let Some(line) = lines.next() {
        read.acuity = ACUITY_WORDS
            .iter()
            .find(|(word, _)| *word == line)
            .map(|(_, acuity)| *acuity);
        read.rejected += usize::from(read.acuity.is_none());
    }
    if let Some(line) = lines.next() {
        if line.chars().count() <= MAX_REASON_CHARS && !line.chars().any(char::is_control) {
            read.reason = Some(PatientText::from(line));
        } else {
            read.rejected += 1;
        }
    }
    for line in lines {
        match line
            .strip_prefix("? ")
            .and_then(Sign::from_code)
            .filter(|sign| signs.contains(sign))
        {
            Some(sign) if read.ask_next.len() < MAX_ASK_NEXT => {
                if !read.ask_next.contains(&sign) {
                    read.ask_next.push(sign);
                }
            }
            _ => read.rejected += 1,
        }
    }
}

fn sign_line(line: &str, signs: &[Sign], narrative: &str) -> Option<ReadSign> {
    let (code, rest) = line.split_once(' ')?;
    let (state, span) = rest.split_once(' ')?;
    let sign = Sign::from_code(code).filter(|sign| signs.contains(sign))?;
    let state = match state {
        "+" => SignState::Present,
        "-" => SignState::Absent,
        _ => return None,
    };
    let evidence = span.trim();
    let quoted = evidence.chars().any(char::is_alphanumeric) && narrative.contains(evidence);
    quoted.then(|| ReadSign {
        sign,
        state,
        evidence: PatientText::from(evidence),
    })
}

/// One entry a sign: the first, unless a later one says `present` where it said `absent`.
fn keep(signs: &mut Vec<ReadSign>, found: ReadSign) {
    match signs.iter_mut().find(|known| known.sign == found.sign) {
        None => signs.push(found),
        Some(known) if known.state == SignState::Absent && found.state == SignState::Present => {
            *known = found
        }
        Some(_) => {}
    }
}
