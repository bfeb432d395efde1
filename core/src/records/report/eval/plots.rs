//! Where the marks of a plot stand, in the units of its drawing. The template draws them.

use crate::eval::{CalibrationScore, Rate, ReaderScore, UrgencyScore};

use super::words::{dimension, ranged, whole};

/// The left and the right end of the scale from 0 to 1.
const LEFT: f64 = 190.0;
const RIGHT: f64 = 510.0;
const ROW: f64 = 22.0;
const TOP: f64 = 26.0;

/// Values with intervals, one below the other.
pub(super) struct Plot {
    pub(super) title: String,
    pub(super) height: f64,
    /// The end of the lines of the scale.
    pub(super) foot: f64,
    pub(super) ticks: Vec<(f64, &'static str)>,
    pub(super) marks: Vec<Mark>,
}

/// One value.
pub(super) struct Mark {
    pub(super) label: String,
    pub(super) y: f64,
    pub(super) x: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) words: String,
}

fn x(value: f64) -> f64 {
    ((LEFT + (RIGHT - LEFT) * value) * 10.0).round() / 10.0
}

type Row = (String, [Option<f64>; 3], String);

/// Values that were not measured are left out; without any there is no plot.
fn plot(title: String, rows: impl IntoIterator<Item = Row>) -> Option<Plot> {
    let mut marks = Vec::new();
    for (label, values, words) in rows {
        let [Some(value), Some(low), Some(high)] = values else {
            continue;
        };
        marks.push(Mark {
            label,
            y: TOP + ROW * marks.len() as f64 + ROW / 2.0,
            x: x(value),
            low: x(low),
            high: x(high),
            words,
        });
    }
    let foot = TOP + ROW * marks.len() as f64;
    let ticks = [
        (0.0, "0"),
        (0.25, "0.25"),
        (0.5, "0.5"),
        (0.75, "0.75"),
        (1.0, "1"),
    ];
    (!marks.is_empty()).then(|| Plot {
        title,
        height: foot + 6.0,
        foot,
        ticks: ticks.map(|(value, label)| (x(value), label)).to_vec(),
        marks,
    })
}

fn rate(label: &str, rate: &Rate) -> Row {
    (
        label.to_owned(),
        [rate.value, rate.low, rate.high],
        whole(rate),
    )
}

/// F1, precision and the rest of one reader.
pub(super) fn reader(score: &ReaderScore) -> Option<Plot> {
    let all = &score.all;
    let f1 = [all.f1.value, all.f1.low, all.f1.high];
    plot(
        format!("Signs: {}", score.reader.label()),
        [
            ("F1".to_owned(), f1, ranged(&all.f1)),
            rate("precision", &all.precision),
            rate("recall", &all.recall),
            rate("recall of RED signs", &all.red_recall),
            rate("denied, read as there", &all.denied_as_present),
            rate("trapped, read as there", &all.trapped_as_present),
            rate("denied, read so", &all.denied_found),
        ],
    )
}

/// F1 by language, style and age.
pub(super) fn slices(score: &ReaderScore) -> Vec<Plot> {
    let parts = score.by.iter().filter(|(_, slices)| slices.len() > 1);
    parts
        .filter_map(|(name, slices)| {
            let row = |slice: &crate::eval::Slice| {
                let f1 = slice.score.f1;
                let words = format!("{}, n = {}", ranged(&f1), slice.score.narratives);
                (slice.name.clone(), [f1.value, f1.low, f1.high], words)
            };
            let title = format!("{}: F1, {}", dimension(name), score.reader.label());
            plot(title, slices.iter().map(row))
        })
        .collect()
}

/// Under- and over-triage of each reader, and under-triage of red by part.
pub(super) fn urgency(scores: &[UrgencyScore]) -> Vec<Plot> {
    let readers = scores.iter().flat_map(|score| {
        let (name, all) = (score.reader.label(), &score.all);
        [
            rate(&format!("RED not red: {name}"), &all.red_under_triaged),
            rate(&format!("under: {name}"), &all.under_triaged),
            rate(&format!("over: {name}"), &all.over_triaged),
        ]
    });
    let mut plots = Vec::from_iter(plot("Under- and over-triage".to_owned(), readers));
    let Some(score) = scores.last() else {
        return plots;
    };
    for (name, slices) in score.by.iter().filter(|(_, slices)| slices.len() > 1) {
        let title = format!("{}: RED not red, {}", dimension(name), score.reader.label());
        plots.extend(plot(
            title,
            slices
                .iter()
                .map(|slice| rate(&slice.name, &slice.red_under_triaged)),
        ));
    }
    plots
}

/// How often it was right, by how sure it was.
pub(super) struct Reliability {
    pub(super) title: String,
    pub(super) points: Vec<Point>,
}

pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    pub(super) words: String,
}

/// A square of 200 units, 30 from the left and 10 from above.
pub(super) fn reliability(title: &str, score: &CalibrationScore) -> Reliability {
    let point = |bin: &crate::eval::CalibrationBin| Point {
        x: (30.0 + 200.0 * bin.confidence).round(),
        y: (210.0 - 200.0 * bin.right).round(),
        radius: (3.0 + 12.0 * (bin.cases as f64 / score.cases as f64).sqrt()).round(),
        words: format!(
            "{} cases at {:.0} % sure: {:.0} % right",
            bin.cases,
            bin.confidence * 100.0,
            bin.right * 100.0
        ),
    };
    Reliability {
        title: title.to_owned(),
        points: score.bins.iter().map(point).collect(),
    }
}
