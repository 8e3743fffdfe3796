//! What is to be run, when, and where files for it belong.

use std::path::Path;

use anyhow::Context as _;
use chrono::NaiveTime;

use crate::commands::said::{short, shortened};
use crate::hooks::timers::{At, Job, Which};
use crate::storage;
use crate::world::World;

/// The reminders of a day, and what each runs.
pub(super) struct Plan {
    pub job: Job,
    /// In the order of a day.
    pub times: Vec<(Which, At)>,
}

impl Plan {
    /// Whether this one is planned.
    pub(super) fn has(&self, which: Which) -> bool {
        self.times.iter().any(|(planned, _)| *planned == which)
    }
}

/// The variables that say where the journal and the settings are.
const VARIABLES: [&str; 4] = [
    "SELFCARE_DIR",
    "SELFCARE_CONFIG",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
];

/// This program, and the variables that are set here: what runs a reminder does not know them.
///
/// # Errors
///
/// When one of them cannot stand in a text of lines.
pub(super) fn job() -> anyhow::Result<Job> {
    let mut variables = Vec::new();
    for name in VARIABLES {
        if let Some(value) = World::variable(name).filter(|value| !value.is_empty()) {
            variables.push((name, line(name, Path::new(&value))?));
        }
    }
    let this = World::program().context("could not tell where this program is")?;
    let program = line("the path of this program", &this.found.unwrap_or(this.path))?;
    Ok(Job { program, variables })
}

fn line(name: &str, path: &Path) -> anyhow::Result<String> {
    let line = path
        .to_str()
        .filter(|path| !path.contains(char::is_control));
    line.map(str::to_owned).with_context(|| {
        format!(
            "could not write a reminder: {name} is no line of UTF-8, and no timer could hold it"
        )
    })
}

/// A time of day, as typed.
pub(super) fn time(text: &str) -> Result<At, &'static str> {
    let read = || {
        let (hour, minute) = text.trim().split_once(':')?;
        let is_number = |text: &str, longest| {
            (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(hour, 2) || minute.len() != 2 || !is_number(minute, 2) {
            return None;
        }
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    read()
        .map(At)
        .ok_or("a time is hours and minutes, 0:00 to 23:59, like 8:30")
}

/// The text of a file that `install` wrote: the mark stands in it. None when there is nothing, or what somebody else wrote.
pub(super) fn ours(path: &Path, mark: &str) -> anyhow::Result<Option<String>> {
    let text = storage::placed(path).map_err(shortened)?;
    Ok(text.filter(|text| text.contains(mark)))
}

/// Refuses to write over what somebody else wrote.
pub(super) fn refuse_others(path: &Path, mark: &str) -> anyhow::Result<()> {
    let text = storage::placed(path).map_err(shortened)?;
    anyhow::ensure!(
        text.is_none_or(|text| text.trim().is_empty() || text.contains(mark)),
        "could not write {}: another one is there, not from selfcare remind install; move it away first",
        short(path)
    );
    Ok(())
}
