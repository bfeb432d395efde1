//! Gemma 3 through llama.cpp: the only module that names `llama_cpp_2`.
//!
//! Sampling is ours: logits in, llguidance's mask over them, the best one out. llama.cpp's grammar and sampler chain stay
//! unused, since their C++ exceptions end the process (llama.cpp #4492, #13341). Every request gets a fresh context, so
//! nothing of one encounter can reach the next. Deliberately absent: sampling with randomness, context shifting.

mod backend;
mod context;
mod load;
mod log;
mod probe;
mod room;
mod system;
mod tower;
mod vision;
mod write;

use aidpost_models::VerifiedPack;
use llama_cpp_2::model::LlamaModel;

use crate::budget::Budget;
use crate::constraint::MaskFactory;
use crate::model::{Control, Identity, Kept, Model, ModelError, Reply, Request};

pub use load::OpenError;
pub use log::{LogLevel, LogLine, log_to};
pub(crate) use probe::Probe;
pub use tower::TowerError;

/// A loaded pack. One request at a time; it may move between threads.
pub struct Llama {
    model: LlamaModel,
    /// Tells this model from every other of the process: what is kept of images fits no other.
    number: u64,
    /// Where images are encoded.
    tower: tower::Tower,
    budget: Budget,
    masks: MaskFactory,
    pack: VerifiedPack,
    identity: Identity,
}

impl Llama {
    /// Loads a verified pack. Progress from 0 to 1; a stop takes effect within a tensor.
    ///
    /// # Errors
    /// [`OpenError`] names the file and the reason.
    pub fn open(pack: &VerifiedPack, control: &Control<'_>) -> Result<Self, OpenError> {
        load::open(pack, control)
    }

    /// Encodes images on a graphics processor from now on, if it passes its test: it must make of known images what the processor makes
    /// of them, since several drivers compute nonsense here in silence (llama.cpp #13046). `provenance.backend` says where images are encoded,
    /// and after a failed test why. Takes four image encodes.
    ///
    /// # Errors
    /// [`TowerError`]: images are encoded on the processor, as before.
    pub fn encode_images_on_gpu(&mut self) -> Result<(), TowerError> {
        let tested = tower::tested(self);
        let cpu = backend::describe();
        self.identity.backend = match &tested {
            Ok(()) => format!("{cpu}; images: gpu, tested against cpu"),
            Err(error) => format!("{cpu}; images: cpu ({error})"),
        };
        if tested.is_ok() {
            self.tower = tower::Tower::Gpu;
        }
        tested
    }

    /// What fits, counted before anything is decoded.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }
}

impl Model for Llama {
    fn reply(&mut self, request: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        context::reply(self, request, None, control)
    }

    fn see(
        &mut self,
        request: &Request,
        kept: &mut Kept,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        context::see(self, request, kept, control)
    }

    fn reply_about(
        &mut self,
        request: &Request,
        kept: &mut Kept,
        control: &Control<'_>,
    ) -> Result<Reply, ModelError> {
        context::reply(self, request, Some(kept), control)
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}
