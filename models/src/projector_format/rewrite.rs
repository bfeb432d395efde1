//! A projector's file written anew, its matrices in another number format. What is added, multiplied number by number or convolved
//! stays as it is: norms, biases, positions, the patches' kernel and the way into the text model, which llama.cpp takes in F32 or F16
//! alone. Its own converter keeps the same ones.

use super::numbers::{self, BLOCK, Number};
use super::{ConvertError, ProjectorFormat};
use crate::files::{self, Hasher};
use crate::gguf::{Described, Gguf, Tensor, TensorType, Value, header};
use crate::install::{Progress, ProgressFn};
use crate::pack::FileEntry;
use crate::storage::{StoreError, room_for};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The least that is read at once, in bytes; more only where a row is longer.
const AT_ONCE: u64 = 1 << 20;
const ALIGNMENT: &str = "general.alignment";

/// What a tensor becomes.
struct Planned<'a> {
    tensor: &'a Tensor,
    from: Number,
    to: TensorType,
    into: Number,
    bytes: u64,
}

/// Writes `gguf` to `to` in `format`. The entry that comes back has no name yet.
pub(super) fn rewrite(
    gguf: &Gguf,
    format: ProjectorFormat,
    to: &Path,
    progress: ProgressFn<'_>,
) -> Result<FileEntry, ConvertError> {
    let planned = plan(gguf, format)?;
    let alignment = match gguf.get(ALIGNMENT) {
        Some(Value::U32(bytes)) => u64::from(*bytes),
        _ => 32,
    };
    let mut offset = 0;
    let described: Vec<Described<'_>> = (planned.iter())
        .map(|one| {
            let start = offset;
            offset += one.bytes.next_multiple_of(alignment);
            Described {
                name: &one.tensor.name,
                dims: &one.tensor.dims,
                kind: one.to,
                offset: start,
            }
        })
        .collect();
    let mut values: BTreeMap<&str, Value> = (gguf.values())
        .map(|(key, value)| (key, value.clone()))
        .collect();
    values.insert("general.file_type", Value::U32(format.file_type()));
    let header = header(&values, &described, alignment);
    let total = header.len() as u64 + offset;
    room_for(to, total)?;
    let out = File::create(to).map_err(StoreError::io(to, "cannot be made"))?;
    let mut out = Out {
        path: to,
        file: out,
        hasher: Hasher::default(),
        total,
    };
    out.put(&header)?;
    let unread = |source| ConvertError::Read {
        path: gguf.file().to_path_buf(),
        source,
    };
    let mut input = files::open(gguf.file()).map_err(unread)?;
    for one in &planned {
        (input.seek(SeekFrom::Start(one.tensor.offset))).map_err(unread)?;
        out.tensor(gguf, one, &mut input, progress)?;
        let padding = one.bytes.next_multiple_of(alignment) - one.bytes;
        out.put(&vec![0; padding as usize])?;
    }
    Ok(FileEntry {
        file: String::new(),
        bytes: out.hasher.bytes(),
        sha256: out.hasher.digest(),
    })
}

/// Whether a tensor is a matrix of the tower's layers.
fn is_matrix(tensor: &Tensor) -> bool {
    tensor.name.starts_with("v.blk.") && tensor.name.ends_with(".weight") && tensor.dims.len() == 2
}

fn plan(gguf: &Gguf, format: ProjectorFormat) -> Result<Vec<Planned<'_>>, ConvertError> {
    let wanted = format.name();
    let mut planned = Vec::with_capacity(gguf.tensors().len());
    let mut is_changed = false;
    for tensor in gguf.tensors() {
        let (mut to, mut from, mut into) = (tensor.kind, Number::F32, Number::F32);
        if is_matrix(tensor) && tensor.kind.name != wanted {
            let source = Number::named(tensor.kind.name);
            from = source.filter(|from| *from != Number::Q8_0).ok_or_else(|| {
                gguf.refuse_tensor(
                    &tensor.name,
                    format!(
                        "is {}, needed is F32, F16 or BF16: what was rounded away does not come back, so convert the file that its maker made it from",
                        tensor.kind.name
                    ),
                )
            })?;
            let row = tensor.dims.first().copied().unwrap_or(0);
            // Rows that are no whole blocks stay in 16 bits, as llama.cpp's own converter has it.
            let name = match format {
                ProjectorFormat::Q8_0 if row % BLOCK as u64 != 0 && from == Number::F32 => "F16",
                ProjectorFormat::Q8_0 if row % BLOCK as u64 != 0 => tensor.kind.name,
                _ => wanted,
            };
            if let (Some(kind), Some(number)) = (TensorType::named(name), Number::named(name)) {
                (to, into) = (kind, number);
            }
            is_changed |= to.name == wanted;
        }
        let elements = tensor.dims.iter().product();
        planned.push(Planned {
            tensor,
            from,
            to,
            into,
            bytes: to.bytes(elements),
        });
    }
    if is_changed {
        return Ok(planned);
    }
    Err(ConvertError::Nothing {
        path: gguf.file().to_path_buf(),
        format: wanted,
    })
}

struct Out<'a> {
    path: &'a Path,
    file: File,
    hasher: Hasher,
    total: u64,
}

impl Out<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), ConvertError> {
        let written = self.file.write_all(bytes);
        written.map_err(StoreError::io(self.path, "cannot be written"))?;
        self.hasher.update(bytes);
        Ok(())
    }

    /// One tensor's data, from where `input` stands, some rows at a time.
    fn tensor(
        &mut self,
        gguf: &Gguf,
        one: &Planned<'_>,
        input: &mut File,
        progress: ProgressFn<'_>,
    ) -> Result<(), ConvertError> {
        let rows: u64 = one.tensor.dims.iter().skip(1).product();
        let row = one.tensor.bytes / rows.max(1);
        let step = (AT_ONCE / row.max(1)).max(1) * row;
        let mut left = one.tensor.bytes;
        let mut block = Vec::new();
        while left > 0 {
            let at = Progress {
                file: Some("the projector"),
                done: self.hasher.bytes(),
                total: Some(self.total),
            };
            if progress(at).is_break() {
                return Err(ConvertError::Cancelled);
            }
            let count = left.min(step);
            block.clear();
            let read = input.take(count).read_to_end(&mut block);
            let read = read.and_then(|found| match found as u64 == count {
                true => Ok(()),
                false => Err(io::ErrorKind::UnexpectedEof.into()),
            });
            read.map_err(|source| ConvertError::Read {
                path: gguf.file().to_path_buf(),
                source,
            })?;
            if one.to == one.tensor.kind {
                self.put(&block)?;
            } else {
                let numbers = numbers::read(&block, one.from);
                let converted = numbers::write(&numbers, one.into).ok_or_else(|| {
                    gguf.refuse_tensor(
                        &one.tensor.name,
                        format!("has a number that {} cannot hold", one.to.name),
                    )
                })?;
                self.put(&converted)?;
            }
            left -= count;
        }
        Ok(())
    }
}
