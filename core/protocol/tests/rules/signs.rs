//! Every sign alone, present and absent, and the signs that count in pairs.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Sign, SignState, Vital};
use aidpost_protocol::evaluate;

use super::{expect, fired, measured, well, with};

/// By hand from the charts. Columns: adult of 30, the same pregnant, child of 5, girl of 11 pregnant.
const ALONE: &str = "
unresponsive                           R R R R
stridor                                R R R R
respiratory_distress                   R R R R
central_cyanosis                       R R R R
mouth_throat_or_neck_swelling          Y Y Y Y
wheezing                               Y Y Y Y
cough                                  G G G Y
difficult_breathing                    G G G Y
chest_indrawing                        R R R R
severe_chest_indrawing                 R R R R
runny_nose                             G G G Y
weak_and_fast_pulse                    R R R R
cold_extremities                       G G R R
heavy_bleeding                         R R R R
ongoing_bleeding                       Y Y G Y
severe_pallor                          Y Y Y Y
recent_fainting                        Y Y G Y
some_pallor                            G G G Y
active_convulsions                     R R R R
convulsions_this_illness               G R Y R
moves_only_when_stimulated             G G G Y
altered_mental_status                  Y R Y R
agitation                              Y Y Y R
violent_or_aggressive                  R R G Y
self_harm                              Y Y Y Y
lethargy                               G G Y R
restless_or_irritable                  G G Y R
stiff_neck                             G G G Y
headache                               G G Y Y
severe_headache                        Y R Y R
acute_focal_neurologic_complaint       Y Y G Y
acute_visual_disturbance               Y R G R
acute_general_weakness                 Y Y G Y
dizziness                              G G G Y
fever                                  G Y G Y
malaria_test_positive                  G G G Y
malaria_test_negative                  G G G Y
hypothermia                            G G G Y
hypoglycaemia                          R R R R
vomits_everything                      Y Y Y Y
vomiting                               G G G Y
ongoing_diarrhoea                      Y Y Y Y
severe_vomiting                        G Y G Y
persistent_diarrhoea                   Y Y Y Y
blood_in_stool                         G G G Y
not_feeding_well                       G G G Y
drinks_eagerly                         G G G Y
slow_skin_pinch                        G G G Y
unable_to_feed_or_drink                Y Y Y Y
drinks_poorly                          G G G Y
sunken_eyes                            G G G Y
very_slow_skin_pinch                   G G G Y
dehydration                            G G Y Y
visible_severe_wasting                 G G Y Y
oedema_both_feet                       G G Y Y
looks_very_ill                         G Y G Y
ear_pain                               G G G Y
ear_discharge                          G G G Y
persistent_ear_discharge               G G G Y
tender_swelling_behind_ear             G G G Y
red_eyes                               G G G Y
pus_from_eye                           G G G Y
clouding_of_cornea                     G G G Y
mouth_ulcers                           G G G Y
deep_mouth_ulcers                      G G G Y
severe_pain                            Y Y Y Y
acute_chest_or_abdominal_pain          G G G Y
severe_abdominal_pain                  Y R Y R
epigastric_pain                        G G G Y
acute_testicular_or_scrotal_pain       Y Y R R
ecg_acute_ischaemia                    R R G Y
high_risk_trauma                       R R R R
trauma                                 Y R Y R
major_burn                             R R R R
burn                                   Y Y Y Y
threatened_limb                        R R R R
visible_acute_limb_deformity           Y R Y R
open_fracture                          Y R Y R
suspected_dislocation                  Y R Y R
snake_bite                             R R R R
poisoning_or_chemical_exposure         R R R R
exposure_needing_prophylaxis           Y Y Y Y
sexual_assault                         Y Y Y Y
new_rash_worsening_or_peeling          Y Y Y Y
measles_rash                           G G G Y
measles_in_last_three_months           G G G Y
jaundice                               G G G Y
jaundice_in_first_day                  G G G Y
yellow_palms_or_soles                  G G G Y
umbilicus_red_or_draining_pus          G G G Y
skin_pustules                          G G G Y
known_diagnosis_needing_urgent_surgery Y Y Y Y
unable_to_pass_urine                   Y Y G Y
active_labour                          R R R R
imminent_delivery                      R R R R
vaginal_bleeding                       G Y G Y
pregnancy_complication_referral        Y Y Y Y
";

fn patients() -> [Encounter; 4] {
    let pregnant = |age| Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..measured(well(Age::Years(age)), Vital::Systolic, 120.0)
    };
    [
        well(Age::Years(30)),
        pregnant(30),
        well(Age::Years(5)),
        pregnant(11),
    ]
}

fn table() -> Vec<(Sign, Vec<Acuity>)> {
    let colour = |letter| match letter {
        "R" => Acuity::Red,
        "Y" => Acuity::Yellow,
        "G" => Acuity::Green,
        other => panic!("{other}"),
    };
    let row = |line: &'static str| {
        let mut words = line.split_whitespace();
        let sign = words
            .next()
            .and_then(Sign::from_code)
            .unwrap_or_else(|| panic!("{line}"));
        (sign, words.map(colour).collect())
    };
    ALONE.trim().lines().map(row).collect()
}

#[test]
fn the_table_names_every_sign_once() {
    let named: Vec<Sign> = table().into_iter().map(|(sign, _)| sign).collect();
    assert_eq!(named, Sign::ALL);
}

#[test]
fn every_sign_alone_gives_its_colour_and_absent_gives_none() {
    for (sign, colours) in table() {
        for (patient, colour) in patients().into_iter().zip(&colours) {
            let outcome = evaluate(&with(patient.clone(), sign));
            assert_eq!(outcome.acuity, *colour, "{} present", sign.code());
            let asks = fired(&outcome).iter().any(|id| id.contains("/review/"));
            let review = asks && *colour != Acuity::Red;
            assert_eq!(outcome.supervisor_review, review, "{} present", sign.code());
            let mut absent = patient.clone();
            absent.signs.insert(sign, SignState::Absent);
            assert_eq!(
                evaluate(&absent),
                evaluate(&patient),
                "{} absent",
                sign.code()
            );
        }
    }
}

#[test]
fn a_sign_that_decides_something_is_named_in_the_basis() {
    for (sign, colours) in table() {
        for (patient, colour) in patients().into_iter().zip(&colours) {
            let outcome = evaluate(&with(patient.clone(), sign));
            let line = format!("signs.{} = present", sign.code());
            let mut bases = outcome
                .assessment
                .findings
                .iter()
                .map(|finding| &finding.basis);
            let before = evaluate(&patient).acuity;
            assert!(
                *colour == before || bases.any(|basis| basis.contains(&line)),
                "{}",
                sign.code()
            );
        }
    }
}

fn pairs_of(four: [Sign; 4], age: Age, rule: &str) {
    for (i, first) in four.into_iter().enumerate() {
        assert!(
            !fired(&evaluate(&with(well(age), first))).contains(&rule),
            "{} alone",
            first.code()
        );
        for second in &four[i + 1..] {
            let outcome = evaluate(&with(with(well(age), first), *second));
            assert_eq!(
                outcome.acuity,
                Acuity::Red,
                "{} and {}",
                first.code(),
                second.code()
            );
            assert!(
                fired(&outcome).contains(&rule),
                "{} and {}",
                first.code(),
                second.code()
            );
        }
    }
}

#[test]
fn any_two_of_four_are_red() {
    use Sign::{
        AlteredMentalStatus, DrinksPoorly, Fever, Headache, Lethargy, StiffNeck, SunkenEyes,
        VerySlowSkinPinch,
    };
    let adult = "iitt-adult/red/two-neurological-signs";
    pairs_of(
        [AlteredMentalStatus, StiffNeck, Fever, Headache],
        Age::Years(30),
        adult,
    );
    pairs_of(
        [AlteredMentalStatus, StiffNeck, Sign::Hypothermia, Headache],
        Age::Years(30),
        adult,
    );
    let child = "iitt-child/red/two-dehydration-signs";
    pairs_of(
        [Lethargy, SunkenEyes, VerySlowSkinPinch, DrinksPoorly],
        Age::Years(5),
        child,
    );
}

#[test]
fn an_altered_child_is_red_with_stiff_neck_fever_or_hypothermia() {
    let confused = || with(well(Age::Years(5)), Sign::AlteredMentalStatus);
    for sign in [Sign::StiffNeck, Sign::Fever, Sign::Hypothermia] {
        let rule = &["red/altered-mental-status-with-sign"];
        expect(&with(confused(), sign), Acuity::Red, rule, sign.code());
    }
    let without = with(with(well(Age::Years(5)), Sign::StiffNeck), Sign::Fever);
    expect(
        &without,
        Acuity::Green,
        &[],
        "stiff neck and fever without altered mental state",
    );
}

#[test]
fn a_severe_headache_is_a_headache_and_says_so() {
    let outcome = evaluate(&with(
        with(well(Age::Years(30)), Sign::SevereHeadache),
        Sign::StiffNeck,
    ));
    let basis = &outcome.assessment.findings[0].basis;
    assert_eq!(
        basis,
        &[
            "signs.stiff_neck = present",
            "signs.severe_headache = present"
        ]
    );
    let mut denied = with(
        with(well(Age::Years(30)), Sign::SevereHeadache),
        Sign::StiffNeck,
    );
    denied.signs.insert(Sign::Headache, SignState::Absent);
    assert_eq!(
        evaluate(&denied).acuity,
        Acuity::Red,
        "a denial does not undo what follows from another sign"
    );
}

#[test]
fn pregnancy_rules_need_pregnancy_now() {
    for pregnancy in [
        Pregnancy::Postpartum,
        Pregnancy::NotPregnant,
        Pregnancy::Unknown,
    ] {
        for (age, sign) in [
            (30, Sign::Trauma),
            (30, Sign::SevereHeadache),
            (11, Sign::SevereAbdominalPain),
        ] {
            let encounter = Encounter {
                pregnancy,
                ..with(well(Age::Years(age)), sign)
            };
            let rules = fired(&evaluate(&encounter))
                .into_iter()
                .filter(|id| id.contains("pregnan"))
                .count();
            assert_eq!(rules, 0, "{}", sign.code());
        }
    }
}

#[test]
fn labour_or_a_referral_for_pregnancy_means_pregnant_whatever_was_recorded() {
    for pregnancy in [
        Pregnancy::Postpartum,
        Pregnancy::NotPregnant,
        Pregnancy::Unknown,
    ] {
        for sign in [Sign::ActiveLabour, Sign::PregnancyComplicationReferral] {
            for age in [11, 30] {
                let told = with(well(Age::Years(age)), sign);
                let told = Encounter {
                    pregnancy,
                    ..with(told, Sign::Trauma)
                };
                let outcome = evaluate(&told);
                let findings = &outcome.assessment.findings;
                let injured = findings
                    .iter()
                    .find(|finding| finding.rule.ends_with("red/pregnant-trauma"));
                let line = format!("signs.{} = present", sign.code());
                assert_eq!(
                    injured.map(|finding| finding.basis.clone()),
                    Some(vec![line, "signs.trauma = present".to_owned()]),
                    "{} at {age}",
                    sign.code()
                );
                assert_eq!(outcome.acuity, Acuity::Red);
            }
        }
    }
}
