//! `aidpost triage --remote`: a model on another machine, which the person who types this names; and what of a patient goes there.

use std::path::Path;

use aidpost::engine::Engine;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, TokenSource};

use crate::console::{Failure, Status};

#[derive(clap::Args)]
pub(crate) struct RemoteArguments {
    /// Also ask a model on another machine: a file of settings (aidpost.remote/1), or an address up to its version (https://…/v1); what it
    /// reads can only add
    #[arg(long, value_name = "FILE|URL", conflicts_with = "rules_only")]
    remote: Option<String>,
    /// What the server at the address calls its model
    #[arg(long, value_name = "NAME", requires = "remote")]
    remote_model: Option<String>,
    /// A program, with its arguments, that prints the token for the address; no shell reads it
    #[arg(long, value_name = "COMMAND", requires = "remote")]
    remote_token_command: Option<String>,
    /// Ask no model of this machine: the word list reads, and the model on the other one
    #[arg(long, requires = "remote", conflicts_with = "pack")]
    pub(crate) without_pack: bool,
}

impl RemoteArguments {
    /// The engine, which also asks the other machine if one was named; says on standard error what goes there.
    ///
    /// # Errors
    /// Settings that cannot be: bad usage.
    pub(crate) fn attach(&self, engine: Engine) -> Result<Engine, Failure> {
        let Some(named) = &self.remote else {
            return Ok(engine);
        };
        let settings = self.settings(named)?;
        let (model, url) = (&settings.model, &settings.url);
        anstream::eprintln!(
            "aidpost: each story, with age, sex, pregnancy, measurements and ticked signs, goes to {model} at {url}; ids and photos do not"
        );
        let remote = Remote::new(settings).map_err(|error| bad(&error.to_string()))?;
        Ok(engine.with_remote(Box::new(RemoteModel::new(remote))))
    }

    fn settings(&self, named: &str) -> Result<Settings, Failure> {
        let is_address = named.starts_with("https://") || named.starts_with("http://");
        if !is_address {
            if self.remote_model.is_some() || self.remote_token_command.is_some() {
                return Err(bad(
                    "a file of settings names model and token itself: leave out --remote-model and --remote-token-command",
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
