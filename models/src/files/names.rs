//! Which names may become file names: those that mean the same one file in the pack's own folder on every system.

/// Names that Windows gives to devices, with any ending: `con.gguf` there is the console.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// Between them stands an adapter's name, if there is one.
const CARD: &str = "acceptance.";
const CARD_ENDS: &str = "json";
/// Folders of a store that are no packs.
const STORE_FOLDERS: [&str; 2] = ["licences", "pins"];

/// A pack id: safe as a folder name everywhere, and none of the store's own folders.
pub(crate) fn plain_id(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
        && why_unsafe(id).is_none()
        && !STORE_FOLDERS.contains(&id)
}

/// A name that means one file in the pack's own folder on every system: no separator, no drive, no dot in front or at the end,
/// and no device.
pub(crate) fn plain_file_name(name: &str) -> bool {
    name.len() <= 128
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
        && why_unsafe(name).is_none()
}

/// The file name of the acceptance card of a text model alone, or of it with an adapter.
pub(crate) fn card_name(adapter: Option<&str>) -> String {
    match adapter {
        None => format!("{CARD}{CARD_ENDS}"),
        Some(adapter) => format!("{CARD}{adapter}.{CARD_ENDS}"),
    }
}

/// Whether a file of this name would be a card, on storage that tells no case apart too: no file of a pack may be called so.
pub(crate) fn is_card_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(CARD) && name.ends_with(CARD_ENDS)
}

/// Why a path in an archive must not be trusted, or `None`. It may have folders; spaces and any script are harmless.
pub(crate) fn why_unsafe(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("is an absolute path");
    }
    if path.contains('\\') {
        return Some("has a backslash");
    }
    if path.contains(':') {
        return Some("has a colon, which names a drive");
    }
    if path.chars().any(char::is_control) {
        return Some("has a control character");
    }
    path.trim_end_matches('/').split('/').find_map(|part| {
        let stem = part.split('.').next().unwrap_or(part).trim_end();
        if part == ".." {
            Some("leads out of its folder")
        } else if part.is_empty() {
            Some("has an empty part")
        } else if part.len() > 255 {
            Some("has a part of more than 255 bytes")
        } else if part != "." && part.ends_with(['.', ' ']) {
            Some("ends with a dot or a space")
        } else if DEVICES
            .iter()
            .any(|device| stem.eq_ignore_ascii_case(device))
        {
            Some("is the name of a device")
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_another_file_on_another_system_is_refused() {
        for bad in [
            "con",
            "CON.gguf",
            "nul",
            "aux.json",
            "com1.gguf",
            "lpt9",
            "a.",
            "a ",
            "..",
            "../a",
            "/a",
            "a\\b",
            "C:a",
            "",
            ".hidden",
            "a/b",
            "é.gguf",
            "a\0b",
        ] {
            assert!(!plain_file_name(bad), "{bad:?}");
        }
        assert!(!plain_file_name(&"a".repeat(129)));
        for bad in [
            "con", "nul.v2", "aux", "a.", "licences", "pins", ".a", "A", "",
        ] {
            assert!(!plain_id(bad), "{bad:?}");
        }
        assert!(!plain_id(&"a".repeat(65)));
        for good in ["text.gguf", "NOTICE", "console.gguf", "a-b_c.1"] {
            assert!(plain_file_name(good), "{good:?}");
        }
        assert!(plain_id("medgemma-1.5-4b-it-q4_k_m") && plain_id("auxiliary"));
        for harmless in [
            "my pack/text.gguf",
            "__MACOSX/._a",
            "fotografía.jpg",
            "./a",
            "folder/",
        ] {
            assert_eq!(why_unsafe(harmless), None, "{harmless:?}");
        }
        for bad in ["a/../b", "a//b", "a/con/b", "a/nul.txt", "b /c", "a\nb"] {
            assert!(why_unsafe(bad).is_some(), "{bad:?}");
        }
    }
}
