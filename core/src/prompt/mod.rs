//! Turns an encounter into what the model is given: Gemma 3's chat form around a template that clinicians can review.
//!
//! The part before the encounter holds no patient data and is the same for every patient of a chart, so it can be kept.
//! Gemma 3 has no system role: the instructions are the first part of the user's turn.

mod facts;
mod template;

use std::sync::Arc;

use aidpost_models::Sha256;

use crate::encounter::{Encounter, PatientText};
use crate::protocol::{self, Chart};

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
    /// SHA-256 of the prefix, hexadecimal.
    pub sha256: String,
}

const READ_SIGNS: &str = include_str!("read_signs.txt");

/// The prompt of the reading step for `encounter` under `chart`, with the signs of the other protocols in force.
///
/// # Errors
/// [`TemplateError`] if the built-in template is broken (a test keeps it whole).
pub fn render(encounter: &Encounter, chart: &Chart) -> Result<Prompt, TemplateError> {
    let template = Template::parse(READ_SIGNS, &["chart", "encounter", "narrative"])?;
    let vocabulary = protocol::vocabulary(encounter, chart)
        .iter()
        .map(|sign| format!("{}: {}\n", sign.code(), sign.label()))
        .collect::<String>();
    let mut prefix = String::from("user\n");
    let mut rest = Vec::new();
    for part in template.parts() {
        match part {
            template::Part::Text(text) if rest.is_empty() => prefix.push_str(text),
            template::Part::Text(text) => rest.push(Segment::Text(text.clone())),
            template::Part::Slot(name) => match name.as_str() {
                "chart" => prefix.push_str(&vocabulary),
                "encounter" => rest.push(Segment::Patient(facts::describe(encounter))),
                _ => rest.push(Segment::Patient(
                    encounter.narrative.clone().unwrap_or_default(),
                )),
            },
        }
    }
    rest.push(Segment::Control("<end_of_turn>"));
    rest.push(Segment::Text("\n".to_owned()));
    rest.push(Segment::Control("<start_of_turn>"));
    rest.push(Segment::Text("model\n".to_owned()));
    let sha256 = Sha256::of(prefix.as_bytes()).to_string();
    let prefix = vec![
        Segment::Control("<bos>"),
        Segment::Control("<start_of_turn>"),
        Segment::Text(prefix),
    ];
    Ok(Prompt {
        prefix,
        rest,
        sha256,
    })
}
