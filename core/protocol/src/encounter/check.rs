//! Whether an encounter can be true of a person: ranges, lengths, the order of the blood pressures, and findings that
//! contradict each other.
//! Plausible is not healthy: what is alarming is the protocols' business.

use jiff::Timestamp;
use oxilangtag::LanguageTag;

use super::{Avpu, Encounter, EncounterError, Fact, Vital};

/// The highest plausible age, as all units express it (130 × 365.25 days = 47482.5).
const AGES: [(&str, f64); 4] = [
    ("age.years", 130.0),
    ("age.months", 1560.0),
    ("age.weeks", 6783.0),
    ("age.days", 47482.0),
];

/// Plausible ranges, both ends included: (vital sign, lowest, highest), from the contract of the project.
const VITALS: [(Vital, f64, f64); 12] = [
    (Vital::HeartRate, 0.0, 350.0),
    (Vital::RespiratoryRate, 0.0, 150.0),
    (Vital::Temperature, 20.0, 46.0),
    (Vital::Spo2, 1.0, 100.0),
    (Vital::Systolic, 0.0, 350.0),
    (Vital::Diastolic, 0.0, 350.0),
    (Vital::CapillaryRefill, 0.0, 20.0),
    (Vital::Glucose, 0.0, 100.0),
    (Vital::Muac, 50.0, 600.0),
    (Vital::Weight, 0.3, 500.0),
    (Vital::GcsTotal, 3.0, 15.0),
    (Vital::PainScore, 0.0, 10.0),
];

const SPO2_SCALE: (&str, f64, f64) = ("vitals.spo2_scale", 1.0, 2.0);
const ID_BYTES: usize = 128;
const NARRATIVE_CHARACTERS: usize = 20_000;
const PHOTOS: usize = 8;

pub(super) fn check(encounter: &Encounter) -> Result<(), EncounterError> {
    let age = encounter.age;
    if let Some((field, max)) = AGES.into_iter().find(|(field, _)| *field == age.field()) {
        within(field, f64::from(age.value()), 0.0, max)?;
    }
    for (vital, min, max) in VITALS {
        if let Some(value) = vital.raw(&encounter.vitals) {
            within(vital.field(), value, min, max)?;
        }
    }
    if let Some(scale) = encounter.vitals.spo2_scale {
        let (field, min, max) = SPO2_SCALE;
        within(field, f64::from(scale), min, max)?;
    }
    if let (Some(diastolic), Some(systolic)) = (
        encounter.vitals.diastolic_mmhg,
        encounter.vitals.systolic_mmhg,
    ) && diastolic > systolic
    {
        return Err(EncounterError::DiastolicAboveSystolic {
            diastolic,
            systolic,
        });
    }
    let id = encounter.id.as_ref().map_or(0, |id| id.len());
    let narrative = encounter
        .narrative
        .as_ref()
        .map_or(0, |text| text.chars().count());
    let confirmed_by = encounter.casualty.confirmed_by.as_ref();
    let confirmed_by = confirmed_by.map_or(0, |name| name.len());
    contradictions(encounter)?;
    consciousness(encounter)?;
    at_most("id", id, ID_BYTES, "bytes")?;
    at_most("casualty.confirmed_by", confirmed_by, ID_BYTES, "bytes")?;
    at_most("narrative", narrative, NARRATIVE_CHARACTERS, "characters")?;
    at_most("photos", encounter.photos.len(), PHOTOS, "photos")?;
    match &encounter.language {
        Some(tag) if LanguageTag::parse(&**tag).is_err() => {
            return Err(EncounterError::InvalidLanguage);
        }
        _ => {}
    }
    match &encounter.measured_at {
        Some(time) if !is_rfc_3339(time) => Err(EncounterError::InvalidTime),
        _ => Ok(()),
    }
}

/// `2026-11-28T09:30:00+03:00`. The calendar is jiff's; the form is stricter than what jiff reads.
fn is_rfc_3339(time: &str) -> bool {
    let shape = |at: usize, wanted: &[u8]| {
        let byte = time.as_bytes().get(at);
        byte.is_some_and(|byte| wanted.contains(byte))
    };
    let is_dated = shape(4, b"-") && shape(7, b"-") && shape(10, b"Tt") && shape(16, b":");
    let (body, minutes) = match time.len().checked_sub(6) {
        _ if time.ends_with(['Z', 'z']) => (&time[..time.len() - 1], ""),
        Some(at) if time.is_char_boundary(at) => time.split_at(at),
        _ => return false,
    };
    let offset = minutes.is_empty()
        || minutes.starts_with(['+', '-']) && minutes.as_bytes().get(3) == Some(&b':');
    let seconds = body.get(16..).unwrap_or_default();
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    let has_seconds = seconds.len() >= 3 && seconds.get(1..).is_some_and(|s| s.chars().all(plain));
    is_dated && offset && has_seconds && time.parse::<Timestamp>().is_ok()
}

/// The Glasgow Coma Scale totals that each level of consciousness allows. By the scale's own words: confused speech is
/// at most 14; who answers only to a voice opens no eyes before it, at most 14, and who answers at all is above 3;
/// who answers only to pain neither obeys nor talks sense. Where practice is loose the bounds are wide: these are this
/// project's reading, and a pair outside them is a slip in one of the two.
const TOTALS: [(Avpu, u8, u8); 5] = [
    (Avpu::Alert, 9, 15),
    (Avpu::Confusion, 9, 14),
    (Avpu::Voice, 4, 14),
    (Avpu::Pain, 4, 12),
    (Avpu::Unresponsive, 3, 8),
];

fn consciousness(encounter: &Encounter) -> Result<(), EncounterError> {
    let (Some(level), Some(total)) = (encounter.vitals.avpu, encounter.vitals.gcs_total) else {
        return Ok(());
    };
    match TOTALS.into_iter().find(|(of, ..)| *of == level) {
        Some((_, min, max)) if !(min..=max).contains(&total) => {
            Err(EncounterError::ConsciousnessContradiction {
                total,
                level,
                min,
                max,
            })
        }
        _ => Ok(()),
    }
}

/// The plausible range of a dotted field that has one, for messages about values of the wrong type.
pub(super) fn range(field: &str) -> Option<(f64, f64)> {
    let ages = AGES.into_iter().map(|(name, max)| (name, 0.0, max));
    let vitals = VITALS
        .into_iter()
        .map(|(vital, min, max)| (vital.field(), min, max));
    let row = ages
        .chain(vitals)
        .chain([SPO2_SCALE])
        .find(|(name, ..)| *name == field);
    row.map(|(_, min, max)| (min, max))
}

impl Vital {
    /// The lowest and the highest value that can be true of a person, both included. Plausible is not healthy.
    #[must_use]
    pub fn plausible_range(self) -> (f64, f64) {
        let row = VITALS.into_iter().find(|(vital, ..)| *vital == self);
        row.map_or((f64::MIN, f64::MAX), |(_, min, max)| (min, max))
    }
}

/// Answers about a casualty that cannot both be true. One of them is a slip, and a slip here can cost a life.
fn contradictions(encounter: &Encounter) -> Result<(), EncounterError> {
    let (casualty, vitals) = (&encounter.casualty, &encounter.vitals);
    let is = |fact: Fact, answer| fact.of(casualty) == Some(answer);
    let unresponsive = vitals.avpu == Some(Avpu::Unresponsive);
    let rate = Vital::RespiratoryRate.of(vitals);
    let breathes = rate.is_some_and(|rate| rate > 0.0);
    let still = [
        Fact::BreathingAfterAirwayOpening,
        Fact::BreathingAfterRescueBreaths,
    ];
    let mut pairs = vec![
        (
            is(Fact::Walks, true) && is(Fact::Breathing, false),
            Fact::Walks,
            Fact::Breathing.field(),
        ),
        (
            is(Fact::Walks, true) && unresponsive,
            Fact::Walks,
            "vitals.avpu",
        ),
        (
            is(Fact::ObeysCommands, true) && unresponsive,
            Fact::ObeysCommands,
            "vitals.avpu",
        ),
        (
            is(Fact::Breathing, true) && rate == Some(0.0),
            Fact::Breathing,
            Vital::RespiratoryRate.field(),
        ),
    ];
    // Without breathing there is no rate, unless it came back when the airway was opened or breaths were given.
    let never = is(Fact::Breathing, false) && still.into_iter().all(|fact| !is(fact, true));
    pairs.push((
        never && breathes && still.into_iter().any(|fact| is(fact, false)),
        Fact::Breathing,
        Vital::RespiratoryRate.field(),
    ));
    match pairs.into_iter().find(|(both, ..)| *both) {
        Some((_, fact, other)) => Err(EncounterError::Contradiction {
            field: fact.field(),
            other,
        }),
        None => Ok(()),
    }
}

fn within(field: &'static str, value: f64, min: f64, max: f64) -> Result<(), EncounterError> {
    // `contains` is false for NaN, so what is not a number is refused with the rest.
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        Err(EncounterError::OutOfRange {
            field,
            value,
            min,
            max,
        })
    }
}

fn at_most(
    field: &'static str,
    length: usize,
    limit: usize,
    unit: &'static str,
) -> Result<(), EncounterError> {
    if length <= limit {
        Ok(())
    } else {
        Err(EncounterError::TooLong {
            field,
            length,
            limit,
            unit,
        })
    }
}
