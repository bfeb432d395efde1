//! What a model is asked in order to describe images: also the request with which they are opened, since every built-in image prompt
//! begins with the same words and images.

use crate::constraint::{GrammarSource, sentence_rule};
use crate::model::Request;
use crate::prompt::{Image, PromptSet, Task, show};

pub(super) const MAX_SENTENCE_CHARS: usize = 200;
pub(super) const MAX_FINDINGS: usize = 8;
const REPLY_TOKENS: usize = 500;

/// What a model is asked to describe `images`.
pub fn describe_request(images: &[Image], prompts: &PromptSet) -> Request {
    let fillings: Vec<_> = show(images).collect();
    Request {
        prompt: prompts.prompt(Task::Describe, &fillings),
        grammar: Some(GrammarSource::new(format!(
            "start: seen{{1,{MAX_FINDINGS}}} \"=\\n\" SENTENCE \"\\n\"\nseen: \"- \" SENTENCE \"\\n\"\n{}",
            sentence_rule(MAX_SENTENCE_CHARS)
        ))),
        choice: None,
        reply_tokens: REPLY_TOKENS,
    }
}
