//! The triage on a terminal: banner, why, what is missing, what to ask, what was read from which words, versions.
//! Styled with ANSI sequences; the caller strips them where no terminal shows them.

use anstyle::{AnsiColor, Color, Style};

use super::beside;
use super::page::{BOLD, DIM, Page, short};
use super::words::{self, missing, plain, read_by, silence, standard};
use crate::acuity::Acuity;
use crate::encounter::SignState;
use crate::triage::{AccountReading, ModelPart, Provenance, Triage};

/// The triage as lines of at most `width` columns (words longer than that are broken).
pub fn text(triage: &Triage, width: usize) -> String {
    let mut page = Page::new(width);
    page.banner(triage);
    let findings = &triage.assessment.findings;
    if findings.is_empty() {
        page.section("Why", [silence(triage.acuity).to_owned()]);
    } else {
        page.heading("Why");
        for finding in findings {
            let style = colour(finding.acuity);
            page.item(&format!("{style}■{style:#} "), &finding.criterion);
            page.item(
                "    ",
                &format!(
                    "{DIM}{}  [{}]{DIM:#}",
                    basis(&finding.basis, &triage.reading),
                    finding.rule
                ),
            );
        }
    }
    page.section(
        "Scores, beside the colour",
        triage.scores.iter().map(beside::score),
    );
    for other in &triage.other_assessments {
        let name = standard(&other.protocol);
        let heading = format!("{name} {}, beside the colour", other.version);
        page.section(&heading, beside::classes(other));
    }
    page.reading(triage);
    page.opinion(&triage.model);
    page.section(
        "Not known yet",
        triage.assessment.missing.iter().map(|field| missing(field)),
    );
    let asked = triage.ask_next.iter();
    let by_model = triage.model.ask_next.iter();
    let by_model = by_model.filter(|question| !triage.ask_next.contains(question));
    page.section("Ask next", asked.chain(by_model).cloned());
    page.section("When to come in", triage.come_in.iter().cloned());
    page.section(
        "Take care",
        triage
            .warnings
            .iter()
            .map(|warning| warning.message.clone()),
    );
    page.provenance(triage);
    page.text
}

impl Page {
    fn banner(&mut self, triage: &Triage) {
        let style = banner(triage.acuity);
        let label = triage.label().to_uppercase();
        let pad = " ".repeat(self.width.saturating_sub(label.chars().count() + 2));
        self.line(&format!("{style}  {label}{pad}{style:#}"));
        if triage.supervisor_review {
            self.item(
                "",
                &format!("{BOLD}Have a supervising clinician look at this patient now.{BOLD:#}"),
            );
        }
    }

    fn reading(&mut self, triage: &Triage) {
        let state = |state| {
            if state == SignState::Present {
                "+"
            } else {
                "−"
            }
        };
        let signs = triage.reading.signs.iter();
        let mut read: Vec<String> = signs
            .map(|read| {
                format!(
                    "{} {}: “{}” ({})",
                    state(read.state),
                    read.sign.label(),
                    plain(&read.evidence),
                    read_by(read.read_by)
                )
            })
            .collect();
        if read.is_empty() && triage.model.status.is_answer() {
            read.push("no sign of the chart".to_owned());
        }
        self.section("Read in the account", read);
    }

    fn opinion(&mut self, model: &ModelPart) {
        let mut opinion = Vec::new();
        if let Some(view) = &model.opinion {
            let shares = view
                .probabilities
                .iter()
                .rev()
                .map(|(acuity, share)| format!("{} {:.0} %", acuity.code(), share * 100.0));
            let measure = if view.calibrated {
                "calibrated"
            } else {
                "uncalibrated: a rank, not a measure"
            };
            opinion.push(format!(
                "{} ({measure})",
                shares.collect::<Vec<_>>().join(", ")
            ));
        }
        if let Some(reason) = &model.reason {
            opinion.push(format!("draft, in its own words: “{}”", plain(reason)));
        }
        self.section("What the model thinks", opinion);
    }

    fn provenance(&mut self, triage: &Triage) {
        let Provenance {
            engine,
            protocol_sha256,
            pack,
            model_sha256,
            quantization,
            prompt_sha256,
            backend,
            acceptance,
            remote,
            ..
        } = &triage.provenance;
        let mut parts = vec![
            engine.clone(),
            format!("{} {}", triage.assessment.protocol, short(protocol_sha256)),
        ];
        if let Some(pack) = pack {
            let hash = model_sha256.as_deref().map(short).unwrap_or_default();
            parts.push(format!(
                "pack {pack} {hash} {}",
                quantization.as_deref().unwrap_or_default()
            ));
            parts.extend(acceptance.and_then(words::acceptance).map(str::to_owned));
        }
        parts.extend(
            prompt_sha256
                .as_deref()
                .map(|hash| format!("prompt {}", short(hash))),
        );
        parts.extend(backend.clone());
        if let Some(remote) = remote {
            parts.push(format!(
                "also asked: {} at {}",
                plain(&remote.model),
                plain(&remote.server)
            ));
        }
        self.text.push('\n');
        self.item("", &format!("{DIM}{}{DIM:#}", parts.join(" · ")));
        self.item("", &format!("{DIM}{}{DIM:#}", triage.intended_use));
    }
}

fn colour(acuity: Acuity) -> Style {
    let colour = match acuity {
        Acuity::Red => AnsiColor::Red,
        Acuity::Yellow => AnsiColor::Yellow,
        Acuity::Green => AnsiColor::Green,
        Acuity::NotTriageable => AnsiColor::Blue,
    };
    Style::new().bold().fg_color(Some(Color::Ansi(colour)))
}

pub(super) fn banner(acuity: Acuity) -> Style {
    let (ground, ink) = match acuity {
        Acuity::Red => (AnsiColor::Red, AnsiColor::BrightWhite),
        Acuity::Yellow => (AnsiColor::Yellow, AnsiColor::Black),
        Acuity::Green => (AnsiColor::Green, AnsiColor::Black),
        Acuity::NotTriageable => (AnsiColor::Blue, AnsiColor::BrightWhite),
    };
    Style::new()
        .bold()
        .fg_color(Some(Color::Ansi(ink)))
        .bg_color(Some(Color::Ansi(ground)))
}

/// What a finding rests on; where the sign was read in the account, the words that say it.
fn basis(basis: &[String], reading: &AccountReading) -> String {
    let entry = |entry: &String| {
        let read = reading.signs.iter().find(|read| {
            read.state == SignState::Present
                && *entry == format!("signs.{} = present", read.sign.code())
        });
        read.map_or_else(
            || entry.clone(),
            |read| format!("{entry}, told as “{}”", plain(&read.evidence)),
        )
    };
    basis.iter().map(entry).collect::<Vec<_>>().join(", ")
}
