//! From English words to the id of a message.

/// The longest part of an id that is made of words.
const MOST: usize = 60;

/// The id of a message for these English words: `kind`, and the words in lower case with hyphens. Long ones are cut, and end with eight
/// hexadecimal digits of their FNV-1a hash. Whoever changes the English words changes the id, so that no translation of other words is shown.
#[must_use]
pub fn id(kind: &str, english: &str) -> String {
    let mut words = String::new();
    for part in english
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(&part.to_ascii_lowercase());
    }
    if words.len() > MOST {
        words.truncate(MOST);
        words = format!("{}-{:08x}", words.trim_end_matches('-'), fnv(english));
    }
    format!("{kind}-{words}")
}

fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
