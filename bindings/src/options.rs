//! What an app chooses when it opens an engine: [`Options`] as Kotlin and Swift can write them, with what it leaves out.

use aidpost::engine::{ImageInterpretation, Options, ReplyLength};
use aidpost::prompt::PromptSet;
use aidpost::protocol::YoungInfantFever;
use aidpost::triage::OpinionPolicy;

use crate::error::EngineError;

/// What an app chooses when it opens an engine.
#[derive(Debug, Clone, uniffi::Record)]
pub struct EngineOptions {
    /// What a more urgent opinion of the model does; by default a warning and a supervisor's review.
    #[uniffi(default)]
    pub opinion: Option<OpinionPolicy>,
    /// From which temperature a young infant has a fever; by default 37.5 °C.
    #[uniffi(default)]
    pub young_infant_fever: Option<YoungInfantFever>,
    /// Whether the image tasks answer; by default they do not. In some countries they make the product a medical device.
    #[uniffi(default)]
    pub image_interpretation: Option<ImageInterpretation>,
    /// How much the model writes for a triage; by default all of it.
    #[uniffi(default)]
    pub reply: Option<ReplyLength>,
    /// The words in which the model is asked: a built-in set's name, or a folder; by default `triage-clinic`.
    #[uniffi(default)]
    pub prompts: Option<String>,
    /// Which of the pack's adapters is used, by the name in its manifest; by default none.
    #[uniffi(default)]
    pub adapter: Option<String>,
    /// Where is kept what the model read of a prompt before the patient's part, so that the next start does not read it again, and which
    /// way of loading was the fastest on this device; by default nowhere, or where the platform's layer says.
    #[uniffi(default)]
    pub prefixes: Option<Prefixes>,
}

/// Where prompts' prefixes are kept. Nothing of a patient is in them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Prefixes {
    /// Nowhere: nothing is written.
    Nowhere,
    /// In a folder of the app's own, best among its caches: it is made when first needed, and may be emptied at any time. At most eight
    /// files, at MedGemma's size of some ten megabytes up to a hundred each.
    Folder {
        /// Its path.
        path: String,
    },
}

impl TryFrom<EngineOptions> for Options {
    type Error = EngineError;

    /// Reads the prompts, if they are in a folder.
    fn try_from(chosen: EngineOptions) -> Result<Self, EngineError> {
        let prompts = match chosen.prompts {
            Some(name) => {
                PromptSet::built_in(&name).map_or_else(|| PromptSet::load(name.as_ref()), Ok)?
            }
            None => PromptSet::default(),
        };
        Ok(Self {
            opinion: chosen.opinion.unwrap_or_default(),
            young_infant_fever: chosen.young_infant_fever.unwrap_or_default(),
            image_interpretation: chosen.image_interpretation.unwrap_or_default(),
            reply: chosen.reply.unwrap_or_default(),
            prompts,
            adapter: chosen.adapter,
            prefixes: match chosen.prefixes {
                Some(Prefixes::Folder { path }) => Some(path.into()),
                Some(Prefixes::Nowhere) | None => None,
            },
            ..Self::default()
        })
    }
}
