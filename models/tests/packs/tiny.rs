//! The smallest Gemma 3 and projector that pass every check, weights of no meaning, and packs of them.

use crate::writer::{F16, F32, File, Random, Tensor};
use aidpost_models::gguf::{Array, Gguf, Value};
use aidpost_models::{AdapterEntry, ClinicalUse, FileEntry, Licence, PackManifest, SCHEMA, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// Collects tensors with random data.
struct Tensors(Random, Vec<Tensor>);

impl Tensors {
    fn add(&mut self, name: String, dims: &[u64], kind: u32) {
        let data = self.0.weights(dims.iter().product(), kind);
        self.1.push(Tensor {
            name,
            dims: dims.to_vec(),
            kind,
            data,
            offset: None,
        });
    }
}

fn text_value(text: &str) -> Value {
    Value::Str(text.as_bytes().into())
}

/// Token texts: control tokens, all bytes, printable characters.
fn vocabulary() -> Vec<(String, i32)> {
    let control = [
        "<pad>",
        "<eos>",
        "<bos>",
        "<unk>",
        "<start_of_turn>",
        "<end_of_turn>",
    ];
    let control = control
        .iter()
        .map(|text| (text.to_string(), if *text == "<unk>" { 2 } else { 3 }));
    let bytes = (0..=255).map(|byte| (format!("<0x{byte:02X}>"), 6));
    let characters = std::iter::once('\u{2581}')
        .chain('!'..='~')
        .map(|c| (c.to_string(), 1));
    control.chain(bytes).chain(characters).collect()
}

/// A Gemma 3 of six layers and width 32: about 130 kB.
pub(crate) fn text() -> File {
    text_of(64)
}

/// The same with feed-forward layers of this width: 1,152 bytes each, to make it as long as wanted.
pub(crate) fn text_of(ff: u64) -> File {
    let tokens = vocabulary();
    let (layers, width, heads, kv_heads, head) = (6u32, 32u64, 2u64, 1u64, 16u64);
    let number = |value: u64| Value::U32(value as u32);
    let mut values = vec![
        ("general.architecture".to_owned(), text_value("gemma3")),
        ("general.name".to_owned(), text_value("tiny")),
    ];
    for (key, value) in [
        ("context_length", number(2048)),
        ("embedding_length", number(width)),
        ("block_count", number(layers.into())),
        ("feed_forward_length", number(ff)),
        ("attention.head_count", number(heads)),
        ("attention.head_count_kv", number(kv_heads)),
        ("attention.key_length", number(head)),
        ("attention.value_length", number(head)),
        ("attention.layer_norm_rms_epsilon", Value::F32(1e-6)),
        ("attention.sliding_window", number(32)),
        ("rope.freq_base", Value::F32(1e6)),
        ("rope.scaling.type", text_value("linear")),
        ("rope.scaling.factor", Value::F32(8.0)),
    ] {
        values.push((format!("gemma3.{key}"), value));
    }
    let texts = tokens
        .iter()
        .map(|(text, _)| text.as_bytes().into())
        .collect();
    for (key, value) in [
        ("model", text_value("llama")),
        ("tokens", Value::Array(Array::Str(texts))),
        (
            "scores",
            Value::Array(Array::F32(
                (0..tokens.len()).map(|rank| -(rank as f32)).collect(),
            )),
        ),
        (
            "token_type",
            Value::Array(Array::I32(tokens.iter().map(|(_, kind)| *kind).collect())),
        ),
        ("bos_token_id", Value::U32(2)),
        ("eos_token_id", Value::U32(1)),
        ("unknown_token_id", Value::U32(3)),
        ("padding_token_id", Value::U32(0)),
        ("add_bos_token", Value::Bool(true)),
        ("add_space_prefix", Value::Bool(false)),
    ] {
        values.push((format!("tokenizer.ggml.{key}"), value));
    }
    let mut tensors = Tensors(Random(1), vec![]);
    tensors.add(
        "token_embd.weight".into(),
        &[width, tokens.len() as u64],
        F16,
    );
    tensors.add("output_norm.weight".into(), &[width], F32);
    for layer in 0..layers {
        let mut add = |part: &str, dims: &[u64], kind| {
            tensors.add(format!("blk.{layer}.{part}.weight"), dims, kind)
        };
        add("attn_q", &[width, heads * head], F16);
        add("attn_k", &[width, kv_heads * head], F16);
        add("attn_v", &[width, kv_heads * head], F16);
        add("attn_output", &[heads * head, width], F16);
        add("ffn_gate", &[width, ff], F16);
        add("ffn_up", &[width, ff], F16);
        add("ffn_down", &[ff, width], F16);
        for norm in [
            "attn_norm",
            "post_attention_norm",
            "ffn_norm",
            "post_ffw_norm",
        ] {
            add(norm, &[width], F32);
        }
        add("attn_q_norm", &[head], F32);
        add("attn_k_norm", &[head], F32);
    }
    File {
        version: 3,
        values,
        tensors: tensors.1,
    }
}

/// A projector for [`text`]: one layer, 32 by 32 pixels to one token.
pub(crate) fn projector() -> File {
    projector_of(64)
}

/// The same with feed-forward layers of this width.
pub(crate) fn projector_of(ff: u64) -> File {
    let width = 32u64;
    let mut values = vec![
        ("general.architecture".to_owned(), text_value("clip")),
        ("clip.has_vision_encoder".to_owned(), Value::Bool(true)),
        ("clip.projector_type".to_owned(), text_value("gemma3")),
        ("clip.use_gelu".to_owned(), Value::Bool(true)),
    ];
    for (key, value) in [
        ("image_size", Value::U32(32)),
        ("patch_size", Value::U32(8)),
        ("embedding_length", Value::U32(width as u32)),
        ("feed_forward_length", Value::U32(ff as u32)),
        ("block_count", Value::U32(1)),
        ("attention.head_count", Value::U32(2)),
        ("attention.layer_norm_epsilon", Value::F32(1e-6)),
        ("projection_dim", Value::U32(32)),
        ("projector.scale_factor", Value::U32(4)),
        ("image_mean", Value::Array(Array::F32(vec![0.5; 3]))),
        ("image_std", Value::Array(Array::F32(vec![0.5; 3]))),
    ] {
        values.push((format!("clip.vision.{key}"), value));
    }
    let mut tensors = Tensors(Random(2), vec![]);
    tensors.add("v.patch_embd.weight".into(), &[8, 8, 3, width], F32);
    tensors.add("v.patch_embd.bias".into(), &[width], F32);
    tensors.add("v.position_embd.weight".into(), &[width, 16], F32);
    for (part, from, to) in [
        ("attn_q", width, width),
        ("attn_k", width, width),
        ("attn_v", width, width),
        ("attn_out", width, width),
        ("ffn_up", width, ff),
        ("ffn_down", ff, width),
    ] {
        tensors.add(format!("v.blk.0.{part}.weight"), &[from, to], F16);
        tensors.add(format!("v.blk.0.{part}.bias"), &[to], F32);
    }
    for part in ["v.blk.0.ln1", "v.blk.0.ln2", "v.post_ln"] {
        tensors.add(format!("{part}.weight"), &[width], F32);
        tensors.add(format!("{part}.bias"), &[width], F32);
    }
    tensors.add("mm.input_projection.weight".into(), &[32, width], F16);
    tensors.add("mm.soft_emb_norm.weight".into(), &[width], F32);
    File {
        version: 3,
        values,
        tensors: tensors.1,
    }
}

/// What an adapter does to its base.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Change {
    /// Its second halves are zeros.
    None,
    /// Random numbers of either sign, from this seed.
    Some(u64),
}

/// An adapter of rank 4 for the attention and feed-forward matrices of `base`, with half of them in F16.
pub(crate) fn adapter(base: &Gguf, change: Change) -> File {
    let mut values = vec![];
    for (key, value) in [
        ("general.architecture", text_value("gemma3")),
        ("general.type", text_value("adapter")),
        ("adapter.type", text_value("lora")),
        ("adapter.lora.alpha", Value::F32(4000.0)),
    ] {
        values.push((key.to_owned(), value));
    }
    let seed = match change {
        Change::None => 0,
        Change::Some(seed) => seed,
    };
    let mut tensors = Tensors(Random(seed), vec![]);
    for tensor in base.tensors() {
        let (name, part) = (&tensor.name, tensor.name.split('.').nth(2));
        let kind = match part {
            Some("attn_q" | "attn_v" | "ffn_down") => F32,
            Some("attn_k" | "attn_output" | "ffn_gate" | "ffn_up") => F16,
            _ => continue,
        };
        tensors.add(format!("{name}.lora_a"), &[tensor.dims[0], 4], kind);
        tensors.add(format!("{name}.lora_b"), &[4, tensor.dims[1]], kind);
        if change == Change::None {
            tensors.1.last_mut().unwrap().data.fill(0);
        }
    }
    File {
        version: 3,
        values,
        tensors: tensors.1,
    }
}

/// Writes `adapter` into the pack in `dir` as the adapter `name`, and into its manifest.
pub(crate) fn write_adapter(dir: &Path, manifest: &mut PackManifest, name: &str, adapter: &[u8]) {
    let file = format!("adapter-{name}.gguf");
    std::fs::write(dir.join(&file), adapter).unwrap();
    manifest.adapters.push(AdapterEntry {
        name: name.to_owned(),
        weights: entry(&file, adapter),
        base_sha256: manifest.text.sha256,
        licence: manifest.licence.clone(),
        card: "Made for a test; it knows nothing.".to_owned(),
        languages: Vec::new(),
        opinion_temperature: None,
    });
    write_manifest(dir, manifest);
}

pub(crate) fn entry(file: &str, bytes: &[u8]) -> FileEntry {
    FileEntry {
        file: file.to_owned(),
        bytes: bytes.len() as u64,
        sha256: Sha256::of(bytes),
    }
}

/// Writes a pack of these two files and its manifest into `dir`.
pub(crate) fn write_pack(dir: &Path, text: &[u8], projector: Option<&[u8]>) -> PackManifest {
    std::fs::create_dir_all(dir).unwrap();
    std::fs::write(dir.join("text.gguf"), text).unwrap();
    if let Some(bytes) = projector {
        std::fs::write(dir.join("projector.gguf"), bytes).unwrap();
    }
    let manifest = PackManifest {
        schema: SCHEMA.to_owned(),
        id: "tiny".to_owned(),
        name: "Tiny".to_owned(),
        text: entry("text.gguf", text),
        projector: projector.map(|bytes| entry("projector.gguf", bytes)),
        adapters: Vec::new(),
        quantization: "F16".to_owned(),
        licence: Licence {
            id: "CC0-1.0".to_owned(),
            terms_url: None,
            notice_file: None,
        },
        clinical_use: ClinicalUse::NotForClinicalUse,
        languages: Vec::new(),
        context_tokens: 1024,
        thought_tokens: 0,
        opinion_temperature: None,
        image_temperatures: BTreeMap::new(),
        prompts: BTreeMap::new(),
        known_defects: vec![],
    };
    write_manifest(dir, &manifest);
    manifest
}

pub(crate) fn write_manifest(dir: &Path, manifest: &PackManifest) {
    std::fs::write(
        dir.join("pack.json"),
        serde_json::to_vec_pretty(manifest).unwrap(),
    )
    .unwrap();
}
