//! What the rules say, in the languages of those who read it.

use std::sync::Arc;

use aidpost::encounter::Sign;
use aidpost::triage::WarningCode;

/// The words of one language. What it lacks comes back in English, as the library says it.
#[derive(uniffi::Object)]
pub struct Messages(&'static aidpost::messages::Messages);

/// The words for a BCP 47 tag such as `fr-CM`, of which the language counts; none where there are none, nor for English.
#[uniffi::export]
pub fn messages(language: String) -> Option<Arc<Messages>> {
    aidpost::messages::Messages::of(&language).map(|words| Arc::new(Messages(words)))
}

#[uniffi::export]
impl Messages {
    /// Who has reviewed these words; mostly nobody yet.
    pub fn reviewer(&self) -> String {
        self.0.reviewer()
    }

    /// A sign's label.
    pub fn sign(&self, sign: Sign) -> String {
        self.0.sign(sign)
    }

    /// A question that a triage asks next, or one that settles a sign.
    pub fn question(&self, english: String) -> String {
        self.0.question(&english)
    }

    /// The criterion of a finding.
    pub fn finding(&self, criterion: String) -> String {
        self.0.finding(&criterion)
    }

    /// A class of another standard, such as "severe dehydration".
    pub fn standard_class(&self, english: String) -> String {
        self.0.class(&english)
    }

    /// When to come in, as a triage from afar says it.
    pub fn come_in(&self, english: String) -> String {
        self.0.come_in(&english)
    }

    /// A warning in general words: which sign or number it is about stands in its own message, in English. None for one without words.
    pub fn warning(&self, code: WarningCode) -> Option<String> {
        let code = serde_json::to_value(code).ok()?;
        self.0.warning(code.as_str()?)
    }

    /// Why something was not done, by the code that the library gives of each of its errors, in general words: sizes and names stand in the error's
    /// own message, in English. None for a code without words.
    pub fn refusal(&self, code: String) -> Option<String> {
        self.0.refusal(&code)
    }

    /// What to do about a photo's quality.
    pub fn advice(&self, english: String) -> String {
        self.0.advice(&english)
    }
}

/// The codes of all refusals, for whoever checks that each has words.
#[uniffi::export]
pub fn refusal_codes() -> Vec<String> {
    aidpost::messages::REFUSALS.map(str::to_owned).to_vec()
}
