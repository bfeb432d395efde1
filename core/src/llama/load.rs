//! Opens a verified pack: tokenizer and constraint first, then the weights, on a thread of their own so that the caller's
//! control is asked and told while llama.cpp reads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use aidpost_models::{ClinicalUse, VerifiedPack};
use llama_cpp_2::LlamaModelLoadError;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::model::params::LlamaModelParams;

use super::{Llama, backend, room};
use crate::budget::Budget;
use crate::constraint::{ConstraintError, MaskFactory};
use crate::model::{Control, Identity, Progress, Stop};
use crate::tokenizer::TokenizerError;

/// Why a pack could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// [`Control::stop`] said so.
    #[error("stopped while loading")]
    Stopped(Stop),
    /// The vocabulary in the file cannot be used.
    #[error("{file}: {source}")]
    Tokenizer {
        /// The text model's file.
        file: PathBuf,
        /// What is wrong with it.
        source: TokenizerError,
    },
    /// The vocabulary cannot be constrained.
    #[error("{file}: {source}")]
    Constraint {
        /// The text model's file.
        file: PathBuf,
        /// What is wrong with it.
        source: ConstraintError,
    },
    /// llama.cpp did not take the file; its log has the details.
    #[error("{file}: llama.cpp could not load it: {reason}")]
    Weights {
        /// The file.
        file: PathBuf,
        /// llama.cpp's reason, as far as it gives one.
        reason: String,
    },
    /// The system does not give the memory that the weights take: release something, or take a smaller pack.
    #[error("{file}: no memory for its {bytes} bytes")]
    NoMemory {
        /// The text model's file.
        file: PathBuf,
        /// Bytes of the weights and of the vocabulary's index.
        bytes: u64,
    },
    /// Something else in this process has started llama.cpp.
    #[error("llama.cpp is already in use in this process by something else")]
    Backend,
}

pub(super) fn open(pack: &VerifiedPack, control: &Control<'_>) -> Result<Llama, OpenError> {
    let file = || pack.text_path();
    let memory = room::predicted(pack, 0);
    let bytes = memory.weights + memory.vocabulary;
    if !room::is_there(bytes) {
        return Err(OpenError::NoMemory {
            file: file(),
            bytes,
        });
    }
    let budget = Budget::of(pack).map_err(|source| OpenError::Tokenizer {
        file: file(),
        source,
    })?;
    let masks = MaskFactory::new(&budget.tokenizer().environment()).map_err(|source| {
        OpenError::Constraint {
            file: file(),
            source,
        }
    })?;
    let model = weights(file(), control)?;
    let manifest = pack.manifest();
    let identity = Identity {
        pack: manifest.id.clone(),
        model_sha256: manifest.text.sha256.to_string(),
        projector_sha256: manifest
            .projector
            .as_ref()
            .map(|entry| entry.sha256.to_string()),
        quantization: manifest.quantization.clone(),
        backend: backend::describe(),
        not_for_clinical_use: manifest.clinical_use == ClinicalUse::NotForClinicalUse,
        known_defects: manifest.known_defects.clone(),
        opinion_temperature: manifest.opinion_temperature,
        image_temperatures: manifest.image_temperatures.clone(),
    };
    static OPENED: AtomicU64 = AtomicU64::new(0);
    Ok(Llama {
        model,
        tower: super::tower::Tower::Cpu,
        number: OPENED.fetch_add(1, Ordering::Relaxed),
        budget,
        masks,
        pack: pack.clone(),
        identity,
    })
}

/// Reads the weights. Memory-mapping is off: with it, repacked weights are held twice (4.4 GB for a file of 2.36 GB,
/// against 2.63 GB, at the same speed; measured on x86-64).
fn weights(file: PathBuf, control: &Control<'_>) -> Result<LlamaModel, OpenError> {
    let backend = backend::backend().ok_or(OpenError::Backend)?;
    let reached = Arc::new(AtomicU32::new(0));
    let give_up = Arc::new(AtomicBool::new(false));
    let (seen, stop) = (Arc::clone(&reached), Arc::clone(&give_up));
    let path = file.clone();
    let (send, receive) = channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let params = LlamaModelParams::default()
                .with_use_mmap(false)
                .with_progress_callback(move |part| {
                    seen.store(part.to_bits(), Ordering::Relaxed);
                    !stop.load(Ordering::Relaxed)
                });
            let _ = send.send(LlamaModel::load_from_file(backend, &path, &params));
        });
        let mut stopped: Option<Stop> = None;
        loop {
            match receive.recv_timeout(Duration::from_millis(50)) {
                Ok(Ok(model)) => {
                    // A small model is there before anybody has asked whether it is still wanted.
                    return match stopped.or_else(|| (control.stop)()) {
                        Some(stop) => Err(OpenError::Stopped(stop)),
                        None => {
                            (control.progress)(Progress::Loading(1.0));
                            Ok(model)
                        }
                    };
                }
                Ok(Err(error)) => {
                    let reason = match error {
                        LlamaModelLoadError::NullResult => {
                            "not a model it can run, or out of memory".to_owned()
                        }
                        other => other.to_string(),
                    };
                    return Err(
                        stopped.map_or(OpenError::Weights { file, reason }, OpenError::Stopped)
                    );
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(OpenError::Weights {
                        file,
                        reason: "the loading thread ended".to_owned(),
                    });
                }
                Err(RecvTimeoutError::Timeout) => {
                    (control.progress)(Progress::Loading(f32::from_bits(
                        reached.load(Ordering::Relaxed),
                    )));
                    stopped = stopped.or_else(|| (control.stop)());
                    give_up.store(stopped.is_some(), Ordering::Relaxed);
                }
            }
        }
    })
}
