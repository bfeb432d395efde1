//! What a health worker saw, measured and heard in one encounter (`aidpost.encounter/1`), mirrored field for field.
//! Reading refuses what is unknown or implausible; it never drops, clamps or guesses.

mod age;
mod casualty;
mod check;
mod error;
mod parse;
mod private;
mod refusal;
mod sign;
pub(crate) mod units;
mod vitals;
mod whole;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use age::Age;
pub use casualty::{Casualty, ConfirmedAs, Fact};
pub use error::EncounterError;
pub use private::PatientText;
pub use sign::{Sign, SignState};
pub use vitals::{Avpu, Vital, Vitals};

/// One patient, once. `Debug` shows no text that a person wrote.
///
/// `serde` reads it too, but then errors may quote the input: use [`Encounter::from_json`] for text from outside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Encounter {
    /// The caller's name for the encounter, at most 128 bytes; comes back unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub id: Option<PatientText>,
    /// Age in one unit.
    pub age: Age,
    /// Sex.
    #[serde(default, deserialize_with = "parse::word")]
    pub sex: Sex,
    /// Pregnancy.
    #[serde(default, deserialize_with = "parse::word")]
    pub pregnancy: Pregnancy,
    /// What was measured.
    #[serde(default, deserialize_with = "parse::object")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub vitals: Vitals,
    /// What was looked for; a sign not named was not assessed.
    #[serde(default, deserialize_with = "parse::signs")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub signs: BTreeMap<Sign, SignState>,
    /// The worker went through the chart's red and yellow lists, so that a sign not named is absent.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = false))]
    pub checklist_complete: bool,
    /// The story as told or dictated, at most 20,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub narrative: Option<PatientText>,
    /// At most 8 photos.
    #[serde(
        default,
        deserialize_with = "parse::objects",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub photos: Vec<Photo>,
    /// Findings of a mass-casualty triage, for START, JumpSTART and SALT; the other protocols do not look at them.
    #[serde(
        default,
        deserialize_with = "parse::object",
        skip_serializing_if = "is_unknown"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub casualty: Casualty,
    /// BCP 47 tag of the narrative; absent means `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub language: Option<PatientText>,
    /// Where the encounter takes place; absent means in a clinic.
    #[serde(
        default,
        deserialize_with = "parse::optional_word",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub setting: Option<Setting>,
    /// When it was measured, as the caller's clock said: RFC 3339 with an offset, `2026-11-28T09:30:00+03:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub measured_at: Option<PatientText>,
}

impl Encounter {
    /// An encounter in which nothing but the age is known.
    #[must_use]
    pub fn new(age: Age) -> Self {
        Encounter {
            id: None,
            age,
            sex: Sex::Unknown,
            pregnancy: Pregnancy::Unknown,
            vitals: Vitals::default(),
            signs: BTreeMap::new(),
            checklist_complete: false,
            narrative: None,
            photos: Vec::new(),
            casualty: Casualty::default(),
            language: None,
            setting: None,
            measured_at: None,
        }
    }

    /// Reads one encounter from JSON and checks it as [`Encounter::check`] does.
    ///
    /// # Errors
    /// What was wrong and where, by field, line and column; nothing that a person wrote is quoted.
    pub fn from_json(json: &str) -> Result<Self, EncounterError> {
        let encounter = parse::parse(json)?;
        encounter.check()?;
        Ok(encounter)
    }

    /// Refuses what cannot be: values outside the plausible range or not finite, diastolic above systolic pressure,
    /// findings that contradict each other, texts and lists over their limits, a language that is no BCP 47 tag, a time
    /// without an offset.
    ///
    /// # Errors
    /// The first such field, with its value and range.
    pub fn check(&self) -> Result<(), EncounterError> {
        check::check(self)
    }
}

/// Where the encounter takes place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Setting {
    /// Somebody is with the patient and can measure.
    #[default]
    Clinic,
    /// By telephone or message: nobody is there to measure, and nobody is called green.
    Remote,
}

fn is_unknown(casualty: &Casualty) -> bool {
    *casualty == Casualty::default()
}

/// Sex as recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither of the two.
    Other,
    /// Not recorded.
    #[default]
    Unknown,
}

/// Whether the patient is pregnant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Pregnancy {
    /// Pregnant now.
    Pregnant,
    /// Gave birth recently; not pregnant.
    Postpartum,
    /// Not pregnant.
    NotPregnant,
    /// Not recorded.
    #[default]
    Unknown,
}

/// A photo and what it shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Photo {
    /// Where the file lies on this device.
    pub path: PatientText,
    /// What it shows.
    #[serde(deserialize_with = "parse::word")]
    pub kind: PhotoKind,
}

/// What a photo shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PhotoKind {
    /// Skin.
    Skin,
    /// A wound.
    Wound,
    /// A chest X-ray.
    ChestXray,
    /// The back of the eye.
    Fundus,
    /// Something else.
    Other,
}
