//! What runs a reminder: systemd, launchd or cron, each in the same four verbs.

use std::fmt;
use std::path::Path;

use clap::ValueEnum;

use super::plan::Plan;
use super::{cron, launchd, systemd};
use crate::hooks::timers::{Job, Which};

/// What runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// A timer of your own systemd
    Systemd,
    /// A launch agent of macOS
    Launchd,
    /// A line of your crontab
    Cron,
}

/// What an installation did, and what is left to do by hand.
pub(super) struct Installed {
    /// What the lines are.
    pub heading: &'static str,
    pub lines: Vec<String>,
    pub left: Option<Left>,
}

/// What could not be told to what runs it.
pub(super) struct Left {
    pub why: String,
    pub commands: Vec<String>,
}

/// A reminder that is installed.
pub(super) struct Found {
    pub which: Which,
    /// `08:30`, or what somebody wrote in its place.
    pub at: String,
    pub place: String,
    /// How it stands: when it comes next, and what is wrong with it.
    pub so: Vec<String>,
    /// Whether installing it again would mend something.
    pub wants_renewal: bool,
}

/// Of a reminder that runs another program, or for another journal, than one installed now would.
pub(super) const CHANGED: &str =
    "installed for another program, another journal or by another version";

impl By {
    /// All, in the order in which one is chosen.
    pub(super) const ALL: [Self; 3] = [Self::Launchd, Self::Systemd, Self::Cron];

    /// What there is on this machine.
    pub(super) fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::Launchd
        // sd_booted(3): the folder is there when systemd runs the machine.
        } else if Path::new("/run/systemd/system").is_dir() {
            Self::Systemd
        } else {
            Self::Cron
        }
    }

    /// The texts alone, one for each file; of several each names its own.
    pub(super) fn print(self, plan: &Plan) -> anyhow::Result<Vec<String>> {
        match self {
            Self::Systemd => systemd::print(plan),
            Self::Launchd => Ok(launchd::print(plan)),
            Self::Cron => Ok(vec![cron::print(plan)]),
        }
    }

    /// Installs what is planned, and nothing else: what was there before is replaced.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or a file of somebody else stands in its place.
    pub(super) fn install(self, plan: &Plan) -> anyhow::Result<Installed> {
        match self {
            Self::Systemd => systemd::install(plan),
            Self::Launchd => launchd::install(plan),
            Self::Cron => cron::install(plan),
        }
    }

    /// What is installed.
    pub(super) fn found(self, job: &Job) -> anyhow::Result<Vec<Found>> {
        match self {
            Self::Systemd => systemd::found(job),
            Self::Launchd => launchd::found(job),
            Self::Cron => cron::found(job),
        }
    }

    /// Takes back what was installed; what that was.
    pub(super) fn uninstall(self) -> anyhow::Result<Vec<String>> {
        match self {
            Self::Systemd => systemd::uninstall(&Which::ALL),
            Self::Launchd => launchd::uninstall(&Which::ALL),
            Self::Cron => cron::uninstall(),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Systemd => "systemd",
            Self::Launchd => "launchd",
            Self::Cron => "cron",
        })
    }
}
