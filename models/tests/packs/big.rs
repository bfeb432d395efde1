//! MedGemma 27B by its shape: a file's beginning as long as a real one's, without the sixteen gigabytes behind it. It is read, fitted and predicted.

use std::path::Path;

use aidpost_models::gguf::{Array, Gguf, GgufError, Value};
use aidpost_models::{
    CacheType, Device, Gemma3, Memory, Model, Plan, Suggestion, Verdict, Weights, WeightsIn,
    catalogue, fit, predict,
};

use crate::tiny;
use crate::writer::{F32, File, Tensor};

const GIB: u64 = 1 << 30;
/// Numbers of formats, with the bytes that 256 weights take in them.
const Q4_K: (u32, u64) = (12, 144);
const Q6_K: (u32, u64) = (14, 210);

/// The shape that the catalogue has.
fn shape() -> Gemma3 {
    let entries = catalogue();
    let entry = entries.iter().find(|entry| entry.id.contains("27b-text"));
    entry.unwrap().shape.clone()
}

/// A file of this shape, all matrices in Q4_K but the embedding; and how many bytes its tensors take.
fn file(shape: &Gemma3) -> (File, u64) {
    let mut file = tiny::text();
    let number = |value: u32| Value::U32(value);
    for (key, value) in [
        ("context_length", number(shape.context)),
        ("embedding_length", number(shape.embedding)),
        ("block_count", number(shape.layers)),
        ("feed_forward_length", number(shape.feed_forward)),
        ("attention.head_count", number(shape.heads)),
        ("attention.head_count_kv", number(shape.kv_heads)),
        ("attention.key_length", number(shape.head_length)),
        ("attention.value_length", number(shape.head_length)),
        ("attention.sliding_window", number(shape.window)),
    ] {
        file.set(&format!("gemma3.{key}"), value);
    }
    let tokens = |file: &File| match file
        .values
        .iter()
        .find(|(key, _)| key == "tokenizer.ggml.tokens")
    {
        Some((_, Value::Array(Array::Str(tokens)))) => tokens.clone(),
        _ => panic!("no tokens"),
    };
    let mut texts = tokens(&file);
    let known = texts.len();
    texts.extend(
        (known..shape.vocabulary as usize).map(|at| format!("word{at}").into_bytes().into()),
    );
    let kinds = match file
        .values
        .iter()
        .find(|(key, _)| key == "tokenizer.ggml.token_type")
    {
        Some((_, Value::Array(Array::I32(kinds)))) => kinds.clone(),
        _ => panic!("no kinds"),
    };
    let kinds = kinds
        .into_iter()
        .chain(std::iter::repeat(1))
        .take(texts.len())
        .collect();
    let scores = (0..texts.len()).map(|rank| -(rank as f32)).collect();
    file.set("tokenizer.ggml.tokens", Value::Array(Array::Str(texts)));
    file.set("tokenizer.ggml.token_type", Value::Array(Array::I32(kinds)));
    file.set("tokenizer.ggml.scores", Value::Array(Array::F32(scores)));

    let mut offset = 0;
    file.tensors.clear();
    let mut add = |name: String, dims: &[u64], (kind, bytes): (u32, u64)| {
        file.tensors.push(Tensor {
            name,
            dims: dims.to_vec(),
            kind,
            data: Vec::new(),
            offset: Some(offset),
        });
        offset += (dims.iter().product::<u64>() * bytes / 256).next_multiple_of(32);
    };
    let norm = (F32, 4 * 256);
    let (e, ff) = (u64::from(shape.embedding), u64::from(shape.feed_forward));
    let head = u64::from(shape.head_length);
    let (q, kv) = (
        u64::from(shape.heads) * head,
        u64::from(shape.kv_heads) * head,
    );
    add(
        "token_embd.weight".into(),
        &[e, shape.vocabulary.into()],
        Q6_K,
    );
    add("output_norm.weight".into(), &[e], norm);
    for layer in 0..shape.layers {
        let name = |part: &str| format!("blk.{layer}.{part}.weight");
        for (part, dims) in [
            ("attn_q", [e, q]),
            ("attn_k", [e, kv]),
            ("attn_v", [e, kv]),
            ("attn_output", [q, e]),
            ("ffn_gate", [e, ff]),
            ("ffn_up", [e, ff]),
            ("ffn_down", [ff, e]),
        ] {
            add(name(part), &dims, Q4_K);
        }
        for part in [
            "attn_norm",
            "post_attention_norm",
            "ffn_norm",
            "post_ffw_norm",
        ] {
            add(name(part), &[e], norm);
        }
        for part in ["attn_q_norm", "attn_k_norm"] {
            add(name(part), &[head], norm);
        }
    }
    (file, offset)
}

fn read(shape: &Gemma3) -> Result<(Gguf, u64), GgufError> {
    let (file, tensors) = file(shape);
    let head = file.bytes();
    let length = head.len() as u64 + tensors;
    let gguf = Gguf::read(Path::new("27b.gguf"), length, &mut head.as_slice())?;
    Ok((gguf, tensors))
}

#[test]
fn a_header_of_the_27b_is_read_fitted_and_predicted() {
    let shape = shape();
    let (gguf, bytes) = read(&shape).unwrap();
    assert_eq!(Gemma3::read(&gguf).unwrap(), shape);
    let tensors: u64 = gguf.tensors().iter().map(|tensor| tensor.bytes).sum();
    // What the tensors say is what 27 billion weights take at 4.6 bits, and their paddings are small.
    assert!(
        (15_000_000_000..16_500_000_000).contains(&tensors),
        "{tensors}"
    );
    assert!(bytes - tensors < 1 << 20);
    let embedding = gguf
        .tensors()
        .iter()
        .find(|tensor| tensor.name == "token_embd.weight");
    let weights = Weights {
        text: tensors,
        token_embedding: embedding.unwrap().bytes,
        second_embedding: 0,
        projector: 0,
        adapter: 0,
    };
    let plan = Plan {
        context_tokens: 8192,
        batch_tokens: 512,
        cache: CacheType::F16,
        weights: WeightsIn::Read,
        branches: 0,
    };
    let Memory {
        global_cache,
        window_cache,
        ..
    } = predict(&shape, None, weights, plan);
    // 2 × 16 heads × 128 × 2 bytes a cell and layer; 10 layers of 8,192 cells, 52 of 1,536.
    assert_eq!(
        (global_cache, window_cache),
        (10 * 8192 * 8192, 52 * 1536 * 8192)
    );
    let total = predict(&shape, None, weights, plan).total();
    assert!(
        total > tensors + global_cache + window_cache && total < 19 * GIB,
        "{total}"
    );

    let model = Model {
        text: shape,
        projector: None,
        weights,
        branches: 0,
    };
    let fits = |total, available| {
        let device = Device {
            total_memory: total,
            available_memory: available,
        };
        fit(&model, plan, device)
    };
    let phone = fits(8 * GIB, 5 * GIB);
    assert_eq!(phone.verdict, Verdict::WillNotFit);
    // No knob helps there but another machine's memory.
    let missing = phone.suggestions.iter().find_map(|one| match one {
        Suggestion::FreeMemory { bytes } => Some(*bytes),
        _ => None,
    });
    assert!(missing.is_none_or(|bytes| bytes > 8 * GIB));
    assert_eq!(fits(32 * GIB, 28 * GIB).verdict, Verdict::Fits);
    assert_eq!(fits(24 * GIB, 20 * GIB).verdict, Verdict::Tight);
}

#[test]
fn a_header_that_promises_another_shape_is_refused() {
    let shape = shape();
    let (mut file, bytes) = file(&shape);
    file.set("gemma3.attention.head_count_kv", Value::U32(8));
    let head = file.bytes();
    let length = head.len() as u64 + bytes;
    let gguf = Gguf::read(Path::new("27b.gguf"), length, &mut head.as_slice()).unwrap();
    let refused = Gemma3::read(&gguf).unwrap_err().to_string();
    assert!(refused.contains("blk.0.attn_k.weight"), "{refused}");
    // Shorter by a tensor than its header says.
    let (file, bytes) = self::file(&shape);
    let head = file.bytes();
    let length = head.len() as u64 + bytes - (1 << 20);
    assert!(Gguf::read(Path::new("27b.gguf"), length, &mut head.as_slice()).is_err());
}
