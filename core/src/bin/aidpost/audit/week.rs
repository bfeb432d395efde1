//! `aidpost audit week`: a week's triages of a log in counts, without names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use aidpost::acuity::Acuity;
use aidpost::encounter::PatientText;
use aidpost::records::audit::{Event, HashedJson, Overridden, Record, Summary, Triaged, check};
use aidpost::store::{CountedVisit, StoreError, Week, WeekCounter};
use aidpost_models::Sha256;

use super::{exists, failure};
use crate::output::bad;
use crate::week::WeekArguments;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The log. The same encounter triaged again is one visit; one that was measured anew is another
    file: PathBuf,
    #[command(flatten)]
    week: WeekArguments,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let Arguments { file, week } = arguments;
    week.check()?;
    exists(file)?;
    let counts = counted(file, week)?;
    week.print(&counts, refused)
}

/// What a log tells of one encounter.
struct Logged {
    /// The record with its latest triage, which has read the most.
    last: u64,
    time: String,
    acuity: Acuity,
    acuity_by_triage: Acuity,
    review: bool,
    review_open: bool,
    decided: Vec<Option<Acuity>>,
}

#[derive(Default)]
struct Log {
    visits: Vec<Logged>,
    of_encounter: HashMap<Sha256, usize>,
    of_record: HashMap<u64, usize>,
}

impl Log {
    fn triaged(&mut self, record: &Record, triaged: &Triaged) {
        let Summary {
            acuity,
            supervisor_review: review,
            ..
        } = triaged.summary;
        let next = self.visits.len();
        let number = *(self.of_encounter)
            .entry(triaged.encounter.sha256)
            .or_insert(next);
        self.of_record.insert(record.sequence, number);
        let Some(visit) = self.visits.get_mut(number) else {
            self.visits.push(Logged {
                last: record.sequence,
                time: record.time.clone(),
                acuity,
                acuity_by_triage: acuity,
                review,
                review_open: review,
                decided: Vec::new(),
            });
            return;
        };
        visit.last = record.sequence;
        visit.acuity = visit.acuity.max(acuity);
        visit.acuity_by_triage = visit.acuity_by_triage.max(acuity);
        visit.review |= review;
        visit.review_open |= review;
    }

    fn overridden(&mut self, overridden: &Overridden) {
        let number = self.of_record.get(&overridden.record);
        if let Some(visit) = number.and_then(|number| self.visits.get_mut(*number)) {
            visit.decided.push(Some(overridden.acuity));
            visit.acuity = overridden.acuity;
            visit.review_open = false;
        }
    }

    /// The visit of which this record holds the latest triage.
    fn visit(&self, record: u64) -> Option<&Logged> {
        let visit = self.visits.get(*self.of_record.get(&record)?)?;
        (visit.last == record).then_some(visit)
    }
}

/// Overrides stand behind what they are about: what became of each encounter is read first, then its signs, record by record.
fn counted(file: &Path, week: &WeekArguments) -> anyhow::Result<Week> {
    let mut counter = WeekCounter::new(&week.period, &week.offset).map_err(refused)?;
    let mut log = Log::default();
    let whole =
        |of: &mut dyn FnMut(&Record)| check(file, &[], of).map_err(|error| failure(file, error));
    whole(&mut |record| match &record.event {
        Event::Triage(triaged) => log.triaged(record, triaged),
        Event::Override(overridden) => log.overridden(overridden),
        Event::TornTail(_) => (),
    })?;
    let mut done = Ok(());
    whole(&mut |record| {
        let (Event::Triage(triaged), Some(visit)) = (&record.event, log.visit(record.sequence))
        else {
            return;
        };
        let text = |json: &HashedJson| -> Option<PatientText> {
            json.content.as_ref().map(|json| json.get().into())
        };
        let (encounter, triage) = (text(&triaged.encounter), text(&triaged.triage));
        let added = counter.add(&CountedVisit {
            at: &visit.time,
            acuity: visit.acuity,
            acuity_by_triage: visit.acuity_by_triage,
            review: visit.review,
            review_open: visit.review_open,
            decided: &visit.decided,
            encounter: encounter.as_ref(),
            triages: triage.iter().collect(),
        });
        if done.is_ok() {
            done = added;
        }
    })?;
    done.map_err(refused)?;
    Ok(counter.week())
}

fn refused(error: StoreError) -> anyhow::Error {
    bad(error.to_string()).into()
}
