//! IITT, under twelve years: every rule of the chart, one line a rule, in the chart's order.
//! Facts of the chart and its reference card (clinical source: `iitt::CHILD`, `iitt::CARD`) in this project's words.

use super::added::{BOTH_CHILD, CHILD_ONLY};
use super::chart::Chart;
use super::condition::Condition::{
    self, Above, All, Any, AtLeast, AtLeastOf, Below, DaysFrom, DaysUnder, Months, Pregnant,
    Sign as S,
};
use super::condition::{FEVER, HYPOTHERMIA, NOT_FULLY_ALERT};
use super::iitt::{ALTERED, CARD_BURN, CHILD, MINIMUM, red, vital, yellow};
use super::rule::{Rule, Source};
use crate::encounter::{Sign, Vital};

const AB: Source = at("step 1, airway and breathing");
const DISTRESS: Source =
    at("step 1, airway and breathing; indrawing counts as respiratory distress: reference card");
const C: Source = at("step 1, circulation");
const AB_NO_ANSWER: Source = at(
    "step 1, airway and breathing; that a Glasgow Coma Scale of 3 is no answer is this project's reading",
);
const C_DRY: Source = at(
    "step 1, circulation; that who cannot drink drinks poorly is this project's reading, as is that whoever answers only to voice or pain, or not at all, or has a Glasgow Coma Scale of 8 or less, is lethargic",
);
const D_FITS: Source = at(
    "step 1, disability; that a fit earlier in this illness counts in pregnancy and after birth is this project's reading",
);
const D_SUGAR: Source = at(
    "step 1, disability; measured glucose below 2.5 mmol/L, and below 3.0 mmol/L in severe malnutrition: WHO, Pocket Book of Hospital Care for Children, 2013, read where others quote it; that it is the chart's low blood sugar is this project's reading",
);
const D_AMS: Source = at(
    "step 1, disability; the chart gives no temperatures here: fever from 38.0 °C and hypothermia below 36.0 °C are this project's reading; altered mental state is to be confused, restless, continuously irritable or lethargic, as the chart says; that agitation is altered is this project's reading, as is that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
);
const TINY: Source =
    at("step 1, young infants; an age of 0 months or 0 years may be under 8 days and is taken so");
const OTHER: Source = at("step 1, other");
const PREG: Source = at(
    "step 1, pregnancy: as on the chart for age 12 and over; that labour or being sent for a problem of pregnancy means pregnant is this project's reading",
);
const PREG_FITS: Source = at(
    "step 1, pregnancy: the chart says seizures; that a fit earlier in this illness counts, and that labour or being sent for a problem of pregnancy means pregnant, is this project's reading",
);
const PREG_ALTERED: Source = at(
    "step 1, pregnancy: as on the chart for age 12 and over; that labour or being sent for a problem of pregnancy means pregnant is this project's reading; altered mental state is to be confused, restless, continuously irritable or lethargic, as the chart says; that agitation is altered is this project's reading, as is that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
);
const PREG_LABOUR: Source = at(
    "step 1, pregnancy: as on the chart for age 12 and over; that labour, imminent delivery or being sent for a problem of pregnancy means pregnant, and that imminent delivery is labour, is this project's reading",
);
const PREG_TRAUMA: Source = at(
    "step 1, pregnancy: as on the chart for age 12 and over; that an open fracture, a newly deformed limb or a joint out of place is an injury is this project's reading, as is that labour or being sent for a problem of pregnancy means pregnant",
);
const Y: Source = at("step 2");
const Y_DRY: Source = at(
    "step 2; that two signs of IMCI's some dehydration (restless or irritable, sunken eyes, slow or very slow skin pinch, drinks eagerly) are dehydration is this project's reading",
);
const Y_LETHARGY: Source = at(
    "step 2; that whoever answers only to voice or pain, or not at all, or has a Glasgow Coma Scale of 8 or less, is lethargic is this project's reading",
);
const Y_DIARRHOEA: Source =
    at("step 2; that persistent diarrhoea is ongoing diarrhoea is this project's reading");
const Y_HEADACHE: Source = at("step 2; that severe headache is headache is this project's reading");
const Y_PAIN: Source = at(
    "step 2; that severe headache or belly pain is severe pain is this project's reading, as is that a pain score of 7 of 10 is severe: Palos and others, Journal of Pain 2006, abstract read",
);
const Y_TRAUMA: Source = at(
    "step 2; that an open fracture, a newly deformed limb or a joint out of place is an injury is this project's reading",
);
const Y_PREG: Source = at(
    "step 2; that labour or being sent for a problem of pregnancy means pregnant is this project's reading",
);
const VITALS: Source = at("step 3, high-risk vital signs");
const VITALS_AWAKE: Source = at(
    "step 3, high-risk vital signs; that a Glasgow Coma Scale of 8 or less is no answer to a voice is this project's reading",
);

// The age bands of step 3, in completed months: under 1 year, 1 to 4 years, 5 years to the end of the chart.
const UNDER_1: Condition = Months(0, 11);
const FROM_1_TO_4: Condition = Months(12, 59);
const FROM_5: Condition = Months(60, 143);

const OUTSIDE_36_TO_39: Condition = Any(&[
    Below(Vital::Temperature, 36.0),
    Above(Vital::Temperature, 39.0),
]);

/// Low blood sugar, as it was found or as it was measured; in the severely malnourished from a higher limit.
const LOW_SUGAR: Condition = Any(&[
    S(Sign::Hypoglycaemia),
    All(&[
        Below(Vital::Glucose, 3.0),
        Any(&[
            S(Sign::VisibleSevereWasting),
            S(Sign::OedemaBothFeet),
            All(&[Months(6, 59), Below(Vital::Muac, 115.0)]),
        ]),
    ]),
]);

const fn at(place: &'static str) -> Source {
    Source {
        document: &CHILD,
        place,
    }
}

pub(super) static CHART: Chart = Chart {
    id: "iitt-child",
    title: "Interagency Integrated Triage Tool, under 12 years",
    version: "sha256:c1fd4004447c6511a999a96177d887ba3ddfbe7a00e4ff38ba5794dabff515c4",
    source: at("whole chart"),
    rules: RULES,
    added: &[BOTH_CHILD, CHILD_ONLY],
    minimum: MINIMUM,
};

// One line a rule, so that a clinician can read the table against the chart.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    red("iitt-child/red/unresponsive", "does not respond", S(Sign::Unresponsive), AB_NO_ANSWER),
    red("iitt-child/red/stridor", "harsh noise when breathing in", S(Sign::Stridor), AB),
    red("iitt-child/red/respiratory-distress", "struggling to breathe", S(Sign::RespiratoryDistress), DISTRESS),
    red("iitt-child/red/central-cyanosis", "blue lips or tongue", S(Sign::CentralCyanosis), AB),
    red("iitt-child/red/capillary-refill-slow", "capillary refill above 3 seconds", Above(Vital::CapillaryRefill, 3.0), C),
    red("iitt-child/red/weak-and-fast-pulse", "weak and fast pulse", S(Sign::WeakAndFastPulse), C),
    red("iitt-child/red/heavy-bleeding", "heavy bleeding", S(Sign::HeavyBleeding), C),
    red("iitt-child/red/cold-extremities", "cold hands and feet", S(Sign::ColdExtremities), C),
    red("iitt-child/red/two-dehydration-signs", "two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly", AtLeastOf(2, &[S(Sign::Lethargy), S(Sign::SunkenEyes), S(Sign::VerySlowSkinPinch), S(Sign::DrinksPoorly)]), C_DRY),
    red("iitt-child/red/active-convulsions", "convulsing now", S(Sign::ActiveConvulsions), D_FITS),
    red("iitt-child/red/altered-mental-status-with-sign", "altered mental state with stiff neck, hypothermia or fever", All(&[ALTERED, Any(&[S(Sign::StiffNeck), HYPOTHERMIA, FEVER])]), D_AMS),
    red("iitt-child/red/hypoglycaemia", "low blood sugar", LOW_SUGAR, D_SUGAR),
    red("iitt-child/red/age-under-8-days", "less than 8 days old", DaysUnder(8), TINY),
    red("iitt-child/red/temperature-under-2-months", "less than 2 months old with a temperature below 36 or above 39 °C", All(&[Months(0, 1), OUTSIDE_36_TO_39]), TINY),
    red("iitt-child/red/high-risk-trauma", "dangerous injury", S(Sign::HighRiskTrauma), OTHER),
    red("iitt-child/red/major-burn", "major burn", S(Sign::MajorBurn), CARD_BURN),
    red("iitt-child/red/burn-under-2-years", "any burn below 2 years of age", All(&[S(Sign::Burn), Months(0, 23)]), CARD_BURN),
    red("iitt-child/red/threatened-limb", "limb at risk", S(Sign::ThreatenedLimb), OTHER),
    red("iitt-child/red/acute-testicular-or-scrotal-pain", "testicular pain or an erection that will not end", S(Sign::AcuteTesticularOrScrotalPain), OTHER),
    red("iitt-child/red/snake-bite", "snake bite", S(Sign::SnakeBite), OTHER),
    red("iitt-child/red/poisoning-or-chemical-exposure", "poisoning or chemical exposure", S(Sign::PoisoningOrChemicalExposure), OTHER),
    red("iitt-child/red/pregnant-heavy-bleeding", "pregnant with heavy bleeding", All(&[Pregnant, S(Sign::HeavyBleeding)]), PREG),
    red("iitt-child/red/pregnant-severe-abdominal-pain", "pregnant with severe belly pain", All(&[Pregnant, S(Sign::SevereAbdominalPain)]), PREG),
    red("iitt-child/red/pregnant-convulsions", "pregnant and convulsing", All(&[Pregnant, S(Sign::ActiveConvulsions)]), PREG_FITS),
    red("iitt-child/red/pregnant-altered-mental-status", "pregnant with altered mental state", All(&[Pregnant, ALTERED]), PREG_ALTERED),
    red("iitt-child/red/pregnant-severe-headache", "pregnant with severe headache", All(&[Pregnant, S(Sign::SevereHeadache)]), PREG),
    red("iitt-child/red/pregnant-visual-disturbance", "pregnant with a sudden change of vision", All(&[Pregnant, S(Sign::AcuteVisualDisturbance)]), PREG),
    red("iitt-child/red/pregnant-systolic-high", "pregnant with systolic pressure of 160 mmHg or more", All(&[Pregnant, AtLeast(Vital::Systolic, 160.0)]), PREG),
    red("iitt-child/red/pregnant-diastolic-high", "pregnant with diastolic pressure of 110 mmHg or more", All(&[Pregnant, AtLeast(Vital::Diastolic, 110.0)]), PREG),
    red("iitt-child/red/pregnant-active-labour", "pregnant and in labour", All(&[Pregnant, S(Sign::ActiveLabour)]), PREG_LABOUR),
    red("iitt-child/red/pregnant-trauma", "pregnant with an injury", All(&[Pregnant, S(Sign::Trauma)]), PREG_TRAUMA),

    yellow("iitt-child/yellow/mouth-throat-or-neck-swelling", "swelling of mouth, throat or neck", S(Sign::MouthThroatOrNeckSwelling), Y),
    yellow("iitt-child/yellow/wheezing", "wheezing", S(Sign::Wheezing), Y),
    yellow("iitt-child/yellow/unable-to-feed-or-drink", "cannot feed or drink", S(Sign::UnableToFeedOrDrink), Y),
    yellow("iitt-child/yellow/vomits-everything", "vomits everything", S(Sign::VomitsEverything), Y),
    yellow("iitt-child/yellow/ongoing-diarrhoea", "ongoing diarrhoea", S(Sign::OngoingDiarrhoea), Y_DIARRHOEA),
    yellow("iitt-child/yellow/dehydration", "dehydrated", S(Sign::Dehydration), Y_DRY),
    yellow("iitt-child/yellow/severe-pallor", "very pale", S(Sign::SeverePallor), Y),
    yellow("iitt-child/yellow/restless-or-irritable", "restless or irritable", S(Sign::RestlessOrIrritable), Y),
    yellow("iitt-child/yellow/lethargy", "lethargic", S(Sign::Lethargy), Y_LETHARGY),
    yellow("iitt-child/yellow/severe-pain", "severe pain", S(Sign::SeverePain), Y_PAIN),
    yellow("iitt-child/yellow/age-8-days-to-6-months", "from 8 days to 6 completed months old", All(&[DaysFrom(8), Months(0, 6)]), Y),
    yellow("iitt-child/yellow/visible-severe-wasting", "severely wasted", S(Sign::VisibleSevereWasting), Y),
    yellow("iitt-child/yellow/oedema-both-feet", "swelling of both feet", S(Sign::OedemaBothFeet), Y),
    yellow("iitt-child/yellow/trauma", "any other injury", S(Sign::Trauma), Y_TRAUMA),
    yellow("iitt-child/yellow/burn", "any other burn", S(Sign::Burn), Y),
    yellow("iitt-child/yellow/sexual-assault", "sexual assault", S(Sign::SexualAssault), Y),
    yellow("iitt-child/yellow/known-diagnosis-needing-urgent-surgery", "sent for urgent surgery", S(Sign::KnownDiagnosisNeedingUrgentSurgery), Y),
    yellow("iitt-child/yellow/new-rash-worsening-or-peeling", "new rash that spreads within hours or peels", S(Sign::NewRashWorseningOrPeeling), Y),
    yellow("iitt-child/yellow/exposure-needing-prophylaxis", "exposure that needs treatment in time", S(Sign::ExposureNeedingProphylaxis), Y),
    yellow("iitt-child/yellow/pregnant", "pregnant", Pregnant, Y_PREG),
    yellow("iitt-child/yellow/headache", "headache", S(Sign::Headache), Y_HEADACHE),

    vital("iitt-child/vital/temperature-low", "temperature below 36 °C", Below(Vital::Temperature, 36.0), VITALS),
    vital("iitt-child/vital/temperature-high", "temperature above 39 °C", Above(Vital::Temperature, 39.0), VITALS),
    vital("iitt-child/vital/spo2-low", "oxygen saturation below 92 %", Below(Vital::Spo2, 92.0), VITALS),
    vital("iitt-child/vital/not-alert", "not fully alert", NOT_FULLY_ALERT, VITALS_AWAKE),
    vital("iitt-child/vital/respiratory-rate-high-under-1-year", "under 1 year, more than 50 breaths per minute", All(&[UNDER_1, Above(Vital::RespiratoryRate, 50.0)]), VITALS),
    vital("iitt-child/vital/respiratory-rate-low-under-1-year", "under 1 year, fewer than 25 breaths per minute", All(&[UNDER_1, Below(Vital::RespiratoryRate, 25.0)]), VITALS),
    vital("iitt-child/vital/respiratory-rate-high-1-to-4-years", "1 to 4 years, more than 40 breaths per minute", All(&[FROM_1_TO_4, Above(Vital::RespiratoryRate, 40.0)]), VITALS),
    vital("iitt-child/vital/respiratory-rate-low-1-to-4-years", "1 to 4 years, fewer than 20 breaths per minute", All(&[FROM_1_TO_4, Below(Vital::RespiratoryRate, 20.0)]), VITALS),
    vital("iitt-child/vital/respiratory-rate-high-from-5-years", "5 years and over, more than 30 breaths per minute", All(&[FROM_5, Above(Vital::RespiratoryRate, 30.0)]), VITALS),
    vital("iitt-child/vital/respiratory-rate-low-from-5-years", "5 years and over, fewer than 10 breaths per minute", All(&[FROM_5, Below(Vital::RespiratoryRate, 10.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-high-under-1-year", "under 1 year, heart rate above 180 per minute", All(&[UNDER_1, Above(Vital::HeartRate, 180.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-low-under-1-year", "under 1 year, heart rate below 90 per minute", All(&[UNDER_1, Below(Vital::HeartRate, 90.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-high-1-to-4-years", "1 to 4 years, heart rate above 160 per minute", All(&[FROM_1_TO_4, Above(Vital::HeartRate, 160.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-low-1-to-4-years", "1 to 4 years, heart rate below 80 per minute", All(&[FROM_1_TO_4, Below(Vital::HeartRate, 80.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-high-from-5-years", "5 years and over, heart rate above 140 per minute", All(&[FROM_5, Above(Vital::HeartRate, 140.0)]), VITALS),
    vital("iitt-child/vital/heart-rate-low-from-5-years", "5 years and over, heart rate below 70 per minute", All(&[FROM_5, Below(Vital::HeartRate, 70.0)]), VITALS),
];
