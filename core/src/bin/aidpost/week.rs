//! Which week is counted, and how its counts are printed: `aidpost store week` and `aidpost audit week`.

use aidpost::store::{StoreError, Week};

use crate::console::write_out;
use crate::output::bad;

#[derive(clap::Args)]
pub(crate) struct WeekArguments {
    /// The week of ISO 8601, such as 2026W48
    #[arg(value_name = "WEEK")]
    pub(crate) period: String,
    /// The offset of the post's clock, by which a week begins: +03:00, or Z
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) offset: String,
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

impl WeekArguments {
    /// Before anything is read: whether they fit each other.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        if self.format == Format::Csv && self.org_unit.is_none() {
            return Err(
                bad("--format csv: give --org-unit, the post's id in DHIS2".to_owned()).into(),
            );
        }
        Ok(())
    }

    pub(crate) fn print(
        &self,
        counts: &Week,
        failed: impl Fn(StoreError) -> anyhow::Error,
    ) -> anyhow::Result<()> {
        write_out(&match &self.org_unit {
            Some(post) if self.format == Format::Csv => counts.csv(post).map_err(failed)?,
            _ => counts.html(),
        })
    }
}
