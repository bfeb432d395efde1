//! Opens a verified pack: tokenizer first, then the weights and beside them the constraint, on a thread of their own so that the caller's control
//! is asked and told meanwhile. A stop is answered at once; the thread ends by itself at its next step, for weights the next tensor, and frees
//! what it has.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::can_allocate::can_allocate;
use super::load_mode::LoadMode;
use super::masks::Masks;
use super::native::{Adapter, Layout, Weights};
use super::{Llama, backend};
use crate::budget::Budget;
use crate::model::{Control, Identity, Progress, StopReason};
use crate::tokenizer::TokenizerError;
use aidpost_models::{Acceptance, ClinicalUse, NoAdapter, VerifiedPack};
use llama_cpp_2::llama_backend::LlamaBackend;

/// Why a pack could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// [`Control::stop`] asked for it.
    #[error("stopped while loading")]
    Stopped(StopReason),
    /// The vocabulary in the file cannot be used.
    #[error("{file}: {source}")]
    Tokenizer {
        /// The text model's file.
        file: PathBuf,
        /// What is wrong with it.
        source: TokenizerError,
    },
    /// llama.cpp did not take the file; its log has the details.
    #[error("{file}: llama.cpp could not load it: {reason}")]
    Weights {
        /// The file.
        file: PathBuf,
        /// llama.cpp's reason, as far as it gives one.
        reason: String,
    },
    /// The pack has no adapter of the name that was asked for.
    #[error(transparent)]
    Adapter(#[from] NoAdapter),
    /// The system does not give the memory that the weights take: release something, or take a smaller pack.
    #[error("{file}: no memory for its {bytes} bytes")]
    NoMemory {
        /// The text model's file.
        file: PathBuf,
        /// Bytes of the weights and of the vocabulary's index.
        bytes: u64,
    },
    /// Something else in this process has started llama.cpp; or, with the feature `all-cpus`, its shared libraries are not beside the program.
    #[error(
        "llama.cpp could not be started: something else in this process uses it, or its libraries are not where the program is"
    )]
    Backend,
}

/// How often the caller is asked and told.
const PACE: Duration = Duration::from_millis(50);

/// Between the caller and the thread that loads.
#[derive(Default)]
struct Between {
    /// A float from 0 to 1, as its bits.
    reached: AtomicU32,
    give_up: AtomicBool,
}

impl Between {
    fn goes_on(&self) -> bool {
        !self.give_up.load(Ordering::Relaxed)
    }
}

/// What is loaded.
struct Parts {
    budget: Budget,
    masks: Masks,
    model: Arc<Weights>,
    adapter: Option<Adapter>,
}

pub(super) fn open(
    pack: &VerifiedPack,
    loading: LoadMode,
    control: &Control<'_>,
) -> Result<Llama, OpenError> {
    check_memory(pack, loading)?;
    let backend = backend::backend().ok_or(OpenError::Backend)?;
    let parts = parts(pack, loading, backend, control)?;
    let manifest = pack.manifest();
    let checks = pack.adapter().and_then(|(adapter, _)| adapter.checks);
    let adapter = pack.adapter().map(|(adapter, _)| &adapter.entry);
    let (acceptance, card) = pack.acceptance();
    let is_refused = acceptance == Acceptance::Refused;
    let mut known_defects = manifest.known_defects.clone();
    if is_refused {
        let reasons = card.map(|card| card.reasons.join("; ")).unwrap_or_default();
        known_defects.push(format!("refused by its acceptance card: {reasons}"));
    }
    let identity = Identity {
        pack: manifest.id.clone(),
        model_sha256: manifest.text.sha256.to_string(),
        projector_sha256: manifest
            .projector
            .as_ref()
            .map(|entry| entry.sha256.to_string()),
        adapter: adapter.map(|entry| entry.name.clone()),
        adapter_sha256: adapter.map(|entry| entry.weights.sha256.to_string()),
        quantization: manifest.quantization.clone(),
        backend: format!("{}{}", backend::describe(), loading.describe()),
        acceptance: Some(acceptance),
        not_for_clinical_use: is_refused || manifest.clinical_use == ClinicalUse::NotForClinicalUse,
        languages: manifest.languages.clone(),
        known_defects,
        opinion_temperature: manifest.opinion_temperature,
        checks,
        image_temperatures: manifest.image_temperatures.clone(),
    };
    static OPENED: AtomicU64 = AtomicU64::new(0);
    Ok(Llama {
        prepared: super::prepare::Prepared::default(),
        nodes: Arc::default(),
        ahead: None,
        adapter: parts.adapter.map(Arc::new),
        model: parts.model,
        vision_device: super::vision_projector::VisionDevice::Cpu,
        untested: super::vision_projector::VisionDevice::other(),
        number: OPENED.fetch_add(1, Ordering::Relaxed),
        budget: parts.budget,
        masks: parts.masks,
        pack: pack.clone(),
        identity,
        speculation: super::speculative::Speculation::Guessed,
        loading,
        prefixes: None,
        forced_replies: Vec::new(),
    })
}

fn parts(
    pack: &VerifiedPack,
    loading: LoadMode,
    backend: &'static LlamaBackend,
    control: &Control<'_>,
) -> Result<Parts, OpenError> {
    let between = Arc::new(Between::default());
    let (send, receive) = channel();
    let (there, theirs) = (pack.clone(), Arc::clone(&between));
    let work = move || {
        let _ = send.send(load(&there, loading, backend, &theirs));
    };
    let named = thread::Builder::new().name("aidpost-load".to_owned());
    // A thread that cannot be had has no memory for its stack.
    named.spawn(work).map_err(|_| no_memory(pack, loading))?;
    loop {
        let loaded = receive.recv_timeout(PACE);
        if let Some(stop) = (control.stop)() {
            between.give_up.store(true, Ordering::Relaxed);
            return Err(OpenError::Stopped(stop));
        }
        match loaded {
            Ok(Ok(parts)) => {
                (control.progress)(Progress::Loading(1.0));
                return Ok(parts);
            }
            Ok(Err(error)) => return Err(error),
            Err(RecvTimeoutError::Disconnected) => return Err(ended(pack)),
            Err(RecvTimeoutError::Timeout) => {
                let reached = between.reached.load(Ordering::Relaxed);
                (control.progress)(Progress::Loading(f32::from_bits(reached)));
            }
        }
    }
}

/// What the weights and the vocabulary's index take, in bytes.
fn needed(pack: &VerifiedPack, loading: LoadMode) -> u64 {
    let memory = loading.predict(pack, 0).model;
    match loading.layout() {
        Layout::Rearranged => memory.weights + memory.adapter + memory.vocabulary,
        // Mapped weights are the file's own pages; an adapter is always read.
        Layout::Mapped => memory.adapter + memory.vocabulary,
    }
}

fn check_memory(pack: &VerifiedPack, loading: LoadMode) -> Result<(), OpenError> {
    let there = can_allocate(needed(pack, loading));
    there.then_some(()).ok_or_else(|| no_memory(pack, loading))
}

fn no_memory(pack: &VerifiedPack, loading: LoadMode) -> OpenError {
    OpenError::NoMemory {
        file: pack.text_path(),
        bytes: needed(pack, loading),
    }
}

fn load(
    pack: &VerifiedPack,
    loading: LoadMode,
    backend: &LlamaBackend,
    between: &Between,
) -> Result<Parts, OpenError> {
    // Asked again, on the thread that takes it: allocators give each thread a part of the heap, and what one has another may lack.
    check_memory(pack, loading)?;
    let budget = Budget::of(pack).map_err(|source| OpenError::Tokenizer {
        file: pack.text_path(),
        source,
    })?;
    let masks = Masks::begin(budget.tokenizer(), gives_all_at_once(pack, loading));
    let model = Arc::new(weights(pack, loading, backend, between)?);
    let adapter = match pack.adapter() {
        None => None,
        Some((_, file)) => Some(Adapter::load(&model, &file).ok_or_else(|| {
            let reason = "not an adapter of this model, or out of memory".to_owned();
            OpenError::Weights { file, reason }
        })?),
    };
    Ok(Parts {
        budget,
        masks,
        model,
        adapter,
    })
}

/// What another thread takes beside what it is there for: a heap of its own, as glibc sets it aside, and its stack.
const ANOTHER_THREAD: u64 = 72 << 20;

/// Whether the system would give all that the pack will ever take for text, and another thread's heap. If not, whoever computes beside others could
/// take what was promised to them, and at some allocations that fail the process ends.
fn gives_all_at_once(pack: &VerifiedPack, loading: LoadMode) -> bool {
    let memory = loading.predict(pack, pack.manifest().context_tokens).model;
    let mapped = match loading.layout() {
        Layout::Rearranged => 0,
        Layout::Mapped => memory.weights,
    };
    can_allocate(memory.total() - mapped + ANOTHER_THREAD)
}

fn weights(
    pack: &VerifiedPack,
    loading: LoadMode,
    backend: &LlamaBackend,
    between: &Between,
) -> Result<Weights, OpenError> {
    let mut progress = |part: f32| {
        between.reached.store(part.to_bits(), Ordering::Relaxed);
        between.goes_on()
    };
    let file = pack.text_path();
    let tokens = pack.text().vocabulary;
    let model = Weights::load(backend, &file, loading.layout(), tokens, &mut progress);
    model.ok_or_else(|| OpenError::Weights {
        file,
        reason: "not a model it can run, or out of memory".to_owned(),
    })
}

fn ended(pack: &VerifiedPack) -> OpenError {
    OpenError::Weights {
        file: pack.text_path(),
        reason: "the loading thread ended".to_owned(),
    }
}
