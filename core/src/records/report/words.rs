//! Plain words for what the record names by field: shared by everything that people read.

use crate::acuity::Acuity;
use crate::encounter::{Age, Encounter, Pregnancy, Sex, Sign, SignState, Vital};
use crate::model::Acceptance;
use crate::triage::{DecidedBy, ReadBy, Triage};

/// What is said of a pack that no acceptance card stands behind.
pub(super) fn acceptance(of: Acceptance) -> Option<&'static str> {
    match of {
        Acceptance::Accepted => None,
        Acceptance::Refused => Some("refused by its acceptance card"),
        Acceptance::Stale => Some("its acceptance card is of other weights"),
        Acceptance::None => Some("no acceptance card"),
    }
}

/// A missing item by its field name, in plain words.
pub(super) fn missing(field: &str) -> String {
    let words = match field {
        "vitals.heart_rate_per_minute" => "heart rate",
        "vitals.respiratory_rate_per_minute" => "breaths per minute",
        "vitals.temperature_celsius" => "temperature",
        "vitals.spo2_percent" => "oxygen saturation (SpO2)",
        "vitals.avpu" => "alertness (alert, confused, responds to voice, to pain, or not at all)",
        "checklist" => "the chart's red and yellow lists, gone through to the end",
        "age.days" => "age in days (the chart decides by the day in the first week of life)",
        "vitals.systolic_mmhg" => "systolic blood pressure",
        "vitals.diastolic_mmhg" => "diastolic blood pressure",
        "vitals.supplemental_oxygen" => "whether oxygen is given",
        "vitals.gcs_total" => "Glasgow Coma Scale",
        "vitals.muac_mm" => "upper arm circumference",
        other => {
            let sign = other.strip_prefix("signs.").and_then(Sign::from_code);
            return sign.map_or(other, |sign| sign.label()).to_owned();
        }
    };
    words.to_owned()
}

/// A person's or a model's words for a terminal: a control character could move the cursor or repaint the colour.
pub(super) fn plain(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// The same for paper, where a text keeps its lines.
pub(super) fn plain_lines(text: &str) -> String {
    text.replace(
        |c: char| c.is_control() && !matches!(c, '\n' | '\t'),
        "\u{fffd}",
    )
}

/// What a score or another standard is called, by its id.
pub(super) fn standard(id: &str) -> &str {
    match id {
        "news2" => "NEWS2",
        "qsofa" => "qSOFA",
        "imci" => "IMCI",
        "imci-young-infant" => "IMCI, young infant",
        "muac" => "malnutrition",
        "anc" => "WHO antenatal care",
        other => other,
    }
}

/// What a vital sign is called on paper.
pub(super) const fn vital(vital: Vital) -> &'static str {
    match vital {
        Vital::HeartRate => "Heart rate",
        Vital::RespiratoryRate => "Breaths",
        Vital::Temperature => "Temperature",
        Vital::Spo2 => "SpO2",
        Vital::Systolic => "Systolic pressure",
        Vital::Diastolic => "Diastolic pressure",
        Vital::CapillaryRefill => "Capillary refill",
        Vital::Glucose => "Blood glucose",
        Vital::Muac => "Upper-arm circumference",
        Vital::Weight => "Weight",
        Vital::GcsTotal => "Glasgow Coma Scale",
        Vital::PainScore => "Pain, 0 to 10",
    }
}

/// Its unit, where the name does not say it.
pub(super) const fn unit(vital: Vital) -> &'static str {
    match vital {
        Vital::HeartRate | Vital::RespiratoryRate => "/min",
        Vital::CapillaryRefill => "s",
        Vital::GcsTotal => "of 15",
        Vital::PainScore => "",
        other => other.unit(),
    }
}

/// `24 years, female, pregnant`: what is known of it.
pub(super) fn patient(encounter: &Encounter) -> String {
    let (number, unit) = match encounter.age {
        Age::Years(n) => (u32::from(n), "year"),
        Age::Months(n) => (u32::from(n), "month"),
        Age::Weeks(n) => (u32::from(n), "week"),
        Age::Days(n) => (n, "day"),
    };
    let plural = if number == 1 { "" } else { "s" };
    let sex = match encounter.sex {
        Sex::Female => ", female",
        Sex::Male => ", male",
        Sex::Other => ", other sex",
        Sex::Unknown => "",
    };
    let pregnancy = match encounter.pregnancy {
        Pregnancy::Pregnant => ", pregnant",
        Pregnancy::Postpartum => ", gave birth recently",
        Pregnancy::NotPregnant => ", not pregnant",
        Pregnancy::Unknown => "",
    };
    format!("{number} {unit}{plural}{sex}{pregnancy}")
}

/// An entry of a finding's basis, `vitals.spo2_percent = 88`, as people would say it; one that is not known stays as it is.
pub(super) fn basis(entry: &str) -> String {
    let Some((field, value)) = entry.split_once(" = ") else {
        return entry.to_owned();
    };
    if let Some(vital) = Vital::ALL.iter().find(|vital| vital.field() == field) {
        return format!("{} {value} {}", self::vital(*vital), unit(*vital));
    }
    if let Some(sign) = field.strip_prefix("signs.").and_then(Sign::from_code) {
        // A rule holds on signs that are there, never on one that is not.
        return sign.label().to_owned();
    }
    match field.split_once('.') {
        Some(("vitals", "avpu")) => format!("alertness: {value}"),
        Some(("vitals", "spo2_scale")) => format!("SpO2 scale {value}"),
        Some(("vitals", "supplemental_oxygen")) if value == "true" => "oxygen given".to_owned(),
        Some(("vitals", "supplemental_oxygen")) => "no oxygen given".to_owned(),
        Some(("age", unit)) => format!("age {value} {unit}"),
        _ => format!("{field}: {value}"),
    }
}

/// Who read a sign in the account that is a finding's basis and that the worker did not enter.
pub(super) fn only_read(entry: &str, encounter: &Encounter, triage: &Triage) -> Option<ReadBy> {
    let is_of = |sign: Sign| entry == format!("signs.{} = present", sign.code());
    let is_present = |sign: &Sign| encounter.signs.get(sign) == Some(&SignState::Present);
    let read = &triage.reading.signs;
    read.iter()
        .find(|read| {
            read.state == SignState::Present && is_of(read.sign) && !is_present(&read.sign)
        })
        .map(|read| read.read_by)
}

/// What made the colour what it is.
pub(super) const fn decided_by(decided_by: DecidedBy) -> &'static str {
    match decided_by {
        DecidedBy::Protocol => "by the protocol, on what the health worker entered",
        DecidedBy::SignsReadByLexicon => "by the protocol, with signs told in the account",
        DecidedBy::SignsReadByModel => {
            "by the protocol, with signs that the model read in the account"
        }
        DecidedBy::SignsReadByRemote => {
            "by the protocol, with signs that a model on another machine read in the account"
        }
        DecidedBy::ModelOpinion => "raised by the model's opinion above what the protocol found",
    }
}

/// Who read a sign.
pub(super) const fn read_by(read_by: ReadBy) -> &'static str {
    match read_by {
        ReadBy::Lexicon => "by the word list",
        ReadBy::Model => "by the model",
        ReadBy::Both => "by the word list and by the model",
        ReadBy::Remote => "by the model on another machine",
    }
}

/// Why there is no finding.
pub(super) const fn silence(acuity: Acuity) -> &'static str {
    match acuity {
        Acuity::NotTriageable => {
            "nothing alarming in what was entered, but too little was entered to be sure"
        }
        _ => "no sign of the chart and no vital sign out of its range was found",
    }
}
