//! The GGUF reader against files made wrong in one place each, and against 20,000 mutations.

use crate::tiny;
use crate::writer::{self, F32, Tensor};
use aidpost_models::gguf::{Array, Gguf, GgufError, MAX_HEADER, Value};
use std::time::Duration;

fn read(bytes: &[u8]) -> Result<Gguf, GgufError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("m.gguf");
    std::fs::write(&path, bytes).unwrap();
    Gguf::open(&path)
}

/// The message of a refusal, without the folder.
fn refusal(bytes: &[u8]) -> String {
    let message = read(bytes).map(|_| ()).unwrap_err().to_string();
    message.split_once("m.gguf: ").unwrap().1.to_owned()
}

fn empty() -> writer::File {
    writer::File {
        version: 3,
        values: vec![],
        tensors: vec![],
    }
}

fn tensor(name: &str, dims: &[u64], kind: u32, data: usize) -> Tensor {
    Tensor {
        name: name.to_owned(),
        dims: dims.to_vec(),
        kind,
        data: vec![0; data],
        offset: None,
    }
}

#[test]
fn every_type_of_value_comes_back_as_it_was_written() {
    let values = [
        Value::U8(255),
        Value::I8(-128),
        Value::U16(65535),
        Value::I16(-32768),
        Value::U32(u32::MAX),
        Value::I32(i32::MIN),
        Value::F32(0.1),
        Value::Bool(true),
        Value::Str(b"\xff not UTF-8".as_slice().into()),
        Value::U64(u64::MAX),
        Value::I64(i64::MIN),
        Value::F64(0.1),
        Value::Array(Array::U8(vec![0, 255])),
        Value::Array(Array::I8(vec![-1])),
        Value::Array(Array::U16(vec![1, 2])),
        Value::Array(Array::I16(vec![-1])),
        Value::Array(Array::U32(vec![1])),
        Value::Array(Array::I32(vec![-1, 1])),
        Value::Array(Array::F32(vec![1.5])),
        Value::Array(Array::Bool(vec![true, false])),
        Value::Array(Array::Str(vec![
            b"".as_slice().into(),
            b"\xfe".as_slice().into(),
        ])),
        Value::Array(Array::Array(vec![
            Array::U8(vec![1]),
            Array::Array(vec![Array::U64(vec![])]),
        ])),
        Value::Array(Array::U64(vec![1])),
        Value::Array(Array::I64(vec![-1])),
        Value::Array(Array::F64(vec![0.5])),
    ];
    for version in [2, 3] {
        let mut file = empty();
        file.version = version;
        values
            .iter()
            .enumerate()
            .for_each(|(i, value)| file.set(&format!("k{i}"), value.clone()));
        let gguf = read(&file.bytes()).unwrap();
        assert_eq!(gguf.version(), version);
        for (i, value) in values.iter().enumerate() {
            assert_eq!(gguf.get(&format!("k{i}")), Some(value));
        }
        assert_eq!(gguf.u32("k4").unwrap(), u32::MAX);
        assert_eq!(gguf.strings("k20").unwrap().len(), 2);
        assert!(
            gguf.str("k8")
                .unwrap_err()
                .to_string()
                .ends_with("metadata k8: is string, needed is UTF-8 string")
        );
        assert!(
            gguf.u32("none")
                .unwrap_err()
                .to_string()
                .ends_with("metadata none: is missing")
        );
    }
}

#[test]
fn a_files_first_bytes_decide_whether_it_is_one() {
    assert_eq!(refusal(b""), "offset 0: not a GGUF file: it begins with []");
    assert_eq!(
        refusal(b"PK\x03\x04etc"),
        "offset 0: not a GGUF file: it begins with [50, 4b, 03, 04]"
    );
    let mut big_endian = empty().bytes();
    big_endian[4..8].copy_from_slice(&3u32.to_be_bytes());
    assert!(refusal(&big_endian).contains("version 50331648 is not supported"));
    for version in [0, 1, 4] {
        assert!(refusal(&writer::File { version, ..empty() }.bytes()).contains("is not supported"));
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_with_the_offset() {
    let whole = tiny::projector().bytes();
    let gguf = read(&whole).unwrap();
    let end = gguf
        .tensors()
        .iter()
        .map(|tensor| tensor.offset + tensor.bytes)
        .max()
        .unwrap();
    for cut in (0..end).step_by(97).chain([end - 1]) {
        let error = read(&whole[..cut as usize]).map(|_| ()).unwrap_err();
        let truncated = matches!(&error, GgufError::Truncated { .. });
        assert!(truncated || cut < 4, "{cut}: {error}");
    }
    // Only the padding after the last tensor may be missing.
    assert!(read(&whole[..end as usize]).is_ok());
}

#[test]
fn announced_lengths_are_not_believed() {
    let huge = [u64::MAX, u64::MAX / 8, 1 << 40];
    for count in huge {
        let mut bytes = empty().bytes();
        bytes[8..16].copy_from_slice(&count.to_le_bytes());
        assert!(refusal(&bytes).contains("tensor descriptions of at least 33 bytes each"));
        let mut bytes = empty().bytes();
        bytes[16..24].copy_from_slice(&count.to_le_bytes());
        assert!(refusal(&bytes).contains("metadata values of at least 14 bytes each"));
        let mut file = empty();
        file.set("k", Value::Array(Array::Str(vec![])));
        let mut bytes = file.bytes();
        // Magic, version, two counts, key of one letter, value type, element type.
        let at = 24 + 9 + 4 + 4;
        bytes[at..at + 8].copy_from_slice(&count.to_le_bytes());
        bytes.resize(4096, 0);
        assert!(
            refusal(&bytes).starts_with("offset 49: truncated: "),
            "{}",
            refusal(&bytes)
        );
    }
}

#[test]
fn a_header_longer_than_any_models_is_refused_before_it_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("m.gguf");
    let mut file = empty();
    file.set("k", Value::Array(Array::U8(vec![])));
    let mut bytes = file.bytes();
    bytes[41..49].copy_from_slice(&MAX_HEADER.to_le_bytes());
    std::fs::write(&path, bytes).unwrap();
    std::fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(2 * MAX_HEADER)
        .unwrap();
    let message = Gguf::open(&path).map(|_| ()).unwrap_err().to_string();
    assert!(
        message.contains("the header runs past 67108864 bytes"),
        "{message}"
    );
}

#[test]
fn contradictions_are_refused_with_their_place() {
    type Change = fn(&mut writer::File);
    let cases: &[(Change, &str)] = &[
        (
            |f| f.values.push(("a".into(), Value::Bool(true))),
            "metadata a is given twice",
        ),
        (|f| f.set("", Value::U8(0)), "a metadata key is empty"),
        (
            |f| f.set("x\0y", Value::U8(0)),
            "a metadata key contains a NUL byte",
        ),
        (
            |f| f.set("general.alignment", Value::U32(48)),
            "general.alignment is U32(48)",
        ),
        (
            |f| f.set("general.alignment", Value::U32(0)),
            "general.alignment is U32(0)",
        ),
        (
            |f| f.set("general.alignment", Value::U64(32)),
            "general.alignment is U64(32)",
        ),
        (
            |f| f.tensors.push(tensor("t", &[32], F32, 128)),
            "tensor t is described twice",
        ),
        (
            |f| f.tensors.push(tensor(&"n".repeat(64), &[1], F32, 4)),
            "a tensor name has 64 bytes, allowed are 63",
        ),
        (
            |f| f.tensors.push(tensor("u", &[], F32, 4)),
            "tensor u has 0 dimensions",
        ),
        (
            |f| f.tensors.push(tensor("u", &[1; 5], F32, 4)),
            "tensor u has 5 dimensions",
        ),
        (
            |f| f.tensors.push(tensor("u", &[0], F32, 0)),
            "tensor u has dimension 0 after []",
        ),
        (
            |f| f.tensors.push(tensor("u", &[1 << 40, 1 << 40], F32, 4)),
            "after [1099511627776]",
        ),
        (
            |f| f.tensors.push(tensor("u", &[1 << 60], 28, 8)),
            "tensor u takes 9223372036854775808 bytes",
        ),
        (
            |f| f.tensors.push(tensor("u", &[32], 4, 8)),
            "tensor u has type 4, which ggml does not have",
        ),
        (
            |f| f.tensors.push(tensor("u", &[32], 99, 8)),
            "tensor u has type 99",
        ),
        (
            |f| f.tensors.push(tensor("u", &[31], 2, 18)),
            "rows of 31 elements, Q4_0 needs a multiple of 32",
        ),
        (
            |f| f.tensor("t").offset = Some(16),
            "at 16, not a multiple of the alignment 32",
        ),
        (
            |f| f.tensor("t").offset = Some(1 << 63),
            "tensor t takes 128 bytes at",
        ),
        (
            |f| f.tensor("s").offset = Some(0),
            "tensor s begins at 128 inside tensor t",
        ),
    ];
    let mut whole = empty();
    whole.set("a", Value::U8(1));
    whole.tensors = vec![tensor("t", &[32], F32, 128), tensor("s", &[32], F32, 128)];
    assert!(read(&whole.bytes()).is_ok());
    for (change, reason) in cases {
        let mut file = whole.clone();
        change(&mut file);
        let message = refusal(&file.bytes());
        assert!(
            message.starts_with("offset ") && message.contains(reason),
            "{message:?} lacks {reason:?}"
        );
    }
}

#[test]
fn arrays_nest_four_deep_and_no_deeper() {
    let nested = |depth| (1..depth).fold(Array::U8(vec![7]), |inner, _| Array::Array(vec![inner]));
    let with = |depth| {
        let mut file = empty();
        file.set("k", Value::Array(nested(depth)));
        file.bytes()
    };
    assert!(read(&with(4)).is_ok());
    assert!(refusal(&with(6)).contains("k nests arrays more than 4 deep"));
}

/// Sizes by another route than the reader's table: bits per weight as llama.cpp prints them for its quantizations.
#[test]
fn block_sizes_give_the_published_bits_per_weight() {
    let published: &[(u32, u64, f64)] = &[
        (0, 256, 32.0),
        (1, 256, 16.0),
        (2, 256, 4.5),
        (3, 256, 5.0),
        (6, 256, 5.5),
        (7, 256, 6.0),
        (8, 256, 8.5),
        (10, 256, 2.625),
        (11, 256, 3.4375),
        (12, 256, 4.5),
        (13, 256, 5.5),
        (14, 256, 6.5625),
        (16, 256, 2.0625),
        (17, 256, 2.3125),
        (18, 256, 3.0625),
        (19, 256, 1.5625),
        (20, 256, 4.5),
        (21, 256, 3.4375),
        (22, 256, 2.5625),
        (23, 256, 4.25),
        (29, 256, 1.75),
        (30, 256, 16.0),
        (34, 256, 1.6875),
        (35, 256, 2.0625),
        (39, 256, 4.25),
    ];
    for &(kind, elements, bits) in published {
        let mut file = empty();
        file.tensors.push(tensor("t", &[elements], kind, 4096));
        let gguf = read(&file.bytes()).unwrap();
        let tensor = &gguf.tensors()[0];
        assert_eq!(
            tensor.bytes as f64 * 8.0 / elements as f64,
            bits,
            "{}",
            tensor.kind.name
        );
    }
}

/// The real vocabulary's size. The bound is loose for an unoptimized build on a busy machine.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn a_vocabulary_of_262144_tokens_reads_in_well_under_a_second() {
    let mut file = empty();
    let tokens: Vec<Box<[u8]>> = (0..262_144)
        .map(|i| format!("token{i}").into_bytes().into())
        .collect();
    file.set("tokenizer.ggml.tokens", Value::Array(Array::Str(tokens)));
    file.set(
        "tokenizer.ggml.scores",
        Value::Array(Array::F32(vec![0.5; 262_144])),
    );
    file.set(
        "tokenizer.ggml.token_type",
        Value::Array(Array::I32(vec![1; 262_144])),
    );
    let bytes = file.bytes();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("m.gguf");
    std::fs::write(&path, bytes).unwrap();
    let start = std::time::Instant::now();
    let gguf = Gguf::open(&path).unwrap();
    let took = start.elapsed();
    println!("262,144 tokens read in {took:?}");
    assert_eq!(
        gguf.strings("tokenizer.ggml.tokens").unwrap().len(),
        262_144
    );
    assert!(took < Duration::from_secs(1), "{took:?}");
}
