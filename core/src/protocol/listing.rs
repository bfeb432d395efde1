//! Every table in one shape, for listing, hashing and generating test vectors. It decides nothing.

use super::condition::When;
use super::rule::{Rule, Source};

/// One protocol as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Stable name, `iitt-adult`.
    pub id: &'static str,
    /// Its name in plain words.
    pub title: &'static str,
    /// Edition, or the hash of the document.
    pub version: &'static str,
    /// The whole document.
    pub source: Source,
    /// For whom it is; `None` for the charts, of which the age chooses one.
    pub applies: Option<When>,
    /// For whom among these it is not.
    pub unless: Option<When>,
    /// The rules, in the order of the table.
    pub rows: Vec<Row>,
}

/// One rule as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// [`Rule::id`].
    pub id: &'static str,
    /// What it gives, in a word: a colour's step, points, a class or a category.
    pub gives: String,
    /// [`Rule::criterion`].
    pub criterion: &'static str,
    /// [`Rule::when`].
    pub when: When,
    /// For a step of a mass-casualty protocol: where the next step is taken.
    pub ruled_out: Option<When>,
    /// Document and place.
    pub source: Source,
}

/// Every protocol of this build: the charts, the scores, the standards beside them, the mass-casualty protocols.
#[must_use]
pub fn listings() -> Vec<Listing> {
    let charts = super::charts().iter().map(|chart| Listing {
        id: chart.id,
        title: chart.title,
        version: chart.version,
        source: chart.source,
        applies: None,
        unless: None,
        rows: rows(chart.rules, |step| step.code().to_owned()),
    });
    let scales = super::scales().iter().map(|scale| Listing {
        id: scale.id,
        title: scale.title,
        version: scale.version,
        source: scale.source,
        applies: Some(scale.applies),
        unless: scale.unless,
        rows: rows(scale.rules, |points| format!("{points} points")),
    });
    let standards = super::standards().iter().map(|standard| Listing {
        id: standard.id,
        title: standard.title,
        version: standard.version,
        source: standard.source,
        applies: Some(standard.applies),
        unless: None,
        rows: rows(standard.rules, |class| class.name.to_owned()),
    });
    let flows = super::flows().iter().map(|flow| Listing {
        id: flow.id,
        title: flow.title,
        version: flow.version,
        source: flow.source,
        applies: Some(flow.made_for),
        unless: None,
        rows: flow
            .steps
            .iter()
            .map(|step| Row {
                ruled_out: Some(step.ruled_out),
                ..row(&step.rule, step.rule.gives.code().to_owned())
            })
            .collect(),
    });
    charts.chain(scales).chain(standards).chain(flows).collect()
}

fn rows<T: Copy>(rules: &[Rule<T>], gives: impl Fn(T) -> String) -> Vec<Row> {
    let rules = rules.iter();
    rules.map(|rule| row(rule, gives(rule.gives))).collect()
}

fn row<T>(rule: &Rule<T>, gives: String) -> Row {
    Row {
        id: rule.id,
        gives,
        criterion: rule.criterion,
        when: rule.when,
        ruled_out: None,
        source: rule.source,
    }
}
