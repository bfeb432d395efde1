//! What a command works with: the pack that the user named or the built-in one, the prompts, and the engine.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

#[cfg(feature = "remote")]
use aidpost::engine::ImageInterpretation;
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Progress};
use aidpost::prompt::PromptSet;
use aidpost_models::{Store, TrustedKeys, VerifiedPack, VerifyMode, embedded, verify_trusting};

use crate::console::{Bar, Deadline, Failure, Status, cancelled};
#[cfg(feature = "remote")]
use crate::remote::{Asked, RemoteArguments};

/// The key file that is trusted where none is named.
pub(crate) const TRUST_KEY: &str = "AIDPOST_TRUST_KEY";

/// Which model is asked, in which words, for how long.
#[derive(clap::Args)]
pub(crate) struct ModelArguments {
    /// Which model pack is asked: an id or a folder; without it, the built-in one
    #[arg(long, value_name = "ID|DIR")]
    pub(crate) pack: Option<String>,
    /// Which of the pack's adapters is used; without it, none
    #[arg(long, value_name = "NAME")]
    pub(crate) adapter: Option<String>,
    /// A minisign public key: packs that it signed are fit for clinical use if they say so; may be given several times
    #[arg(long, value_name = "FILE", env = TRUST_KEY)]
    pub(crate) trust_key: Vec<PathBuf>,
    /// The words in which it is asked: triage-clinic, triage-field, telemedicine, or a folder with prompts.json
    #[arg(long, value_name = "NAME|DIR", default_value = "triage-clinic")]
    pub(crate) prompts: String,
    /// Give up on the model after so many seconds for each encounter
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<f64>,
}

/// Who writes, or looks at images.
#[derive(clap::Args)]
pub(crate) struct WriterArguments {
    #[command(flatten)]
    pub(crate) model: ModelArguments,
    #[cfg(feature = "remote")]
    #[command(flatten)]
    pub(crate) remote: RemoteArguments,
}

impl WriterArguments {
    /// The engine for a task about words, or about images; if nobody can be asked, why.
    ///
    /// # Errors
    /// Prompts or settings that cannot be: bad usage. No model at all: unusable.
    pub(crate) fn engine(&self, options: Options) -> Result<Engine, Failure> {
        let unusable = |message| Failure {
            status: Status::ModelUnusable,
            message,
        };
        #[cfg(feature = "remote")]
        if self.remote.is_named() {
            let asked = match options.image_interpretation {
                ImageInterpretation::On => Asked::Images,
                ImageInterpretation::Off => Asked::Words,
            };
            let (engine, failure) = if self.remote.without_pack {
                let prompts = prompts(&self.model.prompts)?;
                let options = Options { prompts, ..options };
                (Engine::rules_only().with_options(options), None)
            } else {
                engine(&self.model, options)?
            };
            if let Some(failure) = failure {
                anstream::eprintln!("aidpost: {failure}");
            }
            return self.remote.attach(engine, asked);
        }
        match engine(&self.model, options)? {
            (engine, None) => Ok(engine),
            (_, Some(failure)) => Err(unusable(failure)),
        }
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text
        .parse()
        .ok()
        .filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0);
    seconds.ok_or_else(|| "a number of seconds, such as 30 or 2.5".to_owned())
}

/// The engine that was asked for; if its pack cannot be used, one without a model, and why.
///
/// # Errors
/// A prompt set that is not there or not whole: bad usage.
pub(crate) fn engine(
    arguments: &ModelArguments,
    options: Options,
) -> Result<(Engine, Option<String>), Failure> {
    let options = Options {
        prompts: prompts(&arguments.prompts)?,
        adapter: arguments.adapter.clone(),
        ..options
    };
    let bar = Bar::new();
    let deadline = Deadline::after(None);
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        ..Control::default()
    };
    let opened = keys(&arguments.trust_key)
        .and_then(|keys| pack_trusting(arguments.pack.as_deref(), keys, &bar))
        .and_then(|pack| {
            let options = Options {
                prefixes: prefixes(arguments.pack.as_deref(), &pack),
                ..options.clone()
            };
            Engine::open(&pack, options, &control).map_err(|error| error.to_string())
        });
    bar.clear();
    Ok(match opened {
        Ok(engine) => (engine, None),
        // The rules go by what was chosen all the same.
        Err(reason) => {
            let engine = Engine::without_model(reason.clone()).with_options(options);
            (engine, Some(reason))
        }
    })
}

/// The words in which a model is asked.
///
/// # Errors
/// No such set, or one that is not whole.
pub(crate) fn prompts(name: &str) -> Result<PromptSet, Failure> {
    if let Some(set) = PromptSet::built_in(name) {
        return Ok(set);
    }
    let bad = |message| Failure {
        status: Status::BadInput,
        message,
    };
    if !Path::new(name).is_dir() {
        let known = PromptSet::built_in_ids().collect::<Vec<_>>().join(", ");
        return Err(bad(format!(
            "{name}: no such folder, and no prompt set of this name; there are {known}"
        )));
    }
    PromptSet::load(Path::new(name)).map_err(|error| bad(error.to_string()))
}

/// The keys in these files.
pub(crate) fn keys(files: &[PathBuf]) -> Result<TrustedKeys, String> {
    let mut keys = TrustedKeys::none();
    files
        .iter()
        .try_for_each(|file| keys.add_file(file))
        .map_err(|error| error.to_string())?;
    Ok(keys)
}

/// A verified pack, or in one line why there is none.
pub(crate) fn pack(named: Option<&str>, bar: &Bar) -> Result<VerifiedPack, String> {
    pack_trusting(named, TrustedKeys::none(), bar)
}

/// The same for one who trusts packs that these keys have signed.
fn pack_trusting(
    named: Option<&str>,
    keys: TrustedKeys,
    bar: &Bar,
) -> Result<VerifiedPack, String> {
    let mut progress = |done, total| {
        let total = Some(total);
        bar.show(Progress::Bytes { done, total });
        if cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    match named {
        None => {
            verify_trusting(&built_in()?, &keys, &mut progress).map_err(|error| error.to_string())
        }
        Some(name) if Path::new(name).is_dir() => {
            verify_trusting(Path::new(name), &keys, &mut progress)
                .map_err(|error| error.to_string())
        }
        // A pack of the store is sealed: after the first time every byte is checked on all processors.
        Some(id) => {
            let store = Store::at(&store()?).trusting(keys);
            store
                .verify(id, VerifyMode::Sealed, &mut progress)
                .map_err(|error| format!("{id}: {error}"))
        }
    }
}

/// Where to keep what was read of prompts before the patient's part: beside a pack of ours, else in the user's cache folder.
pub(crate) fn prefixes(named: Option<&str>, pack: &VerifiedPack) -> Option<PathBuf> {
    // A folder that the user named is not ours to write into.
    let is_ours = named.is_none_or(|name| !Path::new(name).is_dir());
    let beside = pack.dir().join("prefixes");
    if is_ours && std::fs::create_dir_all(&beside).is_ok() && !is_read_only(&beside) {
        return Some(beside);
    }
    dirs::cache_dir().map(|dir| dir.join("aidpost").join("prefixes"))
}

fn is_read_only(folder: &Path) -> bool {
    std::fs::metadata(folder).is_ok_and(|about| about.permissions().readonly())
}

/// Where packs are kept: `AIDPOST_PACKS`, or the user's data folder.
pub(crate) fn store() -> Result<PathBuf, String> {
    if let Some(root) = std::env::var_os("AIDPOST_PACKS") {
        return Ok(PathBuf::from(root));
    }
    dirs::data_dir()
        .map(|dir| dir.join("aidpost").join("packs"))
        .ok_or_else(|| "this user has no data folder".to_owned())
}

/// The folder of the built-in pack, in the user's cache folder.
pub(crate) fn built_in() -> Result<PathBuf, String> {
    let cache = dirs::cache_dir()
        .ok_or("this user has no cache folder for the built-in pack")?
        .join("aidpost");
    embedded::unpack(&cache).map_err(|error| {
        format!(
            "{}: the built-in pack could not be unpacked: {error}",
            cache.display()
        )
    })
}
