//! A 12-megapixel photo prepared here and by Pillow, in turns on the same machine, and the memory that it takes; and how soon a bomb is refused.
//! `AIDPOST_PILLOW` names a Python that has the packages of tests/images/requirements.txt; without it only our side is measured.
#![expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs the clock")]

use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use aidpost::image::{Limits, prepare, read};
use image::ImageEncoder;

/// Of Pillow's time.
const ASKED: f64 = 0.5;
/// Megabytes.
const MOST: f64 = 150.0;
const TURNS: usize = 25;
/// Before the file whose preparation's memory is to be told.
const PEAK: &str = "--peak-of";

/// The same work by Pillow, a time for each line that comes: decode, turn upright, RGB, pad, resize.
const PILLOW: &str = r#"
import io, sys, time
from PIL import Image, ImageOps
data = open(sys.argv[1], "rb").read()
for _ in sys.stdin:
    begun = time.perf_counter()
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    side = max(image.size)
    square = Image.new("RGB", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    square.resize((896, 896), Image.Resampling.BILINEAR).tobytes()
    print(time.perf_counter() - begun, flush=True)
"#;
/// Colours at half the width and height, as phones write them.
const HALVED: &str = r#"
import sys
from PIL import Image
Image.open(sys.argv[1]).save(sys.argv[2], quality=90, subsampling=2)
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some([_, file]) = arguments.windows(2).find(|pair| pair[0] == PEAK) {
        let limits = Limits::default();
        prepare(&read(Path::new(file), &limits)?, &limits)?;
        println!("{}", aidpost_models::peak_memory().unwrap_or_default());
        return Ok(());
    }
    let folder = tempfile::TempDir::new()?;
    for (name, width, height) in [("landscape", 4000u32, 3000u32), ("portrait", 3000, 4000)] {
        let file = folder.path().join(name);
        std::fs::write(&file, photo(width, height)?)?;
        compare(name, &file)?;
        let halved = folder.path().join(format!("{name}-halved.jpg"));
        if let Some(mut python) = python(HALVED) {
            python.arg(&file).arg(&halved).status()?;
            compare(&format!("{name}, colours halved"), &halved)?;
        }
    }
    let bomb = bomb();
    let mut refused: Vec<f64> = (0..TURNS).map(|_| ours(&bomb)).collect();
    println!(
        "a PNG that claims 60,000 × 60,000: refused in {:.3} ms",
        least_and_median(&mut refused).0
    );
    Ok(())
}

/// Ours and Pillow's in turns, so that both meet the same machine.
fn compare(name: &str, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let jpeg = std::fs::read(file)?;
    let mut pillow = Pillow::start(file);
    let (mut our, mut their) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        our.push(ours(&jpeg));
        their.extend(pillow.as_mut().and_then(Pillow::turn));
    }
    let peak = Command::new(std::env::current_exe()?)
        .arg(PEAK)
        .arg(file)
        .output()?;
    let peak = String::from_utf8(peak.stdout)?.trim().parse::<f64>()? / 1e6;
    let our = least_and_median(&mut our);
    println!(
        "{name}, {} bytes, {TURNS} turns: {:.1} ms at least, {:.1} in the median; the whole process takes {peak:.0} MB, {MOST} are allowed",
        jpeg.len(),
        our.0,
        our.1
    );
    if their.len() < TURNS {
        println!("  no Pillow (see AIDPOST_PILLOW)");
        return Ok(());
    }
    let their = least_and_median(&mut their);
    println!(
        "  Pillow {:.1} ms at least, {:.1} in the median: {:.2} and {:.2} of Pillow's time, {ASKED} is asked",
        their.0,
        their.1,
        our.0 / their.0,
        our.1 / their.1
    );
    Ok(())
}

/// Milliseconds.
fn ours(file: &[u8]) -> f64 {
    let begun = Instant::now();
    let _ = black_box(prepare(black_box(file), &Limits::default()));
    begun.elapsed().as_secs_f64() * 1e3
}

fn least_and_median(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let middle = times.len() / 2;
    (
        times.first().copied().unwrap_or(f64::NAN),
        times.get(middle).copied().unwrap_or(f64::NAN),
    )
}

fn python(program: &str) -> Option<Command> {
    let mut command = Command::new(std::env::var_os("AIDPOST_PILLOW")?);
    command.args(["-c", program]);
    Some(command)
}

struct Pillow {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Pillow {
    fn start(file: &Path) -> Option<Self> {
        let mut command = python(PILLOW)?;
        command
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().ok()?;
        let ask = child.stdin.take()?;
        let answers = BufReader::new(child.stdout.take()?);
        Some(Self {
            child,
            ask,
            answers,
        })
    }

    /// Milliseconds.
    fn turn(&mut self) -> Option<f64> {
        writeln!(self.ask).ok()?;
        let mut line = String::new();
        self.answers.read_line(&mut line).ok()?;
        line.trim().parse::<f64>().ok().map(|seconds| seconds * 1e3)
    }
}

impl Drop for Pillow {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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
