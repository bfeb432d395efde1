//! IITT, twelve years and over: every rule of the chart, one line a rule, in the chart's order.
//! Facts of the chart and its reference card (clinical source: `iitt::ADULT`, `iitt::CARD`) in this project's words.

use super::added::{ADULT_ONLY, BOTH_ADULT};
use super::chart::Chart;
use super::condition::Condition::{
    self, Above, All, Any, AtLeast, AtLeastOf, Below, Pregnant, Sign as S, YearsOver,
};
use super::condition::{FEVER, HYPOTHERMIA, NOT_FULLY_ALERT};
use super::iitt::{ADULT, CARD_BURN, MINIMUM, red, vital, yellow};
use super::rule::{Rule, Source};
use crate::encounter::{Sign, Vital};

const AB: Source = at("step 1, airway and breathing");
const DISTRESS: Source =
    at("step 1, airway and breathing; indrawing counts as respiratory distress: reference card");
const C: Source = at("step 1, circulation");
const AB_NO_ANSWER: Source = at(
    "step 1, airway and breathing; that a Glasgow Coma Scale of 3 is no answer is this project's reading",
);
const D_FITS: Source = at(
    "step 1, disability; that a fit earlier in this illness counts in pregnancy, for which the chart says seizures, and after birth is this project's reading",
);
const D_SUGAR: Source = at(
    "step 1, disability; measured glucose below 3.5 mmol/L: WHO and ICRC, Basic Emergency Care, 2018, not read by this project itself; that it is the chart's low blood sugar is this project's reading",
);
const D_TWO: Source = at(
    "step 1, disability; the chart gives no temperatures here: fever from 38.0 °C and hypothermia below 36.0 °C are this project's reading, as is that severe headache is headache, as is that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
);
const OTHER: Source = at("step 1, other");
const OTHER_PAIN: Source =
    at("step 1, other; that severe belly pain is acute belly pain is this project's reading");
const PREG: Source = at(
    "step 1, pregnancy; that labour or being sent for a problem of pregnancy means pregnant is this project's reading",
);
const PREG_FITS: Source = at(
    "step 1, pregnancy: the chart says seizures; that a fit earlier in this illness counts, and that labour or being sent for a problem of pregnancy means pregnant, is this project's reading",
);
const PREG_ALTERED: Source = at(
    "step 1, pregnancy; that labour or being sent for a problem of pregnancy means pregnant is this project's reading, as is that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
);
const PREG_LABOUR: Source = at(
    "step 1, pregnancy; that labour, imminent delivery or being sent for a problem of pregnancy means pregnant, and that imminent delivery is labour, is this project's reading",
);
const PREG_TRAUMA: Source = at(
    "step 1, pregnancy; that an open fracture, a newly deformed limb or a joint out of place is an injury is this project's reading, as is that labour or being sent for a problem of pregnancy means pregnant",
);
const Y: Source = at("step 2");
const Y_ALTERED: Source = at(
    "step 2; that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered is this project's reading",
);
const Y_BLEEDING: Source = at(
    "step 2; that bleeding from the vagina in pregnancy is ongoing bleeding is this project's reading, as is that labour or being sent for a problem of pregnancy means pregnant",
);
const Y_DIARRHOEA: Source =
    at("step 2; that persistent diarrhoea is ongoing diarrhoea is this project's reading");
const Y_PAIN: Source = at(
    "step 2; that severe headache or belly pain is severe pain is this project's reading, as is that a pain score of 7 of 10 is severe: Palos and others, Journal of Pain 2006, abstract read",
);
const Y_TRAUMA: Source = at(
    "step 2; that an open fracture, a newly deformed limb or a joint out of place is an injury is this project's reading",
);
const Y_PREG: Source = at(
    "step 2, pregnancy; that labour or being sent for a problem of pregnancy means pregnant is this project's reading",
);
const VITALS: Source = at("step 3, high-risk vital signs");
const VITALS_AWAKE: Source = at(
    "step 3, high-risk vital signs; that a Glasgow Coma Scale of 8 or less is no answer to a voice is this project's reading",
);

const FEVER_OR_HYPOTHERMIA: Condition = Any(&[FEVER, HYPOTHERMIA]);

const fn at(place: &'static str) -> Source {
    Source {
        document: &ADULT,
        place,
    }
}

pub(super) static CHART: Chart = Chart {
    id: "iitt-adult",
    title: "Interagency Integrated Triage Tool, 12 years and over",
    version: "sha256:9597ab1f4f28687d9d2e1e28bfac6a84191889c6800198571b6af6a160e5711d",
    source: at("whole chart"),
    rules: RULES,
    added: &[BOTH_ADULT, ADULT_ONLY],
    minimum: MINIMUM,
};

// One line a rule, so that a clinician can read the table against the chart.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    red("iitt-adult/red/unresponsive", "does not respond", S(Sign::Unresponsive), AB_NO_ANSWER),
    red("iitt-adult/red/stridor", "harsh noise when breathing in", S(Sign::Stridor), AB),
    red("iitt-adult/red/respiratory-distress", "struggling to breathe", S(Sign::RespiratoryDistress), DISTRESS),
    red("iitt-adult/red/central-cyanosis", "blue lips or tongue", S(Sign::CentralCyanosis), AB),
    red("iitt-adult/red/capillary-refill-slow", "capillary refill above 3 seconds", Above(Vital::CapillaryRefill, 3.0), C),
    red("iitt-adult/red/weak-and-fast-pulse", "weak and fast pulse", S(Sign::WeakAndFastPulse), C),
    red("iitt-adult/red/heavy-bleeding", "heavy bleeding", S(Sign::HeavyBleeding), C),
    red("iitt-adult/red/heart-rate-low", "heart rate below 50 per minute", Below(Vital::HeartRate, 50.0), C),
    red("iitt-adult/red/heart-rate-high", "heart rate above 150 per minute", Above(Vital::HeartRate, 150.0), C),
    red("iitt-adult/red/active-convulsions", "convulsing now", S(Sign::ActiveConvulsions), D_FITS),
    red("iitt-adult/red/two-neurological-signs", "two or more of: altered mental state, stiff neck, fever or hypothermia, headache", AtLeastOf(2, &[S(Sign::AlteredMentalStatus), S(Sign::StiffNeck), FEVER_OR_HYPOTHERMIA, S(Sign::Headache)]), D_TWO),
    red("iitt-adult/red/hypoglycaemia", "low blood sugar", S(Sign::Hypoglycaemia), D_SUGAR),
    red("iitt-adult/red/high-risk-trauma", "dangerous injury", S(Sign::HighRiskTrauma), OTHER),
    red("iitt-adult/red/major-burn", "major burn", S(Sign::MajorBurn), CARD_BURN),
    red("iitt-adult/red/burn-old-age", "any burn above 70 years of age", All(&[S(Sign::Burn), YearsOver(70)]), CARD_BURN),
    red("iitt-adult/red/poisoning-or-chemical-exposure", "poisoning or chemical exposure", S(Sign::PoisoningOrChemicalExposure), OTHER),
    red("iitt-adult/red/threatened-limb", "limb at risk", S(Sign::ThreatenedLimb), OTHER),
    red("iitt-adult/red/snake-bite", "snake bite", S(Sign::SnakeBite), OTHER),
    red("iitt-adult/red/chest-or-abdominal-pain-over-50", "new chest or belly pain above 50 years of age", All(&[S(Sign::AcuteChestOrAbdominalPain), YearsOver(50)]), OTHER_PAIN),
    red("iitt-adult/red/ecg-acute-ischaemia", "ECG, if done, suggests a heart attack", S(Sign::EcgAcuteIschaemia), OTHER),
    red("iitt-adult/red/violent-or-aggressive", "violent or aggressive", S(Sign::ViolentOrAggressive), OTHER),
    red("iitt-adult/red/pregnant-heavy-bleeding", "pregnant with heavy bleeding", All(&[Pregnant, S(Sign::HeavyBleeding)]), PREG),
    red("iitt-adult/red/pregnant-severe-abdominal-pain", "pregnant with severe belly pain", All(&[Pregnant, S(Sign::SevereAbdominalPain)]), PREG),
    red("iitt-adult/red/pregnant-convulsions", "pregnant and convulsing", All(&[Pregnant, S(Sign::ActiveConvulsions)]), PREG_FITS),
    red("iitt-adult/red/pregnant-altered-mental-status", "pregnant with altered mental state", All(&[Pregnant, S(Sign::AlteredMentalStatus)]), PREG_ALTERED),
    red("iitt-adult/red/pregnant-severe-headache", "pregnant with severe headache", All(&[Pregnant, S(Sign::SevereHeadache)]), PREG),
    red("iitt-adult/red/pregnant-visual-disturbance", "pregnant with a sudden change of vision", All(&[Pregnant, S(Sign::AcuteVisualDisturbance)]), PREG),
    red("iitt-adult/red/pregnant-systolic-high", "pregnant with systolic pressure of 160 mmHg or more", All(&[Pregnant, AtLeast(Vital::Systolic, 160.0)]), PREG),
    red("iitt-adult/red/pregnant-diastolic-high", "pregnant with diastolic pressure of 110 mmHg or more", All(&[Pregnant, AtLeast(Vital::Diastolic, 110.0)]), PREG),
    red("iitt-adult/red/pregnant-active-labour", "pregnant and in labour", All(&[Pregnant, S(Sign::ActiveLabour)]), PREG_LABOUR),
    red("iitt-adult/red/pregnant-trauma", "pregnant with an injury", All(&[Pregnant, S(Sign::Trauma)]), PREG_TRAUMA),

    yellow("iitt-adult/yellow/mouth-throat-or-neck-swelling", "swelling of mouth, throat or neck", S(Sign::MouthThroatOrNeckSwelling), Y),
    yellow("iitt-adult/yellow/wheezing", "wheezing", S(Sign::Wheezing), Y),
    yellow("iitt-adult/yellow/vomits-everything", "vomits everything", S(Sign::VomitsEverything), Y),
    yellow("iitt-adult/yellow/ongoing-diarrhoea", "ongoing diarrhoea", S(Sign::OngoingDiarrhoea), Y_DIARRHOEA),
    yellow("iitt-adult/yellow/unable-to-feed-or-drink", "cannot feed or drink", S(Sign::UnableToFeedOrDrink), Y),
    yellow("iitt-adult/yellow/severe-pallor", "very pale", S(Sign::SeverePallor), Y),
    yellow("iitt-adult/yellow/ongoing-bleeding", "bleeding that goes on", S(Sign::OngoingBleeding), Y_BLEEDING),
    yellow("iitt-adult/yellow/recent-fainting", "fainted recently", S(Sign::RecentFainting), Y),
    yellow("iitt-adult/yellow/altered-mental-status", "confused, drowsy or not themselves", S(Sign::AlteredMentalStatus), Y_ALTERED),
    yellow("iitt-adult/yellow/agitation", "agitated", S(Sign::Agitation), Y),
    yellow("iitt-adult/yellow/acute-general-weakness", "newly weak all over", S(Sign::AcuteGeneralWeakness), Y),
    yellow("iitt-adult/yellow/acute-focal-neurologic-complaint", "new weakness, numbness or speech trouble in one part", S(Sign::AcuteFocalNeurologicComplaint), Y),
    yellow("iitt-adult/yellow/acute-visual-disturbance", "sudden change of vision", S(Sign::AcuteVisualDisturbance), Y),
    yellow("iitt-adult/yellow/severe-pain", "severe pain", S(Sign::SeverePain), Y_PAIN),
    yellow("iitt-adult/yellow/new-rash-worsening-or-peeling", "new rash that spreads within hours or peels", S(Sign::NewRashWorseningOrPeeling), Y),
    yellow("iitt-adult/yellow/visible-acute-limb-deformity", "newly deformed limb", S(Sign::VisibleAcuteLimbDeformity), Y),
    yellow("iitt-adult/yellow/open-fracture", "open fracture", S(Sign::OpenFracture), Y),
    yellow("iitt-adult/yellow/suspected-dislocation", "joint out of place", S(Sign::SuspectedDislocation), Y),
    yellow("iitt-adult/yellow/trauma", "any other injury", S(Sign::Trauma), Y_TRAUMA),
    yellow("iitt-adult/yellow/burn", "any other burn", S(Sign::Burn), Y),
    yellow("iitt-adult/yellow/known-diagnosis-needing-urgent-surgery", "sent for urgent surgery", S(Sign::KnownDiagnosisNeedingUrgentSurgery), Y),
    yellow("iitt-adult/yellow/sexual-assault", "sexual assault", S(Sign::SexualAssault), Y),
    yellow("iitt-adult/yellow/acute-testicular-or-scrotal-pain", "testicular pain or an erection that will not end", S(Sign::AcuteTesticularOrScrotalPain), Y),
    yellow("iitt-adult/yellow/unable-to-pass-urine", "cannot pass urine", S(Sign::UnableToPassUrine), Y),
    yellow("iitt-adult/yellow/exposure-needing-prophylaxis", "exposure that needs treatment in time", S(Sign::ExposureNeedingProphylaxis), Y),
    yellow("iitt-adult/yellow/pregnancy-complication-referral", "pregnant and sent because of a problem", All(&[Pregnant, S(Sign::PregnancyComplicationReferral)]), Y_PREG),

    vital("iitt-adult/vital/heart-rate-low", "heart rate below 60 per minute", Below(Vital::HeartRate, 60.0), VITALS),
    vital("iitt-adult/vital/heart-rate-high", "heart rate above 130 per minute", Above(Vital::HeartRate, 130.0), VITALS),
    vital("iitt-adult/vital/respiratory-rate-low", "fewer than 10 breaths per minute", Below(Vital::RespiratoryRate, 10.0), VITALS),
    vital("iitt-adult/vital/respiratory-rate-high", "more than 30 breaths per minute", Above(Vital::RespiratoryRate, 30.0), VITALS),
    vital("iitt-adult/vital/temperature-low", "temperature below 36 °C", Below(Vital::Temperature, 36.0), VITALS),
    vital("iitt-adult/vital/temperature-high", "temperature above 39 °C", Above(Vital::Temperature, 39.0), VITALS),
    vital("iitt-adult/vital/spo2-low", "oxygen saturation below 92 %", Below(Vital::Spo2, 92.0), VITALS),
    vital("iitt-adult/vital/not-alert", "not fully alert", NOT_FULLY_ALERT, VITALS_AWAKE),
];
