//! Licences that must be accepted before weights are used: what is shown, and the record that it was accepted.
//! It gives no legal advice: the terms themselves stand at their address, and in full beside the record where they could be fetched.

use crate::files;
use crate::sha256::Sha256;
use crate::storage::{StoreError, write};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A licence that this project knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its short name in manifests.
    pub id: &'static str,
    /// Where the terms stand, for people.
    pub terms_url: &'static str,
    /// Where the terms stand as plain text, fetched to be shown and hashed.
    pub terms_text_url: &'static str,
    /// This project's summary, shown where the terms cannot be fetched.
    pub summary: &'static str,
    /// The notice that must lie beside the weights.
    pub notice: &'static str,
    /// The notice's file name.
    pub notice_file: &'static str,
}

const HAI_DEF: Known = Known {
    id: "HAI-DEF",
    terms_url: "https://developers.google.com/health-ai-developer-foundations/terms",
    terms_text_url: "https://developers.google.com/health-ai-developer-foundations/terms.md.txt",
    summary: include_str!("../catalogue/HAI-DEF.summary.txt"),
    notice: include_str!("../catalogue/HAI-DEF.notice.txt"),
    notice_file: "NOTICE",
};

const GEMMA: Known = Known {
    id: "Gemma",
    terms_url: "https://ai.google.dev/gemma/terms",
    terms_text_url: "https://ai.google.dev/gemma/terms.md.txt",
    summary: include_str!("../catalogue/Gemma.summary.txt"),
    notice: include_str!("../catalogue/Gemma.notice.txt"),
    notice_file: "NOTICE",
};

/// The licence with this id, if acceptance and notice are known for it.
pub fn known(id: &str) -> Option<&'static Known> {
    const ALL: [&Known; 2] = [&HAI_DEF, &GEMMA];
    ALL.into_iter().find(|known| known.id == id)
}

/// The longest record or text of terms that is read, in bytes.
const MAX_RECORD: u64 = 1 << 20;

/// What a person is asked to accept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Terms {
    /// The licence's short name.
    pub licence: String,
    /// Where the terms stand.
    pub url: String,
    /// The text shown, and whose digest is recorded.
    pub text: String,
}

/// The record of an acceptance: `<store>/licences/<id>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The licence's short name.
    pub licence: String,
    /// Where the terms stood.
    pub terms_url: String,
    /// The digest of the text that was shown.
    pub terms_sha256: Sha256,
}

impl Terms {
    /// The terms of a known licence by its summary and notice, for when there is no network.
    pub fn summary(known: &Known) -> Self {
        Self {
            licence: known.id.to_owned(),
            url: known.terms_url.to_owned(),
            text: format!("{}\n{}", known.summary, known.notice),
        }
    }

    /// The terms as they were accepted before, if they were.
    pub fn on_record(root: &Path, known: &Known) -> Option<Self> {
        let url = known.terms_url.to_owned();
        let mut terms = Self {
            licence: known.id.to_owned(),
            url,
            text: String::new(),
        };
        terms.text = read_terms(&terms.record(root).with_extension("txt"))?;
        terms.accepted(root).then_some(terms)
    }

    /// Has a known licence accepted, unless it was before; the terms if they were refused.
    pub(crate) fn ask(
        root: &Path,
        known: &Known,
        accept: &mut dyn FnMut(&Terms) -> bool,
    ) -> Result<Option<Self>, StoreError> {
        if Self::on_record(root, known).is_some() {
            return Ok(None);
        }
        let terms = Self::summary(known);
        if !accept(&terms) {
            return Ok(Some(terms));
        }
        terms.record_acceptance(root)?;
        Ok(None)
    }

    /// Whether exactly this text was accepted before.
    pub fn accepted(&self, root: &Path) -> bool {
        let record = files::read_small(&self.record(root), MAX_RECORD).ok();
        let record = record.and_then(|json| serde_json::from_slice::<Acceptance>(&json).ok());
        record.is_some_and(|record| record.terms_sha256 == Sha256::of(self.text.as_bytes()))
    }

    /// Records that this text was accepted, and keeps the text beside the record.
    pub fn record_acceptance(&self, root: &Path) -> Result<(), StoreError> {
        let acceptance = Acceptance {
            licence: self.licence.clone(),
            terms_url: self.url.clone(),
            terms_sha256: Sha256::of(self.text.as_bytes()),
        };
        let record = self.record(root);
        write(&record.with_extension("txt"), self.text.as_bytes())?;
        write(
            &record,
            serde_json::to_string_pretty(&acceptance)
                .unwrap_or_default()
                .as_bytes(),
        )
    }

    fn record(&self, root: &Path) -> std::path::PathBuf {
        root.join("licences").join(format!("{}.json", self.licence))
    }
}

fn read_terms(file: &Path) -> Option<String> {
    String::from_utf8(files::read_small(file, MAX_RECORD).ok()?).ok()
}
