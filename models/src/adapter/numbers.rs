//! The numbers of an adapter: one that is not finite makes every logit NaN.

use crate::files;
use crate::gguf::{Gguf, GgufError, Tensor};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// A multiple of the bytes of every block below.
const CHUNK: usize = 4 * 34 * 4096;

/// Fails at the first number that is infinite or none.
pub(super) fn finite(gguf: &Gguf) -> Result<(), GgufError> {
    let io = |source| GgufError::Io {
        file: gguf.file().to_path_buf(),
        source,
    };
    let mut file = files::open(gguf.file()).map_err(io)?;
    let mut chunk = vec![0; CHUNK];
    for tensor in gguf.tensors() {
        if let Some(block) = broken(&mut file, tensor, &mut chunk).map_err(io)? {
            let first = block * tensor.kind.block_elements;
            return Err(gguf.refuse_tensor(
                &tensor.name,
                format!("has a number that is not finite, at place {first} or soon after"),
            ));
        }
    }
    Ok(())
}

/// The first block with such a number.
fn broken(file: &mut File, tensor: &Tensor, chunk: &mut [u8]) -> io::Result<Option<u64>> {
    file.seek(SeekFrom::Start(tensor.offset))?;
    let size = usize::try_from(tensor.kind.block_bytes).unwrap_or(1);
    let (mut left, mut before) = (tensor.bytes, 0);
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let Some(read) = chunk.get_mut(..most) else {
            break;
        };
        file.read_exact(read)?;
        let mut blocks = read.chunks_exact(size);
        if let Some(at) = blocks.position(|block| !is_finite(tensor.kind.name, block)) {
            return Ok(Some(before + at as u64));
        }
        before += (most / size) as u64;
        left -= most as u64;
    }
    Ok(None)
}

/// All bits of an exponent set: infinite, or no number.
fn is_finite(format: &str, block: &[u8]) -> bool {
    let half = |mask: u16| match block {
        [low, high, ..] => u16::from_le_bytes([*low, *high]) & mask != mask,
        _ => false,
    };
    match format {
        // A block of Q8_0 is its scale in F16, then whole numbers.
        "F16" | "Q8_0" => half(0x7c00),
        "BF16" => half(0x7f80),
        "F32" => match block {
            [a, b, c, d] => f32::from_le_bytes([*a, *b, *c, *d]).is_finite(),
            _ => false,
        },
        _ => false,
    }
}
