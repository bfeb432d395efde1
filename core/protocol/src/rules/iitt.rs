//! What the two charts of the Interagency Integrated Triage Tool share: documents and the vital signs that both need.
//! Licence: the charts are CC BY-NC-SA 3.0 IGO; only their facts are used here, in this project's words and layout.

use super::condition::Condition;
use super::rule::{Document, Rule, Source, Step};
#[cfg(any(feature = "news2", feature = "qsofa"))]
use crate::encounter::Avpu;
use crate::encounter::{Sign, Vital};

const LICENCE: &str = "CC BY-NC-SA 3.0 IGO; facts only, reworded";

/// Adult chart.
pub(super) const ADULT: Document = Document {
    title: "WHO/ICRC/MSF Interagency Integrated Triage Tool 2020, chart for age 12 and over",
    sha256: Some("9597ab1f4f28687d9d2e1e28bfac6a84191889c6800198571b6af6a160e5711d"),
    licence: LICENCE,
    evidence: "read in WHO's own file",
};

/// Child chart.
pub(super) const CHILD: Document = Document {
    title: "WHO/ICRC/MSF Interagency Integrated Triage Tool 2020, chart for age under 12",
    sha256: Some("c1fd4004447c6511a999a96177d887ba3ddfbe7a00e4ff38ba5794dabff515c4"),
    licence: LICENCE,
    evidence: "read in WHO's own file",
};

/// The card that explains the starred terms of both charts.
pub(super) const CARD: Document = Document {
    title: "WHO/ICRC/MSF Interagency Integrated Triage Tool 2020, reference card",
    sha256: Some("d69bbe391901cbbe14966df93af1f9024d5b9881705589f47dcb4df02a3ca7d1"),
    licence: LICENCE,
    evidence: "read in WHO's own file",
};

pub(super) const CARD_BURN: Source = Source {
    document: &CARD,
    place: "major burns",
};

/// The chart's minimum of measured numbers; the level of consciousness is the fifth vital sign.
pub(super) const MINIMUM: &[Vital] = &[
    Vital::HeartRate,
    Vital::RespiratoryRate,
    Vital::Temperature,
    Vital::Spo2,
];

/// Any level of consciousness but alert, as the scores count it.
#[cfg(any(feature = "news2", feature = "qsofa"))]
pub(super) const NOT_ALERT: Condition =
    Condition::Avpu(&[Avpu::Confusion, Avpu::Voice, Avpu::Pain, Avpu::Unresponsive]);

pub(super) const fn red(
    id: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule {
    Rule {
        id,
        gives: Step::Red,
        criterion,
        when,
        source,
    }
}

pub(super) const fn yellow(
    id: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule {
    Rule {
        id,
        gives: Step::Yellow,
        criterion,
        when,
        source,
    }
}

pub(super) const fn vital(
    id: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule {
    Rule {
        id,
        gives: Step::HighRiskVital,
        criterion,
        when,
        source,
    }
}

/// What the chart calls altered mental state in a child, with agitation.
pub(super) const ALTERED: Condition = Condition::Any(&[
    Condition::Sign(Sign::AlteredMentalStatus),
    Condition::Sign(Sign::Lethargy),
    Condition::Sign(Sign::RestlessOrIrritable),
    Condition::Sign(Sign::Agitation),
]);
