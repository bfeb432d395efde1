//! Names of what is seen in a text, as numbers: FNV-1a in 32 bits over a kind and its words.

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// A name that grows word by word: `Name::of(WORDS).and("no").and("cough")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(u32);

impl Name {
    pub(super) const fn of(kind: u8) -> Self {
        Self(OFFSET).byte(kind)
    }

    #[must_use]
    pub(super) const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u32).wrapping_mul(PRIME))
    }

    /// The name with another word; a byte that is in no word parts it from the one before.
    #[must_use]
    pub(super) fn and(self, word: &str) -> Self {
        word.bytes().fold(self, Name::byte).byte(0xff)
    }

    pub(super) const fn number(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_kind_and_its_words_in_order() {
        let name = |kind, words: &[&str]| {
            words
                .iter()
                .fold(Name::of(kind), |name, word| name.and(word))
        };
        assert_eq!(name(1, &["no", "cough"]), name(1, &["no", "cough"]));
        assert_ne!(name(1, &["no", "cough"]), name(2, &["no", "cough"]));
        assert_ne!(name(1, &["no", "cough"]), name(1, &["cough", "no"]));
        assert_ne!(name(1, &["no", "cough"]), name(1, &["noc", "ough"]));
    }

    #[test]
    fn the_empty_name_is_fnv_of_its_kind() {
        // FNV-1a of "a", from the authors' own list of test vectors.
        assert_eq!(Name::of(b'a').number(), 0xe40c_292c);
    }
}
