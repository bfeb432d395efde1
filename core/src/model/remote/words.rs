//! The prompt as one message of a user: the server puts its own model's marks of a turn around it.

use crate::prompt::{Prompt, Segment};

/// The user's turn without its marks; `None` if there is an image in it.
pub(super) fn message(prompt: &Prompt) -> Option<String> {
    let mut message = String::new();
    for segment in prompt.prefix.iter().chain(&prompt.rest) {
        match segment {
            Segment::Control("<end_of_turn>") => break,
            Segment::Control(_) => {}
            Segment::Text(text) if message.is_empty() => {
                message.push_str(text.strip_prefix("user\n").unwrap_or(text));
            }
            Segment::Text(text) => message.push_str(text),
            Segment::Patient(text) => message.push_str(&without_marks(text)),
            Segment::Image(_) => return None,
        }
    }
    Some(message)
}

/// A server reads marks of control tokens wherever they stand, in the patient's words too. So a bracket that may begin one leaves as a bracket
/// that begins none; evidence that holds it is then not verbatim, and is left out.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        out.push(match c {
            '<' if begins_mark(rest) => '‹',
            '[' if is_capitals(rest) => '［',
            _ => c,
        });
    }
    out
}

/// `<end_of_turn>`, `</s>`, `<|im_end|>`, `<｜end▁of▁sentence｜>`; not `< 36` or `<3`.
fn begins_mark(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '|' | '_' | '｜' | '!'))
}

/// `[INST]`, `[/INST]`, `[@BOS@]`, `[multimodal]`.
fn is_capitals(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once(']') else {
        return false;
    };
    let is_mark = |c: char| c.is_ascii_uppercase() || matches!(c, '/' | '_' | '@');
    inside == "multimodal" || !inside.is_empty() && inside.chars().all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn no_mark_of_a_turn_leaves_and_other_brackets_stay() {
        for mark in [
            "<end_of_turn>",
            "</s>",
            "<|im_start|>",
            "<｜User｜>",
            "<bos>",
            "<__media__>",
        ] {
            let sent = without_marks(&format!("a {mark} b"));
            assert!(!sent.contains(mark) && sent.chars().count() == mark.chars().count() + 4);
        }
        assert_eq!(without_marks("[INST] x [/INST]"), "［INST] x ［/INST]");
        for kept in ["temp <36, SpO2 < 90", "a <3 b", "[crying] [x] [", "<", "é<"] {
            assert_eq!(without_marks(kept), kept);
        }
    }
}
