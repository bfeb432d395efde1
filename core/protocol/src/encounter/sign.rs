//! The signs and complaints that the protocols ask about: code, short label, and the question that settles each.
//! The wording is this project's own. What a sign means for the acuity stands in `protocol`.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What was found when the sign was looked for; a sign that is not named was not assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SignState {
    /// Looked for, and there.
    Present,
    /// Looked for, and not there.
    Absent,
}

macro_rules! signs {
    ($($name:ident, $code:literal, $label:literal, $question:literal;)*) => {
        /// One sign or complaint; in JSON its code, `respiratory_distress`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum Sign { $(#[doc = $label] $name,)* }

        impl Sign {
            /// Every sign, in the order of the table.
            pub const ALL: &'static [Sign] = &[$(Sign::$name),*];

            /// The code in JSON.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Sign::$name => $code,)* }
            }

            /// The sign with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Sign> {
                match code { $($code => Some(Sign::$name),)* _ => None }
            }

            /// A few words for lists and findings.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Sign::$name => $label,)* }
            }

            /// What a health worker could ask or check; "yes" means present.
            #[must_use]
            pub const fn question(self) -> &'static str {
                match self { $(Sign::$name => $question,)* }
            }
        }
    };
}

signs! {
    // Airway and breathing
    Unresponsive, "unresponsive", "does not respond", "Is the patient without any response to your voice and to touch or pain?";
    Stridor, "stridor", "harsh noise when breathing in", "At rest, is there a harsh, high sound each time the patient breathes in?";
    RespiratoryDistress, "respiratory_distress", "struggling to breathe", "Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?";
    CentralCyanosis, "central_cyanosis", "blue lips or tongue", "Are the lips or the tongue blue or grey?";
    MouthThroatOrNeckSwelling, "mouth_throat_or_neck_swelling", "swelling of mouth, throat or neck", "Is there a swelling or a lump in the mouth, throat or neck?";
    Wheezing, "wheezing", "wheezing", "Does the chest whistle when the patient breathes out?";
    Cough, "cough", "cough", "Does the patient cough?";
    DifficultBreathing, "difficult_breathing", "trouble with breathing", "Is breathing hard or unusual in any way?";
    ChestIndrawing, "chest_indrawing", "lower chest goes in when breathing in", "When the patient breathes in, does the lower chest wall go in?";
    SevereChestIndrawing, "severe_chest_indrawing", "lower chest goes in deeply when breathing in", "When the baby breathes in, does the lower chest wall go in deeply and easily seen?";
    RunnyNose, "runny_nose", "runny nose", "Does the nose run?";
    // Circulation
    WeakAndFastPulse, "weak_and_fast_pulse", "weak and fast pulse", "Is the pulse both hard to feel and fast?";
    ColdExtremities, "cold_extremities", "cold hands and feet", "Are the patient's hands and feet cold to your touch?";
    HeavyBleeding, "heavy_bleeding", "heavy bleeding", "Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?";
    OngoingBleeding, "ongoing_bleeding", "bleeding that goes on", "Is any bleeding, however slow, still going on?";
    SeverePallor, "severe_pallor", "very pale", "Are the palms and the inside of the lower eyelids white or nearly white?";
    RecentFainting, "recent_fainting", "fainted recently", "Did the patient pass out in this illness and come round again?";
    SomePallor, "some_pallor", "somewhat pale", "Are the palms paler than they should be?";
    // Brain and nerves
    ActiveConvulsions, "active_convulsions", "convulsing now", "Is the patient having a fit right now?";
    ConvulsionsThisIllness, "convulsions_this_illness", "convulsions in this illness", "Has the patient had a fit during this illness, during this pregnancy, or since giving birth?";
    MovesOnlyWhenStimulated, "moves_only_when_stimulated", "moves only when touched, or not at all", "Does the baby move only when touched or spoken to, and then stop, or not at all?";
    AlteredMentalStatus, "altered_mental_status", "confused, drowsy or not themselves", "Is the patient newly confused, hard to keep awake, or not acting as usual?";
    Agitation, "agitation", "agitated", "Is the patient unusually restless and hard to calm?";
    ViolentOrAggressive, "violent_or_aggressive", "violent or aggressive", "Is the patient hitting, threatening, or about to hurt someone?";
    SelfHarm, "self_harm", "self-harm or thoughts of it", "Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?";
    Lethargy, "lethargy", "lethargic", "Is the patient limp, sleepy, or without interest in what happens around them?";
    RestlessOrIrritable, "restless_or_irritable", "restless or irritable", "Does the child cry or squirm all the time, even when held?";
    StiffNeck, "stiff_neck", "stiff neck", "Does bending the chin to the chest hurt, or is it impossible?";
    Headache, "headache", "headache", "Does the head ache?";
    SevereHeadache, "severe_headache", "severe headache", "Is the headache very strong, or the worst the patient has known?";
    AcuteFocalNeurologicComplaint, "acute_focal_neurologic_complaint", "new weakness, numbness or speech trouble in one part", "Did one side or one part suddenly become weak or numb, or did speech or the face change?";
    AcuteVisualDisturbance, "acute_visual_disturbance", "sudden change of vision", "Did sight suddenly become blurred, double or spotted, or go away?";
    AcuteGeneralWeakness, "acute_general_weakness", "newly weak all over", "Has the patient in the last days become too weak for ordinary tasks?";
    Dizziness, "dizziness", "dizziness", "Does the patient feel dizzy or about to fall?";
    // Whole body, food and fluids
    Fever, "fever", "fever", "Is the body hot, or was there fever in this illness?";
    MalariaTestPositive, "malaria_test_positive", "malaria test positive", "Was a malaria test done in this illness, and was it positive?";
    MalariaTestNegative, "malaria_test_negative", "malaria test negative", "Was a malaria test done in this illness, and was it negative?";
    Hypothermia, "hypothermia", "abnormally cold body", "Does the body, chest and belly too, feel colder than it should?";
    Hypoglycaemia, "hypoglycaemia", "low blood sugar", "Was the blood sugar measured today and found low?";
    VomitsEverything, "vomits_everything", "vomits everything", "Does everything swallowed come up again?";
    Vomiting, "vomiting", "vomiting", "Does the patient vomit?";
    OngoingDiarrhoea, "ongoing_diarrhoea", "ongoing diarrhoea", "Is there watery or frequent stool that has not stopped?";
    SevereVomiting, "severe_vomiting", "severe vomiting", "Is there vomiting so strong or frequent that it worries you?";
    PersistentDiarrhoea, "persistent_diarrhoea", "diarrhoea for 14 days or more", "Has the diarrhoea gone on for 14 days or more?";
    BloodInStool, "blood_in_stool", "blood in the stool", "Is there blood in the stool?";
    NotFeedingWell, "not_feeding_well", "does not feed well", "Does the baby feed less or worse than before?";
    DrinksEagerly, "drinks_eagerly", "drinks eagerly", "When offered a drink, does the patient reach for it and want more?";
    SlowSkinPinch, "slow_skin_pinch", "skin pinch goes back slowly", "After a pinch of the belly skin, does the fold stay for a moment?";
    UnableToFeedOrDrink, "unable_to_feed_or_drink", "cannot feed or drink", "Is the patient unable to drink or, if at the breast, unable to breastfeed?";
    DrinksPoorly, "drinks_poorly", "drinks poorly", "When offered a drink, does the patient take very little or need help to swallow?";
    SunkenEyes, "sunken_eyes", "sunken eyes", "Do the eyes lie deeper than the family is used to?";
    VerySlowSkinPinch, "very_slow_skin_pinch", "skin pinch goes back very slowly", "After a pinch of the belly skin, does the fold stand for more than two seconds?";
    Dehydration, "dehydration", "dehydrated", "Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?";
    VisibleSevereWasting, "visible_severe_wasting", "severely wasted", "Is the patient skin and bone, with loose folds at the buttocks or visible ribs?";
    OedemaBothFeet, "oedema_both_feet", "swelling of both feet", "Does a thumb pressed on the top of each foot leave a dent in both?";
    LooksVeryIll, "looks_very_ill", "looks very ill", "Does the patient look very ill to you?";
    // Ears, eyes and mouth
    EarPain, "ear_pain", "ear pain", "Does an ear hurt?";
    EarDischarge, "ear_discharge", "ear discharge", "Does pus or other fluid come out of an ear?";
    PersistentEarDischarge, "persistent_ear_discharge", "ear discharge for 14 days or more", "Has fluid come out of an ear for 14 days or more?";
    TenderSwellingBehindEar, "tender_swelling_behind_ear", "tender swelling behind the ear", "Is there a swelling behind an ear that hurts when pressed?";
    RedEyes, "red_eyes", "red eyes", "Are the eyes red?";
    PusFromEye, "pus_from_eye", "pus from the eye", "Does pus come out of an eye?";
    CloudingOfCornea, "clouding_of_cornea", "cloudy cornea", "Is the clear front of an eye cloudy or hazy?";
    MouthUlcers, "mouth_ulcers", "mouth ulcers", "Are there sores in the mouth or on the lips?";
    DeepMouthUlcers, "deep_mouth_ulcers", "deep or extensive mouth ulcers", "Are the sores in the mouth deep, or are there many?";
    // Pain
    SeverePain, "severe_pain", "severe pain", "Is there pain, anywhere, that the patient calls severe or cannot bear?";
    AcuteChestOrAbdominalPain, "acute_chest_or_abdominal_pain", "new chest or belly pain", "Did pain in the chest or the belly begin recently?";
    SevereAbdominalPain, "severe_abdominal_pain", "severe belly pain", "Is there strong pain in the belly?";
    EpigastricPain, "epigastric_pain", "pain in the upper belly", "Is there pain in the upper middle of the belly, below the ribs?";
    AcuteTesticularOrScrotalPain, "acute_testicular_or_scrotal_pain", "testicular pain or an erection that will not end", "Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?";
    EcgAcuteIschaemia, "ecg_acute_ischaemia", "ECG suggests a heart attack", "Was an ECG done, and does it show signs of a blocked heart artery?";
    // Injury and exposure
    HighRiskTrauma, "high_risk_trauma", "dangerous injury", "Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?";
    Trauma, "trauma", "injury", "Was the patient injured?";
    MajorBurn, "major_burn", "major burn", "Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?";
    Burn, "burn", "burn", "Is there any burn or scald?";
    ThreatenedLimb, "threatened_limb", "limb at risk", "Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?";
    VisibleAcuteLimbDeformity, "visible_acute_limb_deformity", "newly deformed limb", "Is an arm or leg newly bent or out of shape?";
    OpenFracture, "open_fracture", "open fracture", "Is there a wound over a broken bone, or bone to be seen?";
    SuspectedDislocation, "suspected_dislocation", "joint out of place", "Does a joint look or feel out of its place?";
    SnakeBite, "snake_bite", "snake bite", "Was the patient bitten by a snake, or possibly so?";
    PoisoningOrChemicalExposure, "poisoning_or_chemical_exposure", "poisoning or chemical exposure", "Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?";
    ExposureNeedingProphylaxis, "exposure_needing_prophylaxis", "exposure that needs treatment in time", "Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?";
    SexualAssault, "sexual_assault", "sexual assault", "Speaking alone and kindly: did someone force the patient into a sexual act?";
    // Skin, surgery, urine
    NewRashWorseningOrPeeling, "new_rash_worsening_or_peeling", "new rash that spreads or peels", "Is there a new rash that has spread within hours, or skin that peels off?";
    MeaslesRash, "measles_rash", "rash like measles", "Is there a red, blotchy rash all over the body, without blisters or pus?";
    MeaslesInLastThreeMonths, "measles_in_last_three_months", "measles in the last three months", "Did the patient have measles within the last three months?";
    Jaundice, "jaundice", "yellow skin or eyes", "Are the skin or the white of the eyes yellow?";
    JaundiceInFirstDay, "jaundice_in_first_day", "yellow within a day of birth", "Did the baby turn yellow within 24 hours of birth?";
    YellowPalmsOrSoles, "yellow_palms_or_soles", "yellow palms or soles", "Are the palms of the hands or the soles of the feet yellow?";
    UmbilicusRedOrDrainingPus, "umbilicus_red_or_draining_pus", "navel red or draining pus", "Is the baby's navel red, or does pus come out of it?";
    SkinPustules, "skin_pustules", "skin pustules", "Are there pimples with pus on the skin?";
    KnownDiagnosisNeedingUrgentSurgery, "known_diagnosis_needing_urgent_surgery", "sent for urgent surgery", "Has someone already found an illness that needs an operation soon?";
    UnableToPassUrine, "unable_to_pass_urine", "cannot pass urine", "Has the patient been unable to pass urine though wanting to?";
    // Pregnancy
    ActiveLabour, "active_labour", "in labour", "Are labour pains coming regularly, have the waters broken, or is the baby coming?";
    ImminentDelivery, "imminent_delivery", "baby about to be born", "Is the baby about to be born: does she push, or can the head be seen?";
    VaginalBleeding, "vaginal_bleeding", "bleeding from the vagina", "Is she bleeding from the vagina?";
    PregnancyComplicationReferral, "pregnancy_complication_referral", "sent because of a problem in pregnancy", "Was she sent here because of a problem with the pregnancy?";
}

/// What an unknown code is refused with, before the nearest are named.
pub(super) const KNOWN_SIGN: &str = "the code of a known sign";

/// The three signs whose codes are most like `code`, letter by letter or in the words that they share.
fn nearest(code: &str) -> [Sign; 3] {
    let asked = code.to_lowercase().replace([' ', '-'], "_");
    let words: Vec<&str> = asked.split('_').filter(|word| word.len() > 2).collect();
    let likeness = |sign: &Sign| {
        let known = sign.code();
        let shared = words
            .iter()
            .filter(|word| known.split('_').any(|own| own == **word));
        let shared = shared.count() as f64 / words.len().max(1) as f64;
        strsim::normalized_damerau_levenshtein(&asked, known).max(shared * 0.8)
    };
    let mut best = [(Sign::ALL[0], -1.0); 3];
    for sign in Sign::ALL {
        let like = likeness(sign);
        if let Some(at) = best.iter().position(|(_, other)| like > *other) {
            best[at..].rotate_right(1);
            best[at] = (*sign, like);
        }
    }
    best.map(|(sign, _)| sign)
}

impl Sign {
    /// Whether the sign came after the built-in pack was trained, so that no model is asked for it yet.
    #[must_use]
    pub const fn is_new_to_models(self) -> bool {
        matches!(
            self,
            Sign::RunnyNose
                | Sign::SelfHarm
                | Sign::Dizziness
                | Sign::MalariaTestPositive
                | Sign::MalariaTestNegative
                | Sign::Vomiting
                | Sign::EarPain
                | Sign::EarDischarge
                | Sign::PersistentEarDischarge
                | Sign::TenderSwellingBehindEar
                | Sign::RedEyes
                | Sign::PusFromEye
                | Sign::CloudingOfCornea
                | Sign::MouthUlcers
                | Sign::DeepMouthUlcers
                | Sign::EpigastricPain
                | Sign::MeaslesRash
                | Sign::MeaslesInLastThreeMonths
                | Sign::Jaundice
                | Sign::JaundiceInFirstDay
                | Sign::YellowPalmsOrSoles
                | Sign::UmbilicusRedOrDrainingPus
                | Sign::SkinPustules
        )
    }
}

impl Serialize for Sign {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Sign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;
        impl Visitor<'_> for Code {
            type Value = Sign;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(KNOWN_SIGN)
            }

            fn visit_str<E: Error>(self, code: &str) -> Result<Sign, E> {
                // The unknown code itself is left out: what someone typed as a sign may be about the patient.
                let nearest = || {
                    let codes = nearest(code).map(|sign| format!("`{}`", sign.code()));
                    format!(
                        "{KNOWN_SIGN}; the nearest are {}; `aidpost rules --signs` lists all",
                        codes.join(", ")
                    )
                };
                Sign::from_code(code).ok_or_else(|| {
                    E::invalid_value(Unexpected::Other("another text"), &nearest().as_str())
                })
            }
        }
        deserializer.deserialize_str(Code)
    }
}
