//! Encounters with the triage that the rules give them.

use std::path::PathBuf;

use aidpost_protocol::encounter::{Age, Encounter, PatientText, PhotoKind};
use aidpost_protocol::evaluate;
use aidpost_store::{Key, NewVisit, PhotoDigest, Store};
use serde_json::json;
use tempfile::TempDir;

pub(crate) fn key() -> Key {
    Key::new([7; 32])
}

pub(crate) struct Place {
    _folder: TempDir,
    pub(crate) path: PathBuf,
}

pub(crate) fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.db");
    Place {
        _folder: folder,
        path,
    }
}

/// An adult with this heart rate: 160 is red, 125 with these is yellow with a review, 80 is not triageable.
pub(crate) fn encounter(id: &str, heart_rate: f64, narrative: &str) -> Encounter {
    let mut encounter = Encounter::new(Age::Years(34));
    encounter.id = Some(id.into());
    encounter.vitals.heart_rate_per_minute = Some(heart_rate);
    encounter.narrative = Some(narrative.into());
    encounter
}

/// The rules' record, with the fields that the store reads and one that it does not.
pub(crate) fn triage(encounter: &Encounter) -> PatientText {
    let outcome = evaluate(encounter);
    let record = json!({
        "schema": "aidpost.triage/2", "id": encounter.id, "acuity": outcome.acuity,
        "supervisor_review": outcome.supervisor_review, "assessment": outcome.assessment,
        "reading": { "signs": [{ "evidence": encounter.narrative }] },
    });
    record.to_string().into()
}

pub(crate) fn visit<'a>(encounter: &'a Encounter, at: &str) -> NewVisit<'a> {
    NewVisit {
        id: None,
        at: at.to_owned(),
        encounter,
        triage: triage(encounter),
        photos: vec![PhotoDigest {
            kind: PhotoKind::Wound,
            sha256: [9; 32],
        }],
    }
}

pub(crate) fn put(store: &mut Store, id: &str, heart_rate: f64, at: &str) {
    let encounter = encounter(id, heart_rate, "told in her own words");
    store.put_visit(&visit(&encounter, at)).unwrap();
}
