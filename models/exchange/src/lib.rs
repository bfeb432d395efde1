//! One HTTP exchange on a thread of its own, so that whoever waits can look up, show progress and stop while the network is silent.
//! It decides nothing and unpacks nothing: it hands over the head, then blocks of the body, then how it ended. All network code of the project goes
//! through it: fetching packs, and asking a model on another machine.

use std::io::Read;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use ureq::http::{HeaderMap, Response};
use ureq::{Body, Error};

/// Blocks that wait at most; with the size of one, this bounds what an exchange holds in memory.
const IN_FLIGHT: usize = 8;

/// What comes of an exchange, in this order; `Tick` at any time.
#[derive(Debug)]
pub enum Event {
    /// Status and headers.
    Head(Head),
    /// Bytes of the body, at least one.
    Block(Vec<u8>),
    /// The body is at its end. Nothing follows.
    End,
    /// It broke off; `None` if its thread ended without a word. Nothing follows.
    Failed(Option<Error>),
    /// Nothing came within the time that [`Exchange::next`] was given.
    Tick,
}

/// The start of an answer.
#[derive(Debug)]
pub struct Head {
    /// The HTTP status.
    pub status: u16,
    headers: HeaderMap,
}

impl Head {
    /// A header's value, by its name in lower case; `None` also if it is not ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// `Retry-After` in seconds; a date is not understood, and waiting the usual time is no harm.
    pub fn retry_after(&self) -> Option<Duration> {
        let seconds = self.header("retry-after")?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
}

/// An exchange that goes on.
#[derive(Debug)]
pub struct Exchange(Receiver<Event>);

impl Exchange {
    /// Calls `send` on a new thread and reads the body in blocks of at most `block` bytes. The thread ends when nobody listens any more, and at the
    /// latest when the request's own time is over.
    pub fn open(
        block: usize,
        send: impl FnOnce() -> Result<Response<Body>, Error> + Send + 'static,
    ) -> Self {
        let (to, from) = sync_channel(IN_FLIGHT);
        std::thread::spawn(move || {
            let last = run(block, send, &to).err().unwrap_or(Event::End);
            let _ = to.send(last);
        });
        Self(from)
    }

    /// The next event, within `tick`.
    pub fn next(&self, tick: Duration) -> Event {
        match self.0.recv_timeout(tick) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Tick,
            Err(RecvTimeoutError::Disconnected) => Event::Failed(None),
        }
    }
}

/// An error is the event to end with; a listener that went away ends it too.
fn run(
    block: usize,
    send: impl FnOnce() -> Result<Response<Body>, Error>,
    to: &SyncSender<Event>,
) -> Result<(), Event> {
    let failed = |error| Event::Failed(Some(error));
    let (parts, body) = send().map_err(failed)?.into_parts();
    let head = Head {
        status: parts.status.as_u16(),
        headers: parts.headers,
    };
    to.send(Event::Head(head)).map_err(|_| Event::End)?;
    // What is too much is the listener's to say: it counts what it keeps.
    let mut body = body.into_with_config().limit(u64::MAX).reader();
    loop {
        let mut bytes = vec![0; block];
        let count = body
            .read(&mut bytes)
            .map_err(|error| failed(Error::from(error)))?;
        if count == 0 {
            return Ok(());
        }
        bytes.truncate(count);
        to.send(Event::Block(bytes)).map_err(|_| Event::End)?;
    }
}
