//! `selfcare import`: days from elsewhere into the journal.

use std::fs::File;
use std::io::{self, Read, Write};
use std::mem;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::{Args as Clap, Subcommand};
use selfcare::record::Body;

use super::complete;
use super::during::during;
use super::home::{Changed, Home};
use super::said;
use crate::import::csv::{self, Pair, Wanted};
use crate::import::{Found, Import};
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::safe::Safe;
use crate::render::words::figures::counted;
use crate::render::words::sentence;
use crate::world::World;

/// Days from a table
///
/// Takes in days that were written down elsewhere.
///
/// Examples:
///   selfcare import csv diary.csv --map sleep=hours --map rested=fatigue --dry-run
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment, arg_required_else_help = false)]
pub(crate) struct Args {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, Subcommand)]
enum Source {
    Csv(Csv),
}

/// Take in days from a CSV file, a row a day
///
/// A day that has a check-in is never replaced, so running it twice adds nothing. Rows that cannot be read are named, and the rest goes in.
///
/// Fields: day, health, sleep, rested, eating, boundaries, thoughts, forward, promises (2/3), kept and missed (counts), note, adjustment, and areas of your own. Days are written 2020-01-31 or 31.01.2020, ratings 1 to 5, hours 7, 7.5 or 7h30.
///
/// Exit codes: 0 every row went in, was there already or held no answer; 2 a row failed, or nothing could be read.
///
/// Examples:
///   selfcare import csv diary.csv --map sleep=hours --map rested=fatigue --dry-run
///   selfcare import csv team.csv --map day=date --map thoughts=stress --where id=p01
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
struct Csv {
    /// The file, its first row naming the columns; - reads standard input
    file: PathBuf,
    /// Which column holds a field; for day, unless told, the column day, else date
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = str::parse::<Pair>, add = complete::fields())]
    map: Vec<Pair>,
    /// Only rows with this value in this column; of several, all must hold
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = str::parse::<Pair>)]
    rows: Vec<Pair>,
    /// Say what would be added, and write nothing
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let Source::Csv(csv) = self.source;
        csv.run(world, out)
    }
}

impl Csv {
    fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let bytes = bytes_of(&self.file)?;
        let file = name(&self.file);
        let wanted = Wanted {
            file: &file,
            map: &self.map,
            rows: &self.rows,
        };
        let found = during(world, "Reading the table", || {
            csv::read(&bytes, wanted, &home.rules, home.today)
        })?;

        let ((days, import), journal, done) = if self.dry_run {
            let journal = during(world, "Reading the journal", || {
                home.journal_with_notes_of([])
            })?;
            let import = found.beside(&journal);
            ((days(&import), import), journal, Done::Not)
        } else {
            let changed = during(world, "Saving the days", || save(&home, found))?;
            (changed.said, changed.before, Done::Saved)
        };

        said::oddities(&home, &journal);
        say_failed(&import, &file);
        let said = say(&days, &import, done, out);
        match done {
            Done::Saved => said.context("the import is saved; what it added could not be shown")?,
            Done::Not => said?,
        }
        Ok(if import.failed.is_empty() {
            Outcome::Done
        } else {
            Outcome::Trouble
        })
    }
}

/// Whether it was done, or only tried.
#[derive(Clone, Copy, Debug)]
enum Done {
    Saved,
    Not,
}

/// The largest file that is read: far above a lifetime of days.
const LARGEST: u64 = 64 * 1024 * 1024;

fn bytes_of(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| {
            // What a file says of its length may be wrong, and is only a hint.
            let length = file.metadata()?.len().min(LARGEST);
            bytes.reserve(length as usize + 1);
            file.take(LARGEST + 1).read_to_end(&mut bytes)
        })
    };
    read.with_context(|| format!("could not read {}", name(path)))?;
    anyhow::ensure!(
        bytes.len() as u64 <= LARGEST,
        "could not read {}: it is larger than 64 MiB",
        name(path)
    );
    Ok(bytes)
}

/// The file as it was typed.
fn name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// The days that the journal lacks.
fn days(import: &Import) -> Vec<NaiveDate> {
    import.new.iter().map(|(day, _)| *day).collect()
}

/// Adds the days that the journal lacks, in one write. What was answered on them is then in the journal alone.
fn save(home: &Home<'_>, found: Found) -> anyhow::Result<Changed<(Vec<NaiveDate>, Import)>> {
    home.change(home.look([]), |journal| {
        let mut import = found.beside(journal);
        let days = days(&import);
        let new = mem::take(&mut import.new).into_iter();
        let body = |(day, checkin)| (day, Body::CheckIn(checkin));
        Ok((home.records(new.map(body))?, (days, import)))
    })
}

/// Names the rows that failed, the first twenty.
fn say_failed(import: &Import, name: &str) {
    const NAMED: usize = 20;
    let name = Safe(name);
    for failed in import.failed.iter().take(NAMED) {
        note(format_args!(
            "{name}:{}: {}",
            failed.line,
            Safe(&failed.reason)
        ));
    }
    if let Some(more @ 1..) = import.failed.len().checked_sub(NAMED) {
        note(format_args!("{name}: {} failed", counted(more, "more row")));
    }
}

fn say(days: &[NaiveDate], import: &Import, done: Done, out: &mut dyn Write) -> anyhow::Result<()> {
    let did = match done {
        Done::Saved => "added",
        Done::Not => "to add",
    };
    match days {
        [] => writeln!(out, "Nothing {did}.")?,
        [day] => writeln!(out, "One day {did}: {day}.")?,
        [first, .., last] => {
            let many = sentence(&counted(days.len(), "day"));
            writeln!(out, "{many} {did}, {first} to {last}.")?;
        }
    }
    if !import.there.is_empty() {
        let days = counted(import.there.len(), "day");
        writeln!(
            out,
            "Checked in already, left as before: {days} ({}).",
            named_days(import)
        )?;
    }
    if import.empty > 0 {
        let rows = counted(import.empty, "row");
        writeln!(out, "Without an answer, skipped: {rows}.")?;
    }
    if !import.failed.is_empty() {
        writeln!(out, "Failed: {}.", counted(import.failed.len(), "row"))?;
    }
    match done {
        Done::Not => writeln!(out, "Nothing was written.")?,
        Done::Saved if !days.is_empty() => {
            writeln!(out, "To take it back: selfcare undo")?;
        }
        Done::Saved => {}
    }
    Ok(())
}

/// The days that were there, the first ten.
fn named_days(import: &Import) -> String {
    const NAMED: usize = 10;
    let days: Vec<String> = import
        .there
        .iter()
        .take(NAMED)
        .map(ToString::to_string)
        .collect();
    let days = days.join(", ");
    match import.there.len().checked_sub(NAMED) {
        None | Some(0) => days,
        Some(more) => format!("{days} and {more} more"),
    }
}
