//! `selfcare undo`: takes the last change back, and the one before it when repeated.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::record::Body;
use selfcare::{Journal, Record};

use super::home::Home;
use super::said;
use super::sure::sure;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::undone::{undone, would_be};
use crate::world::{Asking, World};

/// Take back a change
///
/// Takes back the last change; again, the one before it. One of many days, such as an import, is asked for first. Nothing is removed: a record is added that says what no longer holds.
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
        let agreed = match World::asking() {
            Asking::Never => None,
            Asking::Keys | Asking::Lines => {
                let journal = home.read(home.look([]).with_last_change())?;
                let last = last_change(&journal);
                if is_of_many_days(&last) && !is_sure(&home, &journal, &last)? {
                    return Ok(Outcome::Done);
                }
                Some(last)
            }
        };
        let changed = home.change(home.look([]).with_last_change(), |journal| {
            said::oddities(&home, journal);
            let taken = last_change(journal);
            anyhow::ensure!(!taken.is_empty(), "no change to take back");
            anyhow::ensure!(
                !is_of_many_days(&taken) || agreed.is_none_or(|agreed| agreed == taken),
                "another change was made meanwhile, and nothing was taken back; again: selfcare undo"
            );
            Ok((retractions(&home, &taken)?, taken))
        })?;

        let mut page = Page::new(World::width());
        undone(&mut page, &changed.said, &changed.after, home.today);
        write!(out, "{}", page.text())
            .context("the change is taken back, and that is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }
}

/// Whether it holds the check-ins of several days, as an import does: that is no slip of a morning, and who can be asked is.
fn is_of_many_days(change: &[Record]) -> bool {
    let checkins = change
        .iter()
        .filter(|record| matches!(record.body, Body::CheckIn(_)));
    checkins.count() > 1
}

fn last_change(journal: &Journal) -> Vec<Record> {
    journal.last_change().into_iter().cloned().collect()
}

fn is_sure(home: &Home<'_>, journal: &Journal, last: &[Record]) -> anyhow::Result<bool> {
    let mut page = Page::new(World::width());
    would_be(&mut page, last, journal, home.today);
    let (yes, no) = ("yes, all of it", "it stays as it is");
    sure(&page.text(), "Take it back?", yes, no, "selfcare undo")
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
