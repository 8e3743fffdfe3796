//! `selfcare undo`: takes the last change back, and the one before it when repeated.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::Record;
use selfcare::record::Body;

use super::home::Home;
use super::said;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::undone::undone;
use crate::world::World;

/// Take back a change
///
/// Takes back the last change; again, the one before it. Nothing is removed: a record is added that says what no longer holds.
///
/// Examples:
///   selfcare undo
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let changed = home.change(home.look([]).with_last_change(), |journal| {
            said::oddities(&home, journal);
            let taken: Vec<Record> = journal.last_change().into_iter().cloned().collect();
            anyhow::ensure!(!taken.is_empty(), "no change to take back");
            Ok((retractions(&home, &taken)?, taken))
        })?;

        let mut page = Page::new(World::width());
        undone(&mut page, &changed.said, &changed.after, home.today);
        write!(out, "{}", page.text())
            .context("the change is taken back, and that is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }
}

fn retractions(home: &Home<'_>, taken: &[Record]) -> anyhow::Result<Vec<Record>> {
    taken
        .iter()
        .map(|record| {
            home.record(
                home.today,
                Body::Retraction {
                    of: record.id.clone(),
                },
            )
        })
        .collect()
}
