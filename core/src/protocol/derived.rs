//! Facts that follow from others, the same for every protocol.
//! Each only adds a sign: nothing here can take one away.

use super::condition::When;
use crate::encounter::{Avpu, Sign, Vital};

/// A sign that holds also where something else does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// The sign that follows.
    pub sign: Sign,
    /// From what.
    pub cause: When,
}

/// Every derived sign, from the contract of the project; the causes name no derived sign, so there is no circle.
pub const DERIVED: [Derived; 2] = [
    Derived {
        sign: Sign::Unresponsive,
        cause: When::Avpu(&[Avpu::Unresponsive]),
    },
    Derived {
        sign: Sign::Headache,
        cause: When::Sign(Sign::SevereHeadache),
    },
];

/// Fever: the sign, or a temperature of 38.0 °C or more. The charts give no number where they say "fever";
/// this is the project's reading, and the rules that use it say so in their source.
pub const FEVER: When = When::Any(&[
    When::Sign(Sign::Fever),
    When::AtLeast(Vital::Temperature, 38.0),
]);

/// Hypothermia: the sign, or a temperature below 36.0 °C; the project's reading, as for [`FEVER`].
pub const HYPOTHERMIA: When = When::Any(&[
    When::Sign(Sign::Hypothermia),
    When::Below(Vital::Temperature, 36.0),
]);

pub(super) fn causes(sign: Sign) -> impl Iterator<Item = &'static When> {
    DERIVED
        .iter()
        .filter(move |derived| derived.sign == sign)
        .map(|derived| &derived.cause)
}
