//! What is kept of an image: for every question about it, for no other image or model, and no longer than the session.

use std::cell::Cell;

use aidpost::encounter::{Encounter, PatientText, PhotoKind};
use aidpost::engine::{Engine, Options};
use aidpost::llama::Llama;
use aidpost::model::{Control, ImageCache, Model, ModelError, Progress, Request, StopReason};
use aidpost::prompt::{Condition, PromptSet};
use aidpost::tasks::{ask_image_request, classify_request, describe_request};
use tempfile::TempDir;

use crate::{ON, encoded, engine, film, llama, pattern};

#[test]
fn one_encode_serves_every_question_and_is_forgotten_with_the_look() {
    let mut engine = engine(llama());
    for _ in 0..2 {
        let (session, images) = encoded(|control| engine.open_images(&film(), None, control));
        assert_eq!(images, 1, "a session that is over has left nothing behind");
        let mut session = session.unwrap();
        let (records, images) = encoded(|control| {
            let description = session.describe(control).unwrap();
            let answer = session.ask("Is there a fracture?", control).unwrap();
            (description, answer, session.classify(&[], control).unwrap())
        });
        assert_eq!(images, 0);
        assert_eq!(records.2.conditions.len(), 7);
    }
}

#[test]
fn a_photo_prepared_when_it_was_taken_is_not_encoded_again() {
    let mut engine = engine(llama());
    let [film] = &film()[..] else {
        panic!("one film")
    };
    let shown = |engine: &mut Engine, images: &[_]| {
        encoded(|control| {
            let mut session = engine.open_images(images, None, control).unwrap();
            session.describe(control).unwrap()
        })
    };
    let (plain, encodes) = shown(&mut engine, std::slice::from_ref(film));
    assert_eq!(encodes, 1);
    let prepared = engine.prepare_image(film.clone()).unwrap();
    // A triage in between does not mind.
    let narrative = r#"{ "age": { "years": 30 }, "narrative": "He coughs." }"#;
    let encounter = Encounter::from_json(narrative).unwrap();
    engine.triage(&encounter, &Control::default()).unwrap();
    for _ in 0..2 {
        let found = shown(&mut engine, std::slice::from_ref(prepared.image()));
        assert_eq!(found, (plain.clone(), 0));
    }
    drop(prepared);
    assert_eq!(shown(&mut engine, std::slice::from_ref(film)).1, 1);
}

#[test]
fn a_look_that_rests_goes_on_without_an_encode_and_ends_with_its_engine() {
    let mut engine = engine(llama());
    let paused = engine
        .open_images(&film(), Some("e-7".into()), &Control::default())
        .unwrap()
        .pause();
    let narrative = r#"{ "age": { "years": 30 }, "narrative": "He coughs." }"#;
    let encounter = Encounter::from_json(narrative).unwrap();
    engine.triage(&encounter, &Control::default()).unwrap();
    let describe = |engine: &mut Engine| {
        encoded(|control| {
            let mut session = engine.resume(&paused).unwrap();
            session.describe(control).unwrap()
        })
    };
    let (first, encodes) = describe(&mut engine);
    assert_eq!((first.about.id.as_deref(), encodes), (Some("e-7"), 0));
    assert_eq!(describe(&mut engine).1, 0, "also a second time");
    // What was kept is gone with the engine: another one of the same weights has to look itself.
    drop(engine);
    let mut engine = self::engine(llama());
    let (again, encodes) = describe(&mut engine);
    assert_eq!((again.images, encodes), (first.images, 1));
    assert_eq!(describe(&mut engine).1, 0, "and keeps it for what follows");
}

#[test]
fn what_is_kept_gives_the_same_answer_to_the_bit() {
    let prompts = PromptSet::default();
    let mut llama = llama();
    let images = [pattern(PhotoKind::Skin, 32), pattern(PhotoKind::Skin, 200)];
    let requests: Vec<Request> = Condition::of(PhotoKind::Skin)
        .take(3)
        .map(|condition| classify_request(&images, condition, &prompts))
        .chain([ask_image_request(&images, "What is it?", &prompts)])
        .collect();
    let mut kept = ImageCache::NOTHING;
    let first = describe_request(&images, &prompts);
    llama.see(&first, &mut kept, &Control::default()).unwrap();
    for request in &requests {
        let fresh = llama.reply(request, &Control::default()).unwrap();
        let (reply, encodes) =
            encoded(|control| llama.reply_about(request, &mut kept, control).unwrap());
        assert_eq!(encodes, 0);
        assert_eq!((reply.text, reply.choice), (fresh.text, fresh.choice));
    }
}

/// What a reply says, and how many tokens of its prompt were read for it.
fn asked(llama: &mut Llama, request: &Request, kept: &mut ImageCache) -> (PatientText, usize) {
    let restored = Cell::new(None);
    let control = Control {
        progress: &|progress| {
            if let Progress::Prompt { done, total } = progress {
                restored.set(restored.get().or(Some(total - done)));
            }
        },
        ..Control::default()
    };
    let reply = llama.reply_about(request, kept, &control).unwrap();
    (reply.text, restored.get().unwrap())
}

#[test]
fn a_further_question_is_all_that_is_read_of_its_prompt() {
    let prompts = PromptSet::default();
    let mut llama = llama();
    let images = [pattern(PhotoKind::Skin, 32)];
    let ask = |question| ask_image_request(&images, question, &prompts);
    let mut kept = ImageCache::NOTHING;
    llama
        .see(&ask("What is it?"), &mut kept, &Control::default())
        .unwrap();
    let mut read = Vec::new();
    // The third begins so that the last words before it become other tokens.
    for question in ["What is it?", "Is it raised?", "\n\nIs it raised?"] {
        let fresh = llama.reply(&ask(question), &Control::default()).unwrap();
        let (text, tokens) = asked(&mut llama, &ask(question), &mut kept);
        assert_eq!(text, fresh.text, "{question:?}");
        read.push(tokens);
    }
    let tokens = |text| llama.budget().tokenizer().encode(text).len();
    let words = tokens("Answer a question about the image of one patient");
    assert!(
        read[0] > read[1] + words && read[2] > read[1] + words,
        "{read:?}"
    );
    // What is read behind the words: the question, the end of its turn, the opening of the model's.
    let turns = tokens("\n") + tokens("model\n") + 2;
    assert!(read[1] <= tokens("Is it raised?") + turns + 2, "{read:?}");
    // Another task has other words, and both find the image.
    let melanoma = Condition::from_code("melanoma").unwrap();
    let classify = classify_request(&images, melanoma, &prompts);
    let first = asked(&mut llama, &classify, &mut kept);
    let second = asked(&mut llama, &classify, &mut kept);
    assert_eq!(first.0, second.0);
    assert!(first.1 > second.1, "{} {}", first.1, second.1);
}

#[test]
fn what_is_kept_serves_no_other_image_and_no_other_model() {
    let prompts = PromptSet::default();
    let (mut one, mut other) = (llama(), llama());
    let condition = Condition::from_code("melanoma").unwrap();
    let ask = |step| classify_request(&[pattern(PhotoKind::Skin, step)], condition, &prompts);
    let mut kept = ImageCache::NOTHING;
    one.see(&ask(32), &mut kept, &Control::default()).unwrap();
    let fresh = one.reply(&ask(300), &Control::default()).unwrap().choice;
    let (reply, encodes) =
        encoded(|control| one.reply_about(&ask(300), &mut kept, control).unwrap());
    assert_eq!((reply.choice, encodes), (fresh, 1));
    let same = one.reply(&ask(32), &Control::default()).unwrap().choice;
    assert_ne!(
        reply_of(&mut one, &ask(300)),
        same,
        "images make a difference"
    );
    one.see(&ask(32), &mut kept, &Control::default()).unwrap();
    let (reply, encodes) =
        encoded(|control| other.reply_about(&ask(32), &mut kept, control).unwrap());
    assert_eq!((reply.choice, encodes), (same, 1), "of another model");
}

fn reply_of(llama: &mut Llama, request: &Request) -> Option<Vec<f64>> {
    llama.reply(request, &Control::default()).unwrap().choice
}

#[test]
fn words_before_the_images_cost_an_encode_for_each_task() {
    let folder = TempDir::new().unwrap();
    let files = [
        (
            "prompts.json",
            r#"{ "schema": "aidpost.prompts/1", "id": "x", "setting": "s.txt", "templates": { "classify": "c.txt" } }"#,
        ),
        ("s.txt", "On the ward.\n"),
        ("c.txt", "{{setting}}Yes or no?\n{{images}}{{question}}\n"),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let options = Options {
        image_interpretation: ON,
        prompts: PromptSet::load(folder.path()).unwrap(),
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(llama()), options);
    let mut session = engine
        .open_images(&film(), None, &Control::default())
        .unwrap();
    let (_, encodes) = encoded(|control| session.classify(&[], control).unwrap());
    assert_eq!(encodes, 1, "once for all seven conditions");
}

#[test]
fn a_stop_while_an_image_is_encoded_keeps_nothing() {
    let mut llama = llama();
    let (mut kept, reached) = (ImageCache::NOTHING, Cell::new(false));
    let control = Control {
        stop: &|| reached.get().then_some(StopReason::Cancelled),
        progress: &|progress| {
            reached.set(reached.get() || matches!(progress, Progress::Image { .. }));
        },
        ..Control::default()
    };
    let request = describe_request(&film(), &PromptSet::default());
    let stopped = llama.see(&request, &mut kept, &control);
    assert_eq!(stopped.unwrap_err(), ModelError::Cancelled);
    assert_eq!(format!("{kept:?}"), "ImageCache(nothing)");
}
