//! `selfcare remind status`

use std::io::Write;

use anstyle::Style;
use clap::Args as Clap;

use super::by::{By, Found};
use super::plan;
use crate::commands::told;
use crate::hooks::timers::Which;
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::safe::Safe;
use crate::render::text::page::Page;
use crate::world::World;

/// Show which reminders are installed, where, and when they come
///
/// Examples:
///   selfcare remind status
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(self, _: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let job = plan::job()?;
        let mut page = Page::new(World::width());
        let mut installed = Vec::new();
        for by in By::ALL {
            match by.found(&job) {
                Ok(found) => installed.extend(found.into_iter().map(|one| (by, one))),
                Err(why) => note(Safe(&told(&why))),
            }
        }

        for (by, one) in &installed {
            let which = match one.which {
                Which::Morning => "Morning",
                Which::Evening => "Evening",
            };
            page.paragraph(&format!("{which} at {}, run by {by}", one.at));
            page.indented(Style::new(), "  ", &one.place);
            for so in &one.so {
                page.indented(Style::new(), "  ", so);
            }
        }
        if installed.is_empty() {
            page.paragraph("No reminder is installed. To have one: selfcare remind install");
        } else if installed.iter().any(|(_, one)| one.wants_renewal) {
            page.gap();
            page.paragraph("To renew it:");
            page.line(&format!("  {}", Safe(&again(&installed))));
        }
        write!(out, "{}", page.text())?;
        Ok(Outcome::Done)
    }
}

/// For `doctor`: what is installed, in a few words, and the command that renews it where something is wrong with it.
pub(in crate::commands) fn in_short() -> anyhow::Result<(String, Option<String>)> {
    let job = plan::job()?;
    let mut installed = Vec::new();
    for by in By::ALL {
        // One that does not answer has no reminder that would come.
        let found = by.found(&job).unwrap_or_default();
        installed.extend(found.into_iter().map(|one| (by, one)));
    }
    if installed.is_empty() {
        return Ok((
            "none; to have one: selfcare remind install".to_owned(),
            None,
        ));
    }
    let each = installed
        .iter()
        .map(|(by, one)| format!("at {}, run by {by}", one.at));
    let wants_renewal = installed.iter().any(|(_, one)| one.wants_renewal);
    let renewed = wants_renewal.then(|| again(&installed));
    Ok((each.collect::<Vec<_>>().join("; "), renewed))
}

/// What installs the same again.
fn again(installed: &[(By, Found)]) -> String {
    let mut command = "selfcare remind install".to_owned();
    let at = |wanted| {
        let one = installed.iter().find(|(_, one)| one.which == wanted);
        one.map(|(_, one)| one.at.as_str())
    };
    match at(Which::Morning) {
        Some(time) => command.push_str(&format!(" --at {time}")),
        None => command.push_str(" --no-morning"),
    }
    if let Some(time) = at(Which::Evening) {
        command.push_str(&format!(" --evening {time}"));
    }
    if let Some((by, _)) = installed.first() {
        command.push_str(&format!(" --by {by}"));
    }
    command
}
