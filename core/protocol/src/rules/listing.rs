//! Every table in one shape, for listing, hashing and generating test vectors. It decides nothing.

use super::condition::Condition;
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
    pub applies: Option<Condition>,
    /// For whom among these it is not.
    pub unless: Option<Condition>,
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
    pub when: Condition,
    /// For a step of a mass-casualty protocol: where the next step is taken.
    pub ruled_out: Option<Condition>,
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
        rows: chart
            .rules
            .iter()
            .chain(chart.added())
            .map(|rule| row(rule, rule.gives.code().to_owned()))
            .collect(),
    });
    let score_tables = super::score_tables().iter().map(|table| Listing {
        id: table.id,
        title: table.title,
        version: table.version,
        source: table.source,
        applies: Some(table.applies),
        unless: table.unless,
        rows: rows(table.rules, |points| format!("{points} points")),
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
    let algorithms = super::algorithms().iter().map(|algorithm| Listing {
        id: algorithm.id,
        title: algorithm.title,
        version: algorithm.version,
        source: algorithm.source,
        applies: Some(algorithm.made_for),
        unless: None,
        rows: algorithm
            .steps
            .iter()
            .map(|step| Row {
                ruled_out: Some(step.ruled_out),
                ..row(&step.rule, step.rule.gives.code().to_owned())
            })
            .collect(),
    });
    charts
        .chain(score_tables)
        .chain(standards)
        .chain(algorithms)
        .collect()
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
