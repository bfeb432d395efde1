//! What each resource says in words, for people who look at it without a program of ours (R4's dom-6). All of it stands in the resource
//! already; the account and the worker's form are not repeated.

use super::element::{Concept, Narrative, Quantity, Value};
use super::resource::{Component, Observation, Resource};

/// The narrative of a resource.
pub(super) fn of(resource: &Resource) -> Narrative {
    let paragraphs: String = words(resource)
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .map(|words| format!("<p>{}</p>", escaped(&words)))
        .collect();
    Narrative {
        status: "generated".to_owned(),
        div: format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{paragraphs}</div>"),
    }
}

fn words(resource: &Resource) -> Vec<String> {
    match resource {
        Resource::Patient(patient) => {
            let gender = patient.gender.as_deref().unwrap_or("unknown");
            vec![format!("Patient, sex: {gender}")]
        }
        Resource::Encounter(visit) => {
            vec![format!("Visit, triaged: {}", optional(&visit.priority))]
        }
        Resource::Observation(observation) => observed(observation),
        Resource::RiskAssessment(assessment) => {
            let risks = assessment.prediction.iter();
            let risk = risks.map(|prediction| optional(&prediction.qualitative_risk));
            let reasons = assessment.reason_code.iter().map(concept);
            risk.map(|risk| format!("Triage: {risk}"))
                .chain(reasons)
                .collect()
        }
        Resource::QuestionnaireResponse(form) => {
            vec![format!("The worker's form: {} answers", form.item.len())]
        }
        Resource::DocumentReference(document) => {
            vec![document.description.clone().unwrap_or_default()]
        }
        Resource::ServiceRequest(request) => {
            let priority = request.priority.as_deref().unwrap_or_default();
            let reasons: Vec<String> = request.reason_code.iter().map(concept).collect();
            vec![format!(
                "Proposed {}, {priority}: {}",
                optional(&request.code),
                reasons.join(", ")
            )]
        }
        Resource::Device(device) => device
            .device_name
            .iter()
            .map(|name| name.name.clone())
            .collect(),
        Resource::Provenance(made) => {
            vec![format!("Who made {} of these resources", made.target.len())]
        }
        Resource::Composition(contents) => vec![contents.title.clone()],
        Resource::Foreign => Vec::new(),
    }
}

fn observed(observation: &Observation) -> Vec<String> {
    let named = |code: &Concept, value: &Option<Value>, absent: &Option<Concept>| {
        let found = match (value, absent) {
            (Some(value), _) => value_words(value),
            (None, Some(reason)) => concept(reason),
            (None, None) => return concept(code),
        };
        format!("{}: {found}", concept(code))
    };
    let of = |part: &Component| named(&part.code, &part.value, &part.data_absent_reason);
    let whole = named(
        &observation.code,
        &observation.value,
        &observation.data_absent_reason,
    );
    let parts = observation.component.iter().map(of);
    let notes = observation.note.iter().map(|note| note.text.clone());
    std::iter::once(whole).chain(parts).chain(notes).collect()
}

fn value_words(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => amount(quantity),
        Value::Range(range) => range
            .low
            .as_ref()
            .map_or_else(String::new, |low| format!("at least {}", amount(low))),
        Value::Concept(code) => concept(code),
        Value::Text(text) => text.clone(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Attachment(_) => "a text".to_owned(),
    }
}

fn amount(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let value = quantity.value.unwrap_or_default();
    format!("{value} {unit}")
}

fn optional(code: &Option<Concept>) -> String {
    code.as_ref().map(concept).unwrap_or_default()
}

fn concept(code: &Concept) -> String {
    let coded = || code.coding.first().and_then(|coding| coding.code.clone());
    code.text.clone().or_else(coded).unwrap_or_default()
}

/// XML's characters only, and none of them markup.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(character),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            control if control.is_control() => safe.push('\u{fffd}'),
            plain => safe.push(plain),
        }
    }
    safe
}
