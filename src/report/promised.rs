//! Promises of a period: to whom, and what the recurring ones add up to.

use chrono::NaiveDate;

use super::{Promised, Recurring};
use crate::commitment::{Commitment, To};
use crate::period::Period;
use crate::season::{Season, year_of};
use crate::{Journal, Promises};

/// Promises by whom they were made to, of a range whose check-ins count so many.
pub(super) fn promised(
    journal: &Journal,
    counted: Promises,
    from: NaiveDate,
    until: NaiveDate,
) -> Promised {
    let tracked = |oneself: bool| {
        let mut sum = Promises::default();
        for commitment in journal.commitments() {
            if (commitment.terms.to == To::Oneself) == oneself {
                sum += commitment.tally(from, until);
            }
        }
        sum
    };
    let (oneself, others) = (tracked(true), tracked(false));
    let mut all = journal.tracked_promises(from, until);
    all += counted;
    Promised {
        oneself,
        others,
        counted: Promises {
            kept: all.kept.saturating_sub(oneself.kept + others.kept),
            missed: all.missed.saturating_sub(oneself.missed + others.missed),
        },
    }
}

/// What recurs and was due in the period, oneself first.
pub(super) fn recurring(journal: &Journal, period: Period) -> Vec<Recurring> {
    let commitments = journal.commitments().iter();
    let mut recurring: Vec<Recurring> = commitments
        .filter(|commitment| commitment.is_recurring())
        .map(|commitment| line(commitment, period))
        .filter(|line| line.period.due() > 0)
        .collect();
    recurring.sort_by_key(|line| line.to != To::Oneself);
    recurring
}

fn line(commitment: &Commitment, period: Period) -> Recurring {
    let season = Season::of(period.until);
    let year = year_of(period.until);
    let over = |from| commitment.tally(from, period.until);
    let longer = |from| from < period.from;
    let (in_season, in_year) = (over(season.from), over(year));
    Recurring {
        id: commitment.id.clone(),
        text: commitment.terms.text.clone(),
        to: commitment.terms.to.clone(),
        period: over(period.from),
        season: longer(season.from).then_some((season, in_season)),
        year: Some(in_year).filter(|in_year| longer(year) && *in_year != in_season),
    }
}
