//! What llguidance needs to know of a tokenizer: every token's bytes, and the tokens that a forced text becomes.

use super::Tokenizer;
use super::kind::Kind;
use std::sync::Arc;
use toktrie::{TokRxInfo, TokTrie, TokenId, TokenizerEnv};

pub(super) struct Environment {
    tokenizer: Arc<Tokenizer>,
    trie: TokTrie,
}

impl Environment {
    pub(super) fn new(tokenizer: Arc<Tokenizer>) -> Self {
        let vocabulary = tokenizer.vocabulary();
        let words: Vec<Vec<u8>> = (0..)
            .zip(vocabulary.kinds())
            .map(|(id, kind)| match kind {
                // No text has the byte 0xFF, which is toktrie's mark: alone it would be a mark without a name.
                Kind::Text | Kind::UserDefined | Kind::Byte(..=0xFE) => {
                    vocabulary.spelling(id).to_vec()
                }
                Kind::Byte(0xFF) => [&[TokTrie::SPECIAL_TOKEN_MARKER], &b"<0xFF>"[..]].concat(),
                Kind::Control | Kind::Unused => {
                    [&[TokTrie::SPECIAL_TOKEN_MARKER], vocabulary.spelling(id)].concat()
                }
            })
            .collect();
        let info = TokRxInfo {
            tok_bos: Some(tokenizer.bos()),
            tok_end_of_turn: Some(tokenizer.eos()),
            ..TokRxInfo::new(words.len() as u32, tokenizer.eos())
        };
        let trie = TokTrie::from(&info, &words);
        Self { tokenizer, trie }
    }
}

impl TokenizerEnv for Environment {
    fn tok_trie(&self) -> &TokTrie {
        &self.trie
    }

    fn tokenize_bytes(&self, bytes: &[u8]) -> Vec<TokenId> {
        // A constraint may force part of a character; the trie then has its bytes.
        self.trie
            .tokenize_with_greedy_fallback(bytes, |text| self.tokenizer.encode(text))
    }
}

#[cfg(test)]
mod tests;
