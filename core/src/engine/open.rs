//! From a pack to an engine.

use std::ops::ControlFlow;
use std::path::Path;

use aidpost_models::{
    CacheType, Device, Plan, Verdict, VerifiedPack, VerifyError, WeightsIn, fit, verify,
};

use super::second::Second;
use super::{Engine, Options};
use crate::llama::{Llama, OpenError};
use crate::model::{Control, Model};

/// Why [`Engine::open_dir`] gave no engine.
#[derive(Debug, thiserror::Error)]
pub enum OpenDirError {
    /// The folder holds no whole pack.
    #[error(transparent)]
    Pack(#[from] VerifyError),
    /// The pack is whole, but could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// A pack beside the one that reads.
#[derive(Debug, Clone)]
pub struct SecondPack {
    /// The pack, with its adapter if one is wanted ([`VerifiedPack::with_adapter`]).
    pub pack: VerifiedPack,
    /// Bytes of memory that this program may take for it, where the system tells the app that; `None`: what the system has free when it is opened.
    pub available_memory: Option<u64>,
}

impl Engine {
    /// An engine with two models. That of `pack` reads every account, and stays open. That of `second` writes notes, histories and answers and looks at
    /// images: it is opened when the first of these is asked for, if its memory is there then. If not, the first model writes too, images are refused with the reason, and the next
    /// task tries again. The provenance of each record names the pack that made it. [`Options::adapter`] is the first pack's.
    ///
    /// # Errors
    /// [`OpenError`] of the first pack.
    pub fn open_with(
        pack: &VerifiedPack,
        second: SecondPack,
        options: Options,
        control: &Control<'_>,
    ) -> Result<Self, OpenError> {
        let prefixes = options.prefixes.clone();
        let mut engine = Self::open(pack, options, control)?;
        engine.second = Some(Second::new(Box::new(move |control| {
            if let Some(lacking) = lacking(&second) {
                return Err(lacking);
            }
            let mut model =
                Llama::open(&second.pack, control).map_err(|error| error.to_string())?;
            if let Some(folder) = &prefixes {
                model.keep_prefixes_in(folder.clone());
            }
            Ok(Box::new(model) as Box<dyn Model>)
        })));
        Ok(engine)
    }

    /// An engine with the model of the pack in the folder `dir`: every file of it is verified, then loaded as fast as this device's memory
    /// allows. For progress, a way to stop, and choices: [`Engine::open`].
    ///
    /// # Errors
    /// [`OpenDirError`] names the file and the reason.
    pub fn open_dir(dir: impl AsRef<Path>) -> Result<Self, OpenDirError> {
        let pack = verify(dir.as_ref(), &mut |_, _| ControlFlow::Continue(()))?;
        let engine = Self::open(&pack, Options::default(), &Control::default())?;
        Ok(engine)
    }

    /// An engine with the model of a verified pack, and with the adapter that [`Options::adapter`] names.
    ///
    /// # Errors
    /// [`OpenError`] names the file and the reason.
    pub fn open(
        pack: &VerifiedPack,
        options: Options,
        control: &Control<'_>,
    ) -> Result<Self, OpenError> {
        let mut model = match &options.adapter {
            None => Llama::open(pack, control)?,
            Some(name) => {
                let pack = pack.with_adapter(name).map_err(OpenError::Adapter)?;
                Llama::open(&pack, control)?
            }
        };
        if let Some(folder) = &options.prefixes {
            model.keep_prefixes_in(folder.clone());
        }
        Ok(Self::with_model(Box::new(model), options))
    }
}

/// Why the second pack cannot be opened now; none if it can, or nobody knows. Counted as it takes least: mapped, with its cache in Q8_0.
fn lacking(second: &SecondPack) -> Option<String> {
    let device = match second.available_memory {
        Some(bytes) => Device {
            total_memory: bytes,
            available_memory: bytes,
        },
        None => Device::here()?,
    };
    let manifest = second.pack.manifest();
    let plan = Plan {
        cache: CacheType::Q8_0,
        weights: WeightsIn::Mapped,
        ..Plan::of(manifest.context_tokens)
    };
    let fit = fit(&aidpost_models::Model::of(&second.pack), plan, device);
    (fit.verdict == Verdict::WillNotFit).then(|| {
        format!(
            "the pack {} needs {} MiB of memory, and {} MiB are free",
            manifest.id,
            fit.memory.total() >> 20,
            device.available_memory >> 20
        )
    })
}
