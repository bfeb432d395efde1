//! Turns an encounter into what the model is given: Gemma 3's chat form around a template that clinicians can review.
//!
//! The part before the encounter holds no patient data and is the same for every patient of a chart, so it can be kept.
//! Gemma 3 has no system role: the instructions are the first part of the user's turn.

mod facts;
mod set;
mod template;

use std::sync::Arc;

use crate::encounter::PatientText;

pub(crate) use facts::describe;
pub use set::{PromptSet, PromptSetError, Task};
pub use template::{Template, TemplateError};

/// One piece of a prompt.
#[derive(Debug, Clone)]
pub enum Segment {
    /// One control token of Gemma 3, named by its text. Only this variant ever becomes a control token.
    Control(&'static str),
    /// Text of the product: instructions and chart.
    Text(String),
    /// Text of the encounter. Tokenized with special tokens off, like all text.
    Patient(PatientText),
    /// An image, already prepared.
    Image(Arc<Pixels>),
}

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

/// A prompt in two parts, so that the first can be kept between encounters.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Chat opening, instructions and chart: no patient data.
    pub prefix: Vec<Segment>,
    /// The encounter, and the opening of the model's turn.
    pub rest: Vec<Segment>,
    /// SHA-256, hexadecimal, of all words without patient data: the prefix as it is filled, then the template with its slots by name.
    pub sha256: String,
}
