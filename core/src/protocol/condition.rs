//! When a rule holds: a small language of constants, so that one tree serves deciding, explaining, listing and testing.
//! It has no negation of signs or numbers: whatever is added to an encounter as present can only make more of it true.

use std::fmt;

use super::derived;
use crate::encounter::{Age, Avpu, Encounter, Fact, Pregnancy, Sign, SignState, Vital};

/// A condition on an encounter. What was not measured or not assessed makes nothing true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// The sign is present, or follows from a derived fact.
    Sign(Sign),
    /// The vital sign is strictly above the number, in its own unit.
    Above(Vital, f64),
    /// The vital sign is at or above the number.
    AtLeast(Vital, f64),
    /// The vital sign is strictly below the number.
    Below(Vital, f64),
    /// The vital sign is at or below the number.
    AtMost(Vital, f64),
    /// Oxygen is given.
    OnOxygen,
    /// The SpO2 scale in use, 1 unless a clinician chose 2.
    Spo2Scale(u8),
    /// A finding of a mass-casualty triage is known to be so.
    Yes(Fact),
    /// A finding of a mass-casualty triage is known not to be so; not known is neither. No other protocol uses this.
    No(Fact),
    /// A finding of a mass-casualty triage is not known to be so: it is no, or not known. No other protocol uses this.
    Unless(Fact),
    /// The level of consciousness is one of these.
    Avpu(&'static [Avpu]),
    /// Pregnant now, as recorded or as a sign of pregnancy tells; postpartum is not.
    Pregnant,
    /// Age in completed days is, or may be, below the number.
    DaysUnder(u32),
    /// Age in completed days is certainly at or above the number.
    DaysFrom(u32),
    /// Age in completed months lies in the range, both ends included.
    Months(u32, u32),
    /// Age is above so many years: more completed months than twelve times the number.
    YearsOver(u32),
    /// Every one.
    All(&'static [When]),
    /// At least one.
    Any(&'static [When]),
    /// At least so many.
    AtLeastOf(usize, &'static [When]),
}

impl When {
    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, encounter: &Encounter) -> bool {
        let value = |vital: &Vital| vital.of(&encounter.vitals);
        match self {
            When::Sign(sign) => {
                is_present(*sign, encounter)
                    || derived::causes(*sign).any(|cause| cause.holds(encounter))
            }
            When::Above(vital, limit) => value(vital).is_some_and(|v| v > *limit),
            When::AtLeast(vital, limit) => value(vital).is_some_and(|v| v >= *limit),
            When::Below(vital, limit) => value(vital).is_some_and(|v| v < *limit),
            When::AtMost(vital, limit) => value(vital).is_some_and(|v| v <= *limit),
            When::OnOxygen => encounter.vitals.supplemental_oxygen == Some(true),
            When::Spo2Scale(scale) => encounter.vitals.spo2_scale.unwrap_or(1) == *scale,
            When::Yes(fact) => fact.of(&encounter.casualty) == Some(true),
            When::No(fact) => fact.of(&encounter.casualty) == Some(false),
            When::Unless(fact) => fact.of(&encounter.casualty) != Some(true),
            When::Avpu(levels) => encounter
                .vitals
                .avpu
                .is_some_and(|level| levels.contains(&level)),
            When::Pregnant => {
                encounter.pregnancy == Pregnancy::Pregnant
                    || derived::PREGNANCY_SIGNS
                        .iter()
                        .any(|sign| sign.holds(encounter))
            }
            When::DaysUnder(days) => may_be_under_days(encounter.age, *days),
            When::DaysFrom(days) => !may_be_under_days(encounter.age, *days),
            When::Months(from, to) => (*from..=*to).contains(&encounter.age.completed_months()),
            When::YearsOver(years) => encounter.age.completed_months() > years * 12,
            When::All(parts) => parts.iter().all(|part| part.holds(encounter)),
            When::Any(parts) => parts.iter().any(|part| part.holds(encounter)),
            When::AtLeastOf(count, parts) => {
                parts.iter().filter(|part| part.holds(encounter)).count() >= *count
            }
        }
    }

    /// The inputs on which the condition holds, `vitals.avpu = pain`, each once; empty where it does not hold.
    #[must_use]
    pub fn basis(&self, encounter: &Encounter) -> Vec<String> {
        let mut lines = Vec::new();
        self.explain(encounter, &mut lines);
        lines
    }

    fn explain(&self, encounter: &Encounter, lines: &mut Vec<String>) {
        if !self.holds(encounter) {
            return;
        }
        let line = match self {
            When::Sign(sign) => {
                derived::causes(*sign).for_each(|cause| cause.explain(encounter, lines));
                if !is_present(*sign, encounter) {
                    return;
                }
                format!("signs.{} = present", sign.code())
            }
            When::OnOxygen => "vitals.supplemental_oxygen = true".to_owned(),
            When::Spo2Scale(scale) => format!("vitals.spo2_scale = {scale}"),
            When::Yes(fact) => format!("{} = true", fact.field()),
            When::No(fact) => format!("{} = false", fact.field()),
            When::Unless(fact) => match fact.of(&encounter.casualty) {
                Some(answer) => format!("{} = {answer}", fact.field()),
                None => return,
            },
            When::Above(vital, _)
            | When::AtLeast(vital, _)
            | When::Below(vital, _)
            | When::AtMost(vital, _) => match vital.of(&encounter.vitals) {
                Some(value) => format!("{} = {value}", vital.field()),
                None => return,
            },
            When::Avpu(_) => match encounter.vitals.avpu {
                Some(level) => format!("vitals.avpu = {}", level.code()),
                None => return,
            },
            When::Pregnant => {
                derived::PREGNANCY_SIGNS
                    .iter()
                    .for_each(|sign| sign.explain(encounter, lines));
                if encounter.pregnancy != Pregnancy::Pregnant {
                    return;
                }
                "pregnancy = pregnant".to_owned()
            }
            When::DaysUnder(_) | When::DaysFrom(_) | When::Months(..) | When::YearsOver(_) => {
                format!("{} = {}", encounter.age.field(), encounter.age.value())
            }
            When::All(parts) | When::Any(parts) | When::AtLeastOf(_, parts) => {
                return parts.iter().for_each(|part| part.explain(encounter, lines));
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }

    /// Whether a finer age than the one given would be needed to decide the condition for certain.
    #[must_use]
    pub fn needs_days(&self, age: Age) -> bool {
        match self {
            // Completed months leave a first-month age open to every day of that month, years to every day of the year.
            When::DaysUnder(days) | When::DaysFrom(days) => {
                age.days().is_none() && may_be_under_days(age, *days)
            }
            When::All(parts) | When::Any(parts) | When::AtLeastOf(_, parts) => {
                parts.iter().any(|part| part.needs_days(age))
            }
            _ => false,
        }
    }

    /// Adds the signs that the condition asks for, in its order, each once, with those from which they follow.
    pub(super) fn collect_signs(&self, signs: &mut Vec<Sign>) {
        match self {
            When::Sign(sign) => {
                if !signs.contains(sign) {
                    signs.push(*sign);
                }
                derived::causes(*sign).for_each(|cause| cause.collect_signs(signs));
            }
            When::Pregnant => {
                let signs_of_pregnancy = derived::PREGNANCY_SIGNS.iter();
                signs_of_pregnancy.for_each(|sign| sign.collect_signs(signs));
            }
            When::All(parts) | When::Any(parts) | When::AtLeastOf(_, parts) => {
                parts.iter().for_each(|part| part.collect_signs(signs));
            }
            _ => {}
        }
    }
}

/// The condition as an unambiguous expression over field names; the hash of the tables is taken over this.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, name: &str, parts: &[When]| {
            let parts: Vec<String> = parts.iter().map(When::to_string).collect();
            write!(f, "{name}({})", parts.join(", "))
        };
        match self {
            When::Sign(sign) => write!(f, "signs.{}", sign.code()),
            When::Above(vital, limit) => write!(f, "{} > {limit}", vital.field()),
            When::AtLeast(vital, limit) => write!(f, "{} >= {limit}", vital.field()),
            When::Below(vital, limit) => write!(f, "{} < {limit}", vital.field()),
            When::AtMost(vital, limit) => write!(f, "{} <= {limit}", vital.field()),
            When::OnOxygen => f.write_str("vitals.supplemental_oxygen = true"),
            When::Spo2Scale(scale) => write!(f, "vitals.spo2_scale = {scale}"),
            When::Yes(fact) => write!(f, "{} = true", fact.field()),
            When::No(fact) => write!(f, "{} = false", fact.field()),
            When::Unless(fact) => write!(f, "{} != true", fact.field()),
            When::Avpu(levels) => {
                let codes: Vec<&str> = levels.iter().map(|level| level.code()).collect();
                write!(f, "vitals.avpu in ({})", codes.join(", "))
            }
            When::Pregnant => f.write_str("pregnancy = pregnant"),
            When::DaysUnder(days) => write!(f, "age in days < {days}"),
            When::DaysFrom(days) => write!(f, "age in days >= {days}"),
            When::Months(from, to) => write!(f, "age in completed months {from} to {to}"),
            When::YearsOver(years) => write!(f, "age in completed months > {}", years * 12),
            When::All(parts) => list(f, "all", parts),
            When::Any(parts) => list(f, "any", parts),
            When::AtLeastOf(count, parts) => list(f, &format!("at_least_{count}"), parts),
        }
    }
}

fn is_present(sign: Sign, encounter: &Encounter) -> bool {
    encounter.signs.get(&sign) == Some(&SignState::Present)
}

/// Months or years that are not zero are at least a month; zero of either may be a newborn and is taken as one.
fn may_be_under_days(age: Age, days: u32) -> bool {
    match age.days() {
        Some(given) => given < days,
        None => age.completed_months() == 0 && days > 0,
    }
}
