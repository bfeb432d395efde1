//! What this project adds to a chart, so that nothing in force that asks for more is lost: findings of its own, beside the
//! chart's own table, each with the document that calls for it. They can only raise.
//!
//! All of them but the two marked "red" and those after birth are yellow with a supervisor's review, as step 3 of the
//! charts asks: "high-risk vital signs or clinical concern need up-triage or immediate review by a supervising clinician".

#[cfg(feature = "qsofa")]
use super::condition::Condition::Months;
#[cfg(feature = "news2")]
use super::condition::Condition::OneRow;
#[cfg(any(feature = "news2", feature = "qsofa"))]
use super::condition::Condition::Points;
#[cfg(any(feature = "imci", feature = "anc"))]
use super::condition::Condition::Urgent;
use super::condition::Condition::{
    Above, All, Any, AtLeast, Below, Postpartum, Pregnant, Sign as S,
};
use super::documents::{MHGAP, PCPNC};
use super::iitt::{ADULT, CHILD};
use super::rule::{Rule, Source, Step};
use super::unlikely;
use crate::encounter::{Sign, Vital};

const fn rule(
    id: &'static str,
    gives: Step,
    criterion: &'static str,
    when: super::Condition,
    source: Source,
) -> Rule {
    Rule {
        id,
        gives,
        criterion,
        when,
        source,
    }
}

const fn adult(place: &'static str) -> Source {
    Source {
        document: &ADULT,
        place,
    }
}

const fn child(place: &'static str) -> Source {
    Source {
        document: &CHILD,
        place,
    }
}

const AFTER_BIRTH: Source = Source {
    document: &PCPNC,
    place: "danger signs after birth; that the triage charts' limits for pregnancy hold after birth too is this project's reading",
};
const AFTER_BIRTH_CONFUSED: Source = Source {
    document: &PCPNC,
    place: "danger signs after birth; that altered mental state after birth is judged as in pregnancy is this project's reading, as is that any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
};
const SELF_HARM: Source = Source {
    document: &MHGAP,
    place: "self-harm and suicide: not to be left alone, and a specialist to be asked; the colour is this project's reading",
};

const STEP_3: &str = "step 3: clinical concern needs up-triage or immediate review; that no pulse or no breath counted is red, slip or not, is this project's reading";
const UNLIKELY: &str = "step 3: clinical concern needs up-triage or immediate review; which numbers look like another unit is this project's reading";
const SHOCK: &str = "step 3: clinical concern needs up-triage or immediate review; that a systolic pressure below 40 mmHg is one, be it shock or a pressure in kPa, is this project's reading";
const PULSE: &str = "step 3: clinical concern needs up-triage or immediate review; with WHO SMART guideline for antenatal care, DT.06, pulse outside 60 to 100 per minute; that this is a clinical concern is this project's reading, as is that labour or being sent for a problem of pregnancy means pregnant";
#[cfg(feature = "anc")]
const REFERRED_ANC: &str = "step 3: clinical concern needs up-triage or immediate review; with WHO SMART guideline for antenatal care, which refers urgently; that this is a clinical concern is this project's reading";
#[cfg(feature = "imci")]
const REFERRED_IMCI: &str = "step 3: clinical concern needs up-triage or immediate review; with WHO Integrated Management of Childhood Illness, 2014, which refers urgently; that this is a clinical concern is this project's reading";

// One line a rule, so that a clinician can read the table.
macro_rules! both {
    ($chart:literal, $at:expr) => {
        &[
            rule(
                concat!($chart, "/red/no-pulse"),
                Step::Red,
                "heart rate of 0",
                Below(Vital::HeartRate, 1.0),
                $at(STEP_3),
            ),
            rule(
                concat!($chart, "/red/no-breathing"),
                Step::Red,
                "respiratory rate of 0",
                Below(Vital::RespiratoryRate, 1.0),
                $at(STEP_3),
            ),
            rule(
                concat!($chart, "/red/postpartum-systolic-high"),
                Step::Red,
                "after birth, systolic pressure of 160 mmHg or more",
                All(&[Postpartum, AtLeast(Vital::Systolic, 160.0)]),
                AFTER_BIRTH,
            ),
            rule(
                concat!($chart, "/red/postpartum-diastolic-high"),
                Step::Red,
                "after birth, diastolic pressure of 110 mmHg or more",
                All(&[Postpartum, AtLeast(Vital::Diastolic, 110.0)]),
                AFTER_BIRTH,
            ),
            rule(
                concat!($chart, "/red/postpartum-severe-headache"),
                Step::Red,
                "after birth, severe headache",
                All(&[Postpartum, S(Sign::SevereHeadache)]),
                AFTER_BIRTH,
            ),
            rule(
                concat!($chart, "/red/postpartum-visual-disturbance"),
                Step::Red,
                "after birth, a sudden change of vision",
                All(&[Postpartum, S(Sign::AcuteVisualDisturbance)]),
                AFTER_BIRTH,
            ),
            rule(
                concat!($chart, "/red/postpartum-altered-mental-status"),
                Step::Red,
                "after birth, altered mental state",
                All(&[Postpartum, S(Sign::AlteredMentalStatus)]),
                AFTER_BIRTH_CONFUSED,
            ),
            rule(
                concat!($chart, "/review/postpartum-vaginal-bleeding"),
                Step::Review,
                "after birth, bleeding from the vagina",
                All(&[Postpartum, S(Sign::VaginalBleeding)]),
                AFTER_BIRTH,
            ),
            rule(
                concat!($chart, "/review/self-harm"),
                Step::Review,
                "self-harm, done or thought of",
                S(Sign::SelfHarm),
                SELF_HARM,
            ),
            rule(
                concat!($chart, "/review/pregnant-pulse"),
                Step::Review,
                "pregnant with a pulse below 60 or above 100 per minute",
                All(&[
                    Pregnant,
                    Any(&[
                        Below(Vital::HeartRate, 60.0),
                        Above(Vital::HeartRate, 100.0),
                    ]),
                ]),
                $at(PULSE),
            ),
            rule(
                concat!($chart, "/review/systolic-below-40"),
                Step::Review,
                "systolic pressure below 40 mmHg",
                Below(Vital::Systolic, 40.0),
                $at(SHOCK),
            ),
            rule(
                concat!($chart, "/review/unlikely-heart-rate"),
                Step::Review,
                "heart rate below 20 per minute: counted for 15 seconds?",
                unlikely::HEART_RATE,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-respiratory-rate"),
                Step::Review,
                "fewer than 5 breaths per minute: counted for 15 seconds?",
                unlikely::RESPIRATORY_RATE,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-spo2"),
                Step::Review,
                "oxygen saturation below 50 %: a fraction, or not well read?",
                unlikely::SPO2,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-systolic"),
                Step::Review,
                "systolic pressure below 30 mmHg: in cmHg or kPa?",
                unlikely::SYSTOLIC,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-diastolic"),
                Step::Review,
                "diastolic pressure below 20 mmHg: in cmHg or kPa?",
                unlikely::DIASTOLIC,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-glucose"),
                Step::Review,
                "glucose of 20 mmol/L or more: in mg/dL?",
                unlikely::GLUCOSE,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-muac"),
                Step::Review,
                "upper arm below 70 mm: in cm?",
                unlikely::MUAC,
                $at(UNLIKELY),
            ),
            rule(
                concat!($chart, "/review/unlikely-weight"),
                Step::Review,
                "a weight that nobody of the age has: in pounds or stones?",
                unlikely::WEIGHT,
                $at(UNLIKELY),
            ),
            #[cfg(feature = "anc")]
            rule(
                concat!($chart, "/review/anc"),
                Step::Review,
                "antenatal care asks for urgent referral",
                Urgent("anc"),
                $at(REFERRED_ANC),
            ),
        ]
    };
}

#[rustfmt::skip]
pub(super) const BOTH_ADULT: &[Rule] = both!("iitt-adult", adult);
#[rustfmt::skip]
pub(super) const BOTH_CHILD: &[Rule] = both!("iitt-child", child);

#[cfg(feature = "news2")]
const NEWS2: Source = adult(
    "step 3: clinical concern needs up-triage or immediate review; with Royal College of Physicians, NEWS2, December 2017, urgent response from 5 points and from 3 in one parameter, on what was measured; that this is a clinical concern is this project's reading",
);
#[cfg(feature = "qsofa")]
const QSOFA: Source = adult(
    "step 3: clinical concern needs up-triage or immediate review; with Sepsis-3, JAMA 2016, qSOFA positive from 2, here from 16 years, on what was measured; that this is a clinical concern is this project's reading",
);

#[rustfmt::skip]
pub(super) const ADULT_ONLY: &[Rule] = &[
    #[cfg(feature = "news2")]
    rule("iitt-adult/review/news2-5-or-more", Step::Review, "NEWS2 of 5 or more, 16 years and over, not pregnant", Points("news2", 5), NEWS2),
    #[cfg(feature = "news2")]
    rule("iitt-adult/review/news2-one-parameter-3", Step::Review, "3 points of NEWS2 in one parameter, 16 years and over, not pregnant", OneRow("news2", 3), NEWS2),
    #[cfg(feature = "qsofa")]
    rule("iitt-adult/review/qsofa-2-or-more", Step::Review, "qSOFA of 2 or more, 16 years and over, not pregnant", All(&[Months(192, u32::MAX), Points("qsofa", 2)]), QSOFA),
];

const ALTERED: Source = child(
    "step 1, disability: altered mental state is to be confused, restless, continuously irritable or lethargic; that it is yellow also without another sign is this project's reading, as is that agitation, any level of consciousness of new confusion, voice or pain, or a Glasgow Coma Scale below 15, is altered",
);
const FIT: Source = child(
    "step 3: clinical concern needs up-triage or immediate review; with WHO Integrated Management of Childhood Illness, 2014, convulsions in this illness as a general danger sign to 5 years; that it holds up to 12 years is this project's reading",
);

#[rustfmt::skip]
pub(super) const CHILD_ONLY: &[Rule] = &[
    rule("iitt-child/yellow/altered-mental-status", Step::Yellow, "confused, restless, continuously irritable, agitated or lethargic", super::iitt::ALTERED, ALTERED),
    rule("iitt-child/review/convulsions-this-illness", Step::Review, "convulsions in this illness", S(Sign::ConvulsionsThisIllness), FIT),
    #[cfg(feature = "imci")]
    rule("iitt-child/review/imci", Step::Review, "IMCI asks for urgent referral", Urgent("imci"), child(REFERRED_IMCI)),
    #[cfg(feature = "imci")]
    rule("iitt-child/review/imci-young-infant", Step::Review, "IMCI for the young infant asks for urgent referral", Urgent("imci-young-infant"), child(REFERRED_IMCI)),
    #[cfg(feature = "imci")]
    rule("iitt-child/review/muac", Step::Review, "the standard for malnutrition asks for urgent referral", Urgent("muac"), child(REFERRED_IMCI)),
];
