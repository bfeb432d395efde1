//! What a text model's quantization is called.

use crate::gguf::Gguf;
use std::collections::BTreeMap;

/// llama.cpp's file types: number in `general.file_type`, name, and the tensor type that such a file has. Source: `llama_ftype` in
/// `llama.h` of llama.cpp 0.6.0.
const FILE_TYPES: &[(u32, &str, &str)] = &[
    (0, "F32", "F32"),
    (1, "F16", "F16"),
    (2, "Q4_0", "Q4_0"),
    (3, "Q4_1", "Q4_1"),
    (7, "Q8_0", "Q8_0"),
    (8, "Q5_0", "Q5_0"),
    (9, "Q5_1", "Q5_1"),
    (10, "Q2_K", "Q2_K"),
    (11, "Q3_K_S", "Q3_K"),
    (12, "Q3_K_M", "Q3_K"),
    (13, "Q3_K_L", "Q3_K"),
    (14, "Q4_K_S", "Q4_K"),
    (15, "Q4_K_M", "Q4_K"),
    (16, "Q5_K_S", "Q5_K"),
    (17, "Q5_K_M", "Q5_K"),
    (18, "Q6_K", "Q6_K"),
    (19, "IQ2_XXS", "IQ2_XXS"),
    (20, "IQ2_XS", "IQ2_XS"),
    (21, "Q2_K_S", "Q2_K"),
    (22, "IQ3_XS", "IQ3_S"),
    (23, "IQ3_XXS", "IQ3_XXS"),
    (24, "IQ1_S", "IQ1_S"),
    (25, "IQ4_NL", "IQ4_NL"),
    (26, "IQ3_S", "IQ3_S"),
    (27, "IQ3_M", "IQ3_S"),
    (28, "IQ2_S", "IQ2_XS"),
    (29, "IQ2_M", "IQ2_S"),
    (30, "IQ4_XS", "IQ4_XS"),
    (31, "IQ1_M", "IQ1_M"),
    (32, "BF16", "BF16"),
    (36, "TQ1_0", "TQ1_0"),
    (37, "TQ2_0", "TQ2_0"),
];

/// The name by `general.file_type`, if the file has tensors of the type that goes with it; else the format that most bytes are in.
/// Where rows do not divide into a format's blocks, another stands in for most of a small model, so bytes alone mislead.
pub(crate) fn name(gguf: &Gguf) -> String {
    let mut formats: BTreeMap<&str, u64> = BTreeMap::new();
    for tensor in gguf.tensors() {
        *formats.entry(tensor.kind.name).or_default() += tensor.bytes;
    }
    let named = gguf.u32("general.file_type").ok();
    let named = named.and_then(|number| FILE_TYPES.iter().find(|known| known.0 == number));
    if let Some((_, name, _)) = named.filter(|known| formats.contains_key(known.2)) {
        return (*name).to_owned();
    }
    formats
        .into_iter()
        .max_by_key(|(_, bytes)| *bytes)
        .map_or_else(String::new, |(name, _)| name.to_owned())
}
