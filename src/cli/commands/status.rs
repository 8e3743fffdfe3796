//! `selfcare status`: is one fit to serve today, and why.

use std::io::Write;

use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::focus::Focus;
use selfcare::trend::{self, Issue};
use selfcare::{Agenda, Assessment, History, Journal, Verdict, day};

use super::complete;
use super::home::Home;
use super::said::{self, short};
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::style::QUIET;
use crate::render::text::explain::explain;
use crate::render::text::page::Page;
use crate::render::text::status::{Rest, Status, Today, status};
use crate::render::{json, words};
use crate::world::World;

/// Whether you are fit to serve, why, and which thin place to tend
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
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3, add = complete::behind())]
    pub(crate) day: Vec<String>,
    /// Do the sum by hand, line by line
    #[arg(long, conflicts_with_all = ["json", "short"])]
    pub(crate) explain: bool,
    /// Print it as JSON
    #[arg(long, conflicts_with = "short")]
    pub(crate) json: bool,
    /// Print only: not yet, checked in or paused
    #[arg(long)]
    pub(crate) short: bool,
    /// With --short: verdict, score and thin place instead
    #[arg(long, requires = "short")]
    pub(crate) verdict: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let day = home.day(&self.day)?;
        let journal = home.journal_of(day)?;

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
            writeln!(out, "{}", line(&home, &journal, &assessment)?)?;
        } else if assessment.verdict == Verdict::None && journal.is_empty() {
            write!(out, "{}", welcome(&home))?;
        } else {
            let mut page = Page::new(World::width());
            if !self.day.is_empty() && day == home.today {
                page.styled(QUIET, &day::words(day, home.today));
            }
            show(&mut page, &home, &journal, &assessment);
            if let Some(checkin) = journal.checkin(day).filter(|_| self.explain) {
                explain(&mut page, &assessment, &checkin, &home.vocabulary());
            }
            write!(out, "{}", page.text())?;
        }
        Ok(Outcome::Done)
    }
}

/// One day as JSON.
pub(super) fn line(
    home: &Home<'_>,
    journal: &Journal,
    assessment: &Assessment,
) -> anyhow::Result<String> {
    let day = assessment.day;
    let seen = json::status::Day {
        assessment,
        record: journal.checkin_record(day),
        due: &Agenda::new(journal, &home.rules).due(day),
        issues: &trend::issues(journal, &home.rules, day),
    };
    json::status::line(&seen, &home.vocabulary())
}

/// Puts one day on a page.
pub(super) fn show(page: &mut Page, home: &Home<'_>, journal: &Journal, assessment: &Assessment) {
    let day = assessment.day;
    let vocabulary = home.vocabulary();
    let checkin = journal.checkin(day);
    let seen = Status {
        assessment,
        open: open(home, journal, day),
        checkin: checkin.as_ref(),
        rest: journal.pause(day).map(|pause| Rest {
            back: journal.first_day_back(day),
            why: pause.why,
        }),
        going_in: journal.overrides(day, day).last().map(|(_, why)| why),
        today: home.today,
        vocabulary: &vocabulary,
    };
    status(page, &seen);
}

/// What is open today; none of another day, and none in days of rest.
fn open<'a>(home: &'a Home<'_>, journal: &'a Journal, day: NaiveDate) -> Option<Today<'a>> {
    let (rules, today) = (&home.rules, home.today);
    let agenda = Agenda::new(journal, rules);
    (day == today && !journal.is_paused(day)).then(|| Today {
        due: agenda.due(today),
        is_silent: agenda.is_silent(today),
        issues: trend::issues(journal, rules, today)
            .into_iter()
            .filter(|issue| issue.days >= Issue::SHOWN_FROM)
            .collect(),
        focus: Focus::of(journal, rules, today, today),
        days_until_usual: trend::days_until_usual(journal, rules, today),
    })
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
