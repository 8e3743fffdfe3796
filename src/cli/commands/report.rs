//! `selfcare report`: what small things add up to.

use std::io::Write;

use anyhow::{Context as _, anyhow};
use clap::{Args as Clap, ValueEnum};
use selfcare::Report;

use super::home::Home;
use super::looked_at::{LookedAt, period_of};
use super::said;
use crate::outcome::Outcome;
use crate::render::json;
use crate::render::text::page::Page;
use crate::render::text::report::{Reader, Signs, report};
use crate::world::World;

/// Look back on a week, a month, a year, or all of it
///
/// Examples:
///   selfcare report
///   selfcare report last-week
///   selfcare report 2026-11 --against 2026-10
///   selfcare report 2026 --format json
///   selfcare report all
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    looked_at: LookedAt,
    /// What changes are measured against, in place of the days before
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true)]
    against: Option<String>,
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Words and figures for a terminal
    Text,
    /// JSON for other programs
    Json,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal()?;
        said::oddities(&home, &journal);
        let period = self.looked_at.period("week", &home, &journal)?;

        let looked_back = match &self.against {
            None => Report::new(&journal, &home.rules, period, home.today),
            Some(words) => {
                let invalid = || format!("invalid value for --against: {words}");
                let other = period_of(words, &home, &journal)
                    .map_err(|why| anyhow!("{}; {why}", invalid()))?;
                Report::against(&journal, &home.rules, period, other, home.today)
                    .map_err(|why| anyhow!("{}; {why}", invalid()))?
            }
        };

        match self.format {
            Format::Json => writeln!(out, "{}", json::report::line(&looked_back, &home.rules)?)
                .context("could not write the answer")?,
            Format::Text => {
                let signs = match (World::wants_words(), World::shows_blocks()) {
                    (true, _) => Signs::Words,
                    (false, true) => Signs::Blocks,
                    (false, false) => Signs::Figures,
                };
                let mut page = Page::new(World::width());
                let reader = Reader {
                    today: home.today,
                    signs,
                    vocabulary: &home.vocabulary(),
                    tell: home.config.tell.value.0.as_deref(),
                };
                report(&mut page, &looked_back, &reader);
                write!(out, "{}", page.text()).context("could not write the answer")?;
            }
        }
        Ok(Outcome::Done)
    }
}
