//! WHO antenatal care: danger signs of a pregnant patient, each a reason to refer, beside the triage.
//! Not here: movements of the child in the womb (not in the table that was read), pre-eclampsia below 160 over 110 (needs the urine),
//! and the weeks after birth.
//! Licence: see the document; only facts are used, in this project's words.

use super::condition::Condition::{Any, AtLeast, Below, Pregnant, Sign as S};
use super::condition::FEVER;
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "WHO SMART guideline for antenatal care, decision tables DT.01, DT.06 and DT.17",
    sha256: None,
    licence: "facts only, reworded; licence of the source repository, CC BY-SA 3.0 IGO family, to be checked before copying from it",
    evidence: "DT.01, DT.06 and DT.17 read in WHO's own decision logic (repository smart-anc, commits 03eee8db and 0fbcbf91)",
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

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const CLASS: &str = "danger sign in pregnancy";

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
];
