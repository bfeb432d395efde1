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
    all: Mutex<Brake>,
    /// Stops those of them for which nobody waits.
    idle: Mutex<Brake>,
}

type Brake = Arc<OnceLock<StopReason>>;

/// Stops what a brake is on so far; what comes later gets another.
fn pull(brake: &Mutex<Brake>) {
    let mut brake = brake.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = std::mem::take(&mut *brake).set(StopReason::Cancelled);
}

fn of_now(brake: &Mutex<Brake>) -> Brake {
    Arc::clone(&brake.lock().unwrap_or_else(PoisonError::into_inner))
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
        let (all, idle) = (Mutex::default(), Mutex::default());
        Self {
            jobs,
            ended,
            all,
            idle,
        }
    }

    /// What `work` gives; `ended` if the worker came to its own end before. Calls for which nobody waits make way for it.
    pub(crate) async fn run<T: Send + 'static, E: Send + 'static>(
        &self,
        call: Arc<EngineCall>,
        ended: E,
        work: impl FnOnce(&mut S, &Control<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (_waits, answered) = self.queue(call, vec![of_now(&self.all)], work);
        // Behind it in the queue there may be some already: they stop too, which costs nothing.
        pull(&self.idle);
        answered.recv().await.unwrap_or(Err(ended))
    }

    /// The same, for a call for which nobody waits: it is stopped as soon as another one comes.
    pub(crate) async fn run_idle<T: Send + 'static, E: Send + 'static>(
        &self,
        call: Arc<EngineCall>,
        ended: E,
        work: impl FnOnce(&mut S, &Control<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let brakes = vec![of_now(&self.all), of_now(&self.idle)];
        let (_waits, answered) = self.queue(call, brakes, work);
        answered.recv().await.unwrap_or(Err(ended))
    }

    fn queue<T: Send + 'static, E: Send + 'static>(
        &self,
        call: Arc<EngineCall>,
        brakes: Vec<Brake>,
        work: impl FnOnce(&mut S, &Control<'_>) -> Result<T, E> + Send + 'static,
    ) -> (Ends, Receiver<Result<T, E>>) {
        let (waits, works) = (Ends(Arc::clone(&call)), Ends(call));
        let (answer, answered) = bounded(1);
        let work = move |state: &mut S| works.0.steer(&brakes, |control| work(state, control));
        let job = move |state: &mut S| drop(answer.try_send(work(state)));
        let _ = self.jobs.try_send(Box::new(job));
        (waits, answered)
    }

    /// Cancels the call that runs and those that wait.
    pub(crate) fn cancel(&self) {
        pull(&self.all);
    }

    /// Takes no more calls, and gives back once what it worked on is gone.
    pub(crate) async fn end(&self) {
        self.jobs.close();
        let _ = self.ended.recv().await;
    }
}
