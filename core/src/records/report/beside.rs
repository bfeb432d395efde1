//! What stands beside the colour, in plain words: scores, and the classes of other standards.

use super::words::{basis, missing, standard};
use crate::protocol::{INCOMPLETE, OtherAssessment, Response, Score};
use crate::triage::Triage;

/// A score in plain words: `at least` while something is missing.
pub(super) fn score(score: &Score) -> String {
    let least = if score.missing.is_empty() {
        ""
    } else {
        "at least "
    };
    let band = match score.band.as_str() {
        INCOMPLETE => "too little was measured to give a band",
        "low_medium" => "low to medium: three points in one measurement, urgent review",
        band => band,
    };
    let name = standard(&score.score);
    let mut line = format!("{name} {least}{} ({band})", score.value);
    if !score.missing.is_empty() {
        let fields: Vec<String> = score.missing.iter().map(|field| missing(field)).collect();
        line += &format!("; not measured: {}", fields.join(", "));
    }
    line
}

/// The classes of other standards that ask for urgent referral, each once: `IMCI: refer urgently, severe dehydration`. Those that a
/// finding of the chart names already are told there.
pub(super) fn urgent(triage: &Triage) -> Vec<String> {
    let findings = &triage.assessment.findings;
    let is_told = |class: &str| findings.iter().any(|told| told.criterion.contains(class));
    let mut lines = Vec::new();
    for other in &triage.other_assessments {
        for finding in &other.findings {
            let line = format!(
                "{}: refer urgently, {}",
                standard(&other.protocol),
                finding.class
            );
            let asks = finding.response == Response::ReferUrgently && !is_told(&finding.class);
            if asks && !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

/// What another standard says, a line a finding, and what it still depends on.
pub(super) fn classes(other: &OtherAssessment) -> Vec<String> {
    let mut lines = other.parameters.clone();
    lines.extend(other.findings.iter().map(|finding| {
        let response = match finding.response {
            Response::ReferUrgently => "refer urgently",
            Response::Treat => "treat",
        };
        let basis = finding.basis.iter().map(|entry| basis(entry));
        // A ticked sign is its own criterion: it is not said twice.
        let basis: Vec<String> = basis.filter(|words| *words != finding.criterion).collect();
        let rests = if basis.is_empty() {
            String::new()
        } else {
            format!("; found: {}", basis.join(", "))
        };
        format!(
            "{} ({response}): {}{rests} [{}]",
            finding.class, finding.criterion, finding.rule
        )
    }));
    if other.findings.is_empty() {
        lines.push("nothing found".to_owned());
    }
    if !other.missing.is_empty() {
        let fields: Vec<String> = other.missing.iter().map(|field| missing(field)).collect();
        lines.push(format!("not known: {}", fields.join(", ")));
    }
    lines
}
