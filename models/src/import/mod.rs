//! Importing: from a file, a folder, an SD card or a zip to a verified pack in the store, with no network.
//! It copies, since a card is pulled out and a download folder is emptied; the source is never changed.

mod bundle;
mod error;

pub use error::ImportError;

use crate::arrive::{Arrival, Progress, Watch};
use crate::catalogue::{Entry, catalogue};
use crate::gguf::Gguf;
use crate::licence::{Terms, known};
use crate::pack::{ClinicalUse, FileEntry, Licence, MANIFEST, PackManifest, SCHEMA};
use crate::sha256::Sha256;
use crate::store::{Store, StoreError, room_for, sync_dir};
use crate::verify::VerifiedPack;
use bundle::Bundle;
use sha2::Digest;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// Imports a pack into `store`.
///
/// `from` is a folder or zip with `pack.json`, or with one text model and at most one projector, or a text model's file; `projector`
/// may then name its projector. Weights that the catalogue knows by their digest get its entry; others become a pack that is not for
/// clinical use. `accept` is asked if the licence must be accepted and is not yet.
pub fn import(
    from: &Path,
    projector: Option<&Path>,
    store: &Store,
    accept: &mut dyn FnMut(&Terms) -> bool,
    watch: Watch<'_>,
) -> Result<VerifiedPack, ImportError> {
    let mut bundle = Bundle::open(from, projector)?;
    let import = Import { from, store };
    match bundle.find(MANIFEST) {
        Some(name) => import.with_manifest(&mut bundle, &name, accept, watch),
        None => import.bare(&mut bundle, accept, watch),
    }
}

struct Import<'a> {
    from: &'a Path,
    store: &'a Store,
}

impl Import<'_> {
    fn with_manifest(
        &self,
        bundle: &mut Bundle,
        name: &str,
        accept: &mut dyn FnMut(&Terms) -> bool,
        watch: Watch<'_>,
    ) -> Result<VerifiedPack, ImportError> {
        let mut json = vec![];
        let read = bundle
            .read(name)
            .and_then(|(file, _)| file.take(1 << 20).read_to_end(&mut json));
        read.map_err(self.unreadable())?;
        let manifest = PackManifest::parse(&self.from.join(MANIFEST), &json)?;
        self.licence(&manifest.licence.id, accept)?;
        let arrival = Arrival::of(self.store, &manifest.id)?;
        let notice = manifest.licence.notice_file.as_ref();
        for name in manifest.files().map(|entry| &entry.file).chain(notice) {
            // A notice that the source lacks is written from what the project knows.
            let Some(source) = bundle.find(name) else {
                if Some(name) == notice && known(&manifest.licence.id).is_some() {
                    continue;
                }
                return Err(self.source(format!("{name} is missing, the manifest names it")));
            };
            let expected = manifest.files().find(|entry| entry.file == *name);
            if let Some(entry) = expected {
                let mut advance = |done, total| {
                    watch(Progress {
                        file: Some(name),
                        done,
                        total,
                    })
                };
                if arrival
                    .has(name, Some(entry.bytes), Some(entry.sha256), &mut advance)?
                    .is_some()
                {
                    continue;
                }
            }
            self.copy(bundle, &source, &arrival.path(name), expected, watch)?;
        }
        Ok(arrival.complete(&manifest, watch)?)
    }

    /// Weights without a manifest: it is made from the catalogue, or says that nobody vouches for them.
    fn bare(
        &self,
        bundle: &mut Bundle,
        accept: &mut dyn FnMut(&Terms) -> bool,
        watch: Watch<'_>,
    ) -> Result<VerifiedPack, ImportError> {
        let (text, gguf) = self.only(bundle, "gemma3")?.ok_or_else(|| {
            self.source(format!(
                "has neither {MANIFEST} nor a file *.gguf of architecture gemma3"
            ))
        })?;
        let projector = self.only(bundle, "clip")?;
        let id = id_of(&text);
        let arrival = Arrival::of(self.store, &id)?;
        let text = self.copy(bundle, &text, &arrival.path("text.gguf"), None, watch)?;
        let projector = match projector {
            None => None,
            Some((name, _)) => {
                Some(self.copy(bundle, &name, &arrival.path("projector.gguf"), None, watch)?)
            }
        };
        let known = catalogue()
            .into_iter()
            .find(|entry| entry.text.sha256 == Some(text.sha256));
        let manifest = match known {
            Some(entry) => self.of_catalogue(&entry, text, projector)?,
            None => {
                // A file name alone must not push out another pack.
                let here = self
                    .store
                    .dir(&id)
                    .ok()
                    .and_then(|dir| PackManifest::read(&dir).ok());
                if here.is_some_and(|here| here.text.sha256 != text.sha256) {
                    let reason =
                        format!("another pack named {id} is here: remove it, or rename the file");
                    return Err(self.source(reason));
                }
                unvouched(id, &gguf, text, projector)
            }
        };
        self.licence(&manifest.licence.id, accept)?;
        Ok(arrival.complete(&manifest, watch)?)
    }

    fn of_catalogue(
        &self,
        entry: &Entry,
        text: FileEntry,
        projector: Option<FileEntry>,
    ) -> Result<PackManifest, ImportError> {
        let expected = entry.projector.as_ref().and_then(|file| file.sha256);
        match (expected, &projector) {
            (Some(expected), Some(found)) if expected != found.sha256 => {
                Err(ImportError::Unpaired {
                    path: self.from.to_path_buf(),
                    model: entry.name.clone(),
                    expected,
                    found: found.sha256,
                })
            }
            _ => Ok(entry.manifest(text, projector)),
        }
    }

    fn licence(&self, id: &str, accept: &mut dyn FnMut(&Terms) -> bool) -> Result<(), ImportError> {
        let Some(known) = known(id) else {
            return Ok(());
        };
        if Terms::on_record(self.store.root(), known).is_some() {
            return Ok(());
        }
        let terms = Terms::summary(known);
        if !accept(&terms) {
            return Err(ImportError::NotAccepted {
                licence: terms.licence,
                url: terms.url,
            });
        }
        Ok(terms.record_acceptance(self.store.root())?)
    }

    /// The one GGUF of this architecture, with its header.
    fn only(
        &self,
        bundle: &mut Bundle,
        architecture: &str,
    ) -> Result<Option<(String, Gguf)>, ImportError> {
        let mut found: Option<(String, Gguf)> = None;
        let searched = bundle.is_searched();
        for name in bundle.names() {
            let (file, bytes) = bundle.read(&name).map_err(self.unreadable())?;
            let gguf = match Gguf::read(&self.from.join(&name), bytes, &mut BufReader::new(file)) {
                Ok(gguf) => gguf,
                // A folder may hold anything; a file that was named must be right.
                Err(_) if searched => continue,
                Err(error) => return Err(error.into()),
            };
            if gguf.architecture().is_ok_and(|found| found == architecture) {
                if let Some((first, _)) = found {
                    return Err(self.source(format!(
                        "has two files of architecture {architecture}: {first} and {name}"
                    )));
                }
                found = Some((name, gguf));
            }
        }
        Ok(found)
    }

    /// Copies one file, hashed on the way; it has its name only when it is whole and, where that is known, right.
    fn copy(
        &self,
        bundle: &mut Bundle,
        name: &str,
        to: &Path,
        expected: Option<&FileEntry>,
        watch: Watch<'_>,
    ) -> Result<FileEntry, ImportError> {
        let part = to.with_extension("part");
        let (mut from, total) = bundle.read(name).map_err(self.unreadable())?;
        room_for(to, total)?;
        let mut out = File::create(&part).map_err(StoreError::io(&part, "cannot be made"))?;
        let mut hasher = sha2::Sha256::new();
        let mut block = vec![0; 1 << 20];
        let mut done = 0;
        loop {
            if watch(Progress {
                file: Some(name),
                done,
                total: Some(total),
            })
            .is_break()
            {
                return Err(ImportError::Cancelled);
            }
            let count = from.read(&mut block).map_err(self.unreadable())?;
            let read = block.get(..count).unwrap_or_default();
            out.write_all(read)
                .map_err(StoreError::io(&part, "cannot be written"))?;
            hasher.update(read);
            done += count as u64;
            // More than was announced is wrong already, and a zip may announce little and unpack to much.
            if count == 0 || done > expected.map_or(total, |entry| entry.bytes) {
                break;
            }
        }
        let found = Sha256(hasher.finalize().into());
        if expected.is_none() && done != total {
            return Err(self.source(format!(
                "{name} announces {total} bytes and has {done} or more"
            )));
        }
        if let Some(expected) =
            expected.filter(|entry| entry.bytes != done || entry.sha256 != found)
        {
            let _ = fs::remove_file(&part);
            return Err(ImportError::Wrong {
                path: self.from.to_path_buf(),
                expected: Box::new(expected.clone()),
                found: Box::new(FileEntry {
                    file: name.to_owned(),
                    bytes: done,
                    sha256: found,
                }),
            });
        }
        out.sync_all()
            .map_err(StoreError::io(&part, "cannot be synchronized"))?;
        fs::rename(&part, to).map_err(StoreError::io(to, "cannot be put in place"))?;
        sync_dir(to.parent().unwrap_or(Path::new(".")))?;
        let file = to
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        Ok(FileEntry {
            file,
            bytes: done,
            sha256: found,
        })
    }

    fn source(&self, reason: String) -> ImportError {
        ImportError::Source {
            path: self.from.to_path_buf(),
            reason,
        }
    }

    fn unreadable(&self) -> impl FnOnce(io::Error) -> ImportError {
        let path = self.from.to_path_buf();
        move |source| ImportError::Read { path, source }
    }
}

/// A pack of weights that nobody here vouches for.
fn unvouched(
    id: String,
    gguf: &Gguf,
    text: FileEntry,
    projector: Option<FileEntry>,
) -> PackManifest {
    // The format that most of the bytes are in.
    let mut formats: BTreeMap<&str, u64> = BTreeMap::new();
    gguf.tensors()
        .iter()
        .for_each(|tensor| *formats.entry(tensor.kind.name).or_default() += tensor.bytes);
    let quantization = formats
        .into_iter()
        .max_by_key(|(_, bytes)| *bytes)
        .map_or("", |(name, _)| name);
    let trained = gguf.u32("gemma3.context_length").unwrap_or(512);
    PackManifest {
        schema: SCHEMA.to_owned(),
        name: gguf.str("general.name").unwrap_or(&id).to_owned(),
        id,
        text,
        projector,
        quantization: quantization.to_owned(),
        licence: Licence {
            id: "unknown".to_owned(),
            terms_url: None,
            notice_file: None,
        },
        clinical_use: ClinicalUse::NotForClinicalUse,
        context_tokens: trained.clamp(512, 8192),
        thought_tokens: 0,
        opinion_temperature: None,
        image_temperatures: BTreeMap::new(),
        prompts: BTreeMap::new(),
        known_defects: vec!["not in the catalogue: nobody vouches for these weights".to_owned()],
    }
}

/// A pack id from a file name: `Some Model.Q4.gguf` becomes `some-model.q4`.
fn id_of(name: &str) -> String {
    let base = name.rsplit('/').next().unwrap_or(name);
    let stem = base
        .strip_suffix(".gguf")
        .unwrap_or(base)
        .to_ascii_lowercase();
    let clean: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let clean: String = clean
        .trim_start_matches(|c: char| !c.is_ascii_alphanumeric())
        .chars()
        .take(64)
        .collect();
    if clean.is_empty() {
        "imported".to_owned()
    } else {
        clean
    }
}
