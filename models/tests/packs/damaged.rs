//! Files with something behind their end, and manifests and signatures with a byte changed.

use crate::tiny;
use crate::writer::Random;
use aidpost_models::gguf::Gguf;

/// Verification sees all of a file's length: what is appended is refused with the place where it begins.
#[test]
fn what_follows_the_last_tensor_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut text = tiny::text();
    for extra in [1u64, 31, 32, 4096] {
        let mut bytes = text.bytes();
        let end = bytes.len();
        bytes.extend((0..extra).map(|byte| byte as u8));
        let file = dir.path().join("m.gguf");
        std::fs::write(&file, &bytes).unwrap();
        let message = Gguf::open(&file).unwrap().ends().unwrap_err().to_string();
        assert!(
            message.ends_with(&format!(
                "m.gguf: offset {end}: malformed: {extra} bytes follow the last tensor and belong to nothing: get the file anew from its maker"
            )),
            "{message}"
        );
        tiny::write_pack(dir.path(), &bytes, None);
        assert!(crate::verify::refusal(dir.path()).contains("follow the last tensor"));
    }
    // A last tensor that ends between two paddings may be padded or not.
    text.tensors.truncate(1);
    text.tensors[0].dims = vec![5];
    text.tensors[0].data.truncate(10);
    let padded = text.bytes();
    let file = dir.path().join("m.gguf");
    for length in [padded.len() - 22, padded.len()] {
        std::fs::write(&file, &padded[..length]).unwrap();
        Gguf::open(&file).unwrap().ends().unwrap();
    }
}

/// Manifests and signatures with a byte changed anywhere: refused or read, never a panic, and never fit for clinical use.
#[test]
fn five_thousand_damaged_manifests_and_signatures_are_refused_or_not_vouched_for() {
    let signer = crate::trust::Signer::new();
    let dir = tempfile::tempdir().unwrap();
    signer.write_pack(dir.path());
    let keys = signer.keys();
    let files = ["pack.json", "pack.json.minisig"];
    let seeds = files.map(|name| std::fs::read(dir.path().join(name)).unwrap());
    let mut vouched = 0;
    for number in 0..5_000u64 {
        let mut random = Random(number);
        let which = (number % 2) as usize;
        let mut bytes = seeds[which].clone();
        let at = random.below(bytes.len() as u64) as usize;
        match random.below(4) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            2 => bytes.truncate(at),
            _ => bytes.insert(at, random.next() as u8),
        }
        if bytes == seeds[which] {
            continue;
        }
        std::fs::write(dir.path().join(files[which]), &bytes).unwrap();
        let outcome = aidpost_models::verify_trusting(dir.path(), &keys, &mut |_, _| {
            std::ops::ControlFlow::Continue(())
        });
        if let Ok(pack) = outcome
            && pack.manifest().clinical_use == aidpost_models::ClinicalUse::IntegratorDecides
        {
            // An untrusted comment, or the end of a line, is no part of what is signed.
            assert_eq!(which, 1, "mutation {number} of pack.json is vouched for");
            vouched += 1;
        }
        std::fs::write(dir.path().join(files[which]), &seeds[which]).unwrap();
    }
    assert!(vouched < 1_500, "{vouched}");
}
