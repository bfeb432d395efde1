//! What the rules of IMCI for the sick child look for, and where the booklet says so; the rules themselves stand in `imci`.

use super::condition::Condition::{self, All, Any, AtLeast, AtLeastOf, Below, Sign as S};
use super::rule::{Document, Source};
use crate::encounter::{Avpu, Sign, Vital};

pub(super) const DOCUMENT: Document = Document {
    title: "WHO Integrated Management of Childhood Illness, chart booklet 2014",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "read in WHO's decision logic (repository smart-emcare, input/cql/emcareb23classification.cql at commit 150517b1, emcarecombineddataelements.cql at commit 438383af) and in others' word-by-word quotations of the booklet, pages 5 to 8",
};

pub(super) const DANGER: Source = at(
    "general danger signs; smart-emcare \"danger signs\"; that a child who responds only to voice or pain is lethargic is this project's reading",
);
pub(super) const COUGH: Source = at(
    "cough or difficult breathing; smart-emcare \"severe pneumonia or very severe disease\"; that wheezing, stridor, indrawing or respiratory distress is difficult breathing is this project's reading",
);
pub(super) const INDRAWING: Source = at(
    "cough or difficult breathing; smart-emcare \"pneumonia\"; counted here also where no cough was ticked; that severe indrawing is indrawing too is this project's reading",
);
pub(super) const FAST: Source = at(
    "cough or difficult breathing, fast breathing; exactly 12 months counts from 40; counted here also where no cough was ticked",
);
pub(super) const DEHYDRATION: Source = at(
    "diarrhoea, dehydration; smart-emcare \"severe dehydration\", of a child with diarrhoea; that persistent diarrhoea is diarrhoea too is this project's reading",
);
pub(super) const PINCH: Source = at(
    "diarrhoea, dehydration; smart-emcare \"some dehydration\", of a child with diarrhoea; that a very slow skin pinch is a slow one too, and another sign of severe dehydration its milder form, smart-emcare has for some pairs, and for all of them it is this project's reading; that persistent diarrhoea is diarrhoea too is this project's reading",
);
pub(super) const PERSISTENT: Source = at(
    "diarrhoea for 14 days or more; smart-emcare \"severe persistent diarrhoea\"; that a very slow skin pinch is a slow one too is this project's reading",
);
pub(super) const LONG: Source =
    at("diarrhoea for 14 days or more; smart-emcare \"persistent diarrhoea\"");
pub(super) const STOOL: Source = at(
    "diarrhoea, blood in the stool; smart-emcare \"dysentery\", of a child with diarrhoea; its \"possible shigella\" from 38.5 °C is not in the booklet and not taken over; that persistent diarrhoea is diarrhoea too is this project's reading",
);
pub(super) const HOT: Source = at(
    "fever: by history, feels hot, or 37.5 °C or more under the arm; smart-emcare \"very severe febrile disease\"; a rectal temperature reads about 0.5 °C higher, which this does not allow for",
);
pub(super) const MALARIA: Source = at(
    "fever, with the malaria test; smart-emcare has no malaria test; these two lines are known from public implementations of the booklet, and not verified in the booklet itself",
);
pub(super) const MEASLES: Source = at(
    "fever, measles now or in the last three months: a rash all over with cough, runny nose or red eyes; smart-emcare \"measles rash\" and \"measles in last 3 months\"; its fever is not asked for again, since the rash is looked for in a child with fever, which is this project's reading",
);
pub(super) const SEVERE_MEASLES: Source = at(
    "fever, severe complicated measles; smart-emcare \"severe complicated measles\", without its pneumonia and diarrhoea, which the booklet classifies apart",
);
pub(super) const MEASLES_EYE: Source = at(
    "fever, measles with eye or mouth complications; smart-emcare \"measles with eye or mouth complication\"",
);
pub(super) const BEHIND_EAR: Source = at("ear problem; smart-emcare \"mastoiditis\"");
pub(super) const EAR: Source = at(
    "ear problem; smart-emcare \"acute ear infection\", whose further condition of a swelling behind the ear is a slip; that discharge whose length nobody told counts as short is this project's reading",
);
pub(super) const LONG_EAR: Source = at(
    "ear problem, discharge for 14 days or more; smart-emcare \"chronic ear infection\" has its two lengths exchanged, so the booklet as others quote it holds",
);
pub(super) const PALLOR: Source = at(
    "anaemia, by pallor of the palms; smart-emcare \"severe anaemia\" and \"anaemia\", which take the mucous membranes too; that paleness seen elsewhere counts is this project's reading",
);

pub(super) const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

pub(super) const LETHARGIC: Condition = Any(&[
    S(Sign::Lethargy),
    S(Sign::Unresponsive),
    Condition::Avpu(&[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]),
]);
pub(super) const DANGER_SIGN: Condition = Any(&[
    S(Sign::UnableToFeedOrDrink),
    S(Sign::VomitsEverything),
    S(Sign::ConvulsionsThisIllness),
    S(Sign::ActiveConvulsions),
    LETHARGIC,
]);
const BREATHING_PROBLEM: Condition = Any(&[
    S(Sign::Cough),
    S(Sign::DifficultBreathing),
    S(Sign::Wheezing),
    S(Sign::Stridor),
    S(Sign::ChestIndrawing),
    S(Sign::RespiratoryDistress),
]);
pub(super) const COUGH_WITH_DANGER: Condition = All(&[BREATHING_PROBLEM, DANGER_SIGN]);
pub(super) const COUGH_WITH_LOW_SPO2: Condition =
    All(&[BREATHING_PROBLEM, Below(Vital::Spo2, 90.0)]);

/// The booklet's own fever, lower than what the triage charts are read with.
pub(super) const FEVER: Condition = Any(&[S(Sign::Fever), AtLeast(Vital::Temperature, 37.5)]);
pub(super) const FEVER_WITH_DANGER: Condition =
    All(&[FEVER, Any(&[DANGER_SIGN, S(Sign::StiffNeck)])]);

/// Dehydration is classified in a child with diarrhoea only: without it the same signs have other causes, and fluid may harm.
pub(super) const DIARRHOEA: Condition =
    Any(&[S(Sign::OngoingDiarrhoea), S(Sign::PersistentDiarrhoea)]);
const DRINKS_POORLY: Condition = Any(&[S(Sign::UnableToFeedOrDrink), S(Sign::DrinksPoorly)]);
const SEVERE_SIGNS: Condition = AtLeastOf(
    2,
    &[
        LETHARGIC,
        S(Sign::SunkenEyes),
        S(Sign::VerySlowSkinPinch),
        DRINKS_POORLY,
    ],
);
const SOME_SIGNS: Condition = AtLeastOf(
    2,
    &[
        Any(&[S(Sign::RestlessOrIrritable), LETHARGIC]),
        S(Sign::SunkenEyes),
        S(Sign::SlowSkinPinch),
        Any(&[S(Sign::DrinksEagerly), DRINKS_POORLY]),
    ],
);
pub(super) const SEVERELY_DEHYDRATED: Condition = All(&[DIARRHOEA, SEVERE_SIGNS]);
pub(super) const SOMEWHAT_DEHYDRATED: Condition = All(&[DIARRHOEA, SOME_SIGNS]);
pub(super) const LONG_AND_DEHYDRATED: Condition = All(&[
    S(Sign::PersistentDiarrhoea),
    Any(&[SEVERE_SIGNS, SOME_SIGNS]),
]);

pub(super) const HAS_MEASLES: Condition = Any(&[
    S(Sign::MeaslesInLastThreeMonths),
    All(&[
        S(Sign::MeaslesRash),
        Any(&[S(Sign::Cough), S(Sign::RunnyNose), S(Sign::RedEyes)]),
    ]),
]);
pub(super) const MEASLES_SEVERE: Condition = All(&[
    HAS_MEASLES,
    Any(&[
        DANGER_SIGN,
        S(Sign::CloudingOfCornea),
        S(Sign::DeepMouthUlcers),
    ]),
]);
pub(super) const MEASLES_EYE_OR_MOUTH: Condition = All(&[
    HAS_MEASLES,
    Any(&[
        S(Sign::PusFromEye),
        S(Sign::MouthUlcers),
        S(Sign::DeepMouthUlcers),
    ]),
]);

/// Everything for which the booklet refers a child urgently, and lower chest indrawing: the complications with which a
/// severely malnourished child is not treated at home.
pub(super) const COMPLICATION: Condition = Any(&[
    DANGER_SIGN,
    S(Sign::Stridor),
    S(Sign::ChestIndrawing),
    COUGH_WITH_LOW_SPO2,
    SEVERELY_DEHYDRATED,
    LONG_AND_DEHYDRATED,
    FEVER_WITH_DANGER,
    MEASLES_SEVERE,
    S(Sign::TenderSwellingBehindEar),
    S(Sign::SeverePallor),
]);
