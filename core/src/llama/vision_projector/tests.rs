//! What the demo pack's projector makes of its pictures, in F16 as it is shipped and converted to other formats.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use aidpost_models::{ProjectorFormat, Store, VerifiedPack, convert_projector};

use super::*;
use crate::image::{Limits, prepare};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The demo pack in a store of its own, its projector converted where a format is given.
pub(in crate::llama) fn demo(format: Option<ProjectorFormat>) -> (tempfile::TempDir, VerifiedPack) {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    std::fs::create_dir(&dir).unwrap();
    for file in ["pack.json", "text.gguf", "projector.gguf"] {
        std::fs::copy(root().join("models/demo").join(file), dir.join(file)).unwrap();
    }
    let pack = match format {
        Some(format) => {
            let quiet = &mut |_: aidpost_models::Progress<'_>| ControlFlow::Continue(());
            convert_projector(&Store::at(folder.path()), "demo", format, quiet).unwrap()
        }
        None => aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap(),
    };
    (folder, pack)
}

/// The embeddings of every committed picture, one after the other.
fn embeddings(format: Option<ProjectorFormat>) -> Vec<Vec<f32>> {
    let (_folder, pack) = demo(format);
    let control = Control::default();
    let llama = Llama::open(&pack, &control).unwrap();
    let projector = VisionProjector::of(&llama, VisionDevice::Cpu).unwrap();
    let mut open = projector.open(&control).unwrap();
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("tests/demo"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|end| end == "jpg"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 24);
    let encode = |file: &PathBuf| {
        let pixels = prepare(&std::fs::read(file).unwrap(), &Limits::default()).unwrap();
        let Encoded(parts) = encoded(&mut open, &pixels.pixels, &control).unwrap();
        let image = parts.into_iter().find_map(|part| match part {
            Part::Image(embeddings) => Some(embeddings),
            Part::Mark(_) => None,
        });
        image.unwrap()
    };
    files.iter().map(encode).collect()
}

/// The least cosine between tokens of the same place, and the greatest difference of a number as a share of the greatest number of all.
fn apart(these: &[Vec<f32>], those: &[Vec<f32>], width: usize) -> (f64, f64) {
    let (mut least, mut furthest, mut most) = (1.0_f64, 0.0_f64, 0.0_f64);
    assert_eq!(these.len(), those.len());
    for (this, that) in these.iter().zip(those) {
        assert_eq!((this.len(), this.len() % width), (that.len(), 0));
        for (a, b) in this.chunks(width).zip(that.chunks(width)) {
            let sum = |x: &[f32], y: &[f32]| -> f64 {
                (x.iter().zip(y))
                    .map(|(x, y)| f64::from(*x) * f64::from(*y))
                    .sum()
            };
            least = least.min(sum(a, b) / (sum(a, a) * sum(b, b)).sqrt());
            for (a, b) in a.iter().zip(b) {
                furthest = furthest.max(f64::from((a - b).abs()));
                most = most.max(f64::from(a.abs()));
            }
        }
    }
    (least, furthest / most)
}

#[test]
fn a_converted_projector_sees_what_the_shipped_one_sees() {
    let shipped = embeddings(None);
    // Two pictures of one kind differ by more than any rounding: else this test would say nothing.
    let (between, _) = apart(&shipped[..1], &shipped[1..2], 128);
    assert!(between < 0.98, "{between}");
    for (format, least_cosine, most_apart) in [
        (ProjectorFormat::Bf16, 0.9999, 0.01),
        (ProjectorFormat::Q8_0, 0.9995, 0.03),
    ] {
        let (cosine, furthest) = apart(&shipped, &embeddings(Some(format)), 128);
        println!(
            "{}: cosine {cosine:.6}, furthest {furthest:.5}",
            format.name()
        );
        assert!(cosine < 1.0, "{}: nothing was converted", format.name());
        assert!(
            cosine >= least_cosine && furthest <= most_apart,
            "{}: cosine {cosine:.6}, furthest {furthest:.5}",
            format.name()
        );
    }
}
