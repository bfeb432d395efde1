//! The tokenizer in a GGUF, judged by llama.cpp itself on the tiny pack's vocabulary with special tokens off.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod controls;
mod llama_cpp;
mod vocabulary;

use aidpost::tokenizer::Tokenizer;
use aidpost_models::gguf::Gguf;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::model::params::LlamaModelParams;
use llama_cpp_2::token::LlamaToken;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/tiny/text.gguf");
const CORPUS: &str = include_str!("../../../models/tiny/corpus.txt");

static BACKEND: LazyLock<LlamaBackend> = LazyLock::new(|| {
    let mut backend = LlamaBackend::init().unwrap();
    backend.void_logs();
    backend
});
static TINY: LazyLock<Both> = LazyLock::new(|| Both::open(Path::new(TEXT)));

/// Our tokenizer and llama.cpp's, of one file.
struct Both {
    ours: Arc<Tokenizer>,
    theirs: LlamaModel,
}

impl Both {
    fn open(file: &Path) -> Self {
        let ours = Arc::new(Tokenizer::from_gguf(&Gguf::open(file).unwrap()).unwrap());
        let vocabulary_only = LlamaModelParams::default().with_vocab_only(true);
        let theirs = LlamaModel::load_from_file(&BACKEND, file, &vocabulary_only).unwrap();
        Self { ours, theirs }
    }

    /// Our tokens, once they are also llama.cpp's, stand for the text and hold no control token.
    fn tokens(&self, text: &str) -> Vec<u32> {
        let ours = self.ours.encode(text);
        let theirs = self.theirs.vocab().tokenize(text.as_bytes(), false, false);
        let theirs: Vec<u32> = theirs.into_iter().map(|token| token.0 as u32).collect();
        assert_eq!(ours, theirs, "{text:?}");
        assert_eq!(self.ours.count(text), ours.len());
        let bytes: Vec<u8> = ours
            .iter()
            .flat_map(|token| self.ours.bytes_of(*token))
            .copied()
            .collect();
        assert_eq!(String::from_utf8(bytes).unwrap(), text.replace('▁', " "));
        for token in &ours {
            assert!(
                !self.theirs.vocab().is_control(LlamaToken(*token as i32)),
                "{text:?}"
            );
        }
        ours
    }
}

fn cases() -> BTreeMap<String, Vec<String>> {
    serde_json::from_str(include_str!("../../tests/tokenizer/cases.json")).unwrap()
}

/// Checks our tokens against llama.cpp's on that many texts made of pieces.
fn check_pieces(both: &Both, cases: u32) {
    let check = |text: String| {
        both.tokens(&text);
        Ok(())
    };
    TestRunner::new(seeded(cases))
        .run(&pieces(), check)
        .unwrap();
}

fn seeded(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_250_709),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Texts of the vocabulary itself, controls and all, one after the other: neighbours that nearly merge are what breaks merging.
/// Their spaces are plain or, in every other text, ▁.
fn pieces() -> impl Strategy<Value = String> {
    let vocab = TINY.theirs.vocab();
    let text = |token| vocab.text(token).unwrap().to_str().unwrap().to_owned();
    let texts: Vec<String> = vocab.tokens().map(text).collect();
    let chosen = prop::collection::vec(prop::sample::select(texts), 0..40);
    (chosen, any::<bool>()).prop_map(|(texts, plain)| match plain {
        true => texts.concat().replace('▁', " "),
        false => texts.concat(),
    })
}

/// In the file a key is followed by a type, for an array also an element type and a 64-bit count.
const SCALAR: usize = 4;
const ARRAY: usize = 16;
const SCORES: &[u8] = b"tokenizer.ggml.scores";
const TYPES: &[u8] = b"tokenizer.ggml.token_type";

/// A copy of the tiny model with the bytes at `at` bytes after the first `after` replaced.
fn patched(patches: &[(&[u8], usize, Vec<u8>)]) -> (tempfile::TempDir, PathBuf) {
    let mut data = std::fs::read(TEXT).unwrap();
    for (after, at, bytes) in patches {
        let found = data
            .windows(after.len())
            .position(|window| window == *after)
            .unwrap();
        let start = found + after.len() + at;
        data[start..start + bytes.len()].copy_from_slice(bytes);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("text.gguf");
    std::fs::write(&file, data).unwrap();
    (folder, file)
}
