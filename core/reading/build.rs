//! Deflates the word lists, which the program then holds: `lexicons/en.toml` as `en.toml.deflated` in the folder of what is built.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::{env, fs, io};

/// Of ten: the smallest that is still quick.
const LEVEL: u8 = 8;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=lexicons");
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or_else(|| io::Error::other("cargo names no folder to write to"))?;
    for file in fs::read_dir("lexicons")? {
        let path = file?.path();
        let Some(name) = path.file_name().and_then(OsStr::to_str) else {
            continue;
        };
        let deflated = miniz_oxide::deflate::compress_to_vec(&fs::read(&path)?, LEVEL);
        fs::write(out.join(format!("{name}.deflated")), deflated)?;
    }
    Ok(())
}
