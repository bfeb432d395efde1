//! What the caller chooses when an engine is opened. Nothing here can make the rules' answer less urgent.

#[cfg(feature = "llama")]
use std::path::PathBuf;

use crate::prompt::PromptSet;
use crate::protocol::{self, Algorithm, YoungInfantFever};
use crate::triage::OpinionPolicy;

/// What the caller chooses.
#[derive(Debug, Clone)]
pub struct Options {
    /// What a more urgent opinion of the model does.
    pub opinion: OpinionPolicy,
    /// Most tokens of the model's reply.
    pub reply_tokens: usize,
    /// How much of it is written for a triage.
    pub reply: ReplyLength,
    /// From which temperature a young infant has a fever.
    pub young_infant_fever: YoungInfantFever,
    /// By which protocol [`Engine::decide`](crate::Engine::decide) decides.
    pub protocol: ProtocolChoice,
    /// The words in which the model is asked.
    pub prompts: PromptSet,
    /// Whether [`Engine::open_images`](crate::Engine::open_images) may look at images.
    pub image_interpretation: ImageInterpretation,
    /// The pack's adapter that [`Engine::open`](crate::Engine::open) has its model use, by name; `None`: the text model as it is.
    #[cfg(feature = "llama")]
    pub adapter: Option<String>,
    /// Where [`Engine::open`](crate::Engine::open) has the model keep what it reads of a prompt before the patient's part: see
    /// [`Llama::keep_prefixes_in`](crate::llama::Llama::keep_prefixes_in). `None`: nothing is written.
    #[cfg(feature = "llama")]
    pub prefixes: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            opinion: OpinionPolicy::Review,
            reply_tokens: 640,
            reply: ReplyLength::default(),
            young_infant_fever: YoungInfantFever::default(),
            protocol: ProtocolChoice::default(),
            prompts: PromptSet::default(),
            image_interpretation: ImageInterpretation::default(),
            #[cfg(feature = "llama")]
            adapter: None,
            #[cfg(feature = "llama")]
            prefixes: None,
        }
    }
}

/// How much of its reply the model writes for a triage. Signs and opinion come first, so they are the same either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ReplyLength {
    /// With a reason and what it would ask next.
    #[default]
    Whole,
    /// Signs and opinion. The rest is written when [`Engine::explain`](crate::Engine::explain) asks for it.
    Brief,
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

/// By which protocol an encounter is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum ProtocolChoice {
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

impl ProtocolChoice {
    /// The mass-casualty protocol that was chosen; `None` for the triage tool.
    #[must_use]
    pub fn algorithm(self) -> Option<&'static Algorithm> {
        let id: Option<&str> = match self {
            ProtocolChoice::Iitt => None,
            #[cfg(feature = "mass-casualty")]
            ProtocolChoice::Start => Some("start"),
            #[cfg(feature = "mass-casualty")]
            ProtocolChoice::Jumpstart => Some("jumpstart"),
            #[cfg(feature = "mass-casualty")]
            ProtocolChoice::Salt => Some("salt"),
        };
        id.and_then(|id| {
            protocol::algorithms()
                .iter()
                .copied()
                .find(|one| one.id == id)
        })
    }
}
