//! The GGUF reader and both model checks against any bytes: no panic, no allocation beyond the input's size, and what is
//! accepted lies in the file. `cargo +nightly fuzz run gguf fuzz/corpus/gguf fuzz/seeds`, from `models`.
#![no_main]

use aidpost_models::gguf::Gguf;
use aidpost_models::{Gemma3, Projector};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

/// Stands for the tensor data, so that the input is header only and every mutation counts.
const DATA: u64 = 1 << 20;

fuzz_target!(|header: &[u8]| {
    let length = header.len() as u64 + DATA;
    let mut input = header;
    let Ok(gguf) = Gguf::read(Path::new("fuzz.gguf"), length, &mut input) else {
        return;
    };
    for tensor in gguf.tensors() {
        assert!(tensor.offset + tensor.bytes <= length);
    }
    if let Ok(text) = Gemma3::read(&gguf) {
        assert!(text.global_layers <= text.layers && text.heads % text.kv_heads == 0);
        assert_eq!(gguf.strings("tokenizer.ggml.tokens").unwrap().len(), text.vocabulary as usize);
    }
    if let Ok(projector) = Projector::read(&gguf) {
        assert!(projector.tokens <= projector.patches);
    }
});
