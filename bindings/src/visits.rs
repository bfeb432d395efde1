//! What is written into a visit of the store, from its triage to its end.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::store::{NewVisit, Note, Override, PhotoDigest, Resolution};

use crate::store::{Result, VisitStore};

#[uniffi::export]
impl VisitStore {
    /// Puts a visit in: what went in, and its triage as `triage_to_json` gives it. Without `id` the encounter's own counts.
    ///
    /// # Errors
    /// `StoreError::IdTaken`; what cannot be kept; those of the disk.
    #[uniffi::method(default(photos = []))]
    pub fn put_visit(
        &self,
        id: Option<PatientText>,
        at: String,
        encounter: &Encounter,
        triage: PatientText,
        photos: Vec<PhotoDigest>,
    ) -> Result<()> {
        self.with(|store| {
            store.put_visit(&NewVisit {
                id,
                at,
                encounter,
                triage,
                photos,
            })
        })
    }

    /// Adds a later triage of a visit; its colour can only become more urgent by it.
    ///
    /// # Errors
    /// `StoreError::UnknownVisit`, `StoreError::Closed`; otherwise as `put_visit`.
    pub fn add_triage(&self, id: &PatientText, at: &str, triage: &PatientText) -> Result<()> {
        self.with(|store| store.add_triage(id, at, triage))
    }

    /// Adds a note.
    ///
    /// # Errors
    /// `StoreError::UnknownVisit`, `StoreError::BadField`; those of the disk.
    pub fn add_note(&self, id: &PatientText, note: Note) -> Result<()> {
        self.with(|store| store.add_note(id, &note))
    }

    /// Sets a visit's colour by a person's word, with a name and a reason. It ends an open review.
    ///
    /// # Errors
    /// `StoreError::UnknownVisit`, `StoreError::BadField`; those of the disk.
    pub fn override_triage(&self, id: &PatientText, decided: Override) -> Result<()> {
        self.with(|store| store.override_triage(id, &decided))
    }

    /// A person has looked, and the colour stands. It ends the open review.
    ///
    /// # Errors
    /// `StoreError::NoOpenReview`; otherwise as `override_triage`.
    pub fn resolve_review(&self, id: &PatientText, resolved: Resolution) -> Result<()> {
        self.with(|store| store.resolve_review(id, &resolved))
    }

    /// Closes a visit.
    ///
    /// # Errors
    /// `StoreError::ReviewOpen`, `StoreError::Closed`, `StoreError::UnknownVisit`; those of the disk.
    pub fn close_visit(&self, id: &PatientText, at: &str) -> Result<()> {
        self.with(|store| store.close_visit(id, at))
    }
}
