//! `selfcare commit add`: promises something.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::commitment::{Rhythm, Terms, To, When, text};
use selfcare::record::Body;

use super::terms;
use crate::commands::home::Home;
use crate::commands::{complete, said};
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::words::promises;
use crate::world::World;

/// Promise something, to yourself unless told otherwise
///
/// Examples:
///   selfcare commit add "walk 20 minutes" --every weekdays --until 2026-12-31 --area rest
///   selfcare commit add "send the drawings" --to sister --due friday
///   selfcare commit add "call the bank"
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// What, in a few words of your own
    #[arg(value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    text: String,
    /// To whom; to yourself unless told
    #[arg(long, value_name = "WHO", add = complete::people())]
    to: Option<String>,
    /// The day it is due: today (unless told), tomorrow, friday, in 3 days, month-end, 2026-11-27
    #[arg(
        long,
        value_name = "DAY",
        allow_hyphen_values = true,
        conflicts_with = "every",
        add = complete::ahead(),
    )]
    due: Option<String>,
    /// Again and again: day, weekdays, week, month, monday,thursday or 3d
    #[arg(long, value_name = "RHYTHM", value_parser = Rhythm::typed, add = complete::rhythms())]
    every: Option<Rhythm>,
    /// The last day it can be due
    #[arg(long, value_name = "DAY", requires = "every", conflicts_with = "due", add = complete::ahead())]
    until: Option<String>,
    /// The area it tends, like rest or boundaries
    #[arg(long, value_name = "AREA", add = complete::areas())]
    area: Option<String>,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let today = home.today;
        let when = self.when(&home)?;
        let area = self
            .area
            .as_deref()
            .map(|area| terms::area(area, &home.rules))
            .transpose()?;

        let changed = home.change(home.look([]), |journal| {
            let to = terms::to(self.to.as_deref().unwrap_or(To::SELF), journal)?;
            let terms = Terms {
                text: self.text,
                to,
                when,
                area,
            };
            let first = terms::first_due(&terms, today, &home.rules);
            let first = first.with_context(|| {
                let until = self.until.unwrap_or_default();
                format!("invalid value for --until: {until}; it would never come due")
            })?;
            let terms = Box::new(terms);
            let record = home.record(today, Body::Commitment { of: None, terms })?;
            Ok((vec![record], first))
        })?;

        said::oddities(&home, &changed.before);
        said::too_open(&home);
        let mut page = Page::new(World::width());
        if let Some(made) = changed.after.commitments().last() {
            let what = promises::full(&made.terms, today);
            let first = if made.is_recurring() {
                format!(" First due {}.", promises::on(changed.said, today))
            } else {
                String::new()
            };
            page.paragraph(&format!("{what}.{first}"));
            page.paragraph(&format!(
                "When it is done: selfcare commit kept {}",
                made.number
            ));
        }
        write!(out, "{}", page.text()).context("the promise is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }

    fn when(&self, home: &Home<'_>) -> anyhow::Result<When> {
        let until = self
            .until
            .as_deref()
            .map(|until| terms::on("--until", until, home.today))
            .transpose()?;
        Ok(match (&self.every, &self.due) {
            (Some(rhythm), _) => When::Every {
                rhythm: rhythm.clone(),
                until,
            },
            (None, Some(due)) => When::Once {
                due: terms::on("--due", due, home.today)?,
            },
            (None, None) => When::Once { due: home.today },
        })
    }
}
