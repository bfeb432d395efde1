//! A story in any of the seven languages, named by the first byte: what is read stands in the text, word for word.
//! `cargo +nightly fuzz run story`, from `core/reading`.
#![no_main]

use aidpost_protocol::encounter::Sign;
use aidpost_reading::{read, suggest};

const LANGUAGES: [&str; 7] = ["en", "fr", "es", "pt", "sw", "hi", "ar"];

libfuzzer_sys::fuzz_target!(|story: (u8, &str)| {
    let (language, text) = story;
    let language = LANGUAGES[usize::from(language) % LANGUAGES.len()];
    let reading = read(text, language, Sign::ALL);
    assert_eq!(reading, read(text, language, Sign::ALL));
    for hit in reading.signs.iter().chain(&suggest(text, language, Sign::ALL).signs) {
        assert_eq!(text.get(hit.span.clone()), Some(hit.text.as_str()));
    }
});
