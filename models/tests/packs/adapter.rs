//! Adapters of a pack: what is refused, one wrong thing each, and what a pack is with one.

use crate::tiny::{self, Change};
use crate::verify::{quiet, refusal};
use crate::writer::File;
use aidpost_models::gguf::{Array, Gguf, Value};
use aidpost_models::{Model, PackManifest, Plan, Sha256, Store, VerifyMode, WeightsIn, predict};
use std::ops::ControlFlow;
use std::path::Path;

/// A pack with these adapters.
pub(crate) fn pack(dir: &Path, adapters: &[(&str, &[u8])]) -> PackManifest {
    let mut manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    for (name, adapter) in adapters {
        tiny::write_adapter(dir, &mut manifest, name, adapter);
    }
    manifest
}

pub(crate) fn base() -> Gguf {
    let bytes = tiny::text().bytes();
    Gguf::read("text.gguf".as_ref(), bytes.len() as u64, &mut &bytes[..]).unwrap()
}

/// The refusal of a pack whose one adapter was changed so.
pub(crate) fn refused(change: impl FnOnce(&mut File)) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut file = tiny::adapter(&base(), Change::Some(7));
    change(&mut file);
    pack(dir.path(), &[("one", &file.bytes())]);
    refusal(dir.path())
}

pub(crate) const A: &str = "blk.0.attn_q.weight.lora_a";
pub(crate) const B: &str = "blk.0.attn_q.weight.lora_b";

#[test]
fn a_pack_is_used_with_the_adapter_that_is_named_and_with_none_unless_one_is() {
    let dir = tempfile::tempdir().unwrap();
    let (zeros, noise) = (
        tiny::adapter(&base(), Change::None).bytes(),
        tiny::adapter(&base(), Change::Some(1)).bytes(),
    );
    let mut manifest = pack(dir.path(), &[("zeros", &zeros), ("noise", &noise)]);
    manifest.opinion_temperature = Some(2.0);
    manifest.languages = vec!["en".to_owned()];
    manifest.adapters[1].languages = vec!["sw".to_owned()];
    tiny::write_manifest(dir.path(), &manifest);
    let plain = quiet(dir.path()).unwrap();
    assert_eq!(plain.manifest(), &manifest);
    assert!(plain.adapter().is_none());
    let [zeros, noise] = plain.adapters() else {
        panic!("two adapters")
    };
    assert_eq!((zeros.rank, noise.rank), (4, 4));
    let with = plain.with_adapter("noise").unwrap();
    let (adapter, file) = with.adapter().unwrap();
    assert_eq!(adapter, noise);
    assert_eq!(file, dir.path().join("adapter-noise.gguf"));
    // What was found out without it does not hold with it.
    assert_eq!(with.manifest().opinion_temperature, None);
    assert_eq!(with.manifest().languages, ["sw"]);
    let unknown = plain.with_adapter("nois").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "tiny: no adapter \"nois\" in this pack, there are zeros, noise"
    );
    let none = tempfile::tempdir().unwrap();
    pack(none.path(), &[]);
    let unknown = quiet(none.path()).unwrap().with_adapter("x").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "tiny: no adapter \"x\" in this pack, it has none"
    );
}

#[test]
fn the_memory_that_an_adapter_takes_is_counted_however_the_weights_come_into_memory() {
    let dir = tempfile::tempdir().unwrap();
    let noise = tiny::adapter(&base(), Change::Some(1));
    let bytes: u64 = noise.tensors.iter().map(|one| one.data.len() as u64).sum();
    pack(dir.path(), &[("noise", &noise.bytes())]);
    let plain = quiet(dir.path()).unwrap();
    let with = plain.with_adapter("noise").unwrap();
    for weights in [
        WeightsIn::Read,
        WeightsIn::Mapped,
        WeightsIn::MappedAndRepacked,
    ] {
        let plan = Plan {
            weights,
            ..Plan::of(1024)
        };
        let total = |model: Model| predict(&model.text, None, model.weights, plan).total();
        assert_eq!(total(Model::of(&plain)) + bytes, total(Model::of(&with)));
    }
}

#[test]
fn every_byte_of_an_adapter_is_part_of_the_pack() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("tiny");
    let noise = tiny::adapter(&base(), Change::Some(1)).bytes();
    pack(&dir, &[("noise", &noise)]);
    let store = Store::at(root.path());
    let verify = |mode| store.verify("tiny", mode, &mut |_, _| ControlFlow::Continue(()));
    verify(VerifyMode::Sealed).unwrap();
    let mut damaged = noise.clone();
    *damaged.iter_mut().rev().find(|byte| **byte != 0).unwrap() ^= 1;
    std::fs::write(dir.join("adapter-noise.gguf"), damaged).unwrap();
    for mode in [VerifyMode::Sealed, VerifyMode::Whole] {
        let error = verify(mode).unwrap_err().to_string();
        assert!(
            error.contains("adapter-noise.gguf: wrong content"),
            "{error}"
        );
    }
    std::fs::write(dir.join("adapter-noise.gguf"), &noise[..noise.len() - 32]).unwrap();
    assert!(refusal(&dir).starts_with("adapter-noise.gguf: truncated"));
    std::fs::remove_file(dir.join("adapter-noise.gguf")).unwrap();
    assert!(refusal(&dir).starts_with("adapter-noise.gguf: missing"));
}

#[test]
fn an_adapter_of_another_base_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = tiny::adapter(&base(), Change::Some(1));
    let mut manifest = pack(dir.path(), &[("one", &file.bytes())]);
    let other = Sha256::of(b"other weights");
    manifest.adapters[0].base_sha256 = other;
    tiny::write_manifest(dir.path(), &manifest);
    let wrong = format!(
        "adapter-one.gguf: wrong base: made for the text model of sha256 {other}, this pack's has {}",
        manifest.text.sha256
    );
    assert_eq!(refusal(dir.path()), wrong);
    // By the file's own word too, whatever the manifest says.
    let key = "aidpost.adapter.base_sha256";
    file.set(key, Value::Str(other.to_string().into_bytes().into()));
    pack(dir.path(), &[("one", &file.bytes())]);
    assert_eq!(refusal(dir.path()), wrong);
    file.set(key, Value::Str(b"abc".as_slice().into()));
    pack(dir.path(), &[("one", &file.bytes())]);
    assert!(refusal(dir.path()).contains("metadata aidpost.adapter.base_sha256: a sha256 is 64"));
}

#[test]
fn adapters_that_are_none_or_do_not_fit_are_refused_with_tensor_and_reason() {
    type Spoil = fn(&mut File);
    let cases: &[(Spoil, &str)] = &[
        (
            |f| f.set("general.type", Value::Str(b"model".as_slice().into())),
            "metadata general.type: is model, needed is adapter",
        ),
        (
            |f| f.values.retain(|(key, _)| key != "general.type"),
            "metadata general.type: is missing",
        ),
        (
            |f| f.set("adapter.type", Value::Str(b"control".as_slice().into())),
            "metadata adapter.type: is control, needed is lora",
        ),
        (
            |f| f.set("adapter.type", Value::U32(1)),
            "metadata adapter.type: is uint32, needed is UTF-8 string",
        ),
        (
            |f| {
                f.set(
                    "general.architecture",
                    Value::Str(b"llama".as_slice().into()),
                )
            },
            "foreign: its architecture is llama, needed is gemma3",
        ),
        (
            |f| f.values.retain(|(key, _)| key != "adapter.lora.alpha"),
            "metadata adapter.lora.alpha: is missing",
        ),
        (
            |f| f.set("adapter.lora.alpha", Value::F32(0.0)),
            "metadata adapter.lora.alpha: is 0, needed is a finite number above 0",
        ),
        (
            |f| f.set("adapter.lora.alpha", Value::F32(f32::NAN)),
            "metadata adapter.lora.alpha: is NaN",
        ),
        (
            |f| f.set("adapter.lora.alpha", Value::F64(8.0)),
            "metadata adapter.lora.alpha: is float64, needed is float32",
        ),
        (
            |f| {
                f.set(
                    "adapter.alora.invocation_tokens",
                    Value::Array(Array::U32(vec![5])),
                )
            },
            "metadata adapter.alora.invocation_tokens: asks for something that is not done here",
        ),
        (
            |f| {
                f.set(
                    "adapter.lora.prompt_prefix",
                    Value::Str(b"Say".as_slice().into()),
                )
            },
            "metadata adapter.lora.prompt_prefix: asks for something",
        ),
        (
            |f| f.set("x", Value::Array(Array::Array(vec![Array::U8(vec![1])]))),
            "metadata x: is an array of arrays",
        ),
        (|f| f.tensors.clear(), "and the file has no tensors"),
        (
            |f| f.tensor(A).name = "blk.0.attn_q.weight".to_owned(),
            "tensor blk.0.attn_q.weight: is neither X.lora_a nor X.lora_b",
        ),
        (
            |f| f.tensor(A).name = "blk.0.attn_norm.weight".to_owned(),
            "tensor blk.0.attn_norm.weight: is neither",
        ),
        (
            |f| f.tensors.retain(|tensor| tensor.name != B),
            "tensor blk.0.attn_q.weight.lora_a: has no .lora_b beside it",
        ),
        (
            |f| f.tensors.retain(|tensor| tensor.name != A),
            "tensor blk.0.attn_q.weight.lora_b: has no .lora_a beside it",
        ),
        (
            |f| {
                f.tensor(A).name = "blk.9.attn_q.weight.lora_a".to_owned();
                f.tensor(B).name = "blk.9.attn_q.weight.lora_b".to_owned();
            },
            "tensor blk.9.attn_q.weight.lora_a: changes blk.9.attn_q.weight, which its base lacks",
        ),
        (
            |f| {
                f.tensor(A).name = "blk.0.attn_q.weight.lora_a.lora_a".to_owned();
                f.tensor(B).name = "blk.0.attn_q.weight.lora_a.lora_b".to_owned();
            },
            "which its base lacks",
        ),
        (
            |f| {
                f.tensor(A).name = "token_embd.weight.lora_a".to_owned();
                f.tensor(B).name = "token_embd.weight.lora_b".to_owned();
            },
            "changes token_embd.weight: only the attention and feed-forward matrices",
        ),
        (
            |f| {
                f.tensor(A).name = "blk.0.attn_norm.weight.lora_a".to_owned();
                f.tensor(B).name = "blk.0.attn_norm.weight.lora_b".to_owned();
            },
            "changes blk.0.attn_norm.weight: only",
        ),
        (
            |f| f.tensor(A).dims = vec![4, 32],
            "tensor blk.0.attn_q.weight.lora_a: has shape [4, 32], its base needs [32, rank]",
        ),
        (
            |f| f.tensor(A).dims = vec![32, 2, 2],
            "has shape [32, 2, 2], its base needs [32, rank]",
        ),
        (
            |f| f.tensor(B).dims = vec![32, 4],
            "tensor blk.0.attn_q.weight.lora_b: has shape [32, 4], its base needs [rank, 32]",
        ),
        (
            |f| {
                f.tensor(A).dims = vec![32, 2];
                f.tensor(A).data.truncate(32 * 2 * 4);
            },
            "tensor blk.0.attn_q.weight.lora_b: has rank 4, blk.0.attn_q.weight.lora_a has 2",
        ),
        (
            |f| {
                let (a, b) = (vec![32, 2], vec![2, 32]);
                for (name, dims) in [("attn_v", vec![2, 16]), ("attn_q", b)] {
                    let half = |part: &str| format!("blk.0.{name}.weight.{part}");
                    f.tensor(&half("lora_a")).dims = a.clone();
                    f.tensor(&half("lora_a")).data.truncate(32 * 2 * 4);
                    let size = dims.iter().product::<u64>() as usize * 4;
                    f.tensor(&half("lora_b")).dims = dims;
                    f.tensor(&half("lora_b")).data.truncate(size);
                }
            },
            "has rank 2, the tensors before it have 4",
        ),
        (
            |f| {
                for (name, dims) in [(A, vec![32, 257]), (B, vec![257, 32])] {
                    f.tensor(name).dims = dims;
                    f.tensor(name).data.resize(32 * 257 * 4, 0);
                }
            },
            "has rank 257, allowed is 1 to 256",
        ),
        (
            |f| {
                f.tensor(A).kind = 28;
                f.tensor(A).data.resize(32 * 4 * 8, 0);
            },
            "tensor blk.0.attn_q.weight.lora_a: is F64, needed is F32, F16, BF16, Q8_0",
        ),
        (
            |f| f.tensor(A).data[4..8].copy_from_slice(&f32::NAN.to_le_bytes()),
            "tensor blk.0.attn_q.weight.lora_a: has a number that is not finite, at place 1 or soon after",
        ),
        (
            |f| {
                let last = f.tensor(B).data.len() - 4;
                f.tensor(B).data[last..].copy_from_slice(&f32::INFINITY.to_le_bytes());
            },
            "tensor blk.0.attn_q.weight.lora_b: has a number that is not finite, at place 127",
        ),
        (
            |f| {
                let half = f.tensor("blk.0.attn_k.weight.lora_a");
                half.data[..2].copy_from_slice(&0xfc00u16.to_le_bytes());
            },
            "tensor blk.0.attn_k.weight.lora_a: has a number that is not finite, at place 0",
        ),
        (
            |f| {
                // The scale of a block, in Q8_0.
                let tensor = f.tensor(A);
                tensor.kind = 8;
                tensor.data = vec![0; 4 * 34];
                tensor.data[34..36].copy_from_slice(&0x7e00u16.to_le_bytes());
            },
            "tensor blk.0.attn_q.weight.lora_a: has a number that is not finite, at place 32",
        ),
        (
            |f| {
                let tensor = f.tensor(A);
                tensor.kind = 30;
                tensor.data = vec![0; 32 * 4 * 2];
                tensor.data[6..8].copy_from_slice(&0x7f81u16.to_le_bytes());
            },
            "tensor blk.0.attn_q.weight.lora_a: has a number that is not finite, at place 3",
        ),
    ];
    for (spoil, reason) in cases {
        let message = refused(spoil);
        assert!(
            message.starts_with("adapter-one.gguf: ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
}
