//! What an answer's head says about the file behind it.

use aidpost_exchange::Head;

/// A validator that If-Range takes: a strong ETag, else the date of the last change.
pub(super) fn validator(head: &Head) -> Option<String> {
    let etag = head.header("etag").filter(|etag| etag.starts_with('"'));
    etag.or_else(|| head.header("last-modified"))
        .map(str::to_owned)
}

pub(super) fn content_length(head: &Head) -> Option<u64> {
    head.header("content-length")?.trim().parse().ok()
}

/// `Content-Range: bytes first-last/total`: first and total.
pub(super) fn content_range(head: &Head) -> Option<(u64, u64)> {
    let (range, total) = head
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
