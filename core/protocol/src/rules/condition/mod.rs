//! When a rule holds: a small language of constants, so that one tree serves deciding, explaining, listing and testing.
//! It has no negation of signs or numbers: whatever is added to an encounter as present can only make more of it true.

mod derived;
mod outside;

use std::fmt;

use super::fever_choice::YoungInfantFever;
use crate::encounter::{Age, Avpu, Encounter, Fact, Pregnancy, Sign, SignState, Vital};
pub use derived::{DERIVED, Derived, FEVER, HYPOTHERMIA, NOT_FULLY_ALERT, PREGNANCY_SIGNS};
pub(super) use outside::urgent;

/// A condition on an encounter. What was not measured or not assessed makes nothing true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// The sign is present, or follows from a derived fact.
    Sign(Sign),
    /// The sign itself is present: what follows from something else does not count.
    Ticked(Sign),
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
    /// Gave birth recently, as recorded.
    Postpartum,
    /// The score with this name was made for the patient, who is not recorded as pregnant, and what was measured already
    /// gives so many points.
    Points(&'static str, u8),
    /// The same for the most points that one row of the score gives.
    OneRow(&'static str, u8),
    /// The standard with this name is in force and asks for urgent referral, with the young infant's more sensitive fever.
    Urgent(&'static str),
    /// Age in completed days is, or may be, below the number.
    DaysUnder(u32),
    /// Age in completed days is certainly at or above the number.
    DaysFrom(u32),
    /// Age in completed months lies in the range, both ends included.
    Months(u32, u32),
    /// Age is above so many years: more completed months than twelve times the number.
    YearsOver(u32),
    /// Every one.
    All(&'static [Condition]),
    /// At least one.
    Any(&'static [Condition]),
    /// At least so many.
    AtLeastOf(usize, &'static [Condition]),
}

impl Condition {
    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, encounter: &Encounter) -> bool {
        let value = |vital: &Vital| vital.of(&encounter.vitals);
        match self {
            Condition::Sign(sign) => {
                is_present(*sign, encounter)
                    || derived::causes(*sign).any(|cause| cause.holds(encounter))
            }
            Condition::Ticked(sign) => is_present(*sign, encounter),
            Condition::Above(vital, limit) => value(vital).is_some_and(|v| v > *limit),
            Condition::AtLeast(vital, limit) => value(vital).is_some_and(|v| v >= *limit),
            Condition::Below(vital, limit) => value(vital).is_some_and(|v| v < *limit),
            Condition::AtMost(vital, limit) => value(vital).is_some_and(|v| v <= *limit),
            Condition::OnOxygen => encounter.vitals.supplemental_oxygen == Some(true),
            Condition::Spo2Scale(scale) => encounter.vitals.spo2_scale.unwrap_or(1) == *scale,
            Condition::Yes(fact) => fact.of(&encounter.casualty) == Some(true),
            Condition::No(fact) => fact.of(&encounter.casualty) == Some(false),
            Condition::Unless(fact) => fact.of(&encounter.casualty) != Some(true),
            Condition::Avpu(levels) => encounter
                .vitals
                .avpu
                .is_some_and(|level| levels.contains(&level)),
            Condition::Pregnant => {
                encounter.pregnancy == Pregnancy::Pregnant
                    || derived::PREGNANCY_SIGNS
                        .iter()
                        .any(|sign| sign.holds(encounter))
            }
            Condition::Postpartum => encounter.pregnancy == Pregnancy::Postpartum,
            Condition::Points(score, least) => {
                outside::points(score, encounter).is_some_and(|(total, _)| total >= *least)
            }
            Condition::OneRow(score, least) => {
                outside::points(score, encounter).is_some_and(|(_, most)| most >= *least)
            }
            Condition::Urgent(standard) => {
                outside::urgent(standard, encounter, YoungInfantFever::default())
                    .next()
                    .is_some()
            }
            Condition::DaysUnder(days) => may_be_under_days(encounter.age, *days),
            Condition::DaysFrom(days) => !may_be_under_days(encounter.age, *days),
            Condition::Months(from, to) => {
                (*from..=*to).contains(&encounter.age.completed_months())
            }
            Condition::YearsOver(years) => encounter.age.completed_months() > years * 12,
            Condition::All(parts) => parts.iter().all(|part| part.holds(encounter)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(encounter)),
            Condition::AtLeastOf(count, parts) => {
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

    pub(super) fn explain(&self, encounter: &Encounter, lines: &mut Vec<String>) {
        if !self.holds(encounter) {
            return;
        }
        let line = match self {
            Condition::Sign(sign) => {
                derived::causes(*sign).for_each(|cause| cause.explain(encounter, lines));
                if !is_present(*sign, encounter) {
                    return;
                }
                format!("signs.{} = present", sign.code())
            }
            Condition::Ticked(sign) => format!("signs.{} = present", sign.code()),
            Condition::OnOxygen => "vitals.supplemental_oxygen = true".to_owned(),
            Condition::Spo2Scale(scale) => format!("vitals.spo2_scale = {scale}"),
            Condition::Yes(fact) => format!("{} = true", fact.field()),
            Condition::No(fact) => format!("{} = false", fact.field()),
            Condition::Unless(fact) => match fact.of(&encounter.casualty) {
                Some(answer) => format!("{} = {answer}", fact.field()),
                None => return,
            },
            Condition::Above(vital, _)
            | Condition::AtLeast(vital, _)
            | Condition::Below(vital, _)
            | Condition::AtMost(vital, _) => match vital.of(&encounter.vitals) {
                Some(value) => format!("{} = {value}", vital.field()),
                None => return,
            },
            Condition::Avpu(_) => match encounter.vitals.avpu {
                Some(level) => format!("vitals.avpu = {}", level.code()),
                None => return,
            },
            Condition::Pregnant => {
                derived::PREGNANCY_SIGNS
                    .iter()
                    .for_each(|sign| sign.explain(encounter, lines));
                if encounter.pregnancy != Pregnancy::Pregnant {
                    return;
                }
                "pregnancy = pregnant".to_owned()
            }
            Condition::Postpartum => "pregnancy = postpartum".to_owned(),
            Condition::Points(score, _) => {
                let rows = outside::rows(score, encounter);
                return rows.for_each(|row| row.when.explain(encounter, lines));
            }
            Condition::OneRow(score, least) => {
                let rows = outside::rows(score, encounter).filter(|row| row.gives >= *least);
                return rows.for_each(|row| row.when.explain(encounter, lines));
            }
            Condition::Urgent(standard) => {
                let rules = outside::urgent(standard, encounter, YoungInfantFever::default());
                return rules.for_each(|rule| rule.when.explain(encounter, lines));
            }
            Condition::DaysUnder(_)
            | Condition::DaysFrom(_)
            | Condition::Months(..)
            | Condition::YearsOver(_) => {
                format!("{} = {}", encounter.age.field(), encounter.age.value())
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
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
            // Weeks leave seven days open.
            Condition::DaysUnder(days) | Condition::DaysFrom(days) => match age {
                Age::Days(_) => false,
                Age::Weeks(weeks) => {
                    let first = u32::from(weeks) * 7;
                    (first + 1..first + 7).contains(days)
                }
                Age::Months(_) | Age::Years(_) => may_be_under_days(age, *days),
            },
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
                parts.iter().any(|part| part.needs_days(age))
            }
            _ => false,
        }
    }

    /// Adds the signs that the condition asks for, in its order, each once, with those from which they follow.
    pub(super) fn collect_signs(&self, signs: &mut Vec<Sign>) {
        match self {
            Condition::Ticked(sign) if !signs.contains(sign) => signs.push(*sign),
            Condition::Sign(sign) => {
                if !signs.contains(sign) {
                    signs.push(*sign);
                }
                derived::causes(*sign).for_each(|cause| cause.collect_signs(signs));
            }
            Condition::Pregnant => {
                let signs_of_pregnancy = derived::PREGNANCY_SIGNS.iter();
                signs_of_pregnancy.for_each(|sign| sign.collect_signs(signs));
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
                parts.iter().for_each(|part| part.collect_signs(signs));
            }
            _ => {}
        }
    }

    /// The signs that stand in the condition itself, without what they follow from, in this order, each once.
    pub(super) fn collect_named(&self, signs: &mut Vec<Sign>) {
        match self {
            Condition::Sign(sign) | Condition::Ticked(sign) if !signs.contains(sign) => {
                signs.push(*sign);
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
                parts.iter().for_each(|part| part.collect_named(signs));
            }
            _ => {}
        }
    }
}

/// The condition as an unambiguous expression over field names; the hash of the tables is taken over this.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, name: &str, parts: &[Condition]| {
            let parts: Vec<String> = parts.iter().map(Condition::to_string).collect();
            write!(f, "{name}({})", parts.join(", "))
        };
        match self {
            Condition::Sign(sign) => write!(f, "signs.{}", sign.code()),
            Condition::Ticked(sign) => write!(f, "signs.{} itself", sign.code()),
            Condition::Above(vital, limit) => write!(f, "{} > {limit}", vital.field()),
            Condition::AtLeast(vital, limit) => write!(f, "{} >= {limit}", vital.field()),
            Condition::Below(vital, limit) => write!(f, "{} < {limit}", vital.field()),
            Condition::AtMost(vital, limit) => write!(f, "{} <= {limit}", vital.field()),
            Condition::OnOxygen => f.write_str("vitals.supplemental_oxygen = true"),
            Condition::Spo2Scale(scale) => write!(f, "vitals.spo2_scale = {scale}"),
            Condition::Yes(fact) => write!(f, "{} = true", fact.field()),
            Condition::No(fact) => write!(f, "{} = false", fact.field()),
            Condition::Unless(fact) => write!(f, "{} != true", fact.field()),
            Condition::Avpu(levels) => {
                let codes: Vec<&str> = levels.iter().map(|level| level.code()).collect();
                write!(f, "vitals.avpu in ({})", codes.join(", "))
            }
            Condition::Pregnant => f.write_str("pregnancy = pregnant"),
            Condition::Postpartum => f.write_str("pregnancy = postpartum"),
            Condition::Points(score, least) => write!(f, "{score} >= {least}"),
            Condition::OneRow(score, least) => write!(f, "one row of {score} >= {least}"),
            Condition::Urgent(standard) => write!(f, "{standard} refers urgently"),
            Condition::DaysUnder(days) => write!(f, "age in days < {days}"),
            Condition::DaysFrom(days) => write!(f, "age in days >= {days}"),
            Condition::Months(from, to) => write!(f, "age in completed months {from} to {to}"),
            Condition::YearsOver(years) => write!(f, "age in completed months > {}", years * 12),
            Condition::All(parts) => list(f, "all", parts),
            Condition::Any(parts) => list(f, "any", parts),
            Condition::AtLeastOf(count, parts) => list(f, &format!("at_least_{count}"), parts),
        }
    }
}

fn is_present(sign: Sign, encounter: &Encounter) -> bool {
    encounter.signs.get(&sign) == Some(&SignState::Present)
}

/// Months or years that are not zero are at least a month; zero of either may be a newborn and is taken as one. A week
/// counts by its first day.
fn may_be_under_days(age: Age, days: u32) -> bool {
    match age.days() {
        Some(given) => given < days,
        None => age.completed_months() == 0 && days > 0,
    }
}
