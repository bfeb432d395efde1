//! The prompt as one message of a user: the server puts its own model's marks of a turn around it.

use std::io::Cursor;

use aidpost_remote::Part;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::prompt::{Pixels, Prompt, Segment};

/// The user's turn without its marks; `None` if an image in it is none.
pub(super) fn message(prompt: &Prompt) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut is_first = true;
    for segment in prompt.prefix.iter().chain(&prompt.rest) {
        match segment {
            Segment::Control("<end_of_turn>") => break,
            Segment::Control(_) => continue,
            Segment::Text(words) if is_first => {
                text.push_str(words.strip_prefix("user\n").unwrap_or(words));
            }
            Segment::Text(words) => text.push_str(words),
            Segment::Patient(words) => text.push_str(&without_marks(words)),
            Segment::Image(pixels) => {
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(Part::Png(png(pixels)?));
            }
        }
        is_first = false;
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    Some(parts)
}

/// The prepared pixels, and nothing of the file that they come from.
fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    let (side, kind) = (pixels.side, ExtendedColorType::Rgb8);
    let written = encoder.write_image(&pixels.rgb, side, side, kind);
    written.ok().map(|()| bytes.into_inner())
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
