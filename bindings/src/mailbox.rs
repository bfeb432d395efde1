//! What a thread puts in and an `async fn` takes out, in order: the whole of this crate's async machinery.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

pub(crate) struct Mailbox<T>(Mutex<(VecDeque<T>, bool, Vec<Waker>)>);

impl<T> Mailbox<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new((VecDeque::new(), false, Vec::new())))
    }

    /// Puts in `item`; of more than `most` the oldest go.
    pub(crate) fn put(&self, item: T, most: usize) {
        self.change(|items, _| {
            items.push_back(item);
            items.drain(..items.len().saturating_sub(most));
        });
    }

    /// Nothing more will come.
    pub(crate) fn close(&self) {
        self.change(|_, closed| *closed = true);
    }

    /// The next item; none once it is closed and empty.
    pub(crate) async fn next(&self) -> Option<T> {
        poll_fn(|context| {
            let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match inner.0.pop_front() {
                None if !inner.1 => {
                    inner.2.push(context.waker().clone());
                    Poll::Pending
                }
                item => Poll::Ready(item),
            }
        })
        .await
    }

    fn change(&self, change: impl FnOnce(&mut VecDeque<T>, &mut bool)) {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (items, closed, wakers) = &mut *inner;
        change(items, closed);
        let wakers = std::mem::take(wakers);
        // Foreign code may go on within `wake`: it must find the box unlocked.
        drop(inner);
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// The side that puts in; gone, even by a panic, nothing more will come.
pub(crate) struct Post<T>(pub(crate) Arc<Mailbox<T>>);

impl<T> Drop for Post<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}
