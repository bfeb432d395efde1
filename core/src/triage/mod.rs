//! The line itself: rules, then the model's reading, then the rules again with what it read; only upward.
//!
//! [`Engine::triage`] always gives a triage for a possible encounter. A missing, slow, broken or cancelled model is a
//! status and a warning beside it.

#[cfg(feature = "uniffi")]
mod chosen;
mod merge;
mod read;
mod record;
mod watch;

#[cfg(feature = "llama")]
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::encounter::{Encounter, EncounterError};
use crate::model::{Control, Keeper, Model};
use crate::prompt::PromptSet;
use crate::protocol::{self, Algorithm, CasualtyTriage, Outcome, YoungInfantFever};

#[cfg(feature = "uniffi")]
pub use chosen::{EngineOptions, Prefixes};
pub(crate) use merge::provenance;
pub use read::reading_request;
pub use record::{
    DecidedBy, INTENDED_USE, ModelPart, ModelStatus, Opinion, Provenance, SignRead, TRIAGE_SCHEMA,
    Triage, Warning, WarningCode,
};
pub use watch::Event;

/// What the caller chooses.
#[derive(Debug, Clone)]
pub struct Options {
    /// What a more urgent opinion of the model does.
    pub opinion: OpinionPolicy,
    /// Most tokens of the model's reply.
    pub reply_tokens: usize,
    /// From which temperature a young infant has a fever.
    pub young_infant_fever: YoungInfantFever,
    /// By which protocol [`Engine::decide`] decides.
    pub protocol: Protocol,
    /// The words in which the model is asked.
    pub prompts: PromptSet,
    /// Whether [`Engine::look`] may look at images.
    pub image_interpretation: ImageInterpretation,
    /// Where [`Engine::open`] has the model keep what it reads of a prompt before the patient's part: see
    /// [`Llama::keep_prefixes_in`](crate::llama::Llama::keep_prefixes_in). `None`: nothing is written.
    #[cfg(feature = "llama")]
    pub prefixes: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            opinion: OpinionPolicy::Review,
            reply_tokens: 640,
            young_infant_fever: YoungInfantFever::default(),
            protocol: Protocol::default(),
            prompts: PromptSet::default(),
            image_interpretation: ImageInterpretation::default(),
            #[cfg(feature = "llama")]
            prefixes: None,
        }
    }
}

/// Whether a model interprets images. In some countries this makes the product a medical device (in the United States software
/// that analyses a medical image is one: section 520(o)(1)(E) of the Federal Food, Drug, and Cosmetic Act), so it is the
/// integrator's decision, and off until taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ImageInterpretation {
    /// Photos are kept with the encounter, and nothing looks at them.
    #[default]
    Off,
    /// The image tasks answer.
    On,
}

/// What a more urgent opinion of the model does. A less urgent one never does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum OpinionPolicy {
    /// A warning, and a supervisor's review.
    #[default]
    Review,
    /// The acuity rises to it, with the warning and the review.
    Raise,
}

/// By which protocol an encounter is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Protocol {
    /// The Interagency Integrated Triage Tool, with the scores and standards beside it.
    #[default]
    Iitt,
    /// START, for adults among many casualties.
    #[cfg(feature = "mass-casualty")]
    Start,
    /// JumpSTART, for children among many casualties.
    #[cfg(feature = "mass-casualty")]
    Jumpstart,
    /// SALT, for casualties of any age.
    #[cfg(feature = "mass-casualty")]
    Salt,
}

impl Protocol {
    /// The mass-casualty protocol that was chosen; `None` for the triage tool.
    #[must_use]
    pub fn algorithm(self) -> Option<&'static Algorithm> {
        let id: Option<&str> = match self {
            Protocol::Iitt => None,
            #[cfg(feature = "mass-casualty")]
            Protocol::Start => Some("start"),
            #[cfg(feature = "mass-casualty")]
            Protocol::Jumpstart => Some("jumpstart"),
            #[cfg(feature = "mass-casualty")]
            Protocol::Salt => Some("salt"),
        };
        id.and_then(|id| {
            protocol::algorithms()
                .iter()
                .copied()
                .find(|one| one.id == id)
        })
    }
}

/// What an engine answers, by the protocol that was chosen. In JSON the record itself, told apart by its `schema`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Decision {
    /// By the triage tool.
    Triage(Box<Triage>),
    /// By a mass-casualty protocol.
    Casualty(Box<CasualtyTriage>),
}

/// The engine: rules, and a model if there is one.
pub struct Engine {
    reader: Reader,
    options: Options,
    keeper: Keeper,
}

/// What can be asked.
pub(crate) enum Reader {
    None,
    Unusable(String),
    Ready(Box<dyn Model>),
}

impl Engine {
    /// An engine without a model: the protocol's answer, in microseconds.
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

    /// An engine with the model of a verified pack. With [`Options::prefixes`] it is loaded in the way that is the fastest on this device:
    /// see [`Llama::open_fastest`](crate::llama::Llama::open_fastest), which also says what `clock` tells.
    ///
    /// # Errors
    /// [`OpenError`](crate::llama::OpenError).
    #[cfg(feature = "llama")]
    pub fn open(
        pack: &aidpost_models::VerifiedPack,
        options: Options,
        clock: &dyn Fn() -> std::time::Duration,
        control: &Control<'_>,
    ) -> Result<Self, crate::llama::OpenError> {
        use crate::llama::Llama;
        let model = match &options.prefixes {
            Some(folder) => {
                let mut model = Llama::open_fastest(pack, folder, clock, control)?;
                model.keep_prefixes_in(folder.clone());
                model
            }
            None => Llama::open(pack, control)?,
        };
        Ok(Self::with_model(Box::new(model), options))
    }

    /// An engine with a model.
    pub fn with_model(model: Box<dyn Model>, options: Options) -> Self {
        Self::of(Reader::Ready(model), options)
    }

    fn of(reader: Reader, options: Options) -> Self {
        Self {
            reader,
            options,
            keeper: Keeper::default(),
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

    /// Triages one encounter.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter. Nothing that a model does is an error here.
    pub fn triage(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<Triage, EncounterError> {
        encounter.check()?;
        let rules = protocol::evaluate_with(encounter, self.options.young_infant_fever);
        let reading = match &mut self.reader {
            Reader::None => read::Reading::not_loaded(),
            Reader::Unusable(reason) => read::Reading::unusable(reason),
            Reader::Ready(model) => {
                let request = read::reading_request(
                    encounter,
                    &self.options.prompts,
                    self.options.reply_tokens,
                );
                read::read(model.as_mut(), encounter, &request, control)
            }
        };
        let identity = match &self.reader {
            Reader::Ready(model) => Some(model.identity()),
            Reader::None | Reader::Unusable(_) => None,
        };
        Ok(merge::merge(
            encounter,
            rules,
            reading,
            identity,
            &self.options,
        ))
    }

    /// Where its looks keep what was made of images.
    pub(crate) fn keeper(&mut self) -> &mut Keeper {
        &mut self.keeper
    }

    /// What a task works with: the reader and what the caller chose.
    pub(crate) fn parts(&mut self) -> (&mut Reader, &Options) {
        (&mut self.reader, &self.options)
    }
}
