//! What the lexicon reads in the account: signs, and numbers that are told. No model, no network.

use aidpost_reading::{Reading, ToldVital};

use crate::encounter::{Encounter, Sign, SignState, Vital};
use crate::protocol;

use super::record::{LexiconVersion, ReadBy, SignRead, Span, ToldValue};

/// What the lexicon read.
#[derive(Default)]
pub(crate) struct Told {
    /// Each sign once, in the order of the account.
    pub(crate) signs: Vec<SignRead>,
    /// Signs of which the account may tell, where what stands around the words speaks against it.
    pub(crate) unclear: Vec<Sign>,
    /// Numbers that fill a field.
    pub(crate) values: Vec<ToldValue>,
    /// The language whose list read; none where there is no account.
    pub(crate) language: Option<String>,
    /// Another language in which the account plainly is.
    pub(crate) looks_like: Option<String>,
    /// Whose lists read.
    pub(crate) lexicons: Vec<LexiconVersion>,
    /// Whether the language that the caller named has a list.
    pub(crate) has_list: bool,
}

impl Told {
    /// Whether the lexicon reads this sign as present.
    pub(super) fn says(&self, sign: Sign) -> bool {
        let mut signs = self.signs.iter();
        signs.any(|read| read.sign == sign && read.state == SignState::Present)
    }

    /// How well words of the account speak for a sign, by the lists of its languages; none where there is no list.
    pub(super) fn support(&self, words: &str, sign: Sign) -> Option<f64> {
        let named = self.language.as_deref().filter(|_| self.has_list);
        let languages = named.into_iter().chain(self.looks_like.as_deref());
        languages
            .filter_map(|language| aidpost_reading::support(language, words, sign))
            .reduce(f64::max)
    }
}

/// Reads the account of an encounter, for the signs of the standards in force.
pub(crate) fn listen(encounter: &Encounter) -> Told {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    if narrative.trim().is_empty() {
        return Told {
            has_list: true,
            ..Told::default()
        };
    }
    let language = encounter.language.as_deref().unwrap_or("en");
    let signs = protocol::vocabulary(encounter);
    let reading = aidpost_reading::read(narrative, language, &signs);
    Told {
        signs: chief(&reading, narrative),
        unclear: unclear(&reading),
        values: values(&reading, narrative),
        language: reading.language.read.map(str::to_owned),
        looks_like: reading.language.looks_like.map(str::to_owned),
        lexicons: versions(&reading),
        has_list: reading.language.has_file,
    }
}

/// Of the language that was named, and of the one that the account is plainly in.
fn versions(reading: &Reading) -> Vec<LexiconVersion> {
    let read = [reading.language.read, reading.language.looks_like];
    let version = |language| {
        Some(LexiconVersion {
            language: String::from(language),
            sha256: aidpost_reading::sha256(language)?.to_owned(),
        })
    };
    read.into_iter().flatten().filter_map(version).collect()
}

/// What is unclear, and no other words of the account tell or deny.
fn unclear(reading: &Reading) -> Vec<Sign> {
    let chief = reading.chief();
    let open = |sign: &Sign| chief.iter().all(|(known, _)| known != sign);
    let unclear = reading.unclear();
    unclear.into_iter().filter(open).collect()
}

/// Each sign with the first words that say its chief state.
fn chief(reading: &Reading, narrative: &str) -> Vec<SignRead> {
    let mut signs = Vec::new();
    for (sign, state) in reading.chief() {
        let mut hits = reading.signs.iter();
        if let Some(hit) = hits.find(|hit| hit.sign == sign && hit.state == Some(state)) {
            signs.push(SignRead {
                sign,
                state,
                evidence: hit.text.as_str().into(),
                span: Span::of(narrative, hit.span.clone()),
                read_by: ReadBy::Lexicon,
                probability: None,
            });
        }
    }
    signs
}

pub(super) fn values(reading: &Reading, narrative: &str) -> Vec<ToldValue> {
    let told = reading.values.iter().filter_map(|told| {
        Some(ToldValue {
            field: field(told.vital)?.to_owned(),
            value: told.in_field_unit(),
            evidence: told.text.as_str().into(),
            span: Span::of(narrative, told.span.clone()),
        })
    });
    told.collect()
}

/// The field of a number; an age and the length of a pregnancy are no numbers of the vital signs.
fn field(vital: ToldVital) -> Option<&'static str> {
    Some(match vital {
        ToldVital::Temperature => Vital::Temperature.field(),
        ToldVital::Spo2 => Vital::Spo2.field(),
        ToldVital::Systolic => Vital::Systolic.field(),
        ToldVital::Diastolic => Vital::Diastolic.field(),
        ToldVital::HeartRate => Vital::HeartRate.field(),
        ToldVital::RespiratoryRate => Vital::RespiratoryRate.field(),
        ToldVital::Glucose => Vital::Glucose.field(),
        ToldVital::Muac => Vital::Muac.field(),
        ToldVital::Weight => Vital::Weight.field(),
        ToldVital::CapillaryRefill => Vital::CapillaryRefill.field(),
        ToldVital::Gcs => "vitals.gcs_total",
        ToldVital::Age | ToldVital::Gestation => return None,
    })
}
