//! A model on another machine, for an app whose owner has named one. Every library has these types and functions, so that one app fits all; only one that
//! is built with the feature `remote` can ask anybody: no other has the network code for it, and its functions say so.

use std::fmt;
use std::sync::Arc;

use aidpost::engine::Engine as Core;

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};

#[cfg(not(feature = "remote"))]
mod absent;
#[cfg(feature = "remote")]
mod live;

#[cfg(not(feature = "remote"))]
use absent as how;
#[cfg(feature = "remote")]
use live as how;

/// A server that its owner has named. With its token it is a secret: it belongs where the system keeps those.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct RemoteServer {
    /// What people call it, to be shown with `url` before it is taken.
    pub name: String,
    /// Where questions go.
    pub url: String,
    /// What the server calls its model.
    pub model: String,
    /// SHA-256 of its certificate, hexadecimal; none: the usual authorities are believed.
    #[uniffi(default)]
    pub certificate_sha256: Option<String>,
    /// SHA-256 of the weights, as the server's owner states it.
    #[uniffi(default)]
    pub model_sha256: Option<String>,
    /// The token with which it is asked.
    #[uniffi(default)]
    pub token: Option<String>,
    /// The name of the token that the app must put into `token`.
    #[uniffi(default)]
    pub token_name: Option<String>,
    /// Until when its pairing code may be taken, RFC 3339; none of a server that was typed in.
    #[uniffi(default)]
    pub expires: Option<String>,
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

/// Whether this library can ask another machine. Where it cannot, an app has nothing to choose; the functions below fail, but for
/// [`Engine::use_remote`] without a server.
#[uniffi::export]
#[must_use]
pub fn can_ask_remotes() -> bool {
    cfg!(feature = "remote")
}

/// Reads the text of a facility's QR code. `now` is the app's clock, RFC 3339 with an offset. Nothing is sent.
///
/// # Errors
/// [`EngineError::Input`] names the field, its value and what is allowed.
#[uniffi::export]
pub fn read_pairing(text: &str, now: &str) -> Result<RemoteServer, EngineError> {
    how::read_pairing(text, now)
}

/// Whether a server can be asked as it is named, one that a person has typed in, say. Nothing is sent.
///
/// # Errors
/// [`EngineError::Input`] names the field and what is allowed; the value of a token is not in it.
#[uniffi::export]
pub fn check_remote(server: &RemoteServer) -> Result<(), EngineError> {
    how::check(server)
}

/// Asks the server for its list of models: whether it is there, is the one that was meant, and lets this phone in. Nothing of a patient is sent. It ends
/// within `seconds`, 0.1 to 600, and early where `call` is stopped.
///
/// # Errors
/// [`EngineError::Input`] as [`check_remote`]; [`EngineError::TimedOut`], [`EngineError::Cancelled`]; [`EngineError::Failed`] with what a person can do.
#[uniffi::export]
pub async fn greet_remote(
    server: RemoteServer,
    seconds: f64,
    call: Arc<EngineCall>,
) -> Result<(), EngineError> {
    how::greet(server, seconds, call).await
}

#[uniffi::export]
impl Engine {
    /// Asks `server` from now on as `by` says, in place of any other; without `server` none. Nothing is sent until a story, a task or an image is there.
    pub async fn use_remote(
        &self,
        server: Option<RemoteServer>,
        by: RemoteUse,
    ) -> Result<(), EngineError> {
        if let Some(server) = server {
            return how::ask_from_now_on(self, server, by).await;
        }
        let change = self.0.run(EngineCall::new(), Released, |core, _| {
            *core = std::mem::replace(core, Core::rules_only()).without_remotes();
            Ok(())
        });
        change.await
    }
}

#[cfg(test)]
mod tests;
