//! Denials that stand behind what they deny: answers ("fits: no", "cough (-)") and the end of a list ("fever or cough: none").

use crate::matcher::Match;
use crate::scopes::Line;
use crate::tokens::Token;

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

    /// "Fits: no", "cough? none", "fever (-)", "vomiting no, …".
    pub(crate) fn answers(&self, trigger: &Match, cue: &Match) -> bool {
        let all = |mark: &str| trigger.own.iter().all(|at| self.tokens[*at].plain == mark);
        let minus = all("(-)");
        if (minus || all("0")) && trigger.end == cue.start {
            return self.begins_items(trigger.start);
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
}
