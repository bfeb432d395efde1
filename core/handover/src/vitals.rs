//! Vital signs in few bits: a number that stands on its instrument's step takes the bits of its range, any other its whole 64.

use aidpost_protocol::encounter::{Avpu, Vital, Vitals};

use crate::bits::{BitReader, BitWriter};

/// (vital sign, steps to one unit, lowest step, bits): the plausible range of the encounter, in steps of the instrument.
const NUMBERS: [(Vital, f64, u64, u32); 12] = [
    (Vital::HeartRate, 1.0, 0, 9),
    (Vital::RespiratoryRate, 1.0, 0, 8),
    (Vital::Temperature, 10.0, 200, 9),
    (Vital::Spo2, 1.0, 1, 7),
    (Vital::Systolic, 1.0, 0, 9),
    (Vital::Diastolic, 1.0, 0, 9),
    (Vital::CapillaryRefill, 10.0, 0, 8),
    (Vital::Glucose, 10.0, 0, 10),
    (Vital::Muac, 1.0, 50, 10),
    (Vital::Weight, 10.0, 3, 13),
    (Vital::GcsTotal, 1.0, 3, 4),
    (Vital::PainScore, 1.0, 0, 4),
];

pub(crate) fn put(out: &mut BitWriter, vitals: &Vitals) {
    for (vital, per_unit, lowest, bits) in NUMBERS {
        let Some(value) = vital.of(vitals) else {
            out.put(0, 1);
            continue;
        };
        out.put(1, 1);
        let step = (value * per_unit).round();
        let above = step as u64 - lowest.min(step as u64);
        let is_on_step = step / per_unit == value && step as u64 >= lowest && above < 1 << bits;
        out.put(u64::from(!is_on_step), 1);
        if is_on_step {
            out.put(above, bits);
        } else {
            out.put(value.to_bits(), 64);
        }
    }
    let level = vitals
        .avpu
        .and_then(|own| Avpu::ALL.into_iter().position(|one| one == own));
    out.put(level.map_or(0, |place| place as u64 + 1), 3);
    out.put(
        vitals
            .supplemental_oxygen
            .map_or(0, |given| 1 + u64::from(given)),
        2,
    );
    out.put(vitals.spo2_scale.map_or(0, u64::from), 2);
}

pub(crate) fn take(bits: &mut BitReader<'_>) -> Option<Vitals> {
    let mut vitals = Vitals::default();
    for (vital, per_unit, lowest, width) in NUMBERS {
        if bits.take(1)? == 0 {
            continue;
        }
        let value = if bits.take(1)? == 1 {
            f64::from_bits(bits.take(64)?)
        } else {
            (bits.take(width)? + lowest) as f64 / per_unit
        };
        if !vital.set(&mut vitals, value) {
            return None;
        }
    }
    vitals.avpu = match bits.take(3)? {
        0 => None,
        place => Some(*Avpu::ALL.get(usize::try_from(place).ok()? - 1)?),
    };
    vitals.supplemental_oxygen = match bits.take(2)? {
        0 => None,
        1 => Some(false),
        2 => Some(true),
        _ => return None,
    };
    vitals.spo2_scale = match bits.take(2)? {
        0 => None,
        scale => Some(u8::try_from(scale).ok()?),
    };
    Some(vitals)
}
