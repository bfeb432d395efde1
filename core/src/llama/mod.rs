//! Gemma 3 through llama.cpp: the only module that names `llama_cpp_2` and `llama_cpp_sys_2`.
//!
//! Sampling is ours: logits in, llguidance's mask over them, the best one out. llama.cpp's grammar and sampler chain stay
//! unused, since their C++ exceptions end the process (llama.cpp #4492, #13341). Every request gets a fresh context, or one
//! that has read a beginning of this very prompt, or in a batch a sequence of its own, so nothing of one encounter can reach another. Deliberately absent:
//! sampling with randomness, context shifting.

mod ahead;
mod allowed;
mod backend;
mod batch;
mod can_allocate;
mod check;
mod cores;
mod decode;
mod generate;
mod load;
mod load_mode;
mod log;
mod masks;
mod native;
mod prefix;
mod prepare;
mod probe;
mod reply;
mod sequence;
mod speculative;
mod system;
#[cfg(feature = "all-cpus")]
mod variants;
mod vision;
mod vision_device;
mod vision_projector;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use aidpost_models::VerifiedPack;

use crate::budget::Budget;
use crate::model::{
    Answered, BatchEvent, Checked, Checks, Control, EncodeHandle, Identity, ImageCache, Model,
    ModelError, ReadAhead, Reply, Request,
};
use crate::prompt::Pixels;

pub(crate) use ahead::ROOM as AHEAD_ROOM;
pub use load::OpenError;
pub use load_mode::{LoadMode, Predicted};
pub use log::{LogLevel, LogLine, log_to};
pub(crate) use probe::Probe;

/// A loaded pack. One request at a time; it may move between threads.
pub struct Llama {
    prepared: prepare::Prepared,
    /// Before the model, which it changes.
    adapter: Option<Arc<native::Adapter>>,
    model: Arc<native::Weights>,
    /// Tells this model from every other of the process: what is kept of images fits no other.
    number: u64,
    /// Where images are encoded.
    vision_device: vision_projector::VisionDevice,
    /// Another device that would encode them, until it is tested.
    untested: Option<vision_projector::VisionDevice>,
    budget: Budget,
    masks: masks::Masks,
    pack: VerifiedPack,
    identity: Identity,
    speculation: speculative::Speculation,
    loading: LoadMode,
    /// Where what was read before the patient's part of a prompt is kept.
    prefixes: Option<PathBuf>,
    /// Nodes of the graph that computes a whole batch, once one was computed: tells how far the next one is.
    nodes: Arc<AtomicU32>,
    /// What was read before anybody asked, of at most one patient.
    ahead: Option<ahead::Ahead>,
    /// For measurements: what it says instead of its own words, of several requests each the next of them.
    forced_replies: Vec<String>,
}

impl Llama {
    /// Loads a verified pack as fast as the memory of this device allows. Progress from 0 to 1; a stop is answered within 50 ms.
    ///
    /// # Errors
    /// [`OpenError`] names the file and the reason.
    pub fn open(pack: &VerifiedPack, control: &Control<'_>) -> Result<Self, OpenError> {
        let loading = LoadMode::choose(pack, aidpost_models::Device::here());
        Self::open_as(pack, loading, control)
    }

    /// The same, loaded as the caller says: a phone limits an app below what the system reports.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open_as(
        pack: &VerifiedPack,
        loading: LoadMode,
        control: &Control<'_>,
    ) -> Result<Self, OpenError> {
        load::open(pack, loading, control)
    }

    /// How it was loaded.
    pub fn loading(&self) -> LoadMode {
        self.loading
    }

    /// Keeps what was read of a prompt before the patient's part as a file in `folder`, which is made when first needed, and restores it for
    /// the next patient, which takes a small part of the time. Such a file holds nothing of a patient. It is checked
    /// before it is used, and replaced where it is stale or damaged; at most eight are kept. Without this call nothing is written.
    pub fn keep_prefixes_in(&mut self, folder: PathBuf) {
        self.prefixes = Some(folder);
    }

    /// Keeps the encoding of images on the processor, whatever else there is. Otherwise another device is tested before the first image: it must
    /// make of two known ones what the processor makes of them, which takes the time of four encodes, once for each time that a pack is opened.
    /// `provenance.backend` says where images are encoded, and after a failed test why.
    pub fn keep_images_on_cpu(&mut self) {
        self.untested = None;
        self.vision_device = vision_projector::VisionDevice::Cpu;
    }

    /// What fits, counted before anything is decoded.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }
}

impl Model for Llama {
    fn reply(&mut self, request: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        self.ready_for(request, control)?;
        let ahead = self.ahead.take();
        reply::reply(self, request, None, ahead, control)
    }

    fn reply_to_many(
        &mut self,
        requests: &[Request],
        control: &Control<'_>,
        tell: &dyn Fn(BatchEvent),
    ) -> Vec<Answered> {
        self.forget();
        batch::reply(self, requests, control, tell)
    }

    fn check(
        &mut self,
        request: &Request,
        checks: &Checks<'_>,
        control: &Control<'_>,
    ) -> Result<Vec<Checked>, ModelError> {
        self.ready_for(request, control)?;
        let ahead = self.ahead.take();
        check::check(self, request, checks, ahead, control)
    }

    fn read_ahead(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<ReadAhead, ModelError> {
        ahead::read(self, request, control)
    }

    fn forget(&mut self) {
        self.ahead = None;
    }

    fn read_prefix(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<usize, ModelError> {
        // One context at a time.
        self.forget();
        prefix::keep(self, request, control)
    }

    fn prepare(&mut self, pixels: &Arc<Pixels>) -> Result<EncodeHandle, ModelError> {
        prepare::begin(self, pixels)
    }

    fn see(
        &mut self,
        request: &Request,
        kept: &mut ImageCache,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        // One context at a time.
        self.forget();
        self.ready_for(request, control)?;
        reply::see(self, request, kept, control)
    }

    fn reply_about(
        &mut self,
        request: &Request,
        kept: &mut ImageCache,
        control: &Control<'_>,
    ) -> Result<Reply, ModelError> {
        self.forget();
        self.ready_for(request, control)?;
        reply::reply(self, request, Some(kept), None, control)
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}
