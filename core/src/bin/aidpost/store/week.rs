//! `aidpost store week`: a week in counts, without names.

use super::Place;
use super::fail::at;
use super::progress::Progress;
use crate::console::write_out;
use crate::output::bad;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The week of ISO 8601, such as 2026W48
    #[arg(value_name = "WEEK")]
    period: String,
    /// The offset of the post's clock, by which a week begins: +03:00, or Z
    #[arg(long, allow_hyphen_values = true)]
    offset: String,
    /// How to print
    #[arg(long, value_enum, default_value = "html")]
    format: Format,
    /// With --format csv: the post's id in DHIS2
    #[arg(long, value_name = "ID")]
    org_unit: Option<String>,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    /// A page for a supervisor; it loads nothing
    Html,
    /// Lines for DHIS2's import of data values
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if arguments.format == Format::Csv && arguments.org_unit.is_none() {
        return Err(bad("--format csv: give --org-unit, the post's id in DHIS2".to_owned()).into());
    }
    let failed = |error| at(&arguments.place.store, error);
    let store = arguments.place.open()?;
    let counting = Progress::new("counting");
    let counts = store
        .week(&arguments.period, &arguments.offset)
        .map_err(failed)?;
    drop(counting);
    write_out(&match &arguments.org_unit {
        Some(post) if arguments.format == Format::Csv => counts.csv(post).map_err(failed)?,
        _ => counts.html(),
    })
}
