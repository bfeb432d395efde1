//! How a DICOM data set is written, and in which form its pixels lie.

/// How elements are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    Explicit,
    Implicit,
    /// Explicit, the high byte first.
    BigEndian,
}

/// The pixels as they lie in the file.
#[derive(Default)]
pub(super) enum Pixels<'a> {
    #[default]
    None,
    Plain(&'a [u8]),
    /// The offset table, and the fragments.
    Packed(&'a [u8], Vec<&'a [u8]>),
    /// In floating point.
    Float,
}

impl Pixels<'_> {
    /// Bytes of all fragments.
    pub(super) fn packed_len(&self) -> usize {
        match self {
            Self::None | Self::Plain(_) | Self::Float => 0,
            Self::Packed(_, fragments) => fragments.iter().map(|fragment| fragment.len()).sum(),
        }
    }
}
