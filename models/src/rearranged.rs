//! Which tensors llama.cpp rearranges when weights are read into memory: those whose format has such code for this processor.

use crate::gguf::Tensor;

/// Formats with rearranged code on x86-64 with AVX2, and on Arm with dot products. Source: `ggml_repack_get_optimal_repack_type` in `repack.cpp`
/// of llama.cpp as llama-cpp-sys-2 0.1.161 builds it. Left out is what only AVX-512 has (`Q2_K`).
const X86: &[&str] = &["Q4_0", "Q4_K", "IQ4_NL", "MXFP4"];
const ARM: &[&str] = &["Q4_0", "Q4_K", "Q5_K", "Q6_K", "Q8_0", "IQ4_NL", "MXFP4"];

/// Rows of a matrix that are rearranged together.
const ROWS: u64 = 8;

/// Whether a matrix is rearranged on the processor at hand. An upper estimate: where llama.cpp was built for an older processor, it is not.
pub(crate) fn is_rearranged(matrix: &Tensor) -> bool {
    let formats = if cfg!(target_arch = "aarch64") {
        ARM
    } else {
        X86
    };
    let rows = matrix.dims.get(1).copied().unwrap_or(1);
    has_code() && rows.is_multiple_of(ROWS) && formats.contains(&matrix.kind.name)
}

fn has_code() -> bool {
    #[cfg(target_arch = "x86_64")]
    let has_code = std::arch::is_x86_feature_detected!("avx2");
    #[cfg(target_arch = "aarch64")]
    let has_code = std::arch::is_aarch64_feature_detected!("dotprod");
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let has_code = false;
    has_code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gguf::TensorType;

    fn matrix(name: &'static str, rows: u64) -> Tensor {
        Tensor {
            name: "token_embd.weight".to_owned(),
            dims: vec![64, rows],
            kind: TensorType {
                name,
                block_elements: 32,
                block_bytes: 18,
            },
            offset: 0,
            bytes: 2 * rows * 18,
        }
    }

    #[test]
    fn a_matrix_is_rearranged_where_there_is_code_for_its_format_and_rows() {
        assert_eq!(is_rearranged(&matrix("Q4_0", 1536)), has_code());
        assert!(!is_rearranged(&matrix("Q4_0", 1537)));
        for format in ["F32", "F16", "BF16"] {
            assert!(!is_rearranged(&matrix(format, 1536)), "{format}");
        }
        assert!(X86.iter().all(|format| ARM.contains(format)));
    }
}
