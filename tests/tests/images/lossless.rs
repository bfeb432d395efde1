//! Lossless WebPs, written bit by bit: what their prefix codes take is counted before the decoder unpacks them.

use aidpost::image::{Format, ImageError, Limits, prepare};

use crate::bombs::{chunk, refused, webp};
use crate::counted::SIZE;
use crate::memory::most;

/// Bits, the lowest of each number first.
#[derive(Default)]
struct Bits(Vec<u8>, usize);

impl Bits {
    fn put(&mut self, number: u64, bits: usize) -> &mut Self {
        for at in 0..bits {
            if self.1.is_multiple_of(8) {
                self.0.push(0);
            }
            self.0[self.1 / 8] |= (number >> at & 1) as u8 * (1 << (self.1 % 8));
            self.1 += 1;
        }
        self
    }

    /// A code of one symbol, which then takes no bit.
    fn single(&mut self, symbol: u64) -> &mut Self {
        self.put(1, 1).put(0, 1).put(1, 1).put(symbol, 8)
    }

    /// A code in which the first `symbols` all have the same `length`.
    fn even(&mut self, length: usize, symbols: u64) -> &mut Self {
        const ORDER: [usize; 19] = [
            17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        ];
        let places = 1 + ORDER.iter().position(|place| *place == length).unwrap();
        self.put(0, 1).put(places as u64 - 4, 4);
        self.put(0, 3 * (places - 1)).put(1, 3);
        // As many as follow: less two, in twelve bits.
        self.put(1, 1).put(5, 3).put(symbols - 2, 12)
    }

    /// The bits of a picture of one shade that has `groups` groups of the largest codes. Its size comes before.
    fn groups(&mut self, groups: u64) -> &mut Self {
        // No transform; a cache of 2,048 colours; blocks of 4 × 4, each of which has the last group.
        self.put(0, 1).put(1, 1).put(11, 4).put(1, 1).put(0, 3);
        let last = groups - 1;
        self.put(0, 1).single(last & 255).single(last >> 8);
        self.single(0).single(0).single(0);
        for _ in 0..last {
            self.even(11, 2048);
            self.even(8, 256).even(8, 256).even(8, 256).even(5, 32);
        }
        self.single(90).single(200).single(30).single(255).single(0)
    }
}

fn picture((width, height): (u32, u32), groups: u64) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0x2F, 8)
        .put(u64::from(width - 1), 14)
        .put(u64::from(height - 1), 14);
    bits.put(0, 4).groups(groups);
    bits.0
}

#[test]
fn a_lossless_picture_with_many_prefix_codes_is_refused_before_they_are_unpacked() {
    const GROUPS: u64 = 65_536;
    let picture = picture((4, 4), GROUPS);
    assert!(picture.len() < 2_500_000, "{}", picture.len());
    let too_much = |name, file: &[u8]| {
        let error = refused(name, file);
        assert!(
            matches!(error, ImageError::TooMuchMemory { .. }),
            "{name}: {error}"
        );
    };
    too_much("alone", &webp(&[chunk(b"VP8L", &picture)]));
    let canvas = |flags| chunk(b"VP8X", &[flags, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
    let place = [0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0];
    let frame = [&place[..], &chunk(b"VP8L", &picture)].concat();
    let animation = [canvas(2), chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &frame)];
    too_much("in a frame", &webp(&animation));
    let mut alpha = Bits::default();
    let alpha = chunk(b"ALPH", &alpha.put(1, 8).groups(GROUPS).0);
    let mut lossy = vec![0x10, 0, 0, 0x9D, 1, 0x2A, 4, 0, 4, 0];
    lossy.extend([0; 64]);
    let file = webp(&[canvas(0x10), alpha, chunk(b"VP8 ", &lossy)]);
    too_much("as alpha", &file);
}

#[test]
fn what_the_prefix_codes_take_is_counted() {
    let file = webp(&[chunk(b"VP8L", &picture(SIZE, 300))]);
    // Codes are counted up to the limit and no further, so the least limit is looked for.
    let with = |decoded_bytes| {
        let limits = Limits {
            decoded_bytes,
            ..Limits::default()
        };
        most(|| prepare(&file, &limits))
    };
    let (mut too_little, mut enough) = (1 << 20, 256 << 20);
    while enough - too_little > 1 << 18 {
        let between = (enough + too_little) / 2;
        match with(between).0 {
            Ok(_) => enough = between,
            Err(_) => too_little = between,
        }
    }
    let held = with(enough).1;
    assert!(held <= enough as usize, "{held} of {enough}");
    // The codes are a part of it that shows: 300 times 70 kB.
    let pixels = u64::from(SIZE.0 * SIZE.1) * 11;
    assert!(enough > pixels && held > 55_000_000, "{held} of {enough}");
    let shown = prepare(&file, &Limits::default()).unwrap();
    assert_eq!(shown.pixels.rgb[MIDDLE..][..3], [200, 90, 30]);
}

/// The middle of a prepared picture.
const MIDDLE: usize = (448 * 896 + 448) * 3;

#[test]
fn a_lossless_picture_that_ends_early_is_damaged() {
    let whole = picture((4, 4), 20);
    for length in [5, 6, 12, whole.len() / 2, whole.len() - 1] {
        let file = webp(&[chunk(b"VP8L", &whole[..length])]);
        assert_eq!(
            refused("cut", &file),
            ImageError::Damaged(Format::WebP),
            "{length}"
        );
    }
}
