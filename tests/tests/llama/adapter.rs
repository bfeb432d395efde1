//! Adapters through llama.cpp: zeros change nothing, others do, none is used that was not named, and no opening sees another's state.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;

use aidpost::engine::{Engine, Event, Options};
use aidpost::llama::{Llama, LoadMode, OpenError};
use aidpost::model::{Choice, Control, Model, Reply, Request};
use aidpost::prompt::{Prompt, Segment};
use aidpost::triage::{ModelStatus, ReadBy};
use aidpost_models::gguf::{Gguf, Value};
use aidpost_models::{VerifiedPack, verify};
use aidpost_tests::tiny_pack;
use tempfile::TempDir;

use crate::tiny::{self, Change};
use crate::writer::{F32, File};
use crate::{STORY, encounter, request};

/// The committed tiny pack's text model with three adapters: zeros, and two that change something.
fn pack(dir: &Path) -> VerifiedPack {
    let text = std::fs::read(tiny_pack().join("text.gguf")).unwrap();
    let base = Gguf::open(&tiny_pack().join("text.gguf")).unwrap();
    let mut manifest = tiny::write_pack(dir, &text, None);
    manifest.context_tokens = 8192;
    for (name, change) in [
        ("zeros", Change::None),
        ("one", Change::Some(1)),
        ("two", Change::Some(2)),
    ] {
        let adapter = tiny::adapter(&base, change).bytes();
        tiny::write_adapter(dir, &mut manifest, name, &adapter);
    }
    verify(dir, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn with(pack: &VerifiedPack, adapter: Option<&str>) -> VerifiedPack {
    adapter.map_or_else(|| pack.clone(), |name| pack.with_adapter(name).unwrap())
}

/// The weights of two words as the first of a reply, which shows the least change of the logits, and thirty words of free text.
fn asked() -> Request {
    Request {
        grammar: None,
        choice: Some(Choice {
            after_line: None,
            words: &["yes", "no"],
        }),
        ..request(STORY, 30)
    }
}

fn same(one: &Reply, other: &Reply) -> bool {
    let bits = |reply: &Reply| -> Vec<u64> {
        let weights = reply.choice.iter().flatten();
        weights.map(|weight| weight.to_bits()).collect()
    };
    *one.text == *other.text && bits(one) == bits(other) && one.choice.is_some()
}

#[test]
fn an_adapter_of_zeros_changes_nothing_and_others_change_the_logits() {
    let dir = TempDir::new().unwrap();
    let pack = pack(dir.path());
    for loading in LoadMode::ALL {
        let reply = |adapter: Option<&str>| {
            let pack = with(&pack, adapter);
            let mut llama = Llama::open_as(&pack, loading, &Control::default()).unwrap();
            let first = llama.reply(&asked(), &Control::default()).unwrap();
            // The next context of the same model has it too.
            let again = llama.reply(&asked(), &Control::default()).unwrap();
            assert!(same(&first, &again), "{loading:?} {adapter:?}");
            first
        };
        let [plain, zeros] = [reply(None), reply(Some("zeros"))];
        assert!(same(&plain, &zeros), "{loading:?}: {plain:?} {zeros:?}");
        let [one, two] = [reply(Some("one")), reply(Some("two"))];
        for (a, b) in [(&plain, &one), (&plain, &two), (&one, &two)] {
            assert!(a.choice != b.choice, "{loading:?}");
        }
    }
}

#[test]
fn openings_with_different_adapters_share_no_snapshot() {
    let dir = TempDir::new().unwrap();
    let pack = pack(dir.path());
    let folder = dir.path().join("prefixes");
    let names = [None, Some("zeros"), Some("one"), Some("two")];
    let replies = |keep: bool| {
        names.map(|name| {
            let mut llama = Llama::open(&with(&pack, name), &Control::default()).unwrap();
            if keep {
                llama.keep_prefixes_in(folder.clone());
            }
            llama.reply(&asked(), &Control::default()).unwrap()
        })
    };
    let files = || std::fs::read_dir(&folder).map_or(0, Iterator::count);
    let first = replies(true);
    assert_eq!(files(), names.len());
    // Each finds its own again, in whatever order the others came.
    let second = replies(true);
    assert_eq!(files(), names.len());
    let plain = replies(false);
    for at in 0..names.len() {
        assert!(same(&first[at], &second[at]), "{:?}", names[at]);
        // Without a file the sums are rounded otherwise, but for the rest it is the same.
        let weights = |reply: &Reply| reply.choice.clone().unwrap();
        let pairs = weights(&first[at]).into_iter().zip(weights(&plain[at]));
        assert!(pairs.map(|(a, b)| (a - b).abs()).all(|far| far < 0.05));
    }
}

#[test]
fn the_record_says_which_adapter_and_an_unknown_one_is_an_error_that_names_those_there_are() {
    let dir = TempDir::new().unwrap();
    let pack = pack(dir.path());
    let open = |adapter: Option<&str>| {
        let options = Options {
            adapter: adapter.map(str::to_owned),
            ..Options::default()
        };
        Engine::open(&pack, options, &Control::default())
    };
    let triage = |adapter: Option<&str>| {
        let mut engine = open(adapter).unwrap();
        let triage = engine.triage(&encounter(STORY), &Control::default());
        triage.unwrap().provenance
    };
    let (plain, one) = (triage(None), triage(Some("one")));
    assert_eq!((plain.adapter, plain.adapter_sha256), (None, None));
    let digest = pack.manifest().adapters[1].weights.sha256.to_string();
    assert_eq!(one.adapter.as_deref(), Some("one"));
    assert_eq!(one.adapter_sha256, Some(digest));
    assert_eq!(plain.model_sha256, one.model_sha256);
    let Err(error @ OpenError::Adapter(_)) = open(Some("ones")) else {
        unreachable!("there is no such adapter")
    };
    let said = "tiny: no adapter \"ones\" in this pack, there are zeros, one, two";
    assert_eq!(error.to_string(), said);
}

#[test]
fn models_with_adapters_come_and_go_in_any_order() {
    let dir = TempDir::new().unwrap();
    let pack = pack(dir.path());
    let open = |name| Llama::open(&with(&pack, Some(name)), &Control::default()).unwrap();
    let (mut first, mut second) = (open("one"), open("two"));
    let reply = |llama: &mut Llama| llama.reply(&asked(), &Control::default()).unwrap();
    let (one, two) = (reply(&mut first), reply(&mut second));
    drop(first);
    assert!(same(&reply(&mut second), &two));
    let mut again = open("one");
    drop(second);
    let elsewhere = std::thread::spawn(move || again.reply(&asked(), &Control::default()));
    assert!(same(&elsewhere.join().unwrap().unwrap(), &one));
}

fn floats(file: &File, name: &str) -> Vec<f32> {
    let tensor = file.tensors.iter().find(|tensor| tensor.name == name);
    let tensor = tensor.unwrap();
    if tensor.kind == F32 {
        let words = tensor.data.as_chunks::<4>().0;
        return words.iter().map(|word| f32::from_le_bytes(*word)).collect();
    }
    let halves = tensor.data.as_chunks::<2>().0;
    let half = |half: &[u8; 2]| {
        let bits = u16::from_le_bytes(*half);
        // Made so that none is zero, infinite or subnormal.
        let exponent = f32::from((bits >> 10 & 31) as u8) - 15.0;
        let part = 1.0 + f32::from(bits & 1023) / 1024.0;
        part * exponent.exp2() * if bits >> 15 == 1 { -1.0 } else { 1.0 }
    };
    halves.iter().map(half).collect()
}

/// Computed here, by the definition: W + alpha / rank × B × A.
fn merged(base: &File, adapter: &File, alpha: f32) -> File {
    let mut merged = base.clone();
    for tensor in &mut merged.tensors {
        let half = |part: &str| format!("{}.lora_{part}", tensor.name);
        if !adapter.tensors.iter().any(|one| one.name == half("a")) {
            continue;
        }
        let (a, b) = (floats(adapter, &half("a")), floats(adapter, &half("b")));
        let mut weights = floats(base, &tensor.name);
        let takes = tensor.dims[0] as usize;
        for (row, weights) in weights.chunks_mut(takes).enumerate() {
            for (column, weight) in weights.iter_mut().enumerate() {
                let products = (0..4).map(|rank| b[row * 4 + rank] * a[rank * takes + column]);
                *weight += alpha / 4.0 * products.sum::<f32>();
            }
        }
        tensor.kind = F32;
        tensor.data = weights.into_iter().flat_map(f32::to_le_bytes).collect();
    }
    merged
}

#[test]
fn an_adapter_does_what_its_definition_says_to_every_matrix() {
    let base = tiny::text();
    let bytes = base.bytes();
    let gguf = Gguf::read("m.gguf".as_ref(), bytes.len() as u64, &mut &bytes[..]).unwrap();
    let adapter = tiny::adapter(&gguf, Change::Some(5));
    let weights = |text: &File, adapter: Option<&File>| {
        let dir = TempDir::new().unwrap();
        let mut manifest = tiny::write_pack(dir.path(), &text.bytes(), None);
        if let Some(adapter) = adapter {
            tiny::write_adapter(dir.path(), &mut manifest, "one", &adapter.bytes());
        }
        let pack = verify(dir.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
        let pack = with(&pack, adapter.map(|_| "one"));
        let mut llama = Llama::open(&pack, &Control::default()).unwrap();
        let request = Request {
            prompt: Prompt {
                prefix: vec![Segment::Control("<bos>")],
                rest: vec![Segment::Text("does he cough?".to_owned())],
                sha256: String::new(),
            },
            reply_tokens: 1,
            ..asked()
        };
        let reply = llama.reply(&request, &Control::default()).unwrap();
        let weights = reply.choice.unwrap();
        // Of the two words, so that nothing common to all tokens counts.
        weights[0] - weights[1]
    };
    let plain = weights(&base, None);
    let changed = weights(&base, Some(&adapter));
    let merged = weights(&merged(&base, &adapter, 4000.0), None);
    println!("plain {plain}, with the adapter {changed}, merged {merged}");
    let (far, near) = ((changed - plain).abs(), (changed - merged).abs());
    assert!(near * 20.0 < far, "{plain} {changed} {merged}");
}

/// Opened with an adapter that was trained for it, every sign of the chart is asked; what counts has words of the account.
#[test]
fn an_adapter_that_checks_signs_is_asked_about_each() {
    let dir = TempDir::new().unwrap();
    let text = std::fs::read(tiny_pack().join("text.gguf")).unwrap();
    let base = Gguf::open(&tiny_pack().join("text.gguf")).unwrap();
    let mut manifest = tiny::write_pack(dir.path(), &text, None);
    manifest.context_tokens = 8192;
    // Random weights: an offset of 20 takes every sign for likely, one of -20 none.
    let labels = aidpost::reading::check_labels().to_string().into_bytes();
    let labels = Value::Str(labels.into());
    for (name, offset) in [("all", 20.0), ("none", -20.0)] {
        let mut adapter = tiny::adapter(&base, Change::Some(1));
        let text = Value::Str(b"check_signs".to_vec().into());
        adapter.values.extend([
            ("adapter.lora.task_name".to_owned(), text),
            ("aidpost.checks.scale".to_owned(), Value::F32(0.01)),
            ("aidpost.checks.offset".to_owned(), Value::F32(offset)),
            ("aidpost.checks.labels_sha256".to_owned(), labels.clone()),
        ]);
        tiny::write_adapter(dir.path(), &mut manifest, name, &adapter.bytes());
    }
    let pack = verify(dir.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let read = |name: &str| {
        let options = Options {
            adapter: Some(name.to_owned()),
            ..Options::default()
        };
        let mut engine = Engine::open(&pack, options, &Control::default()).unwrap();
        let told = RefCell::new(0);
        let tell = |event| {
            *told.borrow_mut() += usize::from(
                matches!(event, Event::SignRead { sign } if sign.read_by != ReadBy::Lexicon),
            )
        };
        let control = Control::default();
        let triage = engine.triage_with_events(&encounter(STORY), &control, &tell);
        (triage.unwrap(), told.into_inner())
    };
    let (all, told) = read("all");
    // Random weights quote one word for many signs, which is seen; it was told on the way.
    assert_eq!(all.model.status, ModelStatus::Unreliable);
    assert!(told > 10, "{told}");
    let (none, told) = read("none");
    assert_eq!((none.model.status, told), (ModelStatus::Answered, 0));
    let by_lexicon = none.reading.signs.iter();
    assert!(by_lexicon.clone().count() > 0);
    for read in by_lexicon {
        assert_eq!(read.read_by, ReadBy::Lexicon);
        assert!(read.probability.unwrap() < 0.001);
    }
    // Nothing of the adapter is asked for a list.
    assert!(none.model.opinion.is_none() && none.model.reason.is_none());
}
