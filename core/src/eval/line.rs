//! One line of a file: a labelled narrative, a labelled record, or a question with its answer. An error names field and range, and quotes
//! nothing that a person wrote.

use serde::Deserialize;
use serde_json::Value;

use super::error::{LineError, wrong};
use super::labelled::{self, Labelled, Written};
use super::question::{self, ExamQuestion};

/// What a line holds.
#[derive(Debug, Clone)]
pub enum Item {
    /// A narrative or a record.
    Narrative(Box<Labelled>),
    /// A question with its answer.
    Question(ExamQuestion),
}

/// Reads one line. `language` is that of a narrative that names none.
///
/// # Errors
/// [`LineError`].
pub fn read_line(text: &str, language: &str) -> Result<Item, LineError> {
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let Some(object) = value.as_object() else {
        return Err(whole("not a JSON object".to_owned()));
    };
    if object.contains_key("question") {
        return question::read(object).map(Item::Question);
    }
    // Read again by its form: a name that is not known or stands twice would be lost in silence.
    let written = Written::deserialize(&mut serde_json::Deserializer::from_str(text))
        .map_err(|error| not_of_the_form(&error.to_string()))?;
    labelled::read(written, language).map(|labelled| Item::Narrative(Box::new(labelled)))
}

fn whole(message: String) -> LineError {
    LineError {
        field: None,
        message,
    }
}

fn not_json(error: &serde_json::Error) -> LineError {
    let what = if error.is_eof() {
        "ends too early"
    } else {
        "is not valid"
    };
    whole(format!("the JSON {what} at column {}", error.column()))
}

/// serde names an unknown field, which may be a person's words; it is not repeated.
fn not_of_the_form(error: &str) -> LineError {
    let twice = error
        .strip_prefix("duplicate field `")
        .and_then(|rest| rest.split('`').next());
    match twice {
        Some(field) => wrong(field, "given twice"),
        None => whole(format!(
            "a name here is not known; the names are {}",
            Written::NAMES.join(", ")
        )),
    }
}
