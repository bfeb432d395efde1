//! A 12-megapixel photo prepared here and by Pillow, in the same run on the same machine; and how soon a bomb is refused.
//! `AIDPOST_PILLOW` names a Python that has the packages of tests/images/requirements.txt; without it only our side is measured.
#![expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs the clock")]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use aidpost::image::{Limits, prepare};
use image::ImageEncoder;

/// Of Pillow's time.
const ASKED: f64 = 0.5;
const RUNS: usize = 15;

/// The same work by Pillow: decode, turn upright, RGB, pad, resize.
const PILLOW: &str = r#"
import io, sys, time
from PIL import Image, ImageOps
data, best = open(sys.argv[1], "rb").read(), 1e9
for _ in range(int(sys.argv[2])):
    begun = time.perf_counter()
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    side = max(image.size)
    square = Image.new("RGB", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    square.resize((896, 896), Image.Resampling.BILINEAR).tobytes()
    best = min(best, time.perf_counter() - begun)
print(best)
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::TempDir::new()?;
    for (name, width, height) in [("landscape", 4000u32, 3000u32), ("portrait", 3000, 4000)] {
        let jpeg = photo(width, height)?;
        let file = folder.path().join(name);
        std::fs::write(&file, &jpeg)?;
        let ours = best(|| {
            let _ = black_box(prepare(black_box(&jpeg), &Limits::default()));
        });
        match pillow(&file) {
            Some(theirs) => println!(
                "{name}, {width} × {height}, {} bytes: {:.1} ms, Pillow {:.1} ms: {:.2} of Pillow's time, {ASKED} is asked",
                jpeg.len(),
                ours * 1e3,
                theirs * 1e3,
                ours / theirs
            ),
            None => println!(
                "{name}: {:.1} ms; no Pillow (see AIDPOST_PILLOW)",
                ours * 1e3
            ),
        }
    }
    let bomb = bomb();
    let refused = best(|| {
        let _ = black_box(prepare(black_box(&bomb), &Limits::default()));
    });
    println!(
        "a PNG that claims 60,000 × 60,000: refused in {:.3} ms",
        refused * 1e3
    );
    Ok(())
}

fn best(mut work: impl FnMut()) -> f64 {
    let time = |work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    let shortest = (0..RUNS).map(|_| time(&mut work)).min();
    shortest.unwrap_or(Duration::MAX).as_secs_f64()
}

fn pillow(file: &Path) -> Option<f64> {
    let python = std::env::var_os("AIDPOST_PILLOW")?;
    let mut command = Command::new(python);
    let output = command.args(["-c", PILLOW]).arg(file).arg(RUNS.to_string());
    let output = output.output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Gradients and a little noise: about as many bytes as a phone writes.
fn photo(width: u32, height: u32) -> image::ImageResult<Vec<u8>> {
    let mut state = 1u32;
    let rgb: Vec<u8> = (0..width * height * 3)
        .map(|at| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, y) = (at / 3 % width, at / 3 / width);
            ((x / 16 + y / 9 + at % 3 * 40) % 220) as u8 + (state >> 28) as u8
        })
        .collect();
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90).write_image(
        &rgb,
        width,
        height,
        image::ExtendedColorType::Rgb8,
    )?;
    Ok(jpeg)
}

fn bomb() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
    let header = [
        &60_000u32.to_be_bytes()[..],
        &60_000u32.to_be_bytes(),
        &[8, 2, 0, 0, 0],
    ]
    .concat();
    let mut crc = flate2::Crc::new();
    crc.update(b"IHDR");
    crc.update(&header);
    png.extend(header);
    png.extend(crc.sum().to_be_bytes());
    png
}
