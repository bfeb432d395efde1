//! What the engine says, in the languages of those who read it.
//!
//! The engine itself speaks English: ids, sources and records stay as they are. [`Messages::of`] has the words of another language for the
//! same things, from Fluent files that people can review, one folder a language. Each says who has reviewed it, mostly nobody yet. What a
//! file lacks comes back in English, so nothing is ever left out.

mod files;
mod id;

use std::sync::LazyLock;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Sign;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use files::{FILES, Files};
pub use id::id;

/// Why something was not done, by codes: what apps say in general words. The libraries for Kotlin and Swift give the code of each of their errors.
pub const REFUSALS: [&str; 33] = [
    "input",
    "too-long",
    "no-model",
    "images-off",
    "out-of-memory",
    "failed",
    "cancelled",
    "timed-out",
    "released",
    "no-pack",
    "pack-damaged",
    "pack-unfit",
    "storage",
    "storage-full",
    "busy",
    "would-replace",
    "key",
    "terms",
    "unreachable",
    "denied",
    "server",
    "image-unreadable",
    "image-too-large",
    "image-damaged",
    "store-missing",
    "store-key",
    "store-damaged",
    "store-newer",
    "review-open",
    "store-refused",
    "handover-too-long",
    "handover-left-out",
    "handover-refused",
];

/// The words of one language.
pub struct Messages {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static ALL: LazyLock<Vec<Messages>> = LazyLock::new(|| FILES.iter().map(Messages::read).collect());

impl Messages {
    /// The words for a BCP 47 tag such as `fr-CM`, of which the language counts; none where there is no such folder, nor for English.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        let language = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        ALL.iter().find(|messages| messages.language == language)
    }

    /// The languages that have words here.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|files| files.language)
    }

    /// Who has reviewed the words of this language, in the words of the file; mostly that nobody has yet.
    #[must_use]
    pub fn reviewer(&self) -> String {
        self.message("reviewer").unwrap_or_default()
    }

    /// A sign's label.
    #[must_use]
    pub fn sign(&self, sign: Sign) -> String {
        let id = format!("sign-{}", sign.code().replace('_', "-"));
        self.message(&id).unwrap_or_else(|| sign.label().to_owned())
    }

    /// A question that a triage asks next, or one that settles a sign.
    #[must_use]
    pub fn question(&self, english: &str) -> String {
        let sign = Sign::ALL.iter().find(|sign| sign.question() == english);
        let id = sign.map_or_else(
            || id("question", english),
            |sign| format!("question-{}", sign.code().replace('_', "-")),
        );
        self.message(&id).unwrap_or_else(|| english.to_owned())
    }

    /// What was found: the `criterion` of a finding. One that names classes of another standard behind a colon has those in this language too.
    #[must_use]
    pub fn finding(&self, criterion: &str) -> String {
        let known = |english: &str| self.message(&id("finding", english));
        if let Some(found) = known(criterion) {
            return found;
        }
        let named = criterion.split_once(": ").and_then(|(says, classes)| {
            let classes: Vec<String> = classes.split("; ").map(|class| self.class(class)).collect();
            known(says).map(|says| format!("{says}: {}", classes.join("; ")))
        });
        named.unwrap_or_else(|| criterion.to_owned())
    }

    /// A class of another standard, such as "severe dehydration".
    #[must_use]
    pub fn class(&self, english: &str) -> String {
        let found = self.message(&id("class", english));
        found.unwrap_or_else(|| english.to_owned())
    }

    /// What the colour asks of the people who read it; `under_review`: a supervising clinician must look.
    #[must_use]
    pub fn acuity(&self, acuity: Acuity, under_review: bool) -> String {
        let code = acuity.code().replace('_', "-");
        let reviewed = under_review.then(|| self.message(&format!("acuity-{code}-under-review")));
        let found = reviewed.flatten();
        found
            .or_else(|| self.message(&format!("acuity-{code}")))
            .unwrap_or_else(|| {
                let label = if under_review {
                    acuity.label_under_review()
                } else {
                    acuity.label()
                };
                label.to_owned()
            })
    }

    /// When to come in, as a triage from afar says it.
    #[must_use]
    pub fn come_in(&self, english: &str) -> String {
        let found = self.message(&id("come-in", english));
        found.unwrap_or_else(|| english.to_owned())
    }

    /// A warning by its code (`sign_conflict`), in general words: which sign or number it is about stands beside it. None for a code without words.
    #[must_use]
    pub fn warning(&self, code: &str) -> Option<String> {
        self.message(&format!("warning-{}", code.replace('_', "-")))
    }

    /// Why something was not done, by its code of [`REFUSALS`], in general words: sizes and names stand in the error's own message, in English. None
    /// for a code without words.
    #[must_use]
    pub fn refusal(&self, code: &str) -> Option<String> {
        self.message(&format!("refusal-{code}"))
    }

    /// What to do about a photo's quality.
    #[must_use]
    pub fn advice(&self, english: &str) -> String {
        let found = self.message(&id("advice", english));
        found.unwrap_or_else(|| english.to_owned())
    }

    /// Whether a message of this id is there, for whoever checks files.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn message(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, None, &mut faults);
        Some(said.into_owned())
    }

    fn read(files: &Files) -> Self {
        let language = files.language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        for source in files.sources {
            // A line that Fluent cannot read is left out: the tests find it, and a reader has it in English.
            let resource = FluentResource::try_new((*source).to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(read, _)| read));
        }
        Self {
            language: files.language,
            bundle,
        }
    }
}
