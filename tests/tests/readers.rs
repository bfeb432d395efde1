//! Two readers of one account: the lexicon in every mode, a model beside it. What one reads as present counts; a number is only offered.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, PatientText, Sign, SignState};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::triage::{DecidedBy, ModelStatus, ReadBy, Triage, WarningCode, earlier_form};
use aidpost_tests::told::{by_lexicon, told};
use proptest::prelude::*;

fn by_both(encounter: &Encounter, reply: &str) -> Triage {
    let reply = Reply {
        text: PatientText::from(reply),
        finish: Finish::Complete,
        choice: None,
    };
    let model = Box::new(Scripted::new([Ok(reply)]));
    let mut engine = Engine::with_model(model, Options::default());
    engine.triage(encounter, &Control::default()).unwrap()
}

fn has(triage: &Triage, code: WarningCode) -> bool {
    triage.warnings.iter().any(|warning| warning.code == code)
}

#[test]
fn what_is_told_counts_without_a_model() {
    let triage = by_lexicon(&told("Nâo estou bem. He is having convulsions now."));
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::SignsReadByLexicon)
    );
    let read = (triage.reading.signs.iter())
        .find(|read| read.state == SignState::Present)
        .unwrap();
    assert_eq!(read.read_by, ReadBy::Lexicon);
    // Counted in characters: the account begins with one of two bytes.
    let words: String = "Nâo estou bem. He is having convulsions now."
        .chars()
        .skip(read.span.start as usize)
        .take((read.span.end - read.span.start) as usize)
        .collect();
    assert_eq!(words, *read.evidence);
    assert_eq!(triage.model.status, ModelStatus::NotLoaded);
    assert!(has(&triage, WarningCode::ChecklistMissedSign));
}

#[test]
fn a_sign_that_both_read_says_so() {
    let encounter = told("He is having convulsions now.");
    let sign = by_lexicon(&encounter).reading.signs[0].sign;
    let triage = by_both(
        &encounter,
        &format!("{} + convulsions\n=\nred\nx\n", sign.code()),
    );
    let read: Vec<_> = (triage.reading.signs.iter())
        .filter(|read| read.sign == sign)
        .collect();
    assert_eq!((read.len(), read[0].read_by), (1, ReadBy::Both));
}

#[test]
fn where_they_disagree_present_stands_and_a_supervisor_looks() {
    let denied = told("No headache. His skull hums.");
    let triage = by_both(&denied, "headache + skull hums\n=\ngreen\nx\n");
    assert!(triage.supervisor_review && has(&triage, WarningCode::ReadersDisagree));
    let read = (triage.reading.signs.iter())
        .find(|read| read.sign == Sign::Headache)
        .unwrap();
    assert_eq!(
        (read.state, read.read_by),
        (SignState::Present, ReadBy::Model)
    );

    let there = told("He is having convulsions now.");
    let alone = by_lexicon(&there);
    let sign = alone.reading.signs[0].sign;
    let triage = by_both(
        &there,
        &format!("{} - convulsions\n=\ngreen\nx\n", sign.code()),
    );
    assert_eq!(triage.acuity, Acuity::Red);
    assert_eq!(triage.reading.signs, alone.reading.signs);
    assert!(has(&triage, WarningCode::ReadersDisagree));
}

#[test]
fn a_reading_that_rests_on_one_word_counts_only_where_the_lexicon_agrees() {
    let encounter = told("He zorbles. No headache.");
    let signs = ["stridor", "stiff_neck", "severe_pain", "heavy_bleeding"];
    let reply: String = signs
        .iter()
        .map(|sign| format!("{sign} + zorbles\n"))
        .collect();
    let triage = by_both(&encounter, &format!("{reply}=\nred\nx\n"));
    assert_eq!(triage.model.status, ModelStatus::Unreliable);
    assert!(has(&triage, WarningCode::ReadingUnreliable));
    assert_eq!(triage.acuity, by_lexicon(&encounter).acuity);
    assert!(
        (triage.reading.signs.iter()).all(|read| !signs.contains(&read.sign.code())),
        "{:?}",
        triage.reading.signs
    );
    // One sign fewer, and it may be true.
    let fewer = reply.lines().take(3).collect::<Vec<_>>().join("\n");
    let triage = by_both(&encounter, &format!("{fewer}\n=\nred\nx\n"));
    assert_eq!(triage.model.status, ModelStatus::Answered);
}

#[test]
fn a_reply_that_goes_round_in_a_circle_or_quotes_what_shows_nothing_is_unreliable() {
    let encounter = told("She sleeps and she has a stiff neck. Her breath whistles.");
    let alone = by_lexicon(&encounter);
    for (reply, status) in [
        // Twice may be a slip.
        (
            "wheezing + breath whistles\nwheezing + breath whistles\n",
            ModelStatus::Answered,
        ),
        (
            "wheezing + breath whistles\nwheezing + breath whistles\nwheezing + breath whistles\n",
            ModelStatus::Unreliable,
        ),
        // A line that names nothing goes round, too.
        (
            "nothing\nnothing\nnothing\nwheezing + breath whistles\n",
            ModelStatus::Unreliable,
        ),
        ("stridor + eep\n", ModelStatus::Unreliable),
        ("stridor + whist\n", ModelStatus::Unreliable),
        ("stridor + she has\n", ModelStatus::Unreliable),
        ("stridor + and\n", ModelStatus::Unreliable),
        // A whole word elsewhere, and small words among others.
        ("wheezing + Her breath\n", ModelStatus::Answered),
        ("stridor + breath\n", ModelStatus::Answered),
        // What is read as absent raises nothing.
        ("stridor - she\n", ModelStatus::Answered),
    ] {
        let triage = by_both(&encounter, &format!("{reply}=\nred\nx\n"));
        assert_eq!(triage.model.status, status, "{reply}");
        assert_eq!(
            has(&triage, WarningCode::ReadingUnreliable),
            status == ModelStatus::Unreliable
        );
        if status == ModelStatus::Unreliable {
            assert_eq!(triage.acuity, alone.acuity, "{reply}");
            assert_eq!(triage.reading.signs.len(), alone.reading.signs.len());
        }
    }
}

#[test]
fn words_that_speak_for_other_signs_raise_nothing_and_red_signs_are_asked_about() {
    let encounter = told("Swallows food and water. A runny nose, and he zorbles.");
    let alone = by_lexicon(&encounter);
    let bite = "snake_bite + Swallows food and water\n";
    for (reply, status) in [
        (bite.to_owned(), ModelStatus::Unreliable),
        // Every second one.
        (
            format!("{bite}stridor + zorbles\n"),
            ModelStatus::Unreliable,
        ),
        (
            format!("{bite}stridor + zorbles\nwheezing + he zorbles\n"),
            ModelStatus::Answered,
        ),
        // Words of no list may be an idiom that the model knows.
        ("stridor + zorbles\n".to_owned(), ModelStatus::Answered),
        // What is denied raises nothing.
        (bite.replace('+', "-"), ModelStatus::Answered),
    ] {
        let triage = by_both(&encounter, &format!("{reply}=\nred\nx\n"));
        assert_eq!(triage.model.status, status, "{reply}");
        let asked = triage.model.ask_next.iter();
        let about_a_bite = asked.filter(|question| **question == Sign::SnakeBite.question());
        if status == ModelStatus::Unreliable {
            assert_eq!((triage.acuity, about_a_bite.count()), (alone.acuity, 1));
        } else {
            assert_eq!(about_a_bite.count(), 0);
        }
    }
}

/// A stiff neck is nothing alone, and red with a changed mind: what is set aside is asked about by what is known.
#[test]
fn a_sign_set_aside_is_asked_about_where_it_would_be_red_with_what_is_known() {
    let mut encounter = told("Swallows food and water.");
    encounter.age = aidpost::encounter::Age::Years(6);
    let reply = "stiff_neck + Swallows food and water\n=\nred\nx\n";
    let question = Sign::StiffNeck.question();
    let asked = |encounter: &Encounter| {
        let triage = by_both(encounter, reply);
        assert_eq!(triage.model.status, ModelStatus::Unreliable);
        triage.model.ask_next.iter().any(|asked| asked == question)
    };
    assert!(!asked(&encounter));
    encounter
        .signs
        .insert(Sign::AlteredMentalStatus, SignState::Present);
    assert!(asked(&encounter));
}

#[test]
fn without_a_list_of_its_language_no_words_speak_against_a_sign() {
    let mut encounter = told("Schluckt Essen und Wasser.");
    encounter.language = Some(PatientText::from("de"));
    let triage = by_both(
        &encounter,
        "major_burn + Schluckt Essen und Wasser\n=\nred\nx\n",
    );
    assert_eq!(triage.model.status, ModelStatus::Answered);
    assert_eq!(triage.decided_by, DecidedBy::SignsReadByModel);
}

#[test]
fn a_triage_names_the_lists_that_read() {
    let english = by_lexicon(&told("He is having convulsions now."));
    let [list] = english.provenance.lexicons.as_slice() else {
        panic!("one list reads")
    };
    assert_eq!(list.language, "en");
    let reading = aidpost_tests::here().join("../core/reading");
    let files = "lexicons/en.toml lexicons/ordinary.en.txt learned/en.weights".split(' ');
    let text: Vec<u8> = files
        .flat_map(|file| std::fs::read(reading.join(file)).unwrap())
        .collect();
    let sha256 = aidpost_models::Sha256::of(&text).to_string();
    assert_eq!(list.sha256, sha256);
    // The account is plainly in another language: both lists read, and both are named.
    let french = by_lexicon(&told(
        "Elle a de la fièvre depuis hier et elle ne mange pas avec sa mère.",
    ));
    let named = french
        .provenance
        .lexicons
        .iter()
        .map(|list| list.language.as_str());
    assert_eq!(named.collect::<Vec<_>>(), ["en", "fr"]);
    // Nothing was read where nothing is told.
    assert!(by_lexicon(&told("")).provenance.lexicons.is_empty());
    let json = serde_json::to_value(&english).unwrap();
    assert_eq!(json["provenance"]["lexicons"][0]["language"], "en");
}

#[test]
fn a_language_in_which_nobody_evaluated_the_pack_is_said() {
    let reply = "=\ngreen\nx\n";
    let warns = |language: Option<&str>, account: &str| {
        let mut encounter = told(account);
        encounter.language = language.map(PatientText::from);
        has(
            &by_both(&encounter, reply),
            WarningCode::LanguageNotEvaluated,
        )
    };
    // The scripted model counts as evaluated in English.
    assert!(!warns(None, "He coughs."));
    assert!(!warns(Some("en-KE"), "He coughs."));
    assert!(warns(Some("sw"), "Anakohoa."));
    // It says English, and is plainly French.
    assert!(warns(
        None,
        "Elle a de la fièvre depuis hier et elle ne mange pas avec sa mère."
    ));
    // Without a model there is no pack.
    let mut swahili = told("Anakohoa.");
    swahili.language = Some("sw".into());
    assert!(!has(
        &by_lexicon(&swahili),
        WarningCode::LanguageNotEvaluated
    ));
}

#[test]
fn a_told_number_is_offered_and_no_green_stands_over_it() {
    let triage = by_lexicon(&told("At home his temp was 39.8 on the thermometer."));
    assert_eq!(triage.acuity, Acuity::NotTriageable);
    let value = &triage.reading.values[0];
    assert_eq!(
        (value.field.as_str(), value.value),
        ("vitals.temperature_celsius", 39.8)
    );
    assert!(
        (triage.assessment.missing.iter()).any(|field| field == "vitals.temperature_celsius"),
        "{:?}",
        triage.assessment.missing
    );
    assert!(has(&triage, WarningCode::ToldValue));
    // It tells of a fever, as "hot" does; the field itself stays as it was entered.
    let signs = triage.reading.signs.iter();
    let signs: Vec<_> = signs.map(|read| (read.sign, read.read_by)).collect();
    assert_eq!(signs, [(Sign::Fever, ReadBy::Lexicon)]);

    // The same number as was entered asks for nothing.
    let same = by_lexicon(&told("His temp was 36.8 on the thermometer."));
    assert_eq!(same.acuity, Acuity::Green);
    assert!(!has(&same, WarningCode::ToldValue));
}

#[test]
fn told_numbers_count_together_too() {
    // NEWS2: 2 for the pulse, 2 for the breaths, 1 for the temperature; none of them asks for more alone.
    for (words, acuity) in [
        ("Pulse 112.", Acuity::Green),
        ("Resp rate 22.", Acuity::Green),
        ("Temp 38.4.", Acuity::Green),
        ("Pulse 112, resp rate 22, temp 38.4.", Acuity::NotTriageable),
        // Told twice: neither the first nor the last word hides the other.
        (
            "Pulse 112, resp rate 22, temp 38.4. Later temp 36.9.",
            Acuity::NotTriageable,
        ),
    ] {
        let triage = by_lexicon(&told(words));
        assert_eq!(triage.acuity, acuity, "{words}: {:?}", triage.reading);
        assert!(has(&triage, WarningCode::ToldValue), "{words}");
    }
}

#[test]
fn a_language_without_a_list_is_said() {
    let mut encounter = told("Tha e tinn.");
    encounter.language = Some("gd".into());
    assert!(has(&by_lexicon(&encounter), WarningCode::LanguageNotRead));
    encounter.language = Some("en-KE".into());
    assert!(!has(&by_lexicon(&encounter), WarningCode::LanguageNotRead));
}

#[test]
fn the_earlier_form_has_the_signs_where_they_stood() {
    let triage = by_lexicon(&told("He is having convulsions now."));
    let earlier = earlier_form(&triage).unwrap();
    assert_eq!(earlier["schema"], "aidpost.triage/1");
    assert_eq!(earlier["decided_by"], "signs_read_by_model");
    assert!(earlier.get("reading").is_none());
    let sign = &earlier["model"]["signs"][0];
    assert_eq!(sign["state"], "present");
    assert_eq!(sign.as_object().unwrap().len(), 3);
}

#[test]
fn suggestions_tell_what_counts_as_nothing_too() {
    let encounter = told("His brother had convulsions. He has a headache. Temp 39.2");
    let suggestions = Engine::suggest(&encounter);
    let headache = (suggestions.signs.iter())
        .find(|hit| hit.sign == Sign::Headache)
        .unwrap();
    assert_eq!(headache.state, Some(SignState::Present));
    assert_eq!(headache.scope, "affirmed");
    assert!(
        (suggestions.signs.iter()).any(|hit| hit.scope == "other_person" && hit.state.is_none()),
        "{:?}",
        suggestions.signs
    );
    assert_eq!(suggestions.values[0].value, 39.2);
}

proptest! {
    /// Whatever is told, and in whichever language: never below the rules, and words that stand in the account.
    #[test]
    fn no_account_lowers_what_the_rules_found(
        words in proptest::collection::vec(
            "(no|denies|not|fits|fever|convulsions|if|his|brother|temp|39.4|bleeding|but|hot|cold|sw|homa|pas|de|\\PC{0,4})", 0..30),
        language in "(en|fr|es|pt|sw|hi|ar|xx)",
        ticked: bool,
    ) {
        let mut encounter = told(&words.join(" "));
        encounter.language = Some(language.as_str().into());
        if ticked {
            encounter.signs.insert(Sign::Stridor, SignState::Present);
        }
        let rules = Engine::rules(&encounter).unwrap();
        let triage = by_lexicon(&encounter);
        prop_assert!(triage.acuity >= rules.acuity);
        for read in &triage.reading.signs {
            prop_assert!(encounter.narrative.as_deref().unwrap_or_default().contains(&*read.evidence));
        }
    }
}
