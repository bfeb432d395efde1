//! Writes the pictures of tests/images into a folder a format, as seeds for the fuzz targets of core/fuzz.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let to = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "seeds".to_owned()),
    );
    let from = aidpost_tests::here().join("images");
    let list = std::fs::read_to_string(from.join("pictures.list"))?;
    let pictures = std::fs::read(from.join("pictures.bin"))?;
    let mut rest = &pictures[..];
    for line in list.lines() {
        let (name, length) = line.split_once(' ').unwrap_or((line, "0"));
        let (picture, after) = rest.split_at(length.parse().unwrap_or(0));
        rest = after;
        let format = match name.rsplit('.').next() {
            Some("jpg") => "jpeg",
            Some(other) => other,
            None => continue,
        };
        // Small ones: a fuzzer wants many runs.
        if picture.len() < 8_000 {
            std::fs::create_dir_all(to.join(format))?;
            std::fs::write(to.join(format).join(name), picture)?;
        }
    }
    Ok(())
}
