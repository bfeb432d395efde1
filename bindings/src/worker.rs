//! The worker: a thread that does one call at a time, in the order in which they came, while whoever asked waits without blocking.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Builder;

use aidpost::model::{Control, StopReason};
use async_channel::{Receiver, Sender, bounded, unbounded};

use crate::call::{Ends, EngineCall};

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

pub(crate) struct Worker<S> {
    jobs: Sender<Job<S>>,
    ended: Receiver<()>,
    /// Stops the calls of now.
    all: Mutex<Arc<OnceLock<StopReason>>>,
}

impl<S: Send + 'static> Worker<S> {
    /// A thread that works on `state`.
    pub(crate) fn new(state: S) -> Self {
        let (jobs, todo) = unbounded::<Job<S>>();
        let (works, ended) = bounded(1);
        // Without a thread there is nobody to take a job, and no call comes to its end.
        let _ = Builder::new().name("aidpost".to_owned()).spawn(move || {
            let _works = works;
            let mut state = state;
            while let Ok(job) = todo.recv_blocking() {
                job(&mut state);
            }
        });
        let all = Mutex::default();
        Self { jobs, ended, all }
    }

    /// What `work` gives; `ended` if the worker came to its own end before.
    pub(crate) async fn run<T: Send + 'static, E: Send + 'static>(
        &self,
        call: Arc<EngineCall>,
        ended: E,
        work: impl FnOnce(&mut S, &Control<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (_waits, works) = (Ends(Arc::clone(&call)), Ends(call));
        let (answer, answered) = bounded(1);
        let all = Arc::clone(&self.all.lock().unwrap_or_else(PoisonError::into_inner));
        let work = move |state: &mut S| works.0.steer(&all, |control| work(state, control));
        let job = move |state: &mut S| drop(answer.try_send(work(state)));
        let _ = self.jobs.try_send(Box::new(job));
        answered.recv().await.unwrap_or(Err(ended))
    }

    /// Cancels the call that runs and those that wait.
    pub(crate) fn cancel(&self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = std::mem::take(&mut *all).set(StopReason::Cancelled);
    }

    /// Takes no more calls, and gives back once what it worked on is gone.
    pub(crate) async fn end(&self) {
        self.jobs.close();
        let _ = self.ended.recv().await;
    }
}
