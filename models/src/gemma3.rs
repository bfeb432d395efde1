//! A Gemma 3 text model as its GGUF describes it: sizes, vocabulary and tensors, checked for everything that llama.cpp
//! would answer with an abort. It does not tokenize and does not read weights.

use crate::adapter::is_adapter;
use crate::gguf::{Array, Gguf, GgufError, Value};
use crate::inventory::{self, Expected, Format};
use crate::ranges::{positive, ranged};
use crate::vocabulary::vocabulary;

/// The sizes of a Gemma 3 text model.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Gemma3 {
    /// Transformer layers.
    pub layers: u32,
    /// Layers that attend to the whole context; the others see only the last [`Gemma3::window`] tokens.
    pub global_layers: u32,
    /// Width of the residual stream, which a projector must produce.
    pub embedding: u32,
    /// Width of the feed-forward layers.
    pub feed_forward: u32,
    /// Query heads.
    pub heads: u32,
    /// Key and value heads.
    pub kv_heads: u32,
    /// Elements of one head's key, and of its value.
    pub head_length: u32,
    /// Tokens that a windowed layer attends to.
    pub window: u32,
    /// Tokens of context that the model was trained for.
    pub context: u32,
    /// Tokens in the vocabulary.
    pub vocabulary: u32,
}

impl Gemma3 {
    /// Reads and checks a text model's header.
    pub fn read(gguf: &Gguf) -> Result<Self, GgufError> {
        if is_adapter(gguf) {
            return Err(gguf.refuse("general.type", "is adapter, needed is a text model"));
        }
        foreign_keys(gguf)?;
        let number = |name: &str, range: std::ops::RangeInclusive<u32>| {
            ranged(gguf, &format!("gemma3.{name}"), range)
        };
        let layers = number("block_count", 1..=512)?;
        let heads = number("attention.head_count", 1..=1024)?;
        let kv_heads = number("attention.head_count_kv", 1..=1024)?;
        let head_length = number("attention.key_length", 2..=1024)?;
        let context = number("context_length", 512..=1 << 20)?;
        let model = Self {
            layers,
            global_layers: global_layers(gguf, layers)?,
            embedding: number("embedding_length", 1..=1 << 16)?,
            feed_forward: number("feed_forward_length", 1..=1 << 20)?,
            heads,
            kv_heads,
            head_length,
            window: number("attention.sliding_window", 1..=context)?,
            context,
            vocabulary: vocabulary(gguf)?,
        };
        if heads % kv_heads != 0 {
            return Err(gguf.refuse(
                "gemma3.attention.head_count_kv",
                format!("is {kv_heads}, which does not divide the {heads} heads"),
            ));
        }
        // Rotary embedding turns pairs.
        if head_length % 2 != 0 {
            return Err(gguf.refuse(
                "gemma3.attention.key_length",
                format!("is {head_length}, needed is an even number"),
            ));
        }
        let value_length = number("attention.value_length", 2..=1024)?;
        if value_length != head_length {
            return Err(gguf.refuse(
                "gemma3.attention.value_length",
                format!("is {value_length}, Gemma 3 has the key's length, {head_length}"),
            ));
        }
        numbers(gguf)?;
        model.inventory(gguf)?;
        Ok(model)
    }

    fn inventory(&self, gguf: &Gguf) -> Result<(), GgufError> {
        let size = |n: u32| u64::from(n);
        let (e, ff, v) = (
            size(self.embedding),
            size(self.feed_forward),
            size(self.vocabulary),
        );
        let (q, kv) = (
            size(self.heads) * size(self.head_length),
            size(self.kv_heads) * size(self.head_length),
        );
        let expect = |name: String, dims: &[u64], format| Expected {
            name,
            dims: dims.to_vec(),
            format,
        };
        let mut required = vec![
            expect("token_embd.weight".into(), &[e, v], Format::Matrix),
            expect("output_norm.weight".into(), &[e], Format::F32),
        ];
        for layer in 0..self.layers {
            let matrices = [
                ("attn_q", [e, q]),
                ("attn_k", [e, kv]),
                ("attn_v", [e, kv]),
                ("attn_output", [q, e]),
                ("ffn_gate", [e, ff]),
                ("ffn_up", [e, ff]),
                ("ffn_down", [ff, e]),
            ];
            let norms = [
                ("attn_norm", e),
                ("post_attention_norm", e),
                ("ffn_norm", e),
                ("post_ffw_norm", e),
                ("attn_q_norm", size(self.head_length)),
                ("attn_k_norm", size(self.head_length)),
            ];
            let name = |part: &str| format!("blk.{layer}.{part}.weight");
            required.extend(matrices.map(|(part, dims)| expect(name(part), &dims, Format::Matrix)));
            required.extend(norms.map(|(part, length)| expect(name(part), &[length], Format::F32)));
        }
        // Files either share the embedding as the output matrix or carry it once more.
        inventory::check(
            gguf,
            required,
            vec![expect("output.weight".into(), &[e, v], Format::Matrix)],
        )
    }
}

/// Keys that Gemma 3 does not have and that send llama.cpp into code which asserts: experts, extra prediction layers,
/// split files, arrays in arrays, sizes of its own for windowed layers.
fn foreign_keys(gguf: &Gguf) -> Result<(), GgufError> {
    let mut keys: Vec<&str> = gguf.keys().collect();
    keys.sort_unstable();
    for key in keys {
        if matches!(gguf.get(key), Some(Value::Array(Array::Array(_)))) {
            return Err(gguf.refuse(key, "is an array of arrays, which llama.cpp does not read"));
        }
        let foreign = key.strip_prefix("gemma3.").is_some_and(|name| {
            name.starts_with("expert")
                || matches!(
                    name,
                    "nextn_predict_layers"
                        | "embedding_length_out"
                        | "attention.key_length_swa"
                        | "attention.value_length_swa"
                        | "attention.causal"
                        | "pooling_type"
                )
        });
        if foreign {
            return Err(gguf.refuse(key, "does not belong to Gemma 3"));
        }
    }
    match gguf.get("split.count") {
        None | Some(Value::U16(0 | 1)) => Ok(()),
        Some(_) => Err(gguf.refuse(
            "split.count",
            "says that the model is split over several files: join them first",
        )),
    }
}

/// Gemma 3 makes every sixth layer global, unless the file says otherwise.
fn global_layers(gguf: &Gguf, layers: u32) -> Result<u32, GgufError> {
    let key = "gemma3.attention.sliding_window_pattern";
    let windowed: Vec<bool> = match gguf.get(key) {
        None => return Ok(layers / 6),
        // Layer i is windowed unless it is the last of its group; a group of none means all are.
        Some(Value::U32(0)) => return Ok(0),
        Some(Value::U32(group)) => return Ok(layers / group),
        Some(Value::Array(Array::Bool(flags))) => flags.clone(),
        Some(Value::Array(Array::I32(flags))) => flags.iter().map(|&flag| flag != 0).collect(),
        Some(Value::Array(Array::U32(flags))) => flags.iter().map(|&flag| flag != 0).collect(),
        Some(other) => {
            return Err(gguf.refuse(
                key,
                format!("is {}, needed is uint32 or an array", other.type_name()),
            ));
        }
    };
    if windowed.len() != layers as usize {
        return Err(gguf.refuse(
            key,
            format!("has {} entries, the model {layers} layers", windowed.len()),
        ));
    }
    Ok(windowed.iter().map(|&flag| u32::from(!flag)).sum())
}

/// Floating-point parameters and names that llama.cpp asserts on.
fn numbers(gguf: &Gguf) -> Result<(), GgufError> {
    let epsilon = "gemma3.attention.layer_norm_rms_epsilon";
    positive(gguf, epsilon, gguf.f32(epsilon)?)?;
    for key in [
        "gemma3.rope.freq_base",
        "gemma3.rope.freq_base_swa",
        "gemma3.rope.scaling.factor",
        "gemma3.rope.scale_linear",
    ] {
        if gguf.get(key).is_some() {
            positive(gguf, key, gguf.f32(key)?)?;
        }
    }
    let key = "gemma3.final_logit_softcapping";
    if gguf.get(key).is_some() && !(0.0..=1e6).contains(&gguf.f32(key)?) {
        return Err(gguf.refuse(key, "is not within 0 to 1e6"));
    }
    let key = "gemma3.rope.scaling.type";
    if gguf.get(key).is_some() && !matches!(gguf.str(key)?, "none" | "linear") {
        return Err(gguf.refuse(key, "is neither none nor linear"));
    }
    for key in [
        "gemma3.rope.dimension_count",
        "gemma3.rope.dimension_count_swa",
    ] {
        if gguf.get(key).is_some() && gguf.u32(key)? != gguf.u32("gemma3.attention.key_length")? {
            return Err(gguf.refuse(key, "differs from the key length"));
        }
    }
    Ok(())
}
