//! Other tasks' replies as JSON, for servers that hold a model to a schema: their lines as an array, or the one word of a choice.

use serde::Deserialize;
use serde_json::{Value, json};

/// Most lines of a reply: a history has the longest, each medicine with its dose.
const MOST_LINES: usize = 48;
/// Longest line of a draft, in bytes: what is longer is in no form, and nothing more is shown.
const LONGEST: usize = 4 << 10;

/// Behind a prompt, which tells of lines.
pub(super) const WORDS: &str = "\n\nWrite the answer as one JSON object: \"lines\" is the list of the answer's lines, in the form above, one after the other.";
/// Behind a prompt whose answer is a word.
pub(super) const ONE_WORD: &str =
    "\n\nWrite the answer as one JSON object: \"answer\" is the one word.";

/// What the object of lines may be.
pub(super) fn schema() -> Value {
    json!({
        "type": "object",
        "properties": { "lines": { "type": "array", "maxItems": MOST_LINES, "items": { "type": "string" } } },
        "required": ["lines"],
        "additionalProperties": false,
    })
}

/// What the object of one word may be.
pub(super) fn of_words(words: &[&str]) -> Value {
    json!({
        "type": "object",
        "properties": { "answer": { "type": "string", "enum": words } },
        "required": ["answer"],
        "additionalProperties": false,
    })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Object {
    Lines { lines: Vec<String> },
    Word { answer: String },
}

/// The reply that the object stands for; `None` if it is no such object. A line's own breaks become none: it would be more than one line.
pub(super) fn text(reply: &str) -> Option<String> {
    match serde_json::from_str(super::json::unfenced(reply)).ok()? {
        Object::Lines { lines } => {
            let lines = lines.iter().map(|line| plain(line) + "\n");
            Some(lines.collect())
        }
        Object::Word { answer } => Some(plain(&answer)),
    }
}

fn plain(line: &str) -> String {
    line.replace(char::is_control, " ")
}

/// The draft of an object of lines: each line as soon as it is whole.
#[derive(Default)]
pub(super) struct Draft {
    /// What has come and was not told; nothing once the list has ended.
    held: String,
    is_in_list: bool,
    is_over: bool,
}

impl Draft {
    /// Takes the next piece; gives the lines that it ends.
    pub(super) fn take(&mut self, piece: &str) -> String {
        let mut told = String::new();
        self.is_over |= self.held.len() > LONGEST;
        if self.is_over {
            self.held = String::new();
            return told;
        }
        self.held.push_str(piece);
        if !self.is_in_list {
            let Some((_, behind)) = self.held.split_once('[') else {
                return told;
            };
            self.held = behind.to_owned();
            self.is_in_list = true;
        }
        loop {
            let rest = self.held.trim_start_matches([' ', '\n', '\r', '\t', ',']);
            let mut strings = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            let Some(Ok(line)) = strings.next() else {
                return told;
            };
            let end = self.held.len() - rest.len() + strings.byte_offset();
            told.push_str(&plain(&line));
            told.push('\n');
            self.held.drain(..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_lines_is_those_lines_and_a_word_is_itself() {
        let object = r#"{"lines":["S","> she said \"no\"","~ a\nP"]}"#;
        assert_eq!(
            text(object).as_deref(),
            Some("S\n> she said \"no\"\n~ a P\n")
        );
        let fenced = format!("```json\n{object}\n```");
        assert_eq!(text(&fenced), text(object));
        assert_eq!(text(r#"{"answer":"yes"}"#).as_deref(), Some("yes"));
        for other in ["", "S\n", "{}", "{\"lines\":1}", "[\"S\"]"] {
            assert_eq!(text(other), None, "{other}");
        }
    }

    #[test]
    fn the_draft_comes_line_by_line_however_it_is_cut() {
        let object = r#"{ "lines" : [ "S", "> \u00e9té \"no\"" , "~ [a], b" ] }"#;
        let whole = "S\n> été \"no\"\n~ [a], b\n";
        for size in 1..object.chars().count() {
            let letters: Vec<char> = object.chars().collect();
            let mut draft = Draft::default();
            let pieces = letters.chunks(size);
            let told: String = pieces
                .map(|piece| draft.take(&piece.iter().collect::<String>()))
                .collect();
            assert_eq!(told, whole, "{size}");
        }
    }

    #[test]
    fn a_line_without_end_is_not_held() {
        let mut draft = Draft::default();
        draft.take("{\"lines\":[\"");
        for _ in 0..9_999 {
            assert_eq!(draft.take("no end "), "");
            assert!(draft.held.len() <= LONGEST + 8);
        }
    }
}
