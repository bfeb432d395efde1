//! Damaged files of every format: each is prepared or refused; none ends the process, hangs, or takes more memory than its limit.
//! 10,000 of each format with AIDPOST_IMAGE_MUTATIONS=10000; fewer by default, since most of the time goes into resizing those that still decode.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use aidpost::image::{Format, Limits, prepare};

use crate::memory::most;
use crate::reference::pictures;
use aidpost_tests::dicom::{Film, rle};

/// Lengths that decoders trip over, as the last bytes of a number.
const TEMPTING: [u8; 6] = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];

/// A linear congruential generator: the same files every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn mutate(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut file = seed.to_vec();
    for _ in 0..=random.below(4) {
        // Half of the changes in the headers.
        let within = if random.below(2) == 0 {
            file.len()
                .min(200 + if file.starts_with(&[0; 128]) { 400 } else { 0 })
        } else {
            file.len()
        };
        let at = random.below(within);
        match random.below(6) {
            0 => file[at] ^= 1 << random.below(8),
            1 => file[at] = TEMPTING[random.below(TEMPTING.len())],
            2 => {
                let end = (at + 1 + random.below(8)).min(file.len());
                file[at..end].fill(TEMPTING[random.below(TEMPTING.len())]);
            }
            3 => file.truncate(at.max(4)),
            4 => {
                let end = (at + random.below(64)).min(file.len());
                let piece = file[at..end].to_vec();
                file.splice(at..at, piece);
            }
            _ => {
                let end = (at + random.below(64)).min(file.len());
                file.drain(at..end);
            }
        }
        if file.is_empty() {
            file.push(0);
        }
    }
    file
}

/// Makes the checksums of a PNG's chunks right again, so that what is damaged in them is read.
fn reseal(file: &mut [u8]) {
    if Format::of(file) != Some(Format::Png) {
        return;
    }
    let mut at = 8;
    while let Some(length) = file.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        let Some(chunk) = file.get(at + 4..(at + 8).saturating_add(length)) else {
            return;
        };
        let mut crc = flate2::Crc::new();
        crc.update(chunk);
        let sum = crc.sum().to_be_bytes();
        at += 8 + length;
        let Some(seal) = file.get_mut(at..at + 4) else {
            return;
        };
        seal.copy_from_slice(&sum);
        at += 4;
    }
}

fn seeds(format: Format) -> Vec<Vec<u8>> {
    if format == Format::Dicom {
        let ramp: Vec<u8> = (0..48 * 40).map(|at| (at % 256) as u8).collect();
        let words: Vec<u8> = (0..48 * 40u16).flat_map(u16::to_le_bytes).collect();
        let film = |bits| Film {
            size: (48, 40),
            bits,
            window: Some(("900", "400")),
            rescale: Some(("-10", "2")),
            ..Film::default()
        };
        let mut jpeg = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new(&mut jpeg);
        image::ImageEncoder::write_image(encoder, &ramp, 48, 40, image::ExtendedColorType::L8)
            .unwrap();
        return vec![
            film((8, 8)).plain(&ramp),
            film((16, 12)).plain(&words),
            film((8, 8)).packed("1.2.840.10008.1.2.5", &rle(&[&ramp])),
            film((8, 8)).packed("1.2.840.10008.1.2.4.50", &jpeg),
        ];
    }
    let small = |(_, picture): &(String, Vec<u8>)| {
        Format::of(picture) == Some(format) && picture.len() < 30_000
    };
    let all = pictures().into_iter().filter(small);
    all.map(|(_, picture)| picture).collect()
}

/// How long this thread has worked: where the system says so without what it waited for the processor, since a busy machine is no hang.
#[expect(
    clippy::disallowed_methods,
    reason = "what hangs can only be told by a clock"
)]
pub(crate) fn worked() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = told
        .ok()
        .and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(
        || BEGUN.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

#[test]
fn no_damaged_file_ends_the_process_hangs_or_takes_more_than_its_limit() {
    let count = std::env::var("AIDPOST_IMAGE_MUTATIONS")
        .map_or(150, |count| count.parse::<usize>().unwrap());
    // Smaller than by default, so that a limit that is not held shows with small pictures too.
    let limits = Limits {
        decoded_bytes: 16 << 20,
        ..Limits::default()
    };
    // Decoders of others panic over some of these; `prepare` makes an error of it, and the messages say nothing new.
    std::panic::set_hook(Box::new(|panic| {
        if panic
            .location()
            .is_some_and(|place| place.file().contains("tests"))
        {
            println!("{panic}");
        }
    }));
    for format in [Format::Jpeg, Format::Png, Format::Dicom] {
        let seeds = seeds(format);
        assert!(seeds.len() > 3, "{format}");
        let (mut prepared, mut worst, mut slowest) = (0, 0, Duration::ZERO);
        for number in 0..count {
            let mut random = Random(number as u64 * 7919 + format as u64);
            let mut file = mutate(&seeds[number % seeds.len()], &mut random);
            if number % 2 == 0 {
                reseal(&mut file);
            }
            let begun = worked();
            let (done, held) = most(|| prepare(&file, &limits));
            slowest = slowest.max(worked().saturating_sub(begun));
            worst = worst.max(held);
            prepared += usize::from(done.is_ok());
        }
        println!(
            "{format}: {count} damaged files, {prepared} prepared; at most {worst} bytes and {slowest:?}"
        );
        assert!(slowest < Duration::from_secs(2), "{format}: {slowest:?}");
        // Beside the limit: the prepared picture (2.4 MB) in a few copies while it is made, and the measure of its quality.
        assert!(worst < (16 << 20) + (16 << 20), "{format}: {worst}");
        assert!(prepared > 0 && prepared < count, "{format}: {prepared}");
    }
}
