//! Puts an answer together from the pieces of a chat completion. It believes nothing: what is not in the form is no answer.

use std::fmt;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::RemoteError;
use crate::likely::{Token, Tokens};
use crate::sse::Events;
use crate::thought::WithoutThought;

/// Most bytes of everything that a server sends for one question.
const MOST_BYTES: usize = 8 << 20;
/// Most bytes of an answer's text, a thought included.
const MOST_TEXT: usize = 256 << 10;

/// What came back.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// The text, without a thought.
    pub text: String,
    /// How it ended.
    pub ended: Ended,
    /// How likely its tokens were, where that was asked for and the server says it.
    pub tokens: Vec<Token>,
}

/// The text quotes the patient.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Answer(<{} bytes withheld>, {:?})",
            self.text.len(),
            self.ended
        )
    }
}

/// How an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The model ended it.
    Whole,
    /// It was cut at the most tokens that it may have.
    Cut,
}

#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    index: u64,
    #[serde(alias = "message")]
    delta: Option<Delta>,
    finish_reason: Option<String>,
    logprobs: Option<Value>,
}

/// A thought that a server tells apart itself (`reasoning_content`) is not looked at.
#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
}

/// An answer that is coming.
#[derive(Default)]
pub(crate) struct Gathering {
    is_events: bool,
    bytes: usize,
    events: Events,
    document: Vec<u8>,
    thought: WithoutThought,
    written: usize,
    text: String,
    tokens: Tokens,
    ended: Option<Ended>,
    is_done: bool,
}

impl Gathering {
    pub(crate) fn new(is_events: bool) -> Self {
        Self {
            is_events,
            ..Self::default()
        }
    }

    /// Whether anything of the text has come: then it is not tried again.
    pub(crate) fn has_begun(&self) -> bool {
        self.written > 0
    }

    /// Whether the model has ended its answer.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// Whether the server has said its last word.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Takes the next block.
    pub(crate) fn take(&mut self, block: &[u8], tell: &dyn Fn(&str)) -> Result<(), RemoteError> {
        self.bytes += block.len();
        if self.bytes > MOST_BYTES {
            return Err(RemoteError::Answer("too long"));
        }
        if !self.is_events {
            self.document.extend_from_slice(block);
            return Ok(());
        }
        let mut events = std::mem::take(&mut self.events);
        let taken = events.take(block, &mut |data| self.event(data, tell));
        self.events = events;
        taken
    }

    /// The answer, when the server has closed it.
    pub(crate) fn end(mut self, tell: &dyn Fn(&str)) -> Result<Answer, RemoteError> {
        if self.is_events {
            let mut events = std::mem::take(&mut self.events);
            events.end(&mut |data| self.event(data, tell))?;
        } else {
            let document = std::mem::take(&mut self.document);
            let text =
                std::str::from_utf8(&document).map_err(|_| RemoteError::Answer("not UTF-8"))?;
            self.chunk(text, tell)?;
        }
        let ended = self
            .ended
            .ok_or(RemoteError::Answer("it broke off before its end"))?;
        let last = self.thought.end();
        tell(&last);
        self.text.push_str(&last);
        // The answer is the end of everything that was written.
        let before = self.written - self.text.len();
        Ok(Answer {
            tokens: self.tokens.behind(before),
            text: self.text,
            ended,
        })
    }

    fn event(&mut self, data: &str, tell: &dyn Fn(&str)) -> Result<(), RemoteError> {
        if data.trim() == "[DONE]" {
            self.is_done = true;
        }
        if self.is_done {
            return Ok(());
        }
        self.chunk(data, tell)
    }

    fn chunk(&mut self, json: &str, tell: &dyn Fn(&str)) -> Result<(), RemoteError> {
        let chunk: Chunk = serde_json::from_str(json)
            .map_err(|_| RemoteError::Answer("not in the form of a chat completion"))?;
        if chunk.error.is_some() {
            return Err(RemoteError::Answer("the server reports an error"));
        }
        for choice in chunk.choices.into_iter().filter(|choice| choice.index == 0) {
            // What comes behind the end belongs to no answer.
            if self.ended.is_some() {
                return Ok(());
            }
            let piece = choice
                .delta
                .and_then(|delta| delta.content)
                .unwrap_or_default();
            if let Some(said) = choice.logprobs {
                self.tokens.take(said, &piece, self.written);
            }
            self.written += piece.len();
            if self.written > MOST_TEXT {
                return Err(RemoteError::Answer("too long"));
            }
            let piece = self.thought.take(&piece);
            if self.thought.is_within() {
                self.tokens.forget();
            }
            if !piece.is_empty() {
                tell(&piece);
                self.text.push_str(&piece);
            }
            self.ended = match choice.finish_reason.as_deref() {
                None => None,
                Some("stop") => Some(Ended::Whole),
                Some("length") => Some(Ended::Cut),
                Some(_) => {
                    return Err(RemoteError::Answer(
                        "the server ended it for reasons of its own",
                    ));
                }
            };
        }
        Ok(())
    }
}
