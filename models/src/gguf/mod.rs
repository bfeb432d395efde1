//! GGUF files, versions 2 and 3: the header read and checked against the file before any C++ sees it.
//! It never reads tensor data and knows no model; what a Gemma 3 file must hold is checked by [`crate::verify()`].

mod cursor;
mod error;
mod tensor;
mod value;
mod write;

pub use cursor::MAX_HEADER;
pub use error::GgufError;
pub use tensor::{Tensor, TensorType};
pub use value::{Array, Value};
pub(crate) use write::{Described, header};

use crate::files;
use cursor::Cursor;
use std::collections::HashMap;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// A GGUF header, whole and consistent with its file.
#[derive(Debug, Clone)]
pub struct Gguf {
    file: PathBuf,
    length: u64,
    end: u64,
    version: u32,
    metadata: HashMap<String, Value>,
    tensors: Vec<Tensor>,
}

impl Gguf {
    /// Reads the header of `path`. Memory is bounded by the header's own size; a file that announces more than it holds is refused
    /// before anything is allocated for it.
    pub fn open(path: &Path) -> Result<Self, GgufError> {
        let io = |source| GgufError::Io {
            file: path.to_path_buf(),
            source,
        };
        let file = files::open_named(path).map_err(io)?;
        let metadata = file.metadata().map_err(io)?;
        Self::read(
            path,
            metadata.len(),
            &mut BufReader::with_capacity(1 << 18, file),
        )
    }

    /// Fails if bytes follow the last tensor: they belong to nothing, and nobody looks at them. A pack with such a file is refused.
    pub fn ends(&self) -> Result<(), GgufError> {
        if self.length <= self.end {
            return Ok(());
        }
        Err(GgufError::Malformed {
            file: self.file.clone(),
            offset: self.end,
            reason: format!(
                "{} bytes follow the last tensor and belong to nothing: get the file anew from its maker",
                self.length - self.end
            ),
        })
    }

    /// Reads the header of a file of `length` bytes from `input`, which stands at its beginning; `path` is only named in errors.
    pub fn read(path: &Path, length: u64, input: &mut dyn Read) -> Result<Self, GgufError> {
        let mut from = Cursor::new(path, length, input);
        let available = from.length().min(4);
        let magic = from.bytes(available, "the magic")?;
        if magic != b"GGUF" {
            return Err(GgufError::NotGguf {
                file: path.to_path_buf(),
                found: magic,
            });
        }
        let version = from.u32("the version")?;
        if !matches!(version, 2 | 3) {
            return Err(GgufError::Unsupported {
                file: path.to_path_buf(),
                version,
            });
        }
        let tensor_count = from.u64("the number of tensors")?;
        let value_count = from.u64("the number of metadata values")?;
        // 14 bytes: a key of one letter, a type and one byte of value.
        let mut metadata =
            HashMap::with_capacity(from.announce(value_count, 14, "metadata values")?);
        for _ in 0..value_count {
            let at = from.offset();
            let key = from.name("a metadata key")?;
            let value = Value::read(&mut from, &key)?;
            if metadata.contains_key(&key) {
                return Err(from.malformed_at(at, format!("metadata {key} is given twice")));
            }
            metadata.insert(key, value);
        }
        let alignment = alignment(&from, &metadata)?;
        let (tensors, end) = tensor::read(&mut from, tensor_count, alignment)?;
        Ok(Self {
            file: path.to_path_buf(),
            length: from.length(),
            end,
            version,
            metadata,
            tensors,
        })
    }

    /// The file as it was opened.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The file's length in bytes when it was read.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The format version, 2 or 3.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The tensors, in file order.
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// Every metadata value by its key.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        (self.metadata.iter()).map(|(key, value)| (key.as_str(), value))
    }

    /// The metadata keys, in no particular order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.metadata.keys().map(String::as_str)
    }

    /// A value, or `None` if the file has no such key. For optional keys; the typed accessors below are for required ones.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.metadata.get(key)
    }

    /// What the model says it is, `general.architecture`: `gemma3`, or `clip` for a projector.
    pub fn architecture(&self) -> Result<&str, GgufError> {
        self.str("general.architecture")
    }

    /// A string that is UTF-8.
    pub fn str(&self, key: &str) -> Result<&str, GgufError> {
        self.typed(key, "UTF-8 string", |value| match value {
            Value::Str(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        })
    }

    /// An unsigned 32-bit number.
    pub fn u32(&self, key: &str) -> Result<u32, GgufError> {
        self.typed(key, "uint32", |value| match value {
            Value::U32(number) => Some(*number),
            _ => None,
        })
    }

    /// A 32-bit floating-point number, which may be infinite or NaN.
    pub fn f32(&self, key: &str) -> Result<f32, GgufError> {
        self.typed(key, "float32", |value| match value {
            Value::F32(number) => Some(*number),
            _ => None,
        })
    }

    /// A truth value.
    pub fn bool(&self, key: &str) -> Result<bool, GgufError> {
        self.typed(key, "bool", |value| match value {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        })
    }

    /// An array of strings as bytes, such as the token texts, which need not be UTF-8.
    pub fn strings(&self, key: &str) -> Result<&[Box<[u8]>], GgufError> {
        self.typed(key, "array of string", |value| match value {
            Value::Array(Array::Str(strings)) => Some(strings.as_slice()),
            _ => None,
        })
    }

    /// An array of 32-bit floating-point numbers.
    pub fn f32s(&self, key: &str) -> Result<&[f32], GgufError> {
        self.typed(key, "array of float32", |value| match value {
            Value::Array(Array::F32(numbers)) => Some(numbers.as_slice()),
            _ => None,
        })
    }

    /// An array of signed 32-bit numbers.
    pub fn i32s(&self, key: &str) -> Result<&[i32], GgufError> {
        self.typed(key, "array of int32", |value| match value {
            Value::Array(Array::I32(numbers)) => Some(numbers.as_slice()),
            _ => None,
        })
    }

    /// An error about the value of `key`, for callers that check more than its type.
    pub fn refuse(&self, key: &str, reason: impl Into<String>) -> GgufError {
        GgufError::Metadata {
            file: self.file.clone(),
            key: key.to_owned(),
            reason: reason.into(),
        }
    }

    /// An error about the tensor `tensor`, for callers that check more than its place in the file.
    pub fn refuse_tensor(&self, tensor: &str, reason: impl Into<String>) -> GgufError {
        GgufError::Tensor {
            file: self.file.clone(),
            tensor: tensor.to_owned(),
            reason: reason.into(),
        }
    }

    fn typed<'a, T>(
        &'a self,
        key: &str,
        wanted: &str,
        pick: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<T, GgufError> {
        let value = self
            .metadata
            .get(key)
            .ok_or_else(|| self.refuse(key, "is missing"))?;
        pick(value).ok_or_else(|| {
            self.refuse(key, format!("is {}, needed is {wanted}", value.type_name()))
        })
    }
}

/// `general.alignment`, 32 if absent.
fn alignment(from: &Cursor<'_>, metadata: &HashMap<String, Value>) -> Result<u64, GgufError> {
    match metadata.get("general.alignment") {
        None => Ok(32),
        // A page is the most that any writer uses; more would only push the data out of the file.
        Some(Value::U32(bytes)) if bytes.is_power_of_two() && *bytes <= 1 << 16 => {
            Ok(u64::from(*bytes))
        }
        Some(other) => Err(from.malformed(format!(
            "general.alignment is {other:?}, needed is a uint32 that is a power of two up to 65536"
        ))),
    }
}
