//! One server, asked one question at a time: attempts within a deadline, and no other trust than that.

use std::fmt;
use std::time::Duration;

use aidpost_exchange::{Event, Exchange, Head};
use ureq::Agent;

use crate::answer::{Answer, Gathering};
use crate::ask::{Ask, body};
use crate::error::{RemoteError, status};
use crate::http::{Call, agent, exchange, failed, is_events, is_packed};
use crate::patience::{Patience, TICK, Watch};
use crate::pin::PinnedTls;
use crate::probe;
use crate::settings::{Form, Settings, Structured};
use crate::token::{Token, TokenSource, token};
use crate::values::{SettingsError, field};

/// Most bytes of the list of models.
const MOST_LIST: usize = 1 << 20;
/// How long the server's last word is waited for behind a whole answer, so that the connection can be used again.
const LAST_WORD: Duration = Duration::from_millis(250);

/// A model on another machine.
pub struct Remote {
    settings: Settings,
    agent: Agent,
    form: Option<Form>,
    token: Option<Token>,
    /// Whether the server takes a question about its tokens' probabilities, as far as is known.
    weighs: bool,
}

impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Remote({} at {})",
            self.settings.model, self.settings.url
        )
    }
}

/// Why an attempt failed.
struct Failure {
    error: RemoteError,
    again: Option<Again>,
}

/// When another attempt may help.
enum Again {
    Later(Option<Duration>),
    /// With a new token.
    LetIn,
    /// With less asked for, which the server may not take; whether it was asked about probabilities.
    Plainly(bool),
}

impl From<RemoteError> for Failure {
    fn from(error: RemoteError) -> Self {
        Self { error, again: None }
    }
}

impl Remote {
    /// As the settings say. Nothing is sent yet.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        settings.check()?;
        let pin = settings.fingerprint()?.map(PinnedTls::to).transpose();
        let pin = pin.map_err(|error| field("certificate_sha256", &error.to_string()))?;
        let agent = agent(settings.root_certs()?, pin);
        let form = match settings.structured {
            Structured::Probe => None,
            Structured::VllmGrammar => Some(Form::VllmGrammar),
            Structured::VllmJson => Some(Form::VllmJson),
            Structured::LlamaGrammar => Some(Form::LlamaGrammar),
            Structured::JsonSchema => Some(Form::JsonSchema),
            Structured::Free => Some(Form::Free),
        };
        Ok(Self {
            settings,
            agent,
            form,
            token: None,
            weighs: true,
        })
    }

    /// What the owner has decided.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Asks a question whose words may depend on the form that the server takes. The deadline holds for all of it.
    ///
    /// # Errors
    /// [`RemoteError`].
    pub fn ask(
        &mut self,
        question: &dyn Fn(Form) -> Ask,
        watch: &Watch<'_>,
    ) -> Result<Answer, RemoteError> {
        let mut before = None;
        let asked = self.tries(question, watch, &mut before);
        if let (Err(_), Some(before)) = (&asked, before) {
            // It was not that which the server refused.
            (self.weighs, self.form) = before;
        }
        asked
    }

    /// Asks until there is an answer or no hope of one. `before`: what was asked for before less was.
    fn tries(
        &mut self,
        question: &dyn Fn(Form) -> Ask,
        watch: &Watch<'_>,
        before: &mut Option<(bool, Option<Form>)>,
    ) -> Result<Answer, RemoteError> {
        let patience = Patience::new(self.settings.deadline, watch);
        let (mut failures, mut is_new) = (0, false);
        loop {
            let Failure { error, again } = match self.attempt(question, watch, &patience) {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            patience.check()?;
            match again {
                // A token from a command grows old; another one is asked for once.
                Some(Again::LetIn) if !is_new && self.token.take().is_some() => is_new = true,
                Some(Again::Later(asked)) if failures < self.settings.retries => {
                    failures += 1;
                    patience.back_off(failures, asked)?;
                }
                Some(Again::Plainly(weighed)) if self.can_ask_less(weighed) => {
                    before.get_or_insert((self.weighs, self.form));
                    match weighed {
                        true => self.weighs = false,
                        false => self.form = Some(Form::Free),
                    }
                }
                _ => return Err(error),
            }
        }
    }

    /// Whether something can be left out that a server may not take: the question about probabilities; then, where the owner named no form, the form.
    fn can_ask_less(&self, weighed: bool) -> bool {
        let is_guessed = self.settings.structured == Structured::Probe;
        weighed || is_guessed && self.form.is_some_and(|form| form != Form::Free)
    }

    fn attempt(
        &mut self,
        question: &dyn Fn(Form) -> Ask,
        watch: &Watch<'_>,
        patience: &Patience<'_>,
    ) -> Result<Answer, Failure> {
        patience.check()?;
        let form = match self.form {
            Some(form) => form,
            None => self.probe(patience)?,
        };
        let mut question = question(form);
        question.weighs &= self.weighs;
        let weighed = question.weighs;
        let body = body(&self.settings, form, &question);
        drop(question);
        let exchange = self.open("chat/completions", Some(body), patience)?;
        let mut gathering = Gathering::new(false);
        let mut last_word = None;
        loop {
            patience.check()?;
            if last_word.is_some_and(|at: Duration| patience.left() < at) || gathering.is_done() {
                return Ok(gathering.end(watch.on_text)?);
            }
            match exchange.next(TICK) {
                Event::Tick => {}
                Event::Head(head) if head.status == 200 => {
                    if is_packed(&head) {
                        return Err(RemoteError::Answer("packed, which nobody asked for").into());
                    }
                    gathering = Gathering::new(is_events(&head));
                }
                Event::Head(head) if matches!(head.status, 400 | 422) => {
                    let error = status(head.status);
                    let again = Some(Again::Plainly(weighed));
                    return Err(Failure { error, again });
                }
                Event::Head(head) => return Err(self.refused(&head)),
                Event::Block(block) => {
                    gathering.take(&block, watch.on_text)?;
                    if gathering.has_ended() && last_word.is_none() {
                        last_word = Some(patience.left().saturating_sub(LAST_WORD));
                    }
                }
                Event::End => return Ok(gathering.end(watch.on_text)?),
                // The answer is whole: how the connection ends is of no matter.
                Event::Failed(_) if gathering.has_ended() => {
                    return Ok(gathering.end(watch.on_text)?);
                }
                Event::Failed(error) => {
                    let (error, again) = failed(error.as_ref());
                    let again = again && !gathering.has_begun();
                    let again = again.then_some(Again::Later(None));
                    return Err(Failure { error, again });
                }
            }
        }
    }

    /// Asks the server for its list of models, as the settings say: whether it is there, is the one that was meant, and lets in who asks.
    ///
    /// # Errors
    /// [`RemoteError`].
    pub fn greet(&mut self, watch: &Watch<'_>) -> Result<(), RemoteError> {
        let patience = Patience::new(self.settings.deadline, watch);
        self.list(&patience)
            .map(drop)
            .map_err(|failure| failure.error)
    }

    /// In which form the server takes a constraint; asked once.
    fn probe(&mut self, patience: &Patience<'_>) -> Result<Form, Failure> {
        let list = self.list(patience)?;
        // A grammar lets no thought begin.
        let form = match probe::form(&list) {
            Form::LlamaGrammar if self.settings.thought_tokens > 0 => Form::Free,
            form => form,
        };
        self.form = Some(form);
        Ok(form)
    }

    /// What `/models` says; nothing of a server that has no such list.
    fn list(&mut self, patience: &Patience<'_>) -> Result<Vec<u8>, Failure> {
        let exchange = self.open("models", None, patience)?;
        let mut list = Vec::new();
        loop {
            patience.check()?;
            match exchange.next(TICK) {
                Event::Tick => {}
                Event::Head(head) if head.status == 200 && !is_packed(&head) => {}
                // A server without a list, or one that hides it, can be asked all the same.
                Event::Head(head) if matches!(head.status, 200 | 404 | 405) => break,
                Event::Head(head) => return Err(self.refused(&head)),
                Event::Block(block) => {
                    list.extend_from_slice(&block);
                    if list.len() > MOST_LIST {
                        break;
                    }
                }
                Event::End => break,
                Event::Failed(error) => {
                    let (error, again) = failed(error.as_ref());
                    let again = again.then_some(Again::Later(None));
                    return Err(Failure { error, again });
                }
            }
        }
        Ok(list)
    }

    fn open(
        &mut self,
        path: &str,
        body: Option<String>,
        patience: &Patience<'_>,
    ) -> Result<Exchange, Failure> {
        let token = match (&self.settings.token, &self.token) {
            (None, _) => None,
            (Some(TokenSource::Command(_)), Some(known)) => Some(known.clone()),
            (Some(source), _) => {
                self.token = Some(token(source, patience)?);
                self.token.clone()
            }
        };
        let url = format!("{}/{path}", self.settings.url.trim_end_matches('/'));
        let call = Call { url, token, body };
        Ok(exchange(&self.agent, call, patience.left()))
    }

    fn refused(&self, head: &Head) -> Failure {
        let by_command = matches!(self.settings.token, Some(TokenSource::Command(_)));
        let again = match head.status {
            401 if by_command => Some(Again::LetIn),
            408 | 425 | 429 | 500 | 502..=504 => Some(Again::Later(head.retry_after())),
            _ => None,
        };
        Failure {
            error: status(head.status),
            again,
        }
    }
}
