//! The engine: the line itself. Rules, then what the lexicon and a model read in the account, then the rules again with it; only upward.
//!
//! [`Engine::triage`] always gives a triage for a possible encounter. A missing, slow, broken or cancelled model is a
//! status and a warning beside it.

mod ahead;
mod batch;
mod elsewhere;
mod events;
#[cfg(feature = "llama")]
mod open;
mod options;
mod prefixes;
mod second;

use serde::Serialize;

use crate::encounter::{Encounter, EncounterError, PatientText};
use crate::model::{CacheRegistry, Control, Model, Request};
use crate::protocol::{self, CasualtyTriage, Outcome, YoungInfantFever};
use crate::reading::{self, ModelReading, Suggestions, Told};
use crate::triage::{self, Choices, Elsewhere, Triage};

pub(crate) use elsewhere::Looking;
pub use events::Event;
#[cfg(feature = "llama")]
pub use open::{OpenDirError, SecondPack};
pub use options::{ImageInterpretation, Options, ProtocolChoice, ReplyLength};
pub use prefixes::Patients;

/// What an engine answers, by the protocol that was chosen. In JSON the record itself, told apart by its `schema`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Decision {
    /// By the triage tool.
    Triage(Box<Triage>),
    /// By a mass-casualty protocol.
    Casualty(Box<CasualtyTriage>),
}

/// The engine: rules, the lexicon, and a model if there is one.
pub struct Engine {
    reader: Reader,
    remote: Option<Box<dyn Model>>,
    remote_writer: Option<Box<dyn Model>>,
    second: Option<second::Second>,
    options: Options,
    caches: CacheRegistry,
    /// The id of the encounter that was read ahead.
    ahead_of: Option<PatientText>,
}

/// What can be asked.
pub(crate) enum Reader {
    None,
    Unusable(String),
    Ready(Box<dyn Model>),
}

impl Engine {
    /// An engine without a model: the protocol's answer, in microseconds, and what the lexicon reads in the account, in milliseconds.
    pub fn rules_only() -> Self {
        Self::rules_by(YoungInfantFever::default())
    }

    /// The same, for the one choice that the rules leave to the caller.
    pub fn rules_by(young_infant_fever: YoungInfantFever) -> Self {
        let options = Options {
            young_infant_fever,
            ..Options::default()
        };
        Self::of(Reader::None, options)
    }

    /// An engine whose model could not be opened: it triages by the rules, and every triage says why nothing was read.
    /// `reason` must hold no patient data.
    pub fn without_model(reason: String) -> Self {
        Self::of(Reader::Unusable(reason), Options::default())
    }

    /// An engine with a model.
    pub fn with_model(model: Box<dyn Model>, options: Options) -> Self {
        Self::of(Reader::Ready(model), options)
    }

    fn of(reader: Reader, options: Options) -> Self {
        Self {
            reader,
            remote: None,
            remote_writer: None,
            second: None,
            options,
            caches: CacheRegistry::default(),
            ahead_of: None,
        }
    }

    /// What the engine was given to choose by: a replay sets what was chosen then.
    pub fn options_mut(&mut self) -> &mut Options {
        &mut self.options
    }

    /// The same engine with other options.
    #[must_use]
    pub fn with_options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Decides one encounter by [`Options::protocol`]. A mass-casualty protocol asks no model.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter.
    pub fn decide(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<Decision, EncounterError> {
        match self.options.protocol.algorithm() {
            Some(algorithm) => Ok(Decision::Casualty(Box::new(algorithm.sort(encounter)?))),
            None => Ok(Decision::Triage(Box::new(self.triage(encounter, control)?))),
        }
    }

    /// What the rules say on the worker's own input: the first step of [`Engine::triage`], on its own because it is there at once.
    ///
    /// # Errors
    /// [`EncounterError`] names field, value and range.
    pub fn rules(encounter: &Encounter) -> Result<Outcome, EncounterError> {
        encounter.check()?;
        Ok(protocol::evaluate(encounter))
    }

    /// The same, by what the caller chose.
    fn by_rules(&self, encounter: &Encounter) -> Result<Outcome, EncounterError> {
        encounter.check()?;
        Ok(protocol::evaluate_with(
            encounter,
            self.options.young_infant_fever,
        ))
    }

    /// What the account tells so far, while it is being written: words to underline, to be ticked by a person. Milliseconds, no model.
    #[must_use]
    pub fn suggest(encounter: &Encounter) -> Suggestions {
        reading::suggest(encounter)
    }

    /// Triages one encounter.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter. Nothing that a model does is an error here.
    pub fn triage(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<Triage, EncounterError> {
        let begun = self.begin(encounter)?;
        let model = self.have_read(encounter, &begun.told, control);
        Ok(self.finish(encounter, begun, model, control))
    }

    /// What precedes the model's reply.
    fn begin(&self, encounter: &Encounter) -> Result<Begun, EncounterError> {
        let rules = self.by_rules(encounter)?;
        let told = reading::listen(encounter);
        Ok(Begun { rules, told })
    }

    /// Has the model read one account.
    fn have_read(
        &mut self,
        encounter: &Encounter,
        told: &Told,
        control: &Control<'_>,
    ) -> ModelReading {
        self.turn_to(encounter);
        // Its request takes what was read ahead, or drops it.
        self.ahead_of = None;
        match &mut self.reader {
            Reader::None => ModelReading::not_loaded(),
            Reader::Unusable(reason) => ModelReading::unusable(reason),
            Reader::Ready(model) => {
                let request = request(encounter, &self.options, model.as_ref());
                reading::read(model.as_mut(), encounter, &request, told, control)
            }
        }
    }

    /// What follows the model's reply: a model elsewhere, then the joining.
    fn finish(
        &mut self,
        encounter: &Encounter,
        begun: Begun,
        model: ModelReading,
        control: &Control<'_>,
    ) -> Triage {
        let Begun { rules, told } = begun;
        let identity = match &self.reader {
            Reader::Ready(model) => Some(model.identity()),
            Reader::None | Reader::Unusable(_) => None,
        };
        let remote = match &mut self.remote {
            Some(model) if has_story(encounter) => {
                let Options {
                    prompts,
                    reply_tokens,
                    ..
                } = &self.options;
                let request = reading::reading_request(encounter, prompts, *reply_tokens);
                // Its draft is none of the first model's.
                let control = Control {
                    on_text: &|_| (),
                    ..*control
                };
                let reading = reading::read(model.as_mut(), encounter, &request, &told, &control);
                let identity = model.identity();
                Some(Elsewhere { reading, identity })
            }
            // Without a story there is nothing to ask, and nothing leaves.
            _ => None,
        };
        let choices = Choices {
            opinion: self.options.opinion,
            fever: self.options.young_infant_fever,
        };
        triage::merge(encounter, rules, told, model, identity, remote, &choices)
    }

    /// Where its looks keep what was made of images.
    pub(crate) fn caches(&mut self) -> &mut CacheRegistry {
        &mut self.caches
    }

    /// What a task works with: the reader and what the caller chose.
    pub(crate) fn parts(&mut self) -> (&mut Reader, &Options) {
        (&mut self.reader, &self.options)
    }
}

/// What is there of a triage before the model has read.
struct Begun {
    rules: Outcome,
    told: Told,
}

/// What a triage asks the model.
fn request(encounter: &Encounter, options: &Options, model: &dyn Model) -> Request {
    if model.identity().checks.is_some() {
        return reading::check_request(encounter, &options.prompts);
    }
    let request = reading::reading_request(encounter, &options.prompts, options.reply_tokens);
    match options.reply {
        ReplyLength::Whole => request,
        ReplyLength::Brief => reading::briefly(request, encounter),
    }
}

fn has_story(encounter: &Encounter) -> bool {
    let story = encounter.narrative.as_deref();
    story.is_some_and(|story| story.chars().any(char::is_alphanumeric))
}
