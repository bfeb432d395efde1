//! Model packs: what they are, where they come from, whether they are whole, and whether they fit a device.
//! Without the feature `fetch` this crate has no network code at all. It runs no model.

mod adapter;
mod add_adapter;
mod card;
mod catalogue;
#[cfg(feature = "uniffi")]
mod crossing;
mod device;
#[cfg(feature = "embedded")]
pub mod embedded;
#[cfg(feature = "fetch")]
pub mod fetch;
mod files;
mod fit;
mod gemma3;
pub mod gguf;
pub mod import;
mod install;
mod inventory;
pub mod licence;
mod memory;
mod pack;
mod projector;
mod projector_format;
mod quantization;
mod ranges;
mod rearranged;
mod replace;
mod sha256;
mod source;
mod storage;
mod store;
mod trust;
pub mod verify;
mod vocabulary;

pub use adapter::{Adapter, NoAdapter, SignChecks};
pub use add_adapter::{AdapterDetails, AddAdapterError, add_adapter};
pub use card::{
    Acceptance, CARD_SCHEMA, CalibrationFound, Card, CardCounts, CardVerdict, PictureCounts, Share,
};
pub use catalogue::{Entry, RemoteFile, catalogue};
pub use device::{Device, forget_peak, free_space, held_memory, peak_memory};
pub use files::NotAFile;
pub use fit::{ContextRange, Fit, Model, Suggestion, Verdict, fit};
pub use gemma3::Gemma3;
pub use install::{Progress, ProgressFn};
pub use memory::{CHECKS_TOGETHER, CacheType, Memory, Plan, Weights, WeightsIn, predict};
pub use pack::{
    AdapterEntry, ClinicalUse, FileEntry, Licence, MANIFEST, ManifestError, PackManifest, SCHEMA,
    SIGNATURE,
};
pub use projector::Projector;
pub use projector_format::{ConvertError, ProjectorFormat, convert_projector};
pub use replace::Replacement;
pub use sha256::{NotSha256, Sha256};
pub use source::{PackError, Source};
pub use storage::StoreError;
pub use store::{Listed, Store, VerifyMode};
pub use trust::{Authority, KeyError, TrustedKeys};
pub use verify::{
    VerifiedPack, VerifyError, verify, verify_and_seal, verify_sealed, verify_trusting,
};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
