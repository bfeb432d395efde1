//! `image::prepare` against any bytes of one format: no panic but those that it catches, no hang, no more memory than the limits
//! allow. Seeds: `cargo run -p aidpost-tests --example image_seeds -- core/fuzz/corpus`, then, from `core`,
//! `cargo +nightly fuzz run jpeg -- -rss_limit_mb=512 -timeout=2`.

use std::sync::Once;

use aidpost::image::{Limits, SIDE, prepare as prepared};

/// Puts `format`'s first bytes before the input's own, so that no run is spent on what is no such file.
pub fn prepare(format: &str, file: &[u8]) {
    // libfuzzer-sys ends the process in its panic hook, before `prepare` can catch what a decoder of others panics over. What nobody
    // catches still ends the run.
    static QUIET: Once = Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| ())));
    let head: &[u8] = match format {
        "jpeg" => b"\xFF\xD8\xFF",
        "png" => b"\x89PNG\r\n\x1a\n",
        "webp" => b"RIFF",
        "bmp" => b"BM",
        _ => b"",
    };
    let mut bytes = file.to_vec();
    for (to, from) in bytes.iter_mut().zip(head) {
        *to = *from;
    }
    match format {
        "webp" if bytes.len() >= 12 => bytes[8..12].copy_from_slice(b"WEBP"),
        "dicom" if bytes.len() >= 132 => bytes[128..132].copy_from_slice(b"DICM"),
        _ => {}
    }
    // Small pictures: the time goes into the decoders and not into their pixels.
    let limits = Limits {
        decoded_bytes: 1 << 20,
        side: 2_000,
        ..Limits::default()
    };
    if let Ok(prepared) = prepared(&bytes, &limits) {
        assert_eq!(prepared.pixels.side, SIDE);
        assert_eq!(prepared.pixels.rgb.len(), (SIDE * SIDE * 3) as usize);
        assert!(prepared.width <= limits.side && prepared.height <= limits.side);
    }
}
