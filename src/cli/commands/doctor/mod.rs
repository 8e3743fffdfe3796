//! `selfcare doctor`: whether everything is in order, and what is not is mended where that is safe.

mod journal;
mod look;

use std::io::Write;

use clap::Args as Clap;

use super::said::{short, shortened};
use crate::outcome::Outcome;
use crate::render::checkup::{self, is_in_order};
use crate::render::text::page::Page;
use crate::storage;
use crate::world::World;

/// Is all in order?
///
/// Looks at paths, permissions, the journal, the shell, the reminder and the terminal. It changes nothing unless told to mend. Exit code 1 when something wants mending.
///
/// Examples:
///   selfcare doctor
///   selfcare doctor --json
///   selfcare doctor --fix
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// Mend what can be mended safely: permissions that are too open, unfinished files
    #[arg(long)]
    fix: bool,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let mut page = Page::new(World::width());
        if self.fix {
            for open in look::too_open()? {
                storage::close(&open.path).map_err(shortened)?;
                page.paragraph(&format!("For you alone now: {}", short(&open.path)));
            }
            for path in look::swept()? {
                page.paragraph(&format!("Removed: {}", short(&path)));
            }
            page.gap();
        }

        let findings = look::look(world);

        if self.json {
            let line = checkup::json(env!("CARGO_PKG_VERSION"), &findings)?;
            writeln!(out, "{line}")?;
        } else {
            checkup::words(&mut page, &findings);
            write!(out, "{}", page.text())?;
        }
        Ok(if is_in_order(&findings) {
            Outcome::Done
        } else {
            Outcome::Mend
        })
    }
}
