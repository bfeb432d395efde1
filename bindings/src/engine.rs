//! The engine and its worker thread: one call at a time, in the order in which they came.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;

use aidpost::encounter::{Encounter, PatientText};
use aidpost::llama::Llama;
use aidpost::model::{Control, Stop};
use aidpost::prompt::PromptSet;
use aidpost::tasks::{Answer, History, ImageRecord, ImageTask, SoapNote};
use aidpost::triage::{Engine as Core, Event, ImageInterpretation, OpinionPolicy, Options, Triage};
use aidpost::{EngineError, protocol::YoungInfantFever};

use crate::call::{Call, Ends};
use crate::images::PreparedImage;
use crate::mailbox::{Mailbox, Post};
use crate::packs::Pack;

type Job = Box<dyn FnOnce(&mut Core) + Send>;

/// What an app chooses when it opens an engine.
#[derive(uniffi::Record)]
pub struct EngineOptions {
    /// What a more urgent opinion of the model does; by default a warning and a supervisor's review.
    #[uniffi(default)]
    pub opinion: Option<OpinionPolicy>,
    /// From which temperature a young infant has a fever; by default 37.5 °C.
    #[uniffi(default)]
    pub young_infant_fever: Option<YoungInfantFever>,
    /// Whether the image tasks answer; by default they do not. In some countries they make the product a medical device.
    #[uniffi(default)]
    pub image_interpretation: Option<ImageInterpretation>,
    /// The words in which the model is asked: a built-in set's name, or a folder; by default `triage-clinic`.
    #[uniffi(default)]
    pub prompts: Option<String>,
}

/// An engine. Calls may come from any thread; a second one waits until the first has ended. A call ends early when it is
/// cancelled, when its time is over, and when its caller no longer waits for it.
#[derive(uniffi::Object)]
pub struct Engine {
    jobs: Mutex<Option<Sender<Job>>>,
    /// Raised by [`Engine::cancel`]: calls of an earlier one stop.
    generation: Arc<AtomicU64>,
    ended: Arc<Mailbox<()>>,
}

#[uniffi::export]
impl Engine {
    /// An engine without a model.
    #[uniffi::constructor]
    pub fn rules_only() -> Self {
        let (jobs, todo) = channel::<Job>();
        let ended = Arc::new(Mailbox::new());
        let post = Post(Arc::clone(&ended));
        // Without a thread the first call finds the engine released.
        let _ = Builder::new().name("aidpost".to_owned()).spawn(move || {
            let _post = post;
            let mut core = Core::rules_only();
            todo.iter().for_each(|job| job(&mut core));
        });
        let (jobs, generation) = (Mutex::new(Some(jobs)), Arc::default());
        Self {
            jobs,
            generation,
            ended,
        }
    }

    /// An engine with the model of a verified pack.
    #[uniffi::constructor]
    pub async fn open(
        pack: Arc<Pack>,
        options: EngineOptions,
        call: Arc<Call>,
    ) -> Result<Arc<Self>, EngineError> {
        let engine = Self::rules_only();
        let open = move |core: &mut Core, control: &Control<'_>| {
            let options = options.read()?;
            let model = Llama::open(&pack.0, control)?;
            // A small model is there before it looks whether it is still wanted.
            (control.stop)().map_or(Ok(()), Err)?;
            *core = Core::with_model(Box::new(model), options);
            Ok(())
        };
        engine.run(call, open).await?;
        Ok(Arc::new(engine))
    }

    /// Triages one encounter. Whatever the model does, the rules' answer stands in the result.
    pub async fn triage(
        &self,
        encounter: Encounter,
        call: Arc<Call>,
    ) -> Result<Triage, EngineError> {
        let told = Arc::clone(&call);
        self.run(call, move |core, control| {
            Ok(core.triage_watched(&encounter, control, &|event| told.tell(event))?)
        })
        .await
    }

    /// A note in four sections.
    pub async fn soap(
        &self,
        encounter: Encounter,
        call: Arc<Call>,
    ) -> Result<SoapNote, EngineError> {
        self.run(call, move |core, control| {
            Ok(core.soap(&encounter, control)?)
        })
        .await
    }

    /// What the narrative tells of the patient's history.
    pub async fn history(
        &self,
        encounter: Encounter,
        call: Arc<Call>,
    ) -> Result<History, EngineError> {
        self.run(call, move |core, control| {
            Ok(core.history(&encounter, control)?)
        })
        .await
    }

    /// Answers a question about the encounter, from the encounter alone.
    pub async fn ask(
        &self,
        encounter: Encounter,
        question: String,
        call: Arc<Call>,
    ) -> Result<Answer, EngineError> {
        self.run(call, move |core, control| {
            Ok(core.ask(&encounter, &question, control)?)
        })
        .await
    }

    /// Looks at images, which are encoded once, and does each task in turn; `id` is the encounter's and comes back. The encoding
    /// of an image cannot be interrupted: a cancel takes effect after it.
    pub async fn look(
        &self,
        images: Vec<Arc<PreparedImage>>,
        tasks: Vec<ImageTask>,
        id: Option<PatientText>,
        call: Arc<Call>,
    ) -> Result<Vec<ImageRecord>, EngineError> {
        self.run(call, move |core, control| {
            let images: Vec<_> = images.iter().map(|image| image.image.clone()).collect();
            let mut look = core.look(&images, id, control)?;
            let records = tasks.iter().map(|task| look.perform(task, control));
            Ok(records.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Cancels the call that runs and those that wait.
    pub fn cancel(&self) {
        self.generation.fetch_add(1, Relaxed);
    }

    /// Cancels all calls and gives back once the model's memory is free. Later calls find the engine released.
    pub async fn release(&self) {
        self.cancel();
        self.jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.ended.next().await;
    }
}

impl Engine {
    async fn run<T: Send + 'static>(
        &self,
        call: Arc<Call>,
        work: impl FnOnce(&mut Core, &Control<'_>) -> Result<T, EngineError> + Send + 'static,
    ) -> Result<T, EngineError> {
        let (waits, works) = (Ends(Arc::clone(&call)), Ends(call));
        let (generation, mine) = (Arc::clone(&self.generation), self.generation.load(Relaxed));
        let answer = Arc::new(Mailbox::new());
        let post = Post(Arc::clone(&answer));
        let job: Job = Box::new(move |core| {
            let call = &works.0;
            let current = || generation.load(Relaxed) == mine;
            let stop = || {
                if current() {
                    call.stop()
                } else {
                    Some(Stop::Cancelled)
                }
            };
            let progress = |progress| call.tell(Event::Progress { progress });
            let control = Control {
                stop: &stop,
                progress: &progress,
                ..Control::UNATTENDED
            };
            post.0.put(work(core, &control), 1);
        });
        let jobs = self
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let _ = jobs.is_some_and(|jobs| jobs.send(job).is_ok());
        let answer = answer.next().await;
        drop(waits);
        answer.unwrap_or(Err(EngineError::Released))
    }
}

impl EngineOptions {
    fn read(self) -> Result<Options, EngineError> {
        let prompts = match self.prompts {
            Some(name) => {
                PromptSet::built_in(&name).map_or_else(|| PromptSet::load(name.as_ref()), Ok)?
            }
            None => PromptSet::default(),
        };
        Ok(Options {
            opinion: self.opinion.unwrap_or_default(),
            young_infant_fever: self.young_infant_fever.unwrap_or_default(),
            image_interpretation: self.image_interpretation.unwrap_or_default(),
            prompts,
            ..Options::default()
        })
    }
}
