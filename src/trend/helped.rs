//! What a person did that went with better days in an area.

use chrono::NaiveDate;

use crate::commitment::{Rhythm, When};
use crate::score::TIED;
use crate::usual::mean;
use crate::{Area, Commitment, History, Journal, Outcome, Rules};

/// A promise that tends an area, and the area on the days after.
#[derive(Clone, Debug, PartialEq)]
pub struct Helped {
    /// The area it tends.
    pub area: Area,
    /// The commitment's id.
    pub id: String,
    /// In the person's words.
    pub text: String,
    /// The area on the days after it was kept.
    pub kept: After,
    /// The area on the days after it was missed.
    pub missed: After,
}

/// An area on the days after something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct After {
    /// The mean of its points, 0 to 100.
    pub points: f64,
    /// Over how many days.
    pub days: usize,
}

impl Helped {
    /// It takes so many days after it was kept, and as many after it was missed.
    pub const NEEDS: usize = 8;
    /// Days less far apart, in points, are alike. Chosen, not measured.
    pub const LEAST: f64 = 5.0;
}

/// Of the promises that tend an area, the one after which it stood highest against the days after it was missed; none
/// where no promise went with better days, by [`Helped::LEAST`] points or more. Every outcome up to a day counts, the days after it included.
pub fn helped(journal: &Journal, rules: &Rules, area: Area, until: NaiveDate) -> Option<Helped> {
    let name = rules.name(area);
    let tending = journal
        .commitments()
        .iter()
        .filter(|commitment| commitment.terms.area.as_deref() == Some(name))
        .filter(|commitment| has_a_day(commitment));
    let mut tending = tending.peekable();
    tending.peek()?;
    let history = History::new(journal, rules, journal.first_day()?, until);
    let compared = |commitment: &Commitment| {
        Some(Helped {
            area,
            id: commitment.id.clone(),
            text: commitment.terms.text.clone(),
            kept: after(&history, commitment, Outcome::Kept, area)?,
            missed: after(&history, commitment, Outcome::Missed, area)?,
        })
    };
    let difference = |helped: &Helped| helped.kept.points - helped.missed.points;
    tending
        .filter_map(compared)
        .filter(|helped| difference(helped) >= Helped::LEAST - TIED)
        .reduce(|best, next| {
            if difference(&next) > difference(&best) + TIED {
                next
            } else {
                best
            }
        })
}

/// What is promised once a week or month is kept on any day of it, so that no one day comes after it.
fn has_a_day(commitment: &Commitment) -> bool {
    let rhythm = match &commitment.terms.when {
        When::Every { rhythm, .. } => Some(rhythm),
        When::Once { .. } => None,
    };
    !matches!(rhythm, Some(Rhythm::Week | Rhythm::Month))
}

fn after(
    history: &History<'_>,
    commitment: &Commitment,
    outcome: Outcome,
    area: Area,
) -> Option<After> {
    let points: Vec<f64> = commitment
        .outcomes()
        .filter(|(_, how)| *how == outcome)
        .filter_map(|(due, _)| history.points(due.succ_opt()?, area))
        .collect();
    let mean = mean(&points).filter(|_| points.len() >= Helped::NEEDS)?;
    Some(After {
        points: mean,
        days: points.len(),
    })
}
