//! Tensor descriptions and the check that their data lies in the file, aligned, each in a place of its own. Never reads the data.

use super::GgufError;
use super::cursor::Cursor;
use std::collections::HashSet;

/// ggml tensor types: number in the file, name, elements per block, bytes per block. Source: `ggml.h` and `ggml-common.h`
/// of llama.cpp 0.6.0; types that ggml has withdrawn (4, 5, 31–33, 36–38) are absent, so a file with one is refused.
const TYPES: &[(u32, &str, u64, u64)] = &[
    (0, "F32", 1, 4),
    (1, "F16", 1, 2),
    (2, "Q4_0", 32, 18),
    (3, "Q4_1", 32, 20),
    (6, "Q5_0", 32, 22),
    (7, "Q5_1", 32, 24),
    (8, "Q8_0", 32, 34),
    (9, "Q8_1", 32, 36),
    (10, "Q2_K", 256, 84),
    (11, "Q3_K", 256, 110),
    (12, "Q4_K", 256, 144),
    (13, "Q5_K", 256, 176),
    (14, "Q6_K", 256, 210),
    (15, "Q8_K", 256, 292),
    (16, "IQ2_XXS", 256, 66),
    (17, "IQ2_XS", 256, 74),
    (18, "IQ3_XXS", 256, 98),
    (19, "IQ1_S", 256, 50),
    (20, "IQ4_NL", 32, 18),
    (21, "IQ3_S", 256, 110),
    (22, "IQ2_S", 256, 82),
    (23, "IQ4_XS", 256, 136),
    (24, "I8", 1, 1),
    (25, "I16", 1, 2),
    (26, "I32", 1, 4),
    (27, "I64", 1, 8),
    (28, "F64", 1, 8),
    (29, "IQ1_M", 256, 56),
    (30, "BF16", 1, 2),
    (34, "TQ1_0", 256, 54),
    (35, "TQ2_0", 256, 66),
    (39, "MXFP4", 32, 17),
    (40, "NVFP4", 64, 36),
    (41, "Q1_0", 128, 18),
    (42, "Q2_0", 64, 18),
];

/// A tensor's number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TensorType {
    /// ggml's name of it, such as `Q4_K`.
    pub name: &'static str,
    /// Elements that one block holds; the first dimension is a multiple of it.
    pub block_elements: u64,
    /// Bytes that one block takes.
    pub block_bytes: u64,
}

impl TensorType {
    /// The type that ggml calls so.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let found = TYPES.iter().find(|known| known.1 == name);
        found.map(|&(_, name, block_elements, block_bytes)| Self {
            name,
            block_elements,
            block_bytes,
        })
    }

    /// Its number in a file.
    pub(crate) fn number(self) -> u32 {
        let found = TYPES.iter().find(|known| known.1 == self.name);
        found.map_or(u32::MAX, |known| known.0)
    }

    /// How many bytes so many elements take, whole blocks of them.
    pub(crate) fn bytes(self, elements: u64) -> u64 {
        elements / self.block_elements * self.block_bytes
    }
}

/// One tensor as the file describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tensor {
    /// Its name, unique in the file, at most 63 bytes.
    pub name: String,
    /// One to four dimensions, the fastest-moving first, each at least 1.
    pub dims: Vec<u64>,
    /// Its number format.
    pub kind: TensorType,
    /// Where its data begins, in bytes from the start of the file.
    pub offset: u64,
    /// How many bytes its data takes.
    pub bytes: u64,
}

/// The tensors, and where the file may end at most.
pub(super) fn read(
    from: &mut Cursor<'_>,
    count: u64,
    alignment: u64,
) -> Result<(Vec<Tensor>, u64), GgufError> {
    // 33 bytes: a name of one letter, one dimension, type and offset.
    let mut tensors = Vec::with_capacity(from.announce(count, 33, "tensor descriptions")?);
    let mut starts = Vec::with_capacity(tensors.capacity());
    let mut names = HashSet::with_capacity(tensors.capacity());
    for _ in 0..count {
        starts.push(from.offset());
        let tensor = description(from)?;
        if !names.insert(tensor.name.clone()) {
            return Err(from.malformed(format!("tensor {} is described twice", tensor.name)));
        }
        tensors.push(tensor);
    }
    let data = from.offset().next_multiple_of(alignment);
    for (tensor, described) in tensors.iter_mut().zip(&starts) {
        place(from, *described, tensor, data, alignment)?;
    }
    overlap(from, &tensors, &starts)?;
    let ends = tensors.iter().map(|tensor| tensor.offset + tensor.bytes);
    let end = ends.max().unwrap_or(data);
    // Writers pad the last tensor like the others, or not at all.
    Ok((tensors, end.next_multiple_of(alignment)))
}

/// Reads one description. `offset` is still relative to the data section.
fn description(from: &mut Cursor<'_>) -> Result<Tensor, GgufError> {
    let start = from.offset();
    let name = from.name("a tensor name")?;
    // ggml keeps names in 64 bytes with a closing NUL.
    if name.len() > 63 {
        return Err(from.malformed_at(
            start,
            format!("a tensor name has {} bytes, allowed are 63", name.len()),
        ));
    }
    let at = from.offset();
    let dimensions = from.u32("a number of dimensions")?;
    if !(1..=4).contains(&dimensions) {
        return Err(from.malformed_at(
            at,
            format!("tensor {name} has {dimensions} dimensions, allowed are 1 to 4"),
        ));
    }
    let mut dims = Vec::with_capacity(4);
    let mut elements: u64 = 1;
    for _ in 0..dimensions {
        let at = from.offset();
        let size = from.u64("a dimension")?;
        // ggml counts elements and bytes in i64; half of that leaves room for its own paddings.
        match elements.checked_mul(size) {
            Some(product) if size > 0 && product <= 1 << 60 => elements = product,
            _ => {
                return Err(from.malformed_at(
                    at,
                    format!("tensor {name} has dimension {size} after {dims:?}"),
                ));
            }
        }
        dims.push(size);
    }
    let at = from.offset();
    let number = from.u32("a tensor type")?;
    let Some(&(_, type_name, block_elements, block_bytes)) =
        TYPES.iter().find(|known| known.0 == number)
    else {
        return Err(from.malformed_at(
            at,
            format!("tensor {name} has type {number}, which ggml does not have"),
        ));
    };
    let row = dims.first().copied().unwrap_or(1);
    if row % block_elements != 0 {
        return Err(from.malformed_at(
            at,
            format!("tensor {name} has rows of {row} elements, {type_name} needs a multiple of {block_elements}"),
        ));
    }
    let Some(bytes) = (elements / block_elements).checked_mul(block_bytes) else {
        return Err(from.malformed_at(
            at,
            format!("tensor {name} of {dims:?} {type_name} is larger than any file"),
        ));
    };
    let offset = from.u64("a tensor offset")?;
    Ok(Tensor {
        name,
        dims,
        kind: TensorType {
            name: type_name,
            block_elements,
            block_bytes,
        },
        offset,
        bytes,
    })
}

/// Turns the relative offset into one from the start of the file, if the data lies in the file.
fn place(
    from: &Cursor<'_>,
    described: u64,
    tensor: &mut Tensor,
    data: u64,
    alignment: u64,
) -> Result<(), GgufError> {
    let (name, relative) = (&tensor.name, tensor.offset);
    if relative % alignment != 0 {
        return Err(from.malformed_at(
            described,
            format!("tensor {name} has its data at {relative}, not a multiple of the alignment {alignment}"),
        ));
    }
    let start = data.checked_add(relative);
    let end = start.and_then(|start| start.checked_add(tensor.bytes));
    match (start, end) {
        (Some(start), Some(end)) if end <= from.length() => {
            tensor.offset = start;
            Ok(())
        }
        _ => Err(GgufError::Truncated {
            file: from.file().to_path_buf(),
            offset: start.unwrap_or(u64::MAX),
            reason: format!(
                "tensor {name} takes {} bytes at {data} + {relative}, the file has {} bytes",
                tensor.bytes,
                from.length()
            ),
        }),
    }
}

fn overlap(from: &Cursor<'_>, tensors: &[Tensor], starts: &[u64]) -> Result<(), GgufError> {
    let mut order: Vec<(&Tensor, u64)> = tensors.iter().zip(starts.iter().copied()).collect();
    order.sort_by_key(|(tensor, _)| tensor.offset);
    for pair in order.windows(2) {
        if let [(first, _), (second, described)] = pair
            && first.offset + first.bytes > second.offset
        {
            return Err(from.malformed_at(
                *described,
                format!(
                    "tensor {} begins at {} inside tensor {}",
                    second.name, second.offset, first.name
                ),
            ));
        }
    }
    Ok(())
}
