//! Packs made from the demo pack by changing bytes of its files in place: lengths, names and types stay, so that each passes every check of form.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use aidpost_models::gguf::{Gguf, Tensor};
use aidpost_models::{Sha256, VerifiedPack, verify};
use aidpost_tests::demo_pack;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A file of weights about to be changed.
pub(crate) struct Weights {
    pub(crate) bytes: Vec<u8>,
    tensors: BTreeMap<String, Tensor>,
}

impl Weights {
    fn read(file: &Path) -> Self {
        let tensors = Gguf::open(file).unwrap().tensors().to_vec();
        Self {
            bytes: std::fs::read(file).unwrap(),
            tensors: (tensors.into_iter())
                .map(|tensor| (tensor.name.clone(), tensor))
                .collect(),
        }
    }

    /// The tensors whose name has this in it, at least one.
    pub(crate) fn named(&self, part: &str) -> Vec<String> {
        let names = self.tensors.keys().filter(|name| name.contains(part));
        let names: Vec<String> = names.cloned().collect();
        assert!(!names.is_empty(), "no tensor has {part} in its name");
        names
    }

    pub(crate) fn data(&mut self, name: &str) -> &mut [u8] {
        let tensor = &self.tensors[name];
        let start = usize::try_from(tensor.offset).unwrap();
        let end = start + usize::try_from(tensor.bytes).unwrap();
        &mut self.bytes[start..end]
    }

    /// Bytes of one row: of a matrix of tokens, one token.
    pub(crate) fn row(&self, name: &str) -> usize {
        let tensor = &self.tensors[name];
        let rows: u64 = tensor.dims[1..].iter().product();
        usize::try_from(tensor.bytes / rows).unwrap()
    }

    /// Gives the numbers of each tensor of this name, row by row, to `change`.
    pub(crate) fn change(&mut self, part: &str, change: &mut dyn FnMut(&mut [f32])) {
        for name in self.named(part) {
            let (row, is_half) = (self.row(&name), self.tensors[&name].kind.name == "F16");
            let width = if is_half { 2 } else { 4 };
            for row in self.data(&name).chunks_mut(row) {
                let mut numbers: Vec<f32> = row.chunks(width).map(number).collect();
                change(&mut numbers);
                for (bytes, number) in row.chunks_mut(width).zip(numbers) {
                    match bytes.len() {
                        2 => bytes.copy_from_slice(&half(number).to_le_bytes()),
                        _ => bytes.copy_from_slice(&number.to_le_bytes()),
                    }
                }
            }
        }
    }

    /// Puts the bytes of one tensor in another's place, and the other's in its place.
    pub(crate) fn swap(&mut self, one: &str, other: &str) {
        let held = self.data(one).to_vec();
        let theirs = self.data(other).to_vec();
        self.data(one).copy_from_slice(&theirs);
        self.data(other).copy_from_slice(&held);
    }

    /// A 32-bit number of the metadata, by its key.
    pub(crate) fn set(&mut self, key: &str, value: f32) {
        let key = key.as_bytes();
        let at = self.bytes.windows(key.len()).position(|found| found == key);
        // Behind the key stands the type.
        let at = at.unwrap() + key.len() + 4;
        self.bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
}

fn number(bytes: &[u8]) -> f32 {
    let [low, high] = *bytes else {
        return f32::from_le_bytes(bytes.try_into().unwrap());
    };
    let bits = u16::from_le_bytes([low, high]);
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, part) = (
        i32::from(bits >> 10 & 0x1f),
        f32::from(bits & 0x3ff) / 1024.0,
    );
    sign * match exponent {
        0 => part * 2f32.powi(-14),
        31 => f32::NAN,
        _ => (1.0 + part) * 2f32.powi(exponent - 15),
    }
}

/// To the nearest number of 16 bits; what is too small becomes 0, what is too large the largest.
fn half(number: f32) -> u16 {
    if number.is_nan() {
        return 0x7e00;
    }
    let sign = u16::from(number.is_sign_negative()) << 15;
    let size = number.abs().min(65504.0);
    if size < 2f32.powi(-14) {
        return sign | (size * 2f32.powi(24)).round() as u16;
    }
    let exponent = size.log2().floor() as i32;
    let part = ((size / 2f32.powi(exponent) - 1.0) * 1024.0).round() as u16;
    // A part of 1024 carries into the exponent, as it should.
    sign | ((((exponent + 15) as u16) << 10) + part)
}

/// A pack in a folder of its own.
pub(crate) struct Pack {
    _home: TempDir,
    pub(crate) dir: PathBuf,
}

impl Pack {
    /// The demo pack with its files changed, and without its card.
    pub(crate) fn made(change: &dyn Fn(&mut Weights, &mut Weights)) -> Self {
        let (demo, home) = (demo_pack(), TempDir::new().unwrap());
        let mut text = Weights::read(&demo.join("text.gguf"));
        let mut projector = Weights::read(&demo.join("projector.gguf"));
        change(&mut text, &mut projector);
        let manifest = std::fs::read(demo.join("pack.json")).unwrap();
        let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
        let dir = home.path().to_path_buf();
        for (part, weights) in [("text", text), ("projector", projector)] {
            manifest[part]["sha256"] = json!(Sha256::of(&weights.bytes).to_string());
            std::fs::write(dir.join(format!("{part}.gguf")), weights.bytes).unwrap();
        }
        std::fs::write(dir.join("pack.json"), manifest.to_string()).unwrap();
        Self { _home: home, dir }
    }

    /// Every check that a pack passes before it is opened.
    pub(crate) fn verified(&self) -> Result<VerifiedPack, String> {
        verify(&self.dir, &mut |_, _| ControlFlow::Continue(())).map_err(|error| error.to_string())
    }
}
