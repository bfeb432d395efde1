//! Each input of a vector moved to both sides of its edge.

use aidpost_protocol::encounter::{Age, Avpu, Encounter, Fact, Pregnancy, Sign, SignState, Vital};
use aidpost_protocol::{Condition, standards};

use super::generate::SCORED;

/// The encounter with the one input that the condition looks at on both sides of its edge, and not known.
pub(super) fn moved(edge: &Condition, held: &Encounter) -> Vec<Encounter> {
    let change = |change: &dyn Fn(&mut Encounter)| {
        let mut one = held.clone();
        change(&mut one);
        one
    };
    match edge {
        // Signs marked absent, and any two together, have lines of their own.
        Condition::Sign(sign) | Condition::Ticked(sign) => vec![change(&|one: &mut Encounter| {
            one.signs.remove(sign);
        })],
        Condition::Above(vital, limit)
        | Condition::AtLeast(vital, limit)
        | Condition::AtMost(vital, limit)
        | Condition::Below(vital, limit) => {
            let steps = [-1.0, -0.5, 0.0, 0.5, 1.0].iter();
            let near = steps.map(|step| limit + step * vital.resolution());
            near.map(|value| change(&|one: &mut Encounter| set(one, *vital, value)))
                .collect()
        }
        Condition::Avpu(_) => {
            let levels = Avpu::ALL.into_iter().map(Some).chain([None]);
            levels
                .map(|level| change(&|one: &mut Encounter| one.vitals.avpu = level))
                .collect()
        }
        Condition::Points(..) | Condition::OneRow(..) => SCORED
            .map(|(vital, value)| change(&|one: &mut Encounter| set(one, vital, value)))
            .to_vec(),
        Condition::Urgent(id) => {
            // The standard's own file holds its numbers; here its signs are taken away, and all that was measured.
            let standard = standards().iter().find(|one| one.id == *id);
            let signs = standard.map(|one| one.signs()).unwrap_or_default();
            let present = signs.iter().filter(|sign| held.signs.contains_key(sign));
            present
                .map(|sign| {
                    change(&|one: &mut Encounter| {
                        one.signs.remove(sign);
                    })
                })
                .collect()
        }
        Condition::Pregnant | Condition::Postpartum => [
            Pregnancy::Pregnant,
            Pregnancy::Postpartum,
            Pregnancy::NotPregnant,
            Pregnancy::Unknown,
        ]
        .map(|pregnancy| change(&|one: &mut Encounter| one.pregnancy = pregnancy))
        .to_vec(),
        Condition::OnOxygen => [Some(true), Some(false), None]
            .map(|oxygen| change(&|one: &mut Encounter| one.vitals.supplemental_oxygen = oxygen))
            .to_vec(),
        Condition::Spo2Scale(_) => [Some(1), Some(2), None]
            .map(|table| change(&|one: &mut Encounter| one.vitals.spo2_scale = table))
            .to_vec(),
        Condition::Yes(fact) | Condition::No(fact) | Condition::Unless(fact) => {
            [Some(true), Some(false), None]
                .map(|answer| {
                    change(&|one: &mut Encounter| Fact::set(*fact, &mut one.casualty, answer))
                })
                .to_vec()
        }
        Condition::DaysUnder(days) | Condition::DaysFrom(days) => {
            let ages = [
                Age::Days(days - 1),
                Age::Days(*days),
                Age::Days(days + 1),
                Age::Months(0),
                Age::Months(1),
            ];
            ages.map(|age| change(&|one: &mut Encounter| one.age = age))
                .to_vec()
        }
        Condition::Months(from, to) => months(
            &[from.saturating_sub(1), *from, *to, to.saturating_add(1)],
            &change,
        ),
        Condition::YearsOver(years) => {
            months(&[years * 12 - 1, years * 12, years * 12 + 1], &change)
        }
        Condition::All(_) | Condition::Any(_) | Condition::AtLeastOf(..) => Vec::new(),
    }
}

/// Builds an encounter that differs from the base in one thing.
type Change<'a> = dyn Fn(&dyn Fn(&mut Encounter)) -> Encounter + 'a;

/// The encounter at each number of completed months, also in the days on which the month begins and ends.
fn months(edges: &[u32], change: &Change<'_>) -> Vec<Encounter> {
    let mut ages = Vec::new();
    for months in edges.iter().filter(|months| **months <= 1560) {
        ages.push(Age::Months(u16::try_from(*months).unwrap_or(u16::MAX)));
        // The first day of a month, by counting.
        let first = (0..=47_482).find(|day| Age::Days(*day).completed_months() >= *months);
        let Some(first) = first else { continue };
        ages.push(Age::Days(first));
        ages.extend(first.checked_sub(1).map(Age::Days));
    }
    ages.into_iter()
        .map(|age| change(&|one: &mut Encounter| one.age = age))
        .collect()
}

pub(super) fn with(encounter: &Encounter, sign: Sign, state: SignState) -> Encounter {
    let mut one = encounter.clone();
    one.signs.insert(sign, state);
    one
}

pub(super) fn set(encounter: &mut Encounter, vital: Vital, value: f64) {
    // Steps of half a tenth are exact in thousandths, and read back as the decimal that they are.
    let value = (value * 1000.0).round() / 1000.0;
    let vitals = &mut encounter.vitals;
    match vital {
        Vital::HeartRate => vitals.heart_rate_per_minute = Some(value),
        Vital::RespiratoryRate => vitals.respiratory_rate_per_minute = Some(value),
        Vital::Temperature => vitals.temperature_celsius = Some(value),
        Vital::Spo2 => vitals.spo2_percent = Some(value),
        Vital::Systolic => vitals.systolic_mmhg = Some(value),
        Vital::Diastolic => vitals.diastolic_mmhg = Some(value),
        Vital::CapillaryRefill => vitals.capillary_refill_seconds = Some(value),
        Vital::Glucose => vitals.glucose_mmol_per_l = Some(value),
        Vital::Muac => vitals.muac_mm = Some(value),
        Vital::Weight => vitals.weight_kg = Some(value),
        // The level would contradict most totals.
        Vital::GcsTotal => {
            vitals.gcs_total = Some(value as u8);
            vitals.avpu = None;
        }
        Vital::PainScore => vitals.pain_score = Some(value as u8),
    }
}
