//! Server-sent events, byte by byte: lines, and of each event its data. What is longer than it may be ends the reading.

use crate::RemoteError;

/// Most bytes of one event.
const MOST_EVENT: usize = 256 << 10;

/// What has come and is no whole event yet.
#[derive(Default)]
pub(crate) struct Events {
    line: Vec<u8>,
    data: Option<String>,
}

impl Events {
    /// Takes the next block; gives each event that it ends to `whole`.
    pub(crate) fn take(
        &mut self,
        block: &[u8],
        whole: &mut dyn FnMut(&str) -> Result<(), RemoteError>,
    ) -> Result<(), RemoteError> {
        let mut rest = block;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.line.extend_from_slice(&rest[..end]);
            rest = &rest[end + 1..];
            self.line(whole)?;
        }
        self.line.extend_from_slice(rest);
        self.fits()
    }

    /// At the end: an event may lack the empty line behind it.
    pub(crate) fn end(
        &mut self,
        whole: &mut dyn FnMut(&str) -> Result<(), RemoteError>,
    ) -> Result<(), RemoteError> {
        if !self.line.is_empty() {
            self.line(whole)?;
        }
        self.data.take().map_or(Ok(()), |data| whole(&data))
    }

    fn line(
        &mut self,
        whole: &mut dyn FnMut(&str) -> Result<(), RemoteError>,
    ) -> Result<(), RemoteError> {
        self.fits()?;
        let line = std::mem::take(&mut self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if line.is_empty() {
            return self.data.take().map_or(Ok(()), |data| whole(&data));
        }
        // Comments, names and numbers of events say nothing here.
        let Some(data) = line.strip_prefix(b"data:") else {
            return Ok(());
        };
        let text = std::str::from_utf8(data).map_err(|_| RemoteError::Answer("not UTF-8"))?;
        let text = text.strip_prefix(' ').unwrap_or(text);
        match &mut self.data {
            None => self.data = Some(text.to_owned()),
            Some(data) => {
                data.push('\n');
                data.push_str(text);
            }
        }
        Ok(())
    }

    fn fits(&self) -> Result<(), RemoteError> {
        let kept = self.line.len() + self.data.as_ref().map_or(0, String::len);
        if kept > MOST_EVENT {
            return Err(RemoteError::Answer("an event is too long"));
        }
        Ok(())
    }
}
