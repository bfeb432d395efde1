//! The words of an evaluation, for table and page alike.

use super::super::page::short;
use crate::acuity::Acuity;
use crate::eval::{
    CalibrationScore, Estimate, EvalReport, QuestionScore, Rate, Timing, UrgencyScore,
};

/// What was measured, and what a reader should know first.
pub(super) fn summary(report: &EvalReport) -> Vec<String> {
    let mut lines = Vec::new();
    if report.provenance.not_for_clinical_use {
        lines.push("Not for clinical use: measured with a demo or unverified model.".to_owned());
    }
    if !report.complete {
        lines.push(
            "NOT COMPLETE: it was stopped, and what follows is about the lines before that."
                .to_owned(),
        );
    }
    let questions = report.questions.as_ref().map_or(0, |score| score.questions);
    let mut counted = Vec::new();
    if report.narratives > 0 || questions == 0 {
        counted.push(count(report.narratives, "narrative"));
    }
    if questions > 0 {
        counted.push(count(questions, "question"));
    }
    lines.push(format!(
        "{} in {}.",
        counted.join(" and "),
        count(report.files.len(), "file")
    ));
    if !report.bad_lines.is_empty() {
        lines.push(format!(
            "Not counted: {} that could not be used.",
            count(report.bad_lines.len(), "line")
        ));
    }
    if report.age_not_given > 0 {
        lines.push(format!(
            "{} without an age: the lexicon read for the signs of every age, and a model is asked as for the age that is told, or as for an \
             adult.",
            count(report.age_not_given, "narrative")
        ));
    }
    lines
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

pub(super) fn versions(report: &EvalReport) -> String {
    let made = &report.provenance;
    let mut parts = vec![
        made.engine.clone(),
        format!("protocol {}", short(&made.protocol_sha256)),
    ];
    parts.extend(
        made.lexicons
            .iter()
            .map(|lexicon| format!("lexicon {} {}", lexicon.language, short(&lexicon.sha256))),
    );
    parts.push(match &made.pack {
        Some(pack) => format!(
            "pack {pack} {}",
            made.model_sha256.as_deref().map(short).unwrap_or_default()
        ),
        None => "no model".to_owned(),
    });
    if let Some(adapter) = &made.adapter {
        let digest = made.adapter_sha256.as_deref().map(short);
        parts.push(format!("adapter {adapter} {}", digest.unwrap_or_default()));
    }
    parts.extend(made.backend.clone());
    parts.extend(report.files.iter().map(|file| {
        format!(
            "{} ({} lines, {})",
            file.name,
            file.lines,
            short(&file.sha256)
        )
    }));
    parts.push(format!(
        "bootstrap of {} with seed {}",
        report.resamples, report.seed
    ));
    parts.join(" · ")
}

pub(super) fn dimension(name: &str) -> &'static str {
    match name {
        "language" => "By language",
        "style" => "By style",
        _ => "By age",
    }
}

pub(super) const fn colour(acuity: Acuity) -> &'static str {
    match acuity {
        Acuity::Red => "red",
        Acuity::Yellow => "yellow",
        Acuity::NotTriageable => "no colour",
        Acuity::Green => "green",
    }
}

pub(super) fn share(rate: &Rate) -> String {
    number(rate.value)
}

pub(super) fn ranged(estimate: &Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{} ({low:.3}–{high:.3})", number(estimate.value)),
        _ => number(estimate.value),
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

pub(super) fn percent(rate: &Rate) -> String {
    rate.value
        .map_or_else(|| "–".to_owned(), |value| format!("{:.1} %", value * 100.0))
}

pub(super) fn range_percent(rate: &Rate) -> String {
    match (rate.low, rate.high) {
        (Some(low), Some(high)) => format!("({:.1}–{:.1} %)", low * 100.0, high * 100.0),
        _ => String::new(),
    }
}

/// The share, the interval, and of how many.
pub(super) fn whole(rate: &Rate) -> String {
    if rate.whole == 0 {
        return "–".to_owned();
    }
    format!(
        "{} {}, {} of {}",
        percent(rate),
        range_percent(rate),
        rate.part,
        rate.whole
    )
}

pub(super) fn kappa(score: &UrgencyScore) -> String {
    let kappa = score
        .weighted_kappa
        .map_or_else(|| "not known".to_owned(), |kappa| format!("{kappa:.3}"));
    format!(
        "Quadratic weighted kappa over red, yellow and green: {kappa}. Under: of those that should be more than green, less urgent than \
         expected. Over: of those that should be less than red, yellow or red and not expected so. No colour counts as less urgent than yellow."
    )
}

pub(super) fn calibration(score: &CalibrationScore) -> String {
    let kind = if score.calibrated {
        "calibrated by the pack"
    } else {
        "uncalibrated: they rank, they do not measure"
    };
    format!(
        "{} cases, {kind}: Brier score {:.3}, expected calibration error {:.3}",
        score.cases, score.brier, score.expected_error
    )
}

pub(super) fn questions(score: &QuestionScore) -> Vec<String> {
    let mut lines = vec![format!(
        "right: {}; by chance {:.1} %",
        whole(&score.right),
        score.chance * 100.0
    )];
    if score.by.len() > 1 {
        lines.extend(
            score
                .by
                .iter()
                .map(|(set, rate)| format!("{set}: {}", whole(rate))),
        );
    }
    if score.not_asked > 0 {
        lines.push(format!(
            "{} were not asked: there is no model",
            score.not_asked
        ));
    }
    if score.failed > 0 {
        lines.push(format!("{} were not answered: the model failed, as where a question is longer than its context", score.failed));
    }
    lines.extend(score.calibration.as_ref().map(calibration));
    lines
}

pub(super) fn time(timing: &Timing) -> String {
    format!(
        "{}: median {}, 95 of 100 under {}, slowest {}",
        timing.reader.label(),
        seconds(timing.median_seconds),
        seconds(timing.p95_seconds),
        seconds(timing.most_seconds)
    )
}

fn seconds(seconds: f64) -> String {
    if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1000.0)
    } else {
        format!("{seconds:.2} s")
    }
}

pub(super) fn statuses(report: &EvalReport) -> Vec<String> {
    let statuses = report.model_status.iter();
    statuses
        .map(|(status, count)| format!("{}: {count}", status.replace('_', " ")))
        .collect()
}
