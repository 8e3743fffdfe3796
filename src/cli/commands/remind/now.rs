//! `selfcare remind now`: what a timer runs.

use std::io::Write;

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use clap::Args as Clap;
use selfcare::{Journal, Rules};

use super::notify;
use crate::commands::home::Home;
use crate::outcome::Outcome;
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
        let journal = home.journal_for(home.today)?;

        let asks = serves(&journal, &home.rules, home.today)
            && if self.evening {
                journal.checkin(home.today).is_some() && journal.reflection(home.today).is_none()
            } else {
                journal.checkin(home.today).is_none()
            };

        let line = if self.evening {
            EVENING
        } else {
            morning(world.time())
        };
        if asks && !notify::show(line) {
            writeln!(out, "{line}")?;
        }
        Ok(Outcome::Done)
    }
}

/// Whether it is a day on which anything is asked.
fn serves(journal: &Journal, rules: &Rules, today: NaiveDate) -> bool {
    rules.workdays.contain(today) && !journal.is_paused(today)
}

const EVENING: &str = "How did serving go today? Two keys: selfcare reflect";

/// A machine that was off in the morning is told later, and some people's day begins at noon.
fn morning(time: NaiveTime) -> &'static str {
    if (3..12).contains(&time.hour()) {
        "Good morning. Half a minute for you first: selfcare checkin"
    } else {
        "Half a minute for you first: selfcare checkin"
    }
}
