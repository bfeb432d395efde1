//! From a pack to an engine.

use std::ops::ControlFlow;
use std::path::Path;

use aidpost_models::{VerifiedPack, VerifyError, verify};

use super::{Engine, Options};
use crate::llama::{Llama, OpenError};
use crate::model::Control;

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

impl Engine {
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
