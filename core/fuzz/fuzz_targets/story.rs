//! A story in any of the seven languages, named by the first byte: what is read stands in the text, word for word.
//! `cargo +nightly fuzz run story fuzz/corpus/story`, from `core`.
#![no_main]

use aidpost::encounter::Sign;
use aidpost::reading::lexicon::read;

const LANGUAGES: [&str; 7] = ["en", "fr", "es", "pt", "sw", "hi", "ar"];

libfuzzer_sys::fuzz_target!(|story: (u8, &str)| {
    let (language, text) = story;
    let reading = read(text, LANGUAGES[usize::from(language) % 7], Sign::ALL);
    for hit in &reading.signs {
        assert_eq!(text.get(hit.span.clone()), Some(hit.text.as_str()));
    }
});
