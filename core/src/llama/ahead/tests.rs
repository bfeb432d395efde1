//! However somebody types, the numbers behind the prompt are those of a plain reading, to the bit.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::encounter::{Age, Encounter, PatientText, Sex};
use crate::llama::LoadMode;
use crate::llama::decode::Decode;
use crate::model::{Model, StopReason};
use crate::prompt::PromptSet;
use crate::reading::reading_request;

const WORDS: [&str; 12] = [
    "fever", "since", "Monday,", "she", "coughs", "and", "her", "neck", "is", "stiff.", "Zanzibar",
    "7714",
];

fn open(pack: &str, loading: LoadMode) -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../models")
        .join(pack);
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open_as(&pack, loading, &Control::default()).unwrap()
}

/// The same numbers on every machine: xorshift.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % sides
    }

    fn words(&mut self, most: usize) -> Vec<&'static str> {
        let count = 1 + self.roll(most);
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect()
    }
}

/// What stands in the form.
#[derive(Clone)]
struct Form {
    words: Vec<&'static str>,
    age: u16,
    sex: Sex,
}

impl Form {
    fn request(&self) -> Request {
        let encounter = Encounter {
            narrative: Some(PatientText::from(self.words.join(" "))),
            sex: self.sex,
            ..Encounter::new(Age::Years(self.age))
        };
        reading_request(&encounter, &PromptSet::default(), 24)
    }

    /// Mostly typing at the end; sometimes anything else.
    fn change(&mut self, dice: &mut Dice, most: usize) {
        let place = dice.roll(self.words.len() + 1);
        match dice.roll(12) {
            0 => self.words.truncate(place),
            1 => self
                .words
                .splice(place..place, dice.words(8))
                .for_each(drop),
            2 => self.age = [5, 34, 71][dice.roll(3)],
            3 => self.sex = [Sex::Female, Sex::Male][dice.roll(2)],
            4 => self.words = dice.words(most),
            5 => {}
            _ => self.words.extend(dice.words(most)),
        }
    }
}

/// The reply with the weights of its choice, and how many of the patient's tokens were there at the first tiding.
fn answer(llama: &mut Llama, request: &Request) -> (String, Vec<u64>, usize) {
    let pieces = llama.budget.plan(request).unwrap();
    let (prefix, _) = parts(&request.prompt, &pieces).unwrap();
    let first = Cell::new(None);
    let progress = |progress| {
        if let (crate::model::Progress::Prompt { done, .. }, None) = (progress, first.get()) {
            first.set(Some(done));
        }
    };
    let control = Control {
        progress: &progress,
        ..Control::default()
    };
    let reply = llama.reply(request, &control).unwrap();
    let weights = reply.choice.unwrap_or_default();
    let bits = weights.iter().map(|weight| weight.to_bits()).collect();
    let before = first.get().unwrap_or(0).saturating_sub(prefix.len());
    (reply.text.to_string(), bits, before)
}

/// The logits behind the whole prompt, as bits.
fn logits(llama: &Llama, request: &Request, held: Option<Ahead>) -> Vec<u32> {
    let pieces = llama.budget.plan(request).unwrap();
    let (prefix, rest) = parts(&request.prompt, &pieces).unwrap();
    let tokens = prefix.len() + rest.len() + request.reply_tokens;
    let control = &Control::default();
    let mut reading = Reading {
        control,
        done: 0,
        total: tokens,
    };
    let (mut sequence, read) = take(held, (prefix, rest), tokens).unwrap_or_else(|| {
        let mut sequence = Sequence::new(llama, tokens).unwrap();
        prefix::read(llama, &mut sequence, prefix, &mut reading).unwrap();
        (sequence, 0)
    });
    sequence.read_tokens(&rest[read..], &mut reading).unwrap();
    let logits = sequence.logits(0).unwrap();
    logits.iter().map(|logit| logit.to_bits()).collect()
}

/// Types, pauses, is stopped, and asks, so many times. Gives how often something that was read ahead was used, and how often a stop fell
/// into the middle of a batch.
fn type_and_ask(llama: &mut Llama, dice: &mut Dice, times: usize, most: usize) -> (usize, usize) {
    let (mut used, mut stopped) = (0, 0);
    let mut form = Form {
        words: dice.words(most),
        age: 34,
        sex: Sex::Female,
    };
    for _ in 0..times {
        for _ in 0..1 + dice.roll(5) {
            form.change(dice, most);
            let asked = Cell::new(0);
            let patience = 1 + dice.roll(600);
            let control = Control {
                stop: &|| {
                    asked.set(asked.get() + 1);
                    (asked.get() > patience).then_some(StopReason::Cancelled)
                },
                ..Control::default()
            };
            let control = [Control::default(), control][usize::from(dice.roll(3) == 0)];
            let ahead = read(llama, &form.request(), &control).unwrap();
            stopped += usize::from(asked.get() > patience);
            assert!(ahead.read <= ahead.total);
        }
        let request = form.request();
        if dice.roll(2) == 0 {
            let held = llama.ahead.take();
            assert!(
                logits(llama, &request, held) == logits(llama, &request, None),
                "other logits"
            );
        } else {
            let ahead = answer(llama, &request);
            let plain = answer(llama, &request);
            assert_eq!((&ahead.0, &ahead.1), (&plain.0, &plain.1));
            used += usize::from(ahead.2 > 0);
        }
    }
    (used, stopped)
}

#[test]
fn however_somebody_types_the_numbers_are_those_of_a_plain_reading() {
    let mut stops = 0;
    for (pack, loading, most, times) in [
        ("tiny", LoadMode::Repacked, 30, 12),
        ("demo", LoadMode::Repacked, 30, 12),
        ("demo", LoadMode::Repacked, 120, 8),
        ("demo", LoadMode::MmapQ8Kv, 60, 6),
    ] {
        // With the prefix from a file, and without: then the local layers may have lost something before the patient's first word.
        for kept in [true, false] {
            let folder = TempDir::new().unwrap();
            let mut llama = open(pack, loading);
            if kept {
                llama.keep_prefixes_in(folder.path().to_owned());
            }
            let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ most as u64);
            let (used, stopped) = type_and_ask(&mut llama, &mut dice, times, most);
            println!("{pack} {loading:?} {most} {kept}: {used} used, {stopped} stopped");
            assert!(used > 0 || !kept, "nothing was ever used");
            stops += stopped;
        }
    }
    assert!(stops > 9, "only {stops} stops fell into a batch");
}

/// Why the batches are always the same ones.
#[test]
fn cut_otherwise_the_numbers_may_differ_by_rounding() {
    for pack in ["tiny", "demo"] {
        let llama = open(pack, LoadMode::Repacked);
        let tokens: Vec<u32> = (300..600).collect();
        let cut = |size: usize| {
            let mut sequence = Sequence::new(&llama, 512).unwrap();
            for batch in tokens.chunks(size) {
                sequence.push(batch, 1, &Control::default()).unwrap();
            }
            sequence.logits(0).unwrap().to_vec()
        };
        let whole = cut(SLICE);
        assert!(cut(SLICE) == whole, "the same batches give the same bits");
        for size in [100, 16, 3, 1] {
            let other = cut(size);
            let pairs = other.iter().zip(&whole);
            let furthest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            println!("{pack}: batches of {size}: {furthest}");
            assert!(furthest < 0.2, "{pack}, {size}: more than rounding");
        }
    }
}

#[test]
fn it_makes_way_within_a_batch_and_keeps_the_batches_before() {
    let folder = TempDir::new().unwrap();
    let mut llama = open("tiny", LoadMode::Repacked);
    llama.keep_prefixes_in(folder.path().to_owned());
    let form = Form {
        words: Dice(7).words(1).repeat(90),
        age: 34,
        sex: Sex::Female,
    };
    let request = form.request();
    llama.reply(&request, &Control::default()).unwrap();
    let asked = Cell::new(0);
    let count = Control {
        stop: &|| {
            asked.set(asked.get() + 1);
            None
        },
        ..Control::default()
    };
    let whole = read(&mut llama, &request, &count).unwrap();
    llama.forget();
    let of_all = asked.get();
    assert!(of_all > 100, "asked {of_all} times");
    // In its last batch, of which nothing is computed after the stop: it is not asked again.
    asked.set(0);
    let stop = Control {
        stop: &|| {
            asked.set(asked.get() + 1);
            (asked.get() > of_all - 20).then_some(StopReason::Cancelled)
        },
        ..Control::default()
    };
    let ahead = read(&mut llama, &request, &stop).unwrap();
    assert_eq!(asked.get(), of_all - 19);
    let pieces = llama.budget.plan(&request).unwrap();
    let (prefix, rest) = parts(&request.prompt, &pieces).unwrap();
    let batches = rest.len() / SLICE * SLICE;
    assert_eq!(ahead.read, prefix.len() + batches.min(rest.len() - 1));
    assert!(ahead.read < whole.read);
}

#[test]
fn what_no_longer_holds_is_dropped() {
    let mut llama = open("tiny", LoadMode::Repacked);
    let mut form = Form {
        words: Dice(7).words(1).repeat(60),
        age: 34,
        sex: Sex::Female,
    };
    let control = Control::default();
    read(&mut llama, &form.request(), &control).unwrap();
    assert!(llama.ahead.is_some());
    // A prompt that does not fit.
    form.words = vec!["fever"; 20_000];
    assert!(read(&mut llama, &form.request(), &control).is_err());
    assert!(llama.ahead.is_none());
    form.words.truncate(9);
    read(&mut llama, &form.request(), &control).unwrap();
    let held = llama.ahead.as_ref().unwrap();
    assert!(held.sequence.n_ctx <= llama.budget.context());
    // A request that has read nothing of its own begins in a fresh context, whatever is held.
    form.age = 71;
    let request = form.request();
    let pieces = llama.budget.plan(&request).unwrap();
    let parts = parts(&request.prompt, &pieces).unwrap();
    let held = llama.ahead.take();
    assert!(take(held, parts, 0).is_none());
    // Any request takes what is held.
    read(&mut llama, &form.request(), &control).unwrap();
    llama.reply(&request, &control).unwrap();
    assert!(llama.ahead.is_none());
    read(&mut llama, &form.request(), &control).unwrap();
    llama.forget();
    assert!(llama.ahead.is_none());
}
