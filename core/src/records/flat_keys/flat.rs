//! The two directions: keys to an encounter, checked as JSON is, and records to keys.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde_json::Value;
use thiserror::Error;

use super::tree::{self, Misplaced};
use crate::encounter::{Encounter, EncounterError, Fact, Sign, Vital};
use crate::triage::Triage;

/// Keys and their texts, in the order of the keys. They hold patient text: `Debug` counts them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Flat(BTreeMap<String, String>);

impl fmt::Debug for Flat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} keys withheld>", self.0.len())
    }
}

impl Deref for Flat {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Why keys are no encounter. A key that is not known may be about the patient, so its place is told and not its name.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AdapterError {
    /// A key that no field has.
    #[error("key number {number} is not known")]
    UnknownKey {
        /// Its place among the keys given, from 1.
        number: usize,
    },
    /// A key given twice.
    #[error("{key}: given twice")]
    Twice {
        /// The key.
        key: String,
    },
    /// A list that does not begin at 0, or leaves out a number, or is not in order.
    #[error("{key}: the items before it are not given")]
    Gap {
        /// The key.
        key: String,
    },
    /// A text that is not what its key wants.
    #[error("{key}: {reason}")]
    Refused {
        /// The key; `age` where no age is given.
        key: String,
        /// What is wrong, without the text.
        reason: String,
    },
}

/// The key that holds the names of the fields that a form has for the answer, with spaces between. It is no part of the encounter.
pub const FIELDS: &str = "fields";

/// The encounter that the keys tell, checked as [`Encounter::from_json`] checks; see the module for the keys.
///
/// # Errors
/// The first key that cannot be, by name.
pub fn encounter<'k>(
    keys: impl IntoIterator<Item = (&'k str, &'k str)>,
) -> Result<Encounter, AdapterError> {
    let mut root = Value::Object(serde_json::Map::new());
    let mut photos = BTreeMap::new();
    for (number, (key, text)) in keys.into_iter().enumerate() {
        if key == FIELDS {
            continue;
        }
        let unknown = AdapterError::UnknownKey { number: number + 1 };
        let path = path(key).ok_or(unknown)?;
        if text.is_empty() {
            continue;
        }
        let leaf = leaf(&path, text);
        match path.as_slice() {
            // Photos come in any order, since maps sort `photos_10` before `photos_2`; lists do not.
            ["photos", index, name] => {
                let place = (
                    index.parse::<usize>().unwrap_or(usize::MAX),
                    (*name).to_owned(),
                );
                if photos.insert(place, (key.to_owned(), leaf)).is_some() {
                    return Err(AdapterError::Twice {
                        key: key.to_owned(),
                    });
                }
            }
            path => put(&mut root, path, key, leaf)?,
        }
    }
    for ((index, name), (key, leaf)) in photos {
        put(
            &mut root,
            &["photos", &index.to_string(), &name],
            &key,
            leaf,
        )?;
    }
    Encounter::from_json(&root.to_string()).map_err(refused)
}

/// The keys of an encounter: [`encounter`] reads the same one from them, but for texts that are empty, which are absent then.
///
/// # Errors
/// [`AdapterError::Refused`] for an encounter that cannot be.
pub fn inputs(encounter: &Encounter) -> Result<Flat, AdapterError> {
    encounter.check().map_err(refused)?;
    let root = serde_json::to_value(encounter).unwrap_or_default();
    let keys = tree::leaves(&root)
        .into_iter()
        .map(|(path, leaf)| (path.join("_"), words(leaf)))
        .filter(|(_, text)| !text.is_empty());
    Ok(Flat(keys.collect()))
}

/// The keys of a triage; see the module.
#[must_use]
pub fn outputs(triage: &Triage) -> Flat {
    let root = serde_json::to_value(triage).unwrap_or_default();
    let key = |path: &[String]| {
        let path = match path.split_first() {
            Some((first, rest)) if first == "assessment" => rest,
            _ => path,
        };
        format!("aidpost_{}", path.join("_"))
    };
    let leaves = tree::leaves(&root);
    let mut keys: BTreeMap<String, String> = leaves
        .into_iter()
        .map(|(path, leaf)| (key(&path), words(leaf)))
        .collect();
    let mut path = Vec::new();
    count_lists(&root, &mut path, &mut |path, length| {
        keys.insert(format!("{}_count", key(path)), length.to_string());
    });
    Flat(keys)
}

/// The fields that a form has, each with its text: empty where this triage has none, so that nothing of an earlier launch stays in the form
/// when a list has become shorter.
#[must_use]
pub fn outputs_for<'f>(triage: &Triage, fields: impl IntoIterator<Item = &'f str>) -> Flat {
    let keys = outputs(triage);
    let text = |field: &str| keys.get(field).cloned().unwrap_or_default();
    let filled = fields.into_iter();
    Flat(
        filled
            .map(|field| (field.to_owned(), text(field)))
            .collect(),
    )
}

fn count_lists(value: &Value, path: &mut Vec<String>, found: &mut dyn FnMut(&[String], usize)) {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            found(path, items.len());
            let items = items.iter().enumerate();
            items
                .map(|(index, item)| (index.to_string(), item))
                .collect()
        }
        Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), v)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in below {
        path.push(name);
        count_lists(value, path, found);
        path.pop();
    }
}

fn words(leaf: &Value) -> String {
    match leaf {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn put(root: &mut Value, path: &[&str], key: &str, leaf: Value) -> Result<(), AdapterError> {
    let key = || key.to_owned();
    tree::insert(root, path, leaf).map_err(|misplaced| match misplaced {
        Misplaced::Twice => AdapterError::Twice { key: key() },
        Misplaced::Gap => AdapterError::Gap { key: key() },
    })
}

/// Where a key's text belongs in the encounter; `None` for a key that is not known.
fn path(key: &str) -> Option<Vec<&str>> {
    const WHOLE: [&str; 8] = [
        "id",
        "sex",
        "pregnancy",
        "checklist_complete",
        "narrative",
        "language",
        "setting",
        "measured_at",
    ];
    if let Some(unit) = key.strip_prefix("age_") {
        return ["years", "months", "weeks", "days"]
            .contains(&unit)
            .then(|| vec!["age", unit]);
    }
    if let Some(name) = key.strip_prefix("vitals_") {
        let is_number = Vital::ALL
            .iter()
            .any(|vital| vital.field().strip_prefix("vitals.") == Some(name));
        let known = is_number || ["avpu", "supplemental_oxygen", "spo2_scale"].contains(&name);
        return known.then(|| vec!["vitals", name]);
    }
    if let Some(name) = key.strip_prefix("casualty_") {
        let is_fact = |fact: &Fact| fact.field().strip_prefix("casualty.") == Some(name);
        let known = Fact::ALL.iter().any(is_fact);
        return (known || ["confirmed_as", "confirmed_by"].contains(&name))
            .then(|| vec!["casualty", name]);
    }
    if let Some(code) = key.strip_prefix("signs_") {
        return Sign::from_code(code).map(|_| vec!["signs", code]);
    }
    if let Some(photo) = key.strip_prefix("photos_") {
        let (index, name) = photo.split_once('_')?;
        let counts = (1..=3).contains(&index.len()) && index.bytes().all(|b| b.is_ascii_digit());
        return (counts && ["path", "kind"].contains(&name)).then(|| vec!["photos", index, name]);
    }
    WHOLE.contains(&key).then(|| vec![key])
}

/// A number or a truth value where the field has one; anything else is the text itself, which the encounter's reader refuses
/// where it does not belong.
fn leaf(path: &[&str], text: &str) -> Value {
    let typed = match path {
        ["vitals", "avpu"] | ["casualty", "confirmed_as" | "confirmed_by"] => false,
        ["vitals" | "age" | "casualty", _] | ["checklist_complete"] => true,
        _ => false,
    };
    let parsed = typed
        .then(|| serde_json::from_str::<Value>(text).ok())
        .flatten();
    parsed
        .filter(|value| value.is_number() || value.is_boolean())
        .unwrap_or_else(|| Value::from(text))
}

/// The reader's refusal by its key; line and column would be those of a text that nobody wrote.
fn refused(error: EncounterError) -> AdapterError {
    let key = error.field().unwrap_or("age");
    let key = key.replace(['.', '['], "_").replace(']', "");
    let reason = match &error {
        EncounterError::WrongValue {
            value, expected, ..
        } => match value {
            Some(value) => format!("{value}: {expected}"),
            None => expected.clone(),
        },
        EncounterError::Missing { .. } => "required, but not given".to_owned(),
        EncounterError::InvalidJson { reason, .. } => reason.clone(),
        EncounterError::UnknownName { expected, .. } => expected.clone(),
        EncounterError::Duplicate { .. } => "given twice".to_owned(),
        EncounterError::OutOfRange { .. }
        | EncounterError::DiastolicAboveSystolic { .. }
        | EncounterError::TooLong { .. }
        | EncounterError::Contradiction { .. }
        | EncounterError::ConsciousnessContradiction { .. }
        | EncounterError::InvalidTime
        | EncounterError::InvalidLanguage => error.to_string(),
    };
    AdapterError::Refused { key, reason }
}
