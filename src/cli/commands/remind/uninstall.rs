//! `selfcare remind uninstall`

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;

use super::by::By;
use super::install::listed;
use crate::commands::told;
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::safe::Safe;
use crate::render::text::page::Page;
use crate::world::World;

/// Take back what install made, and nothing else
///
/// Examples:
///   selfcare remind uninstall
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(self, _: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let mut gone = Vec::new();
        let mut is_whole = true;
        for by in By::ALL {
            match by.uninstall() {
                Ok(lines) => gone.extend(lines),
                Err(why) => {
                    note(format_args!("error: {}", Safe(&told(&why))));
                    is_whole = false;
                }
            }
        }

        let mut page = Page::new(World::width());
        if gone.is_empty() && is_whole {
            page.paragraph("No reminder was installed.");
        } else if !gone.is_empty() {
            listed(&mut page, "Taken back:", &gone);
        }
        write!(out, "{}", page.text()).context("the reminder is gone; it could not be shown")?;
        Ok(if is_whole {
            Outcome::Done
        } else {
            Outcome::Trouble
        })
    }
}
