//! `--remote`: a model on another machine, which the person who types this names; and what of a patient goes there.

use std::path::Path;

use aidpost::engine::Engine;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, TokenSource};

use crate::console::{Failure, Status};

#[derive(clap::Args)]
pub(crate) struct RemoteArguments {
    /// Also ask a model on another machine: a file of settings (aidpost.remote/1), or an address up to its version (https://…/v1). In a triage what
    /// it reads can only add; notes, histories, answers and images are asked of it first, and of this machine without its answer
    #[arg(long, value_name = "FILE|URL")]
    remote: Option<String>,
    /// What the server at the address calls its model
    #[arg(long, value_name = "NAME", requires = "remote")]
    remote_model: Option<String>,
    /// A program, with its arguments, that prints the token for the address; no shell reads it
    #[arg(long, value_name = "COMMAND", requires = "remote")]
    remote_token_command: Option<String>,
    /// Images may go to the address too; a file of settings says that itself
    #[arg(long, requires = "remote")]
    remote_images: bool,
    /// Ask no model of this machine: the word list reads, and the model on the other one
    #[arg(long, requires = "remote", conflicts_with = "pack")]
    pub(crate) without_pack: bool,
}

/// What is asked of the other machine.
pub(crate) enum Asked {
    /// The signs of a story, beside those who read here.
    Signs,
    /// A note, a history or an answer about an encounter.
    Words,
    /// A question about images.
    Images,
}

impl RemoteArguments {
    /// Whether a model on another machine was named.
    pub(crate) fn is_named(&self) -> bool {
        self.remote.is_some()
    }

    /// The engine, which also asks the other machine if one was named; says on standard error what goes there.
    ///
    /// # Errors
    /// Settings that cannot be: bad usage.
    pub(crate) fn attach(&self, engine: Engine, asked: Asked) -> Result<Engine, Failure> {
        let Some(named) = &self.remote else {
            return Ok(engine);
        };
        let settings = self.settings(named)?;
        let (model, url) = (&settings.model, &settings.url);
        match asked {
            Asked::Signs => anstream::eprintln!(
                "aidpost: each story, with age, sex, pregnancy, measurements and ticked signs, goes to {model} at {url}; ids and photos do not"
            ),
            Asked::Words => anstream::eprintln!(
                "aidpost: the story and the question, with age, sex, pregnancy, measurements and ticked signs, go to {model} at {url}; ids and photos do not"
            ),
            Asked::Images if settings.images => anstream::eprintln!(
                "aidpost: the images' pixels and the question go to {model} at {url}; nothing else of their files does"
            ),
            Asked::Images => anstream::eprintln!(
                "aidpost: nothing goes to {model} at {url}: it may not be sent images (`images` in the settings, or --remote-images)"
            ),
        }
        let remote = Remote::new(settings).map_err(|error| bad(&error.to_string()))?;
        let remote = Box::new(RemoteModel::new(remote));
        Ok(match asked {
            Asked::Signs => engine.with_remote(remote),
            Asked::Words | Asked::Images => engine.with_remote_writer(remote),
        })
    }

    fn settings(&self, named: &str) -> Result<Settings, Failure> {
        let is_address = named.starts_with("https://") || named.starts_with("http://");
        if !is_address {
            let of_address = self.remote_model.is_some() || self.remote_token_command.is_some();
            if of_address || self.remote_images {
                return Err(bad(
                    "a file of settings names model, token and images itself: leave out --remote-model, --remote-token-command and --remote-images",
                ));
            }
            return Settings::load(Path::new(named)).map_err(|error| bad(&error.to_string()));
        }
        let model = self.remote_model.as_deref();
        let model = model.ok_or_else(|| bad("--remote-model is missing"))?;
        let words = |command: &String| command.split_whitespace().map(str::to_owned).collect();
        let settings = Settings {
            token: self
                .remote_token_command
                .as_ref()
                .map(|command| TokenSource::Command(words(command))),
            images: self.remote_images,
            ..Settings::new(named, model)
        };
        settings.check().map_err(|error| bad(&error.to_string()))?;
        Ok(settings)
    }
}

fn bad(reason: &str) -> Failure {
    Failure {
        status: Status::BadInput,
        message: format!("--remote: {reason}"),
    }
}
