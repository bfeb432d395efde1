//! `aidpost store export`: every visit, as lines of JSON with all records, or as FHIR bundles of encounter and triage.

use std::io::{ErrorKind, Write};

use aidpost::records::fhir::{self, Attached, Bundle, BundleKind, BundleOptions};
use aidpost::store::{Find, Store, StoreError, Visit};
use aidpost::triage::Triage;

use super::Place;
use super::fail::at;
use super::progress::Progress;
use crate::console::{Failure, Status, cancelled, hung_up, now, write_json};

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How to print
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// With --format fhir: what a bundle is
    #[arg(long, value_enum, default_value = "collection", value_name = "KIND")]
    bundle: BundleKind,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// A visit a line with every record, the earliest first
    Jsonl,
    /// A FHIR R4 bundle a line, of the encounter and its most urgent triage, the latest first
    Fhir,
}

/// How many visits are asked for at once.
const PAGE: u32 = 500;

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let store = arguments.place.open()?;
    let shown = Progress::of_output("exporting visits");
    match arguments.format {
        Format::Jsonl => match store.export(&mut Lines(&shown)) {
            // Whoever reads has seen enough, or Ctrl-C.
            Err(StoreError::Export(_)) if cancelled() => Err(stopped().into()),
            Err(StoreError::Export(ErrorKind::BrokenPipe)) => Ok(()),
            Err(error) => Err(at(&arguments.place.store, error)),
            Ok(_) => Ok(()),
        },
        Format::Fhir => bundles(arguments, &store, &shown),
    }
}

/// Prints each line of an export as the command prints JSON.
struct Lines<'a>(&'a Progress);

impl Write for Lines<'_> {
    /// An export writes a line at a time.
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        if cancelled() {
            return Err(ErrorKind::Other.into());
        }
        let text = std::str::from_utf8(line).map_err(|_| ErrorKind::InvalidData)?;
        write_json(text.trim_end()).map_err(std::io::Error::other)?;
        if hung_up() {
            return Err(ErrorKind::BrokenPipe.into());
        }
        self.0.one_more();
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn bundles(arguments: &Arguments, store: &Store, shown: &Progress) -> anyhow::Result<()> {
    let failed = |error| at(&arguments.place.store, error);
    let (mut find, mut none, mut more) = (
        Find {
            limit: Some(PAGE),
            ..Find::default()
        },
        0_u64,
        0_u64,
    );
    loop {
        let page = store.find(&find).map_err(failed)?;
        for line in &page.lines {
            if cancelled() {
                return Err(stopped().into());
            }
            let visit = store.visit(&line.id).map_err(failed)?;
            match bundle(&visit, arguments.bundle) {
                Some(bundle) => write_json(&serde_json::to_string(&bundle)?)?,
                None => none += 1,
            }
            more += u64::from(!visit.notes.is_empty() || !visit.decisions.is_empty());
            shown.one_more();
            if hung_up() {
                return Ok(());
            }
        }
        find.after = page.next;
        if find.after.is_none() {
            break;
        }
    }
    if more > 0 {
        anstream::eprintln!(
            "aidpost: {more} visit(s) have notes or decisions of people, which no bundle holds: --format jsonl has them"
        );
    }
    if none > 0 {
        anyhow::bail!(
            "{none} visit(s) have no bundle: their records are of an earlier form, or no longer allowed"
        );
    }
    Ok(())
}

/// The most urgent triage is the one that the visit's colour goes by; of two that are alike the later one knows more.
fn bundle(visit: &Visit, kind: BundleKind) -> Option<Bundle> {
    let encounter = visit.read_encounter().ok()?;
    let read = visit
        .triages
        .iter()
        .map(|one| serde_json::from_str(&one.json).ok());
    let triages: Vec<Triage> = read.collect::<Option<_>>()?;
    let triage = triages.iter().max_by_key(|triage| triage.acuity)?;
    let options = BundleOptions {
        kind,
        visit: Some(visit.id.clone()),
        ..BundleOptions::default()
    };
    fhir::bundle_with(&encounter, triage, &Attached::default(), now(), &options).ok()
}

fn stopped() -> Failure {
    Failure {
        status: Status::Cancelled,
        message: "cancelled".to_owned(),
    }
}
