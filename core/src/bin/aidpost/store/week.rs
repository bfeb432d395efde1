//! `aidpost store week`: a week in counts, without names.

use super::Place;
use super::fail::at;
use super::progress::Progress;
use crate::week::WeekArguments;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    week: WeekArguments,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let Arguments { place, week } = arguments;
    week.check()?;
    let failed = |error| at(&place.store, error);
    let store = place.open()?;
    let counting = Progress::new("counting");
    let counts = store.week(&week.period, &week.offset).map_err(failed)?;
    drop(counting);
    week.print(&counts, failed)
}
