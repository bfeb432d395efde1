//! The number of each sign in a message. New signs are added at the end: a number never changes its meaning, whatever the order elsewhere.

use aidpost_protocol::encounter::Sign;

/// How many bits a number takes.
pub(crate) const WIDTH: u32 = 7;

/// A sign's number is its place.
const CODES: [&str; 97] = [
    "unresponsive",
    "stridor",
    "respiratory_distress",
    "central_cyanosis",
    "mouth_throat_or_neck_swelling",
    "wheezing",
    "cough",
    "difficult_breathing",
    "chest_indrawing",
    "severe_chest_indrawing",
    "runny_nose",
    "weak_and_fast_pulse",
    "cold_extremities",
    "heavy_bleeding",
    "ongoing_bleeding",
    "severe_pallor",
    "recent_fainting",
    "some_pallor",
    "active_convulsions",
    "convulsions_this_illness",
    "moves_only_when_stimulated",
    "altered_mental_status",
    "agitation",
    "violent_or_aggressive",
    "self_harm",
    "lethargy",
    "restless_or_irritable",
    "stiff_neck",
    "headache",
    "severe_headache",
    "acute_focal_neurologic_complaint",
    "acute_visual_disturbance",
    "acute_general_weakness",
    "dizziness",
    "fever",
    "malaria_test_positive",
    "malaria_test_negative",
    "hypothermia",
    "hypoglycaemia",
    "vomits_everything",
    "vomiting",
    "ongoing_diarrhoea",
    "severe_vomiting",
    "persistent_diarrhoea",
    "blood_in_stool",
    "not_feeding_well",
    "drinks_eagerly",
    "slow_skin_pinch",
    "unable_to_feed_or_drink",
    "drinks_poorly",
    "sunken_eyes",
    "very_slow_skin_pinch",
    "dehydration",
    "visible_severe_wasting",
    "oedema_both_feet",
    "looks_very_ill",
    "ear_pain",
    "ear_discharge",
    "persistent_ear_discharge",
    "tender_swelling_behind_ear",
    "red_eyes",
    "pus_from_eye",
    "clouding_of_cornea",
    "mouth_ulcers",
    "deep_mouth_ulcers",
    "severe_pain",
    "acute_chest_or_abdominal_pain",
    "severe_abdominal_pain",
    "epigastric_pain",
    "acute_testicular_or_scrotal_pain",
    "ecg_acute_ischaemia",
    "high_risk_trauma",
    "trauma",
    "major_burn",
    "burn",
    "threatened_limb",
    "visible_acute_limb_deformity",
    "open_fracture",
    "suspected_dislocation",
    "snake_bite",
    "poisoning_or_chemical_exposure",
    "exposure_needing_prophylaxis",
    "sexual_assault",
    "new_rash_worsening_or_peeling",
    "measles_rash",
    "measles_in_last_three_months",
    "jaundice",
    "jaundice_in_first_day",
    "yellow_palms_or_soles",
    "umbilicus_red_or_draining_pus",
    "skin_pustules",
    "known_diagnosis_needing_urgent_surgery",
    "unable_to_pass_urine",
    "active_labour",
    "imminent_delivery",
    "vaginal_bleeding",
    "pregnancy_complication_referral",
];

/// The sign's number; `None` if version 1 of the message has none.
pub(crate) fn number(sign: Sign) -> Option<u64> {
    let place = CODES.iter().position(|code| *code == sign.code())?;
    Some(place as u64)
}

/// The sign with this number; `None` if there is none, or if this build does not know it.
pub(crate) fn sign(number: u64) -> Option<Sign> {
    Sign::from_code(CODES.get(usize::try_from(number).ok()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_number_of_its_own() {
        for known in Sign::ALL {
            let number = number(*known).unwrap();
            assert_eq!(sign(number), Some(*known));
            assert!(number < 1 << WIDTH);
        }
        assert_eq!(sign(CODES.len() as u64), None);
    }
}
