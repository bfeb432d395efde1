//! The probes: narratives that tell one sign and deny another, and pairs of pictures with one question and two answers. One data file, so that a new
//! version is read in a review line by line.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;

use crate::encounter::{Encounter, PhotoKind, Sign, SignState};
use crate::image::{Limits, prepare};
use crate::prompt::Image;

use super::AcceptError;

const PROBES: &str = include_str!("probes.json");
const PICTURES: [(&str, &[u8]); 6] = [
    ("skin-5.jpg", include_bytes!("pictures/skin-5.jpg")),
    ("skin-7.jpg", include_bytes!("pictures/skin-7.jpg")),
    (
        "chest_xray-1.jpg",
        include_bytes!("pictures/chest_xray-1.jpg"),
    ),
    (
        "chest_xray-2.jpg",
        include_bytes!("pictures/chest_xray-2.jpg"),
    ),
    ("fundus-1.jpg", include_bytes!("pictures/fundus-1.jpg")),
    ("fundus-2.jpg", include_bytes!("pictures/fundus-2.jpg")),
];

/// All of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Probes {
    /// Another number for each change that may change a verdict.
    pub(super) version: u32,
    pub(super) narratives: Vec<Narrative>,
    pub(super) pictures: Vec<Pair>,
}

/// A narrative whose sentences mean the same in any order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Narrative {
    age_years: u8,
    sentences: Vec<String>,
    pub(super) told: Vec<Sign>,
    pub(super) denied: Vec<Sign>,
}

/// Two pictures with another right answer each to one question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    kind: PhotoKind,
    pub(super) question: String,
    first: String,
    pub(super) first_answer: String,
    second: String,
    pub(super) second_answer: String,
}

impl Probes {
    pub(super) fn read() -> Result<Self, AcceptError> {
        serde_json::from_str(PROBES).map_err(|error| AcceptError::Probes(error.to_string()))
    }

    /// How many requests they take of a pack with or without pictures.
    pub(super) fn requests(&self, pictures: bool) -> usize {
        let shown = if pictures { 3 * self.pictures.len() } else { 0 };
        2 * self.narratives.len() + shown
    }
}

impl Narrative {
    /// As it stands, or with its sentences in the other order.
    pub(super) fn encounter(&self, turned: bool) -> Result<Encounter, AcceptError> {
        let mut sentences: Vec<&str> = self.sentences.iter().map(String::as_str).collect();
        if turned {
            sentences.reverse();
        }
        let age = json!({ "years": self.age_years });
        let encounter = json!({ "age": age, "narrative": sentences.join(" ") });
        Encounter::from_json(&encounter.to_string())
            .map_err(|error| AcceptError::Probes(error.to_string()))
    }

    /// What the worker would have ticked who knows the truth.
    pub(super) fn known(&self) -> Result<Encounter, AcceptError> {
        let mut known = self.encounter(false)?;
        let present = self.told.iter().map(|sign| (*sign, SignState::Present));
        let absent = self.denied.iter().map(|sign| (*sign, SignState::Absent));
        known.signs.extend(present.chain(absent));
        Ok(known)
    }
}

impl Pair {
    /// The two pictures, as the product prepares a photo.
    pub(super) fn images(&self) -> Result<[Image; 2], AcceptError> {
        let image = |name: &str| {
            let bytes = PICTURES.iter().find(|(known, _)| *known == name);
            let (_, bytes) =
                bytes.ok_or_else(|| AcceptError::Probes(format!("{name}: missing")))?;
            let prepared = prepare(bytes, &Limits::default())
                .map_err(|error| AcceptError::Probes(format!("{name}: {error}")))?;
            Ok::<_, AcceptError>(Image {
                kind: self.kind,
                pixels: Arc::clone(&prepared.pixels),
            })
        };
        Ok([image(&self.first)?, image(&self.second)?])
    }
}
