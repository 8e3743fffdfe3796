//! Reminders by macOS's launchd.

use std::path::{Path, PathBuf};
use std::process::Command;

use selfcare::text::shell_word;

use super::by::{CHANGED, Found, Installed, Left};
use super::plan::{Plan, ours, refuse_others};
use super::program::{self, PATIENCE};
use crate::commands::said::{short, shortened};
use crate::hooks::timers::launchd::{MARK, label, list, named, time};
use crate::hooks::timers::{Job, Which};
use crate::storage;
use crate::world::World;

/// One as it is written; of several each with the name of its file.
pub(super) fn print(plan: &Plan) -> Vec<String> {
    let lists = plan
        .times
        .iter()
        .map(|(which, at)| (*which, list(*which, *at, &plan.job)));
    match plan.times.as_slice() {
        [_] => lists.map(|(_, text)| text).collect(),
        _ => lists.map(|(which, text)| named(which, &text)).collect(),
    }
}

pub(super) fn install(plan: &Plan) -> anyhow::Result<Installed> {
    let files = files(plan)?;
    for (path, _) in &files {
        refuse_others(path, MARK)?;
    }
    uninstall(&Which::ALL)?;
    for (path, text) in &files {
        storage::place(path, text).map_err(shortened)?;
    }

    let mut left: Option<Left> = None;
    for (path, _) in &files {
        if let Err(why) = tell("bootstrap", &[session().as_ref(), path]) {
            let path = shell_word(&path.to_string_lossy());
            let left = left.get_or_insert_with(|| Left {
                why,
                commands: Vec::new(),
            });
            left.commands
                .push(format!("launchctl bootstrap {} {path}", session()));
        }
    }
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
        let path = file(&folder, which);
        if let Some(text) = ours(&path, MARK)? {
            let at = time(&text);
            let is_current = at.is_some_and(|at| list(which, at, job) == text);
            found.push(Found {
                which,
                at: at.map_or_else(|| "no time".to_owned(), |at| at.to_string()),
                place: short(&path),
                so: (!is_current)
                    .then(|| CHANGED.to_owned())
                    .into_iter()
                    .collect(),
                wants_renewal: !is_current,
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
        let path = file(&folder, *which);
        if ours(&path, MARK)?.is_some() {
            // Where it was not loaded, there is nothing to stop.
            let service = format!("{}/{}", session(), label(*which));
            let _ = tell("bootout", &[service.as_ref()]);
            storage::displace(&path).map_err(shortened)?;
            gone.push(short(&path));
        }
    }
    Ok(gone)
}

/// Each file and its text.
fn files(plan: &Plan) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let folder = folder()?;
    let files = plan.times.iter();
    Ok(files
        .map(|(which, at)| (file(&folder, *which), list(*which, *at, &plan.job)))
        .collect())
}

fn file(folder: &Path, which: Which) -> PathBuf {
    folder.join(format!("{}.plist", label(which)))
}

/// Where agents of a user are looked for (launchd(8)).
fn folder() -> anyhow::Result<PathBuf> {
    Ok(World::home_folder()?.join("Library/LaunchAgents"))
}

/// The user's own session with windows, as launchctl names it.
fn session() -> String {
    format!("gui/{}", rustix::process::getuid().as_raw())
}

fn tell(verb: &str, words: &[&Path]) -> Result<Vec<u8>, String> {
    let launchctl = World::program_named("launchctl").ok_or("there is no launchctl here")?;
    program::run(Command::new(launchctl).arg(verb).args(words), b"", PATIENCE)
}
