//! Integrated Management of Childhood Illness, sick child from 2 months to 5 years: classes beside the triage.
//! Not here: haemoglobin (no such field in an encounter), weight for height, feeding, HIV, malaria by region, measles, ear and throat.
//! Licence: the booklet is CC BY-NC-SA 3.0 IGO; only its facts are used, in this project's words and layout.

use super::condition::Condition::{self, All, Any, AtLeast, AtLeastOf, Below, Months, Sign as S};
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer, treat};
use crate::encounter::{Avpu, Sign, Vital};

const DOCUMENT: Document = Document {
    title: "WHO Integrated Management of Childhood Illness, chart booklet 2014",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "read in WHO's decision logic (repository smart-emcare, commit 150517b1) and in others' word-by-word quotations of the booklet, pages 5 to 8",
};

const DANGER: Source = at(
    "general danger signs; that a child who responds only to voice or pain is lethargic is this project's reading",
);
const COUGH: Source = at(
    "cough or difficult breathing; that stridor, indrawing or respiratory distress is difficult breathing is this project's reading",
);
const INDRAWING: Source = at(
    "cough or difficult breathing; counted here also where no cough was ticked; that severe indrawing is indrawing too is this project's reading",
);
const FAST: Source = at(
    "cough or difficult breathing, fast breathing; exactly 12 months counts from 40; counted here also where no cough was ticked",
);
const DIARRHOEA: Source =
    at("diarrhoea, dehydration; counted here also where no diarrhoea was ticked");
const PINCH: Source = at(
    "diarrhoea, dehydration; counted here also where no diarrhoea was ticked; that a very slow skin pinch is a slow one too is this project's reading",
);
const PERSISTENT: Source = at(
    "diarrhoea for 14 days or more; that a very slow skin pinch is a slow one too is this project's reading",
);
const STOOL: Source = at("diarrhoea");
const HOT: Source = at(
    "fever: by history, feels hot, or 37.5 °C or more under the arm; a rectal temperature reads about 0.5 °C higher, which this does not allow for",
);
const PALLOR: Source = at(
    "anaemia, by pallor of the palms; paleness seen elsewhere counts too, which is this project's reading",
);

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const LETHARGIC: Condition = Any(&[
    S(Sign::Lethargy),
    S(Sign::Unresponsive),
    Condition::Avpu(&[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]),
]);
const DANGER_SIGN: Condition = Any(&[
    S(Sign::UnableToFeedOrDrink),
    S(Sign::VomitsEverything),
    S(Sign::ConvulsionsThisIllness),
    S(Sign::ActiveConvulsions),
    LETHARGIC,
]);
const BREATHING_PROBLEM: Condition = Any(&[
    S(Sign::Cough),
    S(Sign::DifficultBreathing),
    S(Sign::Stridor),
    S(Sign::ChestIndrawing),
    S(Sign::RespiratoryDistress),
]);

/// The booklet's own fever, lower than what the triage charts are read with.
const FEVER: Condition = Any(&[S(Sign::Fever), AtLeast(Vital::Temperature, 37.5)]);
const SEVERELY_DEHYDRATED: Condition = AtLeastOf(
    2,
    &[
        LETHARGIC,
        S(Sign::SunkenEyes),
        S(Sign::VerySlowSkinPinch),
        Any(&[S(Sign::UnableToFeedOrDrink), S(Sign::DrinksPoorly)]),
    ],
);
const SOMEWHAT_DEHYDRATED: Condition = AtLeastOf(
    2,
    &[
        S(Sign::RestlessOrIrritable),
        S(Sign::SunkenEyes),
        S(Sign::SlowSkinPinch),
        S(Sign::DrinksEagerly),
    ],
);

const DISEASE: &str = "very severe disease";
const PNEUMONIA: &str = "pneumonia";
const SEVERE_PNEUMONIA: &str = "severe pneumonia or very severe disease";

pub(super) static IMCI: Standard = Standard {
    id: "imci",
    title: "Integrated Management of Childhood Illness, 2 months to 5 years",
    version: "2014",
    source: at("sick child, 2 months to 5 years"),
    applies: Months(2, 59),
    rules: RULES,
};

// One line a rule, so that a clinician can read the table against the booklet.
#[rustfmt::skip]
const RULES: &[Rule<Class>] = &[
    refer("imci/danger/unable-to-drink", DISEASE, "cannot drink or breastfeed", S(Sign::UnableToFeedOrDrink), DANGER),
    refer("imci/danger/vomits-everything", DISEASE, "vomits everything", S(Sign::VomitsEverything), DANGER),
    refer("imci/danger/convulsions", DISEASE, "convulsions in this illness", S(Sign::ConvulsionsThisIllness), DANGER),
    refer("imci/danger/convulsing-now", DISEASE, "convulsing now", S(Sign::ActiveConvulsions), DANGER),
    refer("imci/danger/lethargic-or-unconscious", DISEASE, "lethargic or unconscious", LETHARGIC, DANGER),

    refer("imci/severe-pneumonia/danger-sign", SEVERE_PNEUMONIA, "cough or difficult breathing with a danger sign", All(&[BREATHING_PROBLEM, DANGER_SIGN]), COUGH),
    refer("imci/severe-pneumonia/stridor", SEVERE_PNEUMONIA, "harsh noise when breathing in, in a calm child", S(Sign::Stridor), COUGH),
    refer("imci/severe-pneumonia/spo2-low", SEVERE_PNEUMONIA, "cough or difficult breathing with an oxygen saturation below 90 %", All(&[BREATHING_PROBLEM, Below(Vital::Spo2, 90.0)]), COUGH),
    refer("imci/severe-dehydration", "severe dehydration", "two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly", SEVERELY_DEHYDRATED, DIARRHOEA),
    refer("imci/severe-persistent-diarrhoea", "severe persistent diarrhoea", "diarrhoea for 14 days or more, with dehydration", All(&[S(Sign::PersistentDiarrhoea), Any(&[SEVERELY_DEHYDRATED, SOMEWHAT_DEHYDRATED])]), PERSISTENT),
    refer("imci/very-severe-febrile-disease", "very severe febrile disease", "fever with a danger sign or a stiff neck", All(&[FEVER, Any(&[DANGER_SIGN, S(Sign::StiffNeck)])]), HOT),
    refer("imci/severe-anaemia", "severe anaemia", "very pale", S(Sign::SeverePallor), PALLOR),

    treat("imci/pneumonia/fast-breathing-2-to-11-months", PNEUMONIA, "2 to 11 months, 50 breaths per minute or more", All(&[Months(2, 11), AtLeast(Vital::RespiratoryRate, 50.0)]), FAST),
    treat("imci/pneumonia/fast-breathing-12-to-59-months", PNEUMONIA, "12 to 59 months, 40 breaths per minute or more", All(&[Months(12, 59), AtLeast(Vital::RespiratoryRate, 40.0)]), FAST),
    treat("imci/pneumonia/chest-indrawing", PNEUMONIA, "lower chest wall goes in", S(Sign::ChestIndrawing), INDRAWING),
    treat("imci/some-dehydration", "some dehydration", "two or more of: restless or irritable, sunken eyes, skin pinch that goes back slowly, drinks eagerly", SOMEWHAT_DEHYDRATED, PINCH),
    treat("imci/persistent-diarrhoea", "persistent diarrhoea", "diarrhoea for 14 days or more", S(Sign::PersistentDiarrhoea), STOOL),
    treat("imci/dysentery", "dysentery", "blood in the stool", S(Sign::BloodInStool), STOOL),
    treat("imci/anaemia", "anaemia", "somewhat pale", S(Sign::SomePallor), PALLOR),
];
