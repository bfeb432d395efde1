//! In a library with the feature `remote`.

use std::sync::Arc;
use std::time::Duration;

use aidpost::engine::Engine as Core;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{
    Pairing, PairingToken, Remote, RemoteError, Roots, Settings, SettingsError, Token, TokenSource,
    Watch,
};

use super::{RemoteServer, RemoteUse};
use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};
use crate::worker::Worker;

pub(super) fn read_pairing(text: &str, now: &str) -> Result<RemoteServer, EngineError> {
    let read = Pairing::read(text.trim(), now)?;
    let (token, token_name) = match read.token {
        PairingToken::None => (None, None),
        PairingToken::Here(token) => (Some(token.secret().to_owned()), None),
        PairingToken::Named(name) => (None, Some(name)),
    };
    Ok(RemoteServer {
        name: read.name,
        url: read.url,
        model: read.model,
        certificate_sha256: read.certificate_sha256,
        model_sha256: read.model_sha256,
        token,
        token_name,
        expires: Some(read.expires),
    })
}

pub(super) fn check(server: &RemoteServer) -> Result<(), EngineError> {
    settings(server.clone(), false, None).map(drop)
}

pub(super) async fn greet(
    server: RemoteServer,
    seconds: f64,
    call: Arc<EngineCall>,
) -> Result<(), EngineError> {
    let mut remote = Remote::new(settings(server, false, Some(seconds))?)?;
    // A thread of its own: no engine waits for it.
    let asks = Worker::new(());
    let asked = asks.run(call, Released, move |(), control| {
        let stop = || (control.stop)().is_some();
        let watch = Watch {
            stop: &stop,
            ..Watch::default()
        };
        remote.greet(&watch).map_err(|error| match error {
            RemoteError::Stopped => EngineError::Cancelled,
            RemoteError::OutOfTime => EngineError::TimedOut,
            error => EngineError::failed(&error),
        })
    });
    asked.await
}

pub(super) async fn ask_from_now_on(
    engine: &Engine,
    server: RemoteServer,
    by: RemoteUse,
) -> Result<(), EngineError> {
    let settings = settings(server, by.images, by.deadline_seconds)?;
    let change = engine.0.run(EngineCall::new(), Released, move |core, _| {
        let model = |asks: bool| {
            let remote = asks.then(|| Remote::new(settings.clone())).transpose();
            remote.map(|remote| remote.map(|remote| Box::new(RemoteModel::new(remote))))
        };
        // Made before the engine is touched: where one cannot be made it stays as it was.
        let (reader, writer) = (model(by.reads)?, model(by.writes)?);
        let mut changed = std::mem::replace(core, Core::rules_only()).without_remotes();
        if let Some(reader) = reader {
            changed = changed.with_remote(reader);
        }
        if let Some(writer) = writer {
            changed = changed.with_remote_writer(writer);
        }
        *core = changed;
        Ok(())
    });
    change.await
}

fn settings(
    server: RemoteServer,
    images: bool,
    seconds: Option<f64>,
) -> Result<Settings, EngineError> {
    let token = server.token.as_deref().map(Token::new).transpose();
    let token =
        token.map_err(|error: RemoteError| EngineError::input(Some("token"), "remote", &error))?;
    let usual = Settings::new(&server.url, &server.model);
    let seconds = seconds.map(Duration::try_from_secs_f64).transpose();
    let deadline =
        seconds.map_err(|error| EngineError::input(Some("deadline_seconds"), "remote", &error))?;
    let settings = Settings {
        token: token.map(TokenSource::Given),
        roots: server
            .certificate_sha256
            .map_or(Roots::Mozilla, Roots::Fingerprint),
        model_sha256: server.model_sha256,
        images,
        deadline: deadline.unwrap_or(usual.deadline),
        ..usual
    };
    settings.check()?;
    // What cannot connect is said now, while the engine is as it was.
    Remote::new(settings.clone())?;
    Ok(settings)
}

impl From<SettingsError> for EngineError {
    fn from(error: SettingsError) -> Self {
        let field = match &error {
            SettingsError::Field { field, .. } => Some(*field),
            SettingsError::File { .. } => None,
        };
        Self::input(field, "remote", &error)
    }
}
