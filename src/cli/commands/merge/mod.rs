//! `selfcare merge`: another machine's records come in, and both machines end with the same bytes.

mod git;
mod joined;
mod saved;
mod sources;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args as Clap, ValueHint};

use self::joined::Joined;
use super::during::during;
use super::home::Home;
use super::said::shortened;
use crate::outcome::Outcome;
use crate::render::text::merged::{Did, merged};
use crate::render::text::page::Page;
use crate::world::World;

/// Two machines as one
///
/// Brings in another machine's journal, a conflict copy of Syncthing or Dropbox, or both sides of a git conflict. Every line stays, once, in an order that both machines agree on: whoever merges, and however often, their journals end alike.
///
/// Without FILE: the conflict copies beside the journal, and git's markers in it. A conflict copy that came in whole is then kept among the backups; other files stay as they are. The journal as it was is kept too: selfcare restore goes back.
///
/// What was erased here comes back from a file that still has it: erase it there too.
///
/// Let git do it, and what either side erased stays erased. In .gitattributes:
///   journal.jsonl merge=selfcare
///
/// And in a shell:
///   git config merge.selfcare.driver "selfcare merge --git %O %A %B"
///
/// Examples:
///   selfcare merge
///   selfcare merge laptop.jsonl --dry-run
///   selfcare merge laptop.jsonl phone.jsonl
///   ssh laptop cat .local/share/selfcare/journal.jsonl | selfcare merge -
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// A journal to bring in; - reads standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Say what would come in, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// As git's merge driver: bring THEIRS into OURS, both made from BASE
    #[arg(
        long,
        num_args = 3,
        value_names = ["BASE", "OURS", "THEIRS"],
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["files", "dry_run"],
    )]
    git: Option<Vec<PathBuf>>,
}

const NOTHING: &str = "\
Nothing to merge: no conflict copy lies beside the journal, and no marker of git stands in it. \
To bring in a file of another machine: selfcare merge FILE";

const ITSELF: &str = "That is the journal itself, without a marker of git: nothing to merge.";

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        if let Some([base, ours, theirs]) = self.git.as_deref() {
            return git::drive(base, ours, theirs);
        }
        let home = Home::open(world)?;
        let mut page = Page::new(World::width());
        let here = home.store.read_whole().map_err(shortened)?;
        let sources = sources::find(&home.store, &here, &self.files)?;
        let joined = Joined::of(&here, &sources);
        if joined.is_alone() {
            page.paragraph(if self.files.is_empty() {
                NOTHING
            } else {
                ITSELF
            });
            write!(out, "{}", page.text())?;
            return Ok(Outcome::Done);
        }

        if self.dry_run {
            let news = during(world, "Reading the journals", || joined.news());
            merged(&mut page, &news, &joined.names(), Did::Not, home.today);
            page.paragraph("Nothing was written.");
            write!(out, "{}", page.text())?;
            return Ok(Outcome::Done);
        }
        let saved = during(world, "Merging", || saved::save(&home, &sources))?;

        saved.say(&mut page, &home);
        write!(out, "{}", page.text()).context("the merge is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }
}
