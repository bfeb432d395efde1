//! What is sent: one message of a user, and what the answer may be.

use serde_json::{Value, json};

use crate::settings::Form;

/// A question. It holds the patient's words, so it has no text form.
pub struct Ask {
    /// The whole message.
    pub message: String,
    /// What the answer may be.
    pub constraint: Constraint,
    /// Most tokens of the answer.
    pub tokens: usize,
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
pub(crate) fn body(model: &str, form: Form, ask: &Ask) -> String {
    let mut body = json!({
        "model": model,
        "messages": [{ "role": "user", "content": ask.message }],
        "max_tokens": ask.tokens,
        "temperature": 0,
        "seed": 0,
        "stream": true,
    });
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
            let named = json!({ "name": "reading", "strict": true, "schema": schema });
            body["response_format"] = json!({ "type": "json_schema", "json_schema": named });
        }
    }
    body.to_string()
}
