//! An image projector as its GGUF describes it: SigLIP with Gemma 3's pooling, checked for everything that llama.cpp
//! would answer with an abort, since it takes shapes here on trust. It does not read weights.

use crate::gguf::{Gguf, GgufError};
use crate::inventory::{self, Expected, Format};
use crate::ranges::{positive, ranged};

/// The sizes of a Gemma 3 image projector.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Projector {
    /// Width and height of the image that it takes, in pixels.
    pub image: u32,
    /// Tokens that one image becomes.
    pub tokens: u32,
    /// Length of the embedding it produces; must be the text model's.
    pub output: u32,
    /// Layers of the vision encoder.
    pub layers: u32,
    /// Width of the vision encoder.
    pub embedding: u32,
    /// Attention heads of the vision encoder.
    pub heads: u32,
    /// Width of its feed-forward layers.
    pub feed_forward: u32,
    /// Patches of one image before pooling.
    pub patches: u32,
}

impl Projector {
    /// Reads and checks a projector's header.
    pub fn read(gguf: &Gguf) -> Result<Self, GgufError> {
        modality(gguf)?;
        let number = |name: &str, range: std::ops::RangeInclusive<u32>| {
            ranged(gguf, &format!("clip.vision.{name}"), range)
        };
        let image = number("image_size", 1..=4096)?;
        let patch = number("patch_size", 1..=image)?;
        let embedding = number("embedding_length", 1..=1 << 14)?;
        let heads = number("attention.head_count", 1..=1024)?;
        let key = "clip.vision.projector.scale_factor";
        let merge = if gguf.get(key).is_some() {
            ranged(gguf, key, 1..=64)?
        } else {
            4
        };
        let side = image / patch;
        if image % patch != 0 || side % merge != 0 {
            return Err(gguf.refuse(
                "clip.vision.image_size",
                format!("is {image}, needed is a multiple of {merge} patches of {patch} pixels"),
            ));
        }
        if embedding % heads != 0 {
            return Err(gguf.refuse(
                "clip.vision.attention.head_count",
                format!("is {heads}, which does not divide the width {embedding}"),
            ));
        }
        let projector = Self {
            image,
            tokens: (side / merge) * (side / merge),
            output: number("projection_dim", 1..=1 << 16)?,
            layers: number("block_count", 1..=512)?,
            embedding,
            heads,
            feed_forward: number("feed_forward_length", 1..=1 << 18)?,
            patches: side * side,
        };
        parameters(gguf)?;
        projector.inventory(gguf, patch)?;
        Ok(projector)
    }

    fn inventory(&self, gguf: &Gguf, patch: u32) -> Result<(), GgufError> {
        let (e, ff) = (u64::from(self.embedding), u64::from(self.feed_forward));
        let patch = u64::from(patch);
        let expect = |name: String, dims: &[u64], format| Expected {
            name,
            dims: dims.to_vec(),
            format,
        };
        let mut required = vec![
            expect(
                "v.patch_embd.weight".into(),
                &[patch, patch, 3, e],
                Format::Float,
            ),
            expect("v.patch_embd.bias".into(), &[e], Format::F32),
            expect(
                "v.position_embd.weight".into(),
                &[e, u64::from(self.patches)],
                Format::F32,
            ),
            expect("v.post_ln.weight".into(), &[e], Format::F32),
            expect("v.post_ln.bias".into(), &[e], Format::F32),
            expect(
                "mm.input_projection.weight".into(),
                &[u64::from(self.output), e],
                Format::Float,
            ),
            expect("mm.soft_emb_norm.weight".into(), &[e], Format::F32),
        ];
        for layer in 0..self.layers {
            let name = |part: &str, kind: &str| format!("v.blk.{layer}.{part}.{kind}");
            // Early converters named the two feed-forward matrices the other way round; llama.cpp turns them back by this test.
            let down = name("ffn_down", "weight");
            let swapped = gguf
                .tensors()
                .iter()
                .any(|tensor| tensor.name == down && tensor.dims.first() == Some(&e));
            let (up, down) = if swapped {
                ("ffn_down", "ffn_up")
            } else {
                ("ffn_up", "ffn_down")
            };
            let matrices = [
                ("attn_q", e, e),
                ("attn_k", e, e),
                ("attn_v", e, e),
                ("attn_out", e, e),
                (up, e, ff),
                (down, ff, e),
            ];
            for (part, from, to) in matrices {
                required.push(expect(name(part, "weight"), &[from, to], Format::Matrix));
                required.push(expect(name(part, "bias"), &[to], Format::F32));
            }
            for part in ["ln1", "ln2"] {
                required.push(expect(name(part, "weight"), &[e], Format::F32));
                required.push(expect(name(part, "bias"), &[e], Format::F32));
            }
        }
        inventory::check(gguf, required, vec![])
    }
}

fn modality(gguf: &Gguf) -> Result<(), GgufError> {
    // Newer converters name the projector per modality.
    let key = ["clip.projector_type", "clip.vision.projector_type"];
    let key = if gguf.get(key[0]).is_some() {
        key[0]
    } else {
        key[1]
    };
    let kind = gguf.str(key)?;
    if kind != "gemma3" {
        return Err(gguf.refuse(key, format!("is {kind:?}, needed is \"gemma3\"")));
    }
    if !gguf.bool("clip.has_vision_encoder")? {
        return Err(gguf.refuse("clip.has_vision_encoder", "is false"));
    }
    for key in ["clip.has_audio_encoder", "clip.has_gen_audio_encoder"] {
        if gguf.get(key).is_some() && gguf.bool(key)? {
            return Err(gguf.refuse(key, "is true, Gemma 3 has no audio"));
        }
    }
    Ok(())
}

/// Values that llama.cpp reads without asking for their type first.
fn parameters(gguf: &Gguf) -> Result<(), GgufError> {
    let epsilon = "clip.vision.attention.layer_norm_epsilon";
    positive(gguf, epsilon, gguf.f32(epsilon)?)?;
    for key in ["clip.vision.image_mean", "clip.vision.image_std"] {
        let values = gguf.f32s(key)?;
        let least = if key.ends_with("std") {
            f32::MIN_POSITIVE
        } else {
            0.0
        };
        if values.len() != 3 || !values.iter().all(|value| (least..=255.0).contains(value)) {
            return Err(gguf.refuse(
                key,
                format!("is {values:?}, needed are three numbers of a pixel's range"),
            ));
        }
    }
    let gelu = "clip.use_gelu";
    let silu = "clip.use_silu";
    for key in [gelu, silu] {
        if gguf.get(key).is_some() {
            gguf.bool(key)?;
        }
    }
    for key in ["general.name", "general.description"] {
        if gguf.get(key).is_some() {
            gguf.str(key)?;
        }
    }
    // Parts of other vision models: Gemma 3 has none of them, and some change how the graph is built.
    let foreign = [
        "clip.minicpmv_version",
        "clip.minicpmv_query_num",
        "clip.vision.attention.head_count_kv",
        "clip.vision.attention.head_dim",
        "clip.vision.feature_layer",
        "clip.vision.image_grid_pinpoints",
        "clip.vision.mm_patch_merge_type",
    ];
    match foreign.into_iter().find(|key| gguf.get(key).is_some()) {
        Some(key) => Err(gguf.refuse(key, "does not belong to a Gemma 3 projector")),
        None => Ok(()),
    }
}
