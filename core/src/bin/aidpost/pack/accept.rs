//! `aidpost pack accept`, and the end of `aidpost pack import` and `aidpost pack convert-projector`.

use std::path::Path;

use aidpost::accept::AcceptError;
use aidpost::engine::{Engine, Options};
use aidpost::llama::OpenError;
use aidpost::model::Control;
use aidpost_models::{Card, CardVerdict, Store, VerifiedPack, VerifyMode};

use super::say;
use crate::console::{Bar, Clock, Deadline, Failure, Status, now, write_json, write_out};
use crate::open;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A name that `pack list` shows, or a folder; without it, the built-in pack, whose card is not written anew
    #[arg(value_name = "NAME|DIR")]
    pack: Option<String>,
    /// With this adapter of the pack; without it, none
    #[arg(long, value_name = "NAME")]
    adapter: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// The card
    Json,
}

pub(super) fn run(store: &Store, arguments: &Arguments) -> anyhow::Result<Status> {
    let mut pack = verified(store, arguments.pack.as_deref())?;
    if let Some(name) = &arguments.adapter {
        pack = pack.with_adapter(name).map_err(|error| Failure {
            status: Status::BadInput,
            message: format!("--adapter: {error}"),
        })?;
    }
    let card = probe(&pack, arguments.pack.as_deref())?;
    match arguments.format {
        Format::Text => write_out(&say::card(&card))?,
        Format::Json => write_json(&serde_json::to_string_pretty(&card)?)?,
    }
    if arguments.pack.is_some() {
        keep(&card, pack.dir())?;
    }
    Ok(match card.verdict {
        CardVerdict::Accepted => Status::Done,
        CardVerdict::Refused => Status::ModelUnusable,
    })
}

/// The card of a pack that was just `done`: imported or converted. The pack is in its place whatever comes of it: one that cannot be
/// probed has no card.
pub(super) fn changed(pack: &VerifiedPack, done: &str) -> anyhow::Result<()> {
    let id = &pack.manifest().id;
    let card = probe(pack, Some(id)).and_then(|card| keep(&card, pack.dir()).map(|()| card));
    match card {
        Ok(card) => write_out(&say::card(&card)),
        Err(failure) => {
            anstream::eprintln!(
                "aidpost: {id} is {done}, and has no acceptance card: {failure}; make one with `aidpost pack accept {id}`"
            );
            Ok(())
        }
    }
}

/// The pack that is named, or the built-in one.
fn verified(store: &Store, named: Option<&str>) -> anyhow::Result<VerifiedPack> {
    if let Some(named) = named {
        return super::verified(store, named, VerifyMode::Sealed);
    }
    let built_in = open::built_in().map_err(|message| Failure {
        status: Status::ModelUnusable,
        message,
    })?;
    super::verified(store, &built_in.to_string_lossy(), VerifyMode::Sealed)
}

/// Opens the pack and asks the probes, with a bar and until Ctrl-C.
fn probe(pack: &VerifiedPack, named: Option<&str>) -> Result<Card, Failure> {
    let bar = Bar::new();
    let deadline = Deadline::after(None);
    let clock = Clock::start();
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        ..Control::default()
    };
    let options = Options {
        adapter: pack
            .adapter()
            .map(|(adapter, _)| adapter.entry.name.clone()),
        prefixes: open::prefixes(named, pack),
        ..Options::default()
    };
    let card = Engine::open(pack, options, &control).map_err(opened);
    let card = card.and_then(|mut engine| {
        bar.step("asking the probes");
        let control = Control {
            progress: &|_| (),
            ..control
        };
        engine
            .accept(&control, &|done, all| bar.share(done, all))
            .map_err(asked)
    });
    bar.clear();
    let moment = jiff::Timestamp::try_from(now()).map(|moment| moment.to_string());
    let day = moment
        .ok()
        .and_then(|moment| moment.get(..10).map(str::to_owned));
    Ok(Card {
        made: day,
        seconds: Some((clock.time().as_secs_f64() * 10.0).round() / 10.0),
        ..card?
    })
}

fn keep(card: &Card, dir: &Path) -> Result<(), Failure> {
    card.write(dir).map_err(|error| Failure {
        status: Status::ModelUnusable,
        message: format!(
            "{}: the acceptance card cannot be written: {error}",
            dir.display()
        ),
    })
}

fn opened(error: OpenError) -> Failure {
    let status = match error {
        OpenError::Stopped(_) => Status::Cancelled,
        _ => Status::ModelUnusable,
    };
    let message = error.to_string();
    Failure { status, message }
}

fn asked(error: AcceptError) -> Failure {
    let status = match error {
        AcceptError::Stopped(_) => Status::Cancelled,
        _ => Status::ModelUnusable,
    };
    let message = error.to_string();
    Failure { status, message }
}
