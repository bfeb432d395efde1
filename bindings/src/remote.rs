//! A model on another machine, for an app whose owner has paired with it. Only in a library that is built with the feature `remote`: no other has the
//! network code for it.

use std::fmt;
use std::time::Duration;

use aidpost::engine::Engine as Core;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{
    Pairing, PairingToken, Remote, RemoteError, Roots, Settings, SettingsError, Token, TokenSource,
};

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};

/// A server that was paired with. With its token it is a secret: it belongs where the system keeps those.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct RemoteServer {
    /// What people call it, to be shown with `url` before it is taken.
    pub name: String,
    /// Where questions go.
    pub url: String,
    /// What the server calls its model.
    pub model: String,
    /// SHA-256 of its certificate, hexadecimal; none: the usual authorities are believed.
    pub certificate_sha256: Option<String>,
    /// SHA-256 of the weights, as the server's owner states it.
    pub model_sha256: Option<String>,
    /// The token with which it is asked.
    pub token: Option<String>,
    /// The name of the token that the app must put into `token`.
    pub token_name: Option<String>,
}

impl fmt::Debug for RemoteServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RemoteServer({} at {})", self.model, self.url)
    }
}

/// What a server is asked for, by its owner's choice on this phone.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct RemoteUse {
    /// It reads each story too, after all that reads here; what it reads can only add.
    pub reads: bool,
    /// It is asked first for notes, histories and answers.
    pub writes: bool,
    /// With `writes`: prepared images may go there, where image interpretation is on.
    pub images: bool,
    /// After so many seconds, 0.1 to 600, the result goes on without its answer; by default 30.
    #[uniffi(default)]
    pub deadline_seconds: Option<f64>,
}

/// Reads the text of a facility's QR code. `now` is the app's clock, RFC 3339 with an offset. Nothing is sent.
///
/// # Errors
/// [`EngineError::Input`] names the field, its value and what is allowed.
#[uniffi::export]
pub fn read_pairing(text: &str, now: &str) -> Result<RemoteServer, EngineError> {
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
    })
}

#[uniffi::export]
impl Engine {
    /// Asks `server` from now on as `by` says, in place of any other; without `server` none. Nothing is sent until a story, a task or an image is there.
    pub async fn use_remote(
        &self,
        server: Option<RemoteServer>,
        by: RemoteUse,
    ) -> Result<(), EngineError> {
        let asked = server.map(|server| settings(server, &by)).transpose()?;
        let change = self.0.run(EngineCall::new(), Released, move |core, _| {
            let model = |settings: Settings| Remote::new(settings).map(RemoteModel::new);
            let mut changed = std::mem::replace(core, Core::rules_only()).without_remotes();
            if let Some(settings) = asked {
                if by.reads {
                    changed = changed.with_remote(Box::new(model(settings.clone())?));
                }
                if by.writes {
                    changed = changed.with_remote_writer(Box::new(model(settings)?));
                }
            }
            *core = changed;
            Ok(())
        });
        change.await
    }
}

fn settings(server: RemoteServer, by: &RemoteUse) -> Result<Settings, EngineError> {
    let token = server.token.as_deref().map(Token::new).transpose();
    let token =
        token.map_err(|error: RemoteError| EngineError::input(Some("token"), "remote", &error))?;
    let usual = Settings::new(&server.url, &server.model);
    let seconds = by
        .deadline_seconds
        .map(Duration::try_from_secs_f64)
        .transpose();
    let deadline =
        seconds.map_err(|error| EngineError::input(Some("deadline_seconds"), "remote", &error))?;
    let settings = Settings {
        token: token.map(TokenSource::Given),
        roots: server
            .certificate_sha256
            .map_or(Roots::Mozilla, Roots::Fingerprint),
        model_sha256: server.model_sha256,
        images: by.images,
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

#[cfg(test)]
mod tests;
