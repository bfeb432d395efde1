//! No changed message is believed.

use aidpost_handover::read;

use super::sample::{SOON, known, usual_message};

/// Flips one bit of each byte of the text, and one or more of the bytes beneath it; every result has to be refused.
fn flips(count: usize) -> usize {
    let (text, known) = (usual_message().text(), known());
    let mut flipped = 0;
    let mut refused = |bytes: Vec<u8>| {
        // What is no UTF-8 any more cannot even be handed to the reader.
        if let Ok(changed) = String::from_utf8(bytes) {
            assert!(
                changed.trim() == text || read(&changed, &known, SOON).is_err(),
                "{changed}"
            );
        }
        flipped += 1;
    };
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            refused(bytes);
        }
    }
    // Then pairs of bits, by a fixed sequence, within the six bits that a character holds.
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in text.len() * 8..count {
        let mut bytes = text.clone().into_bytes();
        let mut places = [4 + next(text.len() - 4), 4 + next(text.len() - 4)];
        if places[0] == places[1] {
            places[1] = if places[0] == 4 { 5 } else { 4 };
        }
        for at in places {
            let digit = DIGITS.iter().position(|one| *one == bytes[at]).unwrap();
            bytes[at] = DIGITS[digit ^ 1 << next(6)];
        }
        refused(bytes);
    }
    flipped
}

#[test]
fn every_flipped_bit_is_found() {
    assert_eq!(flips(4_000), 4_000);
}

#[test]
#[ignore = "minutes; `make handover`"]
fn every_one_of_a_million_flips_is_found() {
    assert_eq!(flips(1_000_000), 1_000_000);
    println!("1000000 flips, all found");
}

#[test]
fn cut_lengthened_and_joined_messages_are_refused() {
    let text = usual_message().text();
    for length in 0..text.len() {
        assert!(read(&text[..length], &known(), SOON).is_err(), "{length}");
    }
    for more in ["A", "AA", "AAA", "AAAA", "=", "\u{e9}"] {
        assert!(
            read(&format!("{text}{more}"), &known(), SOON).is_err(),
            "{more}"
        );
    }
    assert!(read(&format!("{text}{text}"), &known(), SOON).is_err());
    // What phones add around a message changes nothing.
    assert!(read(&format!("\n {text}\r\n"), &known(), SOON).is_ok());
}
