//! One HTTP GET on a thread of its own, so that the caller can look up, show progress and stop while the network is silent.
//! It decides nothing: it hands over the head, then blocks of the body, then how it ended.

use std::io::Read;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;
use ureq::http::HeaderMap;

/// Bytes of one block at most, and blocks in flight at most: what a fetch holds in memory is their product.
const BLOCK: usize = 1 << 17;
const IN_FLIGHT: usize = 8;

/// How long the caller waits before it looks up.
pub(super) const TICK: Duration = Duration::from_millis(100);

pub(super) enum Event {
    Head(Head),
    Block(Vec<u8>),
    End,
    Failed(String),
    Tick,
}

/// The start of an answer.
pub(super) struct Head {
    pub(super) status: u16,
    headers: HeaderMap,
}

impl Head {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// A validator that If-Range takes: a strong ETag, else the date of the last change.
    pub(super) fn validator(&self) -> Option<String> {
        let etag = self.header("etag").filter(|etag| etag.starts_with('"'));
        etag.or_else(|| self.header("last-modified"))
            .map(str::to_owned)
    }

    pub(super) fn content_length(&self) -> Option<u64> {
        self.header("content-length")?.trim().parse().ok()
    }

    /// `Content-Range: bytes first-last/total`: first and total.
    pub(super) fn content_range(&self) -> Option<(u64, u64)> {
        let (range, total) = self
            .header("content-range")?
            .trim()
            .strip_prefix("bytes ")?
            .split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let (first, last, total): (u64, u64, u64) =
            (first.parse().ok()?, last.parse().ok()?, total.parse().ok()?);
        // A server may cut a range short, never run past the end.
        (first <= last && last < total).then_some((first, total))
    }

    /// `Retry-After` in seconds; a date is not understood, and waiting the usual time is no harm.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.header("retry-after")?
            .trim()
            .parse()
            .ok()
            .map(Duration::from_secs)
    }
}

pub(super) struct Stream(Receiver<Event>);

impl Stream {
    pub(super) fn open(request: ureq::RequestBuilder<ureq::typestate::WithoutBody>) -> Self {
        let (to, from) = sync_channel(IN_FLIGHT);
        // The thread ends by itself: when the receiver is gone, or at the latest after the agent's read timeout.
        std::thread::spawn(move || {
            let last = run(request, &to).err().unwrap_or(Event::End);
            let _ = to.send(last);
        });
        Self(from)
    }

    pub(super) fn next(&self) -> Event {
        match self.0.recv_timeout(TICK) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Tick,
            Err(RecvTimeoutError::Disconnected) => {
                Event::Failed("the connection's thread ended".to_owned())
            }
        }
    }
}

/// An error is the event to end with; a receiver that went away ends it too.
fn run(
    request: ureq::RequestBuilder<ureq::typestate::WithoutBody>,
    to: &SyncSender<Event>,
) -> Result<(), Event> {
    let response = request
        .call()
        .map_err(|error| Event::Failed(error.to_string()))?;
    let (parts, body) = response.into_parts();
    let head = Head {
        status: parts.status.as_u16(),
        headers: parts.headers,
    };
    to.send(Event::Head(head)).map_err(|_| Event::End)?;
    let mut body = body.into_with_config().limit(u64::MAX).reader();
    loop {
        let mut block = vec![0; BLOCK];
        let count = body
            .read(&mut block)
            .map_err(|error| Event::Failed(error.to_string()))?;
        if count == 0 {
            return Ok(());
        }
        block.truncate(count);
        to.send(Event::Block(block)).map_err(|_| Event::End)?;
    }
}
