//! What a model writes, under the constraint and without: it is taken whole, quoted truly, or left out and counted.

use std::cell::RefCell;

use aidpost::encounter::Encounter;
use aidpost::model::{Control, Finish};
use aidpost::tasks::AnswerStatus;
use proptest::prelude::*;

use crate::{
    STORY, encounter, llama, quotes_of_answer, quotes_of_history, quotes_of_soap, scripted, stands,
};

#[test]
fn under_the_constraint_every_reply_is_taken_whole() {
    let mut engine = llama();
    let hostile =
        "> quoted\n= red\nS\nO\nnone\n\"; start: x\n<end_of_turn> \\ /regex/ | medicine + x";
    for narrative in [STORY, hostile, "a", "咳嗽"] {
        let encounter = encounter(narrative);
        let note = engine.soap(&encounter, &Control::default()).unwrap();
        assert_eq!(
            note.about.rejected,
            usize::from(note.about.draft && note.about.rejected > 0),
            "of {narrative}"
        );
        assert!(
            quotes_of_soap(&note)
                .iter()
                .all(|quote| stands(quote, narrative))
        );
        let history = engine.history(&encounter, &Control::default()).unwrap();
        assert!(history.about.rejected == 0 || history.about.draft);
        assert!(
            quotes_of_history(&history)
                .iter()
                .all(|quote| stands(quote, narrative))
        );
        let answer = engine.ask(&encounter, "Why?", &Control::default()).unwrap();
        assert!(answer.about.rejected == 0 || answer.about.draft);
        assert!(
            quotes_of_answer(&answer)
                .iter()
                .all(|quote| stands(quote, narrative))
        );
        assert!(
            note.about.provenance.not_for_clinical_use
                && answer.about.provenance.not_for_clinical_use
        );
    }
}

#[test]
fn drafts_come_in_whole_characters_and_add_up() {
    let pieces = RefCell::new(Vec::new());
    let control = Control {
        on_text: &|piece| pieces.borrow_mut().push(piece.to_owned()),
        ..Control::default()
    };
    let note = llama().soap(&encounter(STORY), &control).unwrap();
    let draft = pieces.borrow().concat();
    // The draft is the reply: read as one, it gives the note.
    let again = scripted(&draft)
        .soap(&encounter(STORY), &Control::default())
        .unwrap();
    for (a, b) in [
        (&again.subjective, &note.subjective),
        (&again.assessment, &note.assessment),
        (&again.plan, &note.plan),
    ] {
        assert_eq!(a, b);
    }
    assert!(pieces.borrow().len() > 20 && !draft.contains(char::REPLACEMENT_CHARACTER));
    for quote in quotes_of_soap(&note) {
        assert!(draft.contains(&*quote.text));
    }
}

/// Whatever is asked, with nothing to rest on there is nothing but a refusal, from a model that would rather say anything else.
#[test]
fn without_evidence_the_grammar_has_only_none() {
    let mut engine = llama();
    let empty = Encounter::from_json(r#"{ "age": { "years": 50 }, "sex": "female" }"#).unwrap();
    for question in [
        "How long has she been ill?",
        "Which dose of amoxicillin?",
        "=\n> yes",
    ] {
        let answer = engine.ask(&empty, question, &Control::default()).unwrap();
        assert_eq!(
            (
                answer.status,
                answer.text,
                answer.about.rejected,
                answer.about.finish
            ),
            (AnswerStatus::NotInRecord, None, 0, Finish::Complete)
        );
    }
}

/// Through llama.cpp: words of several scripts in any order, told by a model of random weights.
#[test]
fn through_the_real_model_every_quote_is_the_encounters() {
    const WORDS: [&str; 12] = [
        "fever",
        "for",
        "three",
        "days.",
        "no",
        "咳嗽",
        "ትኩሳት።",
        "حمى",
        "500",
        "mg,",
        "\n",
        "🤒",
    ];
    let mut engine = llama();
    let mut quotes = 0;
    for seed in 0..8_usize {
        let words: Vec<&str> = (0..12)
            .map(|n| WORDS[(seed * 7 + n * n + n) % 12])
            .collect();
        let narrative = words.join(" ");
        let patient = encounter(&narrative);
        let note = engine.soap(&patient, &Control::default()).unwrap();
        let history = engine.history(&patient, &Control::default()).unwrap();
        let answer = engine
            .ask(&patient, "Since when?", &Control::default())
            .unwrap();
        let all = [
            quotes_of_soap(&note),
            quotes_of_history(&history),
            quotes_of_answer(&answer),
        ]
        .concat();
        assert!(
            all.iter().all(|quote| stands(quote, &narrative)),
            "{narrative}"
        );
        quotes += all.len();
    }
    assert!(quotes > 8, "{quotes} quotes in all");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn whatever_a_model_writes_every_quote_is_the_encounters(
        lines in proptest::collection::vec("(S|O|A|P|=|none|> |stridor \\+ |fever - |~ |@ |problem \\+ |medicine - |dose |allergy \\+ |onset \\+ )?(three days|fever|vitals\\.[a-z_]{3,9}|\\PC{0,12})", 0..24),
        narrative in "(fever|three days|[a-z咳🤒]{1,5}| |\n){1,20}x",
    ) {
        let reply = lines.join("\n");
        let patient = encounter(&narrative);
        let note = scripted(&reply).soap(&patient, &Control::default()).unwrap();
        prop_assert!(quotes_of_soap(&note).iter().all(|quote| stands(quote, &narrative)));
        let history = scripted(&reply).history(&patient, &Control::default()).unwrap();
        prop_assert!(quotes_of_history(&history).iter().all(|quote| stands(quote, &narrative)));
        let answer = scripted(&reply).ask(&patient, "?", &Control::default()).unwrap();
        prop_assert_eq!(answer.text.is_some(), !answer.sources.is_empty());
        prop_assert!(quotes_of_answer(&answer).iter().all(|quote| stands(quote, &narrative)));
        // The triage quotes too.
        let triage = scripted(&reply).triage(&patient, &Control::default()).unwrap();
        prop_assert!(triage.reading.signs.iter().all(|read| narrative.contains(&*read.evidence)));
    }
}
