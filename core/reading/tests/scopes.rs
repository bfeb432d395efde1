//! Of whom and when a cue speaks: what makes a sign present, and what does not.

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::{Scope, read};

fn state(text: &str, sign: Sign) -> Option<SignState> {
    let chief = read(text, "en", Sign::ALL).chief();
    chief
        .into_iter()
        .find_map(|(of, state)| (of == sign).then_some(state))
}

fn there(text: &str, sign: Sign) {
    assert_eq!(state(text, sign), Some(SignState::Present), "{text}");
}

fn denied(text: &str, sign: Sign) {
    assert_eq!(state(text, sign), Some(SignState::Absent), "{text}");
}

fn no_claim(text: &str, sign: Sign) {
    assert_eq!(state(text, sign), None, "{text}");
}

#[test]
fn what_one_does_in_an_examination_is_no_condition() {
    there(
        "Belly skin stays up a while if you pinch it.",
        Sign::SlowSkinPinch,
    );
    no_claim(
        "Bring him back if he has fits.",
        Sign::ConvulsionsThisIllness,
    );
}

#[test]
fn a_mark_before_or_behind_its_word_denies_that_word() {
    for text in [
        "Fever (-), fits (-)",
        "(-) fever (-) fits",
        "c/o headache, (-) fever, (-) fits",
    ] {
        denied(text, Sign::Fever);
        denied(text, Sign::ConvulsionsThisIllness);
    }
    there("(+) vomiting (-) fever", Sign::Vomiting);
    denied("(+) vomiting (-) fever", Sign::Fever);
}

#[test]
fn a_denial_may_stand_behind_what_it_denies() {
    denied("Dizzy she is not, but her chest hurts.", Sign::Dizziness);
    there("Vomiting. She is not drinking.", Sign::Vomiting);
    there("Vomiting she is not walking", Sign::Vomiting);
}

/// A cue with a denial for its first word leaves the denial to what stands next to it.
#[test]
fn a_denial_takes_what_stands_next_to_it() {
    let text = "The button is wet with pus but no fever he sucks well.";
    denied(text, Sign::Fever);
    assert_ne!(state(text, Sign::NotFeedingWell), Some(SignState::Present));
    there("He does not suck well.", Sign::NotFeedingWell);
}

#[test]
fn a_state_behind_a_noun_ends_a_list_of_denials() {
    there("Rash, no blisters, eyes red, hot.", Sign::RedEyes);
    denied("No fever, cough or headache.", Sign::Headache);
}

#[test]
fn what_was_told_as_past_and_is_well_now_is_over() {
    for text in [
        "He was gasping last night, breathes easily now.",
        "She was short of breath at noon, but is fine now.",
    ] {
        let reading = read(text, "en", Sign::ALL);
        let present = reading.signs.iter().any(|hit| hit.scope == Scope::Affirmed);
        assert!(!present, "{text}: {:?}", reading.chief());
    }
    there(
        "He has been gasping since last night, eats today.",
        Sign::RespiratoryDistress,
    );
    there("Chest indrawing, fully alert now.", Sign::ChestIndrawing);
}

#[test]
fn a_year_of_the_past_makes_history_of_what_is_told_with_it() {
    no_claim(
        "In 2019 he had a stroke and lost his speech.",
        Sign::AcuteFocalNeurologicComplaint,
    );
    there("In 2019 a stroke, now fever.", Sign::Fever);
    there("Seen in 2031 with fever.", Sign::Fever);
}

#[test]
fn a_mother_who_gives_birth_is_the_patient() {
    there(
        "The mother is pushing, the head can be seen.",
        Sign::ImminentDelivery,
    );
    there(
        "Postnatal visit. The mother had two fits at home.",
        Sign::ConvulsionsThisIllness,
    );
    no_claim(
        "The mother had two fits at home. The baby is well.",
        Sign::ConvulsionsThisIllness,
    );
}

#[test]
fn a_mark_that_is_spoken_in_a_dictation_ends_what_it_ends_in_writing() {
    let text = "no fever comma he is giddy full stop neither arm is weak period";
    denied(text, Sign::Fever);
    there(text, Sign::Dizziness);
    // One such word alone may be a word.
    there("Her period is late and she has fever", Sign::Fever);
}

#[test]
fn who_tells_it_is_not_who_has_it_but_may_fear_or_deny_it() {
    there("Mother says he has fever.", Sign::Fever);
    denied("Mother denies fever.", Sign::Fever);
    no_claim("Mother is worried about meningitis.", Sign::StiffNeck);
    no_claim("His sister has fever.", Sign::Fever);
}

/// What is not there, not good or not wanted beside a sign denies nothing of it.
#[test]
fn a_denial_of_something_else_leaves_what_was_told() {
    for (language, text, sign) in [
        (
            "en",
            "Lips blue. I found nothing to help.",
            Sign::CentralCyanosis,
        ),
        (
            "en",
            "He is convulsing. That is not so good.",
            Sign::ActiveConvulsions,
        ),
        (
            "en",
            "The fits have not stopped. It is not right.",
            Sign::ActiveConvulsions,
        ),
        (
            "en",
            "Bleeding heavily. The nurse found none of the drips.",
            Sign::HeavyBleeding,
        ),
        (
            "en",
            "She took poison, she never said that.",
            Sign::PoisoningOrChemicalExposure,
        ),
        ("en", "Lightning strike burns to chest.", Sign::MajorBurn),
        (
            "en",
            "They ignore the fits, he has them daily.",
            Sign::ConvulsionsThisIllness,
        ),
        (
            "fr",
            "Il a bu de l'eau de javel par erreur.",
            Sign::PoisoningOrChemicalExposure,
        ),
        (
            "fr",
            "Elle saigne beaucoup, la mère dit non à l'hôpital.",
            Sign::HeavyBleeding,
        ),
        (
            "es",
            "Sangra mucho, no hay transporte.",
            Sign::HeavyBleeding,
        ),
        (
            "es",
            "Tomó veneno para ratas, fue un error.",
            Sign::PoisoningOrChemicalExposure,
        ),
        (
            "pt",
            "Sangra muito e ela disse que não quer vir.",
            Sign::HeavyBleeding,
        ),
        (
            "pt",
            "Bebeu lixívia, foi engano.",
            Sign::PoisoningOrChemicalExposure,
        ),
        (
            "sw",
            "Anatoka damu nyingi, mama amesema hana pesa.",
            Sign::HeavyBleeding,
        ),
        (
            "sw",
            "Amekunywa sumu, kosa langu.",
            Sign::PoisoningOrChemicalExposure,
        ),
        (
            "hi",
            "उसने जहर पी लिया, कुछ नहीं बोला।",
            Sign::PoisoningOrChemicalExposure,
        ),
        ("hi", "दौरा पड़ रहा है और दवा नहीं है।", Sign::ActiveConvulsions),
        ("ar", "يتشنج، لم نجد الطبيب.", Sign::ActiveConvulsions),
    ] {
        let chief = read(text, language, Sign::ALL).chief();
        assert!(chief.contains(&(sign, SignState::Present)), "{text}");
    }
}

#[test]
fn a_question_may_have_its_reason_behind_it() {
    for (text, sign) in [
        ("Can you come, he is convulsing?", Sign::ActiveConvulsions),
        (
            "Is there a doctor, she is convulsing?",
            Sign::ActiveConvulsions,
        ),
        (
            "Can we come now, she is bleeding heavily?",
            Sign::HeavyBleeding,
        ),
        (
            "Do you have oxygen, his lips are blue?",
            Sign::CentralCyanosis,
        ),
    ] {
        there(text, sign);
    }
    no_claim("Cough, is he convulsing?", Sign::ActiveConvulsions);
    no_claim("Seen at home, fits?", Sign::ConvulsionsThisIllness);
}

#[test]
fn a_question_in_a_talk_is_answered_by_another_voice() {
    denied(
        "N: Does he stagger or say the room turns? F: No. N: Sleeps?",
        Sign::Dizziness,
    );
    denied(
        "Nurse: Does he have a headache? Father: He does not.",
        Sign::Headache,
    );
    there("O: Did you vomit? B: I did, two times.", Sign::Vomiting);
    no_claim(
        "N: Did your brother have fits? F: Yes.",
        Sign::ConvulsionsThisIllness,
    );
    // The answer is to the last question alone.
    there(
        "He has fits, can you come? Mother: no",
        Sign::ConvulsionsThisIllness,
    );
}

#[test]
fn a_word_of_a_longer_cue_keeps_its_denial() {
    denied("Boy 4, has no blood in the stool.", Sign::BloodInStool);
    denied(
        "Mum says chest pain none, drinks.",
        Sign::AcuteChestOrAbdominalPain,
    );
    there(
        "No pulse in the foot, it is pale and numb.",
        Sign::ThreatenedLimb,
    );
}

#[test]
fn words_of_thinking_in_a_dictation_part_nothing() {
    there("The eyes are, um, yellow.", Sign::Jaundice);
    there("Cornea clear, er, no, hazy.", Sign::CloudingOfCornea);
    // At a stop it is the answer.
    denied("Fits? Er, no.", Sign::ConvulsionsThisIllness);
    denied("no fever full stop", Sign::Fever);
}

#[test]
fn a_cue_may_hold_a_question_and_its_answer() {
    let asked = "Are the hands and feet warm?";
    there(&format!("{asked} No, stone cold."), Sign::ColdExtremities);
    no_claim(asked, Sign::ColdExtremities);
}

#[test]
fn a_denial_may_stand_within_its_cue_or_behind_alternatives() {
    denied("Bone is not seen outside.", Sign::OpenFracture);
    denied("Fever / cough: no.", Sign::Fever);
    there("Fever, cough: no.", Sign::Fever);
    there(
        "Vomiting since morning. In the eyes there is not pus.",
        Sign::Vomiting,
    );
}

#[test]
fn an_age_is_no_time_that_something_lasts() {
    let sign = Sign::PersistentDiarrhoea;
    no_claim("Forty year old farmer, now has loose stools.", sign);
    no_claim("Forty year old farmer now has loose stools.", sign);
    there("Loose stools for forty days now.", sign);
}

#[test]
fn no_that_was_heard_as_know_denies() {
    denied("mother says know fever", Sign::Fever);
    there("I know the fever is high.", Sign::Fever);
    there(
        "We do not know where the bleeding comes from, he vomits.",
        Sign::Vomiting,
    );
}

#[test]
fn second_language_english_denies_behind_the_word() {
    for text in [
        "Cough yes. Fever not has.",
        "Fever I am not having.",
        "Fever chhaina.",
        "Fever, she denies it.",
        "Fever he had not.",
        "Fever I do not see.",
    ] {
        denied(text, Sign::Fever);
    }
    there("Fever, not drinking.", Sign::Fever);
    there("Fever he has, not cough.", Sign::Fever);
    there("He does not sleep with this fever.", Sign::Fever);
    for text in [
        "Snake bite, antivenom not.",
        "Snake bite, antivenom we do not have.",
        "Snake bite, antivenom they have not.",
        "Snake bite and antivenom I do not have.",
    ] {
        there(text, Sign::SnakeBite);
    }
    there("Lips blue, oxygen we have not.", Sign::CentralCyanosis);
    there(
        "Bleeding heavily, blood for her I do not have.",
        Sign::HeavyBleeding,
    );
}
