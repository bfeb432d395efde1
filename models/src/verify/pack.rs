//! A verified pack, and what the rest of the program asks of it.

use crate::adapter::{Adapter, NoAdapter};
use crate::card::{self, Acceptance, Card};
use crate::fit::Model;
use crate::gemma3::Gemma3;
use crate::gguf::Gguf;
use crate::memory::{CHECKS_TOGETHER, Weights};
use crate::pack::{ClinicalUse, PackManifest};
use crate::projector::Projector;
use crate::rearranged::is_rearranged;
use crate::trust::Authority;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A pack whose files are there, whole, what the manifest says, and fit to be loaded. Nothing else makes one.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Object), uniffi(name = "Pack"))]
pub struct VerifiedPack {
    pub(super) dir: PathBuf,
    pub(super) manifest: PackManifest,
    pub(super) authority: Authority,
    /// Shared: a vocabulary of 262,144 texts takes long to copy.
    pub(super) gguf: Arc<Gguf>,
    pub(super) text: Gemma3,
    pub(super) projector: Option<(Arc<Gguf>, Projector)>,
    pub(super) adapters: Vec<Adapter>,
    /// The one that is used: its place among them.
    pub(super) chosen: Option<usize>,
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

    /// Its adapters, none of them in use unless [`VerifiedPack::adapter`] says so.
    pub fn adapters(&self) -> &[Adapter] {
        &self.adapters
    }

    /// The adapter that is used, and its file.
    pub fn adapter(&self) -> Option<(&Adapter, PathBuf)> {
        let adapter = self.adapters.get(self.chosen?)?;
        Some((adapter, self.dir.join(&adapter.entry.weights.file)))
    }

    /// Whether it has an acceptance card for what is used of it, its adapter included, and the card if it is not stale. The card is read from the
    /// storage at each call.
    #[must_use]
    pub fn acceptance(&self) -> (Acceptance, Option<Card>) {
        let adapter = self.adapter().map(|(adapter, _)| &adapter.entry);
        card::find(&self.dir, &self.manifest, adapter)
    }

    /// The same pack, used with one of its adapters. What the pack was evaluated in, and its calibration, were found without it: the
    /// adapter's own take their place. It is for clinical use only if a trusted key has signed the manifest: no catalogue knows adapters.
    ///
    /// # Errors
    /// [`NoAdapter`] names those that there are.
    pub fn with_adapter(&self, name: &str) -> Result<Self, NoAdapter> {
        let mut adapters = self.adapters.iter().enumerate();
        let found = adapters.find(|(_, adapter)| adapter.entry.name == name);
        let Some((at, adapter)) = found else {
            let known = self.adapters.iter();
            return Err(NoAdapter {
                pack: self.manifest.id.clone(),
                name: name.to_owned(),
                known: known.map(|adapter| adapter.entry.name.clone()).collect(),
            });
        };
        let mut manifest = self.manifest.clone();
        manifest.languages.clone_from(&adapter.entry.languages);
        manifest.opinion_temperature = adapter.entry.opinion_temperature;
        manifest.image_temperatures.clear();
        if !matches!(self.authority, Authority::Key { .. })
            && manifest.clinical_use != ClinicalUse::NotForClinicalUse
        {
            manifest.clinical_use = ClinicalUse::NotForClinicalUse;
            let reason = format!("unverified: nobody vouches for the adapter {name}");
            manifest.known_defects.push(reason);
        }
        Ok(Self {
            manifest,
            chosen: Some(at),
            ..self.clone()
        })
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
            .map(|(gguf, projector)| (gguf.as_ref(), projector))
    }
}

impl Model {
    /// The model of a verified pack.
    pub fn of(pack: &VerifiedPack) -> Self {
        let checks = pack
            .adapter()
            .and_then(|(adapter, _)| adapter.checks.as_ref());
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
                adapter: pack.adapter().map_or(0, |(adapter, _)| adapter.bytes),
            },
            branches: checks.map_or(0, |_| CHECKS_TOGETHER),
        }
    }
}
