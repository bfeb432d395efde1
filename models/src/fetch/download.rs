//! One file over HTTP, resumed where it broke off, until it is whole and right or there is no use in trying on.
//! It believes a server only as far as status, range, length and digest agree.

use super::FetchError;
use super::answer;
use super::partial::PartialDownload;
use crate::pack::FileEntry;
use crate::sha256::Sha256;
use crate::storage::room_for;
use aidpost_exchange::{Event, Exchange, Head};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// Bytes of one block at most.
const BLOCK: usize = 1 << 17;
/// How long it waits before it looks up.
const TICK: Duration = Duration::from_millis(100);

/// How patient a fetch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Failures in a row, with no byte arriving between them, after which it gives up.
    pub failures: u32,
    /// The wait after the first failure; it doubles with each further one.
    pub first_wait: Duration,
    /// The longest wait, whatever the server asks for.
    pub longest_wait: Duration,
    /// Silence after which a connection counts as broken.
    pub silence: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            failures: 6,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(120),
            silence: Duration::from_secs(30),
        }
    }
}

/// What is wanted of one address.
pub(super) struct Wanted<'a> {
    pub(super) url: &'a str,
    pub(super) token: Option<&'a str>,
    pub(super) bytes: Option<u64>,
    pub(super) sha256: Option<Sha256>,
}

/// Bytes so far and in total, as far as known.
pub(super) type Advance<'a> = &'a mut dyn FnMut(u64, Option<u64>) -> ControlFlow<()>;

/// How one attempt ended, other than by an error that no retry mends.
enum Outcome {
    /// Everything that the server has is here.
    Whole,
    /// It broke; wait this long if the server said so.
    Broken(String, Option<Duration>),
    /// What is here does not go on to what the server has.
    Stale,
}

/// Fetches `wanted` to `path`.
pub(super) fn download(
    agent: &ureq::Agent,
    wanted: &Wanted<'_>,
    path: &Path,
    retry: RetryPolicy,
    advance: Advance<'_>,
) -> Result<FileEntry, FetchError> {
    let mut part =
        PartialDownload::open(path, wanted.url, &mut |done| advance(done, wanted.bytes))?;
    let mut failures = 0;
    let mut stale = 0;
    loop {
        let before = part.length();
        if wanted.bytes.is_some_and(|bytes| bytes < before) {
            part.empty()?;
        }
        let whole_already = before > 0 && wanted.bytes == Some(before);
        let outcome = if whole_already {
            Outcome::Whole
        } else {
            attempt(agent, wanted, path, retry, &mut part, advance)?
        };
        match outcome {
            Outcome::Whole => {
                let found = part.digest();
                match wanted.sha256 {
                    Some(expected) if expected != found => {
                        part.empty()?;
                        // A piece of an earlier attempt may be at fault: once, everything anew.
                        if before == 0 || stale > 0 {
                            return Err(FetchError::Hash {
                                url: wanted.url.to_owned(),
                                expected,
                                found,
                            });
                        }
                        stale += 1;
                    }
                    _ => return part.finish(),
                }
            }
            Outcome::Stale => {
                part.empty()?;
                stale += 1;
                if stale > 3 {
                    let reason = "changes its file or its ranges each time".to_owned();
                    return Err(FetchError::Server {
                        url: wanted.url.to_owned(),
                        reason,
                    });
                }
            }
            Outcome::Broken(reason, asked) => {
                failures = if part.length() > before {
                    1
                } else {
                    failures + 1
                };
                if failures >= retry.failures {
                    return Err(FetchError::Unreachable {
                        url: wanted.url.to_owned(),
                        reason,
                        kept: part.length(),
                    });
                }
                let doubled = retry.first_wait.saturating_mul(1 << (failures - 1).min(16));
                wait(
                    asked.unwrap_or(doubled).min(retry.longest_wait),
                    &mut || advance(part.length(), wanted.bytes),
                )?;
            }
        }
    }
}

fn attempt(
    agent: &ureq::Agent,
    wanted: &Wanted<'_>,
    path: &Path,
    retry: RetryPolicy,
    part: &mut PartialDownload,
    advance: Advance<'_>,
) -> Result<Outcome, FetchError> {
    let mut request = agent.get(wanted.url);
    if let Some(token) = wanted.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if part.length() > 0 {
        request = request.header("range", format!("bytes={}-", part.length()));
        if let Some(validator) = part.validator() {
            request = request.header("if-range", validator);
        }
    }
    let exchange = Exchange::open(BLOCK, || request.call());
    let mut total = wanted.bytes;
    let mut silence = Duration::ZERO;
    let mut accepted = false;
    loop {
        if advance(part.length(), total).is_break() {
            return Err(FetchError::Cancelled);
        }
        match exchange.next(TICK) {
            Event::Tick => {
                silence += TICK;
                if silence >= retry.silence {
                    return Ok(Outcome::Broken("the server fell silent".to_owned(), None));
                }
                continue;
            }
            Event::Head(head) => match judge(&head, wanted, part)? {
                Judged::GoOn(known) => {
                    total = known.or(wanted.bytes);
                    room_for(path, total.unwrap_or(0).saturating_sub(part.length()))?;
                    part.comes_from(answer::validator(&head))?;
                    accepted = true;
                }
                Judged::Ended(outcome) => return Ok(outcome),
            },
            Event::Block(block) => {
                let length = part.length() + block.len() as u64;
                if let Some(total) = total.filter(|&total| length > total) {
                    part.empty()?;
                    return Err(FetchError::Length {
                        url: wanted.url.to_owned(),
                        expected: total,
                        found: length,
                    });
                }
                part.append(&block)?;
            }
            Event::Failed(error) => {
                let reason = error.map_or_else(
                    || "the connection's thread ended".to_owned(),
                    |error| error.to_string(),
                );
                return Ok(Outcome::Broken(reason, None));
            }
            Event::End if accepted && total.is_none_or(|total| total == part.length()) => {
                return Ok(Outcome::Whole);
            }
            Event::End => {
                return Ok(Outcome::Broken(
                    "the connection closed early".to_owned(),
                    None,
                ));
            }
        }
        silence = Duration::ZERO;
    }
}

enum Judged {
    /// The body continues what is here; the total length if the server told it.
    GoOn(Option<u64>),
    Ended(Outcome),
}

/// Decides by status and headers what the body is worth.
fn judge(
    head: &Head,
    wanted: &Wanted<'_>,
    part: &mut PartialDownload,
) -> Result<Judged, FetchError> {
    let url = || wanted.url.to_owned();
    let total = match head.status {
        200 => {
            // Everything from the start: the server has no ranges, or its file is not the one that was begun.
            part.empty()?;
            answer::content_length(head)
        }
        206 => match answer::content_range(head) {
            Some((first, total)) if first == part.length() && first > 0 => {
                // If-Range should see to this; a server that ignores it is caught here.
                if part.validator().is_some()
                    && answer::validator(head).as_deref() != part.validator()
                {
                    return Ok(Judged::Ended(Outcome::Stale));
                }
                Some(total)
            }
            _ => return Ok(Judged::Ended(Outcome::Stale)),
        },
        // Nothing beyond what is here: either all is, or what is here is too much.
        416 => return Ok(Judged::Ended(Outcome::Stale)),
        401 | 403 => {
            return Err(FetchError::Denied {
                url: url(),
                status: head.status,
            });
        }
        status @ (408 | 425 | 429 | 500..=599) => {
            let reason = format!("status {status}");
            return Ok(Judged::Ended(Outcome::Broken(reason, head.retry_after())));
        }
        status => {
            return Err(FetchError::Server {
                url: url(),
                reason: format!("status {status}"),
            });
        }
    };
    match (wanted.bytes, total) {
        (Some(expected), Some(found)) if expected != found => {
            part.empty()?;
            Err(FetchError::Length {
                url: url(),
                expected,
                found,
            })
        }
        _ => Ok(Judged::GoOn(total)),
    }
}

fn wait(
    mut left: Duration,
    advance: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), FetchError> {
    while !left.is_zero() {
        if advance().is_break() {
            return Err(FetchError::Cancelled);
        }
        let step = left.min(TICK);
        std::thread::sleep(step);
        left -= step;
    }
    Ok(())
}
