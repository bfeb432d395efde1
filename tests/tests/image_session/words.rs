//! Every word that a model is asked in, and their order. Models are trained on these words: a change here asks for new training.

use aidpost::encounter::PhotoKind;
use aidpost::model::Request;
use aidpost::prompt::{CONDITIONS, Condition, PromptSet, Segment};
use aidpost::tasks::{ask_image_request, classify_request, describe_request};

use crate::image;

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
