//! What a health worker adds: a visit, a later triage of it, a note, the end of it. Each call is one transaction: when it returns, it is on the disk.

use aidpost_protocol::encounter::{Encounter, PatientText, PhotoKind};
use rusqlite::{Transaction, params};

use crate::read::{known, number, photos};
use crate::{Store, StoreError, index, text};

/// An encounter and its triage, as they were made.
#[derive(Debug, Clone)]
pub struct NewVisit<'a> {
    /// The visit's name; without it the encounter's own id.
    pub id: Option<PatientText>,
    /// When, by the caller's clock: RFC 3339 with an offset.
    pub at: String,
    /// What went in.
    pub encounter: &'a Encounter,
    /// What came out: a record of `aidpost.triage/1` or `/2` as JSON text. It is kept byte for byte.
    pub triage: PatientText,
    /// The photos' digests. The photos themselves are the caller's to keep.
    pub photos: Vec<PhotoDigest>,
}

/// Which photo was taken, without the photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PhotoDigest {
    /// What it shows.
    pub kind: PhotoKind,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
}

/// What somebody wrote about a visit.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "VisitNote"))]
pub struct Note {
    /// When, by the caller's clock: RFC 3339 with an offset.
    pub at: String,
    /// Who, at most 4000 bytes.
    pub by: PatientText,
    /// At most 20,000 characters.
    pub text: PatientText,
}

impl Store {
    /// Puts a visit in. A second time with all the same is no error, so that a caller who was not answered can ask again.
    ///
    /// # Errors
    /// [`StoreError::IdTaken`]; [`StoreError::BadField`], [`StoreError::BadTriage`], [`StoreError::BadEncounter`]; those of the disk.
    pub fn put_visit(&mut self, visit: &NewVisit<'_>) -> Result<(), StoreError> {
        visit.encounter.check().map_err(StoreError::BadEncounter)?;
        let at_us = text::instant("visit.at", &visit.at)?;
        let found = index::read(&visit.triage)?;
        let own = visit.encounter.id.as_ref();
        if found.id.as_ref() != own {
            let expected = "its id is not the encounter's";
            return Err(StoreError::BadTriage { expected });
        }
        let id = visit.id.as_ref().or(own).map_or("", |id| id);
        text::id(id)?;
        let encounter =
            serde_json::to_string(visit.encounter).map_err(|_| StoreError::BadField {
                field: "encounter",
                expected: "cannot be written as JSON",
            })?;

        let whole = self.connection.transaction()?;
        if let Some(n) = number(&whole, id)? {
            return if same(&whole, n, visit, &encounter)? {
                Ok(())
            } else {
                Err(StoreError::IdTaken)
            };
        }
        let acuity = index::column(found.acuity);
        whole.execute(
            "INSERT INTO visit (id, at, at_us, acuity_by_triage, acuity, review) VALUES (?, ?, ?, ?, ?, ?)",
            params![id, visit.at, at_us, acuity, acuity, found.supervisor_review],
        )?;
        let n = whole.last_insert_rowid();
        whole.execute("INSERT INTO encounter VALUES (?, ?)", params![n, encounter])?;
        insert_triage(&whole, n, &visit.at, &visit.triage)?;
        for photo in &visit.photos {
            whole.execute(
                "INSERT INTO photo (visit, kind, sha256) VALUES (?, ?, ?)",
                params![n, kind(photo.kind), photo.sha256],
            )?;
        }
        Ok(whole.commit()?)
    }

    /// Adds a later triage of the same visit, such as one with what a model has read since. Both are kept. The visit's colour can only become more
    /// urgent by it, and a review that it asks for is open.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::Closed`]; otherwise as [`Store::put_visit`].
    pub fn add_triage(
        &mut self,
        id: &str,
        at: &str,
        triage: &PatientText,
    ) -> Result<(), StoreError> {
        text::instant("triage.at", at)?;
        let found = index::read(triage)?;
        let whole = self.connection.transaction()?;
        let n = known(&whole, id)?;
        if is_closed(&whole, n)? {
            return Err(StoreError::Closed);
        }
        insert_triage(&whole, n, at, triage)?;
        whole.execute(
            "UPDATE visit SET acuity_by_triage = max(acuity_by_triage, ?2), acuity = max(acuity, ?2),
                review = CASE WHEN ?3 THEN 1 ELSE review END WHERE n = ?1",
            params![n, index::column(found.acuity), found.supervisor_review],
        )?;
        Ok(whole.commit()?)
    }

    /// Adds a note, to a closed visit too.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::BadField`]; those of the disk.
    pub fn add_note(&mut self, id: &str, note: &Note) -> Result<(), StoreError> {
        text::instant("note.at", &note.at)?;
        text::words("note.by", &note.by)?;
        text::note(&note.text)?;
        let whole = self.connection.transaction()?;
        let n = known(&whole, id)?;
        whole.execute(
            "INSERT INTO note (visit, at, by, text) VALUES (?, ?, ?, ?)",
            params![n, note.at, &*note.by, &*note.text],
        )?;
        Ok(whole.commit()?)
    }

    /// Closes a visit.
    ///
    /// # Errors
    /// [`StoreError::ReviewOpen`] until a person has overridden the triage or resolved the review; [`StoreError::Closed`] the second time;
    /// [`StoreError::UnknownVisit`].
    pub fn close_visit(&mut self, id: &str, at: &str) -> Result<(), StoreError> {
        text::instant("closed_at", at)?;
        let whole = self.connection.transaction()?;
        let n = known(&whole, id)?;
        if is_closed(&whole, n)? {
            return Err(StoreError::Closed);
        }
        let sql = "UPDATE visit SET closed_at = ? WHERE n = ? AND review <> 1";
        if whole.execute(sql, params![at, n])? == 0 {
            return Err(StoreError::ReviewOpen);
        }
        Ok(whole.commit()?)
    }
}

fn is_closed(whole: &Transaction<'_>, n: i64) -> Result<bool, StoreError> {
    let sql = "SELECT closed_at IS NOT NULL FROM visit WHERE n = ?";
    Ok(whole.query_row(sql, [n], |row| row.get(0))?)
}

fn insert_triage(
    whole: &Transaction<'_>,
    n: i64,
    at: &str,
    triage: &PatientText,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO triage (visit, at, json) VALUES (?, ?, ?)";
    whole.execute(sql, params![n, at, &**triage])?;
    Ok(())
}

/// Whether this very visit is there already.
fn same(
    whole: &Transaction<'_>,
    n: i64,
    visit: &NewVisit<'_>,
    encounter: &str,
) -> Result<bool, StoreError> {
    let sql = "SELECT v.at, e.json, t.json FROM visit v JOIN encounter e ON e.visit = v.n JOIN triage t ON t.visit = v.n
        WHERE v.n = ? ORDER BY t.n LIMIT 1";
    let texts: [String; 3] =
        whole.query_row(sql, [n], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    let photos = photos(whole, n)?;
    let given = visit
        .photos
        .iter()
        .map(|one| (kind(one.kind).to_owned(), one.sha256));
    Ok(texts == [&visit.at, encounter, &*visit.triage]
        && photos
            .into_iter()
            .map(|one| (one.kind, one.sha256))
            .eq(given))
}

const fn kind(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Skin => "skin",
        PhotoKind::Wound => "wound",
        PhotoKind::ChestXray => "chest_xray",
        PhotoKind::Fundus => "fundus",
        PhotoKind::Other => "other",
    }
}
