//! A model on another machine as the line sees it: it is asked with the same prompt as one of this machine, and its reply is read by the same
//! reader. What differs is how it is held to the form of a reply, and that nobody here has seen its weights.

mod gbnf;
mod json;
mod likely;
mod lines;
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;

use aidpost_remote::{Answer, Ask, Constraint, Ended, Form, Part, Remote, RemoteError, Watch};

use super::{Control, Finish, Identity, Model, ModelError, Reply, Request};
use crate::encounter::PatientText;
use crate::prompt::Segment;

pub use aidpost_remote as client;

/// Answers by a server that its owner has named. Images leave only where the settings say so.
pub struct RemoteModel {
    remote: Remote,
    identity: Identity,
}

impl RemoteModel {
    /// Of this server.
    #[must_use]
    pub fn new(remote: Remote) -> Self {
        let settings = remote.settings();
        let identity = Identity {
            pack: settings.model.clone(),
            model_sha256: settings.model_sha256.clone().unwrap_or_default(),
            backend: settings.url.clone(),
            // A digest that is told is no digest that was checked.
            not_for_clinical_use: true,
            ..Identity::default()
        };
        Self { remote, identity }
    }
}

impl Model for RemoteModel {
    fn reply(&mut self, request: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        self.reply_weighed(request, control).map(|(reply, _)| reply)
    }

    fn reply_weighed(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<(Reply, BTreeMap<String, f64>), ModelError> {
        if let Some(stop) = (control.stop)() {
            return Err(stop.into());
        }
        let mut segments = request.prompt.prefix.iter().chain(&request.prompt.rest);
        let has_image = segments.any(|one| matches!(one, Segment::Image(_)));
        if has_image && !self.remote.settings().images {
            return Err(refused(
                "images are not sent: the settings do not say `images`",
            ));
        }
        let message = words::message(&request.prompt).ok_or(refused("an image is no image"))?;
        let question = |form: Form| question(request, &message, form);
        // `None` until something has come that shows whether it is lines or an object.
        let draft = RefCell::new(None);
        let told = |piece: &str| {
            let mut draft = draft.borrow_mut();
            if draft.is_none() && !piece.trim().is_empty() {
                let is_object = piece.trim_start().starts_with(['{', '`']);
                *draft = Some(is_object.then(lines::Draft::default));
            }
            match draft.as_mut() {
                None => {}
                Some(None) => (control.on_text)(piece),
                Some(Some(object)) => (control.on_text)(&object.take(piece)),
            }
        };
        let watch = Watch {
            stop: &|| (control.stop)().is_some(),
            on_text: &told,
        };
        match self.remote.ask(&question, &watch) {
            Ok(answer) => Ok(reply(&answer, request)),
            Err(error) => Err(failure(error, control)),
        }
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}

/// The question in the form that the server takes.
fn question(request: &Request, message: &[Part], form: Form) -> Ask {
    let mut message = message.to_vec();
    let grammar = request.grammar.as_ref();
    let reading = grammar.and_then(|grammar| grammar.reading());
    // Names, quotes and brackets are tokens too.
    let (mut tokens, as_object) = (request.reply_tokens, request.reply_tokens * 2 + 8);
    let constraint = match (form, grammar) {
        (Form::Free, _) | (_, None) => Constraint::Free,
        (Form::VllmGrammar, Some(grammar)) => Constraint::Grammar(grammar.lark().to_owned()),
        (Form::LlamaGrammar, Some(grammar)) => {
            let gbnf = match reading {
                Some((signs, narrative)) => Some(gbnf::grammar(signs, narrative)),
                None => gbnf::translated(grammar.lark(), grammar.narrative()),
            };
            gbnf.map_or(Constraint::Free, Constraint::Grammar)
        }
        (Form::VllmJson | Form::JsonSchema, Some(_)) => {
            tokens = as_object;
            let (schema, words) = match (reading, &request.choice) {
                (Some((signs, _)), _) => (json::schema(signs), json::WORDS),
                (None, Some(choice)) => (lines::of_words(choice.words), lines::ONE_WORD),
                (None, None) => (lines::schema(), lines::WORDS),
            };
            message.push(Part::Text(words.to_owned()));
            Constraint::Schema(schema)
        }
    };
    Ask {
        message,
        constraint,
        tokens,
        weighs: request.choice.is_some(),
    }
}

/// Whatever was asked for: a server may answer in the other form, and what is in neither is left out by the reader.
fn reply(answer: &Answer, request: &Request) -> (Reply, BTreeMap<String, f64>) {
    let reading = request.grammar.as_ref().and_then(|g| g.reading());
    let from_object = match reading {
        Some(_) => json::lines(&answer.text),
        None => lines::text(&answer.text),
    };
    let mut text = from_object.unwrap_or_else(|| answer.text.clone());
    // Many servers leave out the last line's end; of an answer that is whole, it is there.
    if answer.ended == Ended::Whole && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let choice = request.choice.as_ref();
    let reply = Reply {
        text: PatientText::from(text),
        finish: match answer.ended {
            Ended::Whole => Finish::Complete,
            Ended::Cut => Finish::Length,
        },
        choice: choice.and_then(|choice| likely::choice(&answer.text, &answer.tokens, choice)),
    };
    let present = match reading {
        Some(_) => likely::present(&answer.text, &answer.tokens),
        None => BTreeMap::new(),
    };
    (reply, present)
}

fn refused(reason: &str) -> ModelError {
    ModelError::Remote {
        stage: "request",
        reason: reason.to_owned(),
    }
}

fn failure(error: RemoteError, control: &Control<'_>) -> ModelError {
    let (stage, reason) = match error {
        RemoteError::Stopped => {
            return (control.stop)().map_or(ModelError::Cancelled, ModelError::from);
        }
        RemoteError::OutOfTime => return ModelError::TimedOut,
        RemoteError::Token(reason) => ("token", reason),
        RemoteError::Connection(reason) => ("connection", reason.to_owned()),
        RemoteError::Status(status, reason) => ("server", format!("status {status}: {reason}")),
        RemoteError::Answer(reason) => ("answer", reason.to_owned()),
    };
    ModelError::Remote { stage, reason }
}
