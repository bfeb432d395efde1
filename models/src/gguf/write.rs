//! The header of a GGUF file of version 3, from its values and the descriptions of its tensors. It writes no tensor data.

use super::tensor::TensorType;
use super::value::{Array, Value};
use std::collections::BTreeMap;

/// A tensor to be described: its data begins `offset` bytes behind the start of all data.
pub(crate) struct Described<'a> {
    pub(crate) name: &'a str,
    /// The fastest-moving first.
    pub(crate) dims: &'a [u64],
    pub(crate) kind: TensorType,
    pub(crate) offset: u64,
}

/// The header's bytes, filled up with zeros to a multiple of `alignment`, where the data begins. Keys are in the order of their letters,
/// so that the same values make the same file.
pub(crate) fn header(
    values: &BTreeMap<&str, Value>,
    tensors: &[Described<'_>],
    alignment: u64,
) -> Vec<u8> {
    let mut out = Out(b"GGUF".to_vec());
    out.put(3u32.to_le_bytes());
    out.count(tensors.len());
    out.count(values.len());
    for (key, value) in values {
        out.string(key.as_bytes());
        out.value(value);
    }
    for tensor in tensors {
        out.string(tensor.name.as_bytes());
        out.put((tensor.dims.len() as u32).to_le_bytes());
        for size in tensor.dims {
            out.put(size.to_le_bytes());
        }
        out.put(tensor.kind.number().to_le_bytes());
        out.put(tensor.offset.to_le_bytes());
    }
    while !(out.0.len() as u64).is_multiple_of(alignment) {
        out.0.push(0);
    }
    out.0
}

struct Out(Vec<u8>);

impl Out {
    fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        self.0.extend_from_slice(&bytes);
    }

    fn count(&mut self, count: usize) {
        self.put((count as u64).to_le_bytes());
    }

    fn string(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// The number of a value's type, then its bytes.
    fn typed<const N: usize>(&mut self, kind: u32, bytes: [u8; N]) {
        self.put(kind.to_le_bytes());
        self.put(bytes);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::U8(number) => self.typed(0, number.to_le_bytes()),
            Value::I8(number) => self.typed(1, number.to_le_bytes()),
            Value::U16(number) => self.typed(2, number.to_le_bytes()),
            Value::I16(number) => self.typed(3, number.to_le_bytes()),
            Value::U32(number) => self.typed(4, number.to_le_bytes()),
            Value::I32(number) => self.typed(5, number.to_le_bytes()),
            Value::F32(number) => self.typed(6, number.to_le_bytes()),
            Value::Bool(flag) => self.typed(7, [u8::from(*flag)]),
            Value::Str(bytes) => {
                self.put(8u32.to_le_bytes());
                self.string(bytes);
            }
            Value::Array(array) => {
                self.put(9u32.to_le_bytes());
                self.array(array);
            }
            Value::U64(number) => self.typed(10, number.to_le_bytes()),
            Value::I64(number) => self.typed(11, number.to_le_bytes()),
            Value::F64(number) => self.typed(12, number.to_le_bytes()),
        }
    }

    /// The number of the elements' type, how many there are, and their bytes.
    fn elements<T, const N: usize>(&mut self, kind: u32, all: &[T], bytes: fn(&T) -> [u8; N]) {
        self.put(kind.to_le_bytes());
        self.count(all.len());
        all.iter().for_each(|one| self.put(bytes(one)));
    }

    fn array(&mut self, array: &Array) {
        match array {
            Array::U8(all) => self.elements(0, all, |one| one.to_le_bytes()),
            Array::I8(all) => self.elements(1, all, |one| one.to_le_bytes()),
            Array::U16(all) => self.elements(2, all, |one| one.to_le_bytes()),
            Array::I16(all) => self.elements(3, all, |one| one.to_le_bytes()),
            Array::U32(all) => self.elements(4, all, |one| one.to_le_bytes()),
            Array::I32(all) => self.elements(5, all, |one| one.to_le_bytes()),
            Array::F32(all) => self.elements(6, all, |one| one.to_le_bytes()),
            Array::Bool(all) => self.elements(7, all, |one| [u8::from(*one)]),
            Array::Str(all) => {
                self.put(8u32.to_le_bytes());
                self.count(all.len());
                all.iter().for_each(|one| self.string(one));
            }
            Array::Array(all) => {
                self.put(9u32.to_le_bytes());
                self.count(all.len());
                all.iter().for_each(|one| self.array(one));
            }
            Array::U64(all) => self.elements(10, all, |one| one.to_le_bytes()),
            Array::I64(all) => self.elements(11, all, |one| one.to_le_bytes()),
            Array::F64(all) => self.elements(12, all, |one| one.to_le_bytes()),
        }
    }
}
