//! The page: one HTML file without script or anything from outside. Template and style are files that people can review.

use askama::Template;

use super::plots::{self, Plot, Reliability};
use super::words;
use crate::acuity::Acuity;
use crate::eval::{BadLine, EvalReport, PerSign, ReaderScore, UrgencyScore};

/// An evaluation as a whole HTML document.
///
/// # Errors
/// None that a report could cause: formatting into memory does not fail.
pub fn evaluation_page(report: &EvalReport) -> Result<String, std::fmt::Error> {
    let reliabilities = [
        (
            "The model's probability of the colour",
            report.opinion.as_ref(),
        ),
        (
            "The model's probability of its answer",
            report
                .questions
                .as_ref()
                .and_then(|score| score.calibration.as_ref()),
        ),
    ];
    let page = EvaluationPage {
        summary: words::summary(report),
        not_for_clinical_use: report.provenance.not_for_clinical_use,
        signs: &report.signs,
        readers: report.signs.iter().filter_map(plots::reader).collect(),
        slices: report.signs.last().map(plots::slices).unwrap_or_default(),
        worst: report.signs.last().map(worst).unwrap_or_default(),
        urgency: &report.triage,
        urgency_plots: plots::urgency(&report.triage),
        matrix: report.triage.last().map(matrix),
        reliabilities: reliabilities
            .into_iter()
            .filter_map(|(title, score)| {
                Some((
                    plots::reliability(title, score?),
                    words::calibration(score?),
                ))
            })
            .collect(),
        questions: report.questions.as_ref().map(words::questions),
        time: report.time.iter().map(words::time).collect(),
        statuses: words::statuses(report),
        bad_lines: &report.bad_lines,
        versions: words::versions(report),
    };
    page.render().map_err(|_| std::fmt::Error)
}

#[derive(Template)]
#[template(path = "eval/page.html")]
struct EvaluationPage<'a> {
    summary: Vec<String>,
    not_for_clinical_use: bool,
    signs: &'a [ReaderScore],
    readers: Vec<Plot>,
    slices: Vec<Plot>,
    worst: Vec<&'a PerSign>,
    urgency: &'a [UrgencyScore],
    urgency_plots: Vec<Plot>,
    matrix: Option<Matrix>,
    reliabilities: Vec<(Reliability, String)>,
    questions: Option<Vec<String>>,
    time: Vec<String>,
    statuses: Vec<String>,
    bad_lines: &'a [BadLine],
    versions: String,
}

/// Expected colours against outcomes.
struct Matrix {
    reader: &'static str,
    names: [&'static str; 4],
    rows: Vec<(&'static str, Vec<Cell>)>,
    kappa: String,
}

struct Cell {
    cases: usize,
    /// `right`, `under` or `over`.
    kind: &'static str,
}

fn matrix(score: &UrgencyScore) -> Matrix {
    let cell = |expected: Acuity, outcome: Acuity, cases: usize| Cell {
        cases,
        kind: match outcome.cmp(&expected) {
            _ if cases == 0 => "",
            std::cmp::Ordering::Equal => "right",
            std::cmp::Ordering::Less => "under",
            std::cmp::Ordering::Greater => "over",
        },
    };
    let rows = Acuity::ALL
        .into_iter()
        .zip(&score.matrix)
        .map(|(expected, row)| {
            let cells = Acuity::ALL
                .into_iter()
                .zip(row)
                .map(|(outcome, cases)| cell(expected, outcome, *cases));
            (words::colour(expected), cells.collect())
        });
    Matrix {
        reader: score.reader.label(),
        names: Acuity::ALL.map(words::colour),
        rows: rows.collect(),
        kappa: words::kappa(score),
    }
}

fn worst(score: &ReaderScore) -> Vec<&PerSign> {
    let wrong = score
        .signs
        .iter()
        .filter(|sign| sign.missed + sign.false_alarms > 0);
    wrong.take(25).collect()
}
