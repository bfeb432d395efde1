//! `aidpost pack prefixes`: what a triage asks before the patient's own words is read before the first patient comes.

use std::fmt::Write;

use aidpost::engine::{Engine, Options, Patients};
use aidpost::model::{Control, ModelError};
use aidpost_models::{Store, VerifyMode};

use crate::console::{Bar, Deadline, Failure, Status, cancelled, write_out};
use crate::open;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A name that `pack list` shows, or a folder
    #[arg(value_name = "NAME|DIR")]
    pack: String,
    /// With this adapter of the pack; without it, none
    #[arg(long, value_name = "NAME")]
    adapter: Option<String>,
    /// The words in which it is asked: triage-clinic, triage-field, telemedicine, or a folder with prompts.json
    #[arg(long, value_name = "NAME|DIR", default_value = "triage-clinic")]
    prompts: String,
}

pub(super) fn run(store: &Store, arguments: &Arguments) -> anyhow::Result<Status> {
    let pack = super::verified(store, &arguments.pack, VerifyMode::Sealed)?;
    let unusable = |message| Failure {
        status: if cancelled() {
            Status::Cancelled
        } else {
            Status::ModelUnusable
        },
        message,
    };
    let folder = open::prefixes(Some(&arguments.pack), &pack);
    let folder = folder
        .ok_or_else(|| unusable("this user has no cache folder to keep anything in".to_owned()))?;
    let options = Options {
        prompts: open::prompts(&arguments.prompts)?,
        adapter: arguments.adapter.clone(),
        prefixes: Some(folder.clone()),
        ..Options::default()
    };
    let bar = Bar::new();
    let deadline = Deadline::after(None);
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        ..Control::default()
    };
    let read = || -> Result<String, String> {
        let opened = Engine::open(&pack, options, &control);
        let mut engine = opened.map_err(|error| error.to_string())?;
        let mut said = String::new();
        for patients in Patients::ALL {
            let read = engine.read_prefix(patients, &control);
            let tokens = read.map_err(|error: ModelError| error.to_string())?;
            if tokens == 0 {
                return Err(format!(
                    "{}: nothing could be written there",
                    folder.display()
                ));
            }
            let _ = writeln!(
                said,
                "{:<24}{tokens:>6} tokens stand ready",
                patients.label()
            );
        }
        Ok(said)
    };
    let read = read();
    bar.clear();
    let said = read.map_err(unusable)?;
    write_out(&format!("{said}kept in {}\n", folder.display()))?;
    Ok(Status::Done)
}
