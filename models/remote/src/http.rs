//! How this client speaks HTTP: to the server that the settings name and to no other, and what it makes of an answer's head and of a failure.

use std::io::ErrorKind;
use std::time::Duration;

use aidpost_exchange::{Exchange, Head};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, TcpConnector};

use crate::RemoteError;
use crate::pin::PinnedTls;
use crate::token::Token;

/// Bytes of one block.
const BLOCK: usize = 16 << 10;
/// Most bytes of an answer's head.
const MOST_HEAD: usize = 16 << 10;

/// Whether the body is events, and not one document.
pub(crate) fn is_events(head: &Head) -> bool {
    let kind = head.header("content-type").unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("text/event-stream")
}

/// Packed although nobody asked for it.
pub(crate) fn is_packed(head: &Head) -> bool {
    let coding = head.header("content-encoding").unwrap_or("identity");
    !coding.trim().eq_ignore_ascii_case("identity")
}

/// A client that goes where the settings say and nowhere else: no proxy of the environment, no redirection.
pub(crate) fn agent(roots: RootCerts, pin: Option<PinnedTls>) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_response_header_size(MOST_HEAD)
        .accept_encoding("identity")
        .user_agent(concat!("aidpost/", env!("CARGO_PKG_VERSION")))
        .tls_config(TlsConfig::builder().root_certs(roots).build());
    let config = config.build();
    match pin {
        None => config.new_agent(),
        Some(pin) => {
            let connector = ().chain(TcpConnector::default()).chain(pin);
            Agent::with_parts(config, connector, DefaultResolver::default())
        }
    }
}

/// What is sent: with a body it is a POST.
pub(crate) struct Call {
    pub(crate) url: String,
    pub(crate) token: Option<Token>,
    pub(crate) body: Option<String>,
}

/// Begins; it ends when nobody listens any more, and at the latest a second after `left`.
pub(crate) fn exchange(agent: &Agent, call: Call, left: Duration) -> Exchange {
    let agent = agent.clone();
    Exchange::open(BLOCK, move || {
        let time = Some(left + Duration::from_secs(1));
        let bearer = call.token.as_ref().map(Token::header);
        match call.body {
            Some(body) => {
                let mut request = agent.post(&call.url).config().timeout_global(time).build();
                request = request.header("content-type", "application/json");
                if let Some(bearer) = bearer {
                    request = request.header("authorization", bearer);
                }
                request.send(body.as_str())
            }
            None => {
                let mut request = agent.get(&call.url).config().timeout_global(time).build();
                if let Some(bearer) = bearer {
                    request = request.header("authorization", bearer);
                }
                request.call()
            }
        }
    })
}

/// Why it broke off, in our own words since a library's may quote what the server sent; and whether trying again may help. `None`: without a word.
pub(crate) fn failed(error: Option<&ureq::Error>) -> (RemoteError, bool) {
    use ureq::Error;
    let Some(error) = error else {
        return (RemoteError::Connection("its thread ended"), false);
    };
    let (words, again) = match error {
        Error::HostNotFound => ("the host is not known", true),
        Error::Timeout(_) => ("out of time", false),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => {
            ("the server's certificate or its TLS is refused", false)
        }
        Error::LargeResponseHeader(..) => ("the head of the answer is too long", false),
        Error::Io(error) => match error.kind() {
            ErrorKind::InvalidData => ("the server's certificate or its TLS is refused", false),
            ErrorKind::ConnectionRefused => ("refused: no server listens there", true),
            _ => ("broke off", true),
        },
        Error::ConnectionFailed => ("no connection", true),
        Error::Protocol(_) | Error::Http(_) => ("the server does not speak HTTP", false),
        _ => ("failed", false),
    };
    (RemoteError::Connection(words), again)
}
