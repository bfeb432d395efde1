//! The reply as a JSON object, for servers that hold a model to a schema; written again as lines, it goes through the reader of all replies.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::constraint::{ACUITY_WORDS, MAX_ASK_NEXT, MAX_SIGN_LINES};
use crate::encounter::Sign;

/// Behind the prompt, which tells of lines.
pub(super) const WORDS: &str = "\n\nWrite the answer as one JSON object instead of lines: \"signs\" is a list of objects with \"sign\", \"state\" (\"present\" for +, \"absent\" for -) and \"evidence\" (the words of the account, exactly as written); then \"acuity\", \"reason\", and \"ask_next\", a list of signs.";

#[derive(Deserialize)]
struct Object {
    signs: Vec<Entry>,
    #[serde(default)]
    acuity: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    ask_next: Vec<String>,
}

#[derive(Deserialize)]
struct Entry {
    sign: String,
    state: String,
    evidence: String,
}

/// What the object may be. Evidence is free text: a schema cannot hold it to the narrative, so the reader alone does.
pub(super) fn schema(signs: &[Sign]) -> Value {
    let codes: Vec<&str> = signs.iter().map(|sign| sign.code()).collect();
    let acuity: Vec<&str> = ACUITY_WORDS.iter().map(|(word, _)| *word).collect();
    json!({
        "type": "object",
        "properties": {
            "signs": {
                "type": "array",
                "maxItems": MAX_SIGN_LINES,
                "items": {
                    "type": "object",
                    "properties": {
                        "sign": { "type": "string", "enum": codes },
                        "state": { "type": "string", "enum": ["present", "absent"] },
                        "evidence": { "type": "string" },
                    },
                    "required": ["sign", "state", "evidence"],
                    "additionalProperties": false,
                },
            },
            "acuity": { "type": "string", "enum": acuity },
            "reason": { "type": "string" },
            "ask_next": {
                "type": "array",
                "maxItems": MAX_ASK_NEXT,
                "items": { "type": "string", "enum": codes },
            },
        },
        "required": ["signs", "acuity", "reason", "ask_next"],
        "additionalProperties": false,
    })
}

/// The codes of the signs in an object, in their order, whatever they are; none if it is no such object.
pub(super) fn signs(text: &str) -> Vec<String> {
    let object = serde_json::from_str::<Object>(unfenced(text)).ok();
    let entries = object.into_iter().flat_map(|object| object.signs);
    entries.map(|entry| entry.sign).collect()
}

/// Without the fence that some models put around an object.
pub(super) fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let fenced = text.strip_prefix("```json");
    let fenced = fenced.and_then(|rest| rest.strip_suffix("```"));
    fenced.unwrap_or(text)
}

/// The lines that say the same; `None` if it is no such object. What would break out of its line becomes a line that the reader rejects.
pub(super) fn lines(text: &str) -> Option<String> {
    let object: Object = serde_json::from_str(unfenced(text)).ok()?;
    let mut lines = String::new();
    for entry in &object.signs {
        let is_plain = |text: &str| !text.chars().any(char::is_control);
        let mark = match entry.state.as_str() {
            "present" => "+",
            "absent" => "-",
            _ => "?",
        };
        if is_plain(&entry.sign) && is_plain(&entry.evidence) {
            let _ = writeln!(lines, "{} {mark} {}", entry.sign, entry.evidence);
        } else {
            lines.push_str("?\n");
        }
    }
    lines.push_str("=\n");
    for text in [&object.acuity, &object.reason] {
        let _ = writeln!(lines, "{}", text.replace(char::is_control, " "));
    }
    for sign in &object.ask_next {
        let _ = writeln!(lines, "? {}", sign.replace(char::is_control, " "));
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constraint::read_reply;
    use crate::encounter::SignState;

    #[test]
    fn an_object_says_what_the_lines_say() {
        let text = r#"{"signs":[{"sign":"stridor","state":"present","evidence":"noisy breath"},{"sign":"stiff_neck","state":"absent","evidence":"neck is soft"}],"acuity":"red","reason":"Noisy.","ask_next":["wheezing"]}"#;
        let lines = lines(text).unwrap_or_default();
        assert_eq!(
            lines,
            "stridor + noisy breath\nstiff_neck - neck is soft\n=\nred\nNoisy.\n? wheezing\n"
        );
        assert_eq!(super::lines(&format!("```json\n{text}\n```")), Some(lines));
    }

    #[test]
    fn nothing_breaks_out_of_its_line() {
        let text = r#"{"signs":[{"sign":"x","state":"maybe","evidence":"a"},{"sign":"wheezing","state":"present","evidence":"a\nstridor + a"}],"acuity":"red\nstridor + a","reason":"b\n? stridor","ask_next":["wheezing\nstridor"]}"#;
        let lines = lines(text).unwrap_or_default();
        let read = read_reply(&lines, &[Sign::Stridor, Sign::Wheezing], "a b");
        assert!(read.signs.is_empty() && read.ask_next.is_empty() && read.acuity.is_none());
        assert_eq!(read.rejected, 4);
        assert!(
            read.signs
                .iter()
                .all(|sign| sign.state != SignState::Present)
        );
    }

    #[test]
    fn what_is_no_such_object_is_left_to_the_reader() {
        for text in [
            "",
            "{}",
            "[]",
            "null",
            "{\"signs\":{}}",
            "stridor + a\n",
            "{\"signs\":[1]}",
        ] {
            assert_eq!(lines(text), None, "{text}");
        }
    }
}
