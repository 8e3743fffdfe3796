//! `selfcare erase`: truly removes, from the journal and from every copy of it that can be reached.

mod all;
mod clean;
mod day;

use std::io::Write;

use clap::Args as Clap;
use selfcare::erase::Part;

use super::complete;
use super::home::Home;
use crate::outcome::Outcome;
use crate::world::World;

/// Truly remove a day
///
/// Removes what was said of a day, and what was promised on it, from the journal, its backups and conflict copies beside it. What was said of such a promise on later days goes with it; every other line stays byte for byte. It says what goes and asks first, and it cannot be undone.
///
/// Examples:
///   selfcare erase yesterday
///   selfcare erase 2026-11-20 --yes
///   selfcare erase --note 2026-11-20 --yes
///   selfcare erase --all --yes
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// today, yesterday, -3, 3 days ago, monday, last monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3, add = complete::behind())]
    day: Vec<String>,
    /// Only the notes of that day; its answers stay
    #[arg(long)]
    note: bool,
    /// Everything: the journal, its backups, and what else holds your words
    #[arg(long, conflicts_with_all = ["day", "note"])]
    all: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        if self.all {
            return all::run(&home, self.yes, out);
        }
        anyhow::ensure!(
            !self.day.is_empty(),
            "no DAY; say which: selfcare erase yesterday, or selfcare erase 2026-11-20"
        );
        let part = if self.note { Part::Notes } else { Part::Whole };
        day::run(&home, home.any_day(&self.day)?, part, self.yes, out)
    }
}
