//! A text model's vocabulary: what the tokenizer of the engine takes is taken here, and nothing else, so that a verified pack opens.
//! llama.cpp ends the process on most of the rest. It does not tokenize.

use crate::gguf::{Gguf, GgufError};
use crate::ranges::ranged;
use std::collections::HashSet;

const TOKENS: &str = "tokenizer.ggml.tokens";
const SCORES: &str = "tokenizer.ggml.scores";
const TYPES: &str = "tokenizer.ggml.token_type";
/// The most tokens that a vocabulary of this family needs; ids are i32 everywhere in llama.cpp.
const MOST: usize = 1 << 22;
/// toktrie, by which replies are constrained, asserts on longer tokens (1,024 bytes) and on tries of four million nodes, of which a
/// byte makes at most one, and each token one more.
const LONGEST: usize = 512;
const MOST_BYTES: usize = (1 << 22) - 2;
/// GGUF's token types.
const CONTROL: [i32; 2] = [2, 3];
const USER_DEFINED: i32 = 4;
const BYTE: i32 = 6;

/// The number of tokens, once the vocabulary is one that any text can be tokenized with.
pub(crate) fn vocabulary(gguf: &Gguf) -> Result<u32, GgufError> {
    let key = "tokenizer.ggml.model";
    let model = gguf.str(key)?;
    if model != "llama" {
        return Err(gguf.refuse(key, format!("is {model:?}, Gemma 3 has \"llama\"")));
    }
    let key = "tokenizer.ggml.add_space_prefix";
    if gguf.bool(key)? {
        return Err(gguf.refuse(key, "is true, Gemma puts no space before a text"));
    }
    let tokens = gguf.strings(TOKENS)?;
    let count = u32::try_from(tokens.len())
        .ok()
        .filter(|_| (1..=MOST).contains(&tokens.len()));
    let Some(count) = count else {
        let reason = format!("has {} tokens, allowed is 1 to {MOST}", tokens.len());
        return Err(gguf.refuse(TOKENS, reason));
    };
    texts(gguf, tokens)?;
    let (scores, types) = (gguf.f32s(SCORES)?, gguf.i32s(TYPES)?);
    if scores.len() != tokens.len() || types.len() != tokens.len() {
        return Err(gguf.refuse(
            TOKENS,
            format!(
                "has {} tokens, but {} scores and {} types",
                tokens.len(),
                scores.len(),
                types.len()
            ),
        ));
    }
    if let Some(id) = scores.iter().position(|score| score.is_nan()) {
        return Err(gguf.refuse(SCORES, format!("token {id} has the score NaN")));
    }
    kinds(gguf, tokens, types)?;
    for name in ["bos_token_id", "eos_token_id"] {
        ranged(gguf, &format!("tokenizer.ggml.{name}"), 0..=count - 1)?;
    }
    turns(gguf, tokens, types)?;
    Ok(count)
}

/// What each text must be, and that all bytes are there.
fn texts(gguf: &Gguf, tokens: &[Box<[u8]>]) -> Result<(), GgufError> {
    let mut seen: HashSet<&[u8]> = HashSet::with_capacity(tokens.len());
    let mut bytes = 0;
    for (id, text) in tokens.iter().enumerate() {
        bytes += text.len() + 1;
        let reason = if text.is_empty() {
            // llama.cpp would rename it, the tokenizer of the engine refuses it.
            "is empty"
        } else if text.len() > LONGEST {
            "has more than 512 bytes"
        } else if text.contains(&0) {
            "contains NUL"
        } else if !seen.insert(text) {
            "repeats another"
        } else if bytes > MOST_BYTES {
            "is where the vocabulary grows past 4 MiB"
        } else {
            continue;
        };
        return Err(gguf.refuse(TOKENS, format!("token {id} {reason}")));
    }
    // A text with a character outside the vocabulary falls back to bytes; a missing one is a C++ exception across C.
    for byte in 0..=255 {
        let text = format!("<0x{byte:02X}>");
        if !seen.contains(text.as_bytes()) {
            return Err(gguf.refuse(TOKENS, format!("has no token {text}")));
        }
    }
    Ok(())
}

/// What a token's type asks of its text.
fn kinds(gguf: &Gguf, tokens: &[Box<[u8]>], types: &[i32]) -> Result<(), GgufError> {
    for (id, (text, kind)) in tokens.iter().zip(types).enumerate() {
        match *kind {
            BYTE if !is_byte_token(text) && !is_marker(text) => {
                let reason = format!("token {id} is a byte, its text is not <0xHH>");
                return Err(gguf.refuse(TYPES, reason));
            }
            USER_DEFINED if std::str::from_utf8(text).is_err() => {
                let reason = format!("token {id} is user-defined and not UTF-8");
                return Err(gguf.refuse(TOKENS, reason));
            }
            1..=6 => {}
            other => {
                let reason = format!("token {id} has type {other}, known are 1 to 6");
                return Err(gguf.refuse(TYPES, reason));
            }
        }
    }
    Ok(())
}

/// The tokens around a turn: a prompt begins with one and a reply ends with the other, and no text means them.
fn turns(gguf: &Gguf, tokens: &[Box<[u8]>], types: &[i32]) -> Result<(), GgufError> {
    let is_control = |id: usize| {
        let marker = tokens.get(id).is_some_and(|text| is_marker(text));
        marker || types.get(id).is_some_and(|kind| CONTROL.contains(kind))
    };
    let key = "tokenizer.ggml.bos_token_id";
    let bos = gguf.u32(key)?;
    if !is_control(bos as usize) {
        return Err(gguf.refuse(key, format!("is {bos}, which is no control token")));
    }
    let end = tokens.iter().position(|text| **text == *b"<end_of_turn>");
    end.map(|_| ())
        .ok_or_else(|| gguf.refuse(TOKENS, "has no <end_of_turn>"))
}

/// Gemma 3's format: control tokens whatever type a file gives them.
fn is_marker(text: &[u8]) -> bool {
    matches!(
        text,
        b"<pad>"
            | b"<eos>"
            | b"<bos>"
            | b"<unk>"
            | b"<mask>"
            | b"<start_of_turn>"
            | b"<end_of_turn>"
            | b"<start_of_image>"
            | b"<end_of_image>"
            | b"<image_soft_token>"
    ) || (text.starts_with(b"<unused") && text.ends_with(b">"))
}

fn is_byte_token(text: &[u8]) -> bool {
    let is_hex = |digit: u8| matches!(digit, b'0'..=b'9' | b'A'..=b'F');
    matches!(text, [b'<', b'0', b'x', high, low, b'>'] if is_hex(*high) && is_hex(*low))
}
