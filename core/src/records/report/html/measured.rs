//! What was measured, and which finding each value speaks for. It judges no value itself: the rules that held do.

use super::super::words;
use crate::encounter::{Encounter, Vital};
use crate::triage::Triage;

/// The rows in one column, or in two where no photo stands beside them.
pub(super) struct Measured {
    pub(super) columns: Vec<Vec<Row>>,
    pub(super) lines: f32,
}

pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) value: String,
    /// The numbers of the findings that rest on it, from 1.
    pub(super) findings: Vec<usize>,
    /// `finding 1, 3`; empty where no finding rests on it.
    pub(super) mark: String,
}

impl Measured {
    /// Marks each value by the findings that rest on it.
    pub(super) fn mark(&mut self) {
        for row in self.columns.iter_mut().flatten() {
            let numbers: Vec<String> = row.findings.iter().map(ToString::to_string).collect();
            if !numbers.is_empty() {
                row.mark = format!("finding {}", numbers.join(", "));
            }
        }
    }
}

const ROW: f32 = 1.2;
const PHOTO: f32 = 12.0;
const ONE_COLUMN: usize = 4;

pub(super) fn measured(encounter: &Encounter, triage: &Triage, has_photo: bool) -> Measured {
    let vitals = &encounter.vitals;
    let mut rows: Vec<Row> = Vital::ALL
        .iter()
        .filter_map(|vital| {
            let value = vital.of(vitals)?;
            let shown = format!("{value} {}", words::unit(*vital));
            Some(row(triage, vital.field(), words::vital(*vital), shown))
        })
        .collect();
    if let Some(avpu) = vitals.avpu {
        let shown = avpu.code().to_owned();
        rows.push(row(triage, "vitals.avpu", "Alertness", shown));
    }
    if let Some(given) = vitals.supplemental_oxygen {
        let shown = if given { "given" } else { "not given" };
        rows.push(row(
            triage,
            "vitals.supplemental_oxygen",
            "Oxygen",
            shown.to_owned(),
        ));
    }
    if let Some(scale) = vitals.spo2_scale {
        rows.push(row(
            triage,
            "vitals.spo2_scale",
            "SpO2 scale",
            scale.to_string(),
        ));
    }
    let heading = if rows.is_empty() { 0.0 } else { 1.5 };
    let mut columns = vec![rows];
    if let Some(rows) = columns
        .first_mut()
        .filter(|rows| !has_photo && rows.len() > ONE_COLUMN)
    {
        let second = rows.split_off(rows.len().div_ceil(2));
        columns.push(second);
    }
    let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
    let photo = if has_photo { PHOTO } else { 0.0 };
    Measured {
        columns,
        lines: heading + photo.max(ROW * longest as f32),
    }
}

fn row(triage: &Triage, field: &str, name: &'static str, value: String) -> Row {
    let findings = triage.assessment.findings.iter().enumerate();
    let resting = findings
        .filter(|(_, finding)| {
            let mut fields = finding
                .basis
                .iter()
                .filter_map(|entry| entry.split_once(" = "));
            fields.any(|(name, _)| name == field)
        })
        .map(|(index, _)| index + 1);
    Row {
        name,
        value,
        findings: resting.collect(),
        mark: String::new(),
    }
}
