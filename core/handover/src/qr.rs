//! A text as a QR code, such as a message's. Level M: a code with 15 % of it damaged or dirty is still read.

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

use crate::{Message, WriteError};

/// A QR code.
pub struct Qr(QrCode);

impl Qr {
    /// Of this text, at most 2,331 bytes.
    ///
    /// # Errors
    /// [`WriteError::NoQr`] of a text that is too long.
    pub fn of(text: &str) -> Result<Self, WriteError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M);
        code.map(Self).map_err(|_| WriteError::NoQr)
    }

    /// As an SVG picture, dark on light.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut drawing = self.0.render::<svg::Color<'_>>();
        drawing.min_dimensions(300, 300).build()
    }

    /// For a terminal with light letters on dark, two modules to a character.
    #[must_use]
    pub fn terminal(&self) -> String {
        let mut drawing = self.0.render::<unicode::Dense1x2>();
        // Letters are light there: the dark modules are where nothing is written.
        drawing
            .dark_color(unicode::Dense1x2::Light)
            .light_color(unicode::Dense1x2::Dark);
        drawing.build()
    }

    /// Its modules, row by row, with the width of a row. `true` is dark; a margin of four is the caller's to add.
    #[must_use]
    pub fn modules(&self) -> (usize, Vec<bool>) {
        let colors = self.0.to_colors().into_iter();
        let dark = colors.map(|color| color == qrcode::Color::Dark);
        (self.0.width(), dark.collect())
    }
}

impl Message {
    /// A QR code as an SVG picture, dark on light.
    ///
    /// # Errors
    /// [`WriteError::NoQr`], which no message of [`crate::write`] gives.
    pub fn qr_svg(&self) -> Result<String, WriteError> {
        Ok(self.code()?.svg())
    }

    /// A QR code for a terminal with light letters on dark, two modules to a character.
    ///
    /// # Errors
    /// As [`Message::qr_svg`].
    pub fn qr_terminal(&self) -> Result<String, WriteError> {
        Ok(self.code()?.terminal())
    }

    /// The modules of the QR code, row by row, with the width of a row: for an app that draws it itself. `true` is dark; a margin of four is the
    /// app's to add.
    ///
    /// # Errors
    /// As [`Message::qr_svg`].
    pub fn qr_modules(&self) -> Result<(usize, Vec<bool>), WriteError> {
        Ok(self.code()?.modules())
    }

    fn code(&self) -> Result<Qr, WriteError> {
        Qr::of(&self.text())
    }
}
