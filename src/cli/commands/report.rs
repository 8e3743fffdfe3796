//! `selfcare report`: what small things add up to.

mod file;

use std::fs::File;
use std::io::Write;
use std::os::fd::AsFd as _;
use std::path::PathBuf;

use anyhow::{Context as _, anyhow};
use chrono::NaiveDate;
use clap::{Args as Clap, ValueEnum};
use selfcare::Journal;
use selfcare::period::Period;
use selfcare::report::LookBack;

use super::complete;
use super::during::during;
use super::home::Home;
use super::looked_at::{LookedAt, period_of};
use super::said;
use crate::out::Out;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::report::{Signs, report};
use crate::render::words::report::Reader;
use crate::render::{csv, html, json, markdown};
use crate::world::World;

/// What the days add up to
///
/// Looks back on a week, a month, a year, or all of it.
///
/// Examples:
///   selfcare report
///   selfcare report last-week
///   selfcare report 2026-11 --against 2026-10
///   selfcare report 2026 --open
///   selfcare report month --output november.html
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    looked_at: LookedAt,
    /// What changes are measured against, in place of the days before
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true, add = complete::periods())]
    against: Option<String>,
    /// How it is written; else as the name of FILE ends, else as text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write it to a file, for you alone to read; - is standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show it as a page in the browser
    #[arg(long)]
    open: bool,
    /// With what you wrote on its days: in html and markdown
    #[arg(long)]
    notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words and figures for a terminal
    Text,
    /// Sentences and tables for a notebook
    Markdown,
    /// One page with pictures, that needs nothing else
    Html,
    /// JSON for other programs
    Json,
    /// A row a day, for a spreadsheet
    Csv,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let format = self.format()?;
        let home = Home::open(world)?;
        let named = self.looked_at.before_reading("week", &home);
        let words_of = named.filter(|_| self.notes);
        let mut look = home.look(words_of.map(|period| period.from..=period.until));
        if named.is_some_and(Period::is_long) {
            look = look.with_tags();
        }
        let journal = during(world, "Reading the journal", || home.read(look))?;
        said::oddities(&home, &journal);
        let period = self.looked_at.period("week", &home, journal.first_day())?;
        let look_back = during(world, "Adding up the days", || {
            self.look_back(&home, &journal, period)
        })?;
        let output = self.output.filter(|path| path.as_os_str() != "-");
        let is_kept = self.open || output.is_some();
        if format == Format::Json && !is_kept {
            json::report::write(&look_back, &home.rules, Out::new(plain()?))?;
            return Ok(Outcome::Done);
        }
        let notes = if self.notes {
            notes(&journal, period)
        } else {
            Vec::new()
        };

        let written = during(world, "Writing the report", || {
            write(format, &look_back, &notes, &home)
        })?;
        if is_kept {
            file::keep(&home, output, format.ending(), &written, self.open)?;
        } else {
            write!(out, "{written}")?;
        }
        Ok(Outcome::Done)
    }

    /// How it is written, where several things say so.
    fn format(&self) -> anyhow::Result<Format> {
        let ending = self.output.as_ref().and_then(|path| path.extension());
        let by_name = ending.and_then(|ending| Format::by_ending(&ending.to_string_lossy()));
        if let (None, None, Some(ending)) = (self.format, by_name, ending) {
            anyhow::bail!(
                "could not tell the format by the ending {}: a name ends with txt, md, html, json or csv, or say --format",
                ending.to_string_lossy()
            );
        }
        let format = match self.format.or(by_name) {
            Some(format) => format,
            None if self.open => Format::Html,
            None => Format::Text,
        };
        anyhow::ensure!(
            !self.open || format == Format::Html,
            "could not open the report: a browser shows --format html"
        );
        anyhow::ensure!(
            !self.open
                || self
                    .output
                    .as_ref()
                    .is_none_or(|path| path.as_os_str() != "-"),
            "could not open the report: a browser needs a file, and --output - names none"
        );
        anyhow::ensure!(
            !self.notes || matches!(format, Format::Html | Format::Markdown),
            "could not add the notes: they go into --format html or markdown; in a terminal: selfcare log"
        );
        Ok(format)
    }

    fn look_back<'a>(
        &self,
        home: &'a Home<'_>,
        journal: &'a Journal,
        period: Period,
    ) -> anyhow::Result<LookBack<'a>> {
        let Some(words) = &self.against else {
            return Ok(LookBack::new(journal, &home.rules, period, home.today));
        };
        let invalid = || format!("invalid value for --against: {words}");
        let other = period_of(words, home, journal.first_day())
            .map_err(|why| anyhow!("{}; {why}", invalid()))?;
        LookBack::against(journal, &home.rules, period, other, home.today)
            .map_err(|why| anyhow!("{}; {why}", invalid()))
    }
}

impl Format {
    /// What a file's name ends with.
    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    fn by_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        let ending = if ending == "htm" { "html" } else { &ending };
        Self::value_variants()
            .iter()
            .copied()
            .find(|format| format.ending() == ending)
    }
}

/// What was written on the days of a period.
fn notes(journal: &Journal, period: Period) -> Vec<(NaiveDate, &str)> {
    journal
        .days(period.from, period.until)
        .filter_map(|(day, answers)| Some((day, answers.note?)))
        .collect()
}

/// Standard output for what has no style in it and is escaped, so that nothing is to be taken out of it: as a file, which
/// does not look for the ends of its lines.
fn plain() -> anyhow::Result<File> {
    let plain = std::io::stdout().as_fd().try_clone_to_owned();
    Ok(plain.context("could not write the answer")?.into())
}

fn write(
    format: Format,
    look_back: &LookBack<'_>,
    notes: &[(NaiveDate, &str)],
    home: &Home<'_>,
) -> anyhow::Result<String> {
    let vocabulary = home.vocabulary();
    let reader = Reader {
        today: home.today,
        vocabulary: &vocabulary,
        tell: home.config.tell.value.0.as_deref(),
        aloud: World::wants_words(),
    };
    Ok(match format {
        Format::Text => {
            let signs = match (World::wants_words(), World::shows_blocks()) {
                (true, _) => Signs::Words,
                (false, true) => Signs::Blocks,
                (false, false) => Signs::Figures,
            };
            let mut page = Page::new(World::width());
            report(&mut page, &look_back.report(), &reader, signs);
            page.text()
        }
        Format::Markdown => markdown::page(&look_back.report(), &reader, notes),
        Format::Html => html::page(&look_back.report(), &reader, notes),
        Format::Json => {
            let mut written = Vec::new();
            json::report::write(look_back, &home.rules, &mut written)?;
            String::from_utf8(written).context("could not write the report as JSON")?
        }
        Format::Csv => csv::rows(&look_back.report())?,
    })
}
