//! Importing: from a file, a folder, an SD card or a zip to a verified pack in the store, with no network.
//! It copies, since a card is pulled out and a download folder is emptied; the source is never changed. A refused import leaves
//! nothing of it in the store; one that was stopped, or that found the storage full, goes on from there.

mod bundle;
mod copy;
mod error;
mod models;
mod zip_names;

pub use error::ImportError;

use crate::catalogue::catalogue;
use crate::install::{Installation, Progress, ProgressFn};
use crate::licence::{Terms, known};
use crate::pack::{MANIFEST, MAX_MANIFEST, MAX_SIGNATURE, PackManifest, SIGNATURE};
use crate::storage::StoreError;
use crate::store::{IMPORTING, Store, Wait};
use crate::trust::Document;
use crate::verify::VerifiedPack;
use bundle::Bundle;
use copy::Bound;
use error::unreadable;
use std::io::Read;
use std::path::Path;

/// What an import is told besides its source.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions<'a> {
    /// The projector of a text model's file that is named by itself.
    pub projector: Option<&'a Path>,
    /// Another pack of the same id that is here may be replaced. Without it, the error says what would change:
    /// [`StoreError::WouldReplace`].
    pub replace: bool,
}

/// Imports a pack into `store`.
///
/// `from` is a folder or zip with `pack.json`, or with one text model and at most one projector, or a text model's file. Weights that
/// the catalogue knows by their digest get its entry; others become a pack that is not for clinical use, unless a key that the store
/// trusts has signed their manifest. `accept` is asked if the licence must be accepted and is not yet. If somebody else brings the
/// same pack at the time, it waits for that.
///
/// # Errors
/// [`ImportError`].
pub fn import(
    from: &Path,
    options: ImportOptions<'_>,
    store: &Store,
    accept: &mut dyn FnMut(&Terms) -> bool,
    progress: ProgressFn<'_>,
) -> Result<VerifiedPack, ImportError> {
    let mut bundle = Bundle::open(from, options.projector)?;
    let import = Import {
        from,
        store,
        replace: options.replace,
    };
    match bundle.find(MANIFEST)? {
        Some(name) => import.with_manifest(&mut bundle, &name, accept, progress),
        None => import.bare(&mut bundle, accept, progress),
    }
}

struct Import<'a> {
    from: &'a Path,
    store: &'a Store,
    replace: bool,
}

impl Import<'_> {
    fn with_manifest(
        &self,
        bundle: &mut Bundle,
        name: &str,
        accept: &mut dyn FnMut(&Terms) -> bool,
        progress: ProgressFn<'_>,
    ) -> Result<VerifiedPack, ImportError> {
        let document = self.document(bundle, name)?;
        let manifest = &document.manifest;
        self.licence(manifest, accept)?;
        self.bring(&manifest.id, progress, |installation, progress| {
            installation.may_begin(&document)?;
            self.files(bundle, manifest, installation, progress)?;
            Ok(installation.publish(&document, progress)?)
        })
    }

    /// The manifest and its signature, byte for byte.
    fn document(&self, bundle: &mut Bundle, name: &str) -> Result<Document, ImportError> {
        let json = self.small(bundle, name, MAX_MANIFEST)?;
        // Beside the manifest, wherever that is.
        let signature = bundle.find(SIGNATURE)?;
        let signature = signature
            .filter(|found| found.strip_suffix(SIGNATURE) == name.strip_suffix(MANIFEST))
            .map(|found| self.small(bundle, &found, MAX_SIGNATURE))
            .transpose()?;
        Ok(Document {
            manifest: PackManifest::parse(&self.from.join(MANIFEST), &json)?,
            json,
            signature,
        })
    }

    fn files(
        &self,
        bundle: &mut Bundle,
        manifest: &PackManifest,
        installation: &Installation<'_>,
        progress: ProgressFn<'_>,
    ) -> Result<(), ImportError> {
        let notices = manifest.notices();
        let named = notices.iter().map(|(_, name)| *name);
        for name in manifest.files().map(|entry| &entry.file).chain(named) {
            // A notice that the source lacks is written from what the project knows.
            let Some(source) = bundle.find(name)? else {
                let mut of = notices.iter().filter(|(_, notice)| *notice == name);
                if of.any(|(licence, _)| known(&licence.id).is_some()) {
                    continue;
                }
                return Err(self.source(format!("{name} is missing, the manifest names it")));
            };
            let entry = manifest.files().find(|entry| entry.file == *name);
            if let Some(entry) = entry {
                let mut advance = |done, total| {
                    progress(Progress {
                        file: Some(name),
                        done,
                        total,
                    })
                };
                let (bytes, sha256) = (Some(entry.bytes), Some(entry.sha256));
                if (installation.has(name, bytes, sha256, &mut advance)?).is_some() {
                    continue;
                }
            }
            let bound = entry.map_or(Bound::Notice, Bound::Entry);
            self.copy(bundle, &source, &installation.path(name), &bound, progress)?;
        }
        Ok(())
    }

    /// Weights without a manifest: it is made from the catalogue, or says that nobody vouches for them.
    fn bare(
        &self,
        bundle: &mut Bundle,
        accept: &mut dyn FnMut(&Terms) -> bool,
        progress: ProgressFn<'_>,
    ) -> Result<VerifiedPack, ImportError> {
        let models = self.models(bundle)?;
        let (name, gguf) = &models.text;
        let id = models::id_of(name);
        self.bring(&id, progress, |installation, progress| {
            let mut copy = |name: &str, to: &str| {
                let to = installation.path(to);
                self.copy(bundle, name, &to, &Bound::Announced, progress)
            };
            let text = copy(name, "text.gguf")?;
            let projector = models.projector.as_deref();
            let projector = projector
                .map(|name| copy(name, "projector.gguf"))
                .transpose()?;
            let manifest = models::manifest(id.clone(), gguf, text, projector);
            self.licence(&manifest, accept)?;
            let document = Document::unsigned(manifest);
            installation.may_begin(&document)?;
            Ok(installation.publish(&document, progress)?)
        })
    }

    /// Runs `work` with a place of its own in the store, and leaves nothing there if it is refused.
    fn bring(
        &self,
        id: &str,
        progress: ProgressFn<'_>,
        work: impl FnOnce(&Installation<'_>, ProgressFn<'_>) -> Result<VerifiedPack, ImportError>,
    ) -> Result<VerifiedPack, ImportError> {
        let wait = &mut || {
            progress(Progress {
                file: None,
                done: 0,
                total: None,
            })
        };
        let wait = Wait::ForIt(wait);
        let installation = Installation::of(self.store, IMPORTING, id, self.replace, wait)?;
        let outcome = work(&installation, progress);
        if outcome.as_ref().is_err_and(|error| !goes_on(error)) {
            installation.abandon();
        }
        outcome
    }

    /// Asks for the terms of the licences that the manifest names, and of the one that the catalogue knows these weights to have.
    fn licence(
        &self,
        manifest: &PackManifest,
        accept: &mut dyn FnMut(&Terms) -> bool,
    ) -> Result<(), ImportError> {
        let entry = catalogue()
            .into_iter()
            .find(|entry| entry.text.sha256 == Some(manifest.text.sha256));
        let catalogued = entry.and_then(|entry| known(&entry.licence));
        let named = manifest.licences().filter_map(|licence| known(&licence.id));
        for known in named.chain(catalogued) {
            if let Some(refused) = Terms::ask(self.store.root(), known, accept)? {
                return Err(ImportError::NotAccepted {
                    licence: refused.licence,
                    url: refused.url,
                });
            }
        }
        Ok(())
    }

    /// A small file of the source.
    fn small(&self, bundle: &mut Bundle, name: &str, most: u64) -> Result<Vec<u8>, ImportError> {
        let path = self.from.join(name);
        let mut bytes = vec![];
        let read = bundle
            .read(name)
            .and_then(|file| file.from.take(most + 1).read_to_end(&mut bytes));
        read.map_err(|error| unreadable(&path, error))?;
        if bytes.len() as u64 > most {
            return Err(self.source(format!("{name} has more than {most} bytes, as none needs")));
        }
        Ok(bytes)
    }

    fn source(&self, reason: String) -> ImportError {
        ImportError::Source {
            path: self.from.to_path_buf(),
            reason,
        }
    }
}

/// Whether the next run goes on from what this one brought.
fn goes_on(error: &ImportError) -> bool {
    matches!(
        error,
        ImportError::Cancelled | ImportError::Store(StoreError::Full { .. })
    )
}
