//! `selfcare team report`: how a team's week was, of which nobody stands out.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::team::{self, NoSummary, NotShown, Share, Shown, Summary};

use crate::commands::home::Home;
use crate::commands::said::{short, shortened};
use crate::commands::sure::sure;
use crate::outcome::Outcome;
use crate::render::json;
use crate::render::text::page::Page;
use crate::render::text::team as text;
use crate::storage::{self, Given, Store};
use crate::world::{Asking, World};

/// Sum up a week that five or more people shared
///
/// For each area the middle word of what was shared, and about how many shared; nothing about anyone. A second summary of the same week is made of everybody in the first, unchanged, and of five people or more beside: the file team.shown beside your journal keeps which were shown. An area is left out where too few said something of it.
///
/// Examples:
///   selfcare team report shares/*.json
///   cat shares/*.json | selfcare team report -
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Files with shares in them; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

/// A share, and the place it was read from.
struct Found {
    from: String,
    share: Share,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        // Every file is read before anything is said of one.
        let found = self.found()?;
        let shares: Vec<Share> = found.iter().map(|found| found.share.clone()).collect();
        if !self.json && World::asking() != Asking::Never && !is_time(&home, &shares, &found)? {
            return Ok(Outcome::Done);
        }
        let shown = shown(&home, &shares, &found)?;

        if self.json {
            writeln!(out, "{}", json::team::summary(&shown.summary)?)?;
        } else {
            let mut page = Page::new(World::width());
            text::summary(&mut page, &shown.summary, home.today);
            write!(out, "{}", page.text())?;
        }
        Ok(Outcome::Done)
    }

    fn found(&self) -> anyhow::Result<Vec<Found>> {
        let mut found = Vec::new();
        for path in &self.files {
            let is_input = path == Path::new("-");
            let (from, given) = if is_input {
                ("standard input".to_owned(), Given::read_input())
            } else {
                (short(path), Given::read(path))
            };
            let shares = Share::read(&given.map_err(shortened)?.bytes)
                .map_err(|why| anyhow::anyhow!("could not read {from}: {why}"))?;
            let from_here = |share| Found {
                from: from.clone(),
                share,
            };
            found.extend(shares.into_iter().map(from_here));
        }
        Ok(found)
    }
}

/// Asks whether everybody is there, before the first summary of a week is made: it cannot be taken back.
fn is_time(home: &Home<'_>, shares: &[Share], found: &[Found]) -> anyhow::Result<bool> {
    let kept = storage::kept(&home.store.team_shown()).map_err(shortened)?;
    let earlier = earlier(home, &kept.unwrap_or_default())?;
    let (_, is_new) = Shown::after(&earlier, shares).map_err(|why| refused(why, found))?;
    if !is_new {
        return Ok(true);
    }
    let says = "Once the summary is made, who shares this week later can be added only when five or more do so together.";
    let mut page = Page::new(World::width());
    page.paragraph(says);
    let (yes, no) = ("yes, sum them up", "not yet");
    let way_out = "selfcare team report FILE...";
    sure(&page.text(), "Are all the shares here?", yes, no, way_out)
}

/// What was shown before, as it was kept.
fn earlier(home: &Home<'_>, kept: &str) -> anyhow::Result<Vec<Shown>> {
    team::read_shown(kept).map_err(|line| {
        anyhow::anyhow!(
            "could not read {}: line {line} is no summary, so it is not known what was shown before; put it right by hand",
            short(&home.store.team_shown())
        )
    })
}

/// What may be shown. It is kept before it is shown: what nobody remembers could be asked for again with one person more.
fn shown(home: &Home<'_>, shares: &[Share], found: &[Found]) -> anyhow::Result<Shown> {
    // What can never be summed up is refused before anything is locked or made.
    Summary::of(shares).map_err(|why| refused(NotShown::No(why), found))?;
    let path = home.store.team_shown();
    let locked = home.store.lock().map_err(shortened)?;
    let mut kept = storage::kept(&path).map_err(shortened)?.unwrap_or_default();
    let earlier = earlier(home, &kept)?;
    let (shown, is_new) = Shown::after(&earlier, shares).map_err(|why| refused(why, found))?;
    if is_new {
        if !kept.is_empty() && !kept.ends_with('\n') {
            kept.push('\n');
        }
        kept += &shown
            .to_line()
            .context("could not write the summary as JSON")?;
        locked
            .keep_text(Store::team_shown, &kept)
            .map_err(shortened)?;
    }
    Ok(shown)
}

/// Why nothing is shown, with the files that stand in its way.
fn refused(why: NotShown, found: &[Found]) -> anyhow::Error {
    let (one, other) = match why {
        NotShown::TooAlike | NotShown::No(NoSummary::Few) => {
            return anyhow::anyhow!("could not sum up the team: {why}");
        }
        NotShown::No(NoSummary::Apart(one, other) | NoSummary::OneMember(one, other)) => {
            (&found[one], &found[other])
        }
    };
    let of = |found: &Found| match why {
        NotShown::No(NoSummary::Apart(..)) => {
            format!(
                "{} ({}, {})",
                found.from, found.share.team, found.share.week
            )
        }
        _ => found.from.clone(),
    };
    anyhow::anyhow!("could not sum up {} and {}: {why}", of(one), of(other))
}
