//! The commands, one line each.

use clap::{Parser, Subcommand};

use crate::commands::{
    checkin, commit, completions, config, demo, doctor, edit, erase, export, focus, gate, greet,
    import, init, log, man, merge, pause, reflect, remind, report, restore, status, team, undo,
};

/// Are you fit to serve today? Half a minute each morning, for you alone
#[derive(Debug, Parser)]
#[command(
    name = "selfcare",
    version,
    before_help = MORE,
    after_long_help = AFTER,
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub color: colorchoice_clap::Color,
    /// `status` when absent.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Only the one that is typed is built: a greeting must not pay for the flags of the others.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    Checkin(checkin::Args),
    Status(status::Args),
    Gate(gate::Args),
    Reflect(reflect::Args),
    Pause(pause::Args),
    #[command(visible_alias = "promise")]
    Commit(commit::Args),
    Focus(focus::Args),
    Report(report::Args),
    Log(log::Args),
    Edit(edit::Args),
    Undo(undo::Args),
    Erase(erase::Args),
    Import(import::Args),
    Export(export::Args),
    Merge(merge::Args),
    Init(init::Args),
    Config(config::Args),
    Doctor(doctor::Args),
    Restore(restore::Args),
    Remind(remind::Args),
    Team(team::Args),
    Completions(completions::Args),
    Man(man::Args),
    Demo(demo::Args),
    Greet(greet::Args),
}

/// What stands together in `-h`: a line for every command, in its own words.
pub(crate) const GROUPS: [(&str, &[&str]); 4] = [
    (
        "Every day",
        &["checkin", "status", "gate", "reflect", "pause"],
    ),
    ("Commitments", &["commit", "focus"]),
    (
        "Looking back",
        &["report", "log", "edit", "undo", "erase", "team"],
    ),
    (
        "The journal and the machine",
        &[
            "init",
            "remind",
            "import",
            "export",
            "merge",
            "config",
            "completions",
            "doctor",
            "restore",
            "man",
            "demo",
        ],
    ),
];

const MORE: &str =
    "\nMore: selfcare COMMAND -h, and selfcare --help: examples, exit codes, --color";

const AFTER: &str = "\
Examples:
  selfcare checkin
  selfcare
  selfcare gate && open-the-shop
  selfcare commit add \"walk 20 minutes\" --every weekdays
  selfcare report month

Exit codes:
  0  yes, or done
  1  not fit (gate), or something to mend (doctor)
  2  trouble, or a wrong command line
  3  no verdict today (gate)

Your answers stay in one file on this computer, for you alone. `selfcare config` says where.";
