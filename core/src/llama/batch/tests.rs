//! Replies that are written together are those that each gets alone, but for rounding, whatever stands beside them.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::encounter::{Age, Encounter, PatientText};
use crate::model::{Finish, Progress, StopReason};
use crate::prompt::{PromptSet, Segment};
use crate::reading::reading_request;

/// By so much two computations of the same logit may differ.
const ROUNDING: f64 = 0.05;

fn open() -> Llama {
    pack("tiny")
}

fn pack(name: &str) -> Llama {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models");
    let dir = models.join(name);
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::default()).unwrap()
}

/// Asks for the weights of a colour after so many tokens, so that a whole prompt and what was written behind it can be compared.
fn request(years: u16, story: &str, reply_tokens: usize) -> Request {
    let encounter = Encounter {
        narrative: Some(PatientText::from(story)),
        ..Encounter::new(Age::Years(years))
    };
    reading_request(&encounter, &PromptSet::default(), reply_tokens)
}

/// Three charts; stories that fit the local layers' cells of the tiny pack, and some that go far beyond them.
fn queue() -> Vec<Request> {
    let stories = [
        (34, "She cannot stop vomiting and her neck is stiff.", 1),
        (3, "He does not drink and breathes fast since Monday. ", 40),
        (51, "A tree fell on his leg. He is pale and sweating. ", 60),
        (34, "She cannot bend her neck since Monday. ", 90),
        (7, "A dog bit her hand this morning.", 1),
        (80, "He coughs at night and his feet are swollen. ", 25),
    ];
    let request =
        |(years, story, times): &(u16, &str, usize)| request(*years, &story.repeat(*times), 300);
    stories.iter().map(request).collect()
}

fn alone(llama: &mut Llama, request: &Request) -> Reply {
    llama.reply(request, &Control::default()).unwrap()
}

fn together(llama: &mut Llama, requests: &[Request]) -> Vec<Answered> {
    llama.reply_to_many(requests, &Control::default(), &|_| ())
}

/// Text, end, and the bits of the weights.
fn bits(answers: &[Answered]) -> Vec<(String, Finish, Vec<u64>)> {
    let bits = |answered: &Answered| {
        let reply = answered.reply.as_ref().unwrap();
        let weights = reply.choice.iter().flatten();
        let weights = weights.map(|weight| weight.to_bits()).collect();
        (reply.text.to_string(), reply.finish, weights)
    };
    answers.iter().map(bits).collect()
}

fn furthest(one: &Reply, other: &Reply) -> f64 {
    let of = |reply: &Reply| reply.choice.clone().unwrap();
    let pairs = of(one).into_iter().zip(of(other));
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

/// Made to say the same words, each reply weighs the colours behind its own prompt.
const SAID: &str = "=\nyellow\nHe is weak.\n";

#[test]
fn the_weights_are_those_of_each_request_alone() {
    for name in ["tiny", "demo"] {
        let mut llama = pack(name);
        // Else only the batch begins behind a restored prefix, which is rounded otherwise than one that was just read.
        let folder = tempfile::TempDir::new().unwrap();
        llama.keep_prefixes_in(folder.path().to_owned());
        llama.force_replies(&[SAID]);
        let queue = queue();
        let alone: Vec<Reply> = queue
            .iter()
            .map(|one| self::alone(&mut llama, one))
            .collect();
        let many = together(&mut llama, &queue);
        for (at, (alone, answered)) in alone.iter().zip(&many).enumerate() {
            assert_eq!(answered.together, queue.len());
            let reply = answered.reply.as_ref().unwrap();
            assert_eq!(*reply.text, *SAID);
            let near = furthest(alone, reply);
            assert!(near < ROUNDING, "{name} {at}: {near}");
        }
        // What another prompt makes of them is far more.
        let apart = alone.windows(2).map(|two| furthest(&two[0], &two[1]));
        let typical = apart.sum::<f64>() / (alone.len() - 1) as f64;
        assert!(typical > 10.0 * ROUNDING, "{name}: {typical}");
    }
}

/// Some hundred tokens behind prompts of different lengths, in local layers that have long lost the prompts' beginnings, beside replies that end earlier.
#[test]
fn far_behind_their_prompts_the_weights_are_still_those_of_each_alone() {
    let story = "He coughs all night, and he could not walk without holding on to the wall. ";
    let line = "acute_general_weakness + he could not walk without holding on to the wall\n";
    let told = [(1, 9), (30, 3), (4, 6), (12, 1)];
    let requests = told.map(|(times, _)| request(34, &story.repeat(times), 1_500));
    let said = told.map(|(_, lines)| line.repeat(lines) + SAID);
    let mut llama = open();
    llama.force_replies(&said.each_ref().map(String::as_str));
    let many = together(&mut llama, &requests);
    for (at, (request, said)) in requests.iter().zip(&said).enumerate() {
        llama.force_replies(&[said]);
        let alone = alone(&mut llama, request);
        let reply = many[at].reply.as_ref().unwrap();
        assert_eq!(*reply.text, **said);
        // Tokens computed together and one by one differ more the more there are; different prompts by more than 1.
        let near = furthest(&alone, reply);
        assert!(near < 2.0 * ROUNDING, "{at}: {near}");
    }
}

#[test]
fn the_same_requests_get_the_same_replies_to_the_bit() {
    let queue = queue();
    let mut llama = open();
    let first = bits(&together(&mut llama, &queue));
    // Whatever was answered before.
    alone(&mut llama, &queue[0]);
    assert_eq!(bits(&together(&mut llama, &queue)), first);
    assert_eq!(bits(&together(&mut open(), &queue)), first);
    // Prefixes of the disk are those that are read.
    let folder = tempfile::TempDir::new().unwrap();
    let mut keeping = open();
    keeping.keep_prefixes_in(folder.path().to_owned());
    let kept = bits(&together(&mut keeping, &queue));
    assert_eq!(kept, bits(&together(&mut keeping, &queue)));
    assert_eq!(kept, first);
}

/// What stands beside a request changes its numbers by rounding at most: with another patient's words in them they would be others.
#[test]
fn nothing_of_a_neighbour_is_in_a_reply() {
    let mut llama = open();
    llama.force_replies(&[SAID]);
    let own = request(34, "She cannot bend her neck since Monday.", 300);
    let beside = |story: &str, times| {
        let neighbour = request(34, &story.repeat(times), 300);
        let batch = [neighbour.clone(), own.clone(), neighbour];
        let mut answers = together(&mut open_forced(), &batch);
        answers.swap_remove(1).reply.unwrap()
    };
    let alone = alone(&mut llama, &own);
    for (story, times) in [("He is well. ", 1), ("Canary-7f3a bleeds heavily. ", 70)] {
        let reply = beside(story, times);
        assert!(!reply.text.contains("7f3a"));
        let near = furthest(&alone, &reply);
        assert!(near < ROUNDING, "{story}: {near}");
    }
}

fn open_forced() -> Llama {
    let mut llama = open();
    llama.force_replies(&[SAID]);
    llama
}

#[test]
fn each_says_its_own_and_one_that_fails_keeps_no_other_from_its_reply() {
    let mut llama = open();
    let stories = ["He coughs all night.", "Her leg is broken.", "He fell."];
    let said = stories.map(|story| format!("=\ngreen\n{story}\n"));
    llama.force_replies(&said.each_ref().map(String::as_str));
    let mut requests: Vec<Request> = stories.map(|story| request(34, story, 200)).to_vec();
    // Too long, empty, and one whose reply the grammar does not let be said.
    requests.push(request(34, &"咳嗽".repeat(4_000), 200));
    let mut empty = request(34, "x", 200);
    (empty.prompt.prefix, empty.prompt.rest) = (Vec::new(), Vec::new());
    requests.push(empty);
    llama.forced_replies.extend([String::new(), String::new()]);
    llama.forced_replies.push("purple".to_owned());
    requests.push(request(34, "He fell again.", 200));
    let told = RefCell::new(Vec::new());
    let tell = |event| match event {
        BatchEvent::Answered { at } => told.borrow_mut().push(at),
        BatchEvent::Reduced { .. } => unreachable!("there is memory"),
    };
    let answers = llama.reply_to_many(&requests, &Control::default(), &tell);
    for (answer, said) in answers.iter().zip(&said) {
        assert_eq!(answer.together, 4);
        let reply = answer.reply.as_ref().unwrap();
        assert_eq!((&*reply.text, reply.finish), (&**said, Finish::Complete));
    }
    let errors: Vec<_> = answers[3..].iter().map(|one| one.reply.clone()).collect();
    assert!(matches!(errors[0], Err(ModelError::OverBudget { .. })));
    assert!(matches!(errors[1], Err(ModelError::EmptyPrompt)));
    assert!(matches!(errors[2], Err(ModelError::Backend { .. })));
    let mut told = told.into_inner();
    told.sort_unstable();
    assert_eq!(told, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn what_cannot_be_in_a_batch_is_answered_alone() {
    let mut llama = open();
    let mut free = request(34, "He fell.", 20);
    free.prompt
        .prefix
        .insert(1, Segment::Patient(PatientText::from("a patient's words")));
    let requests = [
        request(34, "He coughs.", 20),
        free,
        request(34, "He fell.", 20),
    ];
    let answers = together(&mut llama, &requests);
    let together: Vec<usize> = answers.iter().map(|one| one.together).collect();
    assert_eq!(together, [2, 1, 2]);
    let alone = alone(&mut llama, &requests[1]);
    assert_eq!(*answers[1].reply.as_ref().unwrap().text, *alone.text);
    // One of its kind has nobody to be computed with, and nothing is nothing.
    assert_eq!(self::together(&mut llama, &requests[..1])[0].together, 1);
    assert!(self::together(&mut llama, &[]).is_empty());
}

#[test]
fn more_than_the_most_are_several_batches() {
    let mut llama = open();
    let requests: Vec<Request> = (0..MOST_TOGETHER + 3)
        .map(|at| request(34, &format!("He fell {at} times."), 8))
        .collect();
    let answers = together(&mut llama, &requests);
    let sizes: Vec<usize> = answers.iter().map(|one| one.together).collect();
    assert_eq!(
        sizes,
        [vec![MOST_TOGETHER; MOST_TOGETHER], vec![3; 3]].concat()
    );
    assert!(answers.iter().all(|one| one.reply.is_ok()));
}

/// Stops once so many tokens of all replies are written, the `nodes`th time that it is asked from there on.
fn stopped(llama: &mut Llama, requests: &[Request], tokens: usize, nodes: usize) -> Vec<Answered> {
    let (written, asked) = (Cell::new(0), Cell::new(0));
    let progress = |progress| {
        if let Progress::Reply { done, .. } = progress {
            written.set(done);
        }
    };
    let stop = || {
        asked.set(asked.get() + usize::from(written.get() >= tokens));
        (asked.get() > nodes).then_some(StopReason::TimedOut)
    };
    let control = Control {
        stop: &stop,
        progress: &progress,
        ..Control::default()
    };
    llama.reply_to_many(requests, &control, &|_| ())
}

#[test]
fn a_stop_is_heard_within_a_computation_keeps_what_is_done_and_leaves_nothing() {
    let mut llama = open();
    let requests = [
        request(34, "He coughs.", 4),
        request(34, "Her leg is broken since Monday.", 200),
        request(34, "He fell.", 200),
    ];
    let whole = bits(&together(&mut llama, &requests));
    for nodes in [0, 1, 9] {
        let answers = stopped(&mut llama, &requests, 40, nodes);
        assert_eq!(bits(&answers[..1]), whole[..1], "{nodes} nodes");
        for answer in &answers[1..] {
            let error = answer.reply.as_ref().unwrap_err();
            assert_eq!(*error, ModelError::TimedOut, "{nodes} nodes");
        }
        assert_eq!(bits(&together(&mut llama, &requests)), whole);
    }
    for answer in stopped(&mut llama, &requests, 0, 0) {
        assert_eq!(answer.reply.unwrap_err(), ModelError::TimedOut);
    }
}

#[test]
fn as_many_are_taken_as_there_is_memory_for() {
    let up_to = |most: usize| room::largest(16, |many| many <= most);
    let largest = [0, 1, 2, 7, 16, 99].map(up_to);
    assert_eq!(largest, [1, 1, 2, 7, 16, 16]);
}
