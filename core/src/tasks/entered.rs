//! What the worker entered, field by field: what a note repeats and what an answer may rest on. It never passes through a model.

use crate::encounter::{Encounter, SignState, Vital};

/// One field that was filled in.
pub(super) struct Entered {
    /// Its dotted name.
    pub(super) field: String,
    /// What it is called.
    pub(super) name: String,
    /// What was entered, in words, with its unit.
    pub(super) value: String,
}

/// Measurements, alertness, oxygen and signs, in the order of the form.
pub(super) fn seen(encounter: &Encounter) -> impl Iterator<Item = Entered> {
    let vitals = &encounter.vitals;
    let measured = Vital::ALL.iter().filter_map(|vital| {
        let value = format!("{} {}", vital.of(vitals)?, vital.unit());
        Some(entered(vital.field(), &vital.words(), value))
    });
    let alertness = vitals
        .avpu
        .map(|level| entered("vitals.avpu", "alertness", level.code().to_owned()));
    let oxygen = vitals.supplemental_oxygen.map(|given| {
        let value = if given { "given" } else { "not given" };
        entered("vitals.supplemental_oxygen", "oxygen", value.to_owned())
    });
    let signs = encounter.signs.iter().map(|(sign, state)| {
        let state = match state {
            SignState::Present => "present",
            SignState::Absent => "absent",
        };
        let field = format!("signs.{}", sign.code());
        entered(&field, sign.label(), state.to_owned())
    });
    measured.chain(alertness).chain(oxygen).chain(signs)
}

fn entered(field: &str, name: &str, value: String) -> Entered {
    Entered {
        field: field.to_owned(),
        name: name.to_owned(),
        value,
    }
}
