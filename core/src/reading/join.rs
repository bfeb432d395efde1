//! Joins what the lexicon and the model read. Where one reads present and the other absent, present stands, and a person looks.

use crate::constraint::ReadSign;
use crate::encounter::{Sign, SignState};

use super::ask::{ModelReading, ModelStatus};
use super::record::{ReadBy, SignRead, Span};

/// The union of two readings.
pub(crate) struct Joined {
    /// Each sign once: the lexicon's in the order of the account, then those that the model alone read.
    pub(crate) signs: Vec<SignRead>,
    /// Signs that one of them read as present and the other as absent.
    pub(crate) disputed: Vec<Sign>,
}

/// Joins them. Of a model whose reading is unreliable, only what the lexicon says too counts.
pub(crate) fn join(lexicon: &[SignRead], model: &ModelReading, narrative: &str) -> Joined {
    let mut signs = lexicon.to_vec();
    let mut disputed = Vec::new();
    for read in &model.reply.signs {
        let known = signs.iter_mut().find(|known| known.sign == read.sign);
        let doubtful = model.status == ModelStatus::Unreliable;
        match known {
            Some(known) if known.state == read.state => {
                *known = sign_of_model(read, narrative, ReadBy::Both);
            }
            _ if doubtful => {}
            Some(known) => {
                disputed.push(read.sign);
                if read.state == SignState::Present {
                    *known = sign_of_model(read, narrative, ReadBy::Model);
                }
            }
            None => signs.push(sign_of_model(read, narrative, ReadBy::Model)),
        }
    }
    Joined { signs, disputed }
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
    }
}
