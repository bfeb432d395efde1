//! Warnings: what a person should know before relying on a triage. None holds words of the account.

use crate::acuity::Acuity;
use crate::encounter::{Encounter, Sign, Vital};
use crate::model::Identity;
use crate::protocol::{self, OtherAssessment, Response};
use crate::reading::{ModelReading, ModelStatus, Told, ToldValue};

use super::record::{Warning, WarningCode};

/// The warnings so far.
#[derive(Default)]
pub(super) struct Warnings {
    pub(super) list: Vec<Warning>,
}

impl Warnings {
    pub(super) fn add(&mut self, code: WarningCode, message: String) {
        self.list.push(Warning { code, message });
    }

    pub(super) fn conflict(&mut self, sign: Sign) {
        let message = format!(
            "you marked \"{}\" absent, and the account tells of it: check again",
            sign.label()
        );
        self.add(WarningCode::SignConflict, message);
    }

    pub(super) fn not_ticked(&mut self, sign: Sign) {
        let message = format!(
            "\"{}\" was not ticked in the checklist, and the account tells of it",
            sign.label()
        );
        self.add(WarningCode::ChecklistMissedSign, message);
    }

    /// Whether there are any.
    pub(super) fn disputed(&mut self, signs: &[Sign]) -> bool {
        for sign in signs {
            let message = format!(
                "the list of cues and the model disagree about \"{}\": it counts as there until a person has looked",
                sign.label()
            );
            self.add(WarningCode::ReadersDisagree, message);
        }
        !signs.is_empty()
    }

    pub(super) fn unclear(&mut self, signs: &[Sign]) {
        for sign in signs {
            let message = format!(
                "the account may tell of \"{}\", or only of another time or person: ask, and mark it",
                sign.label()
            );
            self.add(WarningCode::UnclearSign, message);
        }
    }

    pub(super) fn told(&mut self, values: &[ToldValue]) {
        for value in values {
            let vital = Vital::ALL.iter().find(|vital| vital.field() == value.field);
            let name = vital.map_or_else(|| value.field.clone(), |vital| vital.words());
            let unit = vital.map_or("", |vital| vital.unit());
            let message = format!(
                "the account tells of {name} {} {unit}, which was not entered: enter it if it was measured now",
                value.value
            );
            self.add(WarningCode::ToldValue, message);
        }
    }

    pub(super) fn more_urgent(&mut self, opinion: Acuity, raises: bool) {
        let effect = if raises {
            "the colour was raised"
        } else {
            "the colour was not changed"
        };
        let message = format!(
            "the model thinks this patient is more urgent ({}); {effect}, ask a supervisor to look",
            opinion.label()
        );
        self.add(WarningCode::ModelMoreUrgent, message);
    }

    /// Warns of present signs for which neither the chart nor another standard in force has a rule, and that are not among
    /// the everyday ones, so that none is passed over in silence; whether there are any.
    pub(super) fn unused_signs(&mut self, joined: &Encounter) -> bool {
        let unused = protocol::signs_without_rule(joined);
        for sign in &unused {
            let message = format!(
                "\"{}\" is there, and the chart for this age has no rule for it: ask a supervisor to look",
                sign.label()
            );
            self.add(WarningCode::SignNotInChart, message);
        }
        !unused.is_empty()
    }

    /// Warns of classes of other standards that ask for urgent referral. The rules have made a finding of them already, which
    /// asks for review.
    pub(super) fn urgent_classes(&mut self, others: &[OtherAssessment]) {
        let mut named: Vec<(&str, &str)> = Vec::new();
        for other in others {
            for finding in &other.findings {
                let class = (other.protocol.as_str(), finding.class.as_str());
                if finding.response == Response::ReferUrgently && !named.contains(&class) {
                    named.push(class);
                }
            }
        }
        for (protocol, class) in &named {
            let message = format!(
                "{protocol} calls this \"{class}\" and asks for urgent referral: at least yellow, and ask a supervisor to look"
            );
            self.add(WarningCode::OtherProtocolUrgent, message);
        }
    }

    pub(super) fn about_the_reading(
        &mut self,
        encounter: &Encounter,
        told: &Told,
        reading: &ModelReading,
        identity: Option<&Identity>,
    ) {
        self.about_the_answer(reading, "the model", WarningCode::ModelFailed);
        self.about_the_language(encounter, told);
        if !encounter.photos.is_empty() {
            let message =
                "photos were not looked at: a triage reads words, ticks and numbers".to_owned();
            self.add(WarningCode::PhotosNotRead, message);
        }
        let Some(identity) = identity else { return };
        if reading.status.is_answer() && !is_evaluated(encounter, told, identity) {
            let message = "nobody has evaluated this model pack in the language of the account: compare what the model read with the account";
            self.add(WarningCode::LanguageNotEvaluated, message.to_owned());
        }
        if identity.not_for_clinical_use {
            let message =
                "made with a demo or unverified model pack: not for clinical use".to_owned();
            self.add(WarningCode::NotForClinicalUse, message);
        }
        for defect in &identity.known_defects {
            self.add(
                WarningCode::KnownDefect,
                format!("known of this model pack: {defect}"),
            );
        }
    }

    /// Of a model on another machine: whether it answered, and that nobody here has seen its weights. `here` is the model of this machine.
    pub(super) fn about_elsewhere(
        &mut self,
        reading: &ModelReading,
        identity: &Identity,
        here: Option<&Identity>,
    ) {
        let who = "the model on another machine";
        self.about_the_answer(reading, who, WarningCode::RemoteFailed);
        let is_said = here.is_some_and(|here| here.not_for_clinical_use);
        let counts = reading.status.is_answer();
        if counts && identity.not_for_clinical_use && !is_said {
            let message = "a model on another machine read the account too, whose weights nobody here has checked: not for clinical use";
            self.add(WarningCode::NotForClinicalUse, message.to_owned());
        }
    }

    fn about_the_answer(&mut self, reading: &ModelReading, who: &str, failed: WarningCode) {
        let failure = match (reading.status, &reading.failure) {
            (_, Some(reason)) => Some(reason.as_str()),
            (ModelStatus::Cancelled, _) => Some("cancelled"),
            (ModelStatus::TimedOut, _) => Some("out of time"),
            _ => None,
        };
        if let Some(reason) = failure {
            self.add(failed, format!("{who} did not read the account: {reason}"));
        }
        if reading.status == ModelStatus::Unreliable {
            let message = format!(
                "{who}'s reading has gone wrong (the same words or lines again and again, or words that show nothing): of what it read, only what the list of cues reads too counts"
            );
            self.add(WarningCode::ReadingUnreliable, message);
        }
        if reading.reply.rejected > 0 {
            let message = format!(
                "{} line(s) of {who}'s answer were left out: not in the chart, or not in the account",
                reading.reply.rejected
            );
            self.add(WarningCode::ReplyRejected, message);
        }
        if reading.truncated {
            let message = format!("{who}'s answer was cut at its limit: signs may be missing");
            self.add(WarningCode::ReplyTruncated, message);
        }
    }

    fn about_the_language(&mut self, encounter: &Encounter, told: &Told) {
        if !told.has_list && encounter.language.is_some() {
            let message = "there is no list of cues for the language that was named: the account was read as English";
            self.add(WarningCode::LanguageNotRead, message.to_owned());
        }
        if let Some(other) = &told.looks_like {
            let message = format!(
                "the account is plainly in another language than was said: {other} was read too"
            );
            self.add(WarningCode::LanguageNotRead, message);
        }
    }
}

/// Whether the pack was evaluated in the language that was named, and in the one that the account is plainly in.
fn is_evaluated(encounter: &Encounter, told: &Told, identity: &Identity) -> bool {
    let named = encounter.language.as_deref().unwrap_or("en");
    let named = named.split(['-', '_']).next().unwrap_or_default();
    let known = |language: &str| {
        let mut languages = identity.languages.iter();
        languages.any(|evaluated| evaluated.eq_ignore_ascii_case(language))
    };
    known(named) && told.looks_like.as_deref().is_none_or(known)
}
