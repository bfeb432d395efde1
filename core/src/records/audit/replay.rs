//! Runs a recorded encounter again and compares. It names the fields that differ and never what they hold.

use serde_json::Value;

use crate::encounter::{Encounter, EncounterError};
use crate::engine::Engine;
use crate::model::Control;
use crate::triage::ModelStatus;

use super::event::{Event, Triaged};
use super::seal::Record;

/// What came of running a record again.
#[derive(Debug, Clone, PartialEq)]
pub enum Replayed {
    /// The same result. `versions` are the fields of the provenance that differ, such as another processor.
    Same {
        /// Dotted names.
        versions: Vec<String>,
    },
    /// Another result.
    Different {
        /// The fields of the result that differ; dotted names.
        fields: Vec<String>,
        /// The fields of the provenance that differ.
        versions: Vec<String>,
    },
    /// This engine refuses the encounter.
    Refused(EncounterError),
    /// It was not run.
    Not(Unreplayed),
}

/// Why a record was not run again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreplayed {
    /// It tells of something else than a triage.
    NoTriage,
    /// It keeps hashes only.
    HashesOnly,
    /// A model answered, and none was given.
    NoModel,
}

/// Runs a record again: by the rules where they answered alone, otherwise with `model`. Another model, other prompts or other
/// rules than then are named among the versions, whether or not the result is another.
///
/// Of a triage whose model failed or was stopped, which nothing can repeat, what the rules found is compared.
pub fn replay(record: &Record, model: Option<&mut Engine>, control: &Control<'_>) -> Replayed {
    let Event::Triage(recorded) = &record.event else {
        return Replayed::Not(Unreplayed::NoTriage);
    };
    let (Some(encounter), Some(triage)) = (&recorded.encounter.content, &recorded.triage.content)
    else {
        return Replayed::Not(Unreplayed::HashesOnly);
    };
    let encounter = match Encounter::from_json(encounter.get()) {
        Ok(encounter) => encounter,
        Err(error) => return Replayed::Refused(error),
    };
    // No server is asked again: it may be another by now, and the story would leave once more.
    if recorded.provenance.remote.is_some() {
        return Replayed::Not(Unreplayed::NoModel);
    }
    let again = match (recorded.summary.model.is_answer(), model) {
        (true, None) => return Replayed::Not(Unreplayed::NoModel),
        (true, Some(engine)) => {
            recorded.chosen.choose(engine.options_mut());
            engine.triage(&encounter, control)
        }
        _ => {
            let mut engine = Engine::rules_only();
            recorded.chosen.choose(engine.options_mut());
            engine.triage(&encounter, control)
        }
    };
    let again = match again {
        Ok(again) => again,
        Err(error) => return Replayed::Refused(error),
    };
    let mut differ = Vec::new();
    match (
        serde_json::from_str::<Value>(triage.get()),
        serde_json::to_value(&again),
    ) {
        (Ok(before), Ok(after)) => compare("", &before, &after, &mut differ),
        _ => differ.push("triage".to_owned()),
    }
    if !is_repeatable(recorded) {
        differ.retain(|field| !of_the_model(field));
    }
    let (versions, fields): (Vec<_>, Vec<_>) = differ
        .into_iter()
        .partition(|field| field.starts_with("provenance"));
    if fields.is_empty() {
        Replayed::Same { versions }
    } else {
        Replayed::Different { fields, versions }
    }
}

fn is_repeatable(recorded: &Triaged) -> bool {
    recorded.summary.model.is_answer() || recorded.summary.model == ModelStatus::NotLoaded
}

fn of_the_model(field: &str) -> bool {
    ["model", "warnings", "provenance"]
        .iter()
        .any(|part| field == *part || field.starts_with(&format!("{part}.")))
}

/// The names of the fields that differ. A list is one field: which of its entries moved says little.
fn compare(name: &str, before: &Value, after: &Value, differ: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                let name = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                let (before, after) = (before.get(key), after.get(key));
                compare(
                    &name,
                    before.unwrap_or(&Value::Null),
                    after.unwrap_or(&Value::Null),
                    differ,
                );
            }
        }
        _ if before == after => {}
        _ => differ.push(name.to_owned()),
    }
}
