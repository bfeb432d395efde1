//! `aidpost pack add-adapter`.

use std::path::PathBuf;

use aidpost_models::licence::{Terms, known};
use aidpost_models::{AdapterDetails, AddAdapterError, Licence, Sha256, Store, add_adapter};

use super::asked::ask;
use super::{fail, say};
use crate::console::{Failure, Status, write_out};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A name that `pack list` shows
    #[arg(value_name = "PACK")]
    pack: String,
    /// The adapter
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// By what commands choose it: lower-case letters, digits, `.`, `_` and `-`; without it, the file's name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The SHA-256 of the text model that it was made for; without it, the file must say so itself
    #[arg(long, value_name = "SHA256")]
    base: Option<Sha256>,
    /// Its licence; without it, that of the pack
    #[arg(long, value_name = "ID")]
    licence: Option<String>,
    /// Where the terms of that licence stand
    #[arg(long, value_name = "URL", requires = "licence")]
    terms_url: Option<String>,
    /// A text of at most 16,384 bytes: what it was made for, how it was evaluated, where it fails
    #[arg(long, value_name = "FILE")]
    card: Option<PathBuf>,
    /// Languages of narratives in which it was evaluated, such as en,sw; in any other a triage warns
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    languages: Vec<String>,
    /// Divides the acuity logits before they become probabilities, fitted with this adapter
    #[arg(long, value_name = "NUMBER")]
    opinion_temperature: Option<f64>,
    /// Accept this licence without being asked, such as HAI-DEF; its terms are recorded all the same
    #[arg(long, value_name = "ID")]
    accept_licence: Option<String>,
}

pub(super) fn run(store: &Store, arguments: &Arguments) -> anyhow::Result<Status> {
    let bad = |message| Failure {
        status: Status::BadInput,
        message,
    };
    let stem = arguments
        .file
        .file_stem()
        .map(|stem| stem.to_string_lossy());
    let licence = arguments.licence.as_ref().map(|id| {
        let known = known(id);
        let url = known.map(|known| known.terms_url.to_owned());
        Licence {
            id: id.clone(),
            terms_url: arguments.terms_url.clone().or(url),
            notice_file: known.map(|known| known.notice_file.to_owned()),
        }
    });
    let card = match &arguments.card {
        None => String::new(),
        Some(file) => std::fs::read_to_string(file)
            .map_err(|error| bad(format!("{}: cannot be read: {error}", file.display())))?,
    };
    let details = AdapterDetails {
        name: (arguments.name.clone()).unwrap_or_else(|| stem.unwrap_or_default().to_lowercase()),
        base_sha256: arguments.base,
        licence,
        card,
        languages: arguments.languages.clone(),
        opinion_temperature: arguments.opinion_temperature,
    };
    let bar = say::Bar::new();
    let mut accept =
        |terms: &Terms| (bar.0).suspend(|| ask(terms, arguments.accept_licence.as_deref()));
    let added = add_adapter(
        store,
        &arguments.pack,
        &arguments.file,
        &details,
        &mut accept,
        &mut |at| bar.show(at),
    );
    bar.0.finish_and_clear();
    let pack = added.map_err(failed)?;
    write_out(&format!(
        "{}: has the adapter {}, every byte is right\n{}",
        pack.manifest().id,
        details.name,
        say::about(pack.manifest())
    ))?;
    Ok(Status::Done)
}

fn failed(error: AddAdapterError) -> anyhow::Error {
    let status = match error {
        AddAdapterError::Cancelled => Status::Cancelled,
        AddAdapterError::Store(error) => return fail::store(error),
        AddAdapterError::Verify(_) | AddAdapterError::Gguf(_) => Status::ModelUnusable,
        _ => Status::BadInput,
    };
    let message = error.to_string();
    Failure { status, message }.into()
}
