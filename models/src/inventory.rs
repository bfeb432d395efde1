//! The tensors that a model must have: each with its shape and a number format that llama.cpp computes with, and no others.
//! ggml asserts on most of this and ends the process, so it is settled before C++ opens the file.

use crate::gguf::{Gguf, GgufError, Tensor};
use std::collections::HashMap;

/// Number formats that an operation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Added to or multiplied with activations: ggml has those operations for this pair of types only.
    F32,
    /// Convolved, or copied transposed: no quantized blocks.
    Float,
    /// Multiplied as a matrix: anything but integers, doubles and the formats ggml uses for activations.
    Matrix,
}

impl Format {
    fn takes(self, name: &str) -> bool {
        match self {
            Self::F32 => name == "F32",
            Self::Float => matches!(name, "F32" | "F16"),
            // NVFP4 needs scale tensors beside it that no Gemma 3 file has.
            Self::Matrix => !matches!(
                name,
                "Q8_1" | "Q8_K" | "I8" | "I16" | "I32" | "I64" | "F64" | "NVFP4"
            ),
        }
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::F32 => "F32",
            Self::Float => "F32 or F16",
            Self::Matrix => "a floating-point or quantized weight format",
        }
    }
}

/// One tensor that must, or may, be there.
pub(crate) struct Expected {
    pub(crate) name: String,
    pub(crate) dims: Vec<u64>,
    pub(crate) format: Format,
}

/// Checks that the file holds every tensor of `required`, nothing beyond these and `optional`, and each as expected.
pub(crate) fn check(
    gguf: &Gguf,
    required: Vec<Expected>,
    optional: Vec<Expected>,
) -> Result<(), GgufError> {
    let mut found: HashMap<&str, &Tensor> = gguf
        .tensors()
        .iter()
        .map(|tensor| (tensor.name.as_str(), tensor))
        .collect();
    for expected in required {
        match found.remove(expected.name.as_str()) {
            Some(tensor) => fits(gguf, tensor, &expected)?,
            None => return Err(gguf.refuse_tensor(&expected.name, "is missing")),
        }
    }
    for expected in optional {
        if let Some(tensor) = found.remove(expected.name.as_str()) {
            fits(gguf, tensor, &expected)?;
        }
    }
    // The least name, so that the message does not depend on a hash order.
    match found.into_keys().min() {
        Some(name) => {
            Err(gguf.refuse_tensor(name, "does not belong to a model of this architecture"))
        }
        None => Ok(()),
    }
}

fn fits(gguf: &Gguf, tensor: &Tensor, expected: &Expected) -> Result<(), GgufError> {
    // Trailing ones are no difference: writers may leave them out.
    let trim = |dims: &[u64]| {
        dims.iter()
            .rposition(|&size| size != 1)
            .map_or(vec![], |last| dims[..=last].to_vec())
    };
    if trim(&tensor.dims) != trim(&expected.dims) {
        return Err(gguf.refuse_tensor(
            &tensor.name,
            format!(
                "has shape {:?}, the metadata says {:?}",
                tensor.dims, expected.dims
            ),
        ));
    }
    if !expected.format.takes(tensor.kind.name) {
        return Err(gguf.refuse_tensor(
            &tensor.name,
            format!(
                "is {}, needed is {}",
                tensor.kind.name,
                expected.format.wanted()
            ),
        ));
    }
    Ok(())
}
