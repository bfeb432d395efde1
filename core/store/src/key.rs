//! The key: 32 bytes that the caller keeps in Android's Keystore or Apple's Keychain. It is wiped from memory when it is dropped.

use std::fmt::{self, Write};

use zeroize::Zeroizing;

/// The store's key: 32 random bytes, not a password, since nothing is derived from them.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// The caller's bytes. The caller wipes its own copy.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Key(Zeroizing::new(bytes))
    }

    /// SQLCipher's raw form: 64 digits, which it takes as they are.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        // The whole room at once, so that growing leaves no copy behind.
        let mut text = Zeroizing::new(String::with_capacity(96));
        text.push_str("PRAGMA key = \"x'");
        for byte in *self.0 {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push_str("'\";");
        text
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<key withheld>")
    }
}
