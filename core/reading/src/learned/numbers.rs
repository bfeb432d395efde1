//! What can be counted of a place in a text: how long it is, where it stands, and which hits stand near it.

use std::ops::Range;

use aidpost_protocol::encounter::Sign;

use super::around::reach;
use super::of_hit::{Story, present};
use super::{is_red, is_urgent};
use crate::hit::Hit;

/// How many numbers there are.
pub(super) const NUMBERS: usize = 18;
/// A hit farther away, in words and marks, is as one at this distance, and so is one that is not there.
const FAR: usize = 40;

/// The numbers of `place`, where `sign` is mentioned, or none. Hits at the very same place for the same sign are not counted.
pub(super) fn of(story: &Story<'_>, place: &Range<usize>, sign: Option<Sign>) -> [f32; NUMBERS] {
    let clause = reach(story.tokens, place, true);
    let others = || {
        let all = story.hits.iter().zip(&story.places);
        all.filter(move |(hit, at)| Some(hit.sign) != sign || *at != place)
    };
    let count = |of: &dyn Fn(&Hit, &Range<usize>) -> bool| {
        others().filter(|(hit, at)| of(hit, at)).count() as f32
    };
    let inside = |at: &Range<usize>| at.start < clause.end && clause.start < at.end;
    let nearest = |of: fn(&Hit) -> bool| {
        let near = others().filter(|(hit, _)| of(hit));
        let distance = near.map(|(_, at)| at.start.abs_diff(place.start)).min();
        distance.unwrap_or(FAR).min(FAR) as f32
    };
    let before = others().filter(|(_, at)| at.end <= place.start);
    let before = before.max_by_key(|(_, at)| at.end);
    let behind = others().filter(|(_, at)| at.start >= place.end);
    let behind = behind.min_by_key(|(_, at)| at.start);
    let state = |hit: Option<(&Hit, &Range<usize>)>| match hit {
        None => -1.0,
        Some((hit, _)) if present(hit) => 1.0,
        Some(_) => 0.0,
    };
    let length = story.tokens.len();
    [
        length as f32,
        place.start as f32 / length.max(1) as f32,
        place.len() as f32,
        clause.len() as f32,
        (place.start - clause.start) as f32,
        count(&|_, _| true),
        count(&|hit, _| !present(hit)),
        nearest(|hit| !present(hit)),
        nearest(present),
        state(before),
        before.map_or(FAR, |(_, at)| (place.start - at.end).min(FAR)) as f32,
        state(behind),
        behind.map_or(FAR, |(_, at)| (at.start - place.end).min(FAR)) as f32,
        count(&|hit, _| Some(hit.sign) == sign && present(hit)),
        count(&|hit, _| Some(hit.sign) == sign && !present(hit)),
        count(&|_, at| inside(at)),
        count(&|hit, at| inside(at) && !present(hit)),
        count(&|hit, at| inside(at) && hit.state.is_none()),
    ]
}

/// How urgent a sign is, as the numbers behind those of its place.
pub(super) fn urgency(sign: Sign) -> [f32; 2] {
    [is_red(sign), is_urgent(sign)].map(|is| f32::from(u8::from(is)))
}
