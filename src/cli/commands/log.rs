//! `selfcare log`: the days themselves, with notes.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::History;

use super::home::Home;
use super::looked_at::LookedAt;
use super::said;
use crate::outcome::Outcome;
use crate::render::entry::Entry;
use crate::render::json;
use crate::render::text::log::log;
use crate::render::text::page::Page;
use crate::world::World;

/// Show the days themselves, with notes
///
/// Examples:
///   selfcare log
///   selfcare log month
///   selfcare log 2026-11-01..2026-11-20 --json
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    looked_at: LookedAt,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal()?;
        said::oddities(&home, &journal);
        let period = self.looked_at.period(&home, &journal)?;

        let history = History::new(&journal, &home.rules, period.from, period.until);
        let entry = |(day, checkin)| Entry {
            day,
            verdict: history.verdict(day),
            score: history.sum(day).and_then(selfcare::score::Sum::score),
            hard_stop: history.is_hard_stop(day),
            checkin,
            record: journal.checkin_record(day),
            going_in: journal.overrides(day, day).last().map(|(_, why)| why),
            evening: journal.reflection(day),
        };
        let entries: Vec<Entry<'_>> = journal.days(period.from, period.until).map(entry).collect();

        if self.json {
            writeln!(out, "{}", json::log::line(period, &entries)?)
                .context("could not write the answer")?;
        } else {
            let mut page = Page::new(World::width());
            log(&mut page, period, &entries, home.today, &home.vocabulary());
            write!(out, "{}", page.text()).context("could not write the answer")?;
        }
        Ok(Outcome::Done)
    }
}
