//! `selfcare focus`: the thin place of a month, chosen, shown or suggested.

use std::io::Write;

use anyhow::Context as _;
use chrono::{Days, NaiveDate};
use clap::Args as Clap;
use selfcare::focus::{Focus, first_of};
use selfcare::period::{Kind, Period};
use selfcare::record::Body;
use selfcare::usual::USUAL_DAYS;
use selfcare::{Report, day};

use super::complete;
use super::home::{Home, Kept};
use super::said;
use crate::located::unknown;
use crate::outcome::Outcome;
use crate::render::text::focus::{chosen, nothing_was_chosen, suggested};
use crate::render::text::page::Page;
use crate::world::World;

/// Choose the thin place of a month, and see what changed since
///
/// Without an area it shows what was chosen, or suggests one and says why.
///
/// Examples:
///   selfcare focus
///   selfcare focus boundaries
///   selfcare focus boundaries --month 2026-12
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// rest, thoughts, boundaries, forward, eating, commitments, or an area of your own
    #[arg(value_name = "AREA", add = complete::areas())]
    area: Option<String>,
    /// Another month than this one
    #[arg(long, value_name = "2026-12", add = complete::months())]
    month: Option<String>,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let month = self.month(&home)?;
        let mut page = Page::new(World::width());

        let journal = if let Some(area) = &self.area {
            choose(&home, area, month)?
        } else {
            let journal = home.journal_with_notes_of([])?;
            said::oddities(&home, &journal);
            journal
        };

        let is_over = month < first_of(home.today);
        if let Some(focus) = Focus::of(&journal, &home.rules, month, home.today) {
            chosen(&mut page, &focus, home.today, &home.vocabulary());
        } else if is_over {
            nothing_was_chosen(&mut page, month);
        } else {
            let report = Report::new(&journal, &home.rules, lately(home.today), home.today);
            suggested(&mut page, &report, month, home.today, &home.vocabulary());
        }
        write!(out, "{}", page.text()).context(if self.area.is_some() {
            "the choice is saved; it could not be shown"
        } else {
            "could not write the answer"
        })?;
        Ok(Outcome::Done)
    }

    /// The month's first day.
    fn month(&self, home: &Home<'_>) -> anyhow::Result<NaiveDate> {
        let Some(words) = &self.month else {
            return Ok(first_of(home.today));
        };
        day::month(words.trim())
            .filter(|month| *month >= day::FIRST)
            .with_context(|| {
                format!("invalid value for --month: {words}; a month is written like 2026-12")
            })
    }
}

/// Writes the choice down, unless it stands already; the journal as it is then.
fn choose(home: &Home<'_>, area: &str, month: NaiveDate) -> anyhow::Result<Kept> {
    let names: Vec<&str> = home
        .rules
        .areas()
        .map(|area| home.rules.name(area))
        .collect();
    anyhow::ensure!(
        names.contains(&area),
        "invalid AREA: {}",
        unknown("area", area, names)
    );
    anyhow::ensure!(
        month >= first_of(home.today),
        "invalid value for --month: {}; that month is over, a focus is for this one or one to come",
        day::month_digits(month)
    );
    let changed = home.change(home.look([]), |journal| {
        if journal
            .focus(month)
            .is_some_and(|(_, stands)| stands == area)
        {
            return Ok((Vec::new(), ()));
        }
        let area = area.to_owned();
        Ok((
            vec![home.record(home.today, Body::Focus { month, area })?],
            (),
        ))
    })?;
    said::oddities(home, &changed.before);
    said::too_open(home);
    Ok(changed.after)
}

/// The 28 days to today.
fn lately(today: NaiveDate) -> Period {
    let from = today
        .checked_sub_days(Days::new(USUAL_DAYS - 1))
        .unwrap_or(today);
    Period {
        kind: Kind::Range,
        from,
        until: today,
    }
}
