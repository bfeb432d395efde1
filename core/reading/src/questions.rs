//! What stands behind or within a question: what it takes as there, what is only wondered, and a yes that speaks of long ago.

use aidpost_protocol::encounter::Sign;

use crate::hit::Scope;
use crate::lexicon::Kind;
use crate::matcher::{self, Match};
use crate::scopes::{Line, RECENT};
use crate::sign_groups::THOUGHT_OF;
use crate::triggers::CLOSE_BEHIND;

impl Line<'_> {
    /// "Fits? Yes, six years ago": a time of the past behind a yes, before anything of today.
    pub(crate) fn long_ago(&self, yes: usize) -> Option<(usize, usize)> {
        let past = |m: &&&Match| {
            let is_time = matches!(
                m.kind,
                Kind::Either(Scope::History)
                    | Kind::Back(Scope::History)
                    | Kind::After(Scope::History)
                    | Kind::AfterClosing(Scope::History)
            );
            let between = yes + 1..m.start;
            let stops = |at: usize| {
                let token = &self.tokens[at];
                token.stop || self.ends[at] || self.lexicon.nows.contains(&token.plain)
            };
            let days = (m.start..m.end)
                .find_map(|at| matcher::duration(self.tokens, at, self.lexicon))
                .map(|(days, _)| days);
            is_time
                && m.start > yes
                && between.len() <= CLOSE_BEHIND
                && !between.into_iter().any(stops)
                && days.is_none_or(|days| days >= RECENT)
        };
        let trigger = self.triggers.iter().find(past)?;
        Some((trigger.start, trigger.end))
    }

    /// "When did the fits start?", "Why is he vomiting?": what is asked is another thing, and that they are there is told.
    pub(crate) fn supposed(&self, cue: &Match) -> bool {
        self.supposes.iter().any(|m| {
            let between = m.end.min(cue.start)..cue.start;
            m.start < cue.start
                && between.len() <= CLOSE_BEHIND
                && !self.tokens[between]
                    .iter()
                    .any(|t| t.stop || t.plain == ",")
        })
    }

    /// "?stroke": a mark that stands before the word and not behind another one only wonders.
    pub(crate) fn queried(&self, cue: &Match, sign: Sign) -> bool {
        let Some(mark) = cue.start.checked_sub(1) else {
            return false;
        };
        let free = mark
            .checked_sub(1)
            .is_none_or(|at| self.tokens[at].span.end < self.tokens[mark].span.start);
        let touches = self.tokens[mark].span.end == self.tokens[cue.start].span.start;
        // "? stroke": the mark stands alone at the beginning of what is told.
        let begins = mark.checked_sub(1).is_none_or(|at| {
            self.tokens[at].stop || [",", "(", "as"].contains(&self.tokens[at].plain.as_str())
        });
        self.tokens[mark].plain == "?" && free && (touches || begins) && !THOUGHT_OF.contains(&sign)
    }
}
