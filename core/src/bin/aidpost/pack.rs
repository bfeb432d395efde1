//! `aidpost pack`: bring, list, verify, measure and remove model packs. All that it decides is how to ask and how to say it.

mod accept;
mod add_adapter;
mod asked;
mod convert_projector;
mod fail;
mod prefixes;
mod say;

use std::path::{Path, PathBuf};

use aidpost_models::fetch::{FetchError, Fetcher};
use aidpost_models::import::{ImportError, ImportOptions, import};
use aidpost_models::licence::{Terms, known};
use aidpost_models::{
    Authority, CacheType, Device, Entry, MANIFEST, Model, Plan, Progress, Store, StoreError,
    VerifiedPack, VerifyMode, catalogue, fit, verify_trusting,
};
use indicatif::HumanBytes;

use crate::console::{Failure, Status, write_out};
use crate::open;
use asked::{ask, may_replace};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where packs are kept; without it, this user's data folder
    #[arg(long, global = true, value_name = "DIR", env = "AIDPOST_PACKS")]
    store: Option<PathBuf>,
    /// A minisign public key: packs that it signed are fit for clinical use if they say so; may be given several times
    #[arg(long, global = true, value_name = "FILE", env = open::TRUST_KEY)]
    trust_key: Vec<PathBuf>,
    #[command(subcommand)]
    command: PackCommand,
}

#[derive(clap::Subcommand)]
enum PackCommand {
    /// The packs that are here, and those that can be fetched
    List,
    /// Fetch a pack by its catalogue name or by the address of its pack.json; run again, it goes on where it stopped
    Fetch {
        /// A name that `pack list` shows, or an address
        #[arg(value_name = "NAME|URL")]
        from: String,
        /// Accept this licence without being asked, such as HAI-DEF; its terms are recorded all the same
        #[arg(long, value_name = "ID")]
        accept_licence: Option<String>,
        /// Replace another pack of the same name without being asked
        #[arg(long)]
        replace: bool,
    },
    /// Import a pack from a file, a folder, an SD card or a zip
    Import {
        /// A folder or zip with pack.json or GGUF files, or one GGUF file
        from: PathBuf,
        /// The projector that belongs to a single GGUF file
        #[arg(long, value_name = "FILE")]
        projector: Option<PathBuf>,
        /// Accept this licence without being asked, such as HAI-DEF; its terms are recorded all the same
        #[arg(long, value_name = "ID")]
        accept_licence: Option<String>,
        /// Replace another pack of the same name without being asked
        #[arg(long)]
        replace: bool,
        /// Do not probe it: the pack has no acceptance card then
        #[arg(long)]
        no_accept: bool,
    },
    /// Probe a pack with narratives and pictures whose answers are known, and write its acceptance card
    Accept(accept::Arguments),
    /// Add an adapter (LoRA weights, GGUF) to a pack that is here; commands use it where --adapter names it
    AddAdapter(add_adapter::Arguments),
    /// Read what a triage asks before the patient's own words, so that the first patient waits no longer than the next
    Prefixes(prefixes::Arguments),
    /// Write a pack's projector anew in another number format; then only a signature makes the pack fit for clinical use
    ConvertProjector(convert_projector::Arguments),
    /// Verify every byte of a pack
    Verify {
        /// A name that `pack list` shows, or a folder
        #[arg(value_name = "NAME|DIR")]
        pack: String,
    },
    /// Say whether a model runs on this device, with the numbers and what would help
    Fit {
        /// A name that `pack list` shows, or a folder
        #[arg(value_name = "NAME|DIR")]
        pack: String,
        /// Context in tokens; without it, the pack's own
        #[arg(long, value_name = "TOKENS")]
        context: Option<u32>,
        /// With this adapter of the pack
        #[arg(long, value_name = "NAME")]
        adapter: Option<String>,
        /// Leave images out
        #[arg(long)]
        text_only: bool,
        /// Keep the cache in Q8_0
        #[arg(long)]
        cache_q8: bool,
        /// Memory of another device in bytes, built in
        #[arg(long, value_name = "BYTES", requires = "available_memory")]
        total_memory: Option<u64>,
        /// Memory of another device in bytes, free for the app
        #[arg(long, value_name = "BYTES", requires = "total_memory")]
        available_memory: Option<u64>,
    },
    /// Remove a pack and whatever of it has arrived
    Remove {
        /// A name that `pack list` shows
        #[arg(value_name = "NAME")]
        pack: String,
    },
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let root = match &arguments.store {
        Some(root) => root.clone(),
        None => open::store().map_err(|message| Failure {
            status: Status::BadInput,
            message,
        })?,
    };
    let keys = open::keys(&arguments.trust_key).map_err(|message| Failure {
        status: Status::BadInput,
        message,
    })?;
    let store = Store::at(&root).trusting(keys);
    match &arguments.command {
        PackCommand::List => {
            let here = store.list().map_err(fail::store)?;
            write_out(&say::list(&store, &here))?;
            Ok(Status::Done)
        }
        PackCommand::Fetch {
            from,
            accept_licence,
            replace,
        } => bring(&store, from, accept_licence.as_deref(), *replace),
        PackCommand::Import {
            from,
            projector,
            accept_licence,
            replace,
            no_accept,
        } => {
            let bar = say::Bar::new();
            let run = |replace| {
                let mut accept =
                    |terms: &Terms| bar.0.suspend(|| ask(terms, accept_licence.as_deref()));
                let options = ImportOptions {
                    projector: projector.as_deref(),
                    replace,
                };
                import(from, options, &store, &mut accept, &mut |at| bar.show(at))
            };
            let mut pack = run(*replace);
            if let Err(ImportError::Store(StoreError::WouldReplace(replacement))) = &pack
                && bar.0.suspend(|| may_replace(replacement))
            {
                pack = run(true);
            }
            bar.0.finish_and_clear();
            let pack = pack.map_err(fail::import)?;
            let status = brought(&pack)?;
            if !*no_accept {
                accept::changed(&pack, "imported")?;
            }
            Ok(status)
        }
        PackCommand::Accept(arguments) => accept::run(&store, arguments),
        PackCommand::AddAdapter(adapter) => add_adapter::run(&store, adapter),
        PackCommand::Prefixes(arguments) => prefixes::run(&store, arguments),
        PackCommand::ConvertProjector(projector) => convert_projector::run(&store, projector),
        PackCommand::Verify { pack } => {
            let pack = verified(&store, pack, VerifyMode::Whole)?;
            write_out(&format!(
                "{}: every byte is right\n{}{}{}",
                pack.manifest().id,
                say::about(pack.manifest()),
                vouched(&pack),
                say::accepted("", &pack.acceptance())
            ))?;
            Ok(Status::Done)
        }
        PackCommand::Fit {
            pack,
            context,
            adapter,
            text_only,
            cache_q8,
            total_memory,
            available_memory,
        } => {
            let (mut model, own) = model(&store, pack, adapter.as_deref())?;
            if let Some(tokens) = context {
                model.takes(*tokens).map_err(|error| Failure {
                    status: Status::BadInput,
                    message: format!("--context: {error}"),
                })?;
            }
            if *text_only {
                model.projector = None;
            }
            let given = total_memory.zip(*available_memory);
            let given = given.map(|(total_memory, available_memory)| Device {
                total_memory,
                available_memory,
            });
            let device = given.or_else(Device::here).ok_or_else(|| Failure {
                status: Status::BadInput,
                message: "this system does not say its memory: give --total-memory and --available-memory".to_owned(),
            })?;
            let mut plan = Plan::of(context.unwrap_or(own));
            if *cache_q8 {
                plan.cache = CacheType::Q8_0;
            }
            write_out(&say::fits(pack, plan, &fit(&model, plan, device)))?;
            Ok(Status::Done)
        }
        PackCommand::Remove { pack } => {
            let freed = store.remove(pack).map_err(fail::store)?;
            write_out(&format!("{pack}: removed, {} freed\n", HumanBytes(freed)))?;
            Ok(Status::Done)
        }
    }
}

fn bring(store: &Store, from: &str, accept: Option<&str>, replace: bool) -> anyhow::Result<Status> {
    let mut fetcher = Fetcher::from_env();
    fetcher.replace = replace;
    let is_address = from.contains("://");
    let entry = catalogue().into_iter().find(|entry| entry.id == from);
    let licence = match (&entry, is_address) {
        (Some(entry), _) => entry.licence.clone(),
        (None, true) => fetcher.manifest(from).map_err(fail::fetch)?.licence.id,
        (None, false) => {
            let message = format!(
                "{from}: no model of this name in the catalogue; `aidpost pack list` shows them"
            );
            return Err(Failure {
                status: Status::BadInput,
                message,
            }
            .into());
        }
    };
    let terms = terms(&fetcher, store, &licence, accept)?;
    let bar = say::Bar::new();
    let run = |fetcher: &Fetcher| match &entry {
        Some(entry) => {
            // The catalogue knows no model without terms; an empty text was never accepted.
            let none = Terms {
                licence: licence.clone(),
                url: String::new(),
                text: String::new(),
            };
            fetcher.fetch(entry, terms.as_ref().unwrap_or(&none), store, &mut |at| {
                bar.show(at)
            })
        }
        None => fetcher.fetch_url(from, terms.as_ref(), store, &mut |at| bar.show(at)),
    };
    let mut outcome = run(&fetcher);
    if let Err(FetchError::Store(StoreError::WouldReplace(replacement))) = &outcome
        && bar.0.suspend(|| may_replace(replacement))
    {
        fetcher.replace = true;
        outcome = run(&fetcher);
    }
    bar.0.finish_and_clear();
    brought(&outcome.map_err(fail::fetch)?)
}

/// The terms of a licence that must be accepted, once they are: as its owner publishes them now, else as accepted before, else in
/// this project's words.
fn terms(
    fetcher: &Fetcher,
    store: &Store,
    licence: &str,
    accept: Option<&str>,
) -> anyhow::Result<Option<Terms>> {
    let Some(known) = known(licence) else {
        return Ok(None);
    };
    let published = fetcher.terms(known).ok();
    let terms = published
        .or_else(|| Terms::on_record(store.root(), known))
        .unwrap_or_else(|| Terms::summary(known));
    if !terms.accepted(store.root()) {
        if !ask(&terms, accept) {
            let error = FetchError::NotAccepted {
                licence: terms.licence,
                url: terms.url,
            };
            return Err(fail::fetch(error));
        }
        terms.record_acceptance(store.root()).map_err(fail::store)?;
    }
    Ok(Some(terms))
}

/// A line on who vouches for a pack.
fn vouched(pack: &VerifiedPack) -> String {
    match pack.authority() {
        Authority::Catalogue { id } => format!("    vouched for by the catalogue, as {id}\n"),
        Authority::Key { key } => format!("    signed by the trusted key {key}\n"),
        Authority::Nobody { reason } => format!("    {reason}\n"),
    }
}

fn brought(pack: &VerifiedPack) -> anyhow::Result<Status> {
    let manifest = pack.manifest();
    write_out(&format!(
        "{}: in {}, every byte is right\n{}{}",
        manifest.id,
        pack.dir().display(),
        say::about(manifest),
        vouched(pack)
    ))?;
    Ok(Status::Done)
}

/// Verifies a pack in the store, with a bar; of one that is in a folder, always every byte.
fn verified(store: &Store, named: &str, mode: VerifyMode) -> anyhow::Result<VerifiedPack> {
    let bar = say::Bar::new();
    let mut watch = |done, total| {
        bar.show(Progress {
            file: None,
            done,
            total: Some(total),
        })
    };
    let dir = Path::new(named);
    let outcome = if dir.join(MANIFEST).exists() {
        verify_trusting(dir, store.keys(), &mut watch)
    } else {
        store.verify(named, mode, &mut watch)
    };
    bar.0.finish_and_clear();
    Ok(outcome.map_err(fail::verify)?)
}

/// The model of a pack that is here, or of the catalogue, and the context that it opens.
fn model(store: &Store, named: &str, adapter: Option<&str>) -> anyhow::Result<(Model, u32)> {
    let entry: Option<Entry> = catalogue().into_iter().find(|entry| entry.id == named);
    let dir = Path::new(named);
    let is_here = dir.join(MANIFEST).exists()
        || store
            .dir(named)
            .is_ok_and(|dir| dir.join(MANIFEST).exists());
    if let (Some(entry), false) = (entry, is_here) {
        if adapter.is_some() {
            let message =
                format!("--adapter: {named} is not here, only a pack that is here has adapters");
            return Err(Failure {
                status: Status::BadInput,
                message,
            }
            .into());
        }
        let message = format!("{named}: its length is not known before it is fetched");
        let model = entry.model().ok_or(Failure {
            status: Status::BadInput,
            message,
        })?;
        return Ok((model, entry.context_tokens));
    }
    let mut pack = verified(store, named, VerifyMode::Sealed)?;
    if let Some(name) = adapter {
        pack = pack.with_adapter(name).map_err(|error| Failure {
            status: Status::BadInput,
            message: format!("--adapter: {error}"),
        })?;
    }
    Ok((Model::of(&pack), pack.manifest().context_tokens))
}
