//! What a condition would still need to know before it could hold. It decides nothing.

use super::condition::Condition;
use crate::encounter::{Encounter, Pregnancy};

impl Condition {
    /// Adds the fields that are not known and on which the condition still depends, each once, in its order. Of parts
    /// that must all hold only the first open one counts: one that is known not to hold settles the matter.
    pub(super) fn collect_unknown(&self, encounter: &Encounter, fields: &mut Vec<String>) {
        if self.holds(encounter) {
            return;
        }
        let (is_known, field) = match self {
            Condition::Sign(sign) | Condition::Ticked(sign) => (
                encounter.signs.contains_key(sign),
                format!("signs.{}", sign.code()),
            ),
            Condition::Above(vital, _)
            | Condition::AtLeast(vital, _)
            | Condition::Below(vital, _)
            | Condition::AtMost(vital, _) => (
                vital.of(&encounter.vitals).is_some(),
                vital.field().to_owned(),
            ),
            Condition::Avpu(_) => (encounter.vitals.avpu.is_some(), "vitals.avpu".to_owned()),
            Condition::OnOxygen => (
                encounter.vitals.supplemental_oxygen.is_some(),
                "vitals.supplemental_oxygen".to_owned(),
            ),
            Condition::Pregnant | Condition::Postpartum => (
                encounter.pregnancy != Pregnancy::Unknown,
                "pregnancy".to_owned(),
            ),
            Condition::Yes(fact) | Condition::No(fact) => (
                fact.of(&encounter.casualty).is_some(),
                fact.field().to_owned(),
            ),
            Condition::All(parts) => {
                let open = parts.iter().find(|part| !part.holds(encounter));
                return open
                    .into_iter()
                    .for_each(|part| part.collect_unknown(encounter, fields));
            }
            Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
                return parts
                    .iter()
                    .for_each(|part| part.collect_unknown(encounter, fields));
            }
            // What other protocols say is their own business. The age is always known, the SpO2 scale is 1 unless a clinician chose 2, and "unless" holds while not known.
            Condition::DaysUnder(_)
            | Condition::DaysFrom(_)
            | Condition::Months(..)
            | Condition::YearsOver(_)
            | Condition::Spo2Scale(_)
            | Condition::Unless(_)
            | Condition::Points(..)
            | Condition::OneRow(..)
            | Condition::Urgent(_) => return,
        };
        if !is_known && !fields.contains(&field) {
            fields.push(field);
        }
    }
}
