//! From the JSON reader's error to ours: where and what, without a word of the input.
//! A message is taken apart and built anew from names and sentences of this program, and from numbers.

use serde_path_to_error::{Path, Segment};

use super::sign::KNOWN_SIGN;
use super::{EncounterError, Fact, Sign, Vital, check};

/// Field names that may be repeated in a message, besides those of vital signs and the codes of signs.
#[rustfmt::skip]
const NAMES: [&str; 26] = [
    "id", "age", "years", "months", "weeks", "days", "setting", "measured_at", "sex", "pregnancy", "vitals", "avpu", "supplemental_oxygen", "spo2_scale",
    "signs", "checklist_complete", "narrative", "photos", "path", "kind", "language", "present", "absent",
    "casualty", "confirmed_as", "confirmed_by",
];

/// Nouns for the type names in the reader's messages; a tail not listed here is already in plain words.
#[rustfmt::skip]
const TYPES: [(&str, &str); 5] = [
    ("f64", "a number"), ("u8", "a whole number"), ("u16", "a whole number"), ("u32", "a whole number"),
    ("a sequence", "a list"),
];

/// The refusal of what stands at `path`.
pub(super) fn refusal(error: &serde_json::Error, path: &Path) -> EncounterError {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let position = format!(" at line {line} column {column}");
    let message = message.strip_suffix(&position).unwrap_or(&message);
    if !error.is_data() {
        // Syntax errors and early ends are fixed sentences of the reader.
        return EncounterError::InvalidJson {
            reason: message.to_owned(),
            line,
            column,
        };
    }
    let field = dotted(path);
    if let Some(name) = quoted(message, "missing field `") {
        return EncounterError::Missing {
            field: join(&field, name),
            line,
            column,
        };
    }
    if let Some(name) = quoted(message, "duplicate field `") {
        // The path may already end in the repeated name.
        let parent = field
            .strip_suffix(name)
            .map_or(field.as_str(), |parent| parent.trim_end_matches('.'));
        return EncounterError::Duplicate {
            field: join(parent, name),
            line,
            column,
        };
    }
    let expected = expected(message);
    if message.starts_with("unknown field `") || expected.contains(KNOWN_SIGN) {
        return EncounterError::UnknownName {
            within: field,
            expected,
            line,
            column,
        };
    }
    let value = number(message);
    let expected = match check::range(&field) {
        Some((min, max)) => format!("{expected}, in the plausible range {min} to {max}"),
        None => expected,
    };
    EncounterError::WrongValue {
        field,
        value,
        expected,
        line,
        column,
    }
}

/// The known part of the path, dotted; a name that is not the contract's ends it, since it may be about the patient.
fn dotted(path: &Path) -> String {
    let mut dotted = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => dotted.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } if is_ours(key) => {
                dotted = join(&dotted, key)
            }
            _ => break,
        }
    }
    dotted
}

fn is_ours(name: &str) -> bool {
    let is_vital = |vital: &&Vital| vital.field().strip_prefix("vitals.") == Some(name);
    let is_fact = |fact: &Fact| fact.field().strip_prefix("casualty.") == Some(name);
    NAMES.contains(&name)
        || Fact::ALL.iter().any(is_fact)
        || Sign::from_code(name).is_some()
        || Vital::ALL.iter().any(|v| is_vital(&v))
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        name.to_owned()
    } else {
        format!("{parent}.{name}")
    }
}

/// A name of ours that the reader put in back-quotes at the start of its message.
fn quoted<'m>(message: &'m str, before: &str) -> Option<&'m str> {
    let name = message.strip_prefix(before)?.split('`').next()?;
    is_ours(name).then_some(name)
}

/// What was expected: the words after the last ", expected", which come from the program and not from the input.
fn expected(message: &str) -> String {
    match message.rsplit_once(", expected ") {
        Some((_, tail)) => {
            let plain = TYPES
                .iter()
                .find(|(name, _)| *name == tail)
                .map_or(tail, |(_, noun)| noun);
            format!("expected {plain}")
        }
        None => "expected something else".to_owned(),
    }
}

/// The offending value, if it is a number.
fn number(message: &str) -> Option<f64> {
    let (found, _) = message.rsplit_once(", expected ")?;
    let (kind, rest) = found.split_once(": ")?.1.split_once(" `")?;
    let value = rest.strip_suffix('`')?;
    (kind == "integer" || kind == "floating point").then(|| value.parse().ok())?
}
