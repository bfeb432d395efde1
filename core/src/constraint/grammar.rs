//! Writes the reading step's grammar (Lark, as llguidance reads it) for one chart and one narrative.

use unicode_segmentation::UnicodeSegmentation;

use crate::encounter::{PatientText, Sign};

/// Most sign lines in one reply.
pub const MAX_SIGN_LINES: usize = 16;
/// Longest span quoted as evidence, in characters.
pub const MAX_SPAN_CHARS: usize = 160;
/// Longest reason, in characters.
pub const MAX_REASON_CHARS: usize = 240;
/// Most questions to ask next.
pub const MAX_ASK_NEXT: usize = 3;

/// A grammar in Lark syntax. It holds the narrative, so it is never shown.
#[derive(Clone)]
pub struct GrammarSource {
    lark: String,
    signs: Option<Vec<Sign>>,
    narrative: PatientText,
}

impl GrammarSource {
    /// A grammar that does not come from a narrative, for tasks and tests.
    pub fn new(lark: String) -> Self {
        Self::about("", lark)
    }

    /// A grammar in which the rule `span` is a run of words of `narrative`.
    pub(crate) fn about(narrative: &str, lark: String) -> Self {
        Self {
            lark,
            signs: None,
            narrative: PatientText::from(narrative),
        }
    }

    /// Its text, as llguidance reads it.
    #[must_use]
    pub fn lark(&self) -> &str {
        &self.lark
    }

    /// The signs and the narrative that it was written for, if it is the reading step's: for a model that takes its constraint in
    /// another form.
    #[must_use]
    pub fn reading(&self) -> Option<(&[Sign], &str)> {
        Some((self.signs.as_ref()?, &self.narrative))
    }

    /// The narrative whose words a span may be; empty where there is none.
    #[must_use]
    pub fn narrative(&self) -> &str {
        &self.narrative
    }
}

impl std::fmt::Debug for GrammarSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GrammarSource(…)")
    }
}

/// The grammar of a reply about `narrative`, in which a sign can only be one of `signs` and a span only a run of the
/// narrative's words within one of its lines. A narrative without a word allows no sign line at all.
pub fn reading_grammar(signs: &[Sign], narrative: &str) -> GrammarSource {
    let mut lark = sign_lines(signs, narrative);
    lark.push_str("opinion: \"=\\n\" ACUITY \"\\n\" explanation\n");
    lark.push_str(&explanation(signs));
    GrammarSource {
        lark,
        signs: Some(signs.to_vec()),
        narrative: PatientText::from(narrative),
    }
}

/// The same without what comes behind the opinion.
pub(crate) fn brief_grammar(signs: &[Sign], narrative: &str) -> GrammarSource {
    let mut lark = sign_lines(signs, narrative);
    lark.push_str("opinion: \"=\\n\" ACUITY \"\\n\"\n");
    GrammarSource::new(lark)
}

/// Words of `narrative` behind a colon, as the reply about one sign quotes them; `None` if it holds no word.
pub(crate) fn quote_grammar(narrative: &str) -> Option<GrammarSource> {
    let span = span_rule(narrative)?;
    Some(GrammarSource::new(format!(
        "start: \": \" span \"\\n\"\n{span}"
    )))
}

/// Only what comes behind the opinion.
pub(crate) fn explanation_grammar(signs: &[Sign]) -> GrammarSource {
    let codes = sign_codes(signs);
    GrammarSource::new(format!("start: explanation\n{codes}{}", explanation(signs)))
}

fn sign_lines(signs: &[Sign], narrative: &str) -> String {
    let mut lark = match span_rule(narrative).filter(|_| !signs.is_empty()) {
        None => "start: opinion\n".to_owned(),
        Some(span) => format!(
            "start: line{{0,{MAX_SIGN_LINES}}} opinion\nline: SIGN STATE span \"\\n\"\nSTATE: \" + \" | \" - \"\n{span}"
        ),
    };
    lark.push_str("ACUITY: \"red\" | \"yellow\" | \"green\"\n");
    lark.push_str(&sign_codes(signs));
    lark
}

/// The rule `SIGN`; nothing where there is none.
fn sign_codes(signs: &[Sign]) -> String {
    let codes = signs.iter().map(|sign| format!("\"{}\"", sign.code()));
    let codes = codes.collect::<Vec<_>>().join(" | ");
    if codes.is_empty() {
        codes
    } else {
        format!("SIGN: {codes}\n")
    }
}

/// The rule `explanation`: a reason, and what to ask next.
fn explanation(signs: &[Sign]) -> String {
    let ask = if signs.is_empty() {
        "\n".to_owned()
    } else {
        format!(" ask{{0,{MAX_ASK_NEXT}}}\nask: \"? \" SIGN \"\\n\"\n")
    };
    format!(
        "explanation: SENTENCE \"\\n\"{ask}{}",
        sentence_rule(MAX_REASON_CHARS)
    )
}

/// What a sentence is made of, as a class in a regular expression.
pub(super) const SENTENCE_CHARS: &str = r"\p{L}\p{M}\p{N}\p{P}\p{S} ";

/// The rule `SENTENCE`: one printable line of at most `most` characters that starts with a letter; no control characters,
/// no line break of any script.
pub(crate) fn sentence_rule(most: usize) -> String {
    format!(
        "SENTENCE: /[\\p{{L}}][{SENTENCE_CHARS}]{{0,{}}}/\n",
        most - 1
    )
}

/// The rule `span`: a run of words within one line of `narrative`; `None` if it holds no word.
pub(crate) fn span_rule(narrative: &str) -> Option<String> {
    let lines: Vec<String> = narrative.lines().filter_map(span_regex).collect();
    if lines.is_empty() {
        return None;
    }
    let names = (0..lines.len())
        .map(|i| format!("SPAN{i}"))
        .collect::<Vec<_>>()
        .join(" | ");
    let mut rule = format!("span: {names}\n");
    for (i, words) in lines.iter().enumerate() {
        // A terminal may be cut to a length by intersection, and must hold at least one letter or digit, as `char::is_alphanumeric` and the reader count them: vowel signs too.
        rule.push_str(&format!(
            "WORDS{i}: {words}\nSPAN{i}: WORDS{i} & LENGTH & WORDY\n"
        ));
    }
    rule.push_str(&format!(
        "LENGTH: /.{{1,{MAX_SPAN_CHARS}}}/\nWORDY: /.*[\\p{{Alphabetic}}\\p{{N}}].*/\n"
    ));
    Some(rule)
}

/// Any run of whole words of one line, or nothing if the line holds no word. Words are those of Unicode's segmentation
/// (UAX 29), so that a script without spaces can be quoted in parts too.
fn span_regex(line: &str) -> Option<String> {
    if !line.chars().any(char::is_alphanumeric) {
        return None;
    }
    let chunks: Vec<&str> = line.split_word_bounds().collect();
    let chunks = serde_json::to_string(&chunks).ok()?;
    Some(format!("%regex {{ \"substring_chunks\": {chunks} }}"))
}
