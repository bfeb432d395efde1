//! National Early Warning Score 2: points for seven measurements, with both SpO2 scales.
//! A score beside the triage: from 5 points, or 3 in one parameter, a finding of its own makes the outcome at least yellow
//! with review (`added`). Not below 16 years nor in pregnancy, as its publisher says.
//!
//! The chart has whole numbers, and tenths of a degree: a measurement is first rounded to that step, halves up, so
//! that 36.05 °C counts as 36.1. The cut points below are the lower ends of that rounding: "8 or fewer" is below 8.5.

use super::condition::Condition::{
    self, All, Any, AtLeast, Below, Months, OnOxygen, Pregnant, Spo2Scale, Ticked,
};
use super::iitt::NOT_ALERT;
use super::rule::{Document, Rule, Source};
use super::score::{Measure, ScoreTable};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "Royal College of Physicians, National Early Warning Score (NEWS) 2, December 2017",
    sha256: None,
    licence: "no copyright restriction, the Royal College of Physicians being acknowledged; facts only, reworded",
    evidence: "read in a transcription of chart 1 and the report's front matter; bands and exclusions in several secondary sources that quote it, alike",
};

const CHART: Source = at("chart 1; measurements are rounded to the chart's step first, halves up");
const CONSCIOUSNESS: Source = at(
    "chart 1; that the sign of altered mental state counts as new confusion is this project's reading; a Glasgow Coma Scale does not",
);
const SCALE_2: Source = at(
    "chart 1, SpO2 scale 2, only where a clinician has set a target of 88 to 92 %; rounded first, halves up",
);

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

pub(super) static NEWS2: ScoreTable = ScoreTable {
    id: "news2",
    title: "National Early Warning Score 2, 16 years and over, not in pregnancy",
    version: "2017",
    source: at(
        "chart 1 and its bands: 7 or more high, 5 or 6 medium, 3 in one parameter low-medium, else low",
    ),
    applies: Months(192, u32::MAX),
    unless: Some(Pregnant),
    needs: &[
        &[Measure::Number(Vital::RespiratoryRate)],
        &[Measure::Number(Vital::Spo2)],
        &[Measure::Oxygen],
        &[Measure::Number(Vital::Systolic)],
        &[Measure::Number(Vital::HeartRate)],
        &[Measure::Consciousness],
        &[Measure::Number(Vital::Temperature)],
    ],
    rules: RULES,
    band,
};

/// The band of a total; `most` is the highest number of points that one parameter gave.
fn band(total: u8, most: u8) -> &'static str {
    match (total, most) {
        (7.., _) => "high",
        (5.., _) => "medium",
        (_, 3..) => "low_medium",
        _ => "low",
    }
}

const fn row(id: &'static str, points: u8, criterion: &'static str, when: Condition) -> Rule<u8> {
    of(id, points, criterion, when, CHART)
}

const fn of(
    id: &'static str,
    points: u8,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule<u8> {
    Rule {
        id,
        gives: points,
        criterion,
        when,
        source,
    }
}

// One line a cell of the chart, so that a clinician can read the table against it.
#[rustfmt::skip]
const RULES: &[Rule<u8>] = &[
    row("news2/respiratory-rate-8-or-fewer", 3, "8 breaths per minute or fewer", Below(Vital::RespiratoryRate, 8.5)),
    row("news2/respiratory-rate-9-to-11", 1, "9 to 11 breaths per minute", All(&[AtLeast(Vital::RespiratoryRate, 8.5), Below(Vital::RespiratoryRate, 11.5)])),
    row("news2/respiratory-rate-21-to-24", 2, "21 to 24 breaths per minute", All(&[AtLeast(Vital::RespiratoryRate, 20.5), Below(Vital::RespiratoryRate, 24.5)])),
    row("news2/respiratory-rate-25-or-more", 3, "25 breaths per minute or more", AtLeast(Vital::RespiratoryRate, 24.5)),

    row("news2/spo2-91-or-less", 3, "scale 1, oxygen saturation of 91 % or less", All(&[Spo2Scale(1), Below(Vital::Spo2, 91.5)])),
    row("news2/spo2-92-to-93", 2, "scale 1, oxygen saturation of 92 to 93 %", All(&[Spo2Scale(1), AtLeast(Vital::Spo2, 91.5), Below(Vital::Spo2, 93.5)])),
    row("news2/spo2-94-to-95", 1, "scale 1, oxygen saturation of 94 to 95 %", All(&[Spo2Scale(1), AtLeast(Vital::Spo2, 93.5), Below(Vital::Spo2, 95.5)])),

    of("news2/scale-2-spo2-83-or-less", 3, "scale 2, oxygen saturation of 83 % or less", All(&[Spo2Scale(2), Below(Vital::Spo2, 83.5)]), SCALE_2),
    of("news2/scale-2-spo2-84-to-85", 2, "scale 2, oxygen saturation of 84 to 85 %", All(&[Spo2Scale(2), AtLeast(Vital::Spo2, 83.5), Below(Vital::Spo2, 85.5)]), SCALE_2),
    of("news2/scale-2-spo2-86-to-87", 1, "scale 2, oxygen saturation of 86 to 87 %", All(&[Spo2Scale(2), AtLeast(Vital::Spo2, 85.5), Below(Vital::Spo2, 87.5)]), SCALE_2),
    of("news2/scale-2-spo2-93-to-94-on-oxygen", 1, "scale 2, oxygen saturation of 93 to 94 % on oxygen", All(&[Spo2Scale(2), OnOxygen, AtLeast(Vital::Spo2, 92.5), Below(Vital::Spo2, 94.5)]), SCALE_2),
    of("news2/scale-2-spo2-95-to-96-on-oxygen", 2, "scale 2, oxygen saturation of 95 to 96 % on oxygen", All(&[Spo2Scale(2), OnOxygen, AtLeast(Vital::Spo2, 94.5), Below(Vital::Spo2, 96.5)]), SCALE_2),
    of("news2/scale-2-spo2-97-or-more-on-oxygen", 3, "scale 2, oxygen saturation of 97 % or more on oxygen", All(&[Spo2Scale(2), OnOxygen, AtLeast(Vital::Spo2, 96.5)]), SCALE_2),

    row("news2/oxygen", 2, "given oxygen", OnOxygen),

    row("news2/systolic-90-or-less", 3, "systolic pressure of 90 mmHg or less", Below(Vital::Systolic, 90.5)),
    row("news2/systolic-91-to-100", 2, "systolic pressure of 91 to 100 mmHg", All(&[AtLeast(Vital::Systolic, 90.5), Below(Vital::Systolic, 100.5)])),
    row("news2/systolic-101-to-110", 1, "systolic pressure of 101 to 110 mmHg", All(&[AtLeast(Vital::Systolic, 100.5), Below(Vital::Systolic, 110.5)])),
    row("news2/systolic-220-or-more", 3, "systolic pressure of 220 mmHg or more", AtLeast(Vital::Systolic, 219.5)),

    row("news2/pulse-40-or-fewer", 3, "pulse of 40 per minute or fewer", Below(Vital::HeartRate, 40.5)),
    row("news2/pulse-41-to-50", 1, "pulse of 41 to 50 per minute", All(&[AtLeast(Vital::HeartRate, 40.5), Below(Vital::HeartRate, 50.5)])),
    row("news2/pulse-91-to-110", 1, "pulse of 91 to 110 per minute", All(&[AtLeast(Vital::HeartRate, 90.5), Below(Vital::HeartRate, 110.5)])),
    row("news2/pulse-111-to-130", 2, "pulse of 111 to 130 per minute", All(&[AtLeast(Vital::HeartRate, 110.5), Below(Vital::HeartRate, 130.5)])),
    row("news2/pulse-131-or-more", 3, "pulse of 131 per minute or more", AtLeast(Vital::HeartRate, 130.5)),

    of("news2/not-alert", 3, "newly confused, or responding to voice, to pain, or not at all", Any(&[NOT_ALERT, Ticked(Sign::AlteredMentalStatus), Ticked(Sign::Unresponsive)]), CONSCIOUSNESS),

    row("news2/temperature-35.0-or-less", 3, "temperature of 35.0 °C or less", Below(Vital::Temperature, 35.05)),
    row("news2/temperature-35.1-to-36.0", 1, "temperature of 35.1 to 36.0 °C", All(&[AtLeast(Vital::Temperature, 35.05), Below(Vital::Temperature, 36.05)])),
    row("news2/temperature-38.1-to-39.0", 1, "temperature of 38.1 to 39.0 °C", All(&[AtLeast(Vital::Temperature, 38.05), Below(Vital::Temperature, 39.05)])),
    row("news2/temperature-39.1-or-more", 2, "temperature of 39.1 °C or more", AtLeast(Vital::Temperature, 39.05)),
];
