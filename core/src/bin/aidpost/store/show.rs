//! `aidpost store show`: one visit, its last triage as `aidpost triage` prints it, and what people added.

use aidpost::records::report;
use aidpost::store::Visit;
use aidpost::triage::Triage;

use super::Place;
use super::fail::at;
use super::out::{clean, line};
use crate::console::{width, write_json, write_out};

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The visit's id
    id: String,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    /// The line of the export: every record, byte for byte
    Json,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let store = arguments.place.open()?;
    let failed = |error| at(&arguments.place.store, error);
    let visit = store.visit(&arguments.id).map_err(failed)?;
    match arguments.format {
        Format::Text => write_out(&text(&visit)),
        Format::Json => write_json(&visit.to_json().map_err(failed)?),
    }
}

fn text(visit: &Visit) -> String {
    let review = if visit.review_open {
        ", a review by a supervisor is open"
    } else {
        ""
    };
    let mut text = format!(
        "visit {}, {}: {}{review}\n",
        line(&visit.id),
        line(&visit.at),
        visit.acuity.code()
    );
    if let Some(closed_at) = &visit.closed_at {
        text += &format!("closed {}\n", line(closed_at));
    }
    for decision in &visit.decisions {
        let decided = decision
            .acuity
            .map_or("the colour stands", |acuity| acuity.code());
        text += &format!(
            "decided {}, {}: {decided}: {}\n",
            line(&decision.at),
            line(&decision.by),
            clean(&decision.reason)
        );
    }
    for note in &visit.notes {
        text += &format!(
            "note {}, {}: {}\n",
            line(&note.at),
            line(&note.by),
            clean(&note.text)
        );
    }
    for photo in &visit.photos {
        let digest: String = photo
            .sha256
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        text += &format!("photo, {}: sha256 {digest}\n", photo.kind);
    }
    let Some(last) = visit.triages.last() else {
        return text;
    };
    let of = visit.triages.len();
    text += &format!("triage {of} of {of}, {}:\n\n", line(&last.at));
    match serde_json::from_str::<Triage>(&last.json) {
        Ok(triage) => text += &report::text(&triage, width()),
        Err(_) => text += "a record of an earlier form: --format json shows it",
    }
    text + "\n"
}
