//! `selfcare undo`: takes the last change back, and the one before it when repeated.

use std::io::Write;

use clap::Args as Clap;
use selfcare::Record;
use selfcare::journal::Fold;
use selfcare::record::Body;

use super::home::{Home, feed, lines, shortened};
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::undone::undone;
use crate::world::World;

/// Take back the last change; again, the one before it
///
/// Nothing is removed: a record is added that says what no longer holds.
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
        let mut locked = home.store.lock().map_err(shortened)?;
        let mut fold = Fold::whole(home.today);
        locked
            .read(|number, line| feed(&mut fold, number, line))
            .map_err(shortened)?;
        let journal = fold.journal();

        let taken: Vec<Record> = journal.last_change().into_iter().cloned().collect();
        anyhow::ensure!(!taken.is_empty(), "no change to take back");
        let retractions = retractions(&home, &taken)?;

        locked
            .append(lines(&retractions)?.as_bytes())
            .map_err(shortened)?;
        drop(locked);
        let journal = journal.with(retractions);
        let mut page = Page::new(World::width());
        undone(&mut page, &taken, &journal, home.today);
        write!(out, "{}", page.text())?;
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
