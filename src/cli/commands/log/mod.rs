//! `selfcare log`: the days themselves, with notes.

mod only;

use std::io::Write;

use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::History;
use selfcare::period::Period;

use self::only::Only;
use super::day_by_day::DayByDay;
use super::home::Home;
use super::looked_at::LookedAt;
use super::said;
use super::tags;
use crate::outcome::Outcome;
use crate::render::entry::Entry;
use crate::render::json;
use crate::render::text::log;
use crate::render::text::page::Page;
use crate::world::World;

/// The days, with notes
///
/// With a filter and no PERIOD it looks through all of them.
///
/// Examples:
///   selfcare log
///   selfcare log month
///   selfcare log --tag late
///   selfcare log 2026 --grep "window open"
///   selfcare log 2026-11-01..2026-11-20 --verdict not-fit --json
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    looked_at: LookedAt,
    #[command(flatten)]
    only: Only,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let told = DayByDay::read(&home)?;
        said::oddities(&home, &told.journal);
        said::days_to_come(&home, &told.journal);
        let unless_named = if self.only.is_all() { "week" } else { "all" };
        let told_days = told.journal.told(NaiveDate::MIN, home.today);
        let first = told_days.first().copied();
        let period = self.looked_at.period(unless_named, &home, first)?;
        if self.json {
            self.print_json(&home, &told, period, out)?;
        } else {
            self.print_text(&home, &told, period, out)?;
        }
        Ok(Outcome::Done)
    }

    fn print_json(
        &self,
        home: &Home<'_>,
        told: &DayByDay,
        period: Period,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        write!(out, "{}", json::log::begin(period)?)?;
        let mut before = "";
        self.each(home, told, period, |entry| {
            write!(out, "{before}{}", json::log::day(entry)?)?;
            before = ",";
            Ok(())
        })?;
        Ok(writeln!(out, "{}", json::log::END)?)
    }

    fn print_text(
        &self,
        home: &Home<'_>,
        told: &DayByDay,
        period: Period,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let vocabulary = home.vocabulary();
        let mut before = "";
        let lived = self.each(home, told, period, |entry| {
            let mut page = Page::new(World::width());
            log::day(&mut page, entry, home.today, &vocabulary);
            write!(out, "{before}{}", page.text())?;
            before = "\n";
            Ok(())
        })?;
        if before.is_empty() {
            let mut page = Page::new(World::width());
            log::nothing(&mut page, period, lived, home.today);
            if self.only.is_of_tag() {
                log::tags(&mut page, &tags::by_use(&told.journal, home.today));
            }
            write!(out, "{}", page.text())?;
        }
        Ok(())
    }

    /// Hands over each day that is asked for, with its words. How many days of the period have a check-in.
    fn each(
        &self,
        home: &Home<'_>,
        told: &DayByDay,
        period: Period,
        mut show: impl FnMut(&Entry<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<usize> {
        let journal = &told.journal;
        let history = History::new(journal, &home.rules, period.from, period.until);
        let mut lived = 0;
        for day in journal.told(period.from, period.until) {
            let answers = journal.answers(day);
            lived += usize::from(answers.is_some());
            let has_evening = journal.reflection(day).is_some();
            let verdict = history.verdict(day);
            if !self.only.is_such(verdict, answers, has_evening) {
                continue;
            }
            let said = told.on(day)?;
            let entry = Entry {
                day,
                verdict,
                score: history.score(day),
                hard_stop: history.is_hard_stop(day),
                checkin: said.checkin(),
                going_in: journal.overrides(day, day).last().map(|(_, why)| why),
                evening: said.evening(),
            };
            if self.only.is_said(&entry) {
                show(&entry)?;
            }
        }
        Ok(lived)
    }
}
