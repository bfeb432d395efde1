//! llama.cpp's processor code in variants, as shared libraries: loaded from the folder in which the rest of llama.cpp lies, and from nowhere else.
//! Left to itself llama.cpp would also look in the current folder, where anybody may have put something.

use std::path::{Path, PathBuf};

/// What the libraries with the variants are called: `libggml-cpu-haswell.so`.
const VARIANT: &str = "ggml-cpu-";

/// Loads the best variant for this processor; `None` where there is none.
pub(super) fn load() -> Option<()> {
    llama_cpp_2::llama_backend::load_backends_from_path(&folder()?);
    chosen().map(|_| ())
}

/// The name of the variant that was loaded, such as `haswell`.
pub(super) fn chosen() -> Option<String> {
    let library = mapped(VARIANT)?;
    let name = library.file_stem()?.to_str()?;
    name.split_once(VARIANT).map(|(_, name)| name.to_owned())
}

/// The folder of llama.cpp's own library, which in an app is not the program's; else the program's.
fn folder() -> Option<PathBuf> {
    let library = mapped("libllama.").or_else(|| std::env::current_exe().ok())?;
    let folder = library.parent().map(Path::to_owned);
    // The call that takes it ends the process at any other.
    folder.filter(|folder| folder.to_str().is_some_and(|path| !path.contains('\0')))
}

/// The file mapped into this process whose name holds `part` (Linux and Android).
fn mapped(part: &str) -> Option<PathBuf> {
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    library(&maps, part)
}

fn library(maps: &str, part: &str) -> Option<PathBuf> {
    let paths = maps
        .lines()
        .filter_map(|line| line.find('/').map(|at| &line[at..]));
    let is_it = |path: &&Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().contains(part))
    };
    paths.map(Path::new).find(is_it).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_found_among_what_is_mapped() {
        let maps = "55d0-55d1 r-xp 00000000 fe:00 1 /opt/my apps/aidpost\n\
            7f10-7f11 rw-p 00000000 00:00 0 \n\
            7f12-7f13 r-xp 00000000 fe:00 2 /opt/my apps/libllama.so.0\n\
            7f14-7f15 r-xp 00000000 fe:00 3 /opt/my apps/libggml-cpu-zen4.so\n";
        let found = |part| library(maps, part);
        assert_eq!(
            found("libllama."),
            Some("/opt/my apps/libllama.so.0".into())
        );
        assert_eq!(
            found(VARIANT),
            Some("/opt/my apps/libggml-cpu-zen4.so".into())
        );
        assert_eq!(found("libggml-cuda"), None);
    }

    /// What the variant's name stands for is really there: the numbers come from it.
    #[test]
    fn a_variant_is_chosen_and_named() {
        assert!(super::super::backend::backend().is_some());
        let said = super::super::backend::describe();
        let variant = chosen().unwrap();
        assert!(
            said.starts_with(&format!("llama.cpp cpu ({variant}): ")),
            "{said}"
        );
        assert!(
            said.split_once(": ")
                .is_some_and(|(_, sets)| !sets.is_empty()),
            "{said}"
        );
    }
}
