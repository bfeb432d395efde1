//! What stands in the records: where each statement comes from, what was not said, what an answer rests on.

use aidpost::encounter::SignState;
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::tasks::{AnswerStatus, History, Said, SoapNote, Source, StatementOrigin, TaskError};
use aidpost_tests::CANARY;

use crate::{STORY, encounter, quotes_of_history, scripted};

#[test]
fn a_note_says_where_each_statement_comes_from() {
    let reply = "S\n> Fever for three days\n~ She is worried.\nO\n~ She looks ill.\nA\n~ Perhaps malaria.\n> no allergies\nP\n~ Test for malaria.\n";
    let note = scripted(reply)
        .soap(&encounter(STORY), &Control::default())
        .unwrap();
    assert!(
        matches!(&note.subjective[0].origin, StatementOrigin::Quoted { quote } if (quote.start, quote.end) == (0, 20))
    );
    assert_eq!(note.subjective[1].origin, StatementOrigin::Inferred);
    let entered: Vec<&str> = note
        .objective
        .iter()
        .filter_map(|statement| match &statement.origin {
            StatementOrigin::Entered { field } => Some(field.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        entered,
        [
            "vitals.heart_rate_per_minute",
            "vitals.temperature_celsius",
            "signs.fever"
        ]
    );
    assert!(note.assessment.iter().any(|statement| matches!(&statement.origin, StatementOrigin::Protocol { rule } if rule == "iitt-adult/red/heart-rate-high")));
    assert_eq!(
        (note.plan.len(), note.about.rejected, note.about.draft),
        (1, 1, false),
        "an assessment cannot be a quote"
    );
    let cut = scripted("S\n> Fever for three days\nO\n> no al")
        .soap(&encounter(STORY), &Control::default())
        .unwrap();
    assert!(cut.about.draft && cut.about.rejected == 1);
}

#[test]
fn a_history_is_typed_and_says_what_was_not_said() {
    let reply = "problem + Fever\nmedicine + metformin\ndose 500 mg twice a day\nallergy - no allergies\nproblem + dragons\ndose 500 mg\n";
    let history = scripted(reply)
        .history(&encounter(STORY), &Control::default())
        .unwrap();
    let medicine = &history.medicines.items[0];
    assert_eq!(
        (
            &*medicine.evidence.text,
            &*medicine.dose.as_ref().unwrap().text
        ),
        ("metformin", "500 mg twice a day")
    );
    assert_eq!(
        (
            history.problems.said,
            history.allergies.said,
            history.onset.said
        ),
        (Said::Present, Said::Absent, Said::NotSaid)
    );
    assert_eq!(history.allergies.items[0].state, SignState::Absent);
    assert_eq!(
        history.about.rejected, 2,
        "what the account does not say, and a dose of no medicine"
    );
}

#[test]
fn an_answer_needs_a_source() {
    let ask = |reply: &str| {
        scripted(reply)
            .ask(&encounter(STORY), "How long?", &Control::default())
            .unwrap()
    };
    let answered = ask("> for three days\n@ vitals.temperature_celsius\n=\nFor three days.\n");
    assert_eq!(
        (answered.status, answered.text.as_deref()),
        (AnswerStatus::Answered, Some("For three days."))
    );
    assert!(
        matches!(&answered.sources[1], Source::Field { field, value } if field == "vitals.temperature_celsius" && value == "39.5 °C")
    );
    let seen = ask("@ signs.fever\n=\nYes, it was ticked.\n");
    assert!(
        matches!(&seen.sources[0], Source::Field { field, value } if field == "signs.fever" && value == "present")
    );
    let refused = ask("none\n");
    assert_eq!(
        (refused.status, refused.text, refused.about.rejected),
        (AnswerStatus::NotInRecord, None, 0)
    );
    // What is no answer says nothing of the record: neither a source that is not there, nor words without one, nor a cut reply.
    for without in [
        "=\nFor three days.\n",
        "> for four days\n=\nFor four days.\n",
        "@ vitals.spo2_percent\n=\nFine.\n",
        "@ age.years\n=\nFifty.\n",
        "> for three days\n=\n \n",
        "> for three days\n=\n<unused94>thought so\n",
        "> for three days\n=\nFor three d",
        "> for three days\n",
        "",
        "For three days.",
    ] {
        let refused = ask(without);
        assert_eq!(
            (refused.status, refused.text, refused.sources.len()),
            (AnswerStatus::NoAnswer, None, 0),
            "{without}"
        );
    }
}

#[test]
fn a_quote_names_the_place_where_its_words_stand_as_words() {
    let story = "He has chills. He is ill, very ill.";
    let history = scripted("problem + ill\nproblem + chill\n")
        .history(&encounter(story), &Control::default())
        .unwrap();
    let places: Vec<(usize, usize)> = quotes_of_history(&history)
        .iter()
        .map(|quote| (quote.start, quote.end))
        .collect();
    // "chill" stands nowhere as a word: its first place is told.
    assert_eq!(places, [(21, 24), (7, 12)]);
}

#[test]
fn a_medicine_told_twice_is_one_and_with_another_dose_two() {
    let reply = "medicine + metformin\ndose 500 mg\n".repeat(3)
        + "medicine + metformin\ndose twice a day\n";
    let history = scripted(&reply)
        .history(&encounter(STORY), &Control::default())
        .unwrap();
    assert_eq!(
        (history.medicines.items.len(), history.about.rejected),
        (2, 0)
    );
}

#[test]
fn a_task_without_what_it_needs_is_an_error() {
    let ask = |question: &str| {
        scripted("")
            .ask(&encounter(STORY), question, &Control::default())
            .unwrap_err()
    };
    assert_eq!(ask(" "), TaskError::Question { characters: 1 });
    assert_eq!(
        ask(&"x".repeat(1_001)),
        TaskError::Question { characters: 1_001 }
    );
    assert_eq!(
        scripted("")
            .soap(&encounter(" … "), &Control::default())
            .unwrap_err(),
        TaskError::NoNarrative
    );
    assert!(matches!(
        Engine::rules_only().history(&encounter(STORY), &Control::default()),
        Err(TaskError::NoModel(_))
    ));
}

#[test]
fn records_read_back_and_debug_withholds_the_patient() {
    let story = format!("{CANARY} has fever.");
    let patient = encounter(&story);
    let quote = format!("S\n> {CANARY} has fever\nO\nA\n~ {CANARY} is ill.\nP\n~ Rest.\n");
    let note = scripted(&quote)
        .soap(&patient, &Control::default())
        .unwrap();
    let history = scripted(&format!("problem + {CANARY} has fever\n"))
        .history(&patient, &Control::default())
        .unwrap();
    let answer = scripted(&format!("> {CANARY}\n=\nAbout {CANARY}.\n"))
        .ask(&patient, CANARY, &Control::default())
        .unwrap();
    for shown in [
        format!("{note:#?}"),
        format!("{history:#?}"),
        format!("{answer:#?}"),
    ] {
        assert!(!shown.contains(CANARY), "{shown}");
    }
    let json = serde_json::to_string(&note).unwrap();
    assert!(json.contains(CANARY));
    assert_eq!(serde_json::from_str::<SoapNote>(&json).unwrap(), note);
    assert_eq!(
        serde_json::from_str::<History>(&serde_json::to_string(&history).unwrap()).unwrap(),
        history
    );
    assert_eq!(
        serde_json::from_str::<aidpost::tasks::Answer>(&serde_json::to_string(&answer).unwrap())
            .unwrap(),
        answer
    );
}
