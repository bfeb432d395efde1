//! What a model said about images, on a terminal: all of it is the model's, and marked so.

use super::notes::{close, open};
use super::page::{BOLD, Page};
use crate::tasks::{
    Calibration, Classification, Description, ImageAnswer, ImageAnswerStatus, Judged, Judgement,
};

/// A description.
pub fn description(description: &Description, width: usize) -> String {
    let mut page = open(&description.about, width);
    let own = |text: &crate::encounter::PatientText| text.to_string();
    page.section(
        "Seen, in the model's words",
        description.findings.iter().map(own),
    );
    page.section(
        "Impression, in the model's words",
        description.impression.iter().map(own),
    );
    end(page, &description.limits, &description.about)
}

/// An answer about images.
pub fn image_answer(answer: &ImageAnswer, width: usize) -> String {
    let mut page = open(&answer.about, width);
    match (answer.status, &answer.text) {
        (ImageAnswerStatus::Answered, Some(text)) => {
            page.section("Answer, in the model's words", [text.to_string()])
        }
        _ => page.section(
            "No answer",
            ["the model does not see what was asked for".to_owned()],
        ),
    }
    end(page, &answer.limits, &answer.about)
}

/// A classification, a line a condition.
pub fn classification(classification: &Classification, width: usize) -> String {
    let mut page = open(&classification.about, width);
    page.section(
        "What the model says to each question",
        classification.conditions.iter().map(judged),
    );
    end(page, &classification.limits, &classification.about)
}

fn judged(judged: &Judged) -> String {
    let word = match judged.judgement {
        Judgement::Yes => "yes",
        Judgement::No => "no",
        Judgement::NotAnswered => "not answered",
    };
    let calibration = match judged.calibration {
        Calibration::Temperature => "calibrated",
        Calibration::Uncalibrated => "uncalibrated",
    };
    let weight = judged.probability.map_or(String::new(), |probability| {
        format!(", weight of yes {probability:.2}, {calibration}")
    });
    format!("{}: {BOLD}{word}{BOLD:#}{weight}", judged.label)
}

fn end(mut page: Page, limits: &str, about: &crate::tasks::About) -> String {
    page.section("Limits", [limits.to_owned()]);
    close(page, about)
}
