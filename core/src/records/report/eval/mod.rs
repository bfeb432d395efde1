//! An evaluation as a table for a terminal and as a page with plots.

mod page;
mod plots;
mod words;

use std::collections::BTreeMap;

use super::page::{BOLD, DIM, Page};
use crate::acuity::Acuity;
use crate::eval::{EvalReport, ReaderScore, SignScore, UrgencyScore, UrgencySlice};

pub use page::evaluation_page;

use self::words::{dimension, percent, ranged, share, summary, versions};

/// The tables of an evaluation.
pub fn evaluation(report: &EvalReport) -> String {
    let mut page = Page::new(80);
    for line in summary(report) {
        page.item("", &line);
    }
    if let Some(score) = report.signs.last() {
        page.heading("Signs, by who read them");
        signs_head(&mut page);
        for reader in &report.signs {
            signs_row(&mut page, reader.reader.label(), &reader.all);
        }
        slices(&mut page, score);
        worst(&mut page, score);
    }
    if let Some(score) = report.triage.last() {
        page.heading("Urgency, by who read the narrative");
        urgency_head(&mut page);
        for reader in &report.triage {
            urgency_row(&mut page, reader.reader.label(), &reader.all);
        }
        urgency(&mut page, score);
    }
    if let Some(opinion) = &report.opinion {
        page.section(
            "The model's probabilities of the colour",
            [words::calibration(opinion)],
        );
    }
    if let Some(questions) = &report.questions {
        page.section("Questions", words::questions(questions));
    }
    page.section("Time for a narrative", report.time.iter().map(words::time));
    page.section("The model", words::statuses(report));
    page.line("");
    page.dim(&versions(report));
    page.text
}

fn signs_head(page: &mut Page) {
    page.line(&format!(
        "{DIM}  {:<18}{:>5}  {:<21}{:>7}{:>7}{:>7}{:>12}{DIM:#}",
        "", "n", "F1 (95 %)", "prec.", "recall", "RED", "not there"
    ));
}

fn signs_row(page: &mut Page, name: &str, score: &SignScore) {
    page.line(&format!(
        "  {:<18.18}{:>5}  {:<21}{:>7}{:>7}{:>7}{:>12}",
        name,
        score.narratives,
        ranged(&score.f1),
        share(&score.precision),
        share(&score.recall),
        share(&score.red_recall),
        percent(&score.not_there_as_present),
    ));
}

/// Rows under a heading for each way to divide the narratives.
fn divided<S>(
    page: &mut Page,
    reader: &str,
    by: &BTreeMap<&'static str, Vec<S>>,
    mut row: impl FnMut(&mut Page, &S),
) {
    for (name, slices) in by.iter().filter(|(_, slices)| slices.len() > 1) {
        page.line(&format!("\n{BOLD}{} ({reader}){BOLD:#}", dimension(name)));
        for slice in slices {
            row(page, slice);
        }
    }
}

fn slices(page: &mut Page, score: &ReaderScore) {
    divided(page, score.reader.label(), &score.by, |page, slice| {
        signs_row(page, &slice.name, &slice.score);
    });
    page.item(
        "",
        "n: narratives. RED: recall of signs that a red rule asks for. Not there: of what is denied, or told of others, of long ago or as \
         feared, how much was read as there.",
    );
}

fn worst(page: &mut Page, score: &ReaderScore) {
    let wrong = score
        .signs
        .iter()
        .filter(|sign| sign.missed + sign.false_alarms > 0)
        .take(12);
    page.section(
        "Signs with most errors",
        wrong.map(|sign| {
            format!(
                "{}: missed {} of {}, read {} times where it is not",
                sign.sign.code(),
                sign.missed,
                sign.present,
                sign.false_alarms
            )
        }),
    );
}

fn urgency_head(page: &mut Page) {
    page.line(&format!(
        "{DIM}  {:<18}{:>5}  {:<27}{:>8}{:>8}{:>10}{DIM:#}",
        "", "n", "RED not red (exact 95 %)", "under", "over", "exact"
    ));
}

fn urgency_row(page: &mut Page, name: &str, score: &UrgencySlice) {
    let red = &score.red_under_triaged;
    let counted = format!("{} of {}", red.part, red.whole);
    page.line(&format!(
        "  {:<18.18}{:>5}  {:<27}{:>8}{:>8}{:>10}",
        name,
        score.exact.whole,
        format!("{counted} {}", words::range_percent(red)),
        percent(&score.under_triaged),
        percent(&score.over_triaged),
        percent(&score.exact),
    ));
}

fn urgency(page: &mut Page, score: &UrgencyScore) {
    divided(page, score.reader.label(), &score.by, |page, slice| {
        urgency_row(page, &slice.name, slice);
    });
    page.heading(&format!(
        "Expected colour against outcome ({})",
        score.reader.label()
    ));
    let names = Acuity::ALL.map(words::colour);
    page.line(&format!(
        "{DIM}  {:<18}{:>8}{:>8}{:>10}{:>8}{DIM:#}",
        "", names[0], names[1], names[2], names[3]
    ));
    for (name, row) in names.iter().zip(&score.matrix) {
        page.line(&format!(
            "  {name:<18}{:>8}{:>8}{:>10}{:>8}",
            row[0], row[1], row[2], row[3]
        ));
    }
    page.item("", &words::kappa(score));
}
