//! The young infant under 2 months: serious and local infection, jaundice and diarrhoea, as classes beside the triage.
//! WHO's documents disagree on the temperature that is fever; both are rows here, and the caller's choice says which
//! is in force. Not here: weight for age, feeding, HIV, and when to have jaundice looked at that lasts over two weeks.

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
    evidence: "read in WHO's decision logic (repository smart-emcare, input/cql/emcareb23classificationm.cql at commit 47103881, emcarecombineddataelements.cql at commit 438383af) and in others' word-by-word quotations of the booklet",
};

const HANDBOOK: Document = Document {
    title: "WHO handbook, Integrated Management of Childhood Illness 2005, young infant",
    sha256: None,
    licence: "facts only, reworded; ask WHO for other use",
    evidence: "not verified in the handbook itself: known from secondary sources, public implementations of the young infant's chart among them",
};

const PSBI_2015: Document = Document {
    title: "WHO guideline on possible serious bacterial infection in young infants, 2015",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "read in the case definitions of a study that follows it (PLoS ONE 2020, e0229248) and in others' word-by-word quotations",
};

const SIGNS: Source = at(
    "very severe disease; smart-emcare \"possible serious bacterial infection or very severe disease\"",
);
const MOVES: Source = at(
    "very severe disease, movement; smart-emcare \"movements\"; that a lethargic infant, or one that responds only to voice or pain, moves only when stimulated is this project's reading",
);
const FAST: Source = at(
    "very severe disease; fast breathing is counted twice (smart-emcare \"respiratory rate second count\", input/cql/emcareb22respiratoryrate.cql at commit 1feb3ac3); that the first count stands where no second can be made is this project's reading; a booklet of 2019 and smart-emcare call fast breathing alone from 7 days on pneumonia, and the more sensitive reading is taken here",
);
const YELLOW: Source = at(
    "jaundice; smart-emcare \"severe jaundice\": yellow palms or soles at any age, or yellow within 24 hours of birth",
);
const YELLOW_LATER: Source = at(
    "jaundice; smart-emcare \"yellow skin\"; that yellow palms or soles are jaundice too is this project's reading",
);
const LOCAL: Source = at("local infection; smart-emcare \"local infection\"");
const DEHYDRATION: Source = at(
    "diarrhoea, dehydration; smart-emcare \"yi severe classification\" has the sunken eyes with the very slow pinch; that lethargy is moving only when stimulated and persistent diarrhoea is diarrhoea too is this project's reading",
);
const SOME: Source = at(
    "diarrhoea, dehydration; that a very slow skin pinch is a slow one too, moving little counts as restless, and persistent diarrhoea is diarrhoea too is this project's reading",
);
const LONG: Source = Source {
    document: &HANDBOOK,
    place: "diarrhoea for 14 days or more, which refers; that it is urgent is this project's reading",
};
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

/// What moving only when stimulated, or not at all, looks like in a record.
const MOVES_LITTLE: Condition = Any(&[
    S(Sign::MovesOnlyWhenStimulated),
    S(Sign::Unresponsive),
    S(Sign::Lethargy),
    Level(&[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]),
]);
const DIARRHOEA: Condition = Any(&[S(Sign::OngoingDiarrhoea), S(Sign::PersistentDiarrhoea)]);
const SEVERELY_DEHYDRATED: Condition = All(&[
    DIARRHOEA,
    AtLeastOf(
        2,
        &[
            MOVES_LITTLE,
            S(Sign::SunkenEyes),
            S(Sign::VerySlowSkinPinch),
        ],
    ),
]);
const SOMEWHAT_DEHYDRATED: Condition = All(&[
    DIARRHOEA,
    AtLeastOf(
        2,
        &[
            Any(&[S(Sign::RestlessOrIrritable), MOVES_LITTLE]),
            S(Sign::SunkenEyes),
            S(Sign::SlowSkinPinch),
        ],
    ),
]);
const IS_YELLOW: Condition = Any(&[
    S(Sign::Jaundice),
    S(Sign::JaundiceInFirstDay),
    S(Sign::YellowPalmsOrSoles),
]);
const YELLOW_AT_ONCE: Condition = Any(&[
    S(Sign::JaundiceInFirstDay),
    All(&[DaysUnder(1), S(Sign::Jaundice)]),
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
    refer("imci-young-infant/fast-breathing", CLASS, "60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands", AtLeast(Vital::RespiratoryRate, 60.0), FAST),
    refer("imci-young-infant/severe-jaundice/palms-or-soles", "severe jaundice", "yellow palms or soles", S(Sign::YellowPalmsOrSoles), YELLOW),
    refer("imci-young-infant/severe-jaundice/first-day", "severe jaundice", "yellow within 24 hours of birth", YELLOW_AT_ONCE, YELLOW),
    refer("imci-young-infant/severe-dehydration", "severe dehydration", "diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly", SEVERELY_DEHYDRATED, DEHYDRATION),
    refer("imci-young-infant/severe-persistent-diarrhoea", "severe persistent diarrhoea", "diarrhoea for 14 days or more", S(Sign::PersistentDiarrhoea), LONG),
    treat("imci-young-infant/jaundice", "jaundice", "yellow skin or eyes", IS_YELLOW, YELLOW_LATER),
    treat("imci-young-infant/local-infection/umbilicus", "local infection", "navel red or draining pus", S(Sign::UmbilicusRedOrDrainingPus), LOCAL),
    treat("imci-young-infant/local-infection/skin", "local infection", "skin pustules", S(Sign::SkinPustules), LOCAL),
    treat("imci-young-infant/some-dehydration", "some dehydration", "diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly", SOMEWHAT_DEHYDRATED, SOME),
];
