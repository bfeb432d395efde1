//! The week of the visits that are stored.

use aidpost_protocol::acuity::Acuity;

use crate::week::Week;
use crate::week_counter::{CountedVisit, WeekCounter};
use crate::{Store, StoreError, index};

impl Store {
    /// Counts the visits of a week of ISO 8601, such as `2026W48`, from Monday at midnight by the post's clock; `offset` is that clock's, `+03:00` or `Z`.
    ///
    /// # Errors
    /// [`StoreError::BadField`]; [`StoreError::Damaged`].
    pub fn week(&self, period: &str, offset: &str) -> Result<Week, StoreError> {
        let mut counter = WeekCounter::new(period, offset)?;
        let first = "SELECT min(at_us) FROM visit";
        counter.oldest = (self.connection).query_row(first, [], |row| row.get(0))?;
        let (from, before) = counter.span();
        let sql =
            "SELECT n, at_us, acuity_by_triage, review FROM visit WHERE at_us >= ? AND at_us < ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([from, before])?;
        while let Some(row) = rows.next()? {
            let (at, review): (i64, i64) = (row.get(1)?, row.get(3)?);
            let visit = crate::read::visit(&self.connection, row.get(0)?)?;
            let decided: Vec<Option<Acuity>> =
                visit.decisions.iter().map(|one| one.acuity).collect();
            counter.count(
                at,
                &CountedVisit {
                    at: &visit.at,
                    acuity: visit.acuity,
                    acuity_by_triage: index::acuity(row.get(2)?)?,
                    review: review != 0,
                    review_open: review == 1,
                    decided: &decided,
                    encounter: Some(&visit.encounter),
                    triages: visit.triages.iter().map(|one| &one.json).collect(),
                },
            )?;
        }
        Ok(counter.week())
    }
}
