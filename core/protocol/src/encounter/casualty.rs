//! What is asked of one casualty among many: yes, no, or not known. Nothing here is read by a model.

use serde::{Deserialize, Serialize};

use super::PatientText;

macro_rules! facts {
    ($($name:ident, $field:ident, $meaning:literal;)*) => {
        /// Findings of a mass-casualty triage; absent means not known, never no.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct Casualty {
            $(#[doc = $meaning]
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "uniffi", uniffi(default))]
            pub $field: Option<bool>,)*
            /// What the person named in `confirmed_by` confirms.
            #[serde(
                deserialize_with = "super::parse::optional_word",
                skip_serializing_if = "Option::is_none"
            )]
            #[cfg_attr(feature = "uniffi", uniffi(default))]
            pub confirmed_as: Option<ConfirmedAs>,
            /// Who looked at the casualty and confirms a proposed `dead` or `expectant`; at most 128 bytes.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "uniffi", uniffi(default))]
            pub confirmed_by: Option<PatientText>,
        }

        /// The name of a finding, with which rules and errors speak of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Fact { $(#[doc = $meaning] $name,)* }

        impl Fact {
            /// Every finding, in the order of the contract.
            pub const ALL: &'static [Fact] = &[$(Fact::$name),*];

            /// The dotted field name, `casualty.walks`.
            #[must_use]
            pub const fn field(self) -> &'static str {
                match self { $(Fact::$name => concat!("casualty.", stringify!($field)),)* }
            }

            /// What "yes" means, in plain words.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Fact::$name => $meaning,)* }
            }

            /// Yes, no, or `None` where it is not known.
            #[must_use]
            pub const fn of(self, casualty: &Casualty) -> Option<bool> {
                match self { $(Fact::$name => casualty.$field,)* }
            }

            /// Records an answer; `None` takes it back.
            pub const fn set(self, casualty: &mut Casualty, answer: Option<bool>) {
                match self { $(Fact::$name => casualty.$field = answer,)* }
            }
        }
    };
}

facts! {
    Walks, walks, "walks";
    Breathing, breathing, "breathes without help, before anything was done to the airway";
    BreathingAfterAirwayOpening, breathing_after_airway_opening, "breathes once the airway was opened";
    BreathingAfterRescueBreaths, breathing_after_rescue_breaths, "breathes after rescue breaths: five in JumpSTART, two for a child in SALT";
    BreathingRegular, breathing_regular, "breathes regularly";
    RespiratoryDistress, respiratory_distress, "struggles to breathe";
    PeripheralPulse, peripheral_pulse, "has a pulse at the wrist, or for a child wherever it is felt for";
    ObeysCommands, obeys_commands, "follows simple commands";
    PurposefulMovement, purposeful_movement, "moves with purpose";
    RespondsToPainAppropriately, responds_to_pain_appropriately, "responds fittingly to pain: pulls away or pushes the hand aside";
    MajorHaemorrhageControlled, major_haemorrhage_controlled, "bleeds not heavily, or no longer";
    SurvivableWithPresentResources, survivable_with_present_resources, "is likely to survive with what there is now";
    MinorInjuriesOnly, minor_injuries_only, "has minor injuries only";
}

/// What a person confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ConfirmedAs {
    /// Dead.
    Dead,
    /// Not to be saved with what there is now.
    Expectant,
}
