//! `selfcare remind now`: what a timer runs.

use std::io::Write;

use chrono::{NaiveDate, Timelike as _};
use clap::Args as Clap;
use selfcare::{Greeting, Journal};

use super::notify;
use crate::commands::home::Home;
use crate::outcome::Outcome;
use crate::render::words::greeting::greeting;
use crate::world::World;

/// Say the line a timer would say now, or nothing when there is nothing to ask
///
/// Examples:
///   selfcare remind now
///   selfcare remind now --evening
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// How did serving go?
    #[arg(long)]
    evening: bool,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_with_notes_of([])?;

        let line = if self.evening {
            evening(&journal, home.today).map(str::to_owned)
        } else {
            let due = Greeting::of(&journal, &home.rules, home.today);
            due.map(|due| greeting(due, world.time().hour(), "selfcare checkin"))
        };

        // Of a day that is no workday a shell may say what is promised; a timer rings for nothing.
        let line = line.filter(|_| home.rules.workdays.contain(home.today));
        if let Some(line) = line.filter(|line| !notify::show(line)) {
            writeln!(out, "{line}")?;
        }
        Ok(Outcome::Done)
    }
}

/// How serving went, where a morning was answered and its evening was not.
fn evening(journal: &Journal, today: NaiveDate) -> Option<&'static str> {
    let is_open = journal.answers(today).is_some() && journal.reflection(today).is_none();
    (is_open && !journal.is_paused(today)).then_some(EVENING)
}

const EVENING: &str = "How did serving go today? Two keys: selfcare reflect";
