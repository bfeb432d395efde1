//! Notes, histories and answers by a model on another machine: asked first, checked as those of this machine are, and gone without at any moment.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use aidpost::encounter::PatientText;
use aidpost::engine::{Engine, Options};
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, Structured};
use aidpost::model::{Control, Finish, Reply, Scripted, StopReason};
use aidpost::tasks::{AnswerStatus, Quote, Source, StatementOrigin, TaskError};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::server::{Does, EVENTS, Server, delta, document};
use crate::{encounter, settings, well};

const NOTE: &str = "S\n> blaring like a kazoo\n> roaring like a lion\nO\nA\n~ Noisy breathing.\n~ <unused94>hm\nP\n~ Look again.";

fn remote(settings: Settings) -> Box<RemoteModel> {
    Box::new(RemoteModel::new(Remote::new(settings).unwrap()))
}

/// Nobody here writes.
fn alone(settings: Settings) -> Engine {
    Engine::rules_only().with_remote_writer(remote(settings))
}

/// A model here writes this, if it is asked.
fn beside(settings: Settings, here: &str) -> Engine {
    let reply = Reply {
        text: PatientText::from(here),
        finish: Finish::Complete,
        choice: None,
    };
    let here = Scripted::new([Ok(reply)]);
    Engine::with_model(Box::new(here), Options::default()).with_remote_writer(remote(settings))
}

#[test]
fn a_note_is_checked_and_names_who_wrote_it() {
    let server = Server::always(Does::Says(NOTE.to_owned()));
    let draft = RefCell::new(String::new());
    let control = Control {
        on_text: &|piece| draft.borrow_mut().push_str(piece),
        ..Control::default()
    };
    let mut engine = beside(settings(&server.url), "nothing\n");
    let note = engine.soap(&encounter(well()), &control).unwrap();
    let texts: Vec<&str> = note.subjective.iter().map(|one| &*one.text).collect();
    assert_eq!(texts, ["blaring like a kazoo"]);
    assert_eq!(&*note.assessment.last().unwrap().text, "Noisy breathing.");
    // The last line has no end, as many servers send it, and is whole all the same.
    assert_eq!(&*note.plan.last().unwrap().text, "Look again.");
    // Words that nobody said, and a mark of a thought.
    assert_eq!((note.about.rejected, note.about.draft), (2, false));
    let provenance = &note.about.provenance;
    let source = provenance.remote.as_ref().unwrap();
    assert_eq!(source.model, "ward-27b");
    assert!(provenance.pack.is_none() && provenance.not_for_clinical_use);
    assert!(note.about.remote_failed.is_none());
    assert_eq!(draft.into_inner(), NOTE);
    let json = serde_json::to_string(&note).unwrap();
    assert_eq!(
        serde_json::from_str::<aidpost::tasks::SoapNote>(&json).unwrap(),
        note
    );
}

#[test]
fn what_leaves_for_a_note_is_the_prompt_and_no_identifier() {
    let server = Server::always(Does::Says(NOTE.to_owned()));
    let mut named = well();
    named["id"] = "Zanzibar-Quokka-7714".into();
    named["photos"] = serde_json::json!([{ "path": "Zanzibar.jpg", "kind": "wound" }]);
    let mut engine = alone(settings(&server.url));
    engine.soap(&encounter(named), &Control::default()).unwrap();
    let asked = &server.asked()[0];
    assert!(!format!("{}{}", asked.head, asked.body).contains("Zanzibar"));
    assert!(asked.message().contains("blaring like a kazoo"));
    let question = "Is it <end_of_turn> loud?";
    engine
        .ask(&encounter(well()), question, &Control::default())
        .unwrap();
    let message = server.asked()[1].message();
    assert!(message.contains("Is it ‹end_of_turn> loud?"), "{message}");
}

#[test]
fn a_history_and_an_answer_come_in_lines_or_as_an_object() {
    let history =
        "problem + blaring like a kazoo\nproblem + a broken leg\nallergy - his neck is not stiff\n";
    let answer = "> blaring like a kazoo\n=\nHe is loud.\n";
    let object =
        |text: &str| serde_json::json!({ "lines": text.lines().collect::<Vec<_>>() }).to_string();
    for (structured, field) in [
        (Structured::Free, ""),
        (Structured::LlamaGrammar, "grammar"),
        (Structured::VllmGrammar, "structured_outputs"),
        (Structured::VllmJson, "structured_outputs"),
        (Structured::JsonSchema, "response_format"),
    ] {
        let is_object = matches!(structured, Structured::VllmJson | Structured::JsonSchema);
        let say = |text: &str| {
            if is_object {
                object(text)
            } else {
                text.to_owned()
            }
        };
        let server = Server::start([Does::Says(say(history))], Does::Says(say(answer)));
        let mut engine = alone(Settings {
            structured,
            ..settings(&server.url)
        });
        let told = engine
            .history(&encounter(well()), &Control::default())
            .unwrap();
        assert_eq!(told.problems.items.len(), 1, "{structured:?}");
        assert_eq!((told.allergies.items.len(), told.about.rejected), (1, 1));
        let draft = RefCell::new(String::new());
        let control = Control {
            on_text: &|piece| draft.borrow_mut().push_str(piece),
            ..Control::default()
        };
        let told = engine.ask(&encounter(well()), "How?", &control).unwrap();
        assert_eq!(told.status, AnswerStatus::Answered, "{structured:?}");
        assert_eq!(&*told.text.unwrap(), "He is loud.");
        // The draft is lines, however they travel.
        assert_eq!(draft.into_inner(), answer, "{structured:?}");
        for asked in server.asked() {
            let body = asked.json();
            let fields = ["grammar", "structured_outputs", "response_format"];
            let given: Vec<&str> = fields
                .into_iter()
                .filter(|name| !body[*name].is_null())
                .collect();
            assert_eq!(
                given,
                if field.is_empty() {
                    vec![]
                } else {
                    vec![field]
                }
            );
        }
        if structured == Structured::LlamaGrammar {
            let body = server.asked()[0].json();
            let grammar = body["grammar"].as_str().unwrap();
            assert!(grammar.starts_with("root ::= item{0,24}\n"), "{grammar}");
            assert!(grammar.contains("w0 ::= \"He\" (\" \" w1)?"), "{grammar}");
        }
    }
}

#[test]
fn without_its_answer_the_model_of_this_machine_writes_and_the_record_says_so() {
    let here = "S\n> his neck is not stiff\nO\nA\n~ Here.\nP\n~ Here.\n";
    let half = format!("{EVENTS}{}", delta("S\n> blaring like", None));
    for (does, reason) in [
        (Does::Silent(Vec::new()), "out of time"),
        (Does::Raw(document(500, "x")), "status 500"),
        (Does::Raw(half.into_bytes()), "broke off"),
        (Does::Raw(document(200, "[]")), "chat completion"),
    ] {
        let server = Server::always(does);
        let mut engine = beside(settings(&server.url), here);
        let draft = RefCell::new(String::new());
        let control = Control {
            on_text: &|piece| draft.borrow_mut().push_str(piece),
            ..Control::default()
        };
        let note = engine.soap(&encounter(well()), &control).unwrap();
        assert_eq!(&*note.subjective[0].text, "his neck is not stiff");
        let about = &note.about;
        let why = about.remote_failed.as_deref().unwrap();
        assert!(why.contains(reason), "{reason}: {why}");
        assert_eq!(about.provenance.pack.as_deref(), Some("scripted"));
        assert!(
            about.provenance.remote.is_some(),
            "the story left all the same"
        );
        let text = aidpost::records::report::soap(&note, 80);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("The model on another machine gave no answer"),
            "{text}"
        );

        // Not one draft behind the beginning of another.
        if reason == "broke off" {
            assert_eq!(draft.take(), "S\n> blaring like");
        }
        let error = alone(settings(&server.url)).soap(&encounter(well()), &control);
        assert!(matches!(error, Err(TaskError::Model(_))), "{error:?}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what is tested is a wait")]
fn a_stop_is_heard_and_asks_nobody_else() {
    let server = Server::always(Does::Silent(Vec::new()));
    let mut engine = beside(
        Settings {
            deadline: Duration::from_secs(20),
            ..settings(&server.url)
        },
        NOTE,
    );
    let start = std::time::Instant::now();
    let asked = Cell::new(0);
    let control = Control {
        stop: &|| {
            asked.set(asked.get() + 1);
            (start.elapsed() > Duration::from_millis(300)).then_some(StopReason::Cancelled)
        },
        ..Control::default()
    };
    let error = engine.soap(&encounter(well()), &control).unwrap_err();
    assert_eq!(error.to_string(), "cancelled");
    assert!(
        start.elapsed() < Duration::from_millis(900),
        "{:?}",
        start.elapsed()
    );
    assert!(asked.get() > 2);
}

#[test]
fn a_thinking_model_has_its_budget_beside_that_of_the_answer() {
    let thought = format!("<unused94>thought\nS\n> x\n<unused95>{NOTE}");
    let server = Server::always(Does::Says(thought));
    let ask = |thought_tokens| {
        let settings = Settings {
            thought_tokens,
            ..settings(&server.url)
        };
        alone(settings).soap(&encounter(well()), &Control::default())
    };
    assert_eq!(ask(1500).unwrap().about.rejected, 2);
    ask(0).unwrap();
    let asked = server.asked();
    let tokens = |at: usize| asked[at].json()["max_tokens"].as_u64().unwrap();
    assert_eq!(tokens(0), tokens(1) + 1500);
    let think = "SYSTEM INSTRUCTION: think silently if needed.\n";
    assert!(asked[0].message().starts_with(think));
    assert!(!asked[1].message().contains("SYSTEM"));

    // A thought that never ends is cut with the answer, and is none.
    let cut = format!(
        "{EVENTS}{}",
        delta("<unused94>thought\nS\n> blaring\n", Some("length"))
    );
    let server = Server::always(Does::Raw(cut.into_bytes()));
    let note = alone(settings(&server.url)).soap(&encounter(well()), &Control::default());
    let note = note.unwrap();
    assert!(note.about.draft && note.subjective.is_empty());
}

const STORY: &str = "He is blaring like a kazoo.\nSince noon, été; 2 tablets of Mefloquine 😀.";

fn line() -> impl Strategy<Value = String> {
    let words: Vec<&str> = STORY.split_whitespace().collect();
    let count = words.len();
    let of_words = (0..count, 1usize..5)
        .prop_map(move |(from, length)| words[from..(from + length).min(count)].join(" "));
    let lead = prop_oneof![
        Just("> "),
        Just("~ "),
        Just("@ "),
        Just(""),
        Just("problem + "),
        Just("medicine + "),
        Just("dose "),
        Just("allergy - "),
        Just("onset + "),
        Just("- "),
    ];
    let tail = prop_oneof![5 => of_words, 1 => any::<String>(), 1 => "<unused9[45]>.{0,9}", 1 => ".{190,210}"];
    let framed = (lead, tail).prop_map(|(lead, tail)| format!("{lead}{tail}"));
    let mark = prop_oneof![
        Just("S"),
        Just("O"),
        Just("A"),
        Just("P"),
        Just("="),
        Just("none")
    ];
    prop_oneof![3 => framed, 1 => mark.prop_map(str::to_owned)]
}

fn stands(quote: &Quote) {
    let there = STORY
        .chars()
        .skip(quote.start)
        .take(quote.end - quote.start);
    assert_eq!(there.collect::<String>(), *quote.text);
    assert!(quote.text.chars().any(char::is_alphanumeric));
}

fn own(text: &str) {
    assert!(!text.contains("<unused") && !text.chars().any(char::is_control));
    assert!(text.chars().count() <= 600 && text.chars().any(char::is_alphanumeric));
}

#[test]
fn two_thousand_replies_quote_nothing_that_was_not_said() {
    let server = Server::always(Does::Says(String::new()));
    let engine = RefCell::new(alone(settings(&server.url)));
    let patient = encounter(
        serde_json::json!({ "age": { "years": 30 }, "narrative": STORY,
        "vitals": { "temperature_celsius": 38.1 } }),
    );
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let quoted = Cell::new(0);
    let count = |quote: &Quote| {
        stands(quote);
        quoted.set(quoted.get() + 1);
    };
    let replies = (
        0usize..3,
        prop::collection::vec(line(), 0..14),
        any::<bool>(),
    );
    let done = runner.run(&replies, |(task, lines, as_object)| {
        let text = match as_object {
            true => serde_json::json!({ "lines": lines }).to_string(),
            false => lines.join("\n"),
        };
        server.does(Does::Says(text));
        let (mut engine, control) = (engine.borrow_mut(), Control::default());
        match task {
            0 => {
                let note = engine.soap(&patient, &control).unwrap();
                let parts = [
                    &note.subjective,
                    &note.objective,
                    &note.assessment,
                    &note.plan,
                ];
                for statement in parts.into_iter().flatten() {
                    match &statement.origin {
                        StatementOrigin::Quoted { quote } => count(quote),
                        StatementOrigin::Inferred => own(&statement.text),
                        StatementOrigin::Entered { .. } | StatementOrigin::Protocol { .. } => {}
                    }
                }
            }
            1 => {
                let told = engine.history(&patient, &control).unwrap();
                for part in [
                    &told.problems,
                    &told.medicines,
                    &told.allergies,
                    &told.onset,
                ] {
                    for item in &part.items {
                        count(&item.evidence);
                        item.dose.iter().for_each(count);
                    }
                }
            }
            _ => {
                let told = engine.ask(&patient, "How?", &control).unwrap();
                told.text.iter().for_each(|text| own(text));
                prop_assert_eq!(told.text.is_some(), !told.sources.is_empty());
                for source in &told.sources {
                    match source {
                        Source::Narrative { quote } => count(quote),
                        Source::Field { field, .. } => {
                            prop_assert_eq!(field.as_str(), "vitals.temperature_celsius");
                        }
                    }
                }
            }
        }
        Ok(())
    });
    done.unwrap();
    assert!(quoted.get() > 500, "{}", quoted.get());
}
