//! What changes from one pack to another of the same id, in sentences that a person can decide by.

use crate::pack::{ClinicalUse, FileEntry, PackManifest};
use crate::replace::Replacement;
use crate::trust::Authority;

/// A pack as it is compared: what may be relied on of its manifest, and who vouches for it.
pub(crate) type Side = (PackManifest, Authority);

/// What changes from `old` to `new`. `old` is an error text where what is here cannot be read.
pub(crate) fn compare(old: Result<&Side, String>, new: &Side) -> Replacement {
    let mut changes = vec![];
    match old {
        Err(reason) => changes.push(format!("what is here cannot be read: {reason}")),
        Ok((old, vouching)) => {
            let (new, vouched) = new;
            let mut note = |what: &str, old: String, new: String| {
                if old != new {
                    changes.push(format!("{what} from {old} to {new}"));
                }
            };
            note("name", quoted(&old.name), quoted(&new.name));
            note("text model", file(Some(&old.text)), file(Some(&new.text)));
            note(
                "projector",
                file(old.projector.as_ref()),
                file(new.projector.as_ref()),
            );
            note("adapters", adapters(old), adapters(new));
            note(
                "quantization",
                quoted(&old.quantization),
                quoted(&new.quantization),
            );
            note("clinical use", clinical(old), clinical(new));
            note("vouched for by", voucher(vouching), voucher(vouched));
            note("licence", quoted(&old.licence.id), quoted(&new.licence.id));
            note(
                "context",
                format!("{} tokens", old.context_tokens),
                format!("{} tokens", new.context_tokens),
            );
            if changes.is_empty() {
                changes.push("other fields of pack.json, its signature or its notice".to_owned());
            }
        }
    }
    Replacement {
        id: new.0.id.clone(),
        changes,
    }
}

/// A text of a manifest, safe on a terminal and short.
fn quoted(text: &str) -> String {
    format!("{:?}", text.chars().take(80).collect::<String>())
}

fn file(entry: Option<&FileEntry>) -> String {
    entry.map_or("none".to_owned(), |entry| {
        format!("sha256 {} ({} bytes)", entry.sha256, entry.bytes)
    })
}

fn adapters(manifest: &PackManifest) -> String {
    let named = manifest.adapters.iter();
    let named: Vec<String> = named
        .map(|one| format!("{} ({})", one.name, file(Some(&one.weights))))
        .collect();
    if named.is_empty() {
        return "none".to_owned();
    }
    named.join(", ")
}

fn clinical(manifest: &PackManifest) -> String {
    match manifest.clinical_use {
        ClinicalUse::NotForClinicalUse => "not for clinical use",
        ClinicalUse::IntegratorDecides => "left to the integrator",
    }
    .to_owned()
}

fn voucher(authority: &Authority) -> String {
    match authority {
        Authority::Catalogue { id } => format!("the catalogue ({id})"),
        Authority::Key { key } => format!("the key {key}"),
        Authority::Nobody { .. } => "nobody".to_owned(),
    }
}
