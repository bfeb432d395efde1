//! What a token stands for, told from the type and the text that a file gives it.

/// The vocabulary's sign for a space.
const SPACE: &[u8] = "▁".as_bytes();
/// Gemma 3's format: these are no text whatever type a file gives them.
const MARKERS: [&[u8]; 10] = [
    b"<pad>",
    b"<eos>",
    b"<bos>",
    b"<unk>",
    b"<mask>",
    b"<start_of_turn>",
    b"<end_of_turn>",
    b"<start_of_image>",
    b"<end_of_image>",
    b"<image_soft_token>",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its own text, met by merging.
    Text,
    /// Its own text, cut out before anything is merged.
    UserDefined,
    /// One byte of a character that the vocabulary lacks.
    Byte(u8),
    /// The format around the text, or a thought: no text means it.
    Control,
    /// Nothing.
    Unused,
}

impl Kind {
    /// `number` is GGUF's token type; the error says what is wrong with it.
    pub(super) fn of(number: i32, text: &[u8]) -> Result<Self, String> {
        match number {
            // Gemma's own vocabulary calls its turn markers user-defined, and a converter that leaves them so would let a
            // narrative reach them.
            1..=6 if is_marker(text) => Ok(Self::Control),
            1 => Ok(Self::Text),
            2 | 3 => Ok(Self::Control),
            4 => Ok(Self::UserDefined),
            5 => Ok(Self::Unused),
            6 => byte(text)
                .map(Self::Byte)
                .ok_or_else(|| "is a byte, but its text is not <0xHH>".to_owned()),
            _ => Err(format!("has type {number}, known are 1 to 6")),
        }
    }
}

fn is_marker(text: &[u8]) -> bool {
    MARKERS.contains(&text) || (text.starts_with(b"<unused") && text.ends_with(b">"))
}

/// The byte in `<0xHH>`.
pub(super) fn byte(text: &[u8]) -> Option<u8> {
    let [b'<', b'0', b'x', high, low, b'>'] = text else {
        return None;
    };
    let digit = |hex: &u8| match hex {
        b'0'..=b'9' => Some(hex - b'0'),
        b'A'..=b'F' => Some(hex - b'A' + 10),
        _ => None,
    };
    Some(digit(high)? * 16 + digit(low)?)
}

/// Appends a token's text with plain spaces.
pub(super) fn spell(mut text: &[u8], onto: &mut Vec<u8>) {
    while let Some((first, rest)) = text.split_first() {
        if let Some(rest) = text.strip_prefix(SPACE) {
            onto.push(b' ');
            text = rest;
        } else {
            onto.push(*first);
            text = rest;
        }
    }
}
