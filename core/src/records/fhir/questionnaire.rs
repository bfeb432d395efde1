//! The worker's form, raw: one item for each field of the encounter that is filled in, `linkId` its dotted name.
//! It is where [`super::read`] takes the encounter from, so nothing is left out and nothing is rounded.

use serde::Serialize;
use serde_json::Value as Json;

use crate::encounter::Encounter;
use crate::records::flat_keys::tree;

use super::FhirError;
use super::element::{Value, is_fhir_string};
use super::resource::{Answer, Item, QuestionnaireResponse, Resource};
use super::roles::{ENCOUNTER, FORM, PATIENT};
use super::write::{Writer, attached_text, attachment};

pub(super) fn add(writer: &mut Writer, encounter: &Json) {
    let item = tree::leaves(encounter)
        .into_iter()
        .map(|(path, leaf)| Item {
            link_id: path.join("."),
            answer: vec![Answer {
                value: Some(answer(leaf)),
            }],
        });
    let form = QuestionnaireResponse {
        id: writer.id(FORM),
        status: "completed".to_owned(),
        subject: Some(writer.reference(PATIENT)),
        encounter: Some(writer.reference(ENCOUNTER)),
        item: item.collect(),
        ..QuestionnaireResponse::default()
    };
    writer.add(Resource::QuestionnaireResponse(Box::new(form)));
}

fn answer(leaf: &Json) -> Value {
    match leaf {
        Json::Bool(value) => Value::Boolean(*value),
        Json::Number(number) => match number.as_i64().and_then(|n| i32::try_from(n).ok()) {
            Some(whole) => Value::Integer(whole),
            None => Value::Decimal(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) if is_fhir_string(text) => Value::Text(text.clone()),
        Json::String(text) => Value::Attachment(attachment(text)),
        // Leaves are none of these.
        Json::Null | Json::Array(_) | Json::Object(_) => Value::Boolean(false),
    }
}

/// The encounter that was filled in.
pub(super) fn read(form: &QuestionnaireResponse) -> Result<Encounter, FhirError> {
    let mut root = Json::Null;
    for item in &form.item {
        let leaf = match item.answer.as_slice() {
            [Answer { value: Some(value) }] => leaf(value),
            _ => None,
        };
        let path: Vec<&str> = item.link_id.split('.').collect();
        leaf.and_then(|leaf| tree::insert(&mut root, &path, leaf).ok())
            .ok_or(FhirError::Unusable {
                what: "an item of the worker's form",
            })?;
    }
    Ok(Encounter::from_json(&root.to_string())?)
}

fn leaf(value: &Value) -> Option<Json> {
    match value {
        Value::Boolean(value) => Some(Json::from(*value)),
        Value::Integer(value) => Some(Json::from(*value)),
        Value::Decimal(value) => Some(Json::from(*value)),
        Value::Text(text) => Some(Json::from(text.as_str())),
        Value::Attachment(attachment) => attached_text(attachment).map(Json::from),
        Value::Quantity(_) | Value::Range(_) | Value::Concept(_) => None,
    }
}

/// The code in JSON of a named value.
pub(super) fn word<T: Serialize>(value: &T) -> Option<String> {
    Some(serde_json::to_value(value).ok()?.as_str()?.to_owned())
}
