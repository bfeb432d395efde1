//! One week in counts, for a supervisor: no name, no id, no text that a person wrote. How they are written stands in `week_page`.

use std::collections::{BTreeMap, BTreeSet};

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Sign;
use jiff::civil::{ISOWeekDate, Weekday};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use crate::watch::{self, SignGroup, Trend};
use crate::{Store, StoreError, index};

/// What happened in one week.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "VisitWeek"))]
pub struct Week {
    /// As DHIS2 names it: `2026W48`.
    pub period: String,
    /// All visits.
    pub visits: u64,
    /// By the colour in force: a person's, where one has decided.
    pub by_colour: BTreeMap<Acuity, u64>,
    /// So many triages asked for a supervisor's review.
    pub reviews: u64,
    /// Of those, so many are still open.
    pub reviews_open: u64,
    /// A person's decisions for a more urgent colour than the triage's.
    pub overrides_up: u64,
    /// A person's decisions for a less urgent colour than the triage's.
    pub overrides_down: u64,
    /// A person's decisions that the triage's colour stands.
    pub confirmed: u64,
    /// Visits in which a reader found this sign in the narrative, and the worker had said nothing of it.
    pub not_ticked: BTreeMap<Sign, u64>,
    /// Groups of signs that are watched from week to week, with what was usual before.
    pub groups: Vec<Trend>,
}

impl Store {
    /// Counts the visits of a week of ISO 8601, such as `2026W48`, from Monday at midnight by the post's clock; `offset` is that clock's, `+03:00` or `Z`.
    ///
    /// # Errors
    /// [`StoreError::BadField`]; [`StoreError::Damaged`].
    pub fn week(&self, period: &str, offset: &str) -> Result<Week, StoreError> {
        let (from, before) = bounds(period, offset, 0)?;
        let mut week = Week {
            period: period.to_owned(),
            ..Week::default()
        };
        let sql = "SELECT acuity, review, n FROM visit WHERE at_us >= ? AND at_us < ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([from, before])?;
        while let Some(row) = rows.next()? {
            let (review, n): (i64, i64) = (row.get(1)?, row.get(2)?);
            week.visits += 1;
            *week
                .by_colour
                .entry(index::acuity(row.get(0)?)?)
                .or_default() += 1;
            week.reviews += u64::from(review != 0);
            week.reviews_open += u64::from(review == 1);
            for sign in self.not_ticked(n)? {
                *week.not_ticked.entry(sign).or_default() += 1;
            }
            self.count_decisions(n, &mut week)?;
        }
        week.groups = self.groups(period, offset)?;
        Ok(week)
    }

    /// This week's groups after those of the weeks before it, as far as there were visits.
    fn groups(&self, period: &str, offset: &str) -> Result<Vec<Trend>, StoreError> {
        let oldest: Option<i64> =
            (self.connection).query_row("SELECT min(at_us) FROM visit", [], |row| row.get(0))?;
        let mut weeks = Vec::new();
        for back in (0..(watch::USUAL + watch::SUMMED) as i64).rev() {
            let (from, before) = bounds(period, offset, back)?;
            // A week in which the post did not yet work would make what is usual too little.
            if back == 0 || oldest.is_some_and(|oldest| oldest <= from) {
                weeks.push(self.count_groups(from, before)?);
            }
        }
        Ok(watch::trends(&weeks))
    }

    fn count_groups(&self, from: i64, before: i64) -> Result<BTreeMap<SignGroup, u64>, StoreError> {
        let sql = "SELECT n FROM visit WHERE at_us >= ? AND at_us < ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([from, before])?;
        let mut counts = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let visit = crate::read::visit(&self.connection, row.get(0)?)?;
            let triages: Result<Vec<Value>, StoreError> = visit
                .triages
                .iter()
                .map(|triage| value(&triage.json))
                .collect();
            for group in watch::groups(&value(&visit.encounter)?, &triages?) {
                *counts.entry(group).or_default() += 1;
            }
        }
        Ok(counts)
    }

    fn count_decisions(&self, n: i64, week: &mut Week) -> Result<(), StoreError> {
        let sql = "SELECT d.acuity, v.acuity_by_triage FROM decision d JOIN visit v ON v.n = d.visit WHERE v.n = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([n])?;
        while let Some(row) = rows.next()? {
            let (decided, triage): (Option<i64>, i64) = (row.get(0)?, row.get(1)?);
            match decided {
                Some(acuity) if acuity > triage => week.overrides_up += 1,
                Some(acuity) if acuity < triage => week.overrides_down += 1,
                _ => week.confirmed += 1,
            }
        }
        Ok(())
    }

    /// The signs that any of the visit's triages read as present and of which the worker said nothing.
    fn not_ticked(&self, n: i64) -> Result<BTreeSet<Sign>, StoreError> {
        let visit = crate::read::visit(&self.connection, n)?;
        let ticked = value(&visit.encounter)?;
        let mut found = BTreeSet::new();
        for triage in &visit.triages {
            let triage = value(&triage.json)?;
            // `aidpost.triage/1` has no such list: nothing is counted of it. A sign by a later version has no name here.
            let read = triage["reading"]["signs"].as_array().into_iter().flatten();
            let present = read.filter(|one| one["state"] == "present");
            let signs = present.filter_map(|one| Sign::from_code(one["sign"].as_str()?));
            found.extend(signs.filter(|sign| ticked["signs"][sign.code()].is_null()));
        }
        Ok(found)
    }
}

fn value(json: &str) -> Result<Value, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Damaged)
}

/// Microseconds of the beginning and end of a week, or of the one so many weeks before it.
fn bounds(period: &str, offset: &str, back: i64) -> Result<(i64, i64), StoreError> {
    let bad = |field, expected| StoreError::BadField { field, expected };
    let monday = || -> Option<_> {
        let (year, week) = period.split_once('W')?;
        let is_plain = year.len() == 4 && (1..=2).contains(&week.len());
        let week = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday);
        is_plain.then_some(week.ok()?.date())
    };
    let monday = monday().ok_or_else(|| bad("period", "not a week such as `2026W48`"))?;
    let monday = (monday.checked_sub((7 * back).days())).map_err(|_| bad("period", "too early"))?;
    let next = monday
        .checked_add(7.days())
        .map_err(|_| bad("period", "too late"))?;
    let instant = |date: jiff::civil::Date| {
        let time: Result<Timestamp, _> = format!("{date}T00:00:00{offset}").parse();
        time.map(Timestamp::as_microsecond)
            .map_err(|_| bad("offset", "neither `Z` nor an offset such as `+03:00`"))
    };
    Ok((instant(monday)?, instant(next)?))
}
