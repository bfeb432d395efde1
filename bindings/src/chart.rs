//! What an app lays on its screens, from the rules' own tables: signs with their questions, vital signs with their ranges, and the rules'
//! answer at once. No text of a chart is written a second time.

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, Sign, Vital};
use aidpost::engine::Engine;
use aidpost::protocol::{self, Outcome};

use crate::error::EngineError;

/// A sign as a screen asks about it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ChartSign {
    /// The sign.
    pub sign: Sign,
    /// Its code in JSON.
    pub code: String,
    /// A few words.
    pub label: String,
    /// The question that settles it.
    pub question: String,
    /// The colour that it gives alone in such a patient; none where no rule asks about it alone.
    pub alone: Option<Acuity>,
}

/// The signs of the chart and of the standards in force for a patient of this age, sex and pregnancy, airway first.
#[uniffi::export]
pub fn chart_signs(encounter: Encounter) -> Vec<ChartSign> {
    let wanted = protocol::asked(&encounter);
    let signs = Sign::ALL.iter().filter(|sign| wanted.contains(sign));
    let row = |sign: &Sign| ChartSign {
        sign: *sign,
        code: sign.code().to_owned(),
        label: sign.label().to_owned(),
        question: sign.question().to_owned(),
        alone: protocol::sign_alone(&encounter, *sign),
    };
    signs.map(row).collect()
}

/// A vital sign as a keypad asks for it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct VitalField {
    /// Dotted name, `vitals.heart_rate_per_minute`.
    pub field: String,
    /// In words.
    pub words: String,
    /// The unit.
    pub unit: String,
    /// The smallest step in which it is measured.
    pub resolution: f64,
    /// The lowest value that can be true.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
}

/// A range, both ends included.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct UsualRange {
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
}

/// Every vital sign that is a number.
#[uniffi::export]
pub fn vital_fields() -> Vec<VitalField> {
    let row = |vital: &Vital| {
        let (lowest, highest) = vital.plausible_range();
        VitalField {
            field: vital.field().to_owned(),
            words: vital.words(),
            unit: vital.unit().to_owned(),
            resolution: vital.resolution(),
            lowest,
            highest,
        }
    };
    Vital::ALL.iter().map(row).collect()
}

/// Where no rule holds because of this vital sign alone, for a patient of this age, sex and pregnancy; none where no rule asks about it
/// alone. It asks the rules up to a thousand times.
#[uniffi::export]
pub fn usual_range(field: &str, encounter: Encounter) -> Option<UsualRange> {
    let vital = Vital::ALL.iter().find(|vital| vital.field() == field)?;
    let (from, to) = protocol::usual_range(&encounter, *vital)?;
    Some(UsualRange { from, to })
}

/// What the rules say on the worker's own input, at once; nothing reads the story.
///
/// # Errors
/// [`EngineError::Input`] names field, value and range.
#[uniffi::export]
pub fn rules_outcome(encounter: Encounter) -> Result<Outcome, EngineError> {
    Ok(Engine::rules(&encounter)?)
}

/// What to ask next in plain words, the question first whose "yes" would raise the colour most.
#[uniffi::export]
pub fn next_questions(encounter: Encounter) -> Vec<String> {
    protocol::ask_next(&encounter)
}
