//! Which other unit a number looks like, and what it would be in ours: for the messages of errors and warnings.
//! It converts nothing that is then used: a person has to look.

use super::Vital;

/// Another unit in which clinics measure, and the numbers that look like it.
struct Unit {
    vital: Vital,
    from: f64,
    to: f64,
    name: &'static str,
    convert: fn(f64) -> f64,
}

const fn unit(
    vital: Vital,
    from: f64,
    to: f64,
    name: &'static str,
    convert: fn(f64) -> f64,
) -> Unit {
    Unit {
        vital,
        from,
        to,
        name,
        convert,
    }
}

/// What lies outside the plausible range and would lie within it in another unit that clinics use: (from, below).
#[rustfmt::skip]
const OUTSIDE: [Unit; 11] = [
    unit(Vital::Temperature, 68.0, 115.0, "°F", |f| (f - 32.0) / 1.8),
    unit(Vital::Temperature, 293.0, 320.0, "K", |k| k - 273.15),
    unit(Vital::Temperature, 200.0, 293.0, "tenths of a °C", |t| t / 10.0),
    unit(Vital::Temperature, 320.0, 461.0, "tenths of a °C", |t| t / 10.0),
    unit(Vital::Spo2, 0.2, 1.0, "a fraction", |part| part * 100.0),
    unit(Vital::Glucose, 100.0, 1801.0, "mg/dL", |mg| mg / MG_PER_MMOL),
    unit(Vital::Muac, 5.0, 50.0, "cm", |cm| cm * 10.0),
    unit(Vital::Weight, 500.0, 300_000.0, "g", |g| g / 1000.0),
    unit(Vital::CapillaryRefill, 100.0, 20_001.0, "milliseconds", |ms| ms / 1000.0),
    unit(Vital::PainScore, 10.0, 101.0, "a scale of 0 to 100", |of_100| of_100 / 10.0),
    unit(Vital::Systolic, 350.0, 35_001.0, "Pa", |pa| pa * MMHG_PER_KPA / 1000.0),
];

/// One mmol of glucose weighs 180.16 mg; per decilitre a tenth of that.
pub(crate) const MG_PER_MMOL: f64 = 18.016;
/// One kPa in mmHg.
pub(crate) const MMHG_PER_KPA: f64 = 7.500_62;

/// `; 98.6 looks like °F: 37 °C?`, or nothing.
pub(super) fn hint(field: &str, value: f64) -> String {
    let fits = |unit: &&Unit| unit.vital.field() == field && (unit.from..unit.to).contains(&value);
    let Some(unit) = OUTSIDE.iter().find(fits) else {
        return String::new();
    };
    let ours = (unit.convert)(value);
    let symbol = unit.vital.unit();
    format!(
        "; {value} looks like {}: {} {symbol}?",
        unit.name,
        rounded(ours)
    )
}

/// To one decimal, and without one where it is zero.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
