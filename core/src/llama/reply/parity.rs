//! Golden parity: the engine's own decoding, of text and of images, against Hugging Face transformers with the same weights.
//! `models/demo/parity.py` makes the golden logits; what is compared is named there. A test inside the crate, so that logits need no door.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use aidpost_models::ProjectorFormat;
use base64::Engine as _;
use serde::Deserialize;

use super::*;
use crate::budget::Piece;
use crate::llama::decode::{Decode, Rows};
use crate::llama::native::Cache;
use crate::llama::vision_projector::{self, VisionDevice};
use crate::prompt::Pixels;

#[derive(Deserialize)]
struct Golden {
    text_sha256: String,
    projector_sha256: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    pieces: Vec<Given>,
    /// For each place that has logits the best token in float32.
    best: Vec<usize>,
    /// Float32 throughout.
    float32: Logits,
    /// GELU and the patches rounded to 16 bits, as llama.cpp does on a CPU.
    ggml16: Logits,
}

#[derive(Deserialize)]
struct Logits {
    /// Where another token is the best.
    others: BTreeMap<usize, usize>,
    /// The logit of float32's best token of each place.
    logits: Vec<f32>,
    /// All logits of a few places: little-endian float32, base64.
    whole: BTreeMap<usize, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Given {
    Tokens(Vec<u32>),
    Image(String),
}

/// How far the engine was from a reference: the greatest difference of a logit at each place, where only text had been read, and behind an image.
#[derive(Default)]
struct Differences([Vec<f32>; 2]);

impl Differences {
    /// The greatest of the smallest differences that make up so much of all places.
    fn within(&self, behind: usize, share: f64) -> f32 {
        let mut sorted = self.0[behind].clone();
        sorted.sort_by(f32::total_cmp);
        sorted
            .get((sorted.len() as f64 * share).ceil() as usize - 1)
            .copied()
            .unwrap_or_default()
    }
}

#[derive(Default)]
struct Apart {
    places: usize,
    /// Places whose best token is that of float32, and of the other reference.
    same_best: usize,
    same_best_16: usize,
    float32: Differences,
    ggml16: Differences,
}

impl std::fmt::Display for Apart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            same_best,
            same_best_16,
            places,
            ..
        } = self;
        write!(f, "{same_best} ({same_best_16}) of {places} best tokens")?;
        for (name, differences) in [("float32", &self.float32), ("ggml16", &self.ggml16)] {
            for (behind, of) in ["text", "image"].iter().enumerate() {
                let [half, most, all] =
                    [0.5, 0.95, 1.0].map(|share| differences.within(behind, share));
                write!(
                    f,
                    "; {name} {of}: half {half:.5}, 95 % {most:.5}, all {all:.5}"
                )?;
            }
        }
        Ok(())
    }
}

/// Places in [`Differences`].
const TEXT: usize = 0;
const IMAGE: usize = 1;

fn models() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../models")
}

fn open(dir: &Path) -> Llama {
    let pack = aidpost_models::verify(dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::default()).unwrap()
}

fn golden(file: &Path) -> Golden {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The image of a case, enlarged by whole pixels.
fn pixels(file: &Path) -> Pixels {
    const SIDE: usize = 896;
    let small = std::fs::read(file).unwrap();
    let length = (small.len() / 3).isqrt();
    assert_eq!((length * length * 3, SIDE % length), (small.len(), 0));
    let times = SIDE / length;
    let at = |x: usize, y: usize| (y / times * length + x / times) * 3;
    let places = (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (x, y)));
    Pixels {
        side: 896,
        rgb: places
            .flat_map(|(x, y)| small[at(x, y)..at(x, y) + 3].to_vec())
            .collect(),
    }
}

/// Reads every case through the engine, text token by token, and compares its logits behind each; the cache holds numbers of `kind`, and
/// where these are of 32 bits, so are the keys and values of the vision_device.
fn compare(llama: &mut Llama, golden: &Golden, folder: &Path, kind: Cache) -> Apart {
    let mut apart = Apart::default();
    llama.vision_device = match kind {
        Cache::F32 => VisionDevice::Exact,
        Cache::F16 | Cache::Q8_0 => VisionDevice::Cpu,
    };
    for case in &golden.cases {
        let mut sequence = Sequence::with(llama, case.best.len() + 512, kind).unwrap();
        let (mut place, mut seen) = (0, false);
        for given in &case.pieces {
            match given {
                Given::Tokens(tokens) => {
                    for token in tokens {
                        sequence.push(&[*token], 1, &Control::default()).unwrap();
                        let logits = sequence.logits(0).unwrap();
                        place = against(case, place, logits, seen, &mut apart);
                    }
                }
                Given::Image(file) => {
                    see(llama, &mut sequence, &pixels(&folder.join(file)));
                    seen = true;
                    let logits = sequence.logits(0).unwrap();
                    place = against(case, place, logits, seen, &mut apart);
                }
            }
        }
        assert_eq!(place, case.best.len());
    }
    apart
}

fn see(llama: &Llama, sequence: &mut Sequence, pixels: &Pixels) {
    let mut reading = Reading {
        control: &Control::default(),
        done: 0,
        total: 1,
    };
    vision::read(
        llama,
        sequence,
        &[Piece::Image(pixels, 1)],
        &[],
        None,
        &mut reading,
    )
    .unwrap();
}

fn against(case: &Case, place: usize, found: &[f32], seen: bool, apart: &mut Apart) -> usize {
    let best = (0..found.len()).max_by(|a, b| found[*a].total_cmp(&found[*b]));
    apart.places += 1;
    apart.same_best += usize::from(best == Some(case.best[place]));
    let other = case.ggml16.others.get(&place);
    apart.same_best_16 += usize::from(best == Some(*other.unwrap_or(&case.best[place])));
    let behind = usize::from(seen);
    let of = |reference: &Logits| furthest(reference, place, case.best[place], found);
    apart.float32.0[behind].push(of(&case.float32));
    apart.ggml16.0[behind].push(of(&case.ggml16));
    place + 1
}

fn furthest(reference: &Logits, place: usize, best: usize, found: &[f32]) -> f32 {
    let of_best = (found[best] - reference.logits[place]).abs();
    let Some(whole) = reference.whole.get(&place) else {
        return of_best;
    };
    let bytes = base64::prelude::BASE64_STANDARD.decode(whole).unwrap();
    let (values, rest) = bytes.as_chunks::<4>();
    assert_eq!((values.len(), rest.len()), (found.len(), 0));
    let differences =
        (values.iter().zip(found)).map(|(value, found)| (found - f32::from_le_bytes(*value)).abs());
    differences.fold(of_best, f32::max)
}

fn is_of(llama: &Llama, golden: &Golden) {
    let manifest = llama.pack.manifest();
    let projector = manifest.projector.as_ref().unwrap().sha256.to_string();
    let text = manifest.text.sha256.to_string();
    assert_eq!(
        (&text, &projector),
        (&golden.text_sha256, &golden.projector_sha256)
    );
}

#[test]
fn in_float32_every_logit_is_that_of_the_reference() {
    let dir = models().join("demo/parity");
    let (mut llama, golden) = (open(&dir), golden(&dir.join("golden.json")));
    is_of(&llama, &golden);
    let apart = compare(&mut llama, &golden, &dir, Cache::F32);
    println!("{apart}");
    assert_eq!(
        (apart.same_best, apart.same_best_16),
        (apart.places, apart.places)
    );
    assert!(
        apart.float32.within(TEXT, 1.0) <= 1e-2 && apart.float32.within(IMAGE, 1.0) <= 1e-2,
        "{apart}"
    );
    assert_rounded_alike(&apart, 0.95);
}

/// What is left are numbers that lie between two of 16 bits and are rounded to one here and to the other there: rarely a thousandth.
fn assert_rounded_alike(apart: &Apart, share: f64) {
    for behind in [TEXT, IMAGE] {
        assert!(apart.ggml16.within(behind, share) <= 1e-3, "{apart}");
        assert!(apart.ggml16.within(behind, 1.0) <= 2e-3, "{apart}");
    }
}

/// What the engine adds of its own: a cache of 16-bit numbers.
#[test]
fn with_the_engine_s_own_cache_every_best_token_is_that_of_the_reference() {
    let dir = models().join("demo/parity");
    let (mut llama, golden) = (open(&dir), golden(&dir.join("golden.json")));
    let apart = compare(&mut llama, &golden, &dir, Cache::F16);
    println!("{apart}");
    assert_eq!(apart.same_best, apart.places);
    assert!(
        apart.float32.within(TEXT, 1.0) <= 3e-2 && apart.float32.within(IMAGE, 1.0) <= 3e-2,
        "{apart}"
    );
}

/// Against golden logits of the same weights in F32: `models/demo/PARITY.md` says how they are made.
#[test]
fn the_shipped_pack_keeps_99_of_100_best_tokens() {
    let dir = models().join("demo");
    let golden = golden(&dir.join("golden/golden.json"));
    let apart = compare(&mut open(&dir), &golden, &dir.join("golden"), Cache::F16);
    println!("{apart}");
    assert!(apart.same_best * 100 >= apart.places * 99, "{apart}");
}

/// What a cache of half the size costs.
#[test]
fn in_q8_0_the_cache_of_the_shipped_pack_keeps_99_of_100_best_tokens() {
    let dir = models().join("demo");
    let golden = golden(&dir.join("golden/golden.json"));
    let apart = compare(&mut open(&dir), &golden, &dir.join("golden"), Cache::Q8_0);
    println!("Q8_0: {apart}");
    assert!(apart.same_best * 100 >= apart.places * 99, "{apart}");
}

/// What a converted projector costs, the way `aidpost pack convert-projector` makes it.
#[test]
fn with_a_converted_projector_the_shipped_pack_keeps_99_of_100_best_tokens() {
    let dir = models().join("demo/golden");
    let golden = golden(&dir.join("golden.json"));
    for format in [ProjectorFormat::Bf16, ProjectorFormat::Q8_0] {
        let (_folder, pack) = vision_projector::tests::demo(Some(format));
        let mut llama = Llama::open(&pack, &Control::default()).unwrap();
        let apart = compare(&mut llama, &golden, &dir, Cache::F16);
        println!("{}: {apart}", format.name());
        assert!(apart.same_best * 100 >= apart.places * 99, "{apart}");
    }
}

/// The trained pack's weights in F32, which git does not hold: `export.py … --kind F32`, then the cases and golden logits of these weights.
#[test]
#[ignore = "needs the folder AIDPOST_PARITY with text.gguf, projector.gguf, pack.json, cases and golden.json, all of the same F32 weights"]
fn the_trained_weights_in_float32_give_the_logits_of_the_reference() {
    let dir = PathBuf::from(std::env::var("AIDPOST_PARITY").unwrap());
    let (mut llama, golden) = (open(&dir), golden(&dir.join("golden.json")));
    is_of(&llama, &golden);
    let apart = compare(&mut llama, &golden, &dir, Cache::F32);
    println!("F32 cache: {apart}");
    println!(
        "own cache: {}",
        compare(&mut llama, &golden, &dir, Cache::F16)
    );
    if let Ok(shipped) = std::env::var("AIDPOST_SHIPPED") {
        println!(
            "shipped: {}",
            compare(&mut open(Path::new(&shipped)), &golden, &dir, Cache::F16)
        );
    }
    assert_eq!(
        (apart.same_best, apart.same_best_16),
        (apart.places, apart.places)
    );
    assert_rounded_alike(&apart, 0.995);
    // For text a thousandth is held where the reference rounds GELU as llama.cpp does; its table takes more against pure float32.
    assert!(
        apart.ggml16.within(TEXT, 1.0) <= 1e-3
            && apart.float32.within(TEXT, 0.95) <= 1e-3
            && apart.float32.within(TEXT, 1.0) <= 3e-3
            && apart.float32.within(IMAGE, 1.0) <= 1e-2,
        "{apart}"
    );
}
