//! TIFF files: see `prepare.rs`.
#![no_main]

#[path = "prepare.rs"]
mod prepare;

libfuzzer_sys::fuzz_target!(|file: &[u8]| prepare::prepare("tiff", file));
