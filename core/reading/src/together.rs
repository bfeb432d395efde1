//! What several hits say together: a sign that counts only beside another, and words that mean something else of a child.

use aidpost_protocol::encounter::{Sign, SignState};

use crate::hit::Hit;
use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// The same words mean the first of a child and the second of an adult: "sleepy", "restless".
const BY_AGE: [(Sign, Sign); 2] = [
    (Sign::Lethargy, Sign::AlteredMentalStatus),
    (Sign::RestlessOrIrritable, Sign::Agitation),
];

/// Adds those of `beside` whose company is present: "on warfarin" beside a fall.
pub(crate) fn add_beside(hits: &mut Vec<Hit>, beside: Vec<Hit>, lexicon: &Lexicon) {
    let there: Vec<Sign> = hits
        .iter()
        .filter(|hit| hit.state == Some(SignState::Present))
        .map(|hit| hit.sign)
        .collect();
    let company = |hit: &Hit| {
        let with = lexicon.beside.get(&hit.sign);
        with.is_some_and(|with| with.iter().any(|sign| there.contains(sign)))
    };
    hits.extend(beside.into_iter().filter(company));
}

/// Of two signs that the same words name, leaves the one that fits the patient's age.
pub(crate) fn of_age(hits: &mut Vec<Hit>, tokens: &[Token], lexicon: &Lexicon) {
    let young = tokens.iter().any(|t| lexicon.young.contains(&t.plain));
    let named: Vec<_> = hits.iter().map(|h| (h.sign, h.span.clone())).collect();
    hits.retain(|hit| {
        let twin = BY_AGE.iter().find_map(|(child, adult)| match hit.sign {
            sign if sign == *child && !young => Some(*adult),
            sign if sign == *adult && young => Some(*child),
            _ => None,
        });
        !twin.is_some_and(|twin| named.contains(&(twin, hit.span.clone())))
    });
}
