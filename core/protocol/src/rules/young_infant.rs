//! The young infant under 2 months: signs of possible serious bacterial infection, as classes beside the triage.
//! WHO's documents disagree on the temperature that is fever; both are rows here, and the caller's choice says which
//! is in force. Not here: jaundice and local infection.

use super::condition::Condition::{Any, AtLeast, Below, Months, Sign as S};
use super::fever_choice::{FROM_37_5, FROM_38_0, ID};
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "WHO Integrated Management of Childhood Illness, chart booklet 2014, young infant",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "read in WHO's decision logic (repository smart-emcare, commit 47103881) and in others' word-by-word quotations of the booklet",
};

const PSBI_2015: Document = Document {
    title: "WHO guideline on possible serious bacterial infection in young infants, 2015",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "read in the case definitions of a study that follows it (PLoS ONE 2020, e0229248) and in others' word-by-word quotations",
};

const SIGNS: Source = at("very severe disease");
const FAST: Source = at(
    "very severe disease; a booklet of 2019 calls fast breathing alone from 7 days on pneumonia, and the more sensitive reading is taken here",
);
const FEVER: Source = at(
    "very severe disease, fever from 37.5 °C, the more sensitive of two WHO thresholds; that the sign counts too is this project's reading",
);
const FEVER_38: Source = Source {
    document: &PSBI_2015,
    place: "clinical severe infection, fever from 38.0 °C, only where the caller chose it; that the sign counts too is this project's reading",
};
const COLD: Source = at("very severe disease; that the sign counts too is this project's reading");

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const CLASS: &str = "possible serious bacterial infection or very severe disease";

pub(super) static YOUNG_INFANT: Standard = Standard {
    id: ID,
    title: "Integrated Management of Childhood Illness, young infant under 2 months",
    version: "2014",
    source: at("young infant"),
    applies: Months(0, 1),
    rules: RULES,
};

#[rustfmt::skip]
const RULES: &[Rule<Class>] = &[
    refer("imci-young-infant/not-feeding-well", CLASS, "does not feed well", Any(&[S(Sign::NotFeedingWell), S(Sign::UnableToFeedOrDrink), S(Sign::DrinksPoorly)]), SIGNS),
    refer("imci-young-infant/convulsions", CLASS, "convulsions", Any(&[S(Sign::ConvulsionsThisIllness), S(Sign::ActiveConvulsions)]), SIGNS),
    refer("imci-young-infant/severe-chest-indrawing", CLASS, "lower chest wall goes in deeply", S(Sign::SevereChestIndrawing), SIGNS),
    refer(FROM_37_5, CLASS, "fever, from 37.5 °C", Any(&[S(Sign::Fever), AtLeast(Vital::Temperature, 37.5)]), FEVER),
    refer(FROM_38_0, CLASS, "fever, from 38.0 °C", Any(&[S(Sign::Fever), AtLeast(Vital::Temperature, 38.0)]), FEVER_38),
    refer("imci-young-infant/temperature-low", CLASS, "temperature below 35.5 °C, or an abnormally cold body", Any(&[S(Sign::Hypothermia), Below(Vital::Temperature, 35.5)]), COLD),
    refer("imci-young-infant/moves-little", CLASS, "moves only when touched, or not at all", Any(&[S(Sign::MovesOnlyWhenStimulated), S(Sign::Unresponsive)]), SIGNS),
    refer("imci-young-infant/fast-breathing", CLASS, "60 breaths per minute or more", AtLeast(Vital::RespiratoryRate, 60.0), FAST),
];
