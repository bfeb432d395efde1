//! Lists of visits, the latest first, by time, colour, state and the beginning of the id. A list reads no record.

use std::fmt;
use std::str::FromStr;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::PatientText;
use rusqlite::ToSql;

use crate::{Store, StoreError, index, text};

/// Which visits to list. What is `None` or empty does not matter.
#[derive(Debug, Clone, Default)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "FindVisits")
)]
pub struct Find {
    /// At this time or later: RFC 3339 with an offset.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub from: Option<String>,
    /// Before this time: RFC 3339 with an offset.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub before: Option<String>,
    /// Those whose colour is one of these; a person's decision counts before the triage.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub acuity: Vec<Acuity>,
    /// Those in this state.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub state: Option<VisitState>,
    /// Those whose id begins so.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub id_begins: Option<PatientText>,
    /// What comes after the last line of a page.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub after: Option<Place>,
    /// At most so many lines; `None`: 50.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub limit: Option<u32>,
}

/// In which state a visit is, of those that somebody has to work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum VisitState {
    /// A supervisor has yet to look.
    ReviewOpen,
    /// Nobody has closed it.
    NotClosed,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "VisitPlace")
)]
pub struct Place {
    at_us: i64,
    n: i64,
}

/// `1764408600000000.12`: it tells a time and a row, and nothing of a patient.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at_us, self.n)
    }
}

impl FromStr for Place {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let read = || {
            let (at_us, n) = text.split_once('.')?;
            Some(Place {
                at_us: at_us.parse().ok()?,
                n: n.parse().ok()?,
            })
        };
        read().ok_or(StoreError::BadField {
            field: "after",
            expected: "not the end of a page, such as `1764408600000000.12`",
        })
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "VisitPage"))]
pub struct Page {
    /// The latest first.
    pub lines: Vec<VisitLine>,
    /// Where to go on, if there is more.
    pub next: Option<Place>,
}

/// One visit in a list.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitLine {
    /// The visit's name.
    pub id: PatientText,
    /// When, as the caller wrote it.
    pub at: String,
    /// The colour in force: a person's, where one has decided.
    pub acuity: Acuity,
    /// The most urgent of the triages.
    pub acuity_by_triage: Acuity,
    /// Whether a review is open.
    pub review_open: bool,
    /// When it was closed.
    pub closed_at: Option<String>,
}

const LIMIT: u32 = 50;

impl Store {
    /// The visits that are asked for, the latest first.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for a time; [`StoreError::Damaged`].
    pub fn find(&self, find: &Find) -> Result<Page, StoreError> {
        let limit = find.limit.unwrap_or(LIMIT);
        let (conditions, values) = conditions(find)?;
        let sql = format!(
            "SELECT id, at, acuity, acuity_by_triage, review = 1, closed_at, at_us, n FROM visit
             WHERE {conditions} ORDER BY at_us DESC, n DESC LIMIT {}",
            u64::from(limit) + 1
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values: Vec<&dyn ToSql> = values.iter().map(|value| &**value).collect();
        let mut rows = statement.query(&*values)?;
        let (mut lines, mut places) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            lines.push(VisitLine {
                id: row.get::<_, String>(0)?.into(),
                at: row.get(1)?,
                acuity: index::acuity(row.get(2)?)?,
                acuity_by_triage: index::acuity(row.get(3)?)?,
                review_open: row.get(4)?,
                closed_at: row.get(5)?,
            });
            places.push(Place {
                at_us: row.get(6)?,
                n: row.get(7)?,
            });
        }
        let limit = limit as usize;
        let next = (lines.len() > limit).then(|| limit.checked_sub(1).map(|last| places[last]));
        lines.truncate(limit);
        Ok(Page {
            lines,
            next: next.flatten(),
        })
    }
}

type Values = Vec<Box<dyn ToSql>>;

fn conditions(find: &Find) -> Result<(String, Values), StoreError> {
    let mut all: Vec<String> = vec!["1".to_owned()];
    let mut values: Values = Vec::new();
    if let Some(from) = &find.from {
        all.push("at_us >= ?".to_owned());
        values.push(Box::new(text::instant("from", from)?));
    }
    if let Some(before) = &find.before {
        all.push("at_us < ?".to_owned());
        values.push(Box::new(text::instant("before", before)?));
    }
    if let Some(Place { at_us, n }) = find.after {
        all.push("(at_us, n) < (?, ?)".to_owned());
        values.push(Box::new(at_us));
        values.push(Box::new(n));
    }
    if !find.acuity.is_empty() {
        let columns = find
            .acuity
            .iter()
            .map(|one| index::column(*one).to_string());
        let columns: Vec<String> = columns.collect();
        all.push(format!("acuity IN ({})", columns.join(", ")));
    }
    match find.state {
        Some(VisitState::ReviewOpen) => all.push("review = 1".to_owned()),
        Some(VisitState::NotClosed) => all.push("closed_at IS NULL".to_owned()),
        None => {}
    }
    if let Some(beginning) = &find.id_begins {
        // By bytes, so that `%` and `_` are themselves; the last character of all ends the range.
        all.push("id >= ? AND id < ?".to_owned());
        values.push(Box::new(beginning.to_string()));
        values.push(Box::new(format!("{}\u{10ffff}", &**beginning)));
    }
    Ok((all.join(" AND "), values))
}
