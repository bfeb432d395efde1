//! A verified pack, and what the rest of the program asks of it.

use crate::fit::Model;
use crate::gemma3::Gemma3;
use crate::gguf::Gguf;
use crate::memory::Weights;
use crate::pack::PackManifest;
use crate::projector::Projector;
use crate::rearranged::is_rearranged;
use crate::trust::Authority;
use std::path::{Path, PathBuf};

/// A pack whose files are there, whole, what the manifest says, and fit to be loaded. Nothing else makes one.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Object), uniffi(name = "Pack"))]
pub struct VerifiedPack {
    pub(super) dir: PathBuf,
    pub(super) manifest: PackManifest,
    pub(super) authority: Authority,
    pub(super) gguf: Gguf,
    pub(super) text: Gemma3,
    pub(super) projector: Option<(Gguf, Projector)>,
}

impl VerifiedPack {
    /// The pack's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Its manifest, as far as it may be relied on: [`PackManifest::clinical_use`] is what somebody vouches for, not what the pack
    /// claims, and `known_defects` has what the catalogue warns of.
    pub fn manifest(&self) -> &PackManifest {
        &self.manifest
    }

    /// Who vouches for it.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The text model's file.
    pub fn text_path(&self) -> PathBuf {
        self.dir.join(&self.manifest.text.file)
    }

    /// The projector's file, if the pack reads images.
    pub fn projector_path(&self) -> Option<PathBuf> {
        self.manifest
            .projector
            .as_ref()
            .map(|entry| self.dir.join(&entry.file))
    }

    /// The text model's header: metadata, vocabulary, tensors.
    pub fn gguf(&self) -> &Gguf {
        &self.gguf
    }

    /// The text model's sizes.
    pub fn text(&self) -> &Gemma3 {
        &self.text
    }

    /// The projector's header and sizes, if the pack reads images.
    pub fn projector(&self) -> Option<(&Gguf, &Projector)> {
        self.projector
            .as_ref()
            .map(|(gguf, projector)| (gguf, projector))
    }
}

impl Model {
    /// The model of a verified pack.
    pub fn of(pack: &VerifiedPack) -> Self {
        let size =
            |gguf: &crate::gguf::Gguf| gguf.tensors().iter().map(|tensor| tensor.bytes).sum();
        let named = |name: &str| pack.gguf().tensors().iter().find(|one| one.name == name);
        let embedding = named("token_embd.weight");
        let has_output = named("output.weight").is_some();
        Self {
            text: pack.text().clone(),
            projector: pack.projector().map(|(_, projector)| projector.clone()),
            weights: Weights {
                text: size(pack.gguf()),
                token_embedding: embedding.map_or(0, |tensor| tensor.bytes),
                second_embedding: embedding
                    .filter(|tensor| !has_output && is_rearranged(tensor))
                    .map_or(0, |tensor| tensor.bytes),
                projector: pack.projector().map_or(0, |(gguf, _)| size(gguf)),
            },
        }
    }
}
