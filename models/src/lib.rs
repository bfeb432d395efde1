//! Model packs: what they are, whether they are whole, and whether they fit a device.
//! Without the feature `fetch` this crate has no network code at all. It runs no model.

mod gemma3;
pub mod gguf;
mod inventory;
mod pack;
mod projector;
mod sha256;
pub mod verify;

pub use gemma3::Gemma3;
pub use pack::{ClinicalUse, FileEntry, Licence, MANIFEST, ManifestError, PackManifest, SCHEMA};
pub use projector::Projector;
pub use sha256::{NotSha256, Sha256};
pub use verify::{VerifiedPack, VerifyError, verify};
