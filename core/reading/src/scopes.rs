//! Which of the cues found count, and in which scope each stands.

use std::cell::OnceCell;

use aidpost_protocol::encounter::{Sign, SignState};

use crate::answers::{self, Answer};
use crate::hit::{Hit, Scope};
use crate::lexicon::{Kind, Lexicon};
use crate::matcher::{self, Match};
use crate::negation;
use crate::sign_groups::{self, DONE_BY_OTHERS, LASTING, OF_MOTHERS, THOUGHT_OF};
use crate::telling;
use crate::together;
use crate::tokens::Token;
use crate::triggers::{self, CLOSE_BEHIND, owns};

/// How far, in tokens, a scope that stands behind its cue may be from it.
const BEHIND: usize = 6;
/// What began less than so many days ago belongs to this illness.
pub(crate) const RECENT: u32 = 60;

pub(crate) struct Line<'a> {
    text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
    pub triggers: Vec<&'a Match>,
    inside: Vec<&'a Match>,
    pub supposes: Vec<&'a Match>,
    pub ends: Vec<bool>,
    pub cue_ends: Vec<Option<usize>>,
    /// By the token behind its words, where each denial stops.
    denials: Vec<OnceCell<usize>>,
}

pub(crate) fn judge(
    text: &str,
    tokens: &[Token],
    matches: &[Match],
    lexicon: &Lexicon,
    signs: &[Sign],
) -> Vec<Hit> {
    let kept = telling::cues(tokens, matches, lexicon);
    // Words that speak of nothing found hide no other scope: "it was so in his childhood".
    let on_a_cue = |m: &Match| {
        kept.iter()
            .any(|cue| m.start < cue.end && cue.start < m.end)
    };
    let pseudo = |m: &&Match| match m.kind {
        Kind::Ignore | Kind::Teller => true,
        Kind::Inside(_) => on_a_cue(m),
        _ => false,
    };
    let masks: Vec<&Match> = matches.iter().filter(pseudo).collect();
    let triggers = triggers::acting(tokens, matches, &kept, &masks, lexicon);
    let mut ends = vec![false; tokens.len()];
    triggers
        .iter()
        .filter(|m| m.kind == Kind::End)
        .for_each(|m| ends[m.start] = true);
    let mut cue_ends: Vec<Option<usize>> = vec![None; tokens.len()];
    // A cue that goes on behind a comma is no single item of what is denied.
    let item = |m: &Match| (m.start..m.end).find(|at| tokens[*at].plain == ",");
    kept.iter()
        .filter(|m| !matches!(m.kind, Kind::Beside(_)))
        .for_each(|m| {
            let end = item(m).unwrap_or(m.end);
            cue_ends[m.start] = cue_ends[m.start].max(Some(end));
        });
    let inside = masks
        .into_iter()
        .filter(|m| matches!(m.kind, Kind::Inside(_)))
        .collect();
    let supposes = matches.iter().filter(|m| m.kind == Kind::Supposes);
    let line = Line {
        text,
        tokens,
        lexicon,
        triggers,
        inside,
        supposes: supposes.collect(),
        ends,
        cue_ends,
        denials: vec![OnceCell::new(); tokens.len() + 1],
    };
    let (beside, kept): (Vec<&Match>, Vec<&Match>) = kept
        .into_iter()
        .partition(|cue| matches!(cue.kind, Kind::Beside(_)));
    let mut hits: Vec<Hit> = kept
        .into_iter()
        .filter_map(|cue| line.hit(cue, signs))
        .collect();
    let beside: Vec<Hit> = beside
        .into_iter()
        .filter_map(|cue| line.hit(cue, signs))
        .collect();
    together::add_beside(&mut hits, beside, lexicon);
    together::of_age(&mut hits, tokens, lexicon);
    together::settled(&mut hits, tokens, lexicon);
    together::tell_as_well(&mut hits, tokens, lexicon, signs);
    hits
}

/// "The dog of the neighbour bit him": the other person belongs to what was done.
fn done_by_others(cue: &Match) -> bool {
    matches!(cue.kind, Kind::Present(sign) if DONE_BY_OTHERS.contains(&sign))
}

impl Line<'_> {
    fn hit(&self, cue: &Match, signs: &[Sign]) -> Option<Hit> {
        let (sign, stated) = match cue.kind {
            Kind::Present(sign) | Kind::Beside(sign) => (sign, None),
            Kind::Absent(sign) => (sign, Some((cue.start, cue.end))),
            _ => return None,
        };
        let found = self.scope(cue, sign);
        let (scope, trigger) = match (stated, found) {
            // A cue that says by itself that the sign is not there, such as "neck supple".
            (Some(own), None | Some((Scope::Resolved, _))) => (Scope::Negated, Some(own)),
            // "not afebrile" claims nothing.
            (Some(_), Some((Scope::Negated, _))) => return None,
            (_, Some((scope, trigger))) => (scope, Some(trigger)),
            (None, None) => (Scope::Affirmed, None),
        };
        let state = match scope {
            Scope::Affirmed => Some(SignState::Present),
            Scope::Negated => Some(SignState::Absent),
            _ => None,
        };
        let sign = if state == Some(SignState::Present) {
            sign_groups::asked(sign, signs)?
        } else {
            signs.contains(&sign).then_some(sign)?
        };
        let span = self.bytes((cue.start, cue.end))?;
        let text = self.text.get(span.clone())?.to_owned();
        let trigger = trigger.and_then(|range| self.bytes(range));
        Some(Hit {
            sign,
            state,
            span,
            text,
            cue: cue.cue,
            scope,
            trigger,
        })
    }

    fn bytes(&self, (start, end): (usize, usize)) -> Option<std::ops::Range<usize>> {
        Some(self.tokens.get(start)?.span.start..self.tokens.get(end.checked_sub(1)?)?.span.end)
    }

    fn scope(&self, cue: &Match, sign: Sign) -> Option<(Scope, (usize, usize))> {
        if self.queried(cue, sign) {
            return Some((Scope::Asked, (cue.start - 1, cue.end)));
        }
        // "Hands warm? No": the cue has its answer within.
        let answered = cue.own.iter().any(|at| self.tokens[*at].plain == "?");
        let talk = answers::in_talk(self.tokens, cue, self.lexicon).filter(|_| !answered);
        if let Some((false, at)) = talk {
            return Some((Scope::Negated, (at, at + 1)));
        }
        if let Some((true, at)) = talk
            && let Some(trigger) = self.long_ago(at)
        {
            return Some((Scope::History, trigger));
        }
        // "Did your brother have fits? Yes" is no question any more, and still tells of the brother.
        let told = talk.is_some() || answered || self.supposed(cue);
        let asked = |scope: Scope| scope == Scope::Asked && told;
        match answers::after(self.tokens, cue, self.lexicon) {
            Some(Answer::Yes(at)) => {
                return self.long_ago(at).map(|trigger| (Scope::History, trigger));
            }
            Some(Answer::Open) if !told && !THOUGHT_OF.contains(&sign) => {
                return Some((Scope::Asked, (cue.start, cue.end + 1)));
            }
            Some(Answer::Open) | None => {}
        }
        let figurative = self.inside.iter().find(|m| match m.kind {
            // "Hot tea" is no fever, but "hot tea on his arm" is a burn.
            Kind::Inside(Scope::Figurative) => m.start <= cue.start && cue.end <= m.end,
            Kind::Inside(scope) if asked(scope) => false,
            _ => m.start < cue.end && cue.start < m.end,
        });
        if let Some(Match {
            kind: Kind::Inside(scope),
            start,
            end,
            ..
        }) = figurative
        {
            return Some((*scope, (*start, *end)));
        }
        // "Come if he has fits, and now he has": whatever else stands there.
        let affirms = |t: &&Match| self.reaches(t, cue, Scope::Affirmed);
        if self.triggers.iter().any(affirms) {
            return None;
        }
        let order = [
            Scope::Figurative,
            Scope::OtherPerson,
            Scope::Advice,
            Scope::Hypothetical,
            Scope::Asked,
            Scope::Feared,
            Scope::History,
            Scope::Negated,
            Scope::Resolved,
        ];
        let scope = order
            .into_iter()
            .filter(|scope| !asked(*scope))
            .find_map(|scope| {
                let mut triggers = self.triggers.iter();
                let trigger = triggers
                    .find(|t| self.reaches(t, cue, scope) && !self.of_her(t, sign, scope))?;
                Some((scope, (trigger.start, trigger.end)))
            })?;
        let past = [Scope::Resolved, Scope::History].contains(&scope.0);
        let lasting = past && sign == Sign::MeaslesInLastThreeMonths
            || scope.0 == Scope::Resolved && LASTING.contains(&sign);
        // "History of fever for three days", "3/7 hx of fever, cough" is this illness.
        let recent = scope.0 == Scope::History && {
            let begin = scope.1.0.saturating_sub(4);
            let before = (begin..scope.1.0).rev();
            let before =
                before.take_while(|at| !self.tokens[*at].stop && self.tokens[*at].plain != ",");
            let after = (scope.1.1..self.tokens.len()).take_while(|at| {
                let token = &self.tokens[*at];
                !token.stop && *at < cue.end + 4 && (*at < cue.end || token.plain != ",")
            });
            before.chain(after).any(|at| {
                matcher::duration(self.tokens, at, self.lexicon)
                    .is_some_and(|(days, _)| days < RECENT)
            })
        };
        (!lasting && !recent).then_some(scope)
    }

    /// "The mother is pushing": in labour, and where only the birth is told of, she is the patient herself.
    fn of_her(&self, trigger: &Match, sign: Sign, scope: Scope) -> bool {
        let mother = |at: usize| self.lexicon.mothers.contains(&self.tokens[at].plain);
        let maternal = |t: &Token| self.lexicon.maternal.contains(&t.plain);
        scope == Scope::OtherPerson
            && (OF_MOTHERS.contains(&sign) || self.tokens.iter().any(maternal))
            && (trigger.start..trigger.end).all(mother)
    }

    fn reaches(&self, trigger: &Match, cue: &Match, scope: Scope) -> bool {
        match trigger.kind {
            Kind::Before(s) if s == scope => self.forward(trigger, cue, scope),
            Kind::After(s) if s == scope => self.backward(trigger, cue, scope),
            Kind::AfterClosing(s) if s == scope => {
                let next = self.tokens.get(trigger.end);
                next.is_none_or(|t| t.stop || t.plain == "," || self.ends[trigger.end])
                    && self.backward(trigger, cue, scope)
            }
            Kind::Either(s) if s == scope => {
                self.forward(trigger, cue, scope) || self.backward(trigger, cue, scope)
            }
            Kind::Back(s) if s == scope => self.told_last(trigger, cue),
            Kind::BackIfPast(s) if s == scope => {
                self.told_last(trigger, cue) && self.past(cue.start, trigger.start)
            }
            Kind::Answer if scope == Scope::Negated => self.answers(trigger, cue),
            _ => false,
        }
    }

    fn forward(&self, trigger: &Match, cue: &Match, scope: Scope) -> bool {
        let overlaps = trigger.start < cue.end && cue.start < trigger.end;
        if overlaps && scope == Scope::OtherPerson && done_by_others(cue) {
            return false;
        }
        if trigger.start > cue.start && trigger.end < cue.end {
            // "Both feet are not swollen": it stands in a gap of the cue.
            return match scope {
                Scope::Negated | Scope::Resolved => !owns(cue, trigger),
                Scope::History => matches!(trigger.kind, Kind::Either(_)) && !owns(cue, trigger),
                Scope::OtherPerson | Scope::Asked | Scope::Feared => true,
                _ => false,
            };
        }
        if cue.start < trigger.end {
            // "Previous pregnancy had heavy bleeding": the cue begins within the words that give the scope.
            return cue.start > trigger.start && cue.end > trigger.end;
        }
        // "Diarrhoea no, vomiting": that "no" was an answer.
        let answered = |t: &Token| t.stop || t.plain == ",";
        if scope == Scope::Negated && self.tokens.get(trigger.end).is_some_and(answered) {
            return false;
        }
        if scope == Scope::History && matches!(trigger.kind, Kind::Either(_)) {
            return !self.tells_anew(trigger.end, cue.start);
        }
        // "PMH: fitted twice, transfused": a heading speaks of its whole sentence.
        let heads = self.tokens[trigger.end - 1..]
            .iter()
            .take(2)
            .any(|t| t.plain == ":");
        if scope == Scope::History && heads {
            return !(trigger.end + 1..cue.start).any(|at| {
                let token = &self.tokens[at];
                token.stop || self.ends[at] || self.lexicon.nows.contains(&token.plain)
            });
        }
        if matches!(scope, Scope::Negated | Scope::Resolved | Scope::History) {
            return cue.start < self.denied_until(trigger.end);
        }
        let between = trigger.end..cue.start;
        if scope == Scope::Affirmed && between.len() > CLOSE_BEHIND {
            return false;
        }
        !between.clone().any(|at| {
            let token = &self.tokens[at];
            let linked = at > 0 && {
                let before = &self.tokens[at - 1].plain;
                before == "," || self.lexicon.and.contains(before)
            };
            let far = at >= trigger.end + 2;
            // "Her cousin had his face burnt": whose face it is is no news.
            let of_him = self.lexicon.possessives.contains(&token.plain)
                && at > 0
                && self.lexicon.fillers.contains(&self.tokens[at - 1].plain);
            let anew = self.lexicon.subjects.contains(&token.plain) && far && !of_him;
            let turns = match scope {
                Scope::OtherPerson => anew,
                Scope::Advice => false,
                _ => anew && linked,
            };
            token.stop || self.ends[at] || turns
        })
    }

    /// Where a denial that ends before `start` stops. Asked for every cue of a text, and looked for once.
    fn denied_until(&self, start: usize) -> usize {
        let (tokens, cue_ends) = (self.tokens, &self.cue_ends);
        let look = || negation::reach(tokens, start, cue_ends, &self.ends, self.lexicon);
        self.denials
            .get(start)
            .map_or_else(look, |end| *end.get_or_init(look))
    }

    /// Whether something of today is told between: "in 2019 he had a fit, now a fever". A time speaks of all that is told with it.
    fn tells_anew(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| {
            let token = &self.tokens[at];
            token.stop
                || self.ends[at]
                || token.plain == ","
                || self.lexicon.nows.contains(&token.plain)
        })
    }

    fn backward(&self, trigger: &Match, cue: &Match, scope: Scope) -> bool {
        if scope == Scope::Negated && self.list_behind(trigger, cue) {
            return true;
        }
        let reach = if scope == Scope::History {
            BEHIND
        } else {
            CLOSE_BEHIND
        };
        if trigger.start < cue.end || trigger.start - cue.end > reach {
            return false;
        }
        !(cue.end..trigger.start).any(|at| {
            let token = &self.tokens[at];
            token.stop || self.ends[at] || token.plain == ","
        })
    }
}
