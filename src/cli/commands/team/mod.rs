//! `selfcare team`: looking after one's people, and never over them.

mod report;
mod share;

use std::io::Write;

use clap::{Args as Clap, Subcommand};

use crate::outcome::Outcome;
use crate::world::World;

/// Your people's weeks
///
/// A week is given away as one word for each area, by the person it is about and nobody else; five or more of them make a summary that tells of none. Nothing is sent anywhere: a share is a line of text that you hand over yourself.
///
/// Examples:
///   selfcare team share ward-7
///   selfcare team report shares/*.json
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment, arg_required_else_help = false)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Share(share::Args),
    Report(report::Args),
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        match self.verb {
            Verb::Share(args) => args.run(world, out),
            Verb::Report(args) => args.run(world, out),
        }
    }
}
