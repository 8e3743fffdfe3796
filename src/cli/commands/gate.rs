//! `selfcare gate`: for one's own scripts.

use std::io::Write as _;

use clap::Args as Clap;
use selfcare::record::Body;
use selfcare::{History, Verdict};

use super::home::Home;
use crate::outcome::Outcome;
use crate::world::World;

/// Let through who is fit to serve: exit 0 fit or with care, 1 not fit, 3 no verdict today
///
/// Examples:
///   selfcare gate && open-the-shop
///   selfcare gate --strict
///   selfcare gate --override "only nurse on shift"
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// Let through only who is plainly fit
    #[arg(long)]
    strict: bool,
    /// Let through all the same, and write down why
    #[arg(long = "override", value_name = "WHY", value_parser = super::checkin::told::words)]
    going_in: Option<String>,
}

impl Args {
    pub(crate) fn run(self, world: &World) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_for(home.today)?;
        if let Some(bad) = journal.doubtful(home.today) {
            let line = bad.line;
            anyhow::bail!(
                "could not tell today's verdict: line {line} of the journal is unreadable and may be today's check-in; check in again, or mend that line"
            );
        }

        let verdict =
            History::new(&journal, &home.rules, home.today, home.today).verdict(home.today);
        let answer = answer(verdict, self.strict);

        match (answer, self.going_in) {
            (Outcome::Done, _) => Ok(Outcome::Done),
            (_, Some(why)) => {
                home.save(&[home.record(home.today, Body::Override { why, verdict })?])?;
                writeln!(anstream::stderr(), "Written down, for you alone.")?;
                Ok(Outcome::Done)
            }
            (closed, None) => {
                writeln!(anstream::stderr(), "{}", says(verdict))?;
                Ok(closed)
            }
        }
    }
}

/// What the gate answers to a verdict.
pub(crate) fn answer(verdict: Verdict, strict: bool) -> Outcome {
    match verdict {
        Verdict::Fit => Outcome::Done,
        Verdict::Care if !strict => Outcome::Done,
        Verdict::Care | Verdict::NotFit => Outcome::NotFit,
        Verdict::Incomplete | Verdict::Paused | Verdict::None => Outcome::NoVerdict,
    }
}

fn says(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fit | Verdict::Care => "fit with care today; why: selfcare status",
        Verdict::NotFit => "not fit to serve today; why: selfcare status",
        Verdict::Incomplete => "no verdict today, some answers are missing: selfcare checkin",
        Verdict::Paused => "no verdict today, you are resting",
        Verdict::None => "no verdict today, not checked in yet: selfcare checkin",
    }
}
