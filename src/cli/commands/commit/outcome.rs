//! `selfcare commit kept|missed|release`: says how a promise went.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::commitment::{Agenda, NotDue, Terms, When};
use selfcare::record::Body;
use selfcare::{Commitment, Outcome as How, day};

use crate::commands::home::Home;
use crate::commands::{complete, said};
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::words::{promises, sentence};
use crate::world::World;

#[derive(Debug, Clap)]
pub(super) struct Args {
    /// Its number in the list, or a part of its text
    #[arg(value_name = "ID", add = complete::commitments())]
    id: String,
    /// The day it was due; without one the last that is open: today, yesterday, -3, monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3, add = complete::behind())]
    day: Vec<String>,
}

/// What was said, and what stood before.
struct Told {
    commitment: Commitment,
    due: NaiveDate,
    before: Option<How>,
    /// The due days that are open no more with it, without a word.
    closed: Vec<NaiveDate>,
    /// Whether it was let go before it ever came due.
    is_over: bool,
}

impl Args {
    pub(super) fn run(
        self,
        how: How,
        world: &World,
        out: &mut dyn Write,
    ) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let named = if self.day.is_empty() {
            None
        } else {
            Some(home.day(&self.day)?)
        };

        let changed = home.change(home.look([]), |journal| {
            let agenda = Agenda::new(journal, &home.rules);
            let commitment = super::find(agenda, &self.id, home.today)?;
            let (due, is_over) = match agenda.meant(commitment, home.today, named) {
                Ok(due) => (due, false),
                Err(NotDue {
                    near: Some(first), ..
                }) if named.is_none() && how == How::Released => (first, true),
                Err(why) if named.is_none() => return Err(not_yet(commitment, how, why)),
                Err(why) => return Err(not_due(commitment, why, home.today)),
            };
            anyhow::ensure!(
                how != How::Missed || due <= home.today,
                "could not call it missed: \"{}\" is due {}; to let it go: selfcare commit release {}",
                commitment.terms.text,
                promises::on(due, home.today),
                commitment.number
            );
            let before = commitment.outcome(due);
            let closed = agenda.closes(commitment, due, home.today);
            let of = commitment.id.clone();
            let said = (due, Body::Outcome { of, outcome: how });
            let records = match before {
                Some(before) if before == how => Vec::new(),
                _ if is_over => home.records([(home.today, once(commitment, due)), said].into_iter())?,
                _ => home.records([said].into_iter())?,
            };
            Ok((
                records,
                Told {
                    commitment: commitment.clone(),
                    due,
                    before,
                    closed,
                    is_over,
                },
            ))
        })?;

        said::oddities(&home, &changed.before);
        said::too_open(&home);
        let mut page = Page::new(World::width());
        let Told {
            commitment,
            due,
            before,
            closed,
            is_over,
        } = &changed.said;
        let was = match before {
            Some(before) if *before == how => " It stood so already.".to_owned(),
            Some(before) => format!(" It was \"{}\".", promises::outcome(*before)),
            None => String::new(),
        };
        page.paragraph(&format!(
            "{}: {}, {}.{was}",
            sentence(promises::outcome(how)),
            commitment.terms,
            promises::on(*due, home.today)
        ));
        if let Some(closed) = promises::closed(closed, home.today) {
            page.paragraph(&closed);
        }
        if *is_over {
            page.paragraph("It had not come due yet, and will not.");
        } else if how == How::Released && commitment.is_recurring() {
            page.paragraph(&format!(
                "It comes due again. To end it for good: selfcare commit edit {} --until today",
                commitment.number
            ));
        }
        write!(out, "{}", page.text())
            .context("what became of it is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }
}

/// The same promise, due on this day alone.
fn once(commitment: &Commitment, due: NaiveDate) -> Body {
    let terms = Terms {
        when: When::Once { due },
        ..commitment.terms.clone()
    };
    Body::Commitment {
        of: Some(commitment.id.clone()),
        terms: Box::new(terms),
    }
}

/// What repeats, and has not come due so far.
fn not_yet(commitment: &Commitment, how: How, why: NotDue) -> anyhow::Error {
    let first = why.near.map_or_else(String::new, |first| {
        format!(" before {} ({first})", day::words(first, why.day))
    });
    anyhow::anyhow!(
        "could not call it {}: \"{}\" is not due{first}",
        promises::outcome(how),
        commitment.terms.text,
    )
}

fn not_due(commitment: &Commitment, why: NotDue, today: NaiveDate) -> anyhow::Error {
    let near = why.near.map_or_else(String::new, |near| {
        format!(
            "; the due day next to it is {} ({near})",
            day::words(near, today)
        )
    });
    anyhow::anyhow!(
        "invalid DAY: \"{}\" was not due on {}{near}",
        commitment.terms.text,
        day::words(why.day, today)
    )
}
