//! Turns an encounter into what the model is given: Gemma 3's chat form around a template that clinicians can review.
//!
//! The part before the encounter holds no patient data and is the same for every patient of a chart, so it can be kept.
//! Gemma 3 has no system role: the instructions are the first part of the user's turn.

mod conditions;
mod facts;
mod images;
mod set;
mod template;

use std::sync::Arc;

use crate::encounter::PatientText;
pub use crate::image::Pixels;

pub use conditions::{CONDITIONS, Condition};
pub(crate) use facts::describe;
pub use images::Image;
pub(crate) use images::show;
#[cfg(feature = "eval")]
pub(crate) use set::turn;
pub use set::{PromptSet, PromptSetError, Task};
pub use template::{Slots, Template, TemplateError};

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

/// A prompt in two parts, so that the first can be kept between encounters.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Chat opening, instructions and chart: no patient data. For an image task only the chat opening.
    pub prefix: Vec<Segment>,
    /// The encounter, and the opening of the model's turn.
    pub rest: Vec<Segment>,
    /// SHA-256, hexadecimal, of all words without patient data: setting, chart and template, with the patient's slots by name.
    pub sha256: String,
}
