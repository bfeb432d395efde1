//! What must hold of the engine, with real weights and the real vocabulary.

use std::cell::{Cell, RefCell};
use std::process::Command;

use aidpost::acuity::Acuity;
use aidpost::bench::Bench;
use aidpost::budget::Budget;
use aidpost::constraint::{MaskFactory, reading_grammar};
use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::llama::Llama;
use aidpost::model::{Control, Model, ModelError, Progress, Request, StopReason};
use aidpost::prompt::PromptSet;
use aidpost::protocol;
use aidpost::reading::reading_request;
use aidpost::triage::ModelStatus;
use aidpost_tests::{aidpost, here};
use tempfile::TempDir;

use crate::{DIGEST, PACK, given};

fn llama() -> Llama {
    Llama::open(&PACK, &Control::default()).unwrap()
}

const STORY: &str = "She cannot stop vomiting and her neck is stiff. Since this morning she does not answer when I call her.";

fn encounter(narrative: &str) -> Encounter {
    let json = serde_json::json!({ "age": { "years": 30 }, "narrative": narrative });
    Encounter::from_json(&json.to_string()).unwrap()
}

fn request(narrative: &str, reply_tokens: usize) -> Request {
    reading_request(&encounter(narrative), &PromptSet::default(), reply_tokens)
}

/// The sample cases that have a narrative.
fn cases() -> Vec<Encounter> {
    let mut files: Vec<_> = std::fs::read_dir(here().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let read = |path| Encounter::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
    let all = files.into_iter().map(read);
    all.filter(|case| case.narrative.is_some()).collect()
}

#[test]
#[ignore = "needs real weights: make real"]
fn a_triage_ends_quotes_verbatim_and_is_never_below_the_rules() {
    let mut engine = Engine::with_model(Box::new(llama()), Options::default());
    let urgency = |acuity| {
        // A model turns "too little is known" into no colour that asks for less.
        let order = [
            Acuity::Green,
            Acuity::NotTriageable,
            Acuity::Yellow,
            Acuity::Red,
        ];
        order.iter().position(|one| *one == acuity).unwrap()
    };
    let mut statuses = std::collections::BTreeMap::new();
    for case in cases().iter().take(4) {
        let rules = Engine::rules(case).unwrap();
        let triage = engine.triage(case, &Control::default()).unwrap();
        let narrative = case.narrative.as_deref().unwrap();
        for sign in &triage.reading.signs {
            assert!(narrative.contains(&*sign.evidence));
        }
        assert!(urgency(triage.acuity) >= urgency(rules.acuity));
        assert!(triage.model.status.is_answer(), "{:?}", triage.model.status);
        assert!(triage.provenance.not_for_clinical_use);
        assert_eq!(triage.provenance.model_sha256.as_deref(), Some(DIGEST));
        *statuses
            .entry(format!("{:?}", triage.model.status))
            .or_insert(0) += 1;
    }
    println!("{statuses:?}");
}

#[test]
#[ignore = "needs real weights: make real"]
fn the_mask_of_the_real_vocabulary_allows_what_spells_a_reply_and_nothing_else() {
    let budget = Budget::of(&PACK).unwrap();
    let tokenizer = budget.tokenizer();
    let masks = MaskFactory::new(tokenizer).unwrap();
    let signs = protocol::model_vocabulary(&encounter(STORY));
    let reply = "stiff_neck + her neck is stiff\n=\nred\nA stiff neck can mean meningitis.\n";
    let mut mask = masks.mask(&reading_grammar(&signs, STORY)).unwrap();
    for (place, token) in tokenizer.encode(reply).into_iter().enumerate() {
        let allowed = mask.allowed().unwrap();
        assert!(allowed.contains(&token), "{token} at {place}");
        for control in ["<bos>", "<start_of_turn>", "<pad>"] {
            assert!(!allowed.contains(&tokenizer.control(control).unwrap()));
        }
        mask.accept(token).unwrap();
    }
    // What is not in the account is no evidence, in whatever tokens it is spelled.
    for invented in [
        "stiff_neck + her neck is broken",
        "made_up_sign",
        "stiff_neck +  \n",
    ] {
        let mut mask = masks.mask(&reading_grammar(&signs, STORY)).unwrap();
        let tokens = tokenizer.encode(invented);
        let taken = tokens.iter().take_while(|token| {
            let allowed = mask.allowed().unwrap().contains(token);
            allowed && mask.accept(**token).is_ok()
        });
        assert!(taken.count() < tokens.len(), "{invented}");
    }
}

#[test]
#[ignore = "needs real weights: make real"]
fn what_does_not_fit_is_counted_to_the_token() {
    let budget = Budget::of(&PACK).unwrap();
    let context = PACK.manifest().context_tokens as usize;
    let of = |narrative: &str, reply| {
        let request = request(narrative, reply);
        let pieces = budget.plan(&request);
        pieces.map(|pieces| {
            pieces
                .iter()
                .map(aidpost::budget::Piece::count)
                .sum::<usize>()
        })
    };
    let prompt = of(STORY, 640).unwrap();
    println!("a triage's prompt has {prompt} tokens, a reply 640, the context {context}");
    assert_eq!(of(STORY, context - prompt).unwrap(), prompt);
    let Err(ModelError::OverBudget { over, .. }) = of(STORY, context - prompt + 7) else {
        unreachable!("it does not fit")
    };
    assert_eq!(over, 7);
    // The engine says the same before it computes anything.
    let mut llama = llama();
    let error = llama
        .reply(&request(STORY, context), &Control::default())
        .unwrap_err();
    assert!(matches!(error, ModelError::OverBudget { .. }), "{error}");
}

#[test]
#[ignore = "needs real weights: make real"]
fn the_next_patient_begins_behind_the_same_snapshot() {
    let folder = TempDir::new().unwrap();
    let mut llama = llama();
    llama.keep_prefixes_in(folder.path().to_owned());
    let mut reply = |narrative: &str| {
        let first = Cell::new(None);
        let progress = |progress| {
            if let (Progress::Prompt { done, .. }, None) = (progress, first.get()) {
                first.set(Some(done));
            }
        };
        let control = Control {
            progress: &progress,
            ..Control::default()
        };
        let reply = llama.reply(&request(narrative, 48), &control).unwrap();
        (reply.text.to_string(), first.get().unwrap())
    };
    let cold = reply(STORY);
    reply("He coughs since Monday and has no fever. He eats and drinks.");
    let warm = reply(STORY);
    assert_eq!(cold.0, warm.0);
    println!("{} tokens restored at once", warm.1);
    assert!(warm.1 > 600, "{} {}", cold.1, warm.1);
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1);
}

#[test]
#[ignore = "needs real weights: make real"]
fn a_stop_is_heard_within_a_slice_of_the_prompt_and_within_a_word() {
    let mut llama = llama();
    for within_reply in [false, true] {
        let told = RefCell::new(Vec::new());
        let reached = Cell::new(false);
        let asked_after = Cell::new(0);
        let progress = |progress| {
            told.borrow_mut().push(progress);
            reached.set(match progress {
                Progress::Prompt { done, .. } => !within_reply && done > 0,
                Progress::Reply { done, .. } => within_reply && done > 3,
                _ => false,
            });
        };
        let stop = || {
            if reached.get() {
                asked_after.set(asked_after.get() + 1);
            }
            reached.get().then_some(StopReason::Cancelled)
        };
        let control = Control {
            stop: &stop,
            progress: &progress,
            ..Control::default()
        };
        let error = llama.reply(&request(STORY, 640), &control).unwrap_err();
        assert_eq!(error, ModelError::Cancelled);
        // Once asked, nothing more is computed or told.
        assert!(asked_after.get() <= 2, "{}", asked_after.get());
    }
    // And the engine still answers, by the rules, when the model is stopped.
    let mut engine = Engine::with_model(Box::new(llama), Options::default());
    let stopped = Control {
        stop: &|| Some(StopReason::TimedOut),
        ..Control::default()
    };
    let triage = engine.triage(&encounter(STORY), &stopped).unwrap();
    assert_eq!(triage.model.status, ModelStatus::TimedOut);
}

/// In a process of its own, as a command that opens one pack.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs real weights: make real"]
fn the_memory_is_what_was_predicted_in_every_way_of_loading() {
    for loading in ["repacked", "mmap", "mmap-q8-kv"] {
        let home = TempDir::new().unwrap();
        let mut command: Command = aidpost(home.path());
        let out = command
            .args([
                "bench",
                "--json",
                "--minutes",
                "0",
                "--fixed-replies",
                "--load-mode",
                loading,
                "--pack",
            ])
            .arg(given("AIDPOST_REAL_PACK"))
            .output()
            .unwrap();
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let bench: Bench = serde_json::from_slice(&out.stdout).unwrap();
        let (peak, predicted) = (
            bench.peak_memory.text_bytes,
            bench.predicted_memory.text_bytes,
        );
        let (peak, predicted) = (peak.unwrap(), predicted.unwrap());
        let ratio = predicted as f64 / peak as f64;
        println!(
            "{loading}: peak {peak}, predicted {predicted} ({ratio:.2}); opened in {:.2} s; prefill {:?}; decode {:?}; triage cold {:?}, warm {:?}",
            bench.load_seconds, bench.prefill, bench.decode, bench.triage_cold, bench.triage_warm
        );
        assert!((0.8..1.25).contains(&ratio), "{loading}: {ratio}");
    }
}
