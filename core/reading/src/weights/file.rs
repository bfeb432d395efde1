//! Numbers out of a file that lies in the program, little-endian.

/// A file that is read from its beginning to its end.
pub(crate) struct File {
    bytes: &'static [u8],
    at: usize,
}

impl File {
    pub(crate) const fn of(bytes: &'static [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes are behind what was read.
    pub(crate) const fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'static [u8], String> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end));
        let taken = taken.ok_or_else(|| format!("it ends within {length} bytes at {}", self.at))?;
        self.at += length;
        Ok(taken)
    }

    pub(crate) fn many(&mut self, number: usize, of: usize) -> Result<&'static [u8], String> {
        self.take(number.saturating_mul(of))
    }

    pub(crate) fn count(&mut self) -> Result<usize, String> {
        let (numbers, _) = self.take(4)?.as_chunks::<4>();
        Ok(numbers
            .first()
            .map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize))
    }

    pub(crate) fn float(&mut self) -> Result<f32, String> {
        let at = self.at;
        let (numbers, _) = self.take(4)?.as_chunks::<4>();
        let number = numbers
            .first()
            .map_or(f32::NAN, |bytes| f32::from_le_bytes(*bytes));
        if number.is_finite() {
            Ok(number)
        } else {
            Err(format!("the number at byte {at} is not finite"))
        }
    }

    pub(crate) fn floats<const N: usize>(&mut self) -> Result<[f32; N], String> {
        let mut floats = [0.0; N];
        for float in &mut floats {
            *float = self.float()?;
        }
        Ok(floats)
    }
}
