//! A manifest with the bytes that it was read from, since a signature is over these.

use crate::pack::{
    MANIFEST, MAX_MANIFEST, MAX_SIGNATURE, ManifestError, PackManifest, SIGNATURE, small,
};
use std::path::Path;

/// A manifest as it lies in a pack: its bytes, and the signature's if there is one.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) manifest: PackManifest,
    pub(crate) json: Vec<u8>,
    pub(crate) signature: Option<Vec<u8>>,
}

impl Document {
    /// Reads `pack.json` in `dir`, and its signature if there is one.
    pub(crate) fn read(dir: &Path) -> Result<Self, ManifestError> {
        let file = dir.join(MANIFEST);
        let json = small(&file, MAX_MANIFEST)?;
        let signature = dir.join(SIGNATURE);
        let signature = match small(&signature, MAX_SIGNATURE) {
            Ok(signature) => Some(signature),
            Err(ManifestError::Io { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                None
            }
            Err(error) => return Err(error),
        };
        Ok(Self {
            manifest: PackManifest::parse(&file, &json)?,
            json,
            signature,
        })
    }

    /// A manifest that this program makes itself.
    pub(crate) fn unsigned(manifest: PackManifest) -> Self {
        Self {
            json: serde_json::to_vec_pretty(&manifest).unwrap_or_default(),
            manifest,
            signature: None,
        }
    }
}
