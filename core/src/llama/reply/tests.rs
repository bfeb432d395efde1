//! Real weights: the best token of every place of real prompts, against Hugging Face transformers on the same weights, dequantized.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::*;
use crate::encounter::{Age, Encounter, PatientText};
use crate::llama::LoadMode;
use crate::llama::decode::{Decode, Rows};
use crate::llama::sequence::BATCH;
use crate::prompt::PromptSet;
use crate::reading::reading_request;

#[derive(Deserialize)]
struct Reference {
    best: Vec<u32>,
    margin: Vec<f32>,
}

const STORIES: [&str; 3] = [
    "She cannot stop vomiting and her neck is stiff. Since this morning she does not answer when I call her.",
    "El niño tiene fiebre desde ayer y respira muy rápido. No quiere beber.",
    "Mtoto ana homa kali na anatapika kila kitu. Hawezi kunywa.",
];

/// What `tests/real/logits.py` says of these tokens.
fn reference(cases: &[Vec<u32>]) -> Vec<Reference> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/real/logits.py");
    let mut python = Command::new(std::env::var("AIDPOST_REAL_PYTHON").unwrap())
        .arg(script)
        .arg(std::env::var("AIDPOST_REAL_WEIGHTS").unwrap())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let json = serde_json::to_vec(cases).unwrap();
    python.stdin.take().unwrap().write_all(&json).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The engine's best token behind each of `tokens`.
fn best(llama: &Llama, tokens: &[u32]) -> Vec<u32> {
    let mut sequence = Sequence::new(llama, tokens.len()).unwrap();
    let mut best = vec![];
    for slice in tokens.chunks(BATCH as usize) {
        (sequence.push(slice, slice.len(), &Control::default())).unwrap();
        for back in (0..slice.len()).rev() {
            let logits = sequence.logits(back).unwrap();
            let top = (0..).zip(logits).max_by(|a, b| a.1.total_cmp(b.1));
            best.push(top.unwrap().0);
        }
    }
    best
}

#[test]
#[ignore = "needs real weights, and Python with torch and transformers: make real"]
fn the_real_logits_have_the_best_token_of_the_reference() {
    let dir = std::env::var("AIDPOST_REAL_PACK").unwrap();
    let quiet = &mut |_, _| ControlFlow::Continue(());
    let pack = aidpost_models::verify(Path::new(&dir), quiet).unwrap();
    let mut cases = vec![];
    let llama = Llama::open(&pack, &Control::default()).unwrap();
    for story in STORIES {
        let encounter = Encounter {
            narrative: Some(PatientText::from(story)),
            ..Encounter::new(Age::Years(34))
        };
        let request = reading_request(&encounter, &PromptSet::default(), 16);
        let pieces = llama.budget.plan(&request).unwrap();
        let texts = pieces
            .iter()
            .flat_map(|piece| crate::llama::sequence::tokens(piece));
        cases.push(texts.copied().collect::<Vec<u32>>());
    }
    let references = reference(&cases);
    for loading in LoadMode::ALL {
        let llama = Llama::open_as(&pack, loading, &Control::default()).unwrap();
        let (mut places, mut same, mut clear, mut clear_same) = (0, 0, 0, 0);
        for (tokens, reference) in cases.iter().zip(&references) {
            for ((ours, theirs), margin) in
                (best(&llama, tokens).iter().zip(&reference.best)).zip(&reference.margin)
            {
                let is_same = usize::from(ours == theirs);
                places += 1;
                same += is_same;
                // Where the reference itself is not undecided.
                if *margin > 1.0 {
                    clear += 1;
                    clear_same += is_same;
                }
            }
        }
        println!(
            "{loading:?}: {same} of {places} best tokens, {clear_same} of {clear} where the reference's lead is above 1"
        );
        assert!(clear > 100 && clear_same * 100 >= clear * 99);
        if loading != LoadMode::MmapQ8Kv {
            assert!(same * 100 >= places * 90);
        }
    }
}
