//! From the rules that hold and what is missing to the colour: the one place in which both come together.

use super::chart::Chart;
use super::condition::{Condition, urgent};
use super::fever_choice::YoungInfantFever;
use super::pregnancy::{self, PREGNANCY, PRESSURE};
use super::rule::{Finding, Rule, Step};
use crate::acuity::Acuity;
use crate::encounter::{Encounter, Setting};

/// What is missing where nothing was measured or asked because nobody was there: somebody has to see the patient.
pub(super) const SETTING: &str = "setting";

/// A chart's answer, before it is put into words.
pub(super) struct Judged {
    /// The rules that held: those of the chart, then those that were added to it.
    pub(super) firing: Vec<&'static Rule>,
    /// Fields that the chart needs and the encounter lacks.
    pub(super) missing: Vec<String>,
    /// The colour.
    pub(super) acuity: Acuity,
}

/// The chart's answer for the encounter as it is told.
pub(super) fn judge(chart: &Chart, encounter: &Encounter, fever: YoungInfantFever) -> Judged {
    let mut judged = as_told(chart, encounter, fever);
    if judged.acuity == Acuity::Red {
        return judged;
    }
    // Only a woman of whom nobody said whether she is pregnant has answers to try.
    let could_be = |answer: &Encounter| {
        let other = as_told(chart, answer, fever);
        let needs_pressure =
            judged.acuity < Acuity::Yellow && other.missing.iter().any(|field| field == PRESSURE);
        let is_pregnant = Condition::Pregnant.holds(answer);
        other.acuity > judged.acuity || needs_pressure && is_pregnant
    };
    if pregnancy::answers(encounter).iter().any(could_be) {
        judged.missing.push(PREGNANCY.to_owned());
        judged.acuity = judged.acuity.more_urgent(Acuity::NotTriageable);
    }
    judged
}

fn as_told(chart: &Chart, encounter: &Encounter, fever: YoungInfantFever) -> Judged {
    let mut firing = chart.firing(encounter);
    firing.extend(chart.added().filter(|rule| holds(rule, encounter, fever)));
    let mut missing = chart.missing(encounter);
    let is_remote = encounter.setting == Some(Setting::Remote);
    // After birth a pressure is asked for, and does not stand in the way.
    let is_complete = missing
        .iter()
        .all(|field| field == PRESSURE && !Condition::Pregnant.holds(encounter));
    let silence = if is_complete && !is_remote {
        Acuity::Green
    } else {
        Acuity::NotTriageable
    };
    if is_remote {
        missing.push(SETTING.to_owned());
    }
    let acuity = firing
        .iter()
        .map(|rule| rule.gives.acuity())
        .fold(silence, Acuity::more_urgent);
    Judged {
        firing,
        missing,
        acuity,
    }
}

impl Judged {
    /// Whether a supervising clinician must look: what fired asks for it in a patient who is not red anyway.
    pub(super) fn needs_supervisor(&self) -> bool {
        let asks = |rule: &&Rule| matches!(rule.gives, Step::HighRiskVital | Step::Review);
        self.acuity != Acuity::Red && self.firing.iter().any(asks)
    }
}

fn holds(rule: &Rule, encounter: &Encounter, fever: YoungInfantFever) -> bool {
    match rule.when {
        Condition::Urgent(standard) => urgent(standard, encounter, fever).next().is_some(),
        when => when.holds(encounter),
    }
}

/// A rule that held, in words; one for another standard names its classes.
pub(super) fn finding(rule: &Rule, encounter: &Encounter, fever: YoungInfantFever) -> Finding {
    let (mut criterion, mut basis) = (rule.criterion.to_owned(), Vec::new());
    let mut source = rule.source.to_string();
    if let Condition::Urgent(standard) = rule.when {
        let mut classes: Vec<&str> = Vec::new();
        for theirs in urgent(standard, encounter, fever) {
            theirs.when.explain(encounter, &mut basis);
            if !classes.contains(&theirs.gives.name) {
                classes.push(theirs.gives.name);
                source += &format!("; {}", theirs.source);
            }
        }
        criterion += &format!(": {}", classes.join("; "));
    } else {
        basis = rule.when.basis(encounter);
    }
    Finding {
        rule: rule.id.to_owned(),
        acuity: rule.gives.acuity(),
        criterion,
        basis,
        source,
    }
}
