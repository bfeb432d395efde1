//! WHO antenatal care: danger signs of a pregnant patient, each a reason to refer, beside the triage.
//! Not here: movements of the child in the womb (not in the table that was read), pre-eclampsia without symptoms below 160 over
//! 110 (needs the urine), and the weeks after birth.
//! Licence: see the document; only facts are used, in this project's words.

use super::condition::Condition::{self, Above, All, Any, AtLeast, Below, Pregnant, Sign as S};
use super::condition::FEVER;
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer, treat};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "WHO SMART guideline for antenatal care, decision tables DT.01, DT.06 and DT.17",
    sha256: None,
    licence: "facts only, reworded; licence of the source repository, CC BY-SA 3.0 IGO family, to be checked before copying from it",
    evidence: "DT.01, DT.06 and DT.17 read in WHO's own decision logic (repository smart-anc: input/cql/ANCDT01.cql at commit 4fd3aa74, ANCDT06.cql at 03eee8db, ANCDT17.cql at 0fbcbf91)",
};

const SIGNS: Source = at("DT.01, danger signs");
const LABOUR: Source =
    at("DT.01, danger signs; that imminent delivery is labour is this project's reading");
const PAIN: Source = at(
    "DT.01, danger signs; that severe headache or belly pain is severe pain is this project's reading",
);
const HOT: Source = at(
    "DT.01, danger signs; from 38.0 °C in DT.06, which asks for a second measurement; that one measurement or the sign is enough is this project's reading",
);
const SPO2: Source = at("DT.06, oxygen saturation");
const PRESSURE: Source = at(
    "DT.17, severe hypertension, which asks for a second measurement; that one is enough is this project's reading",
);

const SYMPTOMS: Source = at(
    "DT.17, \"Should Severe pre-eclampsia = TRUE\": 140 or 90 in two measurements with severe headache, blurred vision, epigastric pain, dizziness or vomiting; that one measurement is enough, that any headache counts, that new or severe belly pain may be epigastric and that fainting is dizziness is this project's reading",
);
const PULSE: Source = at(
    "DT.06, \"Should Current physiological symptoms = Abnormal pulse rate\": below 60 or above 100 in a second count; that one count is enough is this project's reading",
);

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const CLASS: &str = "danger sign in pregnancy";
const PRE_ECLAMPSIA: &str = "possible severe pre-eclampsia";
const ABNORMAL_PULSE: &str = "abnormal pulse: count again, and have a clinician review it";

const SYMPTOM: Condition = Any(&[
    S(Sign::Headache),
    S(Sign::AcuteVisualDisturbance),
    S(Sign::EpigastricPain),
    S(Sign::AcuteChestOrAbdominalPain),
    S(Sign::SevereAbdominalPain),
    S(Sign::Dizziness),
    S(Sign::RecentFainting),
    S(Sign::Vomiting),
    S(Sign::SevereVomiting),
    S(Sign::VomitsEverything),
]);

pub(super) static ANC: Standard = Standard {
    id: "anc",
    title: "WHO antenatal care, danger signs while pregnant",
    version: "DT.01",
    source: at("danger signs"),
    applies: Pregnant,
    rules: RULES,
};

#[rustfmt::skip]
const RULES: &[Rule<Class>] = &[
    refer("anc/vaginal-bleeding", CLASS, "bleeding from the vagina", S(Sign::VaginalBleeding), SIGNS),
    refer("anc/central-cyanosis", CLASS, "blue lips or tongue", S(Sign::CentralCyanosis), SIGNS),
    refer("anc/convulsing", CLASS, "convulsing now", S(Sign::ActiveConvulsions), SIGNS),
    refer("anc/fever", CLASS, "fever", FEVER, HOT),
    refer("anc/severe-headache", CLASS, "severe headache", S(Sign::SevereHeadache), SIGNS),
    refer("anc/visual-disturbance", CLASS, "sudden change of vision", S(Sign::AcuteVisualDisturbance), SIGNS),
    refer("anc/imminent-delivery", CLASS, "the baby is about to be born", S(Sign::ImminentDelivery), SIGNS),
    refer("anc/labour", CLASS, "in labour", S(Sign::ActiveLabour), LABOUR),
    refer("anc/looks-very-ill", CLASS, "looks very ill", S(Sign::LooksVeryIll), SIGNS),
    refer("anc/severe-vomiting", CLASS, "severe vomiting", Any(&[S(Sign::SevereVomiting), S(Sign::VomitsEverything)]), SIGNS),
    refer("anc/severe-pain", CLASS, "severe pain", S(Sign::SeverePain), PAIN),
    refer("anc/severe-abdominal-pain", CLASS, "severe belly pain", S(Sign::SevereAbdominalPain), SIGNS),
    refer("anc/unconscious", CLASS, "does not respond", S(Sign::Unresponsive), SIGNS),
    refer("anc/spo2-low", CLASS, "oxygen saturation below 92 %", Below(Vital::Spo2, 92.0), SPO2),
    refer("anc/systolic-high", CLASS, "systolic pressure of 160 mmHg or more", AtLeast(Vital::Systolic, 160.0), PRESSURE),
    refer("anc/diastolic-high", CLASS, "diastolic pressure of 110 mmHg or more", AtLeast(Vital::Diastolic, 110.0), PRESSURE),
    refer("anc/systolic-raised-with-symptoms", PRE_ECLAMPSIA, "systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting", All(&[AtLeast(Vital::Systolic, 140.0), SYMPTOM]), SYMPTOMS),
    refer("anc/diastolic-raised-with-symptoms", PRE_ECLAMPSIA, "diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting", All(&[AtLeast(Vital::Diastolic, 90.0), SYMPTOM]), SYMPTOMS),
    treat("anc/pulse-low", ABNORMAL_PULSE, "pulse below 60 per minute", Below(Vital::HeartRate, 60.0), PULSE),
    treat("anc/pulse-high", ABNORMAL_PULSE, "pulse above 100 per minute", Above(Vital::HeartRate, 100.0), PULSE),
];
