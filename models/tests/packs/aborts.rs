//! Well-formed GGUFs that are no Gemma 3: each would reach an assertion or an exception in llama.cpp if it were let through.

use crate::tiny;
use crate::verify::{quiet, refusal};
use crate::writer::{self, F16};
use aidpost_models::gguf::{Array, Value};

#[test]
fn models_that_would_abort_the_process_are_refused() {
    type Change = fn(&mut writer::File);
    let cases: &[(Change, &str)] = &[
        (
            |f| f.set("gemma3.block_count", Value::U32(0)),
            "gemma3.block_count: is 0, allowed is 1 to 512",
        ),
        (
            |f| f.set("gemma3.block_count", Value::U32(513)),
            "gemma3.block_count: is 513",
        ),
        (
            |f| f.set("gemma3.block_count", Value::U32(7)),
            "tensor blk.6.attn_q.weight: is missing",
        ),
        (
            |f| f.set("gemma3.block_count", Value::U32(5)),
            "does not belong to a model of this architecture",
        ),
        (
            |f| f.set("gemma3.block_count", Value::U64(6)),
            "gemma3.block_count: is uint64, needed is uint32",
        ),
        (
            |f| f.set("gemma3.attention.head_count", Value::U32(0)),
            "head_count: is 0",
        ),
        (
            |f| f.set("gemma3.attention.head_count_kv", Value::U32(4)),
            "does not divide the 2 heads",
        ),
        (
            |f| f.set("gemma3.attention.key_length", Value::U32(15)),
            "needed is an even number",
        ),
        (
            |f| {
                f.set(
                    "gemma3.attention.layer_norm_rms_epsilon",
                    Value::F32(f32::NAN),
                )
            },
            "is NaN",
        ),
        (
            |f| {
                f.set(
                    "gemma3.rope.scaling.type",
                    Value::Str(b"x".as_slice().into()),
                )
            },
            "is neither none nor linear",
        ),
        (
            |f| f.set("gemma3.expert_count", Value::U32(8)),
            "gemma3.expert_count: does not belong to Gemma 3",
        ),
        (
            |f| f.set("gemma3.nextn_predict_layers", Value::U32(9)),
            "does not belong to Gemma 3",
        ),
        (
            |f| f.set("split.count", Value::U16(2)),
            "split over several files",
        ),
        (
            |f| f.set("x", Value::Array(Array::Array(vec![]))),
            "an array of arrays",
        ),
        (
            |f| {
                f.set(
                    "tokenizer.ggml.model",
                    Value::Str(b"gpt2".as_slice().into()),
                )
            },
            "Gemma 3 has \"llama\"",
        ),
        (
            |f| f.set("tokenizer.ggml.bos_token_id", Value::U32(9999)),
            "bos_token_id: is 9999",
        ),
        (|f| token(f, 20, b"<pad>"), "token 20 repeats another"),
        (|f| token(f, 20, b"<0x01\0>"), "token 20 contains NUL"),
        // What the engine's tokenizer refuses.
        (|f| token(f, 300, b""), "token 300 is empty"),
        (
            |f| token(f, 300, &[b'a'; 513]),
            "token 300 has more than 512 bytes",
        ),
        (
            |f| f.set("tokenizer.ggml.add_space_prefix", Value::Bool(true)),
            "is true, Gemma puts no space before a text",
        ),
        (
            |f| {
                f.values
                    .retain(|(key, _)| key != "tokenizer.ggml.add_space_prefix")
            },
            "add_space_prefix: is missing",
        ),
        (
            |f| token_type(f, 300, 7),
            "token 300 has type 7, known are 1 to 6",
        ),
        (
            |f| token_type(f, 300, 0),
            "token 300 has type 0, known are 1 to 6",
        ),
        (
            |f| {
                token(f, 300, b"\xff\xfe");
                token_type(f, 300, 4);
            },
            "token 300 is user-defined and not UTF-8",
        ),
        (
            |f| f.set("tokenizer.ggml.bos_token_id", Value::U32(300)),
            "bos_token_id: is 300, which is no control token",
        ),
        (|f| token(f, 5, b"<turn>"), "tokens: has no <end_of_turn>"),
        (|f| token(f, 20, b"other"), "has no token <0x0E>"),
        (
            |f| token_type(f, 300, 6),
            "token 300 is a byte, its text is not <0xHH>",
        ),
        (
            |f| f.set("tokenizer.ggml.scores", Value::Array(Array::F32(vec![0.0]))),
            "but 1 scores and",
        ),
        (
            |f| f.tensor("blk.0.attn_norm.weight").kind = F16,
            "tensor blk.0.attn_norm.weight: is F16, needed is F32",
        ),
        (
            |f| f.tensor("blk.0.attn_q.weight").kind = 25,
            "attn_q.weight: is I16, needed is",
        ),
        (
            |f| f.tensor("blk.0.attn_k.weight").dims = vec![16, 32],
            "has shape [16, 32], the metadata says [32, 16]",
        ),
    ];
    let dir = tempfile::tempdir().unwrap();
    for (change, reason) in cases {
        let mut file = tiny::text();
        change(&mut file);
        tiny::write_pack(dir.path(), &file.bytes(), None);
        let message = refusal(dir.path());
        assert!(
            message.starts_with("text.gguf: ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
    let cases: &[(Change, &str)] = &[
        (
            |f| f.set("clip.vision.patch_size", Value::U32(0)),
            "patch_size: is 0",
        ),
        (
            |f| f.set("clip.vision.patch_size", Value::U32(7)),
            "needed is a multiple of 4 patches of 7 pixels",
        ),
        (
            |f| f.set("clip.vision.image_size", Value::U64(32)),
            "image_size: is uint64, needed is uint32",
        ),
        (
            |f| f.set("clip.has_vision_encoder", Value::Bool(false)),
            "has_vision_encoder: is false",
        ),
        (
            |f| f.set("clip.has_audio_encoder", Value::Bool(true)),
            "Gemma 3 has no audio",
        ),
        (
            |f| f.set("clip.projector_type", Value::Str(b"mlp".as_slice().into())),
            "is \"mlp\", needed is \"gemma3\"",
        ),
        (
            |f| f.set("clip.vision.attention.head_count", Value::U32(3)),
            "does not divide the width 32",
        ),
        (
            |f| {
                f.set(
                    "clip.vision.image_std",
                    Value::Array(Array::F32(vec![0.0; 3])),
                )
            },
            "image_std: is [0.0, 0.0, 0.0]",
        ),
        (
            |f| f.set("clip.use_gelu", Value::U32(1)),
            "clip.use_gelu: is uint32, needed is bool",
        ),
        (
            |f| f.set("clip.minicpmv_version", Value::U32(1)),
            "does not belong to a Gemma 3 projector",
        ),
        (
            |f| f.tensor("v.position_embd.weight").dims = vec![32, 8],
            "has shape [32, 8]",
        ),
        (
            |f| f.tensor("v.blk.0.ffn_up.bias").kind = F16,
            "is F16, needed is F32",
        ),
        (
            |f| f.tensor("v.blk.0.ln1.bias").name = "v.blk.0.ls1.weight".into(),
            "v.blk.0.ln1.bias: is missing",
        ),
    ];
    for (change, reason) in cases {
        let mut file = tiny::projector();
        change(&mut file);
        tiny::write_pack(dir.path(), &tiny::text().bytes(), Some(&file.bytes()));
        let message = refusal(dir.path());
        assert!(
            message.starts_with("projector.gguf: ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
}

#[test]
fn a_projector_with_the_early_converters_names_is_taken() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = tiny::projector();
    for kind in ["weight", "bias"] {
        file.tensor(&format!("v.blk.0.ffn_up.{kind}")).name = "x".into();
        file.tensor(&format!("v.blk.0.ffn_down.{kind}")).name = format!("v.blk.0.ffn_up.{kind}");
        file.tensor("x").name = format!("v.blk.0.ffn_down.{kind}");
    }
    tiny::write_pack(dir.path(), &tiny::text().bytes(), Some(&file.bytes()));
    quiet(dir.path()).unwrap();
}

fn token(file: &mut writer::File, id: usize, text: &[u8]) {
    for (key, value) in &mut file.values {
        if let ("tokenizer.ggml.tokens", Value::Array(Array::Str(tokens))) = (key.as_str(), value) {
            tokens[id] = text.into();
        }
    }
}

fn token_type(file: &mut writer::File, id: usize, kind: i32) {
    for (key, value) in &mut file.values {
        if let ("tokenizer.ggml.token_type", Value::Array(Array::I32(types))) =
            (key.as_str(), value)
        {
            types[id] = kind;
        }
    }
}
