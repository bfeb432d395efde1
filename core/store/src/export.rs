//! Every visit as one line of JSON, for a backup or another program. What is written is not encrypted: the caller protects it.

use std::io::Write;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::PatientText;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::read::{self, Visit};
use crate::{Store, StoreError};

const SCHEMA: &str = "aidpost.visit/1";

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    id: &'a str,
    at: &'a str,
    acuity: Acuity,
    review_open: bool,
    closed_at: Option<&'a str>,
    encounter: &'a RawValue,
    triages: Vec<Triage<'a>>,
    notes: Vec<Note<'a>>,
    decisions: Vec<Decision<'a>>,
    photos: Vec<Photo<'a>>,
}

#[derive(Serialize)]
struct Triage<'a> {
    at: &'a str,
    triage: &'a RawValue,
}

#[derive(Serialize)]
struct Note<'a> {
    at: &'a str,
    by: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Decision<'a> {
    at: &'a str,
    by: &'a str,
    reason: &'a str,
    acuity: Option<Acuity>,
}

#[derive(Serialize)]
struct Photo<'a> {
    kind: &'a str,
    sha256: String,
}

impl Visit {
    /// The visit as a line of the export has it, without the line's end.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a record is no JSON.
    pub fn to_json(&self) -> Result<PatientText, StoreError> {
        line(self).map(Into::into)
    }
}

impl Store {
    /// Writes every visit, the earliest first, and says how many.
    ///
    /// # Errors
    /// [`StoreError::Export`], [`StoreError::Damaged`].
    pub fn export(&self, out: &mut dyn Write) -> Result<u64, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT n FROM visit ORDER BY at_us, n")?;
        let mut rows = statement.query([])?;
        let mut written = 0;
        while let Some(row) = rows.next()? {
            let visit = read::visit(&self.connection, row.get(0)?)?;
            let mut line = line(&visit)?;
            line.push('\n');
            out.write_all(line.as_bytes())
                .map_err(|error| StoreError::Export(error.kind()))?;
            written += 1;
        }
        Ok(written)
    }
}

fn line(visit: &Visit) -> Result<String, StoreError> {
    let triages = visit.triages.iter().map(|one| {
        Ok(Triage {
            at: &one.at,
            triage: record(&one.json)?,
        })
    });
    let notes = visit.notes.iter().map(|one| Note {
        at: &one.at,
        by: &one.by,
        text: &one.text,
    });
    let decisions = visit.decisions.iter().map(|one| Decision {
        at: &one.at,
        by: &one.by,
        reason: &one.reason,
        acuity: one.acuity,
    });
    let photos = visit.photos.iter().map(|one| Photo {
        kind: &one.kind,
        sha256: one
            .sha256
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    });
    let line = Line {
        schema: SCHEMA,
        id: &visit.id,
        at: &visit.at,
        acuity: visit.acuity,
        review_open: visit.review_open,
        closed_at: visit.closed_at.as_deref(),
        encounter: record(&visit.encounter)?,
        triages: triages.collect::<Result<_, StoreError>>()?,
        notes: notes.collect(),
        decisions: decisions.collect(),
        photos: photos.collect(),
    };
    let line = serde_json::value::to_raw_value(&line).map_err(|_| StoreError::Damaged)?;
    // A record may have been written over several lines; within JSON a line break is never more than space.
    Ok(line.get().replace(['\n', '\r'], " "))
}

fn record(json: &str) -> Result<&RawValue, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Damaged)
}
