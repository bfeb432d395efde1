//! Adapters: LoRA weights that change a pack's text model for one purpose. Each is a GGUF of its own in the pack, checked against the
//! base before llama.cpp sees it. This module runs none.

mod checks;
mod numbers;

use crate::gguf::{Array, Gguf, GgufError, Tensor, Value};
use crate::pack::AdapterEntry;
use crate::ranges::positive;
use crate::sha256::{NotSha256, Sha256};
use std::collections::BTreeMap;

pub use checks::SignChecks;

/// The metadata key by which a file names its base: the SHA-256 of the text model's file. Our own converter writes it.
pub(crate) const BASE: &str = "aidpost.adapter.base_sha256";
/// The highest rank: nobody trains more, and the memory grows with it.
const MOST_RANK: u64 = 256;
/// The matrices of a layer that llama.cpp applies an adapter to. On others it reads the tensors and does nothing with them.
const MATRICES: [&str; 7] = [
    "attn_q",
    "attn_k",
    "attn_v",
    "attn_output",
    "ffn_gate",
    "ffn_up",
    "ffn_down",
];
/// Number formats whose values are looked at.
const FORMATS: [&str; 4] = ["F32", "F16", "BF16", "Q8_0"];

/// An adapter that fits its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adapter {
    /// What the manifest says of it.
    pub entry: AdapterEntry,
    /// The rank of its matrices.
    pub rank: u32,
    /// Bytes of its tensors, which are in memory while it is used.
    pub bytes: u64,
    /// Set where it was trained to check signs one by one; without it, it writes a list as the text model does.
    pub checks: Option<SignChecks>,
}

/// A pack has no adapter of this name: choose one that it has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pack}: no adapter {name:?} in this pack, {}", there_are(known))]
pub struct NoAdapter {
    /// The pack's id.
    pub pack: String,
    /// The name that was asked for.
    pub name: String,
    /// The names that there are.
    pub known: Vec<String>,
}

fn there_are(known: &[String]) -> String {
    if known.is_empty() {
        "it has none".to_owned()
    } else {
        format!("there are {}", known.join(", "))
    }
}

/// What a file holds: rank and bytes of its tensors, and what it was trained for.
pub(crate) struct Shape {
    pub(crate) rank: u32,
    pub(crate) bytes: u64,
    pub(crate) checks: Option<SignChecks>,
}

/// Whether a GGUF is an adapter by its own word; its architecture is that of its base.
pub(crate) fn is_adapter(gguf: &Gguf) -> bool {
    matches!(gguf.get("general.type"), Some(Value::Str(kind)) if &**kind == b"adapter")
}

/// Checks an adapter's header against its base, and that all its numbers are finite. The architecture was checked before.
pub(crate) fn read(gguf: &Gguf, base: &Gguf) -> Result<Shape, GgufError> {
    metadata(gguf)?;
    let shape = pairs(gguf, base)?;
    numbers::finite(gguf)?;
    Ok(shape)
}

/// The base that a file names itself, if it names one.
pub(crate) fn base_of(gguf: &Gguf) -> Result<Option<Sha256>, GgufError> {
    if gguf.get(BASE).is_none() {
        return Ok(None);
    }
    let digest = gguf.str(BASE)?;
    let digest = digest.parse();
    let digest = digest.map_err(|error: NotSha256| gguf.refuse(BASE, error.to_string()))?;
    Ok(Some(digest))
}

fn metadata(gguf: &Gguf) -> Result<(), GgufError> {
    for (key, needed) in [("general.type", "adapter"), ("adapter.type", "lora")] {
        let found = gguf.str(key)?;
        if found != needed {
            return Err(gguf.refuse(key, format!("is {found}, needed is {needed}")));
        }
    }
    // llama.cpp takes 0, or no number, for a scale of 1.
    let alpha = "adapter.lora.alpha";
    positive(gguf, alpha, gguf.f32(alpha)?)?;
    let mut keys: Vec<&str> = gguf.keys().collect();
    keys.sort_unstable();
    for key in keys {
        if matches!(gguf.get(key), Some(Value::Array(Array::Array(_)))) {
            return Err(gguf.refuse(key, "is an array of arrays, which llama.cpp does not read"));
        }
        let known = ["adapter.type", alpha, "adapter.lora.task_name"];
        if key.starts_with("adapter.") && !known.contains(&key) {
            return Err(gguf.refuse(
                key,
                "asks for something that is not done here: an adapter is used for whole prompts, in the engine's own words",
            ));
        }
    }
    Ok(())
}

/// The two halves of a change of one matrix.
#[derive(Default)]
struct Pair<'a> {
    a: Option<&'a Tensor>,
    b: Option<&'a Tensor>,
}

fn pairs(gguf: &Gguf, base: &Gguf) -> Result<Shape, GgufError> {
    let mut pairs: BTreeMap<&str, Pair<'_>> = BTreeMap::new();
    for tensor in gguf.tensors() {
        let name = tensor.name.as_str();
        if let Some(changed) = name.strip_suffix(".lora_a") {
            pairs.entry(changed).or_default().a = Some(tensor);
        } else if let Some(changed) = name.strip_suffix(".lora_b") {
            pairs.entry(changed).or_default().b = Some(tensor);
        } else {
            return Err(gguf.refuse_tensor(name, "is neither X.lora_a nor X.lora_b"));
        }
    }
    let mut rank = None;
    for (changed, pair) in &pairs {
        let (a, b) = match (pair.a, pair.b) {
            (Some(a), Some(b)) => (a, b),
            (Some(a), None) => return Err(gguf.refuse_tensor(&a.name, "has no .lora_b beside it")),
            (None, Some(b)) => return Err(gguf.refuse_tensor(&b.name, "has no .lora_a beside it")),
            (None, None) => continue,
        };
        fits(gguf, base, changed, a, b, &mut rank)?;
    }
    let Some(rank) = rank.and_then(|rank: u64| u32::try_from(rank).ok()) else {
        return Err(gguf.refuse("adapter.type", "is lora, and the file has no tensors"));
    };
    Ok(Shape {
        rank,
        bytes: gguf.tensors().iter().map(|tensor| tensor.bytes).sum(),
        checks: checks::read(gguf)?,
    })
}

/// Whether one pair changes a matrix that the base has, in its shape and at the rank of the pairs before it.
fn fits(
    gguf: &Gguf,
    base: &Gguf,
    changed: &str,
    a: &Tensor,
    b: &Tensor,
    rank: &mut Option<u64>,
) -> Result<(), GgufError> {
    let Some(matrix) = base.tensors().iter().find(|tensor| tensor.name == changed) else {
        return Err(gguf.refuse_tensor(&a.name, format!("changes {changed}, which its base lacks")));
    };
    let part = changed
        .strip_prefix("blk.")
        .and_then(|rest| rest.strip_suffix(".weight"))
        .and_then(|rest| rest.split_once('.'));
    if !part.is_some_and(|(_, part)| MATRICES.contains(&part)) {
        return Err(gguf.refuse_tensor(
            &a.name,
            format!("changes {changed}: only the attention and feed-forward matrices of a layer can be changed"),
        ));
    }
    for tensor in [a, b] {
        if !FORMATS.contains(&tensor.kind.name) {
            return Err(gguf.refuse_tensor(
                &tensor.name,
                format!("is {}, needed is {}", tensor.kind.name, FORMATS.join(", ")),
            ));
        }
    }
    // Trailing ones are no difference: writers may leave them out.
    let size = |tensor: &Tensor, at: usize| tensor.dims.get(at).copied().unwrap_or(1);
    let is_matrix = |tensor: &Tensor| tensor.dims.iter().skip(2).all(|&size| size == 1);
    let (takes, gives) = (size(matrix, 0), size(matrix, 1));
    let found = size(a, 1);
    if !is_matrix(a) || size(a, 0) != takes {
        return Err(gguf.refuse_tensor(
            &a.name,
            format!("has shape {:?}, its base needs [{takes}, rank]", a.dims),
        ));
    }
    if !is_matrix(b) || size(b, 1) != gives {
        return Err(gguf.refuse_tensor(
            &b.name,
            format!("has shape {:?}, its base needs [rank, {gives}]", b.dims),
        ));
    }
    if size(b, 0) != found {
        return Err(gguf.refuse_tensor(
            &b.name,
            format!("has rank {}, {} has {found}", size(b, 0), a.name),
        ));
    }
    if found > MOST_RANK {
        return Err(gguf.refuse_tensor(
            &a.name,
            format!("has rank {found}, allowed is 1 to {MOST_RANK}"),
        ));
    }
    let first = *rank.get_or_insert(found);
    if found != first {
        return Err(gguf.refuse_tensor(
            &a.name,
            format!("has rank {found}, the tensors before it have {first}"),
        ));
    }
    Ok(())
}
