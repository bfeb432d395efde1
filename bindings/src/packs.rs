//! Model packs: what there is, whether it fits, whether it is whole. Long work runs on a thread of its own.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::thread::Builder;

use aidpost::triage::Event;
use aidpost_models::fetch::{FetchError, Fetcher, Hub, Pace, Token};
use aidpost_models::import::{ImportError, import};
use aidpost_models::licence::{Terms, known};
use aidpost_models::{
    CacheType, Depth, Device, Entry, Fit, Model, PackManifest, Plan, Progress, Store, VerifiedPack,
    VerifyError, WeightsIn, catalogue, embedded, fit, verify,
};

use crate::call::{Call, Ends};
use crate::mailbox::{Mailbox, Post};

/// A pack whose every byte was verified; nothing but verification makes one.
#[derive(uniffi::Object)]
pub struct Pack(pub(crate) VerifiedPack);

#[uniffi::export]
impl Pack {
    /// Verifies the pack in a folder, every byte of it.
    #[uniffi::constructor]
    pub async fn verify(dir: String, call: Arc<Call>) -> Result<Self, VerifyError> {
        let work = move |call: &Call| {
            verify(dir.as_ref(), &mut |done, total| {
                watch(call, done, Some(total))
            })
        };
        let pack = on_thread(call, work).await;
        pack.unwrap_or(Err(VerifyError::Cancelled)).map(Self)
    }

    /// The pack that comes with the library, unpacked below a cache folder. Never for clinical use.
    #[uniffi::constructor]
    pub async fn built_in(cache: String, call: Arc<Call>) -> Result<Self, VerifyError> {
        let file = cache.clone().into();
        let dir =
            embedded::unpack(cache.as_ref()).map_err(|source| VerifyError::Io { file, source })?;
        Self::verify(dir.to_string_lossy().into_owned(), call).await
    }

    /// What it is: names, files, licence, known defects.
    pub fn manifest(&self) -> PackManifest {
        self.0.manifest().clone()
    }

    /// Whether it runs on a device, by default this one; none where the system does not tell its memory.
    #[uniffi::method(default(device))]
    pub fn fit(&self, device: Option<Device>) -> Option<Fit> {
        fits(
            &Model::of(&self.0),
            self.0.manifest().context_tokens,
            device,
        )
    }
}

/// Packs in a folder of the app.
#[derive(uniffi::Object)]
pub struct PackStore(Store);

#[uniffi::export]
impl PackStore {
    /// The store in a folder, which is made when the first pack arrives.
    #[uniffi::constructor]
    pub fn new(root: String) -> Self {
        Self(Store::at(root.as_ref()))
    }

    /// Ids of the packs that are here, unverified.
    pub fn ids(&self) -> Vec<String> {
        let listed = self.0.list().unwrap_or_default();
        listed.into_iter().map(|pack| pack.id).collect()
    }

    /// Verifies a pack of the store, as before each load.
    pub async fn open(
        &self,
        id: String,
        depth: Depth,
        call: Arc<Call>,
    ) -> Result<Arc<Pack>, VerifyError> {
        let store = self.0.clone();
        let work = move |call: &Call| {
            store.verify(&id, depth, &mut |done, total| {
                watch(call, done, Some(total))
            })
        };
        let pack = on_thread(call, work).await;
        Ok(Arc::new(Pack(pack.unwrap_or(Err(VerifyError::Cancelled))?)))
    }

    /// Imports a folder, zip or GGUF file, verified. `accepted` are the terms that a person accepted, if there are any.
    pub async fn import(
        &self,
        from: String,
        accepted: Option<Terms>,
        call: Arc<Call>,
    ) -> Result<Arc<Pack>, ImportError> {
        let store = self.0.clone();
        let work = move |call: &Call| {
            let mut accept = |terms: &Terms| accepted.as_ref() == Some(terms);
            let mut watch = |at: Progress<'_>| watch(call, at.done, at.total);
            import(Path::new(&from), None, &store, &mut accept, &mut watch)
        };
        let pack = on_thread(call, work).await;
        Ok(Arc::new(Pack(pack.unwrap_or(Err(ImportError::Cancelled))?)))
    }

    /// Fetches a model of the catalogue, or goes on where an earlier fetch ended, and verifies it. `accepted` are the terms that
    /// a person accepted; `token` says to the hub who asks.
    pub async fn fetch(
        &self,
        entry: Entry,
        accepted: Terms,
        token: Option<String>,
        call: Arc<Call>,
    ) -> Result<Arc<Pack>, FetchError> {
        let store = self.0.clone();
        let work = move |call: &Call| {
            let hub = Hub {
                token: token.as_deref().map(Token::new),
                ..Hub::from_env()
            };
            let fetcher = Fetcher {
                hub,
                pace: Pace::default(),
            };
            accepted.record_acceptance(store.root())?;
            fetcher.fetch(&entry, &accepted, &store, &mut |at| {
                watch(call, at.done, at.total)
            })
        };
        let pack = on_thread(call, work).await;
        Ok(Arc::new(Pack(pack.unwrap_or(Err(FetchError::Cancelled))?)))
    }
}

/// The models that are known by name, in the order in which they are recommended.
#[uniffi::export(name = "catalogue")]
pub fn entries() -> Vec<Entry> {
    catalogue()
}

/// Whether a model of the catalogue would run, before anything is fetched; none where a size is not known.
#[uniffi::export(default(device))]
pub fn entry_fit(entry: Entry, device: Option<Device>) -> Option<Fit> {
    fits(&entry.model()?, entry.context_tokens, device)
}

/// What a person is asked to accept before weights of this licence are used; none where nothing is asked.
#[uniffi::export]
pub fn terms(licence: String) -> Option<Terms> {
    known(&licence).map(Terms::summary)
}

fn fits(model: &Model, context_tokens: u32, device: Option<Device>) -> Option<Fit> {
    let (cache, weights) = (CacheType::F16, WeightsIn::Read);
    let plan = Plan {
        context_tokens,
        batch_tokens: 512,
        cache,
        weights,
    };
    Some(fit(model, plan, device.or_else(Device::here)?))
}

fn watch(call: &Call, done: u64, total: Option<u64>) -> ControlFlow<()> {
    call.tell(Event::Bytes { done, total });
    call.stop()
        .map_or(ControlFlow::Continue(()), |_| ControlFlow::Break(()))
}

/// What `work` gives; none if it could not come to its end.
async fn on_thread<T: Send + 'static>(
    call: Arc<Call>,
    work: impl FnOnce(&Call) -> T + Send + 'static,
) -> Option<T> {
    let (waits, works) = (Ends(Arc::clone(&call)), Ends(call));
    let answer = Arc::new(Mailbox::new());
    let post = Post(Arc::clone(&answer));
    let _ = Builder::new().spawn(move || post.0.put(work(&works.0), 1));
    let answer = answer.next().await;
    drop(waits);
    answer
}
