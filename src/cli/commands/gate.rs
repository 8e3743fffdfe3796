//! `selfcare gate`: for one's own scripts.

use clap::Args as Clap;
use selfcare::record::Body;
use selfcare::score::Strictness;
use selfcare::{History, Verdict};

use super::home::Home;
use super::said;
use crate::out::note;
use crate::outcome::Outcome;
use crate::world::World;

/// For scripts: exit 0 fit or with care, 1 not, 3 no verdict
///
/// No verdict is: not checked in, too few answers, or a pause. Exit code 2 is trouble: a fault never lets through.
///
/// Examples:
///   selfcare gate && open-the-shop
///   selfcare gate --strict
///   selfcare gate --override "only nurse on shift"
#[derive(Debug, Default, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// Let through only who is plainly fit
    #[arg(long)]
    pub(crate) strict: bool,
    /// Let through all the same, and write down why
    #[arg(long = "override", value_name = "WHY", value_parser = super::checkin::told::words)]
    pub(crate) going_in: Option<String>,
}

impl Args {
    pub(crate) fn run(self, world: &World) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let journal = home.journal_of(home.today)?;
        if let Some(bad) = journal.doubtful(home.today) {
            let line = bad.line;
            anyhow::bail!(
                "could not tell today's verdict: line {line} of the journal is unreadable and may be today's check-in; check in again, or mend that line"
            );
        }

        said::conflict_copies(&home);

        let verdict =
            History::new(&journal, &home.rules, home.today, home.today).verdict(home.today);
        let how = if self.strict {
            Strictness::Strict
        } else {
            Strictness::Usual
        };
        let closed = match verdict.lets_through(how) {
            Some(true) => {
                if self.going_in.is_some() {
                    note("The day needs no reason; none was written down.");
                }
                return Ok(Outcome::Done);
            }
            Some(false) => Outcome::NotFit,
            None => Outcome::NoVerdict,
        };

        let Some(why) = self.going_in else {
            note(says(verdict));
            return Ok(closed);
        };
        anyhow::ensure!(
            why != "-",
            "invalid value for --override: -; say why in a few words. To take a reason out: selfcare checkin --going-in -"
        );
        home.change_today(home.look([]), |_| {
            Ok((
                vec![home.record(home.today, Body::Override { why, verdict })?],
                (),
            ))
        })?;
        note("Written down, for you alone.");
        Ok(Outcome::Done)
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
