//! The engine, on a worker's thread.

use std::sync::Arc;

use aidpost::bench::{Bench, BenchOptions};
use aidpost::encounter::{Encounter, PatientText};
use aidpost::engine::Engine as Core;
use aidpost::model::Control;
use aidpost::prompt::Image;
use aidpost::protocol::YoungInfantFever;
use aidpost::tasks::{ImageEncoding, PausedImages};
use aidpost::triage::Triage;
use aidpost_models::VerifiedPack as Pack;

use crate::bench::bench;
use crate::call::EngineCall;
use crate::error::EngineError::{self, Released};
use crate::image_task::{ImageRecord, ImageTask};
use crate::options::EngineOptions;
use crate::text_task::{TextRecord, TextTask};
use crate::worker::Worker;

type Result<T> = std::result::Result<T, EngineError>;

/// An engine. Calls may come from any thread; a second one waits until the first has ended. A call ends early when it is
/// cancelled, when its time is over, and when its caller no longer waits for it.
#[derive(uniffi::Object)]
pub struct Engine(pub(crate) Worker<Core>);

#[uniffi::export]
impl Engine {
    /// An engine without a model. `fever`: from which temperature a young infant has one, by default 37.5 °C.
    #[uniffi::constructor(default(fever = None))]
    pub fn rules_only(fever: Option<YoungInfantFever>) -> Self {
        Self(Worker::new(Core::rules_by(fever.unwrap_or_default())))
    }

    /// An engine with the model of a verified pack.
    #[uniffi::constructor]
    pub async fn open(
        pack: Arc<Pack>,
        options: EngineOptions,
        call: Arc<EngineCall>,
    ) -> Result<Self> {
        let engine = Self::rules_only(None);
        let open = engine.0.run(call, Released, move |core, control| {
            *core = Core::open(&pack, options.try_into()?, control)?;
            Ok(())
        });
        open.await.map(|()| engine)
    }

    /// Triages one encounter. Whatever the model does, the rules' answer stands in the result.
    pub async fn triage(&self, encounter: Encounter, call: Arc<EngineCall>) -> Result<Triage> {
        let told = Arc::clone(&call);
        let triage = self.0.run(call, Released, move |core, control| {
            Ok(core.triage_with_events(&encounter, control, &|event| told.tell(event))?)
        });
        triage.await
    }

    /// Writes something about one encounter. The call tells [`Event::Draft`](aidpost::engine::Event::Draft) as it is written.
    pub async fn perform(
        &self,
        encounter: Encounter,
        task: TextTask,
        call: Arc<EngineCall>,
    ) -> Result<TextRecord> {
        let told = Arc::clone(&call);
        let perform = self.0.run(call, Released, move |core, control| {
            Ok(task.perform(core, &encounter, control, &|event| told.tell(event))?)
        });
        perform.await
    }

    /// Begins to encode an image when it is taken. A session with it, while the result is held, waits for what is left of that.
    pub async fn prepare_image(
        &self,
        image: Image,
        call: Arc<EngineCall>,
    ) -> Result<Arc<ImageEncoding>> {
        let prepare = move |core: &mut Core, _: &Control<'_>| Ok(core.prepare_image(image)?);
        self.0.run(call, Released, prepare).await.map(Arc::new)
    }

    /// Opens the images of one encounter: they are encoded now, once for all questions; a stop takes effect within. `id` comes back.
    pub async fn open_images(
        self: Arc<Self>,
        images: Vec<Image>,
        id: Option<PatientText>,
        call: Arc<EngineCall>,
    ) -> Result<ImageSession> {
        let session = self.0.run(call, Released, move |core, control| {
            Ok(core.open_images(&images, id, control)?.pause())
        });
        let (paused, engine) = (session.await?, self);
        Ok(ImageSession { engine, paused })
    }

    /// Measures `pack` on this device, with made-up accounts and a made-up picture. It opens the pack beside what this engine holds.
    pub async fn bench(
        &self,
        pack: Arc<Pack>,
        by: BenchOptions,
        call: Arc<EngineCall>,
    ) -> Result<Bench> {
        let measure = move |_: &mut Core, control: &Control<'_>| bench(&pack, &by, control);
        self.0.run(call, Released, measure).await
    }

    /// Cancels the call that runs and those that wait.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Cancels all calls and gives back once the memory of model and images is free. Later calls find the engine released.
    pub async fn release(&self) {
        self.cancel();
        self.0.end().await;
    }
}

/// A session with images, for any number of tasks. What the model made of them is kept until this is closed or the engine is released.
#[derive(uniffi::Object)]
pub struct ImageSession {
    engine: Arc<Engine>,
    paused: PausedImages,
}

#[uniffi::export]
impl ImageSession {
    /// Does one task; nothing is encoded again. Words are told as they are written, as of a text.
    pub async fn perform(&self, task: ImageTask, call: Arc<EngineCall>) -> Result<ImageRecord> {
        let paused = self.paused.clone();
        let told = Arc::clone(&call);
        let perform = self.engine.0.run(call, Released, move |core, control| {
            let mut session = core.resume(&paused)?;
            Ok(task.perform(&mut session, control, &|event| told.tell(event))?)
        });
        perform.await
    }
}
