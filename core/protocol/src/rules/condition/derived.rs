//! Facts that follow from others, the same for every protocol.
//! Each only adds a sign: nothing here can take one away.

use super::Condition;
use crate::encounter::{Avpu, Sign, Vital};

/// A sign that holds also where something else does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// The sign that follows.
    pub sign: Sign,
    /// From what.
    pub cause: Condition,
}

/// Glasgow Coma Scale totals at or below which nobody answers to a voice, and at which nobody answers at all: the scale's
/// own lowest total, and the total from which it speaks of coma (Teasdale and Jennett, Lancet 1974 and 1976; known from
/// secondary sources). That they count as AVPU P and U is this project's reading.
const NO_ANSWER_TO_A_VOICE: Condition = Condition::AtMost(Vital::GcsTotal, 8.0);
const NO_ANSWER: Condition = Condition::AtMost(Vital::GcsTotal, 3.0);

/// Any level of consciousness but alert, also where the coma scale alone tells that nobody answers to a voice.
pub const NOT_FULLY_ALERT: Condition = Condition::Any(&[
    Condition::Avpu(&[Avpu::Confusion, Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]),
    NO_ANSWER_TO_A_VOICE,
]);

const ADULT: Condition = Condition::Months(144, u32::MAX);
const CHILD: Condition = Condition::Months(0, 143);

/// Every derived sign, from the contract of the project; no sign follows from itself, so there is no circle.
/// Pain in head or belly that is severe is severe pain, and an open fracture, a newly deformed limb or a joint out of
/// place is an injury: the charts list these apart, and that one includes the other is this project's reading.
#[rustfmt::skip]
pub const DERIVED: [Derived; 26] = [
    Derived { sign: Sign::Unresponsive, cause: Condition::Avpu(&[Avpu::Unresponsive]) },
    Derived { sign: Sign::Unresponsive, cause: NO_ANSWER },
    Derived { sign: Sign::AlteredMentalStatus, cause: Condition::Avpu(&[Avpu::Confusion, Avpu::Voice, Avpu::Pain]) },
    Derived { sign: Sign::AlteredMentalStatus, cause: Condition::Below(Vital::GcsTotal, 15.0) },
    Derived { sign: Sign::Lethargy, cause: Condition::Avpu(&[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]) },
    Derived { sign: Sign::Lethargy, cause: NO_ANSWER_TO_A_VOICE },
    // Adult: WHO's Basic Emergency Care, below 3.5 mmol/L. Child: WHO's pocket book of hospital care, below 2.5 mmol/L;
    // for the severely malnourished, below 3.0, see the child's chart, which asks for the signs of that.
    Derived { sign: Sign::Hypoglycaemia, cause: Condition::All(&[ADULT, Condition::Below(Vital::Glucose, 3.5)]) },
    Derived { sign: Sign::Hypoglycaemia, cause: Condition::All(&[CHILD, Condition::Below(Vital::Glucose, 2.5)]) },
    // Severe from 7 of 10: Palos and others, Journal of Pain 2006 (7:49), read in its abstract.
    Derived { sign: Sign::SeverePain, cause: Condition::AtLeast(Vital::PainScore, 7.0) },
    Derived { sign: Sign::AcuteChestOrAbdominalPain, cause: Condition::Sign(Sign::SevereAbdominalPain) },
    Derived { sign: Sign::DrinksPoorly, cause: Condition::Sign(Sign::UnableToFeedOrDrink) },
    Derived { sign: Sign::Dehydration, cause: SOME_DEHYDRATION },
    Derived { sign: Sign::OngoingBleeding, cause: Condition::All(&[Condition::Pregnant, Condition::Sign(Sign::VaginalBleeding)]) },
    Derived { sign: Sign::ActiveConvulsions, cause: Condition::All(&[Condition::Any(&[Condition::Pregnant, Condition::Postpartum]), Condition::Sign(Sign::ConvulsionsThisIllness)]) },
    Derived { sign: Sign::Headache, cause: Condition::Sign(Sign::SevereHeadache) },
    Derived { sign: Sign::SeverePain, cause: Condition::Sign(Sign::SevereHeadache) },
    Derived { sign: Sign::SeverePain, cause: Condition::Sign(Sign::SevereAbdominalPain) },
    Derived { sign: Sign::Trauma, cause: Condition::Sign(Sign::OpenFracture) },
    Derived { sign: Sign::Trauma, cause: Condition::Sign(Sign::VisibleAcuteLimbDeformity) },
    Derived { sign: Sign::Trauma, cause: Condition::Sign(Sign::SuspectedDislocation) },
    // The card of the triage charts counts indrawing among the signs of respiratory distress.
    Derived { sign: Sign::RespiratoryDistress, cause: Condition::Sign(Sign::ChestIndrawing) },
    Derived { sign: Sign::RespiratoryDistress, cause: Condition::Sign(Sign::SevereChestIndrawing) },
    Derived { sign: Sign::ChestIndrawing, cause: Condition::Sign(Sign::SevereChestIndrawing) },
    Derived { sign: Sign::SlowSkinPinch, cause: Condition::Sign(Sign::VerySlowSkinPinch) },
    Derived { sign: Sign::OngoingDiarrhoea, cause: Condition::Sign(Sign::PersistentDiarrhoea) },
    Derived { sign: Sign::ActiveLabour, cause: Condition::Sign(Sign::ImminentDelivery) },
];

/// IMCI's some dehydration: two of its four signs.
const SOME_DEHYDRATION: Condition = Condition::AtLeastOf(
    2,
    &[
        Condition::Sign(Sign::RestlessOrIrritable),
        Condition::Sign(Sign::SunkenEyes),
        Condition::Sign(Sign::SlowSkinPinch),
        Condition::Sign(Sign::DrinksEagerly),
    ],
);

/// Signs that only a pregnant patient has: where one is present, every rule takes the patient as pregnant, whatever
/// the field `pregnancy` says. The charts do not say so; it is this project's reading, and it can only raise.
pub const PREGNANCY_SIGNS: [Condition; 2] = [
    Condition::Sign(Sign::ActiveLabour),
    Condition::Sign(Sign::PregnancyComplicationReferral),
];

/// Fever: the sign, or a temperature of 38.0 °C or more. The charts give no number where they say "fever";
/// this is the project's reading, and the rules that use it say so in their source.
pub const FEVER: Condition = Condition::Any(&[
    Condition::Sign(Sign::Fever),
    Condition::AtLeast(Vital::Temperature, 38.0),
]);

/// Hypothermia: the sign, or a temperature below 36.0 °C; the project's reading, as for [`FEVER`].
pub const HYPOTHERMIA: Condition = Condition::Any(&[
    Condition::Sign(Sign::Hypothermia),
    Condition::Below(Vital::Temperature, 36.0),
]);

pub(super) fn causes(sign: Sign) -> impl Iterator<Item = &'static Condition> {
    DERIVED
        .iter()
        .filter(move |derived| derived.sign == sign)
        .map(|derived| &derived.cause)
}
