//! Images, and replies without a grammar.

use std::ops::ControlFlow;
use std::sync::Arc;

use aidpost::budget::Piece;
use aidpost::llama::Llama;
use aidpost::model::{Control, Model, ModelError, Request};
use aidpost::prompt::{self, Pixels, Segment};
use aidpost_models::verify;
use aidpost_tests::tiny_pack;

use super::llama;

/// A prompt with an image, for a free answer.
fn image_request(side: u32, shade: impl Fn(u32) -> u8) -> Request {
    let rgb = (0..side * side * 3).map(shade).collect();
    let prompt = prompt::Prompt {
        prefix: vec![
            Segment::Control("<bos>"),
            Segment::Control("<start_of_turn>"),
            Segment::Text("user\nDescribe this X-ray\n".to_owned()),
        ],
        rest: vec![
            Segment::Image(Arc::new(Pixels { side, rgb })),
            Segment::Control("<end_of_turn>"),
            Segment::Text("\n".to_owned()),
            Segment::Control("<start_of_turn>"),
            Segment::Text("model\n".to_owned()),
        ],
        sha256: String::new(),
    };
    Request {
        prompt,
        grammar: None,
        choice: None,
        reply_tokens: 24,
    }
}

#[test]
fn an_image_is_seen_and_a_different_one_is_seen_differently() {
    let mut llama = llama();
    let mut see = |shade: fn(u32) -> u8| {
        llama
            .reply(&image_request(896, shade), &Control::default())
            .unwrap()
            .text
    };
    let dark = see(|_| 0);
    assert_eq!(see(|_| 0), dark, "the same image, the same words");
    let stripes = see(|at| if at / 3 % 64 < 32 { 255 } else { 0 });
    let gradient = see(|at| (at / 3 / 896 * 255 / 896) as u8);
    assert!(
        stripes != dark || gradient != dark,
        "the reply does not depend on the image"
    );
    let pieces = llama
        .budget()
        .plan(&image_request(896, |_| 0))
        .unwrap()
        .iter()
        .map(Piece::count)
        .collect::<Vec<_>>();
    assert_eq!(pieces[1], 258, "256 tokens and two marks");
}

#[test]
fn free_text_holds_no_control_tokens_and_an_image_needs_a_projector() {
    let mut llama = llama();
    let text = llama
        .reply(&image_request(896, |at| at as u8), &Control::default())
        .unwrap()
        .text;
    assert!(
        !text.contains("<start_of") && !text.contains("<unused") && !text.contains("<end_of"),
        "{}",
        &*text
    );

    let folder = tempfile::TempDir::new().unwrap();
    let manifest = std::fs::read_to_string(tiny_pack().join("pack.json")).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    manifest.as_object_mut().unwrap().remove("projector");
    std::fs::write(folder.path().join("pack.json"), manifest.to_string()).unwrap();
    std::fs::copy(
        tiny_pack().join("text.gguf"),
        folder.path().join("text.gguf"),
    )
    .unwrap();
    let pack = verify(folder.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let mut text_only = Llama::open(&pack, &Control::default()).unwrap();
    assert_eq!(
        text_only
            .reply(&image_request(896, |_| 0), &Control::default())
            .unwrap_err(),
        ModelError::NoProjector
    );
}
