//! Photos and films, prepared once for every question.

use aidpost::encounter::PhotoKind;
use aidpost::image::{Concern, ImageError, Limits, prepare};
use aidpost::prompt::Image;

/// An image as the model sees it: upright, 896 × 896 pixels, without the file's metadata.
#[derive(uniffi::Object)]
pub struct PreparedImage {
    pub(crate) image: Image,
    concerns: Vec<Concern>,
}

#[uniffi::export]
impl PreparedImage {
    /// Prepares a JPEG, PNG, WebP, TIFF, BMP or DICOM file, given whole.
    #[uniffi::constructor]
    pub fn prepare(file: Vec<u8>, kind: PhotoKind) -> Result<Self, ImageError> {
        let prepared = prepare(&file, &Limits::default())?;
        let (pixels, concerns) = (prepared.pixels, prepared.concerns);
        let image = Image { kind, pixels };
        Ok(Self { image, concerns })
    }

    /// What a worker can do better, or should know; advice, never a refusal.
    pub fn concerns(&self) -> Vec<Concern> {
        self.concerns.clone()
    }

    /// The concerns in plain words, with what to do.
    pub fn advice(&self) -> Vec<String> {
        let words = self.concerns.iter().map(|concern| concern.words());
        words.map(str::to_owned).collect()
    }

    /// The pixels as a PNG file: what the model would see.
    pub fn png(&self) -> Result<Vec<u8>, ImageError> {
        self.image.pixels.to_png()
    }
}
