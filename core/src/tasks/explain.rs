//! Why the model judged as it did, and what it would ask next: written when somebody wants it, behind what a brief triage has written.
//! It changes nothing of the triage.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::{About, TaskError, about, ready};
use crate::constraint::{ACUITY_WORDS, explanation_grammar, read_reply};
use crate::encounter::{Encounter, PatientText, SignState};
use crate::engine::Engine;
use crate::model::Control;
use crate::prompt::Segment;
use crate::protocol;
use crate::reading::{ReadBy, reading_request};
use crate::triage::Triage;

/// What a triage of [`ReplyLength::Brief`](crate::engine::ReplyLength) leaves out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Explanation {
    /// What every record carries.
    #[serde(flatten)]
    pub about: About,
    /// The model's own words, one sentence. A draft, not a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<PatientText>,
    /// Questions in plain words, about signs that nobody has assessed yet.
    pub ask_next: Vec<String>,
}

impl Engine {
    /// Writes the reason for the model's opinion in `triage`, which must be of this encounter, and what it would ask next. Where the account was
    /// read ahead again since, only these words are left to write.
    ///
    /// # Errors
    /// [`TaskError`]: without an opinion there is nothing to explain.
    pub fn explain(
        &mut self,
        encounter: &Encounter,
        triage: &Triage,
        control: &Control<'_>,
    ) -> Result<Explanation, TaskError> {
        encounter.check()?;
        let written = written(triage).ok_or_else(|| {
            TaskError::NoModel("the triage has no opinion of one to explain".to_owned())
        })?;
        let signs = protocol::model_vocabulary(encounter);
        let (reader, options) = self.parts();
        let model = ready(reader)?;
        let mut request = reading_request(encounter, &options.prompts, options.reply_tokens);
        request.prompt.rest.push(Segment::Patient(written.clone()));
        request.grammar = Some(explanation_grammar(&signs));
        request.choice = None;
        let reply = model.reply(&request, control)?;
        let mut record = about(
            &reply,
            request.prompt.sha256.clone(),
            Some(model.identity()),
            encounter.id.clone(),
        );
        let narrative = encounter.narrative.as_deref().unwrap_or_default();
        let read = read_reply(&format!("{}{}", &*written, &*reply.text), &signs, narrative);
        record.rejected = read.rejected;
        let askable = protocol::asked(encounter);
        let is_open = |sign| {
            !encounter.checklist_complete
                && askable.contains(sign)
                && !encounter.signs.contains_key(sign)
                && triage.reading.signs.iter().all(|read| read.sign != *sign)
        };
        let ask_next = read.ask_next.iter().filter(|sign| is_open(*sign));
        Ok(Explanation {
            about: record,
            reason: read.reason,
            ask_next: ask_next.map(|sign| sign.question().to_owned()).collect(),
        })
    }
}

/// The reply of the model as far as the triage holds it: its signs and its opinion.
fn written(triage: &Triage) -> Option<PatientText> {
    let opinion = triage.model.opinion.as_ref()?.acuity;
    let (word, _) = ACUITY_WORDS.iter().find(|(_, acuity)| *acuity == opinion)?;
    let mut text = String::new();
    let signs = triage.reading.signs.iter();
    for read in signs.filter(|read| read.read_by != ReadBy::Lexicon) {
        let mark = match read.state {
            SignState::Present => '+',
            SignState::Absent => '-',
        };
        let (sign, words) = (read.sign.code(), &*read.evidence);
        let _ = writeln!(text, "{sign} {mark} {words}");
    }
    let _ = writeln!(text, "=\n{word}");
    Some(PatientText::from(text))
}
