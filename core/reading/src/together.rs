//! What several hits say together: a sign that counts only beside another, and words that mean something else of a child.

use aidpost_protocol::encounter::{Sign, SignState};

use crate::hit::{Hit, Scope};
use crate::lexicon::Lexicon;
use crate::sign_groups::LASTING;
use crate::tokens::Token;

/// The same words mean the first of a child and the second of an adult: "sleepy", "restless".
const BY_AGE: [(Sign, Sign); 2] = [
    (Sign::Lethargy, Sign::AlteredMentalStatus),
    (Sign::RestlessOrIrritable, Sign::Agitation),
];

/// From this age in years on, words have an adult's meaning.
const ADULT: u32 = 12;

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

/// Adds what the same words tell as well: whoever answers neither voice nor pain is not themselves, and a baby at the breast that cannot
/// feed at all feeds badly.
pub(crate) fn tell_as_well(
    hits: &mut Vec<Hit>,
    tokens: &[Token],
    lexicon: &Lexicon,
    signs: &[Sign],
) {
    let at_the_breast = || {
        let mut words = tokens.iter().map(|t| &t.plain);
        words.any(|word| lexicon.sucklings.contains(word))
    };
    add_of(hits, signs, Sign::Unresponsive, Sign::AlteredMentalStatus);
    if at_the_breast() {
        add_of(hits, signs, Sign::UnableToFeedOrDrink, Sign::NotFeedingWell);
    }
}

/// Where the first sign is there, its words tell the second one.
fn add_of(hits: &mut Vec<Hit>, signs: &[Sign], told: Sign, as_well: Sign) {
    let there = |sign| move |hit: &&Hit| hit.sign == sign && hit.state == Some(SignState::Present);
    let known = hits.iter().find(there(as_well)).is_some();
    if known || !signs.contains(&as_well) {
        return;
    }
    if let Some(hit) = hits.iter().find(there(told)) {
        hits.push(Hit {
            sign: as_well,
            ..hit.clone()
        });
    }
}

/// "Was gasping last night, breathes easily now": what was told as past and is denied later in its sentence is over.
pub(crate) fn settled(hits: &mut [Hit], tokens: &[Token], lexicon: &Lexicon) {
    let at = |byte: usize| tokens.iter().position(|t| t.span.start >= byte);
    let denied: Vec<(Sign, std::ops::Range<usize>)> = hits
        .iter()
        .filter(|hit| hit.state == Some(SignState::Absent))
        .map(|hit| (hit.sign, hit.span.clone()))
        .collect();
    for hit in hits {
        if hit.state != Some(SignState::Present) || LASTING.contains(&hit.sign) {
            continue;
        }
        let Some(cue) = at(hit.span.start) else {
            continue;
        };
        let start = tokens[..cue]
            .iter()
            .rposition(|t| t.stop)
            .map_or(0, |at| at + 1);
        let stop = tokens[cue..].iter().find(|t| t.stop);
        let end = stop.map_or(usize::MAX, |t| t.span.start);
        let told = tokens[start..]
            .iter()
            .take_while(|t| t.span.start < hit.span.end);
        let past = lexicon.tells_past(&tokens[start..start + told.count()]);
        let later = |(sign, span): &(Sign, std::ops::Range<usize>)| {
            *sign == hit.sign && span.start >= hit.span.end && span.end <= end
        };
        if let Some((_, span)) = denied.iter().find(|denied| later(denied)).filter(|_| past) {
            (hit.state, hit.scope, hit.trigger) = (None, Scope::Resolved, Some(span.clone()));
        }
    }
}

/// Of two signs that the same words name, leaves the one that fits the patient's age.
pub(crate) fn of_age(hits: &mut Vec<Hit>, tokens: &[Token], lexicon: &Lexicon) {
    let young = is_young(tokens, lexicon);
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

/// Whether a text tells of a child, by a word of its list or by an age.
pub(crate) fn is_young(tokens: &[Token], lexicon: &Lexicon) -> bool {
    tokens.iter().any(|t| lexicon.young.contains(&t.plain))
        || told_age(tokens, lexicon).is_some_and(|years| years < ADULT)
}

/// The age in years that the text tells first: "5y", "7yo", "nine year old", "4 yrs old".
fn told_age(tokens: &[Token], lexicon: &Lexicon) -> Option<u32> {
    const JOINED: [&str; 5] = ["y", "yo", "yr", "yrs", "yom"];
    const YEARS: [&str; 5] = ["year", "years", "yr", "yrs", "y"];
    tokens.iter().enumerate().find_map(|(at, token)| {
        let word = token.plain.as_str();
        let split = word
            .find(|c: char| !c.is_ascii_digit())
            .filter(|split| *split > 0);
        if let Some(split) = split {
            return word[..split]
                .parse()
                .ok()
                .filter(|_| JOINED.contains(&&word[split..]));
        }
        let years = word
            .parse()
            .ok()
            .or_else(|| lexicon.numbers.get(word).copied())?;
        let mut rest = tokens[at + 1..]
            .iter()
            .filter(|t| t.plain != "-")
            .map(|t| t.plain.as_str());
        let old = YEARS.contains(&rest.next()?) && rest.next() == Some("old");
        old.then_some(years)
    })
}
