//! Memory for the pixels of a photo. A photo of 12 megapixels lies on 9,000 pages of 4 KiB, and the first touch of each was a quarter of all
//! the time that preparing it took. Linux is asked for pages of 2 MiB; elsewhere, and for what is small, this is a `Vec`.

use std::ops::{Deref, DerefMut};

/// Bytes from which the pages are worth asking for.
#[cfg(target_os = "linux")]
const LARGE: usize = 16 << 20;

/// Zeros, until they are written to.
pub(super) enum Pages {
    Usual(Vec<u8>),
    #[cfg(target_os = "linux")]
    Large(memmap2::MmapMut),
}

impl Pages {
    pub(super) fn new(length: usize) -> Self {
        #[cfg(target_os = "linux")]
        if length >= LARGE
            && let Ok(pages) = memmap2::MmapMut::map_anon(length)
        {
            // Advice: where it is not taken, the pages are as small as ever.
            let _ = pages.advise(memmap2::Advice::HugePage);
            return Self::Large(pages);
        }
        Self::Usual(vec![0; length])
    }
}

impl Deref for Pages {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Usual(bytes) => bytes,
            #[cfg(target_os = "linux")]
            Self::Large(pages) => pages,
        }
    }
}

impl DerefMut for Pages {
    fn deref_mut(&mut self) -> &mut [u8] {
        match self {
            Self::Usual(bytes) => bytes,
            #[cfg(target_os = "linux")]
            Self::Large(pages) => pages,
        }
    }
}
