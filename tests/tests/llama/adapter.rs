//! Adapters through llama.cpp: zeros change nothing, others do, none is used that was not named, and no opening sees another's state.

use std::ops::ControlFlow;
use std::path::Path;

use aidpost::engine::{Engine, Options};
use aidpost::llama::{Llama, LoadMode, OpenError};
use aidpost::model::{Choice, Control, Model, Reply, Request};
use aidpost_models::gguf::Gguf;
use aidpost_models::{VerifiedPack, verify};
use aidpost_tests::tiny_pack;
use tempfile::TempDir;

use crate::tiny::{self, Change};
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
