//! `selfcare export`: what was answered, for other programs.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args as Clap, Subcommand};
use selfcare::period::Period;

use super::day_by_day::DayByDay;
use super::home::Home;
use super::looked_at::LookedAt;
use super::{output, said};
use crate::outcome::Outcome;
use crate::render::csv;
use crate::world::World;

/// Days as a table
///
/// What you answered in the mornings, as you answered it, to take along or to hand to somebody. What the days add up to: selfcare report --format csv
///
/// Examples:
///   selfcare export csv --output days.csv
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment, arg_required_else_help = false)]
pub(crate) struct Args {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    Csv(Csv),
}

/// Your answers as a CSV file, a row a day
///
/// Of all days unless a period is named. The columns are the fields that selfcare import csv takes in, your own areas among them; what was left unanswered is an empty cell. A note that begins like a formula has an apostrophe before it. Evenings, promises that are kept one by one, and pauses are no answers of a morning and stay in the journal.
///
/// Examples:
///   selfcare export csv
///   selfcare export csv 2026 --output 2026.csv
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
struct Csv {
    #[command(flatten)]
    looked_at: LookedAt,
    /// Write it to a file, for you alone to read; - is standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let Format::Csv(csv) = self.format;
        csv.run(world, out)
    }
}

impl Csv {
    fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let days = DayByDay::read(&home)?;
        said::oddities(&home, &days.journal);
        said::days_to_come(&home, &days.journal);
        let first = days.journal.first_day();
        let period = self.looked_at.period("all", &home, first)?;

        match self.output.filter(|path| path.as_os_str() != "-") {
            Some(path) => {
                let mut bytes = Vec::new();
                write(&days, period, &home, &mut bytes)?;
                output::put(&home, &path, &bytes)?;
            }
            None => write(&days, period, &home, out)?,
        }
        Ok(Outcome::Done)
    }
}

/// Writes the days of a period, each when its words are read.
fn write(
    days: &DayByDay,
    period: Period,
    home: &Home<'_>,
    to: &mut dyn Write,
) -> anyhow::Result<()> {
    let others = others(days, period, home)?;
    let mut table = csv::Answers::begin(&home.rules, &others, to)?;
    for (day, _) in days.journal.days(period.from, period.until) {
        if let Some((checkin, _)) = days.on(day)?.checkin() {
            table.day(day, checkin)?;
        }
    }
    table.end()
}

/// The areas that were answered and that the settings do not name any more.
fn others(days: &DayByDay, period: Period, home: &Home<'_>) -> anyhow::Result<Vec<String>> {
    let mut others = BTreeSet::new();
    for (day, _) in days.journal.days(period.from, period.until) {
        if let Some((checkin, _)) = days.on(day)?.checkin() {
            let unknown = |name: &&String| home.rules.area(name).is_none();
            others.extend(checkin.areas.keys().filter(unknown).cloned());
        }
    }
    Ok(others.into_iter().collect())
}
