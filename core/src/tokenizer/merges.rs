//! Merging as SentencePiece and llama.cpp do it: of all neighbours that together spell a token, those with the highest score become one,
//! the leftmost first, over the whole text; what spells no token in the end becomes bytes.
//!
//! It is a `tokenizers` model of our own because that crate's BPE ranks *pairs*. Where several pairs spell one token, or several tokens
//! share a score, as all runs of spaces in Gemma do, a ranking of pairs puts one pair before the other everywhere, and not the leftmost.

use super::kind::Kind;
use super::vocabulary::Vocabulary;
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap};
use std::path::{Path, PathBuf};
use tokenizers::models::bpe::BpeTrainer;
use tokenizers::{Model, Token};

pub(super) struct Merges(pub(super) Vocabulary);

/// A stretch of the text; empty once it is merged into the one before it. `previous` and `next` skip empty ones.
struct Symbol {
    start: usize,
    end: usize,
    previous: Option<usize>,
    next: Option<usize>,
}

/// Two neighbours that spell a token of this score. Stale once either has changed, which `length` tells.
#[derive(PartialEq)]
struct Pair {
    score: f32,
    left: Reverse<usize>,
    right: usize,
    length: usize,
}

impl Merges {
    /// The symbols left of a text with plain spaces once nothing more can be merged, in order.
    fn merge(&self, text: &[u8], mut symbols: Vec<Symbol>) -> Vec<Symbol> {
        let mut queue = BinaryHeap::new();
        for right in 1..symbols.len() {
            queue.extend(self.pair(text, &symbols, right - 1, right));
        }
        while let Some(Pair {
            left: Reverse(left),
            right,
            length,
            ..
        }) = queue.pop()
        {
            let next = symbols[right].next;
            let merged = symbols[right].end;
            // Stale: one of them was merged with another neighbour, and is longer now or empty.
            if symbols[left].is_empty()
                || symbols[right].is_empty()
                || merged - symbols[left].start != length
            {
                continue;
            }
            symbols[left].end = merged;
            symbols[left].next = next;
            symbols[right].start = merged;
            if let Some(next) = next {
                symbols[next].previous = Some(left);
                queue.extend(self.pair(text, &symbols, left, next));
            }
            if let Some(previous) = symbols[left].previous {
                queue.extend(self.pair(text, &symbols, previous, left));
            }
        }
        symbols.retain(|symbol| !symbol.is_empty());
        symbols
    }

    fn pair(&self, text: &[u8], symbols: &[Symbol], left: usize, right: usize) -> Option<Pair> {
        let together = &text[symbols[left].start..symbols[right].end];
        let piece = self.0.piece(together)?;
        Some(Pair {
            score: piece.score,
            left: Reverse(left),
            right,
            length: together.len(),
        })
    }

    fn value(&self, id: u32) -> String {
        String::from_utf8_lossy(self.0.spelling(id)).into_owned()
    }
}

impl Symbol {
    fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

impl Eq for Pair {}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then_with(|| self.left.cmp(&other.left))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Model for Merges {
    type Trainer = BpeTrainer;

    fn tokenize(&self, sequence: &str) -> tokenizers::Result<Vec<Token>> {
        let mut symbols: Vec<Symbol> = sequence
            .char_indices()
            .enumerate()
            .map(|(at, (start, character))| Symbol {
                start,
                end: start + character.len_utf8(),
                previous: at.checked_sub(1),
                next: Some(at + 1),
            })
            .collect();
        if let Some(last) = symbols.last_mut() {
            last.next = None;
        }
        let text = sequence.as_bytes();
        let mut tokens = Vec::new();
        for Symbol { start, end, .. } in self.merge(text, symbols) {
            if let Some(piece) = self.0.piece(&text[start..end]) {
                tokens.push(Token::new(piece.id, self.value(piece.id), (start, end)));
                continue;
            }
            for (at, byte) in (start..).zip(&text[start..end]) {
                let id = self.0.byte(*byte);
                tokens.push(Token::new(id, self.value(id), (at, at + 1)));
            }
        }
        Ok(tokens)
    }

    fn token_to_id(&self, token: &str) -> Option<u32> {
        let piece = self.0.piece(token.as_bytes()).map(|piece| piece.id);
        piece.or_else(|| self.0.control(token))
    }

    fn id_to_token(&self, id: u32) -> Option<String> {
        self.0.kind(id).map(|_| self.value(id))
    }

    fn get_vocab(&self) -> HashMap<String, u32> {
        let ids = (0..).zip(self.0.kinds());
        ids.filter(|(_, kind)| !matches!(kind, Kind::Byte(_)))
            .map(|(id, _)| (self.value(id), id))
            .collect()
    }

    fn get_vocab_size(&self) -> usize {
        self.0.kinds().len()
    }

    fn save(&self, _: &Path, _: Option<&str>) -> tokenizers::Result<Vec<PathBuf>> {
        Err("this vocabulary lives in its GGUF".into())
    }

    fn get_trainer(&self) -> BpeTrainer {
        BpeTrainer::default()
    }
}
