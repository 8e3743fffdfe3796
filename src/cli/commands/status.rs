//! `selfcare status`: is one fit to serve today, and why.

use std::io::Write;

use clap::Args as Clap;
use selfcare::{Assessment, History, Journal, Verdict, day};

use super::home::Home;
use super::said::{self, short};
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::style::QUIET;
use crate::render::text::explain::explain;
use crate::render::text::page::Page;
use crate::render::text::status::{Status, status};
use crate::render::{json, words};
use crate::world::World;

/// Say whether you are fit to serve, why, and which thin place to tend
///
/// Examples:
///   selfcare status
///   selfcare status yesterday --explain
///   selfcare status --short --verdict
#[derive(Debug, Default, Clap)]
#[command(verbatim_doc_comment)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Args {
    /// today, yesterday, -3, 3 days ago, monday, last monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3)]
    day: Vec<String>,
    /// Do the sum by hand, line by line
    #[arg(long, conflicts_with_all = ["json", "short"])]
    explain: bool,
    /// Print it as JSON
    #[arg(long, conflicts_with = "short")]
    json: bool,
    /// Print only: not yet, checked in or paused
    #[arg(long)]
    short: bool,
    /// With --short: verdict, score and thin place instead
    #[arg(long, requires = "short")]
    verdict: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let day = home.day(&self.day)?;
        let journal = home.journal_for(day)?;

        let assessment = History::new(&journal, &home.rules, day, day).assess(day);

        if self.short {
            let line = if self.verdict {
                words::short::with_verdict(&assessment, &home.rules)
            } else {
                words::short::privately(assessment.verdict).to_owned()
            };
            writeln!(out, "{line}")?;
            return Ok(Outcome::Done);
        }
        said::oddities(&home, &journal);
        if let Some(bad) = journal.doubtful(home.today).filter(|_| day == home.today) {
            note(format_args!(
                "line {} may be a later check-in of today; what follows is without it",
                bad.line
            ));
        }
        if self.json {
            writeln!(
                out,
                "{}",
                json::status::line(&assessment, journal.checkin_record(day), &home.vocabulary())?
            )?;
        } else if assessment.verdict == Verdict::None && is_new(&home, &journal)? {
            write!(out, "{}", welcome(&home))?;
        } else {
            let mut page = Page::new(World::width());
            if !self.day.is_empty() && day == home.today {
                page.styled(QUIET, &day::words(day, home.today));
            }
            show(&mut page, &home, &journal, &assessment);
            if let Some(checkin) = journal.checkin(day).filter(|_| self.explain) {
                explain(&mut page, &assessment, checkin, &home.vocabulary());
            }
            write!(out, "{}", page.text())?;
        }
        Ok(Outcome::Done)
    }
}

/// Puts one day on a page.
pub(super) fn show(page: &mut Page, home: &Home<'_>, journal: &Journal, assessment: &Assessment) {
    let day = assessment.day;
    let vocabulary = home.vocabulary();
    let seen = Status {
        assessment,
        checkin: journal.checkin(day),
        pause: journal.pause(day),
        going_in: journal.overrides(day, day).last().map(|(_, why)| why),
        today: home.today,
        vocabulary: &vocabulary,
    };
    status(page, &seen);
}

/// Whether nothing was ever written down.
fn is_new(home: &Home<'_>, journal: &Journal) -> anyhow::Result<bool> {
    Ok(journal.is_empty() && home.journal()?.is_empty())
}

/// Four lines for a newcomer.
fn welcome(home: &Home<'_>) -> String {
    let mut page = Page::new(World::width());
    page.paragraph("You are on your own list, first.");
    page.paragraph("Half a minute before work: type  selfcare checkin");
    page.paragraph("Your answers stay in one file on this computer, for you alone:");
    page.line(&short(&home.folder.path));
    page.text()
}
