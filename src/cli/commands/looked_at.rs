//! The period that a command looks back on: one argument, for report and log alike.

use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::day;
use selfcare::period::{NotAPeriod, Period};

use super::complete;
use super::home::Home;

#[derive(Debug, Clap)]
pub(super) struct LookedAt {
    /// week (the 7 days to today), month, quarter, year, the same with last- before it, all, a day, 2026-W47, 2026-11, 2026-Q4, 2026, 2026-11-01..2026-11-20
    #[arg(value_name = "PERIOD", allow_negative_numbers = true, num_args = 0..=3, add = complete::periods())]
    period: Vec<String>,
}

impl LookedAt {
    fn words(&self, unless_named: &str) -> String {
        if self.period.is_empty() {
            unless_named.to_owned()
        } else {
            self.period.join(" ")
        }
    }

    /// The days it names, before the journal is read; a period that ends or begins with it holds any day.
    pub(super) fn before_reading(&self, unless_named: &str, home: &Home<'_>) -> Option<Period> {
        let words = &self.words(unless_named);
        let (first, starts) = (day::FIRST, home.rules.week_starts);
        Period::parse(words, home.today, first, starts).ok()
    }

    /// The days it names; unless it does, those of a word that is meant then. All of them begin on the first that is given.
    pub(super) fn period(
        &self,
        unless_named: &str,
        home: &Home<'_>,
        first: Option<NaiveDate>,
    ) -> anyhow::Result<Period> {
        let words = &self.words(unless_named);
        period_of(words, home, first)
            .map_err(|why| anyhow::anyhow!("invalid PERIOD: {words}; {why}"))
    }
}

/// The days that some words name; all of them begin on the first that is given.
pub(super) fn period_of(
    words: &str,
    home: &Home<'_>,
    first: Option<NaiveDate>,
) -> Result<Period, NotAPeriod> {
    let first = first.unwrap_or(home.today);
    Period::parse(words, home.today, first, home.rules.week_starts)
}
