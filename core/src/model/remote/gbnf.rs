//! The reading step's grammar as llama.cpp's own server reads it (GBNF): the same lines as `constraint` has them, and spans that are runs of the
//! narrative's words.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

use crate::constraint::{MAX_ASK_NEXT, MAX_REASON_CHARS, MAX_SIGN_LINES, MAX_SPAN_CHARS};
use crate::encounter::Sign;

/// Most words that a grammar spells out: each is a rule, and a server tries every rule at the beginning of a span. A longer narrative's
/// spans are free, and checked when they are read like all others.
const MOST_WORDS: usize = 600;

pub(super) fn grammar(signs: &[Sign], narrative: &str) -> String {
    let codes: Vec<String> = signs
        .iter()
        .map(|sign| format!("\"{}\"", sign.code()))
        .collect();
    let opinion = "\"=\\n\" acuity \"\\n\" reason \"\\n\"";
    let acuity = "acuity ::= \"red\" | \"yellow\" | \"green\"\n";
    let reason = format!(
        "reason ::= [^\\x00-\\x20\\x7F] [^\\x00-\\x1F\\x7F]{{0,{}}}\n",
        MAX_REASON_CHARS - 1
    );
    let spans = spans(narrative).filter(|_| !codes.is_empty());
    let Some(spans) = spans else {
        return format!("root ::= {opinion}\n{acuity}{reason}");
    };
    format!(
        "root ::= line{{0,{MAX_SIGN_LINES}}} {opinion} ask{{0,{MAX_ASK_NEXT}}}\n\
         line ::= sign (\" + \" | \" - \") span \"\\n\"\n\
         ask ::= \"? \" sign \"\\n\"\n\
         sign ::= {}\n{acuity}{reason}{spans}",
        codes.join(" | ")
    )
}

/// `span` and its rules: one for each word, which goes on with the next word of its line or ends. `None` without a word.
fn spans(narrative: &str) -> Option<String> {
    let mut rules = String::new();
    let mut number = 0;
    for line in narrative.lines() {
        let is_word = |(_, chunk): &(usize, &str)| chunk.chars().any(char::is_alphanumeric);
        let words: Vec<(usize, &str)> = line.split_word_bound_indices().filter(is_word).collect();
        for (place, (at, word)) in words.iter().enumerate() {
            let _ = write!(rules, "w{number} ::= {}", literal(word));
            number += 1;
            if let Some((next, _)) = words.get(place + 1) {
                let between = &line[at + word.len()..*next];
                let _ = write!(rules, " ({} w{number})?", literal(between));
            }
            rules.push('\n');
        }
    }
    match number {
        0 => None,
        1..=MOST_WORDS => {
            let starts: Vec<String> = (0..number).map(|word| format!("w{word}")).collect();
            Some(format!("span ::= {}\n{rules}", starts.join(" | ")))
        }
        _ => Some(format!(
            "span ::= [^\\x00-\\x20\\x7F] [^\\x00-\\x1F\\x7F]{{0,{}}}\n",
            MAX_SPAN_CHARS - 1
        )),
    }
}

fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_a_run_of_words_of_one_line() {
        let grammar = grammar(&[Sign::Stridor], "He is \"ill\".\nSince 2\\3 \u{7}days");
        let spans = "span ::= w0 | w1 | w2 | w3 | w4 | w5 | w6\n\
            w0 ::= \"He\" (\" \" w1)?\n\
            w1 ::= \"is\" (\" \\\"\" w2)?\n\
            w2 ::= \"ill\"\n\
            w3 ::= \"Since\" (\" \" w4)?\n\
            w4 ::= \"2\" (\"\\\\\" w5)?\n\
            w5 ::= \"3\" (\" \\u0007\" w6)?\n\
            w6 ::= \"days\"\n";
        assert!(grammar.ends_with(spans), "{grammar}");
        assert!(grammar.contains("sign ::= \"stridor\"\n"));
    }

    #[test]
    fn a_very_long_narrative_and_one_without_words() {
        let long = grammar(&[Sign::Stridor], &"word ".repeat(MOST_WORDS + 1));
        assert!(!long.contains("w0") && long.contains("{0,159}"));
        assert!(!grammar(&[Sign::Stridor], "…!\n").contains("line"));
    }
}
