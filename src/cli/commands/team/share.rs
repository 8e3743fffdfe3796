//! `selfcare team share`: gives one week away, after it was looked at.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::team::{Secret, Share, Team, Week};
use selfcare::text;

use crate::commands::home::Home;
use crate::commands::output;
use crate::commands::said::{self, short, shortened};
use crate::commands::sure::sure;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::team;
use crate::storage::{self, Store};
use crate::world::World;

/// Give away one week, as one word for each area
///
/// Shows all that is in it and asks before it is written. A word is low, middling or well; no note, day, time, name or figure goes along, and no area of your own. A week that is not over, or has fewer than three check-ins, cannot be shared.
///
/// Whoever gets the share can read it. Its key shows that a share is given twice, and joins no two weeks or teams; it is made from team.secret beside your journal.
///
/// Examples:
///   selfcare team share ward-7
///   selfcare team share ward-7 2026-W46 --output share.json
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The team: a word that all of you agree on
    #[arg(value_parser = str::parse::<Team>)]
    team: Team,
    /// The week: last-week unless told, or 2026-W46
    week: Option<String>,
    /// Write it to a file; - is standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let week = self.week(&home)?;
        let journal = home.journal_with_notes_of([])?;
        said::oddities(&home, &journal);
        let secret = match kept_secret(&home)? {
            Some(secret) => secret,
            None => Secret::new(World::random_bits()?),
        };
        let of = (self.team.clone(), week);
        let share = Share::of(&journal, &home.rules, of, secret, home.today)
            .map_err(|why| anyhow::anyhow!("could not share {week}: {why}"))?;

        if !self.yes && !self.is_sure(&home, &share)? {
            return Ok(Outcome::Done);
        }

        keep_secret(&home, secret)?;
        let line = share
            .to_line()
            .context("could not write the share as JSON")?;
        match self.output.filter(|path| path.as_os_str() != "-") {
            Some(path) => {
                output::put(&home, &path, line.as_bytes())?;
            }
            None => write!(out, "{line}")?,
        }
        Ok(Outcome::Done)
    }

    fn week(&self, home: &Home<'_>) -> anyhow::Result<Week> {
        match self.week.as_deref() {
            None | Some("last-week") => Week::last(home.today).context("no week is over yet"),
            Some(words) => words.parse().map_err(|why| {
                anyhow::anyhow!("invalid value for WEEK: {words}; {why}, or last-week")
            }),
        }
    }

    fn is_sure(&self, home: &Home<'_>, share: &Share) -> anyhow::Result<bool> {
        let mut page = Page::new(World::width());
        team::share(&mut page, share, home.today);
        sure(
            &page.text(),
            "Give it away?",
            "yes, write it",
            "nothing is given away",
            &format!("to give it away without a question: {}", self.unasked()),
        )
    }

    /// The same without a question, as it is typed.
    fn unasked(&self) -> String {
        let mut words = format!("selfcare team share {}", self.team);
        if let Some(week) = &self.week {
            words += &format!(" {}", text::shell_word(week));
        }
        if let Some(path) = &self.output {
            words += &format!(" --output {}", text::shell_word(&path.to_string_lossy()));
        }
        words + " --yes"
    }
}

/// The secret of earlier shares.
fn kept_secret(home: &Home<'_>) -> anyhow::Result<Option<Secret>> {
    let path = home.store.team_secret();
    let Some(text) = storage::kept(&path).map_err(shortened)? else {
        return Ok(None);
    };
    let secret = Secret::read(&text).with_context(|| {
        format!(
            "could not read {}: it holds no secret of selfcare; move it away and a new one is made",
            short(&path)
        )
    })?;
    Ok(Some(secret))
}

/// Keeps a new secret, unless another share was made meanwhile: then this one is to be made anew.
fn keep_secret(home: &Home<'_>, secret: Secret) -> anyhow::Result<()> {
    let locked = home.store.lock().map_err(shortened)?;
    match kept_secret(home)? {
        Some(kept) if kept == secret => Ok(()),
        Some(_) => anyhow::bail!("another share was made meanwhile; run it again"),
        None => locked
            .keep_text(Store::team_secret, &(secret.written() + "\n"))
            .map_err(shortened),
    }
}
