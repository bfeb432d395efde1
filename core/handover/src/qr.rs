//! The message's text as a QR code. Level M: a code with 15 % of it damaged or dirty is still read.

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

use crate::{Message, WriteError};

impl Message {
    /// A QR code as an SVG picture, dark on light.
    ///
    /// # Errors
    /// [`WriteError::NoQr`], which no message of [`crate::write`] gives.
    pub fn qr_svg(&self) -> Result<String, WriteError> {
        Ok(self
            .code()?
            .render::<svg::Color<'_>>()
            .min_dimensions(300, 300)
            .build())
    }

    /// A QR code for a terminal with light letters on dark, two modules to a character.
    ///
    /// # Errors
    /// As [`Message::qr_svg`].
    pub fn qr_terminal(&self) -> Result<String, WriteError> {
        let code = self.code()?;
        let mut drawing = code.render::<unicode::Dense1x2>();
        // Letters are light there: the dark modules are where nothing is written.
        drawing
            .dark_color(unicode::Dense1x2::Light)
            .light_color(unicode::Dense1x2::Dark);
        Ok(drawing.build())
    }

    /// The modules of the QR code, row by row, with the width of a row: for an app that draws it itself. `true` is dark; a margin of four is the
    /// app's to add.
    ///
    /// # Errors
    /// As [`Message::qr_svg`].
    pub fn qr_modules(&self) -> Result<(usize, Vec<bool>), WriteError> {
        let code = self.code()?;
        let dark = code
            .to_colors()
            .into_iter()
            .map(|color| color == qrcode::Color::Dark);
        Ok((code.width(), dark.collect()))
    }

    fn code(&self) -> Result<QrCode, WriteError> {
        let code = QrCode::with_error_correction_level(self.text(), EcLevel::M);
        code.map_err(|_| WriteError::NoQr)
    }
}
