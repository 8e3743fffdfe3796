//! `selfcare remind`: a kind line at a time of day, by what runs things at a time on this machine.

mod by;
mod cron;
mod install;
mod launchd;
mod notify;
mod now;
mod plan;
mod program;
pub(super) mod status;
mod systemd;
mod uninstall;

use std::io::Write;

use clap::{Args as Clap, Subcommand};

use crate::outcome::Outcome;
use crate::world::World;

/// A kind line, by timer
///
/// It comes at a time of day, on workdays, until you have checked in. Without a command it shows what is installed.
///
/// Examples:
///   selfcare remind install
///   selfcare remind install --at 7:45 --evening 18:00
///   selfcare remind status
///   selfcare remind uninstall
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Install(install::Args),
    Status(status::Args),
    Uninstall(uninstall::Args),
    Now(now::Args),
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        match self.verb.unwrap_or(Verb::Status(status::Args {})) {
            Verb::Install(args) => args.run(world, out),
            Verb::Status(args) => args.run(world, out),
            Verb::Uninstall(args) => args.run(world, out),
            Verb::Now(args) => args.run(world, out),
        }
    }
}
