//! What the quantization of weights without a manifest is called.

use crate::tiny;
use crate::writer::File;
use aidpost_models::Store;
use aidpost_models::gguf::Value;
use aidpost_models::import::{ImportOptions, import};
use std::ops::ControlFlow;

fn named(file: &File) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("m.gguf");
    std::fs::write(&path, file.bytes()).unwrap();
    let store = Store::at(&dir.path().join("packs"));
    let pack = import(
        &path,
        ImportOptions::default(),
        &store,
        &mut |_| false,
        &mut |_| ControlFlow::Continue(()),
    );
    pack.unwrap().manifest().quantization.clone()
}

/// As in a small model whose rows are too short for blocks of 256: most bytes are in Q8_0, few in Q4_K.
fn mostly_q8() -> File {
    let mut file = tiny::text_of(256);
    for tensor in &mut file.tensors {
        let elements: u64 = tensor.dims.iter().product();
        if tensor.name.contains("ffn_down") && tensor.name.starts_with("blk.0.") {
            (tensor.kind, tensor.data) = (12, vec![0; (elements / 256 * 144) as usize]);
        } else if tensor.kind == 1 {
            let rows = tensor.dims[0];
            assert_eq!(rows % 32, 0, "{}", tensor.name);
            (tensor.kind, tensor.data) = (8, vec![0; (elements / 32 * 34) as usize]);
        }
    }
    file
}

#[test]
fn a_file_is_named_by_its_own_type_where_its_tensors_agree() {
    let mut file = mostly_q8();
    assert_eq!(named(&file), "Q8_0");
    file.set("general.file_type", Value::U32(15));
    assert_eq!(named(&file), "Q4_K_M");
    file.set("general.file_type", Value::U32(14));
    assert_eq!(named(&file), "Q4_K_S");
    // It claims a type that none of its tensors has, or that nobody knows: its bytes decide.
    for wrong in [18, 32, 999] {
        file.set("general.file_type", Value::U32(wrong));
        assert_eq!(named(&file), "Q8_0", "{wrong}");
    }
    file.set("general.file_type", Value::Str(b"Q4_K_M".as_slice().into()));
    assert_eq!(named(&file), "Q8_0");
}
