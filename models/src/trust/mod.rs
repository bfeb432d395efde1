//! Who vouches for a pack. Only two can: the catalogue, which knows weights by their digest, and a key that the integrator named
//! with a signature of `pack.json`. What a pack says of itself makes it no better: without one of the two it is
//! [`ClinicalUse::NotForClinicalUse`], whatever its manifest claims.
//!
//! The signature is minisign's: the file `pack.json.minisig` beside `pack.json`, over its exact bytes, as
//! `minisign -S -m pack.json` writes it (Ed25519 over BLAKE2b; the legacy form without a prehash is refused). Since the manifest has
//! the digest of every weight file, the signature covers these too; a notice is covered by its name alone.

mod document;
mod identity;
mod keys;

pub use keys::{KeyError, TrustedKeys};

use crate::catalogue::{Entry, catalogue};
use crate::pack::{ClinicalUse, PackManifest};
pub(crate) use document::Document;
pub(crate) use identity::{is_owned, taken_from};
use keys::Signed;

/// Who vouches for a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority {
    /// Each of its files is, by digest, one that the catalogue names for this model.
    Catalogue {
        /// The catalogue's entry.
        id: String,
    },
    /// A trusted key has signed the manifest.
    Key {
        /// The public key as minisign writes it, in base64.
        key: String,
    },
    /// Nobody: never for clinical use.
    Nobody {
        /// Why, in a sentence.
        reason: String,
    },
}

/// The manifest was changed after a trusted key had signed it, or the signature was: get both anew from their maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Altered {
    pub(crate) key: String,
}

impl Document {
    /// Who vouches for it; its manifest becomes what may be relied on: the clinical use that somebody vouches for, and what the
    /// catalogue warns of among the known defects.
    pub(crate) fn judge(self, keys: &TrustedKeys) -> Result<(PackManifest, Authority), Altered> {
        self.judge_by(&catalogue(), keys)
    }

    fn judge_by(
        self,
        catalogue: &[Entry],
        keys: &TrustedKeys,
    ) -> Result<(PackManifest, Authority), Altered> {
        let mut manifest = self.manifest;
        let signed = keys.check(&self.json, self.signature.as_deref())?;
        let known = vouched(&manifest, catalogue);
        let mut warnings = vec![];
        if let Some(Err(warning)) = &known {
            warnings.push(warning.clone());
        }
        let authority = match (signed, known) {
            (Signed::By(key), _) => Authority::Key { key },
            (_, Some(Ok(id))) => Authority::Catalogue { id },
            (_, Some(Err(reason))) => Authority::Nobody { reason },
            (unsigned, None) => Authority::Nobody {
                reason: format!(
                    "unverified: the catalogue does not know these weights by their digest, and {}",
                    unsigned.reason()
                ),
            },
        };
        // What the catalogue knows not to be for clinical use is not, whatever a manifest of the same weights says.
        if let Authority::Catalogue { id } = &authority
            && let Some(entry) = catalogue.iter().find(|entry| entry.id == *id)
            && entry.clinical_use == ClinicalUse::NotForClinicalUse
        {
            manifest.clinical_use = ClinicalUse::NotForClinicalUse;
            warnings.extend(entry.known_defects.clone());
        }
        if let Authority::Nobody { reason } = &authority
            && manifest.clinical_use != ClinicalUse::NotForClinicalUse
        {
            manifest.clinical_use = ClinicalUse::NotForClinicalUse;
            warnings.push(reason.clone());
        }
        for warning in warnings {
            if !manifest.known_defects.contains(&warning) {
                manifest.known_defects.push(warning);
            }
        }
        Ok((manifest, authority))
    }
}

/// What the catalogue says of these files: the entry that names each of them, or how they do not belong together; `None` if it does
/// not know the text model.
fn vouched(manifest: &PackManifest, catalogue: &[Entry]) -> Option<Result<String, String>> {
    let named: Vec<&Entry> = (catalogue.iter())
        .filter(|entry| entry.text.sha256 == Some(manifest.text.sha256))
        .collect();
    let first = named.first()?;
    let Some(projector) = &manifest.projector else {
        return Some(Ok(first.id.clone()));
    };
    let digest = |entry: &Entry| entry.projector.as_ref().and_then(|file| file.sha256);
    if let Some(entry) = (named.iter()).find(|entry| digest(entry) == Some(projector.sha256)) {
        return Some(Ok(entry.id.clone()));
    }
    let owner = catalogue
        .iter()
        .find(|entry| digest(entry) == Some(projector.sha256))
        .map_or(String::new(), |entry| {
            format!(" but the one of {}", entry.name)
        });
    Some(Err(format!(
        "unverified: {} is not the projector that the catalogue names for {}{owner}; what it makes of images was tried by nobody",
        projector.file, first.name
    )))
}

#[cfg(test)]
mod tests;
