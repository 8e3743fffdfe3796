//! `selfcare commit list`: what is promised.

use std::io::Write;

use clap::Args as Clap;
use selfcare::commitment::To;
use selfcare::{Agenda, Journal};

use crate::commands::home::Home;
use crate::commands::{complete, said};
use crate::outcome::Outcome;
use crate::render::json;
use crate::render::text::page::Page;
use crate::render::text::promises::list;
use crate::world::World;

/// Show what is promised: number, age, next due day, kept of due over 28 days
///
/// Examples:
///   selfcare commit list
///   selfcare commit list --to sister
///   selfcare commit list --all --json
#[derive(Debug, Default, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Only what is promised to this person; you are "self"
    #[arg(long, value_name = "WHO", add = complete::people())]
    to: Option<String>,
    /// Also what is over
    #[arg(long)]
    all: bool,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_with_notes_of([])?;
        said::oddities(&home, &journal);
        let to = self
            .to
            .as_deref()
            .map(|name| known(name, &journal))
            .transpose()?;

        let agenda = Agenda::new(&journal, &home.rules);
        let mut rows = agenda.overview(home.today);
        rows.retain(|row| self.all || row.is_running);
        rows.retain(|row| to.as_ref().is_none_or(|to| to.is(&row.commitment.terms.to)));

        if self.json {
            writeln!(out, "{}", json::promises::line(home.today, &rows)?)?;
        } else {
            let mut page = Page::new(World::width());
            list(&mut page, &rows, to.as_ref(), home.today);
            write!(out, "{}", page.text())?;
        }
        Ok(Outcome::Done)
    }
}

/// Somebody one has promised something to.
fn known(name: &str, journal: &Journal) -> anyhow::Result<To> {
    let to = To::named(name);
    let mut names: Vec<&str> = Vec::new();
    for commitment in journal.commitments() {
        let word = commitment.terms.to.word();
        if !names.contains(&word) {
            names.push(word);
        }
    }
    let is_known = journal
        .commitments()
        .iter()
        .any(|commitment| commitment.terms.to.is(&to));
    anyhow::ensure!(
        is_known || to == To::Oneself,
        "invalid value for --to: {name}; nothing is promised to anyone of this name{}",
        if names.is_empty() {
            String::new()
        } else {
            format!(", only to {}", names.join(", "))
        }
    );
    Ok(to)
}
