//! What is sent: one message of a user, and what the answer may be.

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};

use crate::settings::{Form, Settings};

/// Before the instruction of a model that is to think first: MedGemma's own words for it.
const THINK: &str = "SYSTEM INSTRUCTION: think silently if needed.\n";
/// How many likely tokens are asked for at each place; servers allow up to 20.
const LIKELY: usize = 10;

/// A question. It holds the patient's words, so it has no text form.
pub struct Ask {
    /// The whole message, in the order in which it is read.
    pub message: Vec<Part>,
    /// What the answer may be.
    pub constraint: Constraint,
    /// Most tokens of the answer, without a thought.
    pub tokens: usize,
    /// Whether it is wanted how likely each token of the answer was.
    pub weighs: bool,
}

/// A part of a message.
#[derive(Clone)]
pub enum Part {
    /// Text.
    Text(String),
    /// An image, as the bytes of a PNG file.
    Png(Vec<u8>),
}

/// What an answer may be, in the form that the server takes.
pub enum Constraint {
    /// Anything.
    Free,
    /// A grammar: Lark for [`Form::VllmGrammar`], GBNF for [`Form::LlamaGrammar`].
    Grammar(String),
    /// A JSON schema.
    Schema(Value),
}

/// The request's body.
pub(crate) fn body(settings: &Settings, form: Form, ask: &Ask) -> String {
    let mut body = json!({
        "model": settings.served_as.as_ref().unwrap_or(&settings.model),
        "messages": [{ "role": "user", "content": content(settings, &ask.message) }],
        "max_tokens": ask.tokens + settings.thought_tokens,
        "temperature": 0,
        "seed": 0,
        "stream": true,
    });
    if ask.weighs {
        body["logprobs"] = json!(true);
        body["top_logprobs"] = json!(LIKELY);
    }
    match (&ask.constraint, form) {
        (Constraint::Free, _) => {}
        (Constraint::Grammar(grammar), Form::VllmGrammar) => {
            body["structured_outputs"] = json!({ "grammar": grammar });
        }
        (Constraint::Grammar(grammar), _) => body["grammar"] = json!(grammar),
        (Constraint::Schema(schema), Form::VllmJson) => {
            body["structured_outputs"] = json!({ "json": schema });
        }
        (Constraint::Schema(schema), _) => {
            let named = json!({ "name": "reply", "strict": true, "schema": schema });
            body["response_format"] = json!({ "type": "json_schema", "json_schema": named });
        }
    }
    body.to_string()
}

/// One string where there is no image: every server takes that.
fn content(settings: &Settings, message: &[Part]) -> Value {
    let think = Some(THINK).filter(|_| settings.thought_tokens > 0);
    if message.iter().all(|part| matches!(part, Part::Text(_))) {
        let texts = message.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Png(_) => None,
        });
        return think.into_iter().chain(texts).collect::<String>().into();
    }
    let think = think.map(|text| json!({ "type": "text", "text": text }));
    let parts = message.iter().map(|part| match part {
        Part::Text(text) => json!({ "type": "text", "text": text }),
        Part::Png(bytes) => {
            let url = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(bytes));
            json!({ "type": "image_url", "image_url": { "url": url } })
        }
    });
    think.into_iter().chain(parts).collect()
}
