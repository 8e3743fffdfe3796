//! `selfcare remind install`

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;

use super::by::{By, Installed};
use super::plan::{self, Plan};
use crate::commands::home::Home;
use crate::hooks::timers::{At, Which};
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::safe::Safe;
use crate::render::text::page::Page;
use crate::render::words::figures::counted;
use crate::render::words::sentence;
use crate::world::World;

/// Have a kind line each workday, and one in the evening if you like
///
/// What is said here replaces what was installed before. A reminder is silent once the day is answered, on days of rest, and on days you do not work.
///
/// Examples:
///   selfcare remind install
///   selfcare remind install --at 7:45 --evening 18:00
///   selfcare remind install --no-morning --evening 18:00
///   selfcare remind install --by cron --print
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// When, in the morning
    #[arg(long, value_name = "TIME", default_value = "08:30", value_parser = plan::time)]
    at: At,
    /// Also in the evening: how did serving go?
    #[arg(long, value_name = "TIME", num_args = 0..=1, default_missing_value = "18:00", value_parser = plan::time)]
    evening: Option<At>,
    /// In the evening only
    #[arg(long, requires = "evening", conflicts_with = "at")]
    no_morning: bool,
    /// What runs it; without this, what there is on this machine
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// Show the text of each file, and install nothing
    #[arg(long)]
    print: bool,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        // A reminder could not read what cannot be read now.
        Home::open(world)?;
        let morning = (!self.no_morning).then_some((Which::Morning, self.at));
        let evening = self.evening.map(|at| (Which::Evening, at));
        let plan = Plan {
            job: plan::job()?,
            times: morning.into_iter().chain(evening).collect(),
        };
        let by = self.by.unwrap_or_else(By::here);
        if self.print {
            let texts = by.print(&plan)?;
            write!(out, "{}", texts.join("\n"))?;
            if texts.len() > 1 && !World::shows_to_a_person() {
                let files = sentence(&counted(texts.len(), "file"));
                note(format_args!(
                    "{files}, one after the other; each names itself in its first lines."
                ));
            }
            return Ok(Outcome::Done);
        }

        let installed = by.install(&plan)?;
        let others = By::ALL.into_iter().filter(|other| *other != by);
        // One that cannot be asked has nothing of ours that would run.
        let before: Vec<String> = others
            .filter_map(|other| other.uninstall().ok())
            .flatten()
            .collect();

        let mut page = Page::new(World::width());
        says(&mut page, by, &plan, &installed, &before);
        write!(out, "{}", page.text())
            .context("the reminder is installed; it could not be shown")?;
        Ok(Outcome::Done)
    }
}

fn says(page: &mut Page, by: By, plan: &Plan, installed: &Installed, before: &[String]) {
    let times: Vec<String> = plan.times.iter().map(|(_, at)| at.to_string()).collect();
    page.paragraph(&match times.as_slice() {
        [morning, evening] => format!("Reminders at {morning} and {evening}, run by {by}."),
        times => format!("A reminder at {}, run by {by}.", times.join("")),
    });
    page.paragraph("Silent when there is nothing to ask: on days you rest or do not work, and once you have answered.");
    listed(page, installed.heading, &installed.lines);
    if !before.is_empty() {
        listed(page, "Taken back, from before:", before);
    }
    if let Some(left) = &installed.left {
        page.gap();
        page.paragraph(&format!(
            "It does not run yet: {by} could not be told ({}). Once you are logged in as usual, type:",
            Safe(&left.why)
        ));
        for command in &left.commands {
            page.line(&format!("  {}", Safe(command)));
        }
    }
    page.gap();
    page.paragraph("To stop it: selfcare remind uninstall");
}

/// Lines as they are, under a heading.
pub(super) fn listed(page: &mut Page, heading: &str, lines: &[String]) {
    page.line(heading);
    for line in lines {
        page.line(&format!("  {}", Safe(line)));
    }
}
