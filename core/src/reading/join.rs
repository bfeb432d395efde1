//! Joins what the lexicon and the models read. Where one reads present and the other absent, present stands, and a person looks.

use crate::constraint::ReadSign;
use crate::encounter::{Sign, SignState};

use super::answer::{ModelReading, ModelStatus};
use super::record::{ReadBy, SignRead, Span};

/// The union of readings.
pub(crate) struct Joined {
    /// Each sign once: the lexicon's in the order of the account, then those that a model alone read.
    pub(crate) signs: Vec<SignRead>,
    /// Signs that one of them read as present and the other as absent.
    pub(crate) disputed: Vec<Sign>,
}

/// Joins them. Of a model whose reading is unreliable, only what the lexicon says too counts.
pub(crate) fn join(lexicon: &[SignRead], model: &ModelReading, narrative: &str) -> Joined {
    let mut joined = Joined {
        signs: lexicon.to_vec(),
        disputed: Vec::new(),
    };
    joined.add(model, narrative, ReadBy::Model);
    for read in &mut joined.signs {
        let likely = model.probabilities.get(&read.sign);
        read.probability = likely.copied().map(rounded).or(read.probability);
    }
    joined
}

/// To a thousandth.
pub(crate) fn rounded(likely: f64) -> f64 {
    (likely * 1000.0).round() / 1000.0
}

impl Joined {
    /// Adds what a model read. What the lexicon and the model of this machine say alike was read by both; what another machine says too stays
    /// theirs.
    pub(crate) fn add(&mut self, model: &ModelReading, narrative: &str, reader: ReadBy) {
        let doubtful = model.status == ModelStatus::Unreliable;
        for read in &model.reply.signs {
            let likely = model.marks.get(&read.sign).copied();
            let alone = || SignRead {
                probability: likely.map(rounded),
                ..sign_of_model(read, narrative, reader)
            };
            let mut signs = self.signs.iter_mut();
            match signs.find(|known| known.sign == read.sign) {
                Some(known) if known.state == read.state => {
                    if reader == ReadBy::Model {
                        *known = both(known, read, narrative, !model.probabilities.is_empty());
                    }
                }
                _ if doubtful => {}
                Some(known) => {
                    if !self.disputed.contains(&read.sign) {
                        self.disputed.push(read.sign);
                    }
                    if read.state == SignState::Present {
                        *known = alone();
                    }
                }
                None => self.signs.push(alone()),
            }
        }
    }
}

/// A sign that both read: in the model's words, but of one that checks signs one by one, which quotes worse than it reads, in the lexicon's.
pub(crate) fn both(known: &SignRead, read: &ReadSign, narrative: &str, checked: bool) -> SignRead {
    if checked {
        SignRead {
            read_by: ReadBy::Both,
            ..known.clone()
        }
    } else {
        sign_of_model(read, narrative, ReadBy::Both)
    }
}

/// A sign that the model read, with the place where its words first stand.
pub(crate) fn sign_of_model(read: &ReadSign, narrative: &str, read_by: ReadBy) -> SignRead {
    // The words are verbatim by the decoding constraint, and were checked.
    let start = narrative.find(&*read.evidence).unwrap_or_default();
    SignRead {
        sign: read.sign,
        state: read.state,
        evidence: read.evidence.clone(),
        span: Span::of(narrative, start..start + read.evidence.len()),
        read_by,
        probability: None,
    }
}
