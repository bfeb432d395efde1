//! Notes, histories and answers on a terminal: what is the account's own words stands in quotation marks, what is the
//! model's is marked so.

use super::page::{BOLD, Page, short};
use super::words::plain;
use crate::encounter::SignState;
use crate::tasks::{
    About, Answer, AnswerStatus, History, Item, Part, Quote, Said, SoapNote, Source, Statement,
    StatementOrigin,
};

/// A SOAP note.
pub fn soap(note: &SoapNote, width: usize) -> String {
    let mut page = open(&note.about, width);
    for (heading, statements) in [
        ("Subjective", &note.subjective),
        ("Objective", &note.objective),
        ("Assessment", &note.assessment),
        ("Plan", &note.plan),
    ] {
        page.section(heading, statements.iter().map(statement));
    }
    close(page, &note.about)
}

/// A history.
pub fn history(history: &History, width: usize) -> String {
    let mut page = open(&history.about, width);
    part(&mut page, "Problems", &history.problems);
    part(&mut page, "Medicines", &history.medicines);
    part(&mut page, "Allergies", &history.allergies);
    part(&mut page, "Onset", &history.onset);
    close(page, &history.about)
}

/// An answer.
pub fn answer(answer: &Answer, width: usize) -> String {
    let mut page = open(&answer.about, width);
    match (&answer.status, &answer.text) {
        (AnswerStatus::Answered, Some(text)) => {
            page.section("Answer, in the model's words", [plain(text)])
        }
        (AnswerStatus::NotInRecord, _) => page.section(
            "Not answered",
            ["this encounter does not hold what was asked for".to_owned()],
        ),
        (AnswerStatus::NoAnswer | AnswerStatus::Answered, _) => page.section(
            "Not answered",
            ["the model gave no usable answer: this says nothing of the encounter".to_owned()],
        ),
    }
    page.section(
        "It rests on",
        answer.sources.iter().map(|source| match source {
            Source::Narrative { quote } => quoted(quote),
            Source::Field { field, value } => format!("{field}: {value}"),
        }),
    );
    page.section("Limits", [answer.limits.clone()]);
    close(page, &answer.about)
}

fn statement(statement: &Statement) -> String {
    match &statement.origin {
        StatementOrigin::Quoted { quote } => quoted(quote),
        StatementOrigin::Entered { .. } => plain(&statement.text),
        StatementOrigin::Protocol { rule } => format!("{} [{rule}]", plain(&statement.text)),
        StatementOrigin::Inferred => {
            format!(
                "{BOLD}model's inference:{BOLD:#} {}",
                plain(&statement.text)
            )
        }
    }
}

fn part(page: &mut Page, heading: &str, part: &Part) {
    if part.said == Said::NotSaid {
        page.section(heading, ["not said".to_owned()]);
    } else {
        page.section(heading, part.items.iter().map(item));
    }
}

fn item(item: &Item) -> String {
    let dose = item
        .dose
        .as_ref()
        .map_or(String::new(), |dose| format!(", {}", quoted(dose)));
    format!("{}{}{dose}", mark(item.state), quoted(&item.evidence))
}

fn mark(state: SignState) -> &'static str {
    if state == SignState::Present {
        ""
    } else {
        "none: "
    }
}

fn quoted(quote: &Quote) -> String {
    format!("“{}”", plain(&quote.text))
}

pub(super) fn open(about: &About, width: usize) -> Page {
    let mut page = Page::new(width);
    if about.draft {
        page.item(
            "",
            &format!("{BOLD}DRAFT: the model did not come to the end.{BOLD:#}"),
        );
    }
    if about.provenance.not_for_clinical_use {
        let by = match &about.provenance.remote {
            Some(_) if about.remote_failed.is_none() => {
                "by a model on another machine, whose weights nobody here has checked"
            }
            _ => "with a demo or unverified model pack",
        };
        page.item(
            "",
            &format!("{BOLD}Made {by}: not for clinical use.{BOLD:#}"),
        );
    }
    if let Some(reason) = &about.remote_failed {
        let reason = plain(reason);
        page.item(
            "",
            &format!("The model on another machine gave no answer ({reason}): this is by the model of this one."),
        );
    }
    page
}

pub(super) fn close(mut page: Page, about: &About) -> String {
    if about.rejected > 0 {
        page.section(
            "Take care",
            [format!(
                "{} line(s) of the model's reply were left out",
                about.rejected
            )],
        );
    }
    let provenance = &about.provenance;
    let mut parts = vec![provenance.engine.clone()];
    parts.extend(provenance.pack.as_ref().map(|pack| format!("pack {pack}")));
    let far = provenance.remote.as_ref();
    parts.extend(far.map(|far| format!("{} at {}", plain(&far.model), plain(&far.server))));
    parts.extend(
        provenance
            .prompt_sha256
            .as_deref()
            .map(|hash| format!("prompt {}", short(hash))),
    );
    page.text.push('\n');
    page.dim(&parts.join(" · "));
    page.dim(&about.intended_use);
    page.text
}
