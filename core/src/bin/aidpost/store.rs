//! `aidpost store`: visits in an encrypted file. The key comes from a file or another program, never by the command line; times from the clock.

mod add;
mod decided;
mod export;
mod fail;
mod key;
mod list;
mod out;
mod progress;
mod show;
mod week;

use std::path::PathBuf;

use aidpost::store::Store;

use crate::console::{Status, now, write_out};
use crate::secret;
use fail::at;
use key::{KeyArguments, KeyOrNone};
use progress::Progress;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Make a key: 32 random bytes in a file that nobody else may read. Without it a store is of no use
    Key {
        /// Where it is written; no file may be there
        file: PathBuf,
    },
    /// Make a new store
    Create(Place),
    /// Put visits in: encounters with their triages. A visit's time is the encounter's `measured_at`, or without it --now, or the clock's
    Add(add::Arguments),
    /// List visits, the latest first
    List(list::Arguments),
    /// Show one visit with all that belongs to it
    Show(show::Arguments),
    /// Add a note to a visit
    Note(decided::NoteArguments),
    /// Set a visit's colour by a person's word; the triage is kept beside it, and an open review ends
    Override(decided::OverrideArguments),
    /// End an open review: a person has looked, and the colour stands
    Resolve(decided::ResolveArguments),
    /// Close a visit; not while a review of it is open
    Close(decided::CloseArguments),
    /// Write every visit to standard output; what is written is not encrypted
    Export(export::Arguments),
    /// Count a week's visits, without names: a page for a supervisor, or lines that DHIS2 imports
    Week(week::Arguments),
    /// Read the whole file: is every byte as it was written
    Verify(Place),
    /// Delete the visits before a time, but none with an open review
    DeleteBefore {
        #[command(flatten)]
        place: Place,
        /// RFC 3339 with an offset, such as 2026-11-28T00:00:00+03:00
        time: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Delete the whole store; delete its key too
    Wipe {
        /// The store's file
        store: PathBuf,
        #[command(flatten)]
        key: KeyOrNone,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Which store, and where its key is.
#[derive(clap::Args)]
struct Place {
    /// The store's file
    store: PathBuf,
    #[command(flatten)]
    key: KeyArguments,
}

impl Place {
    fn open(&self) -> anyhow::Result<Store> {
        let key = self.key.read()?;
        let _shown = Progress::new("opening the store");
        Store::open(&self.store, &key).map_err(|error| at(&self.store, error))
    }
}

/// When something happens.
#[derive(clap::Args)]
struct Moment {
    /// The time, in place of this machine's clock: RFC 3339 with an offset, such as 2026-11-28T09:30:00+03:00
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
}

impl Moment {
    fn text(&self) -> anyhow::Result<String> {
        if let Some(told) = &self.now {
            return Ok(told.clone());
        }
        let clock = jiff::Timestamp::try_from(now())?.round(jiff::Unit::Millisecond)?;
        Ok(clock.to_string())
    }
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    match &arguments.command {
        Command::Key { file } => drop(secret::make(file)?),
        Command::Create(place) => {
            let key = place.key.read()?;
            Store::create(&place.store, &key).map_err(|error| at(&place.store, error))?;
        }
        Command::Add(arguments) => return add::run(arguments),
        Command::List(arguments) => list::run(arguments)?,
        Command::Show(arguments) => show::run(arguments)?,
        Command::Note(arguments) => decided::note(arguments)?,
        Command::Override(arguments) => decided::override_triage(arguments)?,
        Command::Resolve(arguments) => decided::resolve(arguments)?,
        Command::Close(arguments) => decided::close(arguments)?,
        Command::Export(arguments) => export::run(arguments)?,
        Command::Week(arguments) => week::run(arguments)?,
        Command::Verify(place) => {
            let store = place.open()?;
            let _shown = Progress::new("reading every byte of the store");
            store.verify().map_err(|error| at(&place.store, error))?;
            write_out("every byte is as it was written\n")?;
        }
        Command::DeleteBefore { place, time, yes } => {
            let mut store = place.open()?;
            out::confirm("Every visit before this time will be deleted", *yes)?;
            let _shown = Progress::new("deleting");
            let gone = store
                .delete_before(time)
                .map_err(|error| at(&place.store, error))?;
            write_out(&format!(
                "{} visit(s) deleted, {} kept since a review of them is open\n",
                gone.visits, gone.kept_for_review
            ))?;
        }
        Command::Wipe { store, key, yes } => key::wipe(store, key, *yes)?,
    }
    Ok(Status::Done)
}
