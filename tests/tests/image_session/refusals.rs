//! What is refused: everything until it is switched on, and what cannot be asked or does not fit.

use aidpost::encounter::{Encounter, PhotoKind};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, ModelError, Scripted};
use aidpost::prompt::Condition;
use aidpost::tasks::TaskError;
use aidpost::triage::WarningCode;

use crate::{changed, encoded, engine, film, image, pattern, scripted};

#[test]
fn nothing_looks_at_an_image_until_the_integrator_switches_it_on() {
    let mut off = Engine::with_model(Box::new(Scripted::new([])), Options::default());
    let refused = off
        .open_images(&film(), None, &Control::default())
        .unwrap_err();
    assert_eq!(refused, TaskError::ImagesOff);
    let said = refused.to_string();
    assert!(
        said.contains("Options::image_interpretation") && said.contains("--image-interpretation")
    );
    // Nor does it go on with what another engine paused at.
    let mut on = engine(crate::llama());
    let paused = on
        .open_images(&film(), None, &Control::default())
        .unwrap()
        .pause();
    let refused = off.resume(&paused).unwrap_err();
    assert_eq!(refused, TaskError::ImagesOff);
    // A triage never looks at photos, whatever is switched on.
    let photo = r#"{ "age": { "years": 30 }, "photos": [{ "path": "x.jpg", "kind": "wound" }] }"#;
    let triage = scripted(&[])
        .triage(&Encounter::from_json(photo).unwrap(), &Control::default())
        .unwrap();
    let codes: Vec<_> = triage.warnings.iter().map(|warning| warning.code).collect();
    assert!(codes.contains(&WarningCode::PhotosNotRead));
}

#[test]
fn what_does_not_fit_is_refused_before_an_image_is_encoded() {
    let (_folder, small) = changed(|manifest| manifest["context_tokens"] = 1_024.into());
    let mut engine = engine(small);
    let four = [1, 2, 3, 4].map(|step| pattern(PhotoKind::Skin, step * 30));
    let (refused, encodes) =
        encoded(|control| engine.open_images(&four, None, control).unwrap_err());
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
                .open_images(&images, None, &Control::default())
                .unwrap_err(),
            TaskError::Images { images: count }
        );
    }
}

#[test]
fn a_condition_is_asked_only_about_images_of_its_kind() {
    let pneumonia = Condition::from_code("pneumonia").unwrap();
    let mut engine = scripted(&[]);
    let control = Control::default();
    let wound = [image(PhotoKind::Wound, 1)];
    let mut session = engine.open_images(&wound, None, &control).unwrap();
    assert_eq!(
        session.classify(&[pneumonia], &control).unwrap_err(),
        TaskError::Condition { code: "pneumonia" }
    );
    assert_eq!(
        session.classify(&[], &control).unwrap_err(),
        TaskError::NoConditions
    );
}
