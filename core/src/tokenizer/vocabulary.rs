//! A GGUF's own vocabulary: spellings, scores and kinds of tokens, checked once so that nothing built on it can fail.
//! Only what Gemma 3 uses is read; it does not tokenize.

use super::TokenizerError;
use super::index::Index;
use super::kind::{self, Kind};
use ahash::{AHashMap, AHashSet};
use aidpost_models::gguf::Gguf;

const TOKENS: &str = "tokenizer.ggml.tokens";
const SCORES: &str = "tokenizer.ggml.scores";
const TYPES: &str = "tokenizer.ggml.token_type";
/// toktrie asserts on longer tokens (1,024 bytes) and on tries of four million nodes, of which a byte makes at most one.
const LONGEST: usize = 512;
const MOST_BYTES: usize = (1 << 22) - 2;

/// A token that merging can make.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) id: u32,
    /// The higher, the sooner it is merged. Never NaN nor a negative zero, so the total order is the usual one.
    pub(super) score: f32,
}

pub(super) struct Vocabulary {
    kinds: Vec<Kind>,
    /// Spellings end to end; that of `id` ends at `ends[id]`.
    spellings: Vec<u8>,
    ends: Vec<u32>,
    scores: Vec<f32>,
    /// Those that merging can make.
    pieces: Index,
    controls: AHashMap<Box<[u8]>, u32>,
    bytes: [u32; 256],
    bos: u32,
    end_of_turn: u32,
}

impl Vocabulary {
    pub(super) fn read(gguf: &Gguf) -> Result<Self, TokenizerError> {
        let model = gguf.str("tokenizer.ggml.model")?;
        if model != "llama" {
            let reason = format!("is {model:?}, Gemma 3 has \"llama\"");
            return Err(TokenizerError::new("tokenizer.ggml.model", reason));
        }
        let prefix = "tokenizer.ggml.add_space_prefix";
        if gguf.bool(prefix)? {
            let reason = "is true, Gemma puts no space before a text";
            return Err(TokenizerError::new(prefix, reason));
        }
        let texts = gguf.strings(TOKENS)?;
        let (scores, types) = (gguf.f32s(SCORES)?, gguf.i32s(TYPES)?);
        for (key, count) in [(SCORES, scores.len()), (TYPES, types.len())] {
            if count != texts.len() {
                let reason = format!("has {count} entries for {} tokens", texts.len());
                return Err(TokenizerError::new(key, reason));
            }
        }
        let mut read = Self {
            kinds: Vec::with_capacity(texts.len()),
            spellings: Vec::with_capacity(texts.len() * 8),
            ends: Vec::with_capacity(texts.len()),
            scores: Vec::with_capacity(texts.len()),
            pieces: Index::with_capacity(texts.len()),
            controls: AHashMap::new(),
            bytes: byte_tokens(texts)?,
            bos: gguf.u32("tokenizer.ggml.bos_token_id")?,
            end_of_turn: 0,
        };
        for ((text, score), number) in texts.iter().zip(scores).zip(types) {
            read.push(text, *score, *number)?;
        }
        if read.kind(read.bos) != Some(Kind::Control) {
            let reason = format!("is {}, which is no control token", read.bos);
            return Err(TokenizerError::new("tokenizer.ggml.bos_token_id", reason));
        }
        let end_of_turn = read.control("<end_of_turn>");
        read.end_of_turn =
            end_of_turn.ok_or_else(|| TokenizerError::new(TOKENS, "has no <end_of_turn>"))?;
        Ok(read)
    }

    fn push(&mut self, text: &[u8], score: f32, number: i32) -> Result<(), TokenizerError> {
        let (id, start) = (self.kinds.len() as u32, self.spellings.len());
        let refuse =
            |key, reason: &str| Err(TokenizerError::new(key, format!("token {id} {reason}")));
        if text.is_empty() || text.len() > LONGEST || text.contains(&0) {
            return refuse(TOKENS, "is empty, has a NUL or more than 512 bytes");
        }
        // One byte more for each, since toktrie marks control tokens with one.
        if start + text.len() + self.kinds.len() + 1 > MOST_BYTES {
            return refuse(TOKENS, "is where the vocabulary grows past 4 MiB");
        }
        if score.is_nan() {
            return refuse(SCORES, "has the score NaN");
        }
        let kind = match Kind::of(number, text) {
            Ok(kind) => kind,
            Err(reason) => return refuse(TYPES, &reason),
        };
        match kind {
            Kind::Byte(byte) => self.spellings.push(byte),
            Kind::Control | Kind::Unused => self.spellings.extend_from_slice(text),
            Kind::Text | Kind::UserDefined => {
                kind::spell(text, &mut self.spellings);
                // Spaces are ▁ while merging, so a token with a plain one is out of its reach. Other kinds are too, unlike in
                // llama.cpp: merging never makes a token that a text only looks like.
                if !text.contains(&b' ') {
                    self.pieces.insert(id, &self.spellings[start..]);
                }
            }
        }
        if kind == Kind::Control {
            self.controls.insert(text.into(), id);
        }
        self.kinds.push(kind);
        self.scores.push(score + 0.0);
        self.ends.push(self.spellings.len() as u32);
        Ok(())
    }

    /// The tokens' kinds in order of id.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    pub(super) fn kind(&self, id: u32) -> Option<Kind> {
        self.kinds.get(id as usize).copied()
    }

    /// What a text or byte token stands for, with plain spaces; the text of any other; empty if there is no such token.
    pub(super) fn spelling(&self, id: u32) -> &[u8] {
        let start = match id {
            0 => Some(&0),
            _ => self.ends.get(id as usize - 1),
        };
        match (start, self.ends.get(id as usize)) {
            (Some(start), Some(end)) => &self.spellings[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The token that merging makes of a text with plain spaces.
    pub(super) fn piece(&self, text: &[u8]) -> Option<Piece> {
        let id = self.pieces.find(text, |id| self.spelling(id))?;
        let score = self.scores.get(id as usize).copied()?;
        Some(Piece { id, score })
    }

    pub(super) fn byte(&self, byte: u8) -> u32 {
        self.bytes[usize::from(byte)]
    }

    pub(super) fn control(&self, text: &str) -> Option<u32> {
        self.controls.get(text.as_bytes()).copied()
    }

    pub(super) fn bos(&self) -> u32 {
        self.bos
    }

    pub(super) fn end_of_turn(&self) -> u32 {
        self.end_of_turn
    }
}

/// The ids of `<0x00>` to `<0xFF>`, in a vocabulary that says nothing twice: llama.cpp ends the process on a repeated text, and throws
/// on a character for which it has no bytes.
fn byte_tokens(texts: &[Box<[u8]>]) -> Result<[u32; 256], TokenizerError> {
    let mut found = [None; 256];
    let mut seen = AHashSet::with_capacity(texts.len());
    for (id, text) in texts.iter().enumerate() {
        if !seen.insert(text.as_ref()) {
            return Err(TokenizerError::new(
                TOKENS,
                format!("token {id} repeats another"),
            ));
        }
        if let Some(byte) = kind::byte(text) {
            found[usize::from(byte)] = Some(id as u32);
        }
    }
    let mut ids = [0; 256];
    for (byte, (id, found)) in ids.iter_mut().zip(found).enumerate() {
        *id = found.ok_or_else(|| TokenizerError::new(TOKENS, format!("has no <0x{byte:02X}>")))?;
    }
    Ok(ids)
}
