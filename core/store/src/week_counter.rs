//! Counts a week's visits, whichever record holds them: the store, or an audit log.

use std::collections::{BTreeMap, BTreeSet};

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{PatientText, Sign};
use jiff::civil::{ISOWeekDate, Weekday};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use crate::watch::{self, SignGroup};
use crate::week::Week;
use crate::{StoreError, text};

/// A visit as a week counts it.
#[derive(Debug, Clone)]
pub struct CountedVisit<'a> {
    /// When: RFC 3339 with an offset.
    pub at: &'a str,
    /// The colour in force: a person's, where one has decided.
    pub acuity: Acuity,
    /// The triage's colour.
    pub acuity_by_triage: Acuity,
    /// Whether the triage asked for a supervisor's review.
    pub review: bool,
    /// Whether nobody has decided yet.
    pub review_open: bool,
    /// Every decision of a person; without a colour it stands as it was.
    pub decided: &'a [Option<Acuity>],
    /// The encounter's JSON. Without it no sign is counted.
    pub encounter: Option<&'a PatientText>,
    /// Its triages' JSON.
    pub triages: Vec<&'a PatientText>,
}

/// Counts a week, visit by visit, in any order; the weeks before it tell what is usual.
#[derive(Debug)]
pub struct WeekCounter {
    /// Of this week and of those before it, the latest last, in microseconds.
    bounds: Vec<(i64, i64)>,
    pub(crate) oldest: Option<i64>,
    groups: Vec<BTreeMap<SignGroup, u64>>,
    week: Week,
}

impl WeekCounter {
    /// A week of ISO 8601, such as `2026W48`, from Monday at midnight by the post's clock; `offset` is that clock's, `+03:00` or `Z`.
    ///
    /// # Errors
    /// [`StoreError::BadField`].
    pub fn new(period: &str, offset: &str) -> Result<Self, StoreError> {
        let weeks = (0..(watch::USUAL + watch::SUMMED) as i64).rev();
        let bounds: Result<Vec<_>, _> = weeks.map(|back| bounds(period, offset, back)).collect();
        let bounds = bounds?;
        Ok(Self {
            oldest: None,
            groups: vec![BTreeMap::new(); bounds.len()],
            bounds,
            week: Week {
                period: period.to_owned(),
                ..Week::default()
            },
        })
    }

    /// Counts a visit, where it belongs to this week or to one before it.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for a time that is none; [`StoreError::Damaged`] for what is not JSON.
    pub fn add(&mut self, visit: &CountedVisit<'_>) -> Result<(), StoreError> {
        let at = text::instant("at", visit.at)?;
        self.oldest = Some(self.oldest.map_or(at, |oldest| oldest.min(at)));
        self.count(at, visit)
    }

    /// What was counted.
    #[must_use]
    pub fn week(self) -> Week {
        let last = self.bounds.len().saturating_sub(1);
        // A week in which the post did not yet work would make what is usual too little.
        let worked = |from: i64| self.oldest.is_some_and(|oldest| oldest <= from);
        let weeks = self.bounds.iter().zip(self.groups).enumerate();
        let weeks: Vec<_> = weeks
            .filter(|(number, ((from, _), _))| *number == last || worked(*from))
            .map(|(_, (_, groups))| groups)
            .collect();
        Week {
            groups: watch::trends(&weeks),
            ..self.week
        }
    }

    /// From the first moment that is counted to the last.
    pub(crate) fn span(&self) -> (i64, i64) {
        let first = self.bounds.first().map_or(0, |(from, _)| *from);
        (first, self.bounds.last().map_or(0, |(_, before)| *before))
    }

    pub(crate) fn count(&mut self, at: i64, visit: &CountedVisit<'_>) -> Result<(), StoreError> {
        let in_it = |(from, before): &(i64, i64)| (*from..*before).contains(&at);
        let Some(number) = self.bounds.iter().position(in_it) else {
            return Ok(());
        };
        let this_week = number + 1 == self.bounds.len();
        if this_week {
            self.count_decisions(visit);
        }
        let Some(encounter) = visit.encounter else {
            self.week.signs_unknown += u64::from(this_week);
            return Ok(());
        };
        let encounter = value(encounter)?;
        let triages: Result<Vec<Value>, StoreError> =
            visit.triages.iter().map(|json| value(json)).collect();
        let triages = triages?;
        if let Some(groups) = self.groups.get_mut(number) {
            for group in watch::groups(&encounter, &triages) {
                *groups.entry(group).or_default() += 1;
            }
        }
        if this_week {
            for sign in not_ticked(&encounter, &triages) {
                *self.week.not_ticked.entry(sign).or_default() += 1;
            }
        }
        Ok(())
    }

    fn count_decisions(&mut self, visit: &CountedVisit<'_>) {
        let week = &mut self.week;
        week.visits += 1;
        *week.by_colour.entry(visit.acuity).or_default() += 1;
        week.reviews += u64::from(visit.review);
        week.reviews_open += u64::from(visit.review_open);
        for decided in visit.decided {
            match decided {
                Some(acuity) if *acuity > visit.acuity_by_triage => week.overrides_up += 1,
                Some(acuity) if *acuity < visit.acuity_by_triage => week.overrides_down += 1,
                _ => week.confirmed += 1,
            }
        }
    }
}

/// The signs that any of the triages read as present and of which the worker said nothing.
fn not_ticked(encounter: &Value, triages: &[Value]) -> BTreeSet<Sign> {
    let mut found = BTreeSet::new();
    for triage in triages {
        // `aidpost.triage/1` has no such list: nothing is counted of it. A sign by a later version has no name here.
        let read = triage["reading"]["signs"].as_array().into_iter().flatten();
        let present = read.filter(|one| one["state"] == "present");
        let signs = present.filter_map(|one| Sign::from_code(one["sign"].as_str()?));
        found.extend(signs.filter(|sign| encounter["signs"][sign.code()].is_null()));
    }
    found
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
