//! By what a server says it is, in which form it takes a constraint.

use serde::Deserialize;

use crate::settings::Form;

#[derive(Deserialize)]
struct List {
    data: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    owned_by: String,
}

/// From the list of models. Of a server that nobody knows, the form that most take.
pub(crate) fn form(list: &[u8]) -> Form {
    let list: Option<List> = serde_json::from_slice(list).ok();
    let owner = list.and_then(|list| list.data.into_iter().next());
    match owner.map(|entry| entry.owned_by).as_deref() {
        Some("vllm") => Form::VllmJson,
        Some("llamacpp") => Form::LlamaGrammar,
        _ => Form::JsonSchema,
    }
}
