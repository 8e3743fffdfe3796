//! `selfcare commit`: what one promised, to oneself and to others.

mod add;
mod asked;
mod edit;
mod list;
mod outcome;
mod people;
mod terms;

use std::io::Write;

use chrono::NaiveDate;
use clap::{Args as Clap, Subcommand};
use selfcare::{Agenda, Commitment, Outcome as How};

use crate::outcome::Outcome;
use crate::world::World;

/// Promises to yourself and others: add, list, kept, edit, people
///
/// `selfcare promise` does the same. Without a command it shows the list.
///
/// Examples:
///   selfcare commit add "walk 20 minutes" --every weekdays --area rest
///   selfcare commit add "send the drawings" --to sister --due friday
///   selfcare commit list
///   selfcare commit kept walk
///   selfcare commit edit walk --until today   # it ends
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(add::Args),
    List(list::Args),
    /// Say that a promise was kept
    ///
    /// Examples:
    ///   selfcare commit kept 3
    ///   selfcare commit kept walk yesterday
    #[command(verbatim_doc_comment, alias = "done")]
    Kept(outcome::Args),
    /// Say that a promise was not kept
    ///
    /// Examples:
    ///   selfcare commit missed walk yesterday
    #[command(verbatim_doc_comment)]
    Missed(outcome::Args),
    /// Let a promise go for the day it is due: it counts for nothing
    ///
    /// Examples:
    ///   selfcare commit release drawings
    #[command(verbatim_doc_comment)]
    Release(outcome::Args),
    Edit(edit::Args),
    People(people::Args),
}

impl Default for Verb {
    fn default() -> Self {
        Self::List(list::Args::default())
    }
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        match self.verb.unwrap_or_default() {
            Verb::Add(args) => args.run(world, out),
            Verb::List(args) => args.run(world, out),
            Verb::Kept(args) => args.run(How::Kept, world, out),
            Verb::Missed(args) => args.run(How::Missed, world, out),
            Verb::Release(args) => args.run(How::Released, world, out),
            Verb::Edit(args) => args.run(world, out),
            Verb::People(args) => args.run(world, out),
        }
    }
}

/// The one that is meant.
fn find<'a>(agenda: Agenda<'a>, id: &str, today: NaiveDate) -> anyhow::Result<&'a Commitment> {
    agenda
        .find(id, today)
        .map_err(|why| anyhow::anyhow!("invalid ID: {id}; {why}"))
}
