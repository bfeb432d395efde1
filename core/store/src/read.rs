//! One visit with all that belongs to it.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Encounter, EncounterError, PatientText};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{Store, StoreError, index};

/// One visit, in the order in which things were added.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Visit {
    /// The visit's name.
    pub id: PatientText,
    /// When, as the caller wrote it.
    pub at: String,
    /// The encounter's JSON.
    pub encounter: PatientText,
    /// The colour in force: a person's, where one has decided.
    pub acuity: Acuity,
    /// Whether a review is open.
    pub review_open: bool,
    /// Every triage; the first came with the encounter.
    pub triages: Vec<StoredTriage>,
    /// Every note.
    pub notes: Vec<StoredNote>,
    /// Every override and every resolved review.
    pub decisions: Vec<Decision>,
    /// The photos' digests.
    pub photos: Vec<StoredPhoto>,
    /// When it was closed.
    pub closed_at: Option<String>,
}

/// One triage record.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoredTriage {
    /// When it was added.
    pub at: String,
    /// The record's JSON, byte for byte.
    pub json: PatientText,
}

/// One note.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoredNote {
    /// When it was written.
    pub at: String,
    /// Who wrote it.
    pub by: PatientText,
    /// What was written.
    pub text: PatientText,
}

/// One decision of a person.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Decision {
    /// When.
    pub at: String,
    /// Who.
    pub by: PatientText,
    /// Why.
    pub reason: PatientText,
    /// Another colour; `None`: the colour stands.
    pub acuity: Option<Acuity>,
}

/// Which photo was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoredPhoto {
    /// What it shows, as in an encounter: `skin`, `wound`, `chest_xray`, `fundus` or `other`.
    pub kind: String,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
}

impl Visit {
    /// The encounter, checked again. One that an earlier version took may be refused by a later one; its JSON stays readable.
    ///
    /// # Errors
    /// As [`Encounter::from_json`].
    pub fn read_encounter(&self) -> Result<Encounter, EncounterError> {
        Encounter::from_json(&self.encounter)
    }
}

impl Store {
    /// The visit with this id.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::Damaged`].
    pub fn visit(&self, id: &str) -> Result<Visit, StoreError> {
        visit(&self.connection, known(&self.connection, id)?)
    }
}

/// The row of the visit with this id.
pub(crate) fn number(connection: &Connection, id: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT n FROM visit WHERE id = ?")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

pub(crate) fn known(connection: &Connection, id: &str) -> Result<i64, StoreError> {
    number(connection, id)?.ok_or(StoreError::UnknownVisit)
}

pub(crate) fn visit(connection: &Connection, n: i64) -> Result<Visit, StoreError> {
    let sql = "SELECT v.id, v.at, e.json, v.acuity, v.review = 1, v.closed_at FROM visit v JOIN encounter e ON e.visit = v.n WHERE v.n = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([n])?;
    let row = rows.next()?.ok_or(StoreError::Damaged)?;
    Ok(Visit {
        id: text(row, 0)?,
        at: row.get(1)?,
        encounter: text(row, 2)?,
        acuity: index::acuity(row.get(3)?)?,
        review_open: row.get(4)?,
        closed_at: row.get(5)?,
        triages: all(
            connection,
            "SELECT at, json FROM triage WHERE visit = ? ORDER BY n",
            n,
            |row| {
                Ok(StoredTriage {
                    at: row.get(0)?,
                    json: text(row, 1)?,
                })
            },
        )?,
        notes: all(
            connection,
            "SELECT at, by, text FROM note WHERE visit = ? ORDER BY n",
            n,
            |row| {
                Ok(StoredNote {
                    at: row.get(0)?,
                    by: text(row, 1)?,
                    text: text(row, 2)?,
                })
            },
        )?,
        decisions: all(
            connection,
            "SELECT at, by, reason, acuity FROM decision WHERE visit = ? ORDER BY n",
            n,
            |row| {
                let acuity: Option<i64> = row.get(3)?;
                Ok(Decision {
                    at: row.get(0)?,
                    by: text(row, 1)?,
                    reason: text(row, 2)?,
                    acuity: acuity.map(index::acuity).transpose()?,
                })
            },
        )?,
        photos: photos(connection, n)?,
    })
}

pub(crate) fn photos(connection: &Connection, n: i64) -> Result<Vec<StoredPhoto>, StoreError> {
    let sql = "SELECT kind, sha256 FROM photo WHERE visit = ? ORDER BY n";
    all(connection, sql, n, |row| {
        Ok(StoredPhoto {
            kind: row.get(0)?,
            sha256: row.get(1)?,
        })
    })
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    n: i64,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([n])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn text(row: &Row<'_>, column: usize) -> Result<PatientText, StoreError> {
    Ok(row.get::<_, String>(column)?.into())
}
