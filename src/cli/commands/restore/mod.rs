//! `selfcare restore`: the copies that are kept of the journal, and one of them back in its place.

mod look;

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;

use self::look::{looked, now};
use super::complete;
use super::during::during;
use super::home::Home;
use super::said::{short, shortened};
use super::sure::sure;
use crate::outcome::Outcome;
use crate::render::json;
use crate::render::text::backups::{self, Copy};
use crate::render::text::page::Page;
use crate::storage::Backup;
use crate::world::World;

/// Bring a copy back
///
/// Without a name it lists the copies that are kept of the journal: one before the first change of each month, and one before all of it is written anew. With a name it says what would come back and what would be gone, and asks; the journal as it stands is kept, too.
///
/// Examples:
///   selfcare restore
///   selfcare restore --json
///   selfcare restore 2026-11 --yes
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// A copy, by its name or the beginning of it
    #[arg(value_name = "NAME", add = complete::backups())]
    name: Option<String>,
    /// Do not ask
    #[arg(long, requires = "name")]
    yes: bool,
    /// Print the list as JSON
    #[arg(long, conflicts_with = "name")]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        match &self.name {
            Some(name) => bring_back(&home, name, self.yes, out),
            None => self.list(&home, out),
        }
    }

    fn list(&self, home: &Home<'_>, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let copies = during(home.world, "Looking at the copies", || all(home))?;

        let text = if self.json {
            json::backups::listed(&copies)? + "\n"
        } else {
            let mut page = Page::new(World::width());
            let folder = short(&home.store.backups());
            backups::listed(&mut page, &folder, &copies, home.today);
            page.text()
        };
        write!(out, "{text}")?;
        Ok(Outcome::Done)
    }
}

/// Every copy beside the journal of now, the newest first.
fn all(home: &Home<'_>) -> anyhow::Result<Vec<Copy>> {
    let now = now(home)?;
    let kept = home.store.kept().map_err(shortened)?;
    let copies = kept.iter().rev();
    copies
        .map(|backup| Ok(looked(home, &backup.path)?.beside(&now, backup)))
        .collect()
}

fn bring_back(
    home: &Home<'_>,
    name: &str,
    yes: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let backup = home.store.backup(name).map_err(shortened)?;
    let copy = looked(home, &backup.path)?.beside(&now(home)?, &backup);
    let mut page = Page::new(World::width());
    if copy.is_same {
        page.paragraph(&format!(
            "The copy {} is the same as the journal: nothing to bring back.",
            copy.name
        ));
        write!(out, "{}", page.text())?;
        return Ok(Outcome::Done);
    }
    if !yes {
        backups::would_come(&mut page, &copy, home.today);
        let way_out = format!(
            "to bring it back without a question: selfcare restore {} --yes",
            copy.name
        );
        let question = "Put it in the journal's place?";
        if !sure(
            &page.text(),
            question,
            "yes, bring it back",
            "the journal stays",
            &way_out,
        )? {
            return Ok(Outcome::Done);
        }
    }

    let (copy, kept) = during(home.world, "Bringing it back", || put(home, &backup))?;

    let mut page = Page::new(World::width());
    backups::has_come(&mut page, &copy, kept.as_deref(), home.today);
    write!(out, "{}", page.text()).context("the copy is back; that could not be shown")?;
    Ok(Outcome::Done)
}

/// Puts a copy in the journal's place. Says what it changed, and by what name the journal of before is kept.
fn put(home: &Home<'_>, backup: &Backup) -> anyhow::Result<(Copy, Option<String>)> {
    let mut locked = home.store.lock().map_err(shortened)?;
    let (now, meant) = (now(home)?, looked(home, &backup.path)?);
    let ids = meant.ids;
    let kept = locked
        .bring_back(backup, &home.world.stamp(), |new| look::check(new, ids))
        .map_err(shortened)?;
    locked
        .remove_index()
        .map_err(shortened)
        .context("the copy is back")?;
    let kept = kept.and_then(|kept| Some(kept.file_stem()?.to_str()?.to_owned()));
    Ok((meant.beside(&now, backup), kept))
}
