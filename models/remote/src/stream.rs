//! One HTTP exchange on a thread of its own, so that the caller can look up and stop while the network is silent. It hands over the head, then
//! blocks of the body, then how it ended. It follows nothing and unpacks nothing.

use std::io::{ErrorKind, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use ureq::Agent;
use ureq::http::HeaderMap;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, TcpConnector};

use crate::RemoteError;
use crate::patience::TICK;
use crate::pin::PinnedTls;
use crate::token::Token;

/// Bytes of one block, and blocks in flight: what waits in memory is at most their product.
const BLOCK: usize = 16 << 10;
const IN_FLIGHT: usize = 8;
/// Most bytes of an answer's head.
const MOST_HEAD: usize = 16 << 10;

pub(crate) enum Event {
    Head(Head),
    Block(Vec<u8>),
    End,
    Failed { error: RemoteError, again: bool },
    Tick,
}

/// The start of an answer.
pub(crate) struct Head {
    pub(crate) status: u16,
    headers: HeaderMap,
}

impl Head {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the body is events, and not one document.
    pub(crate) fn is_events(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        kind.to_ascii_lowercase().starts_with("text/event-stream")
    }

    /// Packed although nobody asked for it.
    pub(crate) fn is_packed(&self) -> bool {
        let coding = self.header("content-encoding").unwrap_or("identity");
        !coding.trim().eq_ignore_ascii_case("identity")
    }

    /// In seconds; a date is not understood, and waiting the usual time is no harm.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let seconds = self.header("retry-after")?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
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

pub(crate) struct Stream(Receiver<Event>);

impl Stream {
    /// Begins; the thread ends when nobody listens any more, and at the latest a second after `left`.
    pub(crate) fn open(agent: &Agent, call: Call, left: Duration) -> Self {
        let (to, from) = sync_channel(IN_FLIGHT);
        let agent = agent.clone();
        std::thread::spawn(move || {
            let last = run(&agent, call, left, &to).err().unwrap_or(Event::End);
            let _ = to.send(last);
        });
        Self(from)
    }

    pub(crate) fn next(&self) -> Event {
        match self.0.recv_timeout(TICK) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Tick,
            Err(RecvTimeoutError::Disconnected) => Event::Failed {
                error: RemoteError::Connection("its thread ended"),
                again: false,
            },
        }
    }
}

/// An error is the event to end with; a listener that went away ends it too.
fn run(agent: &Agent, call: Call, left: Duration, to: &SyncSender<Event>) -> Result<(), Event> {
    let time = Some(left + Duration::from_secs(1));
    let bearer = call.token.as_ref().map(Token::header);
    let sent = match call.body {
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
    };
    let (parts, body) = sent.map_err(|error| failed(&error))?.into_parts();
    let head = Head {
        status: parts.status.as_u16(),
        headers: parts.headers,
    };
    to.send(Event::Head(head)).map_err(|_| Event::End)?;
    // What is too much is the listener's to say: it counts what it keeps.
    let mut body = body.into_with_config().limit(u64::MAX).reader();
    loop {
        let mut block = vec![0; BLOCK];
        let count = match body.read(&mut block) {
            Ok(0) => return Ok(()),
            Ok(count) => count,
            Err(error) => return Err(failed(&ureq::Error::from(error))),
        };
        block.truncate(count);
        to.send(Event::Block(block)).map_err(|_| Event::End)?;
    }
}

/// In our own words: a library's may quote what the server sent.
fn failed(error: &ureq::Error) -> Event {
    use ureq::Error;
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
    Event::Failed {
        error: RemoteError::Connection(words),
        again,
    }
}
