//! Where a pack comes from, as data: for callers that hand it over and want one kind of answer for all of them.

mod error;

pub use error::PackError;

#[cfg(feature = "fetch")]
use crate::catalogue::Entry;
#[cfg(feature = "fetch")]
use crate::fetch::{Fetcher, Token};
use crate::import::{ImportOptions, import};
use crate::install::{Progress, ProgressFn};
use crate::licence::Terms;
use crate::store::{Store, VerifyMode};
use crate::trust::TrustedKeys;
use crate::verify::{VerifiedPack, verify_trusting};
#[cfg(feature = "embedded")]
use crate::verify::{VerifyError, verify};
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
        /// Keys whose signature makes a pack fit for clinical use: the text of `minisign.pub`, or its second line.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        trusted_keys: Vec<String>,
    },
    /// A store of the app, which it came into by an import or a fetch.
    Stored {
        /// The store's folder.
        store: String,
        /// The pack's id.
        id: String,
        /// By what it is verified.
        mode: VerifyMode,
        /// As for a folder.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        trusted_keys: Vec<String>,
    },
    /// A folder, zip or GGUF file that is copied into a store.
    Import {
        /// The folder or file.
        from: String,
        /// The store's folder.
        store: String,
        /// The terms that a person accepted, if there are any.
        accepted: Option<Terms>,
        /// A person has seen what changes, and another pack of the id that is here may be replaced.
        #[cfg_attr(feature = "uniffi", uniffi(default = false))]
        replace: bool,
        /// As for a folder.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        trusted_keys: Vec<String>,
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
        /// A person has seen what changes, and another pack of the id that is here may be replaced.
        #[cfg_attr(feature = "uniffi", uniffi(default = false))]
        replace: bool,
    },
}

impl Source {
    /// Brings the pack from there, verified.
    ///
    /// # Errors
    /// [`PackError`].
    pub fn open(&self, watch: ProgressFn<'_>) -> Result<VerifiedPack, PackError> {
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
            Self::Folder { dir, trusted_keys } => {
                verify_trusting(dir.as_ref(), &keys(trusted_keys)?, &mut whole)?
            }
            Self::Stored {
                store,
                id,
                mode,
                trusted_keys,
            } => {
                let store = Store::at(store.as_ref()).trusting(keys(trusted_keys)?);
                store.verify(id, *mode, &mut whole)?
            }
            Self::Import {
                from,
                store,
                accepted,
                replace,
                trusted_keys,
            } => {
                let mut accept = |terms: &Terms| accepted.as_ref() == Some(terms);
                let store = Store::at(store.as_ref()).trusting(keys(trusted_keys)?);
                let options = ImportOptions {
                    projector: None,
                    replace: *replace,
                };
                import(from.as_ref(), options, &store, &mut accept, watch)?
            }
            #[cfg(feature = "fetch")]
            Self::Fetch {
                entry,
                store,
                accepted,
                token,
                replace,
            } => {
                let mut fetcher = Fetcher::from_env();
                fetcher.replace = *replace;
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

fn keys(texts: &[String]) -> Result<TrustedKeys, PackError> {
    let mut keys = TrustedKeys::none();
    texts.iter().try_for_each(|text| keys.add(text))?;
    Ok(keys)
}
