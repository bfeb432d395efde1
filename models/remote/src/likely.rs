//! How likely the tokens of an answer were, where a server says so. What is not in the form is no number: the answer stands without it.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

/// Most tokens of an answer that are kept, of each the likeliest that a server names, and most bytes of one: what is longer decides nothing.
const MOST_TOKENS: usize = 2048;
const MOST_OTHERS: usize = 20;
const MOST_BYTES: usize = 32;

/// A token of an answer, with those that could have stood there.
#[derive(Clone, PartialEq)]
pub struct Token {
    /// Where in the answer it begins, in bytes.
    pub start: usize,
    /// Its text.
    pub text: String,
    /// The likeliest tokens at its place, itself among them, with the natural logarithms of their probabilities.
    pub likely: Vec<(String, f64)>,
}

/// The text quotes the patient.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(<{} bytes withheld>)", self.text.len())
    }
}

#[derive(Deserialize)]
struct Logprobs {
    content: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    token: String,
    #[serde(default)]
    top_logprobs: Vec<Likely>,
}

#[derive(Deserialize)]
struct Likely {
    token: String,
    logprob: f64,
}

/// The tokens of everything that has come, by their places in it.
#[derive(Default)]
pub(crate) struct Tokens {
    kept: Vec<Token>,
    is_over: bool,
}

impl Tokens {
    /// Takes what a server says of `piece`, which begins `start` bytes behind the beginning of everything. Tokens that are not the piece's own
    /// text are of no use.
    pub(crate) fn take(&mut self, said: Value, piece: &str, start: usize) {
        let said = serde_json::from_value::<Logprobs>(said).ok();
        let Some(said) = said.filter(|_| !self.is_over) else {
            return;
        };
        let joined: usize = said.content.iter().map(|entry| entry.token.len()).sum();
        let mut rest = piece;
        let is_its_own = |entry: &Entry| match rest.strip_prefix(entry.token.as_str()) {
            Some(behind) => {
                rest = behind;
                true
            }
            None => false,
        };
        if joined != piece.len() || !said.content.iter().all(is_its_own) {
            return;
        }
        let mut at = start;
        for entry in said.content {
            let (start, text) = (at, entry.token);
            at += text.len();
            let likely = entry.top_logprobs.into_iter();
            let likely = likely.filter(|one| one.logprob <= 0.0 && one.token.len() <= MOST_BYTES);
            let likely = likely.take(MOST_OTHERS);
            let likely: Vec<_> = likely.map(|one| (one.token, one.logprob)).collect();
            if likely.is_empty() || text.len() > MOST_BYTES {
                continue;
            }
            self.kept.push(Token {
                start,
                text,
                likely,
            });
        }
        // Numbers of a beginning alone would be numbers of another answer.
        if self.kept.len() > MOST_TOKENS {
            self.forget();
            self.is_over = true;
        }
    }

    /// Drops those of a thought.
    pub(crate) fn forget(&mut self) {
        self.kept = Vec::new();
    }

    /// Those of the answer, which begins `from` bytes behind the beginning of everything.
    pub(crate) fn behind(self, from: usize) -> Vec<Token> {
        let kept = self.kept.into_iter();
        kept.filter_map(|token| {
            let start = token.start.checked_sub(from)?;
            Some(Token { start, ..token })
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(token: &str, likely: &Value) -> Value {
        json!({ "content": [{ "token": token, "logprob": -0.1, "top_logprobs": likely }] })
    }

    #[test]
    fn what_is_not_in_the_form_is_no_number() {
        let one = json!([{ "token": "red", "logprob": -0.1 }]);
        let mut tokens = Tokens::default();
        tokens.take(said("red", &one), "red", 7);
        for (bad, piece) in [
            (json!(null), "red"),
            (json!({ "content": null }), "red"),
            (json!({ "content": [1] }), "red"),
            (said("yellow", &one), "red"),
            (said("", &one), "red"),
            (said("red", &json!([])), "red"),
            (
                said("red", &json!([{ "token": "red", "logprob": 0.5 }])),
                "red",
            ),
            (
                said("red", &json!([{ "token": "red", "logprob": "x" }])),
                "red",
            ),
        ] {
            tokens.take(bad, piece, 9);
        }
        let kept = tokens.behind(4);
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].start, &*kept[0].text), (3, "red"));
    }

    #[test]
    fn a_server_cannot_fill_the_memory() {
        let many = vec![json!({ "token": "x", "logprob": -1.0 }); 5_000];
        let mut tokens = Tokens::default();
        tokens.take(said("x", &json!(many)), "x", 0);
        assert_eq!(tokens.kept[0].likely.len(), MOST_OTHERS);
        for at in 0..9_999 {
            tokens.take(said("x", &json!(many[..1])), "x", at);
            assert!(tokens.kept.len() <= MOST_TOKENS + 1);
        }
        assert!(tokens.behind(0).is_empty());
    }
}
