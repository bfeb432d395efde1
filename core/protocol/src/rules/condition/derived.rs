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

/// Every derived sign, from the contract of the project; no sign follows from itself, so there is no circle.
/// Pain in head or belly that is severe is severe pain, and an open fracture, a newly deformed limb or a joint out of
/// place is an injury: the charts list these apart, and that one includes the other is this project's reading.
#[rustfmt::skip]
pub const DERIVED: [Derived; 13] = [
    Derived { sign: Sign::Unresponsive, cause: Condition::Avpu(&[Avpu::Unresponsive]) },
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
