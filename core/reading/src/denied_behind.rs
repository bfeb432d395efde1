//! Denials that stand behind what they deny: answers ("fits: no", "cough (-)"), the end of a list ("fever or cough: none"), and words
//! that speak again of what was told last ("that has gone").

use crate::matcher::Match;
use crate::scopes::Line;
use crate::tokens::Token;

/// Words that speak again of what was told last may be so far from it.
const FAR_BEHIND: usize = 10;

impl Line<'_> {
    /// "Fever, cough or vomiting: none": everything between is a cue or joins two of them, and only the last has no link.
    pub(crate) fn list_behind(&self, trigger: &Match, cue: &Match) -> bool {
        let mut at = cue.end;
        let mut linked = false;
        while at < trigger.start {
            let Some(token) = self.tokens.get(at) else {
                return false;
            };
            let plain = &token.plain;
            let link =
                plain == "," || self.lexicon.or.contains(plain) || self.lexicon.and.contains(plain);
            match self.cue_ends[at].filter(|end| *end > at && *end <= trigger.start) {
                Some(end) if linked => (at, linked) = (end, false),
                _ if link => (at, linked) = (at + 1, true),
                _ => return false,
            }
        }
        // "Fever, absent breath sounds" denies no fever.
        let closes = self.tokens.get(trigger.end).is_none_or(|t| t.stop);
        at == trigger.start && trigger.start > cue.end && (!linked || closes)
    }

    /// "(-) fever (-) neck stiffness", "0 vomiting, 0 fever": of the first mark of a sentence one sees whether it stands before or behind its word.
    fn begins_items(&self, mark: usize) -> bool {
        let start = self.tokens[..mark].iter().rposition(|t| t.stop);
        let start = start.map_or(0, |stop| stop + 1);
        let marks = ["(-)", "(+)", "0"];
        let first = (start..=mark).find(|at| marks.contains(&self.tokens[*at].plain.as_str()));
        let before = first.and_then(|at| at.checked_sub(1));
        before.is_none_or(|at| self.tokens[at].stop || self.tokens[at].plain == ",")
    }

    /// "Fever / cough: no", "fits or fever? none": behind commas such a "no" may be for the last alone.
    fn alternatives(&self, trigger: &Match, cue: &Match) -> bool {
        let Some(mark) = trigger.start.checked_sub(1).filter(|mark| *mark > cue.end) else {
            return false;
        };
        let mut at = cue.end;
        while at < mark && self.lexicon.or.contains(&self.tokens[at].plain) {
            match self.cue_ends[at + 1].filter(|end| *end <= mark) {
                Some(end) => at = end,
                None => return false,
            }
        }
        let closes = self
            .tokens
            .get(trigger.end)
            .is_none_or(|t| t.stop || t.plain == ",");
        at == mark && matches!(self.tokens[mark].plain.as_str(), ":" | "?" | "=") && closes
    }

    /// "Fits: no", "cough? none", "fever (-)", "vomiting no, …".
    pub(crate) fn answers(&self, trigger: &Match, cue: &Match) -> bool {
        let all = |mark: &str| trigger.own.iter().all(|at| self.tokens[*at].plain == mark);
        let minus = all("(-)");
        if (minus || all("0")) && trigger.end == cue.start {
            return self.begins_items(trigger.start);
        }
        if self.alternatives(trigger, cue) {
            return true;
        }
        if trigger.start < cue.end || trigger.start - cue.end > 3 {
            return false;
        }
        if minus {
            return trigger.start == cue.end && !self.begins_items(trigger.start);
        }
        let mark = |t: &Token| {
            matches!(
                t.plain.as_str(),
                ":" | "-" | "=" | "?" | "(" | "_" | "—" | "\"" | "“" | "”"
            )
        };
        let between = &self.tokens[cue.end..trigger.start];
        let only_marks = between
            .iter()
            .all(|t| mark(t) || self.lexicon.fillers.contains(&t.plain));
        let marked = between.iter().any(mark);
        let closes = self
            .tokens
            .get(trigger.end)
            .is_none_or(|t| t.stop || !t.word && t.plain != "(");
        only_marks && closes && (marked || between.len() <= 1)
    }

    /// "She had headache last week. That has gone": no other sign is told between.
    pub(crate) fn told_last(&self, trigger: &Match, cue: &Match) -> bool {
        let after = cue.end..trigger.start;
        let same = self.tokens[trigger.start].plain == ",";
        // "Vomiting and diarrhoea, both stopped" speaks of all that the sentence told.
        let both = self
            .lexicon
            .both
            .contains(&self.tokens[trigger.start].plain);
        let stops = |at: usize| (same || both) && self.tokens[at].stop;
        cue.end <= trigger.start
            && after.len() <= FAR_BEHIND
            && !after
                .into_iter()
                .any(|at| self.cue_ends[at].is_some() && !both || stops(at))
    }

    /// Whether the sentence of the cue tells of the past: "was", "yesterday".
    pub(crate) fn past(&self, cue: usize, end: usize) -> bool {
        let start = self.tokens[..cue].iter().rposition(|t| t.stop);
        self.lexicon
            .tells_past(&self.tokens[start.unwrap_or(0)..end])
    }
}
