//! Fetching: from a name in the catalogue, or the address of a manifest, to a verified pack in the store.
//! It starts nothing by itself and sends nothing but requests for files.

mod answer;
mod download;
mod error;
mod hub;
mod partial;

pub use download::RetryPolicy;
pub use error::FetchError;
pub use hub::{Hub, Token};

use crate::catalogue::{Entry, RemoteFile};
use crate::install::{Installation, Progress, ProgressFn};
use crate::licence::{Known, Terms, known};
use crate::pack::{FileEntry, MANIFEST, PackManifest, SIGNATURE};
use crate::storage::{StoreError, write};
use crate::store::{ARRIVING, Store, Wait};
use crate::trust::Document;
use crate::verify::VerifiedPack;
use download::{Wanted, download};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a fetch needs besides the model's name.
#[derive(Debug, Clone)]
pub struct Fetcher {
    /// Where models come from.
    pub hub: Hub,
    /// How patient it is.
    pub retry: RetryPolicy,
    /// Another pack of the same id that is here may be replaced. Without it, the error says what would change:
    /// [`StoreError::WouldReplace`].
    pub replace: bool,
}

/// What the server said at the first fetch, and what is held to from then on: `<store>/pins/<id>.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pins {
    revision: Option<String>,
    files: BTreeMap<String, FileEntry>,
}

impl Fetcher {
    /// With the hub that the environment names, and the usual patience.
    pub fn from_env() -> Self {
        Self {
            hub: Hub::from_env(),
            retry: RetryPolicy::default(),
            replace: false,
        }
    }

    /// The terms of a licence as its owner publishes them now; an error where they cannot be had.
    pub fn terms(&self, known: &Known) -> Result<Terms, FetchError> {
        let text = small(&self.agent(), known.terms_text_url, None)?;
        Ok(Terms {
            licence: known.id.to_owned(),
            url: known.terms_url.to_owned(),
            text,
        })
    }

    /// Fetches a model of the catalogue into `store`, or goes on where an earlier fetch ended. `terms` must have been accepted.
    pub fn fetch(
        &self,
        entry: &Entry,
        terms: &Terms,
        store: &Store,
        watch: ProgressFn<'_>,
    ) -> Result<VerifiedPack, FetchError> {
        if known(&entry.licence).is_some()
            && !(terms.licence == entry.licence && terms.accepted(store.root()))
        {
            return Err(FetchError::NotAccepted {
                licence: entry.licence.clone(),
                url: terms.url.clone(),
            });
        }
        let agent = self.agent();
        let arrival = self.installation(store, &entry.id)?;
        let pins = self.pins(&agent, entry, store)?;
        let revision = pins.revision.as_deref().unwrap_or(&entry.revision);
        let bring = |file: &RemoteFile, watch: ProgressFn<'_>| {
            let url = self.hub.url(&entry.repository, revision, &file.file);
            let pinned = pins.files.get(&file.file);
            let wanted = Wanted {
                url: &url,
                token: self.hub.token_for(&url),
                bytes: pinned.map(|pin| pin.bytes).or(file.bytes),
                sha256: pinned.map(|pin| pin.sha256).or(file.sha256),
            };
            self.file(&agent, &wanted, &file.file, &arrival, watch)
        };
        let text = bring(&entry.text, watch)?;
        let projector = entry
            .projector
            .as_ref()
            .map(|file| bring(file, watch))
            .transpose()?;
        let document = Document::unsigned(entry.manifest(text, projector));
        Ok(arrival.publish(&document, watch)?)
    }

    /// Fetches the pack whose manifest is at `url` into `store`; its files lie beside the manifest. If its licence is one that
    /// must be accepted, it must have been.
    pub fn fetch_url(
        &self,
        url: &str,
        terms: Option<&Terms>,
        store: &Store,
        watch: ProgressFn<'_>,
    ) -> Result<VerifiedPack, FetchError> {
        let agent = self.agent();
        let document = self.document(&agent, url)?;
        let manifest = &document.manifest;
        if let Some(known) = known(&manifest.licence.id)
            && !terms.is_some_and(|terms| terms.licence == known.id && terms.accepted(store.root()))
        {
            return Err(FetchError::NotAccepted {
                licence: known.id.to_owned(),
                url: known.terms_url.to_owned(),
            });
        }
        // Those of its adapters too: they may have other terms than the pack.
        let mut named = manifest.licences().filter_map(|one| known(&one.id));
        let is_open = |one: &&Known| {
            one.id != manifest.licence.id && Terms::on_record(store.root(), one).is_none()
        };
        if let Some(open) = named.find(is_open) {
            return Err(FetchError::NotAccepted {
                licence: open.id.to_owned(),
                url: open.terms_url.to_owned(),
            });
        }
        let base = url.rsplit_once('/').map_or(url, |(base, _)| base);
        let arrival = self.installation(store, &manifest.id)?;
        if let Err(error) = arrival.may_begin(&document) {
            arrival.leave();
            return Err(error.into());
        }
        for entry in manifest.files() {
            let url = format!("{base}/{}", entry.file);
            let wanted = Wanted {
                url: &url,
                token: self.hub.token_for(&url),
                bytes: Some(entry.bytes),
                sha256: Some(entry.sha256),
            };
            self.file(&agent, &wanted, &entry.file, &arrival, watch)?;
        }
        for (_, notice) in manifest.notices() {
            let text = small(&agent, &format!("{base}/{notice}"), None)?;
            write(&arrival.path(notice), text.as_bytes())?;
        }
        Ok(arrival.publish(&document, watch)?)
    }

    /// The manifest at `url`, checked. What it says of its clinical use is its own claim.
    pub fn manifest(&self, url: &str) -> Result<PackManifest, FetchError> {
        let json = small(&self.agent(), url, self.hub.token_for(url))?;
        parsed(&json)
    }

    /// The manifest at `url` and its signature, if there is one beside it.
    fn document(&self, agent: &ureq::Agent, url: &str) -> Result<Document, FetchError> {
        let json = small(agent, url, self.hub.token_for(url))?;
        let base = url.rsplit_once('/').map_or(url, |(base, _)| base);
        let beside = format!("{base}/{SIGNATURE}");
        let signature = match small(agent, &beside, self.hub.token_for(&beside)) {
            Ok(signature) => Some(signature.into_bytes()),
            Err(FetchError::Server { .. } | FetchError::Denied { .. }) => None,
            Err(error) => return Err(error),
        };
        Ok(Document {
            manifest: parsed(&json)?,
            json: json.into_bytes(),
            signature,
        })
    }

    fn installation<'a>(&self, store: &'a Store, id: &str) -> Result<Installation<'a>, FetchError> {
        let wait = Wait::Briefly;
        Ok(Installation::of(store, ARRIVING, id, self.replace, wait)?)
    }

    fn agent(&self) -> ureq::Agent {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_resolve(Some(self.retry.silence))
            .timeout_connect(Some(self.retry.silence))
            .timeout_recv_response(Some(self.retry.silence))
            // Longer than the silence that this side waits for: it only ends a thread that nobody listens to.
            .timeout_per_read(Some(2 * self.retry.silence))
            .accept_encoding("identity")
            .user_agent(concat!("aidpost/", env!("CARGO_PKG_VERSION")));
        config.build().new_agent()
    }

    /// One file of an arriving pack; nothing is fetched if it is there whole from an earlier run.
    fn file(
        &self,
        agent: &ureq::Agent,
        wanted: &Wanted<'_>,
        name: &str,
        arrival: &Installation<'_>,
        watch: ProgressFn<'_>,
    ) -> Result<FileEntry, FetchError> {
        let mut advance = |done, total| {
            watch(Progress {
                file: Some(name),
                done,
                total,
            })
        };
        if let Some(entry) = arrival.has(name, wanted.bytes, wanted.sha256, &mut advance)? {
            return Ok(entry);
        }
        download(agent, wanted, &arrival.path(name), self.retry, &mut advance)
    }

    /// Digests that the catalogue does not have, as the hub told them at the first fetch.
    fn pins(&self, agent: &ureq::Agent, entry: &Entry, store: &Store) -> Result<Pins, FetchError> {
        let path: PathBuf = store.root().join("pins").join(format!("{}.json", entry.id));
        if let Ok(json) = std::fs::read(&path) {
            return serde_json::from_slice(&json).map_err(|error| {
                let unreadable = std::io::Error::other(format!("{error}; remove it to pin anew"));
                StoreError::io(&path, "cannot be read")(unreadable).into()
            });
        }
        let mut pins = Pins::default();
        if entry
            .files()
            .all(|file| file.sha256.is_some() && file.bytes.is_some())
            && entry.revision != "main"
        {
            return Ok(pins);
        }
        for file in entry.files() {
            let revision = pins
                .revision
                .clone()
                .unwrap_or_else(|| entry.revision.clone());
            let url = self.hub.url(&entry.repository, &revision, &file.file);
            let info = match self.hub.ask(agent, &url) {
                // A plain mirror tells nothing of a file; where the catalogue knows the digest, that decides alone.
                Err(FetchError::Server { .. }) if file.sha256.is_some() => continue,
                info => info?,
            };
            if let Some(expected) = file.sha256.filter(|&sha256| sha256 != info.sha256) {
                return Err(FetchError::Hash {
                    url,
                    expected,
                    found: info.sha256,
                });
            }
            pins.revision = pins.revision.or(info.commit);
            let entry = FileEntry {
                file: file.file.clone(),
                bytes: info.bytes,
                sha256: info.sha256,
            };
            pins.files.insert(file.file.clone(), entry);
        }
        if pins.files.is_empty() {
            return Ok(pins);
        }
        write(&path, &serde_json::to_vec_pretty(&pins).unwrap_or_default())?;
        Ok(pins)
    }
}

fn parsed(json: &str) -> Result<PackManifest, FetchError> {
    PackManifest::parse(Path::new(MANIFEST), json.as_bytes())
        .map_err(|error| FetchError::Verify(error.into()))
}

/// A small text: terms, a manifest, a notice.
fn small(agent: &ureq::Agent, url: &str, token: Option<&str>) -> Result<String, FetchError> {
    const MOST: u64 = 1 << 20;
    let unreachable = |error: ureq::Error| FetchError::Unreachable {
        url: url.to_owned(),
        reason: error.to_string(),
        kept: 0,
    };
    let mut request = agent
        .get(url)
        .config()
        .timeout_global(Some(Duration::from_secs(60)))
        .build();
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let response = request.call().map_err(unreachable)?;
    match response.status().as_u16() {
        200 => response
            .into_body()
            .with_config()
            .limit(MOST)
            .read_to_string()
            .map_err(unreachable),
        status @ (401 | 403) => Err(FetchError::Denied {
            url: url.to_owned(),
            status,
        }),
        status => Err(FetchError::Server {
            url: url.to_owned(),
            reason: format!("status {status}"),
        }),
    }
}
