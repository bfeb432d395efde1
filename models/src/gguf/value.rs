//! Metadata values: every type of the format, arrays typed and nested arrays bounded. No meaning is given to any key here.

use super::GgufError;
use super::cursor::Cursor;

/// Arrays nest at most this deep. No known model nests at all; llama.cpp refuses those that do.
const MAX_DEPTH: usize = 4;

/// One metadata value. Strings are bytes, since the format does not hold writers to UTF-8.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are the format's own type names")]
pub enum Value {
    U8(u8),
    I8(i8),
    U16(u16),
    I16(i16),
    U32(u32),
    I32(i32),
    F32(f32),
    Bool(bool),
    Str(Box<[u8]>),
    Array(Array),
    U64(u64),
    I64(i64),
    F64(f64),
}

/// A metadata array, in file order.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are the format's own type names")]
pub enum Array {
    U8(Vec<u8>),
    I8(Vec<i8>),
    U16(Vec<u16>),
    I16(Vec<i16>),
    U32(Vec<u32>),
    I32(Vec<i32>),
    F32(Vec<f32>),
    Bool(Vec<bool>),
    Str(Vec<Box<[u8]>>),
    Array(Vec<Array>),
    U64(Vec<u64>),
    I64(Vec<i64>),
    F64(Vec<f64>),
}

impl Value {
    /// The format's name of this value's type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::U8(_) => "uint8",
            Self::I8(_) => "int8",
            Self::U16(_) => "uint16",
            Self::I16(_) => "int16",
            Self::U32(_) => "uint32",
            Self::I32(_) => "int32",
            Self::F32(_) => "float32",
            Self::Bool(_) => "bool",
            Self::Str(_) => "string",
            Self::U64(_) => "uint64",
            Self::I64(_) => "int64",
            Self::F64(_) => "float64",
            Self::Array(Array::U8(_)) => "array of uint8",
            Self::Array(Array::I8(_)) => "array of int8",
            Self::Array(Array::U16(_)) => "array of uint16",
            Self::Array(Array::I16(_)) => "array of int16",
            Self::Array(Array::U32(_)) => "array of uint32",
            Self::Array(Array::I32(_)) => "array of int32",
            Self::Array(Array::F32(_)) => "array of float32",
            Self::Array(Array::Bool(_)) => "array of bool",
            Self::Array(Array::Str(_)) => "array of string",
            Self::Array(Array::Array(_)) => "array of array",
            Self::Array(Array::U64(_)) => "array of uint64",
            Self::Array(Array::I64(_)) => "array of int64",
            Self::Array(Array::F64(_)) => "array of float64",
        }
    }

    pub(super) fn read(from: &mut Cursor<'_>, key: &str) -> Result<Self, GgufError> {
        let at = from.offset();
        let kind = from.u32("a value type")?;
        Ok(match kind {
            0 => Self::U8(u8::from_le_bytes(from.array(key)?)),
            1 => Self::I8(i8::from_le_bytes(from.array(key)?)),
            2 => Self::U16(u16::from_le_bytes(from.array(key)?)),
            3 => Self::I16(i16::from_le_bytes(from.array(key)?)),
            4 => Self::U32(u32::from_le_bytes(from.array(key)?)),
            5 => Self::I32(i32::from_le_bytes(from.array(key)?)),
            6 => Self::F32(f32::from_le_bytes(from.array(key)?)),
            7 => {
                let at = from.offset();
                let [byte] = from.array(key)?;
                Self::Bool(boolean(from, at, byte)?)
            }
            8 => Self::Str(from.string(key)?.into_boxed_slice()),
            9 => Self::Array(Array::read(from, key, 1)?),
            10 => Self::U64(u64::from_le_bytes(from.array(key)?)),
            11 => Self::I64(i64::from_le_bytes(from.array(key)?)),
            12 => Self::F64(f64::from_le_bytes(from.array(key)?)),
            _ => {
                return Err(from.malformed_at(
                    at,
                    format!("{key} has value type {kind}, known are 0 to 12"),
                ));
            }
        })
    }
}

impl Array {
    fn read(from: &mut Cursor<'_>, key: &str, depth: usize) -> Result<Self, GgufError> {
        let at = from.offset();
        let kind = from.u32("an element type")?;
        let count = from.u64("an array length")?;
        Ok(match kind {
            0 => Self::U8(from.bytes(count, key)?),
            1 => Self::I8(numbers(from, count, key, i8::from_le_bytes)?),
            2 => Self::U16(numbers(from, count, key, u16::from_le_bytes)?),
            3 => Self::I16(numbers(from, count, key, i16::from_le_bytes)?),
            4 => Self::U32(numbers(from, count, key, u32::from_le_bytes)?),
            5 => Self::I32(numbers(from, count, key, i32::from_le_bytes)?),
            6 => Self::F32(numbers(from, count, key, f32::from_le_bytes)?),
            7 => {
                let start = from.offset();
                let bytes = from.bytes(count, key)?;
                let flags = (start..)
                    .zip(bytes)
                    .map(|(at, byte)| boolean(from, at, byte));
                Self::Bool(flags.collect::<Result<_, _>>()?)
            }
            8 => {
                // Eight bytes, the length, are the least that a string takes.
                let mut strings = Vec::with_capacity(from.announce(count, 8, key)?);
                for _ in 0..count {
                    strings.push(from.string(key)?.into_boxed_slice());
                }
                Self::Str(strings)
            }
            9 if depth == MAX_DEPTH => {
                return Err(
                    from.malformed_at(at, format!("{key} nests arrays more than {MAX_DEPTH} deep"))
                );
            }
            9 => {
                let mut arrays = Vec::with_capacity(from.announce(count, 12, key)?);
                for _ in 0..count {
                    arrays.push(Self::read(from, key, depth + 1)?);
                }
                Self::Array(arrays)
            }
            10 => Self::U64(numbers(from, count, key, u64::from_le_bytes)?),
            11 => Self::I64(numbers(from, count, key, i64::from_le_bytes)?),
            12 => Self::F64(numbers(from, count, key, f64::from_le_bytes)?),
            _ => {
                return Err(from.malformed_at(
                    at,
                    format!("{key} has element type {kind}, known are 0 to 12"),
                ));
            }
        })
    }
}

fn numbers<T, const N: usize>(
    from: &mut Cursor<'_>,
    count: u64,
    key: &str,
    number: fn([u8; N]) -> T,
) -> Result<Vec<T>, GgufError> {
    let mut numbers = Vec::with_capacity(from.announce(count, N as u64, key)?);
    for _ in 0..count {
        numbers.push(number(from.array(key)?));
    }
    Ok(numbers)
}

fn boolean(from: &Cursor<'_>, at: u64, byte: u8) -> Result<bool, GgufError> {
    match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(from.malformed_at(at, format!("a bool is 0 or 1, found {byte}"))),
    }
}
