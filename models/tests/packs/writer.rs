//! A writer of GGUF files, any of whose fields may be made wrong.

use aidpost_models::gguf::{Array, Value};

/// A GGUF about to be written; any field may be made wrong.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) version: u32,
    pub(crate) values: Vec<(String, Value)>,
    pub(crate) tensors: Vec<Tensor>,
}

#[derive(Clone)]
pub(crate) struct Tensor {
    pub(crate) name: String,
    pub(crate) dims: Vec<u64>,
    pub(crate) kind: u32,
    pub(crate) data: Vec<u8>,
    /// Replaces the offset that the writer would give.
    pub(crate) offset: Option<u64>,
}

pub(crate) const F32: u32 = 0;
pub(crate) const F16: u32 = 1;

impl File {
    pub(crate) fn set(&mut self, key: &str, value: Value) {
        self.values.retain(|(name, _)| name != key);
        self.values.push((key.to_owned(), value));
    }

    pub(crate) fn tensor(&mut self, name: &str) -> &mut Tensor {
        self.tensors
            .iter_mut()
            .find(|tensor| tensor.name == name)
            .unwrap()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = b"GGUF".to_vec();
        out.extend(self.version.to_le_bytes());
        out.extend((self.tensors.len() as u64).to_le_bytes());
        out.extend((self.values.len() as u64).to_le_bytes());
        for (key, value) in &self.values {
            string(&mut out, key.as_bytes());
            self::value(&mut out, value);
        }
        let mut offset = 0;
        for tensor in &self.tensors {
            string(&mut out, tensor.name.as_bytes());
            out.extend((tensor.dims.len() as u32).to_le_bytes());
            tensor
                .dims
                .iter()
                .for_each(|size| out.extend(size.to_le_bytes()));
            out.extend(tensor.kind.to_le_bytes());
            out.extend(tensor.offset.unwrap_or(offset).to_le_bytes());
            offset += (tensor.data.len() as u64).next_multiple_of(32);
        }
        for tensor in &self.tensors {
            out.resize(out.len().next_multiple_of(32), 0);
            out.extend(&tensor.data);
        }
        out.resize(out.len().next_multiple_of(32), 0);
        out
    }
}

fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u64).to_le_bytes());
    out.extend(bytes);
}

fn value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::U8(v) => number(out, 0, &v.to_le_bytes()),
        Value::I8(v) => number(out, 1, &v.to_le_bytes()),
        Value::U16(v) => number(out, 2, &v.to_le_bytes()),
        Value::I16(v) => number(out, 3, &v.to_le_bytes()),
        Value::U32(v) => number(out, 4, &v.to_le_bytes()),
        Value::I32(v) => number(out, 5, &v.to_le_bytes()),
        Value::F32(v) => number(out, 6, &v.to_le_bytes()),
        Value::Bool(v) => number(out, 7, &[u8::from(*v)]),
        Value::Str(v) => {
            out.extend(8u32.to_le_bytes());
            string(out, v);
        }
        Value::Array(v) => {
            out.extend(9u32.to_le_bytes());
            array(out, v);
        }
        Value::U64(v) => number(out, 10, &v.to_le_bytes()),
        Value::I64(v) => number(out, 11, &v.to_le_bytes()),
        Value::F64(v) => number(out, 12, &v.to_le_bytes()),
    }
}

fn number(out: &mut Vec<u8>, kind: u32, bytes: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend(bytes);
}

fn array(out: &mut Vec<u8>, array: &Array) {
    let mut head = |kind: u32, count: usize| {
        out.extend(kind.to_le_bytes());
        out.extend((count as u64).to_le_bytes());
    };
    match array {
        Array::U8(v) => (head(0, v.len()), out.extend(v)).1,
        Array::I8(v) => {
            (
                head(1, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::U16(v) => {
            (
                head(2, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::I16(v) => {
            (
                head(3, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::U32(v) => {
            (
                head(4, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::I32(v) => {
            (
                head(5, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::F32(v) => {
            (
                head(6, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::Bool(v) => {
            (
                head(7, v.len()),
                v.iter().for_each(|&b| out.push(u8::from(b))),
            )
                .1
        }
        Array::Str(v) => (head(8, v.len()), v.iter().for_each(|s| string(out, s))).1,
        Array::Array(v) => (head(9, v.len()), v.iter().for_each(|a| self::array(out, a))).1,
        Array::U64(v) => {
            (
                head(10, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::I64(v) => {
            (
                head(11, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
        Array::F64(v) => {
            (
                head(12, v.len()),
                v.iter().for_each(|n| out.extend(n.to_le_bytes())),
            )
                .1
        }
    }
}

/// SplitMix64: the tests' only randomness, so that a failure repeats.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn weights(&mut self, elements: u64, kind: u32) -> Vec<u8> {
        let numbers = (0..elements).map(|_| self.next());
        match kind {
            // Small numbers of either sign, the exponent fixed.
            F32 => numbers
                .flat_map(|n| (n as u32 & 0x807f_ffff | 0x3c00_0000).to_le_bytes())
                .collect(),
            F16 => numbers
                .flat_map(|n| (n as u16 & 0x83ff | 0x2000).to_le_bytes())
                .collect(),
            other => panic!("no weights of type {other}"),
        }
    }
}
