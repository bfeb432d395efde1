//! Names that belong to somebody: an import must not take the id of a model of the catalogue, or of the built-in pack, for other weights.

use super::{Authority, Document, TrustedKeys};
use crate::catalogue::catalogue;
use crate::pack::PackManifest;
use crate::sha256::Sha256;
use std::path::Path;

/// The built-in pack's manifest; its weights are only there with the feature `embedded`.
const BUILT_IN: &str = include_str!("../../demo/pack.json");

/// Whose name `id` is, with the digest of its text model where that is known; `None` if it is free.
fn owner(id: &str) -> Option<(String, Option<Sha256>)> {
    let built_in = PackManifest::parse(Path::new("pack.json"), BUILT_IN.as_bytes()).ok();
    if let Some(built_in) = built_in.filter(|manifest| manifest.id == id) {
        return Some(("the built-in pack".to_owned(), Some(built_in.text.sha256)));
    }
    let entry = catalogue().into_iter().find(|entry| entry.id == id)?;
    let name = format!("{} of the catalogue", entry.name);
    Some((name, entry.text.sha256))
}

/// Whether an id is the name of a pack of the catalogue, or of the built-in one.
pub(crate) fn is_owned(id: &str) -> bool {
    owner(id).is_some()
}

/// Whose name the pack takes without being that pack; `None` if all is well. Where the catalogue has no digest to tell by, only a
/// trusted key can say so.
pub(crate) fn taken_from(document: &Document, keys: &TrustedKeys) -> Option<String> {
    let (name, sha256) = owner(&document.manifest.id)?;
    let is_it = match sha256 {
        Some(sha256) => sha256 == document.manifest.text.sha256,
        None => matches!(document.clone().judge(keys), Ok((_, Authority::Key { .. }))),
    };
    (!is_it).then_some(name)
}
