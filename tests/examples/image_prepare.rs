//! Prepares every file of a folder and writes the pixels beside what was refused, for `.ci/images-peers`: `image_prepare FROM TO`.

use std::path::Path;

use aidpost::image::{Limits, prepare, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, from, to] = &arguments[..] else {
        return Err("two folders are needed: from where and to where".into());
    };
    let limits = Limits::default();
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
        else {
            continue;
        };
        let to = Path::new(to);
        match read(&path, &limits).and_then(|file| prepare(&file, &limits)) {
            Ok(prepared) => std::fs::write(to.join(format!("{name}.rgb")), &prepared.pixels.rgb)?,
            Err(error) => std::fs::write(to.join(format!("{name}.refused")), error.to_string())?,
        }
    }
    Ok(())
}
