//! Integrated Management of Childhood Illness, sick child from 2 months to 5 years: classes beside the triage.
//! Not here: haemoglobin (no such field in an encounter), weight for height, feeding, HIV, malaria without a test, throat,
//! skin and eye infections other than of measles, and "no disease" classes such as cough or cold.
//! Licence: the booklet is CC BY-NC-SA 3.0 IGO; only its facts are used, in this project's words and layout.

use super::condition::Condition::{All, AtLeast, Months, Sign as S};
use super::imci_signs::{
    BEHIND_EAR, COUGH, COUGH_WITH_DANGER, COUGH_WITH_LOW_SPO2, DANGER, DEHYDRATION, DIARRHOEA, EAR,
    FAST, FEVER, FEVER_WITH_DANGER, HAS_MEASLES, HOT, INDRAWING, LETHARGIC, LONG,
    LONG_AND_DEHYDRATED, LONG_EAR, MALARIA, MEASLES, MEASLES_EYE, MEASLES_EYE_OR_MOUTH,
    MEASLES_SEVERE, PALLOR, PERSISTENT, PINCH, SEVERE_MEASLES, SEVERELY_DEHYDRATED,
    SOMEWHAT_DEHYDRATED, STOOL, at,
};
use super::rule::Rule;
use super::standard::{Class, Standard, refer, treat};
use crate::encounter::{Sign, Vital};

const DISEASE: &str = "very severe disease";
const PNEUMONIA: &str = "pneumonia";
const SEVERE_PNEUMONIA: &str = "severe pneumonia or very severe disease";
const EAR_INFECTION: &str = "acute ear infection";

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

    refer("imci/severe-pneumonia/danger-sign", SEVERE_PNEUMONIA, "cough or difficult breathing with a danger sign", COUGH_WITH_DANGER, COUGH),
    refer("imci/severe-pneumonia/stridor", SEVERE_PNEUMONIA, "harsh noise when breathing in, in a calm child", S(Sign::Stridor), COUGH),
    refer("imci/severe-pneumonia/spo2-low", SEVERE_PNEUMONIA, "cough or difficult breathing with an oxygen saturation below 90 %", COUGH_WITH_LOW_SPO2, COUGH),
    refer("imci/severe-dehydration", "severe dehydration", "diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly", SEVERELY_DEHYDRATED, DEHYDRATION),
    refer("imci/severe-persistent-diarrhoea", "severe persistent diarrhoea", "diarrhoea for 14 days or more, with dehydration", LONG_AND_DEHYDRATED, PERSISTENT),
    refer("imci/very-severe-febrile-disease", "very severe febrile disease", "fever with a danger sign or a stiff neck", FEVER_WITH_DANGER, HOT),
    refer("imci/severe-complicated-measles", "severe complicated measles", "measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers", MEASLES_SEVERE, SEVERE_MEASLES),
    refer("imci/mastoiditis", "mastoiditis", "tender swelling behind the ear", S(Sign::TenderSwellingBehindEar), BEHIND_EAR),
    refer("imci/severe-anaemia", "severe anaemia", "very pale", S(Sign::SeverePallor), PALLOR),

    treat("imci/pneumonia/fast-breathing-2-to-11-months", PNEUMONIA, "2 to 11 months, 50 breaths per minute or more", All(&[Months(2, 11), AtLeast(Vital::RespiratoryRate, 50.0)]), FAST),
    treat("imci/pneumonia/fast-breathing-12-to-59-months", PNEUMONIA, "12 to 59 months, 40 breaths per minute or more", All(&[Months(12, 59), AtLeast(Vital::RespiratoryRate, 40.0)]), FAST),
    treat("imci/pneumonia/chest-indrawing", PNEUMONIA, "lower chest wall goes in", S(Sign::ChestIndrawing), INDRAWING),
    treat("imci/some-dehydration", "some dehydration", "diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly", SOMEWHAT_DEHYDRATED, PINCH),
    treat("imci/persistent-diarrhoea", "persistent diarrhoea", "diarrhoea for 14 days or more", S(Sign::PersistentDiarrhoea), LONG),
    treat("imci/dysentery", "dysentery", "diarrhoea with blood in the stool", All(&[DIARRHOEA, S(Sign::BloodInStool)]), STOOL),
    treat("imci/malaria", "malaria", "fever with a positive malaria test", All(&[FEVER, S(Sign::MalariaTestPositive)]), MALARIA),
    treat("imci/fever-no-malaria", "fever without malaria", "fever with a negative malaria test", All(&[FEVER, S(Sign::MalariaTestNegative)]), MALARIA),
    treat("imci/measles-with-eye-or-mouth-complications", "measles with eye or mouth complications", "measles now or in the last three months, with pus from the eye or mouth ulcers", MEASLES_EYE_OR_MOUTH, MEASLES_EYE),
    treat("imci/measles", "measles", "measles now or in the last three months", HAS_MEASLES, MEASLES),
    treat("imci/acute-ear-infection/pain", EAR_INFECTION, "ear pain", S(Sign::EarPain), EAR),
    treat("imci/acute-ear-infection/discharge", EAR_INFECTION, "discharge from the ear, not known to last 14 days", S(Sign::EarDischarge), EAR),
    treat("imci/chronic-ear-infection", "chronic ear infection", "discharge from the ear for 14 days or more", S(Sign::PersistentEarDischarge), LONG_EAR),
    treat("imci/anaemia", "anaemia", "somewhat pale", S(Sign::SomePallor), PALLOR),
];
