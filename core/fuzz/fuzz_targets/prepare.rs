//! `image::prepare` against any bytes of one format: no panic but those that it catches, no hang, no more memory than the limits
//! allow. How to run it: core/README.md.

#[path = "../../../tests/tests/images/memory.rs"]
mod memory;

use std::sync::Once;

use aidpost::image::{Limits, SIDE, decode, prepare as prepared};

/// What a decoder may hold beside the limit: the texts and the profile of a PNG (4 MiB).
const BESIDE: usize = 8 << 20;
/// The prepared picture in a few copies while it is made.
const PICTURES: usize = 16 << 20;

/// Puts `format`'s first bytes before the input's own, so that no run is spent on what is no such file.
pub fn prepare(format: &str, file: &[u8]) {
    // libfuzzer-sys ends the process in its panic hook, before `prepare` can catch what a decoder of others panics over. What nobody
    // catches still ends the run.
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            if panic.location().is_some_and(|at| at.file().contains("fuzz_targets")) {
                eprintln!("{panic}");
            }
        }));
    });
    let head: &[u8] = match format {
        "jpeg" => b"\xFF\xD8\xFF",
        "png" => b"\x89PNG\r\n\x1a\n",
        _ => b"",
    };
    let mut bytes = file.to_vec();
    for (to, from) in bytes.iter_mut().zip(head) {
        *to = *from;
    }
    match format {
        "dicom" if bytes.len() >= 132 => bytes[128..132].copy_from_slice(b"DICM"),
        _ => {}
    }
    // Small pictures: the time goes into the decoders and not into their pixels.
    let limits = Limits {
        decoded_bytes: 1 << 20,
        side: 2_000,
        ..Limits::default()
    };
    let most = limits.decoded_bytes as usize + bytes.len();
    let (decoded, held) = memory::most(|| decode(&bytes, &limits));
    assert!(held <= most + BESIDE, "{held} bytes held");
    let Ok((width, height)) = decoded else {
        return;
    };
    assert!(width > 0 && height > 0 && width.max(height) <= limits.side);
    // The rest is the same for all, and takes fifty times as long: one of sixteen, the same ones every time.
    if bytes.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)) % 16 == 0 {
        let (prepared, held) = memory::most(|| prepared(&bytes, &limits));
        assert!(held <= most + BESIDE + PICTURES, "{held} bytes held");
        let prepared = prepared.expect("it was decoded");
        assert_eq!((prepared.width, prepared.height), (width, height));
        assert_eq!(prepared.pixels.side, SIDE);
        assert_eq!(prepared.pixels.rgb.len(), (SIDE * SIDE * 3) as usize);
    }
}
