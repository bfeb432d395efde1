//! Scans and restarts: the same picture however it is laid out, or a refusal, and none with a piece missing.

use aidpost::image::{Format, ImageError, Limits, PreparedImage, prepare};

use crate::jpeg::{Layout, jpeg};

const ALIKE: [(u8, u8); 3] = [(1, 1); 3];
const TOGETHER: &[&[usize]] = &[&[0, 1, 2]];
const EACH: &[&[usize]] = &[&[0], &[1], &[2]];

fn prepared(file: &[u8]) -> Result<PreparedImage, ImageError> {
    prepare(file, &Limits::default())
}

#[test]
fn scans_of_their_own_are_refused_and_restarts_change_no_picture() {
    let samplings: [&[(u8, u8)]; 8] = [
        &ALIKE,
        &[(2, 1), (1, 1), (1, 1)],
        &[(1, 2), (1, 1), (1, 1)],
        &[(2, 2), (1, 1), (1, 1)],
        &[(4, 1), (1, 1), (1, 1)],
        &[(2, 2), (2, 1), (2, 1)],
        &[(2, 2), (1, 2), (1, 2)],
        &[(1, 1), (2, 2), (2, 2)],
    ];
    for size in [(64, 48), (97, 55), (17, 33)] {
        for sampling in samplings {
            for interval in [0, 1, 5] {
                let of = |scans| {
                    jpeg(&Layout {
                        size,
                        sampling,
                        scans,
                        interval,
                    })
                };
                for scans in [EACH, &[&[0], &[1, 2]], &[&[0, 1], &[2]]] {
                    let error = prepared(&of(scans)).unwrap_err();
                    assert!(
                        matches!(error, ImageError::Unsupported(Format::Jpeg, what)
                            if what.contains("save it as JPEG again")),
                        "{size:?} {sampling:?} {scans:?}: {error}"
                    );
                }
                // Colour that is finer than brightness is refused too; restarts change nothing.
                let whole = prepared(&of(TOGETHER));
                if sampling[0] == (1, 1) && sampling[1] != (1, 1) {
                    let error = whole.unwrap_err();
                    assert!(matches!(error, ImageError::Unsupported(..)), "{error}");
                    continue;
                }
                let plain = jpeg(&Layout {
                    size,
                    sampling,
                    scans: TOGETHER,
                    interval: 0,
                });
                assert_eq!(whole, prepared(&plain), "{size:?} {sampling:?} {interval}");
                assert!(whole.is_ok(), "{size:?} {sampling:?} {interval}");
            }
        }
    }
}

/// 512 × 384 with restarts after every seventh unit, and after every row of them.
fn with_restarts(sampling: &[(u8, u8)]) -> Vec<Vec<u8>> {
    let of = |interval| {
        jpeg(&Layout {
            size: (512, 384),
            sampling,
            scans: TOGETHER,
            interval,
        })
    };
    vec![of(7), of(64), of(500)]
}

#[test]
fn a_piece_missing_between_restarts_is_damage() {
    const PIECE: usize = 512;
    let (mut tried, mut taken) = (0, Vec::new());
    for sampling in [ALIKE, [(2, 2), (1, 1), (1, 1)], [(2, 1), (1, 1), (1, 1)]] {
        for file in with_restarts(&sampling) {
            prepared(&file).unwrap();
            let scan = file.windows(2).position(|two| two == [0xFF, 0xDA]).unwrap() + 14;
            let last = file.len() - 2 - PIECE;
            for fourteenth in 0..14 {
                let at = scan + (last - scan) * fourteenth / 13;
                let cut = [&file[..at], &file[at + PIECE..]].concat();
                let mut zeroed = file.clone();
                zeroed[at..at + PIECE].fill(0);
                for (what, lost) in [("cut", cut), ("zeroed", zeroed)] {
                    tried += 1;
                    if prepared(&lost).is_ok() {
                        taken.push((what, fourteenth, sampling));
                    }
                }
            }
        }
    }
    assert!(tried == 252 && taken.is_empty(), "{taken:?}");
}

#[test]
fn restarts_come_in_their_order_and_number() {
    let file = &with_restarts(&ALIKE)[0];
    let restarts: Vec<usize> = (0..file.len() - 1)
        .filter(|at| file[*at] == 0xFF && (0xD0..=0xD7).contains(&file[at + 1]))
        .collect();
    assert!(restarts.len() > 100);
    let damaged = ImageError::Damaged(Format::Jpeg);
    for step in [8, 1, 3] {
        // From one restart to another: eight intervals leave the order of the marks as it was.
        let (from, to) = (restarts[20], restarts[20 + step]);
        let without = [&file[..from], &file[to..]].concat();
        assert_eq!(prepared(&without).unwrap_err(), damaged, "{step} lost");
        let twice = [&file[..to], &file[from..]].concat();
        assert_eq!(prepared(&twice).unwrap_err(), damaged, "{step} twice");
    }
    let mut swapped = file.clone();
    swapped.swap(restarts[4] + 1, restarts[5] + 1);
    assert_eq!(prepared(&swapped).unwrap_err(), damaged);
}
