//! A told temperature tells of a fever or of a cold body, as "hot" and "cold" do. The number itself is only offered.

use aidpost_protocol::encounter::Sign;

use crate::lexicon::Kind;
use crate::matcher::Match;
use crate::tokens::Token;
use crate::values::{ToldValue, ToldVital};

/// The cue of a hit that a told temperature makes.
pub(crate) const CUE: &str = "(told temperature)";
/// °C. From here on the WHO/ICRC/MSF triage tool (IITT) speaks of a fever.
const FEVER: f64 = 38.0;
/// °C. Below, IMCI speaks of a low temperature of a young infant.
const COLD: f64 = 35.5;

/// The told temperatures that are a sign, as cues that the scopes judge like all others.
pub(crate) fn matches(tokens: &[Token], values: &[ToldValue]) -> Vec<Match> {
    let told = values.iter().filter_map(|value| {
        let start = tokens.partition_point(|token| token.span.end <= value.span.start);
        let end = tokens.partition_point(|token| token.span.start < value.span.end);
        (start < end).then_some(Match {
            kind: Kind::Present(sign(value)?),
            cue: CUE,
            start,
            end,
            own: (start..end).collect(),
        })
    });
    told.collect()
}

fn sign(value: &ToldValue) -> Option<Sign> {
    let celsius = value.in_field_unit();
    match value.vital {
        ToldVital::Temperature if celsius >= FEVER => Some(Sign::Fever),
        ToldVital::Temperature if celsius < COLD => Some(Sign::Hypothermia),
        _ => None,
    }
}
