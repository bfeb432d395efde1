//! A stop takes effect inside every long step, and nothing is computed after it. Without a clock: what is counted is how often the caller is
//! asked between two tidings, and what is still told after the stop. `aidpost bench` gives the times.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::sync::Arc;

use aidpost::encounter::Encounter;
use aidpost::llama::{Llama, OpenError};
use aidpost::model::{Control, ImageCache, Model, ModelError, Progress, Request, StopReason};
use aidpost::prompt::{Pixels, Prompt, PromptSet, Segment};
use aidpost::reading::reading_request;
use aidpost_models::{VerifiedPack, verify};
use aidpost_tests::tiny_pack;

fn pack() -> VerifiedPack {
    verify(&tiny_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn llama() -> Llama {
    Llama::open(&pack(), &Control::default()).unwrap()
}

fn request(reply_tokens: usize) -> Request {
    let narrative = "A tree fell on his leg this morning. He is pale and sweating.";
    let json = serde_json::json!({ "age": { "years": 30 }, "narrative": narrative });
    let encounter = Encounter::from_json(&json.to_string()).unwrap();
    reading_request(&encounter, &PromptSet::default(), reply_tokens)
}

fn about_an_image() -> Request {
    let rgb = (0..896u32 * 896 * 3).map(|at| at as u8).collect();
    let prompt = Prompt {
        prefix: vec![Segment::Control("<bos>")],
        rest: vec![
            Segment::Image(Arc::new(Pixels { side: 896, rgb })),
            Segment::Text("What is it?".to_owned()),
        ],
        sha256: String::new(),
    };
    Request {
        prompt,
        grammar: None,
        choice: None,
        reply_tokens: 4,
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Said {
    Asked,
    Told(Progress),
}

/// What is asked and told during `work`, which is stopped when it is asked for the `stop_at`th time.
fn watched<T>(
    stop_at: usize,
    why: StopReason,
    work: impl FnOnce(&Control<'_>) -> T,
) -> (T, Vec<Said>) {
    let said = RefCell::new(Vec::new());
    let asked = Cell::new(0);
    let control = Control {
        stop: &|| {
            said.borrow_mut().push(Said::Asked);
            asked.set(asked.get() + 1);
            (asked.get() >= stop_at).then_some(why)
        },
        progress: &|progress| said.borrow_mut().push(Said::Told(progress)),
        ..Control::default()
    };
    let done = work(&control);
    (done, said.into_inner())
}

/// Stops a request in the middle of the `nth` stretch of asking that lies between two tidings of which the later one is `within`.
/// What was told until then, in a run without a stop, must be all that is told in one with it.
fn stopped_within(request: &Request, nth: usize, within: fn(&Progress) -> bool) {
    let mut llama = llama();
    // How far a batch is can be told once one was read.
    llama.reply(request, &Control::default()).unwrap();
    let (reply, whole) = watched(usize::MAX, StopReason::Cancelled, |control| {
        llama.reply(request, control)
    });
    reply.unwrap();
    let tidings: Vec<usize> = (0..whole.len())
        .filter(|at| matches!(&whole[*at], Said::Told(progress) if within(progress)))
        .collect();
    let later = tidings[nth];
    let asked = whole[..later]
        .iter()
        .rev()
        .take_while(|said| **said == Said::Asked)
        .count();
    assert!(asked >= 20, "only asked {asked} times within it");
    let middle = later - asked / 2;
    let count = |said: &[Said]| said.iter().filter(|said| **said == Said::Asked).count();
    for why in [StopReason::Cancelled, StopReason::TimedOut] {
        let stop_at = count(&whole[..middle]);
        let (reply, said) = watched(stop_at, why, |control| llama.reply(request, control));
        assert_eq!(reply.unwrap_err(), ModelError::from(why));
        assert_eq!(
            said,
            whole[..middle],
            "nothing is asked or told after the stop"
        );
    }
    // And the next request is not affected.
    let (reply, again) = watched(usize::MAX, StopReason::Cancelled, |control| {
        llama.reply(request, control)
    });
    reply.unwrap();
    assert_eq!(again, whole);
}

#[test]
fn within_a_slice_of_the_prompt() {
    let read = |progress: &Progress| matches!(progress, Progress::Prompt { .. });
    stopped_within(&request(4), 2, read);
}

/// Tokens between two tidings at most, of a prompt.
fn furthest(said: &[Said]) -> usize {
    let done = said.iter().filter_map(|said| match said {
        Said::Told(Progress::Prompt { done, .. }) => Some(*done),
        _ => None,
    });
    let done: Vec<usize> = [0].into_iter().chain(done).collect();
    let steps = done.windows(2).map(|pair| pair[1] - pair[0]);
    steps.max().unwrap()
}

#[test]
fn how_far_a_batch_is_comes_to_be_told() {
    let mut llama = llama();
    let mut read = || {
        let all = |control: &Control<'_>| llama.reply(&request(4), control).unwrap();
        watched(usize::MAX, StopReason::Cancelled, all).1
    };
    // How long one takes is known once one was computed.
    assert_eq!(furthest(&read()), 256);
    assert_eq!(furthest(&read()), 32);
}

#[test]
fn within_a_token_of_the_reply() {
    let written = |progress: &Progress| matches!(progress, Progress::Reply { .. });
    let free = Request {
        grammar: None,
        choice: None,
        ..request(8)
    };
    stopped_within(&free, 3, written);
}

#[test]
fn within_an_image() {
    // The first tidings of the prompt are of what stands before the image.
    let seen =
        |progress: &Progress| matches!(progress, Progress::Prompt { done, .. } if *done > 200);
    stopped_within(&about_an_image(), 0, seen);
}

#[test]
fn of_an_image_that_was_not_seen_to_its_end_nothing_is_kept() {
    let (mut llama, mut kept) = (llama(), ImageCache::NOTHING);
    let request = about_an_image();
    let mut see = |stop_at: usize| {
        let (seen, said) = watched(stop_at, StopReason::Cancelled, |control| {
            llama.see(&request, &mut kept, control)
        });
        (seen, said, format!("{kept:?}"))
    };
    let begins = |said: &[Said]| {
        let image = |said: &Said| matches!(said, Said::Told(Progress::Image { .. }));
        let before = said.iter().position(image).unwrap();
        said[..before]
            .iter()
            .filter(|said| **said == Said::Asked)
            .count()
    };
    let (_, _, nothing) = see(1);
    let (seen, said, kept) = see(usize::MAX);
    seen.unwrap();
    assert_ne!(kept, nothing);
    // Forget it, and stop ten questions after it began.
    let stop_at = begins(&said) + 10;
    let mut kept = ImageCache::NOTHING;
    let (seen, said) = watched(stop_at, StopReason::Cancelled, |control| {
        self::llama().see(&request, &mut kept, control)
    });
    assert_eq!(seen.unwrap_err(), ModelError::Cancelled);
    assert_eq!(begins(&said) + 10, stop_at);
    assert_eq!(format!("{kept:?}"), nothing);
}

#[test]
fn while_a_pack_is_loaded() {
    for why in [StopReason::Cancelled, StopReason::TimedOut] {
        let (opened, said) = watched(1, why, |control| Llama::open(&pack(), control));
        assert!(matches!(opened, Err(OpenError::Stopped(stop)) if stop == why));
        assert_eq!(said, [Said::Asked]);
    }
}
