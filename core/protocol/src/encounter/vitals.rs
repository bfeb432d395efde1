//! What was measured, each with its unit in its name; absent means not measured, never zero.
//! Which values are plausible stands in `check`, which are alarming in the rules.

use serde::{Deserialize, Serialize};

/// Measurements and scored observations of one encounter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Vitals {
    /// Heart rate, beats per minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub heart_rate_per_minute: Option<f64>,
    /// Breaths per minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub respiratory_rate_per_minute: Option<f64>,
    /// Body temperature, °C.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub temperature_celsius: Option<f64>,
    /// Oxygen saturation, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub spo2_percent: Option<f64>,
    /// Systolic blood pressure, mmHg.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub systolic_mmhg: Option<f64>,
    /// Diastolic blood pressure, mmHg; not above the systolic.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub diastolic_mmhg: Option<f64>,
    /// Level of consciousness.
    #[serde(
        deserialize_with = "super::parse::optional_word",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub avpu: Option<Avpu>,
    /// Capillary refill time, seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub capillary_refill_seconds: Option<f64>,
    /// Blood glucose, mmol/L.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub glucose_mmol_per_l: Option<f64>,
    /// Mid-upper-arm circumference, mm.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub muac_mm: Option<f64>,
    /// Body weight, kg.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub weight_kg: Option<f64>,
    /// Glasgow Coma Scale total, 3 to 15.
    #[serde(
        deserialize_with = "super::whole::optional",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub gcs_total: Option<u8>,
    /// Pain from 0 (none) to 10 (worst).
    #[serde(
        deserialize_with = "super::whole::optional",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub pain_score: Option<u8>,
    /// Whether the patient was given oxygen when SpO2 was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub supplemental_oxygen: Option<bool>,
    /// The SpO2 scale that a clinician chose for NEWS2, 1 or 2; absent means 1.
    #[serde(
        deserialize_with = "super::whole::optional",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub spo2_scale: Option<u8>,
}

/// Level of consciousness: AVPU with new confusion between alert and voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Avpu {
    /// Awake and oriented.
    Alert,
    /// Awake, newly confused.
    Confusion,
    /// Responds to voice.
    Voice,
    /// Responds to pain only.
    Pain,
    /// Does not respond.
    Unresponsive,
}

impl Avpu {
    /// All levels, from alert to unresponsive.
    pub const ALL: [Avpu; 5] = [
        Avpu::Alert,
        Avpu::Confusion,
        Avpu::Voice,
        Avpu::Pain,
        Avpu::Unresponsive,
    ];

    /// The code in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Avpu::Alert => "alert",
            Avpu::Confusion => "confusion",
            Avpu::Voice => "voice",
            Avpu::Pain => "pain",
            Avpu::Unresponsive => "unresponsive",
        }
    }
}

/// A number as a field holds it.
trait Held: Sized {
    fn held(value: f64) -> Option<Self>;
}

impl Held for f64 {
    fn held(value: f64) -> Option<Self> {
        Some(value)
    }
}

impl Held for u8 {
    fn held(value: f64) -> Option<Self> {
        let is_whole = value.fract() == 0.0 && (0.0..=255.0).contains(&value);
        is_whole.then_some(value as u8)
    }
}

fn fill<T: Held>(field: &mut Option<T>, value: f64) -> bool {
    let held = T::held(value);
    let fits = held.is_some();
    if fits {
        *field = held;
    }
    fits
}

macro_rules! vitals {
    ($($name:ident, $field:ident, $unit:literal, $resolution:literal;)*) => {
        /// The name of a measured number, with which rules and errors speak of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Vital { $(#[doc = concat!("`vitals.", stringify!($field), "`, in ", $unit)] $name,)* }

        impl Vital {
            /// Every numeric vital sign, in the order of the contract.
            pub const ALL: &'static [Vital] = &[$(Vital::$name),*];

            /// The dotted field name, `vitals.heart_rate_per_minute`.
            #[must_use]
            pub const fn field(self) -> &'static str {
                match self { $(Vital::$name => concat!("vitals.", stringify!($field)),)* }
            }

            /// The name in words, `heart rate`.
            #[must_use]
            pub fn words(self) -> String {
                let name = self.field().trim_start_matches("vitals.");
                let units = ["_per_minute", "_celsius", "_percent", "_mmhg", "_seconds", "_mmol_per_l", "_mm", "_kg"];
                let name = units.iter().find_map(|unit| name.strip_suffix(unit)).unwrap_or(name);
                match name {
                    "spo2" => "SpO2".to_owned(),
                    "muac" => "MUAC".to_owned(),
                    name => name.replace('_', " "),
                }
            }

            /// The unit in words or symbols.
            #[must_use]
            pub const fn unit(self) -> &'static str {
                match self { $(Vital::$name => $unit,)* }
            }

            /// The smallest step in which field instruments report it, in its unit: the ±1 step of boundary tests.
            #[must_use]
            pub const fn resolution(self) -> f64 {
                match self { $(Vital::$name => $resolution,)* }
            }

            /// The measured value; `None` where it was not measured or is not a number.
            #[must_use]
            pub fn of(self, vitals: &Vitals) -> Option<f64> {
                self.raw(vitals).filter(|value| value.is_finite())
            }

            /// The value as filled in, NaN and infinities included.
            pub(super) fn raw(self, vitals: &Vitals) -> Option<f64> {
                match self { $(Vital::$name => vitals.$field.map(f64::from),)* }
            }

            /// Fills the value in. `false`, and nothing is filled in, where the field takes whole points only and this is none, or more
            /// than it holds. Whether it can be true is for [`Encounter::check`](super::Encounter::check) to say.
            #[must_use]
            pub fn set(self, vitals: &mut Vitals, value: f64) -> bool {
                match self { $(Vital::$name => fill(&mut vitals.$field, value),)* }
            }
        }
    };
}

vitals! {
    HeartRate, heart_rate_per_minute, "beats per minute", 1.0;
    RespiratoryRate, respiratory_rate_per_minute, "breaths per minute", 1.0;
    Temperature, temperature_celsius, "°C", 0.1;
    Spo2, spo2_percent, "%", 1.0;
    Systolic, systolic_mmhg, "mmHg", 1.0;
    Diastolic, diastolic_mmhg, "mmHg", 1.0;
    CapillaryRefill, capillary_refill_seconds, "seconds", 0.1;
    Glucose, glucose_mmol_per_l, "mmol/L", 0.1;
    Muac, muac_mm, "mm", 1.0;
    Weight, weight_kg, "kg", 0.1;
    GcsTotal, gcs_total, "points", 1.0;
    PainScore, pain_score, "points", 1.0;
}
