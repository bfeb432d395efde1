//! A triage as text messages: the most important first, numbered, each short enough for one message of any phone.
//! It holds nothing that a person wrote: an SMS is not encrypted, and whoever holds the phone reads it.

use unicode_segmentation::UnicodeSegmentation;

use super::{beside, words};
use crate::acuity::Acuity;
use crate::encounter::Encounter;
use crate::triage::{DecidedBy, ReadBy, Triage, WarningCode};

/// What one message holds: 160 septets of the GSM alphabet, or else 70 units of UTF-16.
const SEPTETS: usize = 160;
const UNITS: usize = 70;

/// The triage in pieces to send one by one.
#[must_use]
pub fn sms(encounter: &Encounter, triage: &Triage) -> Vec<String> {
    let colour = triage.acuity.code().replace('_', " ").to_uppercase();
    let asks = match triage.acuity {
        Acuity::Red => "needs care now",
        Acuity::Yellow => "needs care soon",
        Acuity::NotTriageable => "too little was assessed",
        Acuity::Green if triage.supervisor_review => "must not wait unseen",
        Acuity::Green => "can wait",
    };
    let mut text = String::new();
    if triage.provenance.not_for_clinical_use {
        text.push_str("NOT FOR CLINICAL USE. ");
    }
    text.push_str(&format!(
        "{colour}: {asks}. Patient: {}.",
        words::patient(encounter)
    ));
    if triage.decided_by == DecidedBy::ModelOpinion {
        text.push_str(" Raised by a model's opinion.");
    }
    if triage.supervisor_review {
        text.push_str(" A supervising clinician must look now.");
    }
    for finding in &triage.assessment.findings {
        let basis = finding.basis.iter();
        let measured: Vec<&str> = basis.filter_map(|entry| measured(entry)).collect();
        text.push_str(&format!(" {}", finding.criterion));
        if !measured.is_empty() {
            text.push_str(&format!(" ({})", measured.join(", ")));
        }
        let basis = finding.basis.iter();
        let read_by = basis.filter_map(|entry| words::only_read(entry, encounter, triage));
        text.push_str(
            match read_by.min_by_key(|by| matches!(by, ReadBy::Model | ReadBy::Remote)) {
                Some(ReadBy::Model | ReadBy::Remote) => " (read by a model)",
                Some(ReadBy::Lexicon | ReadBy::Both) => " (told in the account)",
                None => "",
            },
        );
        text.push('.');
    }
    for urgent in beside::urgent(triage) {
        text.push_str(&format!(" {urgent}."));
    }
    for reason in reasons_for_review(triage) {
        text.push_str(&format!(" Review: {reason}."));
    }
    let missing: Vec<String> = triage
        .assessment
        .missing
        .iter()
        .map(|field| words::missing(field))
        .collect();
    if !missing.is_empty() {
        text.push_str(&format!(" Not known: {}.", missing.join("; ")));
    }
    let hash = triage.provenance.protocol_sha256.get(..8);
    text.push_str(&format!(
        " By {} {}.",
        triage.assessment.protocol,
        hash.unwrap_or_default()
    ));
    // The GSM alphabet has no degree sign: one would more than halve what a message holds.
    pieces(&text.replace("°C", "C"))
}

/// The value of an entry of a finding's basis, where it is a measurement.
fn measured(entry: &str) -> Option<&str> {
    match entry.strip_prefix("vitals.")?.split_once(" = ")? {
        ("supplemental_oxygen", "true") => Some("on oxygen"),
        // A number that nobody could tell from a measurement.
        ("supplemental_oxygen" | "spo2_scale", _) => None,
        (_, value) => Some(value),
    }
}

/// Why a supervisor is asked, where no finding says it. The messages hold no words of the account.
fn reasons_for_review(triage: &Triage) -> impl Iterator<Item = &str> {
    let asks = |code| {
        matches!(
            code,
            WarningCode::SignConflict
                | WarningCode::ReadersDisagree
                | WarningCode::UnclearSign
                | WarningCode::SignNotInChart
                | WarningCode::ModelMoreUrgent
        )
    };
    let warnings = triage
        .warnings
        .iter()
        .filter(move |warning| asks(warning.code));
    warnings.map(|warning| warning.message.as_str())
}

/// Cuts a text into messages, numbered `1/3 ` if there is more than one. It cuts between words, inside a word only if the
/// word is longer than a message, and inside a character only if the character is. Runs of white space become one space.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fits("", &whole) {
        return vec![whole];
    }
    // The number of pieces stands in each piece, so its width is tried from small to large.
    let mut width = 1;
    loop {
        let number = "9".repeat(2 * width + 1) + " ";
        let cut = cut(&whole, &number);
        let count = cut.len().to_string();
        if count.len() <= width {
            let numbered = cut.iter().enumerate();
            return numbered
                .map(|(index, piece)| format!("{}/{count} {piece}", index + 1))
                .collect();
        }
        width += 1;
    }
}

fn cut(text: &str, number: &str) -> Vec<String> {
    let mut done = Vec::new();
    let mut piece = String::new();
    for word in text.split(' ') {
        let space = if piece.is_empty() { "" } else { " " };
        let longer = format!("{piece}{space}{word}");
        if fits(number, &longer) {
            piece = longer;
            continue;
        }
        if !piece.is_empty() {
            done.push(std::mem::take(&mut piece));
        }
        if fits(number, word) {
            piece = word.to_owned();
            continue;
        }
        for part in parts(word, number) {
            let longer = format!("{piece}{part}");
            if fits(number, &longer) {
                piece = longer;
            } else {
                done.push(std::mem::replace(&mut piece, part.to_owned()));
            }
        }
    }
    if !piece.is_empty() {
        done.push(piece);
    }
    done
}

/// The characters of a word as people see them; one too long for a whole message comes as its code points.
fn parts<'a>(word: &'a str, number: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    for character in word.graphemes(true) {
        if fits(number, character) {
            parts.push(character);
        } else {
            parts.extend(
                character
                    .char_indices()
                    .filter_map(|(at, point)| character.get(at..at + point.len_utf8())),
            );
        }
    }
    parts
}

fn fits(number: &str, text: &str) -> bool {
    let text = || number.chars().chain(text.chars());
    let septets = text()
        .map(septets)
        .try_fold(0, |sum, more| more.map(|more| sum + more));
    match septets {
        Some(septets) => septets <= SEPTETS,
        None => text().map(char::len_utf16).sum::<usize>() <= UNITS,
    }
}

/// How much of a GSM message a character takes; `None` if its alphabet (3GPP TS 23.038, default and extension table) lacks it.
fn septets(character: char) -> Option<usize> {
    const DEFAULT: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
        ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const EXTENSION: &str = "\u{c}^{}\\[~]|€";
    if DEFAULT.contains(character) {
        Some(1)
    } else if EXTENSION.contains(character) {
        Some(2)
    } else {
        None
    }
}
