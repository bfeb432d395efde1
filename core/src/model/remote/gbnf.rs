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

/// The grammar of another task, which is written in Lark: what our tasks use of that, and `None` for anything else. Where `span` is a rule of it, a
/// span is again a run of the narrative's words; a sentence may begin with any character.
pub(super) fn translated(lark: &str, narrative: &str) -> Option<String> {
    let mut gbnf = String::new();
    for line in lark.lines() {
        let (name, body) = line.split_once(": ")?;
        // The rules of a span are written anew.
        let of_span = |prefix: &str| name.strip_prefix(prefix).is_some_and(is_number);
        if matches!(name, "LENGTH" | "WORDY") || of_span("WORDS") || of_span("SPAN") {
            continue;
        }
        let _ = match (name, body) {
            ("span", _) => write!(gbnf, "{}", spans(narrative)?),
            ("start", _) => writeln!(gbnf, "root ::= {}", alternatives(body)?),
            (_, regex) if regex.starts_with('/') => {
                let (_, most) = regex.strip_suffix("}/")?.rsplit_once("{0,")?;
                let most: usize = most.parse().ok()?;
                let name = name.to_lowercase();
                writeln!(
                    gbnf,
                    "{name} ::= [^\\x00-\\x20\\x7F] [^\\x00-\\x1F\\x7F]{{0,{most}}}"
                )
            }
            _ => writeln!(gbnf, "{} ::= {}", name.to_lowercase(), alternatives(body)?),
        };
    }
    Some(gbnf)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Literals, names, groups, repetitions and alternatives are written alike, but for the case of a terminal's name.
fn alternatives(body: &str) -> Option<String> {
    let mut out = String::new();
    let mut within = false;
    let mut escaped = false;
    for c in body.chars() {
        let ends = c == '"' && !escaped;
        escaped = within && c == '\\' && !escaped;
        if ends {
            within = !within;
        }
        if within || ends {
            out.push(c);
        } else if c.is_ascii_alphanumeric() || " |(){},?".contains(c) {
            out.extend(c.to_lowercase());
        } else {
            return None;
        }
    }
    Some(out)
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
    fn a_task_grammar_says_the_same_in_the_other_form() {
        let span = crate::constraint::span_rule("He is ill").unwrap_or_default();
        let sentence = crate::constraint::sentence_rule(200);
        let lark = format!(
            "start: \"S\\n\" told{{0,8}} (KIND \"a \\\"b\")?\ntold: \"> \" span \"\\n\" | SENTENCE\nKIND: \"Problem\" | \"b\"\n{span}{sentence}"
        );
        let gbnf = translated(&lark, "He is ill").unwrap_or_default();
        assert_eq!(
            gbnf,
            "root ::= \"S\\n\" told{0,8} (kind \"a \\\"b\")?\n\
             told ::= \"> \" span \"\\n\" | sentence\n\
             kind ::= \"Problem\" | \"b\"\n\
             span ::= w0 | w1 | w2\nw0 ::= \"He\" (\" \" w1)?\nw1 ::= \"is\" (\" \" w2)?\nw2 ::= \"ill\"\n\
             sentence ::= [^\\x00-\\x20\\x7F] [^\\x00-\\x1F\\x7F]{0,199}\n"
        );
        for unknown in ["start: a+ b\n", "start: %json\n", "no rule\n", "A: /x/\n"] {
            assert_eq!(translated(unknown, "He"), None, "{unknown}");
        }
    }

    #[test]
    fn a_very_long_narrative_and_one_without_words() {
        let long = grammar(&[Sign::Stridor], &"word ".repeat(MOST_WORDS + 1));
        assert!(!long.contains("w0") && long.contains("{0,159}"));
        assert!(!grammar(&[Sign::Stridor], "…!\n").contains("line"));
    }
}
