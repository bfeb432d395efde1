//! Questions about images: in which words, in which order, and what comes back. The words are what models are trained on: a
//! change here asks for new training.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::sync::Arc;

use aidpost::encounter::{Encounter, PhotoKind};
use aidpost::image::Pixels;
use aidpost::llama::Llama;
use aidpost::model::{
    Control, Finish, Kept, Model, ModelError, Progress, Reply, Request, Scripted, Stop,
};
use aidpost::prompt::{CONDITIONS, Condition, Image, PromptSet, Segment};
use aidpost::tasks::{
    Calibration, Classification, Description, ImageAnswerStatus, Judgement, TaskError,
    ask_image_request, classify_request, describe_request,
};
use aidpost::triage::{Engine, ImageInterpretation, Options, WarningCode};
use aidpost_models::verify;
use aidpost_tests::tiny_pack;
use tempfile::TempDir;

fn image(kind: PhotoKind, shade: u8) -> Image {
    let pixels = Pixels {
        side: 896,
        rgb: vec![shade; 896 * 896 * 3],
    };
    Image {
        kind,
        pixels: Arc::new(pixels),
    }
}

/// A prompt as text: control tokens as they are named, an image as `<image>`.
fn written(request: &Request) -> String {
    let segments = request.prompt.prefix.iter().chain(&request.prompt.rest);
    let text = |segment: &Segment| match segment {
        Segment::Control(name) => (*name).to_owned(),
        Segment::Text(text) => text.clone(),
        Segment::Patient(text) => text.to_string(),
        Segment::Image(_) => "<image>".to_owned(),
    };
    segments.map(text).collect()
}

const OPENING: &str = "<bos><start_of_turn>user\nImage 1: chest X-ray\n<image>\n";
const SETTING: &str = "You help a health worker at the triage desk of a small clinic. There is a thermometer, a pulse oximeter and a cuff; a doctor is not always there.\n";
const CLOSING: &str = "<end_of_turn>\n<start_of_turn>model\n";

#[test]
fn every_word_of_an_image_prompt_is_this_one() {
    let prompts = PromptSet::default();
    let film = [image(PhotoKind::ChestXray, 7)];
    assert_eq!(
        written(&describe_request(&film, &prompts)),
        format!(
            "{OPENING}{SETTING}Describe the image of one patient: first what is seen, then what it may mean. Name nothing that is not \
             seen.\n\nForm of the answer:\n- <one short sentence of what is seen>\n=\n<the impression, in one short sentence>\n{CLOSING}"
        )
    );
    assert_eq!(
        written(&ask_image_request(&film, "Is there a fracture?", &prompts)),
        format!(
            "{OPENING}{SETTING}Answer a question about the image of one patient, from what is seen and nothing else, in at most three \
             sentences. If it cannot be seen, write only \"none\".\n\nForm of the answer:\n=\n<answer>\n\nQuestion:\nIs there a \
             fracture?\n{CLOSING}"
        )
    );
    let pneumonia = Condition::from_code("pneumonia").unwrap();
    assert_eq!(
        written(&classify_request(&film, pneumonia, &prompts)),
        format!(
            "{OPENING}{SETTING}Look at the image of one patient and answer the question with one word, yes or no.\n\nQuestion:\nDoes \
             the chest X-ray show pneumonia?\n{CLOSING}"
        )
    );
}

#[test]
fn several_images_are_numbered_and_named() {
    let kinds = [
        PhotoKind::Skin,
        PhotoKind::Wound,
        PhotoKind::ChestXray,
        PhotoKind::Fundus,
        PhotoKind::Other,
    ];
    let images = kinds.map(|kind| image(kind, 1));
    let request = describe_request(&images, &PromptSet::default());
    assert!(written(&request).starts_with(
        "<bos><start_of_turn>user\nImage 1: photo of the skin\n<image>\nImage 2: photo of a wound\n<image>\nImage 3: chest X-ray\n<image>\nImage 4: \
         photo of the fundus of the eye\n<image>\nImage 5: photo\n<image>\nYou help"
    ));
}

#[test]
fn the_prompts_hash_covers_setting_and_words_and_nothing_of_the_patient() {
    let hash = |request: &Request| request.prompt.sha256.clone();
    let prompts = PromptSet::default();
    let (one, other) = ([image(PhotoKind::Skin, 1)], [image(PhotoKind::Fundus, 2)]);
    let asked = hash(&ask_image_request(&one, "Why?", &prompts));
    assert_eq!(asked, hash(&ask_image_request(&other, "How?", &prompts)));
    assert_ne!(asked, hash(&describe_request(&one, &prompts)));
    let field = PromptSet::built_in("triage-field").unwrap();
    assert_ne!(asked, hash(&ask_image_request(&one, "Why?", &field)));
}

#[test]
fn a_condition_has_a_code_of_its_own_and_a_question() {
    let codes: std::collections::BTreeSet<&str> =
        CONDITIONS.iter().map(|condition| condition.code).collect();
    assert_eq!(codes.len(), CONDITIONS.len());
    for condition in CONDITIONS {
        assert!(condition.question.ends_with('?'));
        assert_eq!(Condition::from_code(condition.code), Some(condition));
    }
    let of = |kind| Condition::of(kind).count();
    assert_eq!(
        [
            of(PhotoKind::ChestXray),
            of(PhotoKind::Skin),
            of(PhotoKind::Fundus),
            of(PhotoKind::Wound),
            of(PhotoKind::Other)
        ],
        [7, 8, 5, 0, 0]
    );
}

const ON: ImageInterpretation = ImageInterpretation::On;

/// A picture that is not the same everywhere.
fn pattern(kind: PhotoKind, step: u32) -> Image {
    let shade = |at: u32| ((at % 896 / step + at / 896 / step) % 2 * 200) as u8;
    let rgb = (0..896 * 896).flat_map(|at| [shade(at), 90, 255 - shade(at)]);
    Image {
        kind,
        pixels: Arc::new(Pixels {
            side: 896,
            rgb: rgb.collect(),
        }),
    }
}

fn film() -> [Image; 1] {
    [pattern(PhotoKind::ChestXray, 64)]
}

/// The tiny pack, its manifest changed; the folder must outlive what is opened.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> (TempDir, Llama) {
    let folder = TempDir::new().unwrap();
    let manifest = std::fs::read_to_string(tiny_pack().join("pack.json")).unwrap();
    let mut manifest = serde_json::from_str(&manifest).unwrap();
    change(&mut manifest);
    std::fs::write(folder.path().join("pack.json"), manifest.to_string()).unwrap();
    for file in ["text.gguf", "projector.gguf"] {
        std::fs::copy(tiny_pack().join(file), folder.path().join(file)).unwrap();
    }
    let pack = verify(folder.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let llama = Llama::open(&pack, &Control::UNATTENDED).unwrap();
    (folder, llama)
}

fn llama() -> Llama {
    let pack = verify(&tiny_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::UNATTENDED).unwrap()
}

fn engine(model: impl Model + 'static) -> Engine {
    let options = Options {
        image_interpretation: ON,
        ..Options::default()
    };
    Engine::with_model(Box::new(model), options)
}

fn scripted(replies: &[(&str, Finish, Option<[f64; 2]>)]) -> Engine {
    let reply = |(text, finish, choice): &(&str, Finish, Option<[f64; 2]>)| {
        Ok(Reply {
            text: (*text).into(),
            finish: *finish,
            choice: choice.map(Vec::from),
        })
    };
    engine(Scripted::new(replies.iter().map(reply).collect::<Vec<_>>()))
}

/// Does `work` and says how many images were encoded meanwhile.
fn encoded<T>(work: impl FnOnce(&Control<'_>) -> T) -> (T, usize) {
    let images = Cell::new(0);
    let control = Control {
        progress: &|progress| {
            images.set(images.get() + usize::from(matches!(progress, Progress::Image { .. })));
        },
        ..Control::UNATTENDED
    };
    let done = work(&control);
    (done, images.get())
}

#[test]
fn nothing_looks_at_an_image_until_the_integrator_switches_it_on() {
    let mut off = Engine::with_model(Box::new(Scripted::new([])), Options::default());
    let refused = off.look(&film(), None, &Control::UNATTENDED).unwrap_err();
    assert_eq!(refused, TaskError::ImagesOff);
    let said = refused.to_string();
    assert!(
        said.contains("Options::image_interpretation") && said.contains("--image-interpretation")
    );
    // A triage never looks at photos, whatever is switched on.
    let photo = r#"{ "age": { "years": 30 }, "photos": [{ "path": "x.jpg", "kind": "wound" }] }"#;
    let triage = scripted(&[])
        .triage(&Encounter::from_json(photo).unwrap(), &Control::UNATTENDED)
        .unwrap();
    let codes: Vec<_> = triage.warnings.iter().map(|warning| warning.code).collect();
    assert!(codes.contains(&WarningCode::PhotosNotRead));
}

#[test]
fn one_encode_serves_every_question_and_is_forgotten_with_the_look() {
    let mut engine = engine(llama());
    for _ in 0..2 {
        let (look, images) = encoded(|control| engine.look(&film(), None, control));
        assert_eq!(images, 1, "a look that is over has left nothing behind");
        let mut look = look.unwrap();
        let (records, images) = encoded(|control| {
            let description = look.describe(control).unwrap();
            let answer = look.ask("Is there a fracture?", control).unwrap();
            (description, answer, look.classify(&[], control).unwrap())
        });
        assert_eq!(images, 0);
        assert_eq!(records.2.conditions.len(), 7);
    }
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
    let mut kept = Kept::NOTHING;
    let first = describe_request(&images, &prompts);
    llama.see(&first, &mut kept, &Control::UNATTENDED).unwrap();
    for request in &requests {
        let fresh = llama.reply(request, &Control::UNATTENDED).unwrap();
        let (reply, encodes) =
            encoded(|control| llama.reply_about(request, &mut kept, control).unwrap());
        assert_eq!(encodes, 0);
        assert_eq!((reply.text, reply.choice), (fresh.text, fresh.choice));
    }
}

#[test]
fn what_is_kept_serves_no_other_image_and_no_other_model() {
    let prompts = PromptSet::default();
    let (mut one, mut other) = (llama(), llama());
    let condition = Condition::from_code("melanoma").unwrap();
    let ask = |step| classify_request(&[pattern(PhotoKind::Skin, step)], condition, &prompts);
    let mut kept = Kept::NOTHING;
    one.see(&ask(32), &mut kept, &Control::UNATTENDED).unwrap();
    let fresh = one.reply(&ask(300), &Control::UNATTENDED).unwrap().choice;
    let (reply, encodes) =
        encoded(|control| one.reply_about(&ask(300), &mut kept, control).unwrap());
    assert_eq!((reply.choice, encodes), (fresh, 1));
    let same = one.reply(&ask(32), &Control::UNATTENDED).unwrap().choice;
    assert_ne!(
        reply_of(&mut one, &ask(300)),
        same,
        "images make a difference"
    );
    one.see(&ask(32), &mut kept, &Control::UNATTENDED).unwrap();
    let (reply, encodes) =
        encoded(|control| other.reply_about(&ask(32), &mut kept, control).unwrap());
    assert_eq!((reply.choice, encodes), (same, 1), "of another model");
}

fn reply_of(llama: &mut Llama, request: &Request) -> Option<Vec<f64>> {
    llama.reply(request, &Control::UNATTENDED).unwrap().choice
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
    let mut look = engine.look(&film(), None, &Control::UNATTENDED).unwrap();
    let (_, encodes) = encoded(|control| look.classify(&[], control).unwrap());
    assert_eq!(encodes, 1, "once for all seven conditions");
}

#[test]
fn every_record_says_who_made_it_of_what_and_what_it_is_not() {
    let mut engine = engine(llama());
    let mut look = engine
        .look(&film(), Some("e-7".into()), &Control::UNATTENDED)
        .unwrap();
    let drafts = RefCell::new(String::new());
    let control = Control {
        draft: &|piece| drafts.borrow_mut().push_str(piece),
        ..Control::UNATTENDED
    };
    let description = look.describe(&control).unwrap();
    for finding in &description.findings {
        assert!(drafts.borrow().contains(&**finding), "streamed");
    }
    assert!(description.about.draft || description.impression.is_some());
    let answer = look.ask("Is there a fracture?", &control).unwrap();
    drafts.borrow_mut().clear();
    let classification = look.classify(&[], &control).unwrap();
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
        let mut look = engine.look(&skin, None, &Control::UNATTENDED).unwrap();
        let asked = look.classify(&[melanoma, naevus], &Control::UNATTENDED);
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
fn what_does_not_fit_is_refused_before_an_image_is_encoded() {
    let (_folder, small) = changed(|manifest| manifest["context_tokens"] = 1_024.into());
    let mut engine = engine(small);
    let four = [1, 2, 3, 4].map(|step| pattern(PhotoKind::Skin, step * 30));
    let (refused, encodes) = encoded(|control| engine.look(&four, None, control).unwrap_err());
    let TaskError::Model(ModelError::OverBudget {
        prompt,
        context,
        over,
        reply,
    }) = refused
    else {
        panic!("{refused}")
    };
    assert!(prompt > 4 * 258 && context == 1_024 && over == prompt + reply - context);
    assert_eq!(encodes, 0);
    for count in [0, 9] {
        let images = vec![pattern(PhotoKind::Skin, 30); count];
        assert_eq!(
            engine
                .look(&images, None, &Control::UNATTENDED)
                .unwrap_err(),
            TaskError::Images { images: count }
        );
    }
}

#[test]
fn a_stop_while_an_image_is_encoded_keeps_nothing() {
    let mut llama = llama();
    let (mut kept, reached) = (Kept::NOTHING, Cell::new(false));
    let control = Control {
        stop: &|| reached.get().then_some(Stop::Cancelled),
        progress: &|progress| {
            reached.set(reached.get() || matches!(progress, Progress::Image { .. }));
        },
        ..Control::UNATTENDED
    };
    let request = describe_request(&film(), &PromptSet::default());
    let stopped = llama.see(&request, &mut kept, &control);
    assert_eq!(stopped.unwrap_err(), ModelError::Cancelled);
    assert_eq!(format!("{kept:?}"), "Kept(nothing)");
}

#[test]
fn a_condition_is_asked_only_about_images_of_its_kind() {
    let pneumonia = Condition::from_code("pneumonia").unwrap();
    let mut engine = scripted(&[]);
    let control = Control::UNATTENDED;
    let wound = [image(PhotoKind::Wound, 1)];
    let mut look = engine.look(&wound, None, &control).unwrap();
    assert_eq!(
        look.classify(&[pneumonia], &control).unwrap_err(),
        TaskError::Condition { code: "pneumonia" }
    );
    assert_eq!(
        look.classify(&[], &control).unwrap_err(),
        TaskError::NoConditions
    );
}

#[test]
fn a_reply_that_is_cut_or_out_of_form_is_a_draft_or_no_answer() {
    let control = Control::UNATTENDED;
    let film = [image(PhotoKind::ChestXray, 1)];
    let mut engine = scripted(&[
        (
            "- The heart is large.\n- The lungs are clear.\n=\nCardiomegaly.\n",
            Finish::Complete,
            None,
        ),
        ("- The heart is large.\n- The lu", Finish::Length, None),
        ("The heart is large.\n=\n\u{7}\n", Finish::Complete, None),
        ("=\nYes, on the left.\n", Finish::Complete, None),
        ("none\n", Finish::Complete, None),
        ("=\nYes, on the l", Finish::Length, None),
        ("yes", Finish::Complete, Some([2.0, -1.0])),
        ("perhaps", Finish::Complete, None),
    ]);
    let mut look = engine.look(&film, None, &control).unwrap();
    let whole = look.describe(&control).unwrap();
    let findings: Vec<&str> = whole.findings.iter().map(|finding| &**finding).collect();
    assert_eq!(findings, ["The heart is large.", "The lungs are clear."]);
    assert_eq!(whole.impression.as_deref(), Some("Cardiomegaly."));
    assert!(!whole.about.draft && whole.about.rejected == 0);
    let cut = look.describe(&control).unwrap();
    assert!(cut.about.draft && cut.impression.is_none() && cut.findings.len() == 1);
    let odd = look.describe(&control).unwrap();
    assert!(odd.about.draft && odd.about.rejected == 2 && odd.findings.is_empty());
    let mut asked = || look.ask("Is there an effusion?", &control).unwrap();
    let answered = asked();
    assert_eq!(answered.text.as_deref(), Some("Yes, on the left."));
    assert_eq!(asked().status, ImageAnswerStatus::NotSeen);
    let cut = asked();
    assert!(cut.text.is_none() && cut.about.draft && cut.about.rejected == 1);
    let two = ["pneumonia", "atelectasis"].map(|code| Condition::from_code(code).unwrap());
    let judged = look.classify(&two, &control).unwrap();
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
