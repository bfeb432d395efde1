//! What comes back: provenance, limits, calibration, and nothing made out of a reply that is not whole.

use std::cell::RefCell;

use aidpost::encounter::PhotoKind;
use aidpost::engine::Event;
use aidpost::llama::Llama;
use aidpost::model::{Control, Finish};
use aidpost::prompt::Condition;
use aidpost::tasks::{Calibration, Classification, Description, ImageAnswerStatus, Judgement};

use crate::{changed, engine, film, image, llama, pattern, scripted};

/// What is told of a description and an answer is what stands in them, piece by piece, and they are the same as without.
#[test]
fn what_is_seen_is_told_as_it_is_written() {
    let mut engine = engine(llama());
    let control = Control::default();
    let mut session = engine.open_images(&film(), None, &control).unwrap();
    let told = RefCell::new(Vec::<String>::new());
    let tell = |event| {
        assert!(
            matches!(event, Event::Draft { .. }),
            "no other is told here"
        );
        if let Event::Draft { piece } = event {
            let mut told = told.borrow_mut();
            told.resize_with(piece.line as usize + 1, String::new);
            told[piece.line as usize].push_str(&piece.text);
        }
    };
    let description = session.describe_with_events(&control, &tell).unwrap();
    assert_eq!(description, session.describe(&control).unwrap());
    let own = description.findings.iter().chain(&description.impression);
    let own: Vec<String> = own.map(|text| String::from(&**text)).collect();
    assert!(!own.is_empty() && own.iter().all(|text| told.borrow().contains(text)));
    told.borrow_mut().clear();
    let answer = session
        .ask_with_events("Is it broken?", &control, &tell)
        .unwrap();
    assert_eq!(answer, session.ask("Is it broken?", &control).unwrap());
    let text = answer.text.iter().map(|text| String::from(&**text));
    assert_eq!(text.collect::<Vec<_>>(), *told.borrow());
}

#[test]
fn every_record_says_who_made_it_of_what_and_what_it_is_not() {
    let mut engine = engine(llama());
    let mut session = engine
        .open_images(&film(), Some("e-7".into()), &Control::default())
        .unwrap();
    let drafts = RefCell::new(String::new());
    let control = Control {
        on_text: &|piece| drafts.borrow_mut().push_str(piece),
        ..Control::default()
    };
    let description = session.describe(&control).unwrap();
    for finding in &description.findings {
        assert!(drafts.borrow().contains(&**finding), "streamed");
    }
    assert!(description.about.draft || description.impression.is_some());
    let answer = session.ask("Is there a fracture?", &control).unwrap();
    drafts.borrow_mut().clear();
    let classification = session.classify(&[], &control).unwrap();
    assert!(drafts.borrow().is_empty(), "a single word is no draft");
    for judged in &classification.conditions {
        let probability = judged.probability.unwrap();
        assert_eq!(judged.calibration, Calibration::Uncalibrated);
        let expected = if probability > 0.5 {
            Judgement::Yes
        } else {
            Judgement::No
        };
        assert_eq!(judged.judgement, expected, "{probability}");
    }
    for (about, limits, images) in [
        (&description.about, &description.limits, &description.images),
        (&answer.about, &answer.limits, &answer.images),
        (
            &classification.about,
            &classification.limits,
            &classification.images,
        ),
    ] {
        let provenance = &about.provenance;
        assert!(provenance.not_for_clinical_use && provenance.projector_sha256.is_some());
        assert_eq!(provenance.pack.as_deref(), Some("tiny-random"));
        assert!(
            provenance.prompt_sha256.is_some() && about.intended_use.contains("Not a diagnosis")
        );
        assert!(limits.contains("no diagnosis"));
        assert_eq!(about.id.as_deref(), Some("e-7"));
        assert_eq!(images[0].kind, PhotoKind::ChestXray);
        assert_eq!(images[0].pixels_sha256, film()[0].pixels.sha256());
    }
    let json = serde_json::to_string(&classification).unwrap();
    assert!(json.contains(r#""calibration":"uncalibrated""#));
    assert_eq!(
        serde_json::from_str::<Classification>(&json).unwrap(),
        classification
    );
    let json = serde_json::to_string(&description).unwrap();
    assert_eq!(
        serde_json::from_str::<Description>(&json).unwrap(),
        description
    );
}

#[test]
fn a_packs_temperature_calibrates_its_condition_and_no_other() {
    let melanoma = Condition::from_code("melanoma").unwrap();
    let naevus = Condition::from_code("melanocytic_naevus").unwrap();
    let skin = [pattern(PhotoKind::Skin, 40)];
    let judge = |llama: Llama| {
        let mut engine = engine(llama);
        let mut session = engine
            .open_images(&skin, None, &Control::default())
            .unwrap();
        let asked = session.classify(&[melanoma, naevus], &Control::default());
        asked.unwrap().conditions
    };
    let plain = judge(llama());
    let (_folder, calibrated) = changed(|manifest| {
        manifest["image_temperatures"] = serde_json::json!({ "melanoma": 4.0 });
    });
    let calibrated = judge(calibrated);
    assert_eq!(
        calibrated
            .iter()
            .map(|judged| judged.calibration)
            .collect::<Vec<_>>(),
        [Calibration::Temperature, Calibration::Uncalibrated]
    );
    let logit = |probability: Option<f64>| {
        let probability = probability.unwrap();
        (probability / (1.0 - probability)).ln()
    };
    let (before, after) = (
        logit(plain[0].probability),
        logit(calibrated[0].probability),
    );
    assert!((before - 4.0 * after).abs() < 1e-9, "{before} {after}");
    assert_eq!(plain[1].probability, calibrated[1].probability);
}

#[test]
fn a_reply_that_is_cut_or_out_of_form_is_a_draft_or_no_answer() {
    let control = Control::default();
    let film = [image(PhotoKind::ChestXray, 1)];
    let mut engine = scripted(&[
        (
            "- The heart is large.\n- The lungs are clear.\n=\nCardiomegaly.\n",
            Finish::Complete,
            None,
        ),
        ("- The heart is large.\n- The lu", Finish::Length, None),
        ("The heart is large.\n=\n\u{7}\n", Finish::Complete, None),
        // The marks around a thought, and signs without a word, are nobody's findings.
        (
            "- <unused94>thought\n- The heart is large.\n=\n<unused95>\n",
            Finish::Complete,
            None,
        ),
        ("=\nYes, on the left.\n", Finish::Complete, None),
        ("=\n<unused94>thought so\n", Finish::Complete, None),
        ("=\n ?\n", Finish::Complete, None),
        ("none\n", Finish::Complete, None),
        ("=\nYes, on the l", Finish::Length, None),
        ("yes", Finish::Complete, Some([2.0, -1.0])),
        ("perhaps", Finish::Complete, None),
    ]);
    let mut session = engine.open_images(&film, None, &control).unwrap();
    let whole = session.describe(&control).unwrap();
    let findings: Vec<&str> = whole.findings.iter().map(|finding| &**finding).collect();
    assert_eq!(findings, ["The heart is large.", "The lungs are clear."]);
    assert_eq!(whole.impression.as_deref(), Some("Cardiomegaly."));
    assert!(!whole.about.draft && whole.about.rejected == 0);
    let cut = session.describe(&control).unwrap();
    assert!(cut.about.draft && cut.impression.is_none() && cut.findings.len() == 1);
    let odd = session.describe(&control).unwrap();
    assert!(odd.about.draft && odd.about.rejected == 2 && odd.findings.is_empty());
    let thought = session.describe(&control).unwrap();
    assert!(thought.about.draft && thought.impression.is_none());
    assert_eq!((thought.findings.len(), thought.about.rejected), (1, 2));
    let mut asked = || session.ask("Is there an effusion?", &control).unwrap();
    let answered = asked();
    assert_eq!(answered.text.as_deref(), Some("Yes, on the left."));
    for _ in 0..2 {
        let refused = asked();
        assert_eq!((refused.text, refused.about.rejected), (None, 1));
    }
    assert_eq!(asked().status, ImageAnswerStatus::NotSeen);
    let cut = asked();
    assert!(cut.text.is_none() && cut.about.draft && cut.about.rejected == 1);
    let two = ["pneumonia", "atelectasis"].map(|code| Condition::from_code(code).unwrap());
    let judged = session.classify(&two, &control).unwrap();
    let [yes, perhaps] = &judged.conditions[..] else {
        panic!()
    };
    assert_eq!(yes.judgement, Judgement::Yes);
    assert!((yes.probability.unwrap() - 1.0 / (1.0 + (-3.0f64).exp())).abs() < 1e-12);
    assert_eq!(
        (perhaps.judgement, perhaps.probability),
        (Judgement::NotAnswered, None)
    );
    assert_eq!(judged.about.rejected, 1);
}
