//! Photos and films as the model was trained to see them.

/// Pixels as the vision tower takes them.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height in pixels; 896 for MedGemma.
    pub side: u32,
    /// `side × side × 3` bytes, rows from the top, RGB.
    pub rgb: Vec<u8>,
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels({0} × {0})", self.side)
    }
}

impl Pixels {
    /// SHA-256 of the pixels, hexadecimal.
    pub fn sha256(&self) -> String {
        aidpost_models::Sha256::of(&self.rgb).to_string()
    }
}
