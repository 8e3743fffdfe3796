//! `selfcare commit edit`: mends the words or the day of a promise; what was kept stays kept.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::Agenda;
use selfcare::commitment::{Rhythm, Terms, When, text};
use selfcare::record::Body;

use super::asked::asked;
use super::terms;
use crate::commands::home::Home;
use crate::commands::{complete, said};
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::text::promises::changed;
use crate::render::words::promises;
use crate::world::World;

/// Change a promise: its words, its day or rhythm, to whom, which area it tends
///
/// Without a flag it asks, at a terminal. What was kept stays kept.
///
/// Examples:
///   selfcare commit edit drawings --due monday
///   selfcare commit edit 1 --every monday,thursday --until month-end
///   selfcare commit edit 1 --until today
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Its number in the list, or a part of its text
    #[arg(value_name = "ID", add = complete::commitments())]
    id: String,
    /// Its words
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    text: Option<String>,
    /// To whom
    #[arg(long, value_name = "WHO", add = complete::people())]
    to: Option<String>,
    /// The day it is due, once: today, tomorrow, friday, in 3 days, month-end, 2026-11-27
    #[arg(
        long,
        value_name = "DAY",
        allow_hyphen_values = true,
        conflicts_with_all = ["every", "until"],
        add = complete::ahead(),
    )]
    due: Option<String>,
    /// Again and again: day, weekdays, week, month, monday,thursday or 3d
    #[arg(long, value_name = "RHYTHM", value_parser = Rhythm::typed, add = complete::rhythms())]
    every: Option<Rhythm>,
    /// The last day it can be due; - for none
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, add = complete::ahead())]
    until: Option<String>,
    /// The area it tends; - for none
    #[arg(long, value_name = "AREA", allow_hyphen_values = true, add = complete::areas())]
    area: Option<String>,
}

impl Args {
    pub(super) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_with_notes_of([])?;
        said::oddities(&home, &journal);
        let commitment = super::find(Agenda::new(&journal, &home.rules), &self.id, home.today)?;
        let was = commitment.terms.clone();
        let is = if self.is_told() {
            Some(self.told(&home, &journal, was.clone())?)
        } else {
            asked(&home, &journal, &was)?
        };
        let Some(is) = is else {
            note("Stopped. Nothing was saved.");
            return Ok(Outcome::Trouble);
        };
        anyhow::ensure!(
            terms::first_due(&is, commitment.made, &home.rules).is_some(),
            "could not change it: it would never have come due; to let it go: selfcare commit release {}",
            commitment.number
        );
        let mut page = Page::new(World::width());
        if is == was {
            page.paragraph("Nothing changed.");
            write!(out, "{}", page.text())?;
            return Ok(Outcome::Done);
        }

        let (of, id) = (Some(commitment.id.clone()), commitment.id.clone());
        let terms = Box::new(is);
        let record = home.record(home.today, Body::Commitment { of, terms })?;
        let done = home.change(home.look([]), |now| {
            let same = now.commitment(&id).is_some_and(|now| now.terms == was);
            anyhow::ensure!(
                same,
                "could not change it: it was changed elsewhere meanwhile; try again"
            );
            Ok((vec![record], ()))
        })?;

        said::too_open(&home);
        if let Some(now) = done.after.commitment(&id) {
            let full = |terms| promises::full(terms, home.today);
            changed(&mut page, &full(&was), &full(&now.terms));
        }
        write!(out, "{}", page.text()).context("the change is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }

    fn is_told(&self) -> bool {
        let Self {
            id: _,
            text,
            to,
            due,
            every,
            until,
            area,
        } = self;
        [text, to, due, until, area]
            .into_iter()
            .any(Option::is_some)
            || every.is_some()
    }

    /// The terms with what flags say.
    fn told(
        &self,
        home: &Home<'_>,
        journal: &selfcare::Journal,
        was: Terms,
    ) -> anyhow::Result<Terms> {
        let mut is = was;
        if let Some(text) = &self.text {
            is.text.clone_from(text);
        }
        if let Some(to) = &self.to {
            is.to = terms::to(to, journal)?;
        }
        if let Some(area) = &self.area {
            is.area = match area.as_str() {
                "-" => None,
                area => Some(terms::area(area, &home.rules)?),
            };
        }
        if let Some(due) = &self.due {
            is.when = When::Once {
                due: terms::on("--due", due, home.today)?,
            };
        }
        if let Some(rhythm) = &self.every {
            let until = match is.when {
                When::Every { until, .. } => until,
                When::Once { .. } => None,
            };
            is.when = When::Every {
                rhythm: rhythm.clone(),
                until,
            };
        }
        if let Some(words) = &self.until {
            let day = match words.as_str() {
                "-" => None,
                words => Some(terms::on("--until", words, home.today)?),
            };
            match &mut is.when {
                When::Every { until, .. } => *until = day,
                When::Once { .. } => anyhow::bail!(
                    "invalid value for --until: {words}; this promise is due once, --due changes its day"
                ),
            }
        }
        Ok(is)
    }
}
