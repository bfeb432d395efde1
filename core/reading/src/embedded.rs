//! The word lists and learned weights that the program holds; `build.rs` has deflated the lists.

use miniz_oxide::inflate::decompress_to_vec;

macro_rules! deflated {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".deflated"))
    };
}

/// The languages that have a list.
pub(crate) const LANGUAGES: [&str; 7] = ["en", "fr", "es", "pt", "sw", "hi", "ar"];

const LISTS: [&[u8]; 7] = [
    deflated!("en.toml"),
    deflated!("fr.toml"),
    deflated!("es.toml"),
    deflated!("pt.toml"),
    deflated!("sw.toml"),
    deflated!("hi.toml"),
    deflated!("ar.toml"),
];

/// The list of a language, as it is written; it is not kept.
pub(crate) fn list(language: &str) -> Result<String, String> {
    let at = LANGUAGES.iter().position(|known| *known == language);
    inflate(at.map_or(&[], |at| LISTS[at]))
}

/// Ordinary words of a language, one letter away from a cue's, which they are never taken for.
pub(crate) fn ordinary_words(language: &str) -> Result<String, String> {
    match language {
        "en" => inflate(deflated!("ordinary.en.txt")),
        _ => Ok(String::new()),
    }
}

/// The weights that were learned beside a language's list; none of most languages.
pub(crate) fn weights(language: &str) -> &'static [u8] {
    match language {
        "en" => include_bytes!("../learned/en.weights"),
        _ => &[],
    }
}

fn inflate(deflated: &[u8]) -> Result<String, String> {
    let bytes = decompress_to_vec(deflated).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_held_as_it_is_written() {
        for language in LANGUAGES {
            let path = format!("{}/lexicons/{language}.toml", env!("CARGO_MANIFEST_DIR"));
            assert_eq!(list(language), Ok(std::fs::read_to_string(path).unwrap()));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/ordinary.en.txt");
        assert_eq!(
            ordinary_words("en"),
            Ok(std::fs::read_to_string(path).unwrap())
        );
        assert_eq!(ordinary_words("fr"), Ok(String::new()));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert!(inflate(b"not deflated").is_err());
        assert!(list("xx").is_err());
    }
}
