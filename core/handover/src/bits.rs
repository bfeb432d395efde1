//! Numbers of so many bits, one behind the other, the highest bit first.

/// Collects bits into bytes.
#[derive(Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    used: usize,
}

impl BitWriter {
    /// The lowest `width` bits of `value`.
    pub(crate) fn put(&mut self, value: u64, width: u32) {
        for bit in (0..width).rev() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if value >> bit & 1 == 1
                && let Some(last) = self.bytes.last_mut()
            {
                *last |= 0x80 >> (self.used % 8);
            }
            self.used += 1;
        }
    }

    /// The bytes; what is left of the last one is zero.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Takes bits out of bytes.
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    used: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        BitReader { bytes, used: 0 }
    }

    /// The next `width` bits, at most 64; `None` at the end.
    pub(crate) fn take(&mut self, width: u32) -> Option<u64> {
        let mut value = 0;
        for _ in 0..width {
            let byte = *self.bytes.get(self.used / 8)?;
            value = value << 1 | u64::from(byte >> (7 - self.used % 8) & 1);
            self.used += 1;
        }
        Some(value)
    }

    /// Whether nothing is left but the zeros that fill the last byte.
    pub(crate) fn ends(mut self) -> bool {
        let left = self.bytes.len() * 8 - self.used;
        left < 8 && self.take(left as u32) == Some(0)
    }
}
