//! The young infant under 2 months: serious bacterial infection, jaundice, local infection and diarrhoea, as classes beside the triage.
//! WHO's documents disagree on the temperature that is fever; both are rows here, and the caller's choice says which
//! is in force. Not here: feeding and weight, HIV, congenital problems. A rate of breaths from 60 on is to be counted a second time: the class
//! stands on the first count until a second one is normal, and one that could not be made leaves it open.

use super::condition::Condition::{
    self, All, Any, AtLeast, AtLeastOf, Avpu as Level, Below, DaysUnder, Months, Sign as S,
};
use super::fever_choice::{FROM_37_5, FROM_38_0, ID};
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer, treat};
use crate::encounter::{Avpu, Sign, Vital};

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

const BOOKLET_2008: Document = Document {
    title: "WHO Integrated Management of Childhood Illness, chart booklet 2008, young infant",
    sha256: None,
    licence: "facts only, reworded; ask WHO for other use",
    evidence: "read in others' encodings of the booklet: diarrhoea of 14 days or more in a young infant is referred; the booklet of 2014 has no such class",
};

const SIGNS: Source = at("very severe disease");
const MOVES: Source = at(
    "very severe disease, movement only when stimulated or none; that lethargy, or a level of consciousness of voice, pain or unresponsive, is that is this project's reading",
);
const JAUNDICE: Source = at(
    "jaundice; WHO's decision logic (dl-g-cl2-13-14) asks for yellow skin too, and that yellow palms or soles alone are enough is this project's reading",
);
const LOCAL: Source = at("local infection (WHO's decision logic, dl-g-cl2-11)");
const DEHYDRATION: Source = at(
    "diarrhoea, dehydration: classified with diarrhoea only; that lethargy, or a level of consciousness of voice, pain or unresponsive, is to move only when stimulated, that a very slow skin pinch is a slow one too, and that persistent diarrhoea is ongoing diarrhoea, is this project's reading",
);
const PERSISTENT: Source = Source {
    document: &BOOKLET_2008,
    place: "diarrhoea of 14 days or more; that the older edition's referral holds is this project's reading",
};
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

/// Persistent diarrhoea counts as ongoing.
const DIARRHOEA: Condition = S(Sign::OngoingDiarrhoea);
const MOVES_LITTLE: Condition = Any(&[
    S(Sign::MovesOnlyWhenStimulated),
    S(Sign::Lethargy),
    S(Sign::Unresponsive),
    Level(&[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]),
]);
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
    refer("imci-young-infant/moves-little", CLASS, "moves only when touched, or not at all", MOVES_LITTLE, MOVES),
    refer("imci-young-infant/fast-breathing", CLASS, "60 breaths per minute or more; to be counted a second time", AtLeast(Vital::RespiratoryRate, 60.0), FAST),
    refer("imci-young-infant/severe-jaundice", "severe jaundice", "yellow palms or soles, or jaundice within the first 24 hours of life", Any(&[S(Sign::YellowPalmsOrSoles), S(Sign::JaundiceWithin24Hours), All(&[DaysUnder(1), S(Sign::Jaundice)])]), JAUNDICE),
    refer("imci-young-infant/severe-dehydration", "severe dehydration", "two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly; with diarrhoea", All(&[DIARRHOEA, AtLeastOf(2, &[MOVES_LITTLE, S(Sign::SunkenEyes), S(Sign::VerySlowSkinPinch)])]), DEHYDRATION),
    refer("imci-young-infant/persistent-diarrhoea", "severe persistent diarrhoea", "diarrhoea for 14 days or more", S(Sign::PersistentDiarrhoea), PERSISTENT),

    treat("imci-young-infant/jaundice", "jaundice", "yellow skin", S(Sign::Jaundice), JAUNDICE),
    treat("imci-young-infant/local-infection", "local infection", "navel red or with pus, or skin pustules", Any(&[S(Sign::UmbilicusRedOrPus), S(Sign::SkinPustules)]), LOCAL),
    treat("imci-young-infant/some-dehydration", "some dehydration", "two or more of: restless or irritable, sunken eyes, skin pinch that goes back slowly; with diarrhoea", All(&[DIARRHOEA, AtLeastOf(2, &[S(Sign::RestlessOrIrritable), S(Sign::SunkenEyes), S(Sign::SlowSkinPinch)])]), DEHYDRATION),
];
