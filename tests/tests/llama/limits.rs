//! What does not fit, what is stopped, and how far it is.

use std::cell::{Cell, RefCell};

use aidpost::budget::Piece;
use aidpost::engine::{Engine, Options};
use aidpost::llama::Llama;
use aidpost::model::{Control, Model, ModelError, Progress, Request, StopReason};
use aidpost::triage::ModelStatus;

use super::{STORY, encounter, llama, pack, request};

#[test]
fn what_does_not_fit_is_refused_with_the_numbers_before_anything_is_decoded() {
    let mut llama = llama();
    // A script that the tiny vocabulary lacks takes three tokens a character.
    let long = "咳嗽".repeat(3_000);
    let error = llama
        .reply(&request(&long, 640), &Control::default())
        .unwrap_err();
    let ModelError::OverBudget {
        prompt,
        reply,
        context,
        over,
    } = error
    else {
        panic!("{error}")
    };
    assert_eq!(
        (prompt + reply - context, reply, context),
        (over, 640, 8_192)
    );
    let fits = request(STORY, 640);
    let needed: usize = llama
        .budget()
        .plan(&fits)
        .unwrap()
        .iter()
        .map(Piece::count)
        .sum();
    assert!(
        llama
            .budget()
            .plan(&Request {
                reply_tokens: 8_192 - needed,
                ..fits.clone()
            })
            .is_ok()
    );
    let one_more = llama
        .budget()
        .plan(&Request {
            reply_tokens: 8_193 - needed,
            ..fits.clone()
        })
        .unwrap_err();
    assert_eq!(
        one_more,
        ModelError::OverBudget {
            prompt: needed,
            reply: 8_193 - needed,
            context: 8_192,
            over: 1
        }
    );
    let mut engine = Engine::with_model(Box::new(llama), Options::default());
    assert_eq!(
        engine
            .triage(&encounter(&long), &Control::default())
            .unwrap()
            .model
            .status,
        ModelStatus::Failed
    );
}

#[test]
fn a_stop_ends_each_phase() {
    let mut llama = llama();
    for phase in ["prompt", "reply"] {
        let reached = Cell::new(false);
        let stop = || reached.get().then_some(StopReason::Cancelled);
        let progress = |progress| {
            reached.set(
                reached.get()
                    || matches!(
                        (progress, phase),
                        (Progress::Prompt { .. }, "prompt") | (Progress::Reply { .. }, "reply")
                    ),
            )
        };
        let control = Control {
            stop: &stop,
            progress: &progress,
            ..Control::default()
        };
        assert_eq!(
            llama.reply(&request(STORY, 600), &control).unwrap_err(),
            ModelError::Cancelled
        );
        assert!(reached.get());
    }
    let stop = || Some(StopReason::TimedOut);
    let control = Control {
        stop: &stop,
        progress: &|_| (),
        ..Control::default()
    };
    assert_eq!(
        llama.reply(&request(STORY, 600), &control).unwrap_err(),
        ModelError::TimedOut
    );
    assert!(
        llama.reply(&request(STORY, 5), &Control::default()).is_ok(),
        "the next request is not affected"
    );
}

#[test]
fn progress_goes_forward_to_the_end_of_the_prompt() {
    let seen = RefCell::new(Vec::new());
    let progress = |progress| seen.borrow_mut().push(progress);
    let mut llama = Llama::open(
        &pack(),
        &Control {
            stop: &|| None,
            progress: &progress,
            ..Control::default()
        },
    )
    .unwrap();
    assert_eq!(seen.borrow().last(), Some(&Progress::Loading(1.0)));
    seen.borrow_mut().clear();
    llama
        .reply(
            &request(STORY, 20),
            &Control {
                stop: &|| None,
                progress: &progress,
                ..Control::default()
            },
        )
        .unwrap();
    let prompt: Vec<(usize, usize)> = seen
        .borrow()
        .iter()
        .filter_map(|progress| match progress {
            Progress::Prompt { done, total } => Some((*done, *total)),
            _ => None,
        })
        .collect();
    assert!(prompt.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(prompt.last().map(|(done, total)| done == total), Some(true));
}
