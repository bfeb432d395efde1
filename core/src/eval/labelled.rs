//! A narrative or a record with what a person says of it.

use std::collections::BTreeSet;

use aidpost_reading::score::Labels;
use aidpost_reading::{ToldUnit, ToldVital};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::{LineError, wrong};
use crate::acuity::Acuity;
use crate::encounter::{Age, Encounter, EncounterError, Sign};

/// A line as it is written. Every field is checked by hand, so that no message quotes what stands in it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    id: Option<Value>,
    style: Option<Value>,
    text: Option<Value>,
    language: Option<Value>,
    age: Option<Value>,
    sex: Option<Value>,
    encounter: Option<Value>,
    acuity: Option<Value>,
    present: Option<Value>,
    absent: Option<Value>,
    trapped: Option<Value>,
}

impl Written {
    pub(super) const NAMES: [&str; 11] = [
        "id",
        "style",
        "text",
        "language",
        "age",
        "sex",
        "encounter",
        "acuity",
        "present",
        "absent",
        "trapped",
    ];
}

/// A narrative or a record with its labels.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// The caller's own name for it; one may stand once in a file.
    pub id: Option<String>,
    /// How it is written, in the caller's word; `not given`.
    pub style: String,
    /// The language's primary tag.
    pub language: String,
    /// What is triaged.
    pub encounter: Encounter,
    /// Whether the age was given. If not, the lexicon reads for the signs of every age, and a model is asked as for the age that the
    /// narrative tells, or as for an adult.
    pub age_given: bool,
    /// Signs, if any of the three lists was given.
    pub labels: Option<Labels>,
    /// The colour that it should have.
    pub acuity: Option<Acuity>,
}

/// In which group of ages a patient is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeGroup {
    /// Under two completed months.
    YoungInfant,
    /// Two months to four years.
    UnderFive,
    /// Five to eleven years.
    Child,
    /// Twelve to sixty-four years.
    Adult,
    /// Sixty-five and over.
    Old,
    /// No age was given.
    NotGiven,
}

impl AgeGroup {
    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            AgeGroup::YoungInfant => "under 2 months",
            AgeGroup::UnderFive => "2 months to 4 years",
            AgeGroup::Child => "5 to 11 years",
            AgeGroup::Adult => "12 to 64 years",
            AgeGroup::Old => "65 years and over",
            AgeGroup::NotGiven => "age not given",
        }
    }
}

impl Labelled {
    /// The group of the age that was given.
    #[must_use]
    pub fn age_group(&self) -> AgeGroup {
        if !self.age_given {
            return AgeGroup::NotGiven;
        }
        match self.encounter.age.completed_months() {
            0..2 => AgeGroup::YoungInfant,
            2..60 => AgeGroup::UnderFive,
            60..144 => AgeGroup::Child,
            144..780 => AgeGroup::Adult,
            _ => AgeGroup::Old,
        }
    }
}

pub(super) fn read(written: Written, language: &str) -> Result<Labelled, LineError> {
    let labels = labels(&written)?;
    let acuity = written.acuity.as_ref().map(acuity).transpose()?;
    if labels.is_none() && acuity.is_none() {
        return Err(wrong(
            "present",
            "nothing to compare with: give present, absent, trapped or acuity",
        ));
    }
    let id = text_of("id", written.id.as_ref())?;
    let style = text_of("style", written.style.as_ref())?;
    let (encounter, age_given) = encounter(&written, language)?;
    if acuity.is_some() && !age_given {
        return Err(wrong(
            "age",
            "required beside acuity: the rules differ by age",
        ));
    }
    if labels.is_some() && encounter.narrative.is_none() {
        return Err(wrong(
            "encounter.narrative",
            "required beside labels of signs",
        ));
    }
    let tag = encounter.language.as_deref().unwrap_or(language);
    Ok(Labelled {
        style: style
            .filter(|style| !style.is_empty())
            .unwrap_or_else(|| "not given".to_owned()),
        language: tag
            .split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_lowercase(),
        id,
        encounter,
        age_given,
        labels,
        acuity,
    })
}

/// The encounter, and whether its age was given.
fn encounter(written: &Written, language: &str) -> Result<(Encounter, bool), LineError> {
    let mut fields = match (&written.encounter, &written.text) {
        (Some(_), Some(_)) => {
            return Err(wrong(
                "text",
                "stands beside an encounter: give it as encounter.narrative",
            ));
        }
        (None, None) => {
            return Err(wrong(
                "text",
                "required: the narrative, or an encounter instead",
            ));
        }
        (Some(Value::Object(fields)), None) => fields.clone(),
        (Some(_), None) => {
            return Err(wrong("encounter", "an object as `aidpost triage` reads it"));
        }
        (None, Some(text)) => Map::from_iter([("narrative".to_owned(), text.clone())]),
    };
    for (name, value) in [
        ("age", &written.age),
        ("sex", &written.sex),
        ("language", &written.language),
    ] {
        let Some(value) = value else { continue };
        if written.encounter.is_some() {
            return Err(wrong(name, "stands beside an encounter: give it within"));
        }
        fields.insert(name.to_owned(), value.clone());
    }
    if !fields.contains_key("language") {
        fields.insert("language".to_owned(), language.into());
    }
    let age_given = written.encounter.is_some() || written.age.is_some();
    if !age_given {
        let told = fields
            .get("narrative")
            .and_then(Value::as_str)
            .and_then(told_age);
        let age = told.unwrap_or(Age::Years(30));
        fields.insert(
            "age".to_owned(),
            serde_json::to_value(age).unwrap_or_default(),
        );
    }
    let encounter = Encounter::from_json(&Value::Object(fields).to_string())
        .map_err(|error| impossible(&error, written.encounter.is_some()))?;
    Ok((encounter, age_given))
}

/// The one age that a narrative tells.
fn told_age(narrative: &str) -> Option<Age> {
    let reading = aidpost_reading::read(narrative, "en", &[]);
    let mut ages = reading
        .values
        .iter()
        .filter(|told| told.vital == ToldVital::Age);
    let (told, more) = (ages.next()?, ages.next());
    let number = told.value as u16;
    let age = match told.unit {
        ToldUnit::Years => Age::Years(number),
        ToldUnit::Months => Age::Months(number),
        ToldUnit::Weeks => Age::Weeks(number),
        ToldUnit::Days => Age::Days(number.into()),
        _ => return None,
    };
    more.is_none().then_some(age)
}

/// The field as it stands in the line; places within a line that we wrote ourselves would mislead.
fn impossible(error: &EncounterError, within: bool) -> LineError {
    let message = error.to_string();
    let message = message.split(" (line ").next().unwrap_or_default();
    let Some(field) = error.field() else {
        return wrong("encounter", message.trim_start_matches("encounter: "));
    };
    let message = message
        .strip_prefix(field)
        .unwrap_or(message)
        .trim_start_matches([':', ' ']);
    let field = match (within, field) {
        (true, field) => format!("encounter.{field}"),
        (false, "narrative") => "text".to_owned(),
        (false, field) => field.to_owned(),
    };
    wrong(&field, message)
}

fn text_of(field: &str, value: Option<&Value>) -> Result<Option<String>, LineError> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() <= 128 => Ok(Some(text.clone())),
        Some(_) => Err(wrong(field, "a text of at most 128 bytes")),
    }
}

fn labels(written: &Written) -> Result<Option<Labels>, LineError> {
    let lists = [
        ("present", &written.present),
        ("absent", &written.absent),
        ("trapped", &written.trapped),
    ];
    if lists.iter().all(|(_, list)| list.is_none()) {
        return Ok(None);
    }
    let [present, absent, trapped] = lists.map(|(field, list)| signs(field, list.as_ref()));
    let labels = Labels {
        present: present?,
        absent: absent?,
        trapped: trapped?,
    };
    for (field, other) in [("absent", &labels.absent), ("trapped", &labels.trapped)] {
        if let Some(sign) = labels.present.intersection(other).next() {
            return Err(wrong(
                field,
                format!("`{}` stands in present too", sign.code()),
            ));
        }
    }
    Ok(Some(labels))
}

fn signs(field: &str, list: Option<&Value>) -> Result<BTreeSet<Sign>, LineError> {
    let list = match list {
        None => return Ok(BTreeSet::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(wrong(field, "a list of codes of signs")),
    };
    let mut signs = BTreeSet::new();
    for code in list {
        let sign = Sign::deserialize(code).map_err(|error| {
            // The code itself is not repeated; what may stand there is.
            let message = error.to_string();
            let expected = message
                .split_once("expected ")
                .map_or(message.as_str(), |(_, expected)| expected);
            wrong(field, format!("expected {expected}"))
        })?;
        if !signs.insert(sign) {
            return Err(wrong(field, format!("`{}` stands here twice", sign.code())));
        }
    }
    Ok(signs)
}

fn acuity(value: &Value) -> Result<Acuity, LineError> {
    Acuity::deserialize(value).map_err(|_| wrong("acuity", "red, yellow, green or not_triageable"))
}
