//! A model on another machine as the line sees it: it is asked with the same prompt as one of this machine, and its reply is read by the same
//! reader. What differs is how it is held to the form of a reply, and that nobody here has seen its weights.

mod gbnf;
mod json;
mod words;

use aidpost_remote::{Answer, Ask, Constraint, Ended, Form, Remote, RemoteError, Watch};

use super::{Control, Finish, Identity, Model, ModelError, Reply, Request};
use crate::encounter::PatientText;

pub use aidpost_remote as client;

/// Reads narratives by a server that its owner has named. Notes, answers and images are not sent.
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
        if let Some(stop) = (control.stop)() {
            return Err(stop.into());
        }
        let Some((signs, narrative)) = request.grammar.as_ref().and_then(|g| g.reading()) else {
            return Err(refused("only the signs of a narrative are asked for"));
        };
        let message = words::message(&request.prompt).ok_or(refused("images are not sent"))?;
        let lark = request.grammar.as_ref().map(|grammar| grammar.lark());
        let question = |form: Form| match form {
            Form::Free => asked(message.clone(), Constraint::Free, request.reply_tokens),
            Form::VllmGrammar => {
                let grammar = Constraint::Grammar(lark.unwrap_or_default().to_owned());
                asked(message.clone(), grammar, request.reply_tokens)
            }
            Form::LlamaGrammar => {
                let grammar = Constraint::Grammar(gbnf::grammar(signs, narrative));
                asked(message.clone(), grammar, request.reply_tokens)
            }
            Form::VllmJson | Form::JsonSchema => {
                let schema = Constraint::Schema(json::schema(signs));
                // Names, quotes and brackets are tokens too.
                let tokens = request.reply_tokens * 2;
                asked(format!("{message}{}", json::WORDS), schema, tokens)
            }
        };
        let watch = Watch {
            stop: &|| (control.stop)().is_some(),
            on_text: control.on_text,
        };
        match self.remote.ask(&question, &watch) {
            Ok(answer) => Ok(reply(&answer)),
            Err(error) => Err(failure(error, control)),
        }
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}

fn asked(message: String, constraint: Constraint, tokens: usize) -> Ask {
    Ask {
        message,
        constraint,
        tokens,
    }
}

/// Whatever was asked for: a server may answer in the other form, and what is in neither is left out by the reader.
fn reply(answer: &Answer) -> Reply {
    let lines = json::lines(&answer.text);
    Reply {
        text: PatientText::from(lines.unwrap_or_else(|| answer.text.clone())),
        finish: match answer.ended {
            Ended::Whole => Finish::Complete,
            Ended::Cut => Finish::Length,
        },
        choice: None,
    }
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
