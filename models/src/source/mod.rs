//! Where a pack comes from, as data: for callers that hand it over and want one kind of answer for all of them.

mod error;

pub use error::PackError;

use crate::arrive::{Progress, Watch};
#[cfg(feature = "fetch")]
use crate::catalogue::Entry;
#[cfg(feature = "fetch")]
use crate::fetch::{Fetcher, Token};
use crate::import::import;
use crate::licence::Terms;
use crate::store::{Depth, Store};
use crate::verify::{VerifiedPack, VerifyError, verify};
#[cfg(feature = "fetch")]
use std::sync::Arc;

/// Where a pack comes from.
#[cfg_attr(
    feature = "fetch",
    expect(
        clippy::large_enum_variant,
        reason = "an app makes one of them, and uniffi takes no box"
    )
)]
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "PackSource"))]
pub enum Source {
    /// The one that comes with the library. Never for clinical use.
    #[cfg(feature = "embedded")]
    BuiltIn {
        /// The app's cache folder: it is unpacked below it.
        cache: String,
    },
    /// A folder, every byte of it verified.
    Folder {
        /// The folder.
        dir: String,
    },
    /// A store of the app, which it came into by an import or a fetch.
    Stored {
        /// The store's folder.
        store: String,
        /// The pack's id.
        id: String,
        /// How much of it is looked at.
        depth: Depth,
    },
    /// A folder, zip or GGUF file that is copied into a store.
    Import {
        /// The folder or file.
        from: String,
        /// The store's folder.
        store: String,
        /// The terms that a person accepted, if there are any.
        accepted: Option<Terms>,
    },
    /// The hub, from which it is fetched into a store; a fetch that was stopped goes on where it ended.
    #[cfg(feature = "fetch")]
    Fetch {
        /// The model.
        entry: Entry,
        /// The store's folder.
        store: String,
        /// The terms that a person accepted.
        accepted: Terms,
        /// Says to the hub who asks.
        token: Option<Arc<Token>>,
    },
}

impl Source {
    /// Brings the pack from there, verified.
    ///
    /// # Errors
    /// [`PackError`].
    pub fn open(&self, watch: Watch<'_>) -> Result<VerifiedPack, PackError> {
        let mut whole = |done, total| {
            watch(Progress {
                file: None,
                done,
                total: Some(total),
            })
        };
        Ok(match self {
            #[cfg(feature = "embedded")]
            Self::BuiltIn { cache } => {
                let dir = crate::embedded::unpack(cache.as_ref());
                let io = |source| VerifyError::Io {
                    file: cache.into(),
                    source,
                };
                verify(&dir.map_err(io)?, &mut whole)?
            }
            Self::Folder { dir } => verify(dir.as_ref(), &mut whole)?,
            Self::Stored { store, id, depth } => {
                Store::at(store.as_ref()).verify(id, *depth, &mut whole)?
            }
            Self::Import {
                from,
                store,
                accepted,
            } => {
                let mut accept = |terms: &Terms| accepted.as_ref() == Some(terms);
                let store = Store::at(store.as_ref());
                import(from.as_ref(), None, &store, &mut accept, watch)?
            }
            #[cfg(feature = "fetch")]
            Self::Fetch {
                entry,
                store,
                accepted,
                token,
            } => {
                let mut fetcher = Fetcher::from_env();
                if let Some(token) = token {
                    fetcher.hub.token = Some(Token::clone(token));
                }
                let store = Store::at(store.as_ref());
                accepted.record_acceptance(store.root())?;
                fetcher.fetch(entry, accepted, &store, watch)?
            }
        })
    }
}
