//! From a checkpoint of PEFT to an adapter of a pack, by the script that the guide names.

use crate::tiny;
use aidpost_models::gguf::Gguf;
use aidpost_models::{AdapterDetails, Store, add_adapter};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Rank 2 for one matrix of the attention and one of the feed-forward layers, in the numbers and the names of PEFT.
struct Checkpoint {
    config: Value,
    tensors: BTreeMap<String, (&'static str, Vec<usize>, Vec<u8>)>,
}

const Q: &str = "base_model.model.model.layers.0.self_attn.q_proj";
const DOWN: &str = "base_model.model.model.language_model.layers.5.mlp.down_proj";

fn numbers(count: usize, from: f32) -> Vec<u8> {
    let numbers = (0..count).map(|at| from + at as f32 / 256.0);
    numbers.flat_map(f32::to_le_bytes).collect()
}

impl Checkpoint {
    fn new() -> Self {
        let mut tensors = BTreeMap::new();
        for (name, [takes, gives]) in [(Q, [32, 32]), (DOWN, [64, 32])] {
            let a = ("F32", vec![2, takes], numbers(2 * takes, 0.0));
            let b = ("F32", vec![gives, 2], numbers(2 * gives, 1.0));
            tensors.insert(format!("{name}.lora_A.weight"), a);
            tensors.insert(format!("{name}.lora_B.weight"), b);
        }
        let config = json!({ "peft_type": "LORA", "r": 2, "lora_alpha": 8, "bias": "none", "use_rslora": false });
        Self { config, tensors }
    }

    fn write(&self, dir: &Path) {
        std::fs::create_dir_all(dir).unwrap();
        std::fs::write(dir.join("adapter_config.json"), self.config.to_string()).unwrap();
        let (mut header, mut data) = (serde_json::Map::new(), Vec::<u8>::new());
        for (name, (kind, shape, bytes)) in &self.tensors {
            let offsets = [data.len(), data.len() + bytes.len()];
            data.extend(bytes);
            let about = json!({ "dtype": kind, "shape": shape, "data_offsets": offsets });
            header.insert(name.clone(), about);
        }
        header.insert("__metadata__".to_owned(), json!({ "format": "pt" }));
        let header = Value::Object(header).to_string();
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend(header.bytes());
        file.extend(data);
        std::fs::write(dir.join("adapter_model.safetensors"), file).unwrap();
    }
}

struct Bench {
    dir: tempfile::TempDir,
}

impl Bench {
    /// `None` where there is no Python, and says so.
    #[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
    fn new() -> Option<Self> {
        let found = Command::new("python3").arg("--version").output();
        if !found.is_ok_and(|found| found.status.success()) {
            println!("skipped: there is no python3 here");
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        let pack = dir.path().join("packs/tiny");
        tiny::write_pack(&pack, &tiny::text().bytes(), None);
        Some(Self { dir })
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("adapter.gguf")
    }

    fn convert(&self, checkpoint: &Checkpoint, more: &[&str]) -> Output {
        let folder = self.dir.path().join("checkpoint");
        checkpoint.write(&folder);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("adapters/peft_to_gguf.py");
        let mut command = Command::new("python3");
        command
            .arg(script)
            .arg(folder)
            .arg("--base")
            .arg(self.dir.path().join("packs/tiny/text.gguf"))
            .arg("-o")
            .arg(self.out())
            .args(more);
        command.output().unwrap()
    }

    fn converted(&self, checkpoint: &Checkpoint, more: &[&str]) -> Gguf {
        let output = self.convert(checkpoint, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        Gguf::open(&self.out()).unwrap()
    }

    fn bytes(&self, gguf: &Gguf, name: &str) -> (Vec<u64>, Vec<u8>) {
        let file = std::fs::read(self.out()).unwrap();
        let found = gguf.tensors().iter().find(|tensor| tensor.name == name);
        let tensor = found.unwrap();
        let at = tensor.offset as usize;
        let bytes = file[at..at + tensor.bytes as usize].to_vec();
        (tensor.dims.clone(), bytes)
    }
}

#[test]
fn a_checkpoint_becomes_an_adapter_of_the_pack_and_knows_its_base() {
    let Some(bench) = Bench::new() else { return };
    let checkpoint = Checkpoint::new();
    let gguf = bench.converted(&checkpoint, &[]);
    assert_eq!(gguf.f32("adapter.lora.alpha").unwrap(), 8.0);
    for (from, to, part) in [
        (Q, "blk.0.attn_q", "A"),
        (Q, "blk.0.attn_q", "B"),
        (DOWN, "blk.5.ffn_down", "A"),
        (DOWN, "blk.5.ffn_down", "B"),
    ] {
        let (_, shape, data) = &checkpoint.tensors[&format!("{from}.lora_{part}.weight")];
        let name = format!("{to}.weight.lora_{}", part.to_lowercase());
        let reversed = shape.iter().rev().map(|size| *size as u64).collect();
        assert_eq!(
            bench.bytes(&gguf, &name),
            (reversed, data.clone()),
            "{name}"
        );
    }
    let store = Store::at(&bench.dir.path().join("packs"));
    let add = |name: &str| {
        let details = AdapterDetails {
            name: name.to_owned(),
            ..AdapterDetails::default()
        };
        let quiet = &mut |_: aidpost_models::Progress<'_>| ControlFlow::Continue(());
        add_adapter(&store, "tiny", &bench.out(), &details, &mut |_| true, quiet)
    };
    assert_eq!(add("plain").unwrap().adapters()[0].rank, 2);
    // Half the bytes, and the same numbers where 16 bits hold them.
    let half = bench.converted(&checkpoint, &["--half"]);
    let (_, data) = bench.bytes(&half, "blk.0.attn_q.weight.lora_b");
    assert_eq!(data.len(), 2 * 32 * 2);
    assert_eq!(data[..2], 0x3c00u16.to_le_bytes());
    assert_eq!(add("half").unwrap().adapters().len(), 2);
}

#[test]
fn the_scale_is_that_of_peft() {
    let Some(bench) = Bench::new() else { return };
    let mut checkpoint = Checkpoint::new();
    // alpha / √r in place of alpha / r.
    checkpoint.config["use_rslora"] = json!(true);
    let gguf = bench.converted(&checkpoint, &[]);
    let alpha = gguf.f32("adapter.lora.alpha").unwrap();
    assert!((alpha / 2.0 - 8.0 / 2f32.sqrt()).abs() < 1e-5, "{alpha}");
}

#[test]
fn what_cannot_be_expressed_is_refused_and_named() {
    let Some(bench) = Bench::new() else { return };
    type Spoil = fn(&mut Checkpoint);
    let cases: &[(Spoil, &str)] = &[
        (|c| c.config["peft_type"] = json!("IA3"), "peft_type is IA3"),
        (|c| c.config["use_dora"] = json!(true), "use_dora is True"),
        (|c| c.config["bias"] = json!("all"), "bias is all"),
        (
            |c| c.config["modules_to_save"] = json!(["lm_head"]),
            "has modules_to_save",
        ),
        (
            |c| c.config["rank_pattern"] = json!({ "q_proj": 4 }),
            "has rank_pattern",
        ),
        (|c| c.config["r"] = json!(4), "the rank is 4"),
        (|c| c.config["r"] = json!(0), "r is 0, allowed is 1 to 256"),
        (|c| c.config["lora_alpha"] = json!(0), "lora_alpha is 0.0"),
        (
            |c| {
                let tensor = c.tensors.remove(&format!("{Q}.lora_A.weight")).unwrap();
                let name = "base_model.model.model.embed_tokens.lora_embedding_A";
                c.tensors.insert(name.to_owned(), tensor);
            },
            "embed_tokens.lora_embedding_A: changes what an adapter here cannot",
        ),
        (
            |c| {
                let tensor = c.tensors.remove(&format!("{Q}.lora_A.weight")).unwrap();
                let name = "base_model.model.model.vision_tower.vision_model.encoder.layers.0.self_attn.q_proj.lora_A.weight";
                c.tensors.insert(name.to_owned(), tensor);
            },
            "vision_tower",
        ),
        (
            |c| drop(c.tensors.remove(&format!("{Q}.lora_B.weight"))),
            "has blk.0.attn_q.weight.lora_a and no blk.0.attn_q.weight.lora_b",
        ),
        (|c| c.tensors.clear(), "has no tensors"),
        (
            |c| c.tensors.get_mut(&format!("{Q}.lora_A.weight")).unwrap().0 = "F64",
            "is F64, allowed are F32, F16, BF16",
        ),
        (
            |c| c.tensors.get_mut(&format!("{Q}.lora_A.weight")).unwrap().1 = vec![2, 33],
            "its shape [2, 33] needs 264",
        ),
    ];
    for (spoil, reason) in cases {
        let mut checkpoint = Checkpoint::new();
        spoil(&mut checkpoint);
        let output = bench.convert(&checkpoint, &[]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{reason}: {said}");
        assert!(
            said.contains(reason) && !said.contains("Traceback"),
            "{said} lacks {reason}"
        );
        assert!(!bench.out().exists());
    }
}
