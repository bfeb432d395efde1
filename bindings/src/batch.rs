//! Many encounters in one call, as text: for lines of `.jsonl` and rows of a table. One answer each, in order; a bad one stops nothing.

use std::collections::HashMap;
use std::sync::Arc;

use aidpost::encounter::{Encounter, PatientText};
use aidpost::model::Control;
use aidpost::records::lines::{Reason, Refusal};
use aidpost::triage::Triage;

use crate::call::EngineCall;
use crate::engine::Engine;
use crate::error::EngineError::{self, Released};
use crate::records::encounter_from_keys;

type Result<T> = std::result::Result<T, EngineError>;
type Keys = HashMap<String, PatientText>;

#[uniffi::export]
impl Engine {
    /// Triages encounters given as JSON, `aidpost.encounter/1`. An answer is a triage, `aidpost.triage/2`, or for a text that is no
    /// encounter `{"id": …, "error": {"code": …, "field": …, "message": …}}`, as the command writes them.
    pub async fn triage_lines(
        &self,
        lines: Vec<PatientText>,
        call: Arc<EngineCall>,
    ) -> Result<Vec<PatientText>> {
        let triage = self.0.run(call, Released, move |core, control| {
            each(&lines, control, |line| {
                let triage =
                    Encounter::from_json(line).and_then(|read| core.triage(&read, control));
                triage.map_err(|error| Refusal::of(line, &error))
            })
        });
        triage.await
    }

    /// The same for encounters given as `encounter_from_keys` takes them.
    pub async fn triage_rows(
        &self,
        rows: Vec<Keys>,
        call: Arc<EngineCall>,
    ) -> Result<Vec<PatientText>> {
        let triage = self.0.run(call, Released, move |core, control| {
            each(&rows, control, |row| {
                let read = encounter_from_keys(row.clone());
                let triage = read.and_then(|read| Ok(core.triage(&read, control)?));
                triage.map_err(|error| refusal(row, error))
            })
        });
        triage.await
    }
}

/// An answer to each, as JSON, until the caller stops it.
fn each<T>(
    items: &[T],
    control: &Control<'_>,
    mut answer: impl FnMut(&T) -> std::result::Result<Triage, Refusal>,
) -> Result<Vec<PatientText>> {
    let mut answers = Vec::with_capacity(items.len());
    for item in items {
        let json = match answer(item) {
            Ok(triage) => serde_json::to_string(&triage),
            Err(refusal) => serde_json::to_string(&refusal),
        };
        answers.push(json.unwrap_or_default().into());
        if let Some(stop) = (control.stop)() {
            return Err(stop.into());
        }
    }
    Ok(answers)
}

fn refusal(row: &Keys, error: EngineError) -> Refusal {
    let error = match error {
        EngineError::Input {
            field,
            code,
            reason,
        } => Reason {
            code,
            field,
            message: reason,
        },
        other => Reason {
            code: "failed".to_owned(),
            field: None,
            message: other.to_string(),
        },
    };
    let id = row
        .get("id")
        .filter(|id| !id.is_empty() && id.len() <= 128)
        .cloned();
    Refusal { id, error }
}
