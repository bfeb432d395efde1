//! Numbers of a model's header within the ranges that llama.cpp computes with.

use crate::gguf::{Gguf, GgufError};

/// A uint32 within a range.
pub(crate) fn ranged(
    gguf: &Gguf,
    key: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Result<u32, GgufError> {
    let value = gguf.u32(key)?;
    if range.contains(&value) {
        return Ok(value);
    }
    Err(gguf.refuse(
        key,
        format!(
            "is {value}, allowed is {} to {}",
            range.start(),
            range.end()
        ),
    ))
}

/// Finite and above zero; NaN fails an assertion deep in ggml.
pub(crate) fn positive(gguf: &Gguf, key: &str, value: f32) -> Result<(), GgufError> {
    if value.is_finite() && value > 0.0 {
        return Ok(());
    }
    Err(gguf.refuse(
        key,
        format!("is {value}, needed is a finite number above 0"),
    ))
}
