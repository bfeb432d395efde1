//! Images in a prompt: each behind a line that numbers it and says what it is.

use std::sync::Arc;

use super::{Pixels, Segment};
use crate::encounter::PhotoKind;

/// An image to ask about: its pixels, and what it was taken of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "ImageInput")
)]
pub struct Image {
    /// What it shows.
    pub kind: PhotoKind,
    /// The prepared pixels.
    pub pixels: Arc<Pixels>,
}

/// What fills the slot `images`: for each image `Image {n}: {label}`, a line break, the image, a line break.
pub(crate) fn show(images: &[Image]) -> impl Iterator<Item = (&'static str, Segment)> {
    images.iter().enumerate().flat_map(|(at, image)| {
        let label = format!("Image {}: {}\n", at + 1, label(image.kind));
        [
            Segment::Text(label),
            Segment::Image(Arc::clone(&image.pixels)),
            Segment::Text("\n".to_owned()),
        ]
        .map(|segment| ("images", segment))
    })
}

fn label(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Skin => "photo of the skin",
        PhotoKind::Wound => "photo of a wound",
        PhotoKind::ChestXray => "chest X-ray",
        PhotoKind::Fundus => "photo of the fundus of the eye",
        PhotoKind::Other => "photo",
    }
}
