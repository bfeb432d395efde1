//! What a person adds to a visit: a note, another colour, the end of a review, the end of the visit.

use std::path::PathBuf;

use aidpost::acuity::Acuity;
use aidpost::store::{Note, Override, Resolution, Store, StoreError};

use super::fail::at;
use super::{Moment, Place};
use crate::console::write_out;
use crate::input;

/// Which visit, and when.
#[derive(clap::Args)]
struct OfVisit {
    #[command(flatten)]
    place: Place,
    /// The visit's id
    id: String,
    #[command(flatten)]
    moment: Moment,
}

#[derive(clap::Args)]
pub(super) struct NoteArguments {
    #[command(flatten)]
    of: OfVisit,
    /// The file with the note's text; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    input: PathBuf,
    /// Who
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(clap::Args)]
pub(super) struct OverrideArguments {
    #[command(flatten)]
    of: OfVisit,
    /// What the person decided
    #[arg(long, value_parser = acuity)]
    acuity: Acuity,
    #[command(flatten)]
    word: Word,
}

#[derive(clap::Args)]
pub(super) struct ResolveArguments {
    #[command(flatten)]
    of: OfVisit,
    #[command(flatten)]
    word: Word,
}

#[derive(clap::Args)]
pub(super) struct CloseArguments {
    #[command(flatten)]
    of: OfVisit,
}

#[derive(clap::Args)]
struct Word {
    /// Why
    #[arg(long)]
    reason: String,
    /// Who
    #[arg(long, value_name = "NAME")]
    by: String,
}

impl OfVisit {
    /// Does it, and says what is done once it is on the disk.
    fn change(
        &self,
        done: &str,
        change: impl FnOnce(&mut Store, &str, String) -> Result<(), StoreError>,
    ) -> anyhow::Result<()> {
        let when = self.moment.text()?;
        let mut store = self.place.open()?;
        change(&mut store, &self.id, when).map_err(|error| at(&self.place.store, error))?;
        write_out(&format!("{done}\n"))
    }
}

pub(super) fn note(arguments: &NoteArguments) -> anyhow::Result<()> {
    let text = input::text(&arguments.input)?;
    arguments.of.change("noted", |store, id, at| {
        let note = Note {
            at,
            by: arguments.by.as_str().into(),
            text: text.trim_end().into(),
        };
        store.add_note(id, &note)
    })
}

pub(super) fn override_triage(arguments: &OverrideArguments) -> anyhow::Result<()> {
    arguments.of.change("overridden", |store, id, at| {
        let decided = Override {
            at,
            by: arguments.word.by.as_str().into(),
            reason: arguments.word.reason.as_str().into(),
            acuity: arguments.acuity,
        };
        store.override_triage(id, &decided)
    })
}

pub(super) fn resolve(arguments: &ResolveArguments) -> anyhow::Result<()> {
    arguments.of.change("resolved", |store, id, at| {
        let resolution = Resolution {
            at,
            by: arguments.word.by.as_str().into(),
            reason: arguments.word.reason.as_str().into(),
        };
        store.resolve_review(id, &resolution)
    })
}

pub(super) fn close(arguments: &CloseArguments) -> anyhow::Result<()> {
    arguments
        .of
        .change("closed", |store, id, at| store.close_visit(id, &at))
}

/// A colour by its code.
pub(super) fn acuity(code: &str) -> Result<Acuity, String> {
    let known = || Acuity::ALL.map(Acuity::code).join(", ");
    Acuity::ALL
        .into_iter()
        .find(|acuity| acuity.code() == code)
        .ok_or_else(|| format!("one of {}", known()))
}
