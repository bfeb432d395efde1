//! What the lexicon reads in an account that is still being written, for an app that shows it under the words, to be ticked.

use serde::{Deserialize, Serialize};

use crate::encounter::{Encounter, PatientText, Sign, SignState};
use crate::protocol;

use super::record::{Span, ToldValue};
use super::told::values;

/// What the account tells so far. Nothing of it is in the encounter until a person ticks or enters it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Suggestions {
    /// Every cue, in the order of the account; those that count as nothing are among them, so that a worker sees why.
    pub signs: Vec<SuggestedSign>,
    /// Numbers, to be entered if they were measured now.
    pub values: Vec<ToldValue>,
}

/// One cue found in the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SuggestedSign {
    /// The sign.
    pub sign: Sign,
    /// Present or absent; none where the words speak of another time or person, or only of what might be.
    pub state: Option<SignState>,
    /// Of whom, when and how the words speak: `affirmed`, `negated`, `history`, `other_person`, `resolved`, `hypothetical`,
    /// `advice`, `asked`, `feared`, `figurative` or `unclear`.
    pub scope: String,
    /// The words, verbatim.
    pub evidence: PatientText,
    /// Where they stand.
    pub span: Span,
    /// The cue as it stands in the language's list; `(learned)` where its learned weights found it.
    pub cue: String,
}

/// Reads the account of an encounter as far as it is written; the last word may be unfinished. Numbers end with what is written.
#[must_use]
pub fn suggest(encounter: &Encounter) -> Suggestions {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let language = encounter.language.as_deref().unwrap_or("en");
    let reading = aidpost_reading::suggest(narrative, language, &protocol::vocabulary(encounter));
    let signs = reading.signs.iter().map(|hit| SuggestedSign {
        sign: hit.sign,
        state: hit.state,
        scope: hit.scope.code().to_owned(),
        evidence: hit.text.as_str().into(),
        span: Span::of(narrative, hit.span.clone()),
        cue: hit.cue.to_owned(),
    });
    Suggestions {
        signs: signs.collect(),
        values: values(&reading, narrative),
    }
}
