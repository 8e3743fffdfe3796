//! `selfcare commit people`: everyone one has promised something to.

use std::io::Write;

use clap::Args as Clap;
use selfcare::Agenda;

use crate::commands::home::Home;
use crate::commands::said;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::people::people;
use crate::world::World;

/// Show the people you promised something to; you stand first
///
/// Examples:
///   selfcare commit people
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_with_notes_of([])?;
        said::oddities(&home, &journal);

        let everyone = Agenda::new(&journal, &home.rules).people(home.today);

        let mut page = Page::new(World::width());
        people(&mut page, &everyone, home.today, World::wants_words());
        write!(out, "{}", page.text())?;
        Ok(Outcome::Done)
    }
}
