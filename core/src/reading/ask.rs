//! Asks the model to read the narrative, and takes its reply apart. Whatever fails here is a status.

use crate::constraint::{ACUITY_WORDS, brief_grammar, read_reply, reading_grammar};
use crate::encounter::{Encounter, Sign};
use crate::model::{Answered, BatchEvent, Choice, Control, Finish, Model, Request};
use crate::prompt::{self, PromptSet, Segment, Task};
use crate::protocol;

use super::answer::ModelReading;
use super::check::check;
use super::gone_wrong::has_gone_wrong;
use super::told::Told;

const WORDS: [&str; 3] = [ACUITY_WORDS[0].0, ACUITY_WORDS[1].0, ACUITY_WORDS[2].0];

/// What a model is asked about `encounter`: with [`crate::budget::Budget::plan`] it says whether a narrative fits, before any
/// weights are loaded.
pub fn reading_request(encounter: &Encounter, prompts: &PromptSet, reply_tokens: usize) -> Request {
    let signs = protocol::model_vocabulary(encounter);
    let vocabulary = signs
        .iter()
        .map(|sign| format!("{}: {}\n", sign.code(), sign.label()))
        .collect();
    let narrative = encounter.narrative.clone().unwrap_or_default();
    Request {
        grammar: Some(reading_grammar(&signs, &narrative)),
        prompt: prompts.prompt(
            Task::ReadSigns,
            &[
                ("chart", Segment::Text(vocabulary)),
                ("encounter", Segment::Patient(prompt::describe(encounter))),
                ("narrative", Segment::Patient(narrative)),
            ],
        ),
        choice: Some(Choice {
            after_line: Some("="),
            words: &WORDS,
        }),
        reply_tokens,
    }
}

/// The same request for signs and opinion alone.
pub(crate) fn briefly(request: Request, encounter: &Encounter) -> Request {
    let signs = protocol::model_vocabulary(encounter);
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    Request {
        grammar: Some(brief_grammar(&signs, narrative)),
        ..request
    }
}

/// Asks for a list of signs; a model that checks them one by one is asked so.
pub(crate) fn read(
    model: &mut dyn Model,
    encounter: &Encounter,
    request: &Request,
    told: &Told,
    control: &Control<'_>,
) -> ModelReading {
    if let Some(calibration) = model.identity().checks {
        return check(model, encounter, request, calibration, control);
    }
    let answered = Answered::alone(model.reply_weighed(request, control));
    taken_apart(answered, encounter, request, told)
}

/// One of several accounts that are read together.
pub(crate) struct Asked<'a> {
    pub(crate) encounter: &'a Encounter,
    pub(crate) request: Request,
    pub(crate) told: &'a Told,
}

/// Asks for the lists of several accounts at once, of a model that does not check signs one by one.
pub(crate) fn read_many(
    model: &mut dyn Model,
    asked: &[Asked<'_>],
    control: &Control<'_>,
    tell: &dyn Fn(BatchEvent),
) -> Vec<ModelReading> {
    let requests: Vec<Request> = asked.iter().map(|one| one.request.clone()).collect();
    let answers = model.reply_to_many(&requests, control, tell);
    let pairs = answers.into_iter().zip(asked);
    pairs
        .map(|(answered, one)| taken_apart(answered, one.encounter, &one.request, one.told))
        .collect()
}

/// What a reply says.
fn taken_apart(
    answered: Answered,
    encounter: &Encounter,
    request: &Request,
    told: &Told,
) -> ModelReading {
    let signs = protocol::model_vocabulary(encounter);
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let prompt_sha256 = Some(request.prompt.sha256.clone());
    let marks = answered.marks.iter();
    let reading = match answered.reply {
        Ok(reply) => {
            let read = read_reply(&reply.text, &signs, narrative);
            let gone_wrong = has_gone_wrong(&read, encounter, told);
            ModelReading {
                weights: reply.choice.filter(|weights| weights.len() == WORDS.len()),
                marks: marks
                    .filter_map(|(code, likely)| Some((Sign::from_code(code)?, *likely)))
                    .collect(),
                truncated: reply.finish == Finish::Length,
                ..ModelReading::answered(read, gone_wrong, prompt_sha256)
            }
        }
        Err(error) => ModelReading::failed(&error, prompt_sha256),
    };
    ModelReading {
        together: answered.together,
        ..reading
    }
}
