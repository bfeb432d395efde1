//! What a person decides about a triage: another colour, or that the colour stands. Both need a reason and a name, and the triage is kept.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::PatientText;
use rusqlite::params;

use crate::read::known;
use crate::{Store, StoreError, index, text};

/// A person's decision against a triage. It ends an open review.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Override {
    /// When, by the caller's clock: RFC 3339 with an offset.
    pub at: String,
    /// Who, at most 4000 bytes.
    pub by: PatientText,
    /// Why, at most 4000 bytes.
    pub reason: PatientText,
    /// What the person decided.
    pub acuity: Acuity,
}

/// A person has looked, and the colour stands. It ends an open review.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Resolution {
    /// When, by the caller's clock: RFC 3339 with an offset.
    pub at: String,
    /// Who, at most 4000 bytes.
    pub by: PatientText,
    /// What was found, at most 4000 bytes.
    pub reason: PatientText,
}

impl Store {
    /// Sets the visit's colour by a person's word; the triage's own colour and record stay beside it.
    ///
    /// # Errors
    /// [`StoreError::BadField`] without a reason or a name; [`StoreError::UnknownVisit`]; those of the disk.
    pub fn override_triage(&mut self, id: &str, decided: &Override) -> Result<(), StoreError> {
        check(
            ["override.at", "override.by", "override.reason"],
            &decided.at,
            &decided.by,
            &decided.reason,
        )?;
        let acuity = index::column(decided.acuity);
        let whole = self.connection.transaction()?;
        let n = known(&whole, id)?;
        whole.execute(
            "INSERT INTO decision (visit, at, by, reason, acuity) VALUES (?, ?, ?, ?, ?)",
            params![n, decided.at, &*decided.by, &*decided.reason, acuity],
        )?;
        let sql = "UPDATE visit SET acuity = ?2, review = CASE review WHEN 1 THEN 2 ELSE review END WHERE n = ?1";
        whole.execute(sql, params![n, acuity])?;
        Ok(whole.commit()?)
    }

    /// Ends an open review; the colour stands.
    ///
    /// # Errors
    /// [`StoreError::NoOpenReview`]; otherwise as [`Store::override_triage`].
    pub fn resolve_review(&mut self, id: &str, resolution: &Resolution) -> Result<(), StoreError> {
        let Resolution { at, by, reason } = resolution;
        check(
            ["resolution.at", "resolution.by", "resolution.reason"],
            at,
            by,
            reason,
        )?;
        let whole = self.connection.transaction()?;
        let n = known(&whole, id)?;
        if whole.execute(
            "UPDATE visit SET review = 2 WHERE n = ? AND review = 1",
            [n],
        )? == 0
        {
            return Err(StoreError::NoOpenReview);
        }
        whole.execute(
            "INSERT INTO decision (visit, at, by, reason) VALUES (?, ?, ?, ?)",
            params![n, at, &**by, &**reason],
        )?;
        Ok(whole.commit()?)
    }
}

fn check(
    [at_field, by_field, reason_field]: [&'static str; 3],
    at: &str,
    by: &PatientText,
    reason: &PatientText,
) -> Result<(), StoreError> {
    text::instant(at_field, at)?;
    text::words(by_field, by)?;
    text::words(reason_field, reason)
}
