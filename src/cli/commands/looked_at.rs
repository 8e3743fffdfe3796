//! The period that a command looks back on: one argument, for report and log alike.

use clap::Args as Clap;
use selfcare::Journal;
use selfcare::period::Period;

use super::home::Home;

#[derive(Debug, Clap)]
pub(super) struct LookedAt {
    /// week (the 7 days to today), last-week, month, year, all, 2026-W47, 2026-11, 2026, 2026-11-01..2026-11-20
    #[arg(
        value_name = "PERIOD",
        default_value = "week",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    period: String,
}

impl LookedAt {
    /// The days it names.
    pub(super) fn period(&self, home: &Home<'_>, journal: &Journal) -> anyhow::Result<Period> {
        let first = journal.first_day().unwrap_or(home.today);
        Period::parse(&self.period, home.today, first, home.rules.week_starts)
            .map_err(|why| anyhow::anyhow!("invalid PERIOD: {}; {why}", self.period))
    }
}
