//! Reminders by the user's own systemd.

use std::path::{Path, PathBuf};
use std::process::Command;

use selfcare::day;

use super::by::{CHANGED, Found, Installed, Left};
use super::plan::{Plan, ours, refuse_others};
use super::program::{self, PATIENCE};
use crate::commands::said::{short, shortened};
use crate::hooks::timers::systemd::{MARK, name, service, time, timer};
use crate::hooks::timers::{Job, Which};
use crate::storage;
use crate::world::World;

/// As `systemctl cat` shows them.
pub(super) fn print(plan: &Plan) -> anyhow::Result<Vec<String>> {
    let files = files(plan)?.into_iter();
    Ok(files
        .map(|(path, text)| format!("# {}\n{text}", short(&path)))
        .collect())
}

pub(super) fn install(plan: &Plan) -> anyhow::Result<Installed> {
    let files = files(plan)?;
    for (path, _) in &files {
        refuse_others(path, MARK)?;
    }
    let unplanned: Vec<Which> = Which::ALL
        .into_iter()
        .filter(|which| !plan.has(*which))
        .collect();
    uninstall(&unplanned)?;
    for (path, text) in &files {
        storage::place(path, text).map_err(shortened)?;
    }

    let timers = plan.times.iter().map(|(which, _)| unit(*which, "timer"));
    let mut enable = vec!["enable".to_owned(), "--now".to_owned()];
    enable.extend(timers);
    let reload = ["daemon-reload".to_owned()];
    let told = tell(&reload).and_then(|_| tell(&enable));
    let left = told.err().map(|why| Left {
        why,
        commands: [reload.to_vec(), enable]
            .map(|words| format!("systemctl --user {}", words.join(" ")))
            .to_vec(),
    });
    Ok(Installed {
        heading: "Written:",
        lines: files.iter().map(|(path, _)| short(path)).collect(),
        left,
    })
}

pub(super) fn found(job: &Job) -> anyhow::Result<Vec<Found>> {
    let folder = folder()?;
    let mut found = Vec::new();
    for which in Which::ALL {
        let path = folder.join(unit(which, "timer"));
        if let Some(text) = ours(&path, MARK)? {
            let runs = ours(&folder.join(unit(which, "service")), MARK)?;
            let is_current = runs.is_some_and(|runs| runs == service(which, job));
            let (next, is_on) = next(which);
            let changed = (!is_current).then(|| CHANGED.to_owned());
            found.push(Found {
                which,
                at: time(&text).unwrap_or("no time").to_owned(),
                place: short(&path),
                so: std::iter::once(next).chain(changed).collect(),
                wants_renewal: !(is_current && is_on),
            });
        }
    }
    Ok(found)
}

/// Takes these back.
pub(super) fn uninstall(these: &[Which]) -> anyhow::Result<Vec<String>> {
    let folder = folder()?;
    let mut gone = Vec::new();
    for which in these {
        let timer = unit(*which, "timer");
        let mut paths = Vec::new();
        for kind in [timer.clone(), unit(*which, "service")] {
            let path = folder.join(kind);
            if ours(&path, MARK)?.is_some() {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            continue;
        }
        // Where nobody listens, nothing runs; what they would have removed is removed here.
        let _ = tell(&["disable".to_owned(), "--now".to_owned(), timer.clone()]);
        let _ = tell(&["clean".to_owned(), "--what=state".to_owned(), timer.clone()]);
        storage::displace_link(&folder.join("timers.target.wants").join(&timer))
            .map_err(shortened)?;
        for path in paths {
            storage::displace(&path).map_err(shortened)?;
            gone.push(short(&path));
        }
    }
    if !gone.is_empty() {
        let _ = tell(&["daemon-reload".to_owned()]);
    }
    Ok(gone)
}

/// Each file and its text.
fn files(plan: &Plan) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let folder = folder()?;
    let both = plan.times.iter().flat_map(|(which, at)| {
        [
            (
                folder.join(unit(*which, "service")),
                service(*which, &plan.job),
            ),
            (folder.join(unit(*which, "timer")), timer(*which, *at)),
        ]
    });
    Ok(both.collect())
}

fn unit(which: Which, kind: &str) -> String {
    format!("{}.{kind}", name(which))
}

/// Where the user's own units are looked for (systemd.unit(5), "User Unit Search Path").
fn folder() -> anyhow::Result<PathBuf> {
    let settings = World::variable("XDG_CONFIG_HOME").filter(|path| Path::new(path).is_absolute());
    let settings = match settings {
        Some(path) => PathBuf::from(path),
        None => World::home_folder()?.join(".config"),
    };
    Ok(settings.join("systemd/user"))
}

/// When it comes next, or why that is not known; and whether it may come at all.
fn next(which: Which) -> (String, bool) {
    let timer = unit(which, "timer");
    let ask = [
        "show",
        "--property=NextElapseUSecRealtime",
        "--value",
        &timer,
    ];
    match tell(&ask.map(str::to_owned)) {
        Err(why) => (format!("whether it is turned on is not known: {why}"), true),
        Ok(told) => match spoken(&String::from_utf8_lossy(&told)) {
            Some(next) => (next, true),
            None => ("not turned on".to_owned(), false),
        },
    }
}

/// What systemd tells, such as `Wed 2026-11-25 08:30:00 CET`, as people say it; nothing when it tells of no moment.
fn spoken(told: &str) -> Option<String> {
    let words: Vec<&str> = told.split_whitespace().collect();
    let [_, day, time, ..] = words[..] else {
        return None;
    };
    let day = day::iso(day)?;
    let time = time.get(..5)?;
    Some(format!("next on {} at {time}", day::words(day, day)))
}

fn tell(words: &[String]) -> Result<Vec<u8>, String> {
    let systemctl = World::program_named("systemctl").ok_or("there is no systemctl here")?;
    program::run(
        Command::new(systemctl).arg("--user").args(words),
        b"",
        PATIENCE,
    )
}
