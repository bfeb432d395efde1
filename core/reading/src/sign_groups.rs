//! Signs of which people tell in a way of their own.

use aidpost_protocol::encounter::Sign;

/// What is over but counts all the same: the question asks for "in this illness", or an injury stays one.
pub(crate) const LASTING: [Sign; 16] = [
    Sign::ConvulsionsThisIllness,
    Sign::RecentFainting,
    Sign::Fever,
    Sign::Hypoglycaemia,
    Sign::Trauma,
    Sign::HighRiskTrauma,
    Sign::Burn,
    Sign::MajorBurn,
    Sign::SnakeBite,
    Sign::PoisoningOrChemicalExposure,
    Sign::ExposureNeedingProphylaxis,
    Sign::SexualAssault,
    Sign::OpenFracture,
    Sign::VisibleAcuteLimbDeformity,
    Sign::EcgAcuteIschaemia,
    Sign::BloodInStool,
];

/// Where the first sign is not asked of this patient, its words mean the second.
const INSTEAD: [(Sign, Sign); 7] = [
    (Sign::Lethargy, Sign::AlteredMentalStatus),
    (Sign::RestlessOrIrritable, Sign::Agitation),
    (Sign::Agitation, Sign::RestlessOrIrritable),
    (Sign::SevereChestIndrawing, Sign::ChestIndrawing),
    (Sign::ChestIndrawing, Sign::RespiratoryDistress),
    (Sign::MovesOnlyWhenStimulated, Sign::Lethargy),
    (Sign::ImminentDelivery, Sign::ActiveLabour),
];

/// Another person may stand within the words of these.
pub(crate) const DONE_BY_OTHERS: [Sign; 10] = [
    Sign::ExposureNeedingProphylaxis,
    Sign::Trauma,
    Sign::HighRiskTrauma,
    Sign::Burn,
    Sign::MajorBurn,
    Sign::SexualAssault,
    Sign::SelfHarm,
    Sign::ViolentOrAggressive,
    Sign::PoisoningOrChemicalExposure,
    Sign::AlteredMentalStatus,
];

/// Of these "the mother" tells of the patient.
pub(crate) const OF_MOTHERS: [Sign; 4] = [
    Sign::ActiveLabour,
    Sign::ImminentDelivery,
    Sign::VaginalBleeding,
    Sign::PregnancyComplicationReferral,
];

/// These count also where they are only thought of: "?snake bite", "ate kerosene?".
pub(crate) const THOUGHT_OF: [Sign; 2] = [Sign::SnakeBite, Sign::PoisoningOrChemicalExposure];

/// The sign if it is asked of this patient, or the one that its words mean instead.
pub(crate) fn asked(sign: Sign, signs: &[Sign]) -> Option<Sign> {
    let instead = || {
        let mut pairs = INSTEAD.iter();
        pairs.find(|(from, to)| *from == sign && signs.contains(to))
    };
    if signs.contains(&sign) {
        return Some(sign);
    }
    instead().map(|(_, to)| *to)
}
