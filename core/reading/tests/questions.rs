//! Questions that take a sign as there, a yes that speaks of long ago, headings, and a person of another person.

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::read;

const FITS: Sign = Sign::ConvulsionsThisIllness;

fn fits(language: &str, text: &str) -> Option<SignState> {
    let chief = read(text, language, Sign::ALL).chief();
    chief
        .into_iter()
        .find_map(|(of, state)| (of == FITS).then_some(state))
}

#[test]
fn a_question_may_take_a_sign_as_there() {
    for (language, text) in [
        ("en", "Why does he have fits?"),
        ("en", "When did the fits start?"),
        ("en", "How many fits?"),
        ("fr", "Pourquoi a-t-il des convulsions ?"),
        ("es", "¿Por qué tiene convulsiones?"),
        ("pt", "Por que tem convulsões?"),
        ("sw", "Kwa nini ana degedege?"),
        ("hi", "उसे क्यों दौरे पड़ रहे हैं?"),
        ("ar", "لماذا عنده تشنجات؟"),
    ] {
        assert_eq!(fits(language, text), Some(SignState::Present), "{text}");
    }
    for (language, text) in [
        ("en", "Does he have fits?"),
        ("fr", "A-t-il des convulsions ?"),
        ("es", "¿Tiene convulsiones?"),
        ("pt", "Tem convulsões?"),
        ("sw", "Je, ana degedege?"),
        ("hi", "क्या उसे दौरे पड़ते हैं?"),
        ("hi", "क्या बच्चे को दौरे आए हैं?"),
        ("ar", "هل عنده تشنجات؟"),
    ] {
        assert_eq!(fits(language, text), None, "{text}");
    }
}

#[test]
fn a_yes_may_speak_of_long_ago() {
    for (language, text) in [
        ("en", "Fits? Yes, six years ago."),
        ("en", "Did he ever convulse? Yes, six years ago."),
        ("fr", "Convulsions ? Oui, il y a six ans."),
        ("es", "¿Convulsiones? Sí, hace seis años."),
        ("pt", "Convulsões? Sim, há seis anos."),
        ("sw", "Degedege? Ndiyo, miaka sita iliyopita."),
        ("hi", "दौरे? हाँ, छह साल पहले।"),
        ("ar", "تشنجات؟ نعم، قبل ست سنوات."),
        ("ar", "هل أصيب بتشنجات؟ نعم، قبل ست سنوات."),
    ] {
        assert_eq!(fits(language, text), None, "{text}");
    }
    for (language, text) in [
        ("en", "Fits? Yes, two days ago."),
        ("en", "Fits? Yes, now again, as six years ago."),
        ("es", "¿Convulsiones? Sí, hace dos días."),
        ("hi", "क्या उसे दौरे पड़े? हाँ।"),
        ("hi", "क्या करें, दौरे पड़ रहे हैं?"),
        ("ar", "تشنجات؟ نعم، منذ يومين."),
    ] {
        assert_eq!(fits(language, text), Some(SignState::Present), "{text}");
    }
}

#[test]
fn a_person_of_another_is_not_the_patient() {
    assert_eq!(fits("en", "My colleague's wife had a fit."), None);
    assert_eq!(fits("en", "The wife of my colleague had a fit."), None);
    for (language, text) in [
        (
            "fr",
            "La sœur de la femme de mon collègue a eu des convulsions.",
        ),
        (
            "es",
            "La hermana de la mujer de mi colega tuvo convulsiones.",
        ),
        ("pt", "A irmã da mulher do meu colega teve convulsões."),
        ("sw", "Mke wa meneja wangu ana degedege."),
        ("hi", "मेरे दोस्त की माँ को दौरे पड़े।"),
        ("ar", "زوجة زميلي عندها تشنجات."),
        ("ar", "جار عمتي عنده تشنجات."),
    ] {
        assert_eq!(fits(language, text), None, "{text}");
    }
    for (language, text) in [
        ("en", "My wife had a fit."),
        ("sw", "Mke wangu ana degedege."),
        ("hi", "मेरी पत्नी को दौरे पड़ रहे हैं।"),
        ("hi", "मेरे दोस्त को दौरे पड़ रहे हैं।"),
        ("ar", "زوجتي عندها تشنجات."),
    ] {
        assert_eq!(fits(language, text), Some(SignState::Present), "{text}");
    }
}

#[test]
fn a_heading_speaks_of_its_sentence() {
    let text = "Prev hx: asthma, fitted twice. Well today.";
    assert_eq!(fits("en", text), None);
    assert_eq!(fits("en", "PMH: asthma, fitted twice."), None);
    let text = "PMH: asthma, now fitting.";
    assert_eq!(fits("en", text), Some(SignState::Present));
}

#[test]
fn an_answer_goes_on_with_what_its_question_named() {
    let there = |text: &str, sign: Sign| {
        let chief = read(text, "en", Sign::ALL).chief();
        chief.contains(&(sign, SignState::Present))
    };
    let text = "How is the stool? Watery since Monday.";
    assert!(there(text, Sign::OngoingDiarrhoea));
    assert!(there("Colour of the eyes? Yellow.", Sign::Jaundice));
    // A denial in the question ends there.
    let text = "What can he not do? Drink, fits all day.";
    assert!(there(text, FITS));
    assert!(!there("What about fits? Call later.", FITS));
    assert!(!there("What if he fits? Call us.", FITS));
}
