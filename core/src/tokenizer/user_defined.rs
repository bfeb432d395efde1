//! Cuts out the tokens that a vocabulary wants whole, such as runs of line breaks, before anything is merged, as llama.cpp does: the
//! longest first, each wherever it stands in what the longer ones left. Then ▁ becomes a plain space, since to the vocabulary both are one.

use super::TokenizerError;
use std::ops::Range;
use tokenizers::normalizer;
use tokenizers::{NormalizedString, PreTokenizedString, PreTokenizer, Split, Token};

/// Texts that llama.cpp takes for the end of a generation in any model. It then treats them as control tokens, so they are not cut
/// out even if they are user-defined, like Gemma's `</s>`, which closes struck-out text.
const ENDS: [&str; 22] = [
    "<|eot_id|>",
    "<|im_end|>",
    "<|end|>",
    "<|return|>",
    "<|call|>",
    "<|flush|>",
    "<|calls|>",
    "<end_of_turn>",
    "<|endoftext|>",
    "</s>",
    "<|eom_id|>",
    "<EOT>",
    "_<EOT>",
    "[EOT]",
    "[EOS]",
    "<|end_of_text|>",
    "<end_of_utterance>",
    "<eos>",
    "<turn|>",
    "<|tool_response>",
    "<｜end▁of▁sentence｜>",
    "[e~[",
];

/// User-defined tokens, the longest first.
pub(super) struct UserDefined(Vec<(String, u32)>);

impl UserDefined {
    /// From texts as they stand in the file, where a space may be ▁ or itself.
    pub(super) fn new<'a>(
        tokens: impl Iterator<Item = (&'a [u8], u32)>,
    ) -> Result<Self, TokenizerError> {
        let mut read = Vec::new();
        for (text, id) in tokens {
            let Ok(text) = std::str::from_utf8(text) else {
                let reason = format!("token {id} is user-defined and not UTF-8");
                return Err(TokenizerError::new("tokenizer.ggml.tokens", reason));
            };
            if !ENDS.contains(&text) {
                read.push((text.to_owned(), id));
            }
        }
        read.sort_by_key(|(text, id)| (std::cmp::Reverse(text.len()), *id));
        Ok(Self(read))
    }

    /// The stretches of `text`, in order, with the token of those that are one.
    fn cut(&self, text: &str) -> Vec<(Range<usize>, Option<u32>)> {
        let mut stretches = vec![(0..text.len(), None)];
        for (token, id) in &self.0 {
            if !text.contains(token) {
                continue;
            }
            let mut cut = Vec::with_capacity(stretches.len());
            for (stretch, found) in stretches {
                let mut rest = stretch.start;
                if found.is_none() {
                    for (at, _) in text[stretch.clone()].match_indices(token) {
                        let start = stretch.start + at;
                        if rest < start {
                            cut.push((rest..start, None));
                        }
                        rest = start + token.len();
                        cut.push((start..rest, Some(*id)));
                    }
                }
                if rest < stretch.end {
                    cut.push((rest..stretch.end, found));
                }
            }
            stretches = cut;
        }
        stretches
    }
}

impl PreTokenizer for UserDefined {
    fn pre_tokenize(&self, text: &mut PreTokenizedString) -> tokenizers::Result<()> {
        text.split(|_, whole: NormalizedString| {
            let mut splits = Vec::new();
            for (range, id) in self.cut(whole.get()) {
                let length = range.len();
                let mut part = whole
                    .slice(normalizer::Range::Normalized(range))
                    .ok_or("a cut within a character")?;
                let tokens = id.map(|id| vec![Token::new(id, part.get().to_owned(), (0, length))]);
                if tokens.is_none() {
                    part.map(|character| if character == '▁' { ' ' } else { character });
                }
                splits.push(Split::from((part, tokens)));
            }
            Ok(splits)
        })
    }
}
