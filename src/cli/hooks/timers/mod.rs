//! Reminders at a time of day, as texts for systemd, launchd and cron.

pub(crate) mod cron;
pub(crate) mod launchd;
pub(crate) mod systemd;

use std::fmt;

use chrono::{NaiveTime, Timelike as _};

/// Which reminder of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// To check in.
    Morning,
    /// To look back on how serving went.
    Evening,
}

impl Which {
    /// Both, as a day brings them.
    pub(crate) const ALL: [Self; 2] = [Self::Morning, Self::Evening];

    /// What this program is told to do.
    fn args(self) -> &'static [&'static str] {
        match self {
            Self::Morning => &["remind", "now"],
            Self::Evening => &["remind", "now", "--evening"],
        }
    }
}

/// A time of day, to the minute; shown as `08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At(pub NaiveTime);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// What is run: texts without control characters.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// Where this program is, from the first `/`.
    pub program: String,
    /// The variables that say where the journal is.
    pub variables: Vec<(&'static str, String)>,
}
