//! With the feature `all-cpus`: puts llama.cpp's shared libraries beside the program, and tells the program to look for them there.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // Set by llama-cpp-sys-2 with its feature `dynamic-backends`: its folder of the variants, beside which `lib` holds the rest.
    let Some(variants) = env::var_os("DEP_LLAMA_BACKENDS_DIR").map(PathBuf::from) else {
        return Ok(());
    };
    println!("cargo::rustc-link-arg-bins=-Wl,-rpath,$ORIGIN");
    let beside = variants.with_file_name("lib");
    // …/release/build/aidpost-<hash>/out
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let programs = out.as_deref().and_then(|out| out.ancestors().nth(3));
    let programs =
        programs.ok_or_else(|| io::Error::other("OUT_DIR is not where cargo puts it"))?;
    copy(&variants, programs)?;
    copy(&beside, programs)
}

/// Copies the shared libraries in `from`, under all their names.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for file in fs::read_dir(from)? {
        let file = file?;
        let name = file.file_name();
        let is_library =
            name.to_string_lossy().contains(".so") || name.to_string_lossy().ends_with(".dylib");
        // A name that is a link to the library is followed: the loader asks for that one.
        if is_library && file.path().is_file() {
            let place = to.join(name);
            let _ = fs::remove_file(&place);
            fs::copy(file.path(), place)?;
        }
    }
    Ok(())
}
