//! Finds a token by its spelling. A slot holds the token's id and nothing else: a map would hold a copy of each of 262,144 spellings, each in an
//! allocation of its own.

use ahash::RandomState;

/// An open-addressed table of ids. Whoever asks brings the spellings.
pub(super) struct Index {
    /// A power of two, at most half of them taken.
    slots: Vec<u32>,
    hasher: RandomState,
}

const FREE: u32 = u32::MAX;

impl Index {
    /// For so many tokens.
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self {
            slots: vec![FREE; (2 * tokens).next_power_of_two().max(2)],
            // Neighbours in the table are only as many as the vocabulary makes them: no text changes it.
            hasher: RandomState::with_seeds(1, 2, 3, 4),
        }
    }

    /// Takes in the token `id` of this spelling, which is not in it yet. No more tokens than it was made for.
    pub(super) fn insert(&mut self, id: u32, spelling: &[u8]) {
        let free = self.walk(spelling).find(|at| self.slots[*at] == FREE);
        if let Some(at) = free {
            self.slots[at] = id;
        }
    }

    /// The token of this spelling; `spelling_of` tells a token's.
    pub(super) fn find<'a>(
        &self,
        spelling: &[u8],
        spelling_of: impl Fn(u32) -> &'a [u8],
    ) -> Option<u32> {
        self.walk(spelling)
            .map(|at| self.slots[at])
            .take_while(|id| *id != FREE)
            .find(|id| spelling_of(*id) == spelling)
    }

    /// The slots where a spelling may be, each once.
    fn walk(&self, spelling: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let last = self.slots.len() - 1;
        let first = self.hasher.hash_one(spelling) as usize;
        (0..=last).map(move |step| first.wrapping_add(step) & last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_found_and_no_other() {
        for count in [0_u32, 1, 2, 3, 64, 5000] {
            let spellings: Vec<Vec<u8>> = (0..count)
                .map(|id| format!("token {}", id * 7).into_bytes())
                .collect();
            let mut index = Index::with_capacity(spellings.len());
            for (id, spelling) in (0..).zip(&spellings) {
                index.insert(id, spelling);
            }
            let find = |text: &[u8]| index.find(text, |id| &spellings[id as usize]);
            for (id, spelling) in (0..).zip(&spellings) {
                assert_eq!(find(spelling), Some(id));
            }
            for other in ["token 1", "token", "", "tokens"] {
                assert_eq!(find(other.as_bytes()), None, "{other:?} of {count}");
            }
        }
    }
}
