//! Digests of a file's blocks, taken while the whole was verified: with them several threads check it again at the storage's speed,
//! where the one digest of a manifest keeps a single thread busy.

use crate::files::{self, Hasher};
use crate::sha256::Sha256;
use std::io::{self, Read, Seek, SeekFrom};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;

/// Bytes of one block.
pub(super) const BLOCK: usize = 4 << 20;
/// More threads than this wait for the storage.
const MOST_THREADS: usize = 8;

/// The digest of a whole file and of each of its blocks.
pub(super) struct Digests {
    pub(super) whole: Sha256,
    pub(super) bytes: u64,
    pub(super) blocks: Vec<Sha256>,
}

/// How a check ended.
pub(super) enum Checked {
    Same,
    /// One of the blocks, or the length, is another.
    Differs,
    Stopped,
}

/// Reads the file once and takes both kinds of digest, on two threads; `None` if `progress` stopped it.
pub(super) fn digests(
    from: &mut dyn Read,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Option<Digests>> {
    let mut whole = Hasher::default();
    let mut blocks = vec![];
    let mut block = vec![];
    loop {
        if progress(whole.bytes()).is_break() {
            return Ok(None);
        }
        block.clear();
        (&mut *from).take(BLOCK as u64).read_to_end(&mut block)?;
        if block.is_empty() {
            return Ok(Some(Digests {
                whole: whole.digest(),
                bytes: whole.bytes(),
                blocks,
            }));
        }
        let digest = thread::scope(|scope| {
            let own = thread::Builder::new().spawn_scoped(scope, || Sha256::of(&block));
            whole.update(&block);
            // Where the system gives no second thread, this one does both.
            own.ok().and_then(|own| own.join().ok())
        });
        blocks.push(digest.unwrap_or_else(|| Sha256::of(&block)));
    }
}

/// Reads every byte of the file again and compares block by block, on all processors.
pub(super) fn check(
    path: &Path,
    bytes: u64,
    blocks: &[Sha256],
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Checked> {
    if files::open(path)?.metadata()?.len() != bytes {
        return Ok(Checked::Differs);
    }
    let check = Check {
        path,
        bytes,
        blocks,
        next: AtomicUsize::new(0),
        done: AtomicU64::new(0),
        end: AtomicBool::new(false),
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = threads
        .min(MOST_THREADS)
        .min(blocks.len())
        .saturating_sub(1);
    let mut stopped = false;
    let outcomes: io::Result<Vec<bool>> = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers)
            .filter_map(|_| {
                thread::Builder::new()
                    .spawn_scoped(scope, || check.run(&mut |_| ControlFlow::Continue(())))
                    .ok()
            })
            .collect();
        let own = check.run(&mut |done| {
            let flow = progress(done);
            stopped |= flow.is_break();
            flow
        });
        let gone = || io::Error::other("a thread that read it ended early");
        let others = helpers
            .into_iter()
            .map(|helper| helper.join().unwrap_or_else(|_| Err(gone())));
        others.chain(std::iter::once(own)).collect()
    });
    let same = outcomes?.into_iter().all(|same| same);
    Ok(match (stopped, same) {
        (true, _) => Checked::Stopped,
        (false, true) => Checked::Same,
        (false, false) => Checked::Differs,
    })
}

struct Check<'a> {
    path: &'a Path,
    bytes: u64,
    blocks: &'a [Sha256],
    next: AtomicUsize,
    done: AtomicU64,
    /// A block differs, or the caller stopped it: the others need not be read.
    end: AtomicBool,
}

impl Check<'_> {
    /// Takes blocks until there are none left; whether all that it took were right.
    fn run(&self, progress: &mut dyn FnMut(u64) -> ControlFlow<()>) -> io::Result<bool> {
        let outcome = self.take(progress);
        if !matches!(outcome, Ok(true)) {
            self.end.store(true, Ordering::Relaxed);
        }
        outcome
    }

    fn take(&self, progress: &mut dyn FnMut(u64) -> ControlFlow<()>) -> io::Result<bool> {
        let mut file = files::open(self.path)?;
        let mut block = vec![];
        loop {
            if progress(self.done.load(Ordering::Relaxed)).is_break() {
                self.end.store(true, Ordering::Relaxed);
            }
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(expected) = self.blocks.get(number) else {
                return Ok(true);
            };
            if self.end.load(Ordering::Relaxed) {
                return Ok(true);
            }
            let start = (number as u64).saturating_mul(BLOCK as u64);
            file.seek(SeekFrom::Start(start))?;
            block.clear();
            (&mut file).take(BLOCK as u64).read_to_end(&mut block)?;
            let length = self.bytes.saturating_sub(start).min(BLOCK as u64);
            if block.len() as u64 != length || Sha256::of(&block) != *expected {
                return Ok(false);
            }
            self.done.fetch_add(length, Ordering::Relaxed);
        }
    }
}
