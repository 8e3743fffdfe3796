//! Reminders by cron: lines of one's crontab.

use std::path::Path;
use std::process::Command;

use super::by::{CHANGED, Found, Installed};
use super::plan::Plan;
use super::program::{self, PATIENCE};
use crate::hooks::timers::Job;
use crate::hooks::timers::cron::{block, line, ours, time, with};
use crate::world::World;

pub(super) fn print(plan: &Plan) -> String {
    block(&lines(plan))
}

pub(super) fn install(plan: &Plan) -> anyhow::Result<Installed> {
    let lines = lines(plan);
    let Some(crontab) = World::program_named("crontab") else {
        anyhow::bail!(
            "could not install a reminder: there is no crontab here; by hand, where you keep such things: {}",
            lines.join("  and  ")
        );
    };
    change(&crontab, &block(&lines))?;
    Ok(Installed {
        heading: "In your crontab:",
        lines,
        left: None,
    })
}

pub(super) fn found(job: &Job) -> anyhow::Result<Vec<Found>> {
    let Some(crontab) = World::program_named("crontab") else {
        return Ok(Vec::new());
    };
    let ours = ours(&read(&crontab)?).map_err(cut)?;
    let found = ours.iter().filter_map(|text| {
        let (which, at) = time(text)?;
        let typed = super::plan::time(&at).ok();
        let is_current = typed.is_some_and(|at| line(which, at, job) == *text);
        Some(Found {
            which,
            at,
            place: "your crontab".to_owned(),
            so: (!is_current)
                .then(|| CHANGED.to_owned())
                .into_iter()
                .collect(),
            wants_renewal: !is_current,
        })
    });
    Ok(found.collect())
}

/// Takes our lines out. A crontab with nothing else in it goes with them.
pub(super) fn uninstall() -> anyhow::Result<Vec<String>> {
    let Some(crontab) = World::program_named("crontab") else {
        return Ok(Vec::new());
    };
    let lines = ours(&read(&crontab)?).map_err(cut)?;
    if !lines.is_empty() {
        change(&crontab, "")?;
    }
    let of_yours = |line: &String| format!("in your crontab: {line}");
    Ok(lines.iter().map(of_yours).collect())
}

fn lines(plan: &Plan) -> Vec<String> {
    let lines = plan.times.iter();
    lines
        .map(|(which, at)| line(*which, *at, &plan.job))
        .collect()
}

fn change(crontab: &Path, block: &str) -> anyhow::Result<()> {
    let before = read(crontab)?;
    let after = with(&before, block).map_err(cut)?;
    if after == before {
        return Ok(());
    }
    let how = if after.is_empty() { "-r" } else { "-" };
    run(crontab, how, &after)
        .map(drop)
        .map_err(|why| anyhow::anyhow!("could not change your crontab: {why}"))
}

/// The whole crontab; empty where there is none.
fn read(crontab: &Path) -> anyhow::Result<Vec<u8>> {
    run(crontab, "-l", b"").or_else(|why| {
        // What cron says, and what busybox says, when a person has none. Any other silence could hide one.
        let said = why.to_lowercase();
        let has_none = said.contains("no crontab") || said.contains("no such file");
        anyhow::ensure!(has_none, "could not read your crontab: {why}");
        Ok(Vec::new())
    })
}

fn run(crontab: &Path, how: &str, input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new(crontab);
    program::run(command.arg(how).env("LC_ALL", "C"), input, PATIENCE)
}

fn cut(begun: usize) -> anyhow::Error {
    anyhow::anyhow!(
        "could not read your crontab: line {begun} begins the lines of selfcare remind and nothing ends them; mend it: crontab -e"
    )
}
