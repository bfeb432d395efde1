//! The signed facts in bits, version 2. Every message has one form only: what could be written in two ways is refused when it is read.

use std::collections::BTreeMap;

use aidpost_protocol::YoungInfantFever;
use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{
    Age, Encounter, PatientText, Pregnancy, Setting, Sex, Sign, SignState,
};

use crate::bits::{BitReader, BitWriter};
use crate::{Facts, NotCarried, Raised, WriteError, signs, vitals};

/// All that stands between the key's id and the signature.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Body {
    /// Minutes since the beginning of 2025.
    pub(crate) issued: u32,
    pub(crate) valid_hours: u16,
    /// The first four bytes of the rules' hash.
    pub(crate) rules: u32,
    pub(crate) facts: Facts,
    pub(crate) not_carried: Vec<NotCarried>,
    pub(crate) label: Option<PatientText>,
}

pub(crate) const ISSUED_BITS: u32 = 26;
pub(crate) const HOURS_BITS: u32 = 12;
const LABEL_BITS: u32 = 5;
/// The longest label, in bytes.
pub(crate) const LABEL_BYTES: usize = (1 << LABEL_BITS) - 1;

const PREGNANCIES: [Pregnancy; 4] = [
    Pregnancy::Unknown,
    Pregnancy::NotPregnant,
    Pregnancy::Pregnant,
    Pregnancy::Postpartum,
];
const SEXES: [Sex; 4] = [Sex::Unknown, Sex::Female, Sex::Male, Sex::Other];
const SETTINGS: [Option<Setting>; 3] = [None, Some(Setting::Clinic), Some(Setting::Remote)];
const RAISED: [Option<Raised>; 3] = [None, Some(Raised::ModelOpinion), Some(Raised::ToldValue)];
const FEVERS: [YoungInfantFever; 2] = [YoungInfantFever::From37_5, YoungInfantFever::From38_0];
/// Bits of an age in years, months, weeks and days.
const AGES: [u32; 4] = [8, 11, 13, 16];
/// What is known of a sign; nothing is 0.
const PRESENT: u64 = 1;
const ABSENT: u64 = 2;
const READ: u64 = 3;

fn place<T: PartialEq>(all: &[T], own: &T) -> u64 {
    all.iter().position(|one| one == own).unwrap_or_default() as u64
}

fn at<T: Copy>(all: &[T], place: u64) -> Option<T> {
    all.get(usize::try_from(place).ok()?).copied()
}

impl Body {
    pub(crate) fn write(&self) -> Result<Vec<u8>, WriteError> {
        let mut out = BitWriter::default();
        let Facts { encounter, .. } = &self.facts;
        out.put(self.issued.into(), ISSUED_BITS);
        out.put(self.valid_hours.into(), HOURS_BITS);
        out.put(self.rules.into(), 32);
        out.put(place(&Acuity::ALL, &self.facts.acuity), 2);
        out.put(self.facts.supervisor_review.into(), 1);
        out.put(place(&RAISED, &self.facts.raised), 2);
        out.put(place(&FEVERS, &self.facts.fever), 1);
        out.put(self.facts.not_for_clinical_use.into(), 1);
        let unit = match encounter.age {
            Age::Years(_) => 0,
            Age::Months(_) => 1,
            Age::Weeks(_) => 2,
            Age::Days(_) => 3,
        };
        out.put(unit, 2);
        out.put(encounter.age.value().into(), AGES[unit as usize]);
        out.put(place(&SEXES, &encounter.sex), 2);
        out.put(place(&PREGNANCIES, &encounter.pregnancy), 2);
        out.put(place(&SETTINGS, &encounter.setting), 2);
        out.put(encounter.checklist_complete.into(), 1);
        vitals::put(&mut out, &encounter.vitals);
        put_signs(&mut out, &states(&self.facts)?);
        for one in NotCarried::ALL {
            out.put(self.not_carried.contains(&one).into(), 1);
        }
        let label = self.label.as_deref().unwrap_or_default().as_bytes();
        out.put(label.len() as u64, LABEL_BITS);
        for byte in label {
            out.put((*byte).into(), 8);
        }
        Ok(out.into_bytes())
    }

    /// `None` unless these are the very bytes that [`Body::write`] gives.
    pub(crate) fn read(bytes: &[u8]) -> Option<Body> {
        let mut bits = BitReader::new(bytes);
        let body = take(&mut bits)?;
        let is_plausible = body.facts.encounter.check().is_ok();
        (bits.ends() && is_plausible && body.write().ok()? == bytes).then_some(body)
    }
}

fn take(bits: &mut BitReader<'_>) -> Option<Body> {
    let issued = u32::try_from(bits.take(ISSUED_BITS)?).ok()?;
    let valid_hours = u16::try_from(bits.take(HOURS_BITS)?).ok()?;
    let rules = u32::try_from(bits.take(32)?).ok()?;
    let acuity = at(&Acuity::ALL, bits.take(2)?)?;
    let supervisor_review = bits.take(1)? == 1;
    let raised = at(&RAISED, bits.take(2)?)?;
    let fever = at(&FEVERS, bits.take(1)?)?;
    let not_for_clinical_use = bits.take(1)? == 1;
    let unit = bits.take(2)?;
    let value = bits.take(at(&AGES, unit)?)?;
    let small = u16::try_from(value).ok()?;
    let mut encounter = Encounter::new(match unit {
        0 => Age::Years(small),
        1 => Age::Months(small),
        2 => Age::Weeks(small),
        _ => Age::Days(small.into()),
    });
    encounter.sex = at(&SEXES, bits.take(2)?)?;
    encounter.pregnancy = at(&PREGNANCIES, bits.take(2)?)?;
    encounter.setting = at(&SETTINGS, bits.take(2)?)?;
    encounter.checklist_complete = bits.take(1)? == 1;
    encounter.vitals = vitals::take(bits)?;
    let mut facts = Facts {
        encounter,
        read: Default::default(),
        acuity,
        supervisor_review,
        raised,
        fever,
        not_for_clinical_use,
    };
    for (number, state) in take_signs(bits)? {
        let sign = signs::sign(number)?;
        match state {
            PRESENT => drop(facts.encounter.signs.insert(sign, SignState::Present)),
            ABSENT => drop(facts.encounter.signs.insert(sign, SignState::Absent)),
            _ => drop(facts.read.insert(sign)),
        }
    }
    let mut not_carried = Vec::new();
    for one in NotCarried::ALL {
        if bits.take(1)? == 1 {
            not_carried.push(one);
        }
    }
    let length = bits.take(LABEL_BITS)?;
    let label: Option<Vec<u8>> = (0..length).map(|_| Some(bits.take(8)? as u8)).collect();
    let label = String::from_utf8(label?).ok()?;
    Some(Body {
        issued,
        valid_hours,
        rules,
        facts,
        not_carried,
        label: Some(label)
            .filter(|label| !label.is_empty())
            .map(Into::into),
    })
}

type States = BTreeMap<u64, u64>;

fn states(facts: &Facts) -> Result<States, WriteError> {
    let number = |sign: Sign| {
        let code = sign.code();
        signs::number(sign).ok_or(WriteError::SignNotCarried { code })
    };
    let mut states = States::new();
    for sign in &facts.read {
        states.insert(number(*sign)?, READ);
    }
    for (sign, state) in &facts.encounter.signs {
        let state = match state {
            SignState::Present => PRESENT,
            SignState::Absent => ABSENT,
        };
        states.insert(number(*sign)?, state);
    }
    Ok(states)
}

/// As a list of numbers or as a table up to the highest of them, whichever is shorter.
fn put_signs(out: &mut BitWriter, states: &States) {
    let length = states.keys().next_back().map_or(0, |last| last + 1);
    let as_list = states.len() as u64 * u64::from(signs::WIDTH + 2);
    let is_table = length * 2 < as_list;
    out.put(is_table.into(), 1);
    if is_table {
        out.put(length, signs::WIDTH);
        for number in 0..length {
            out.put(states.get(&number).copied().unwrap_or_default(), 2);
        }
    } else {
        out.put(states.len() as u64, signs::WIDTH);
        for (number, state) in states {
            out.put(*number, signs::WIDTH);
            out.put(*state, 2);
        }
    }
}

fn take_signs(bits: &mut BitReader<'_>) -> Option<States> {
    let is_table = bits.take(1)? == 1;
    let length = bits.take(signs::WIDTH)?;
    let mut states = States::new();
    for place in 0..length {
        let number = if is_table {
            place
        } else {
            bits.take(signs::WIDTH)?
        };
        let state = bits.take(2)?;
        if state != 0 {
            states.insert(number, state);
        }
    }
    Some(states)
}
