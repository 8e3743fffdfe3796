//! Which due day is meant where somebody says how a promise went.

use std::fmt;

use chrono::NaiveDate;

use super::rhythm::LONGEST;
use super::{Agenda, Commitment, When};
use crate::Rules;

/// A day on which something was not due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDue {
    /// The day that was named.
    pub day: NaiveDate,
    /// The due day next to it: the last before it, else the first after it.
    pub near: Option<NaiveDate>,
}

impl fmt::Display for NotDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it was not due on {}", self.day)?;
        match self.near {
            Some(near) => write!(f, "; the due day next to it is {near}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for NotDue {}

impl Agenda<'_> {
    /// The due day that is meant where somebody says how it went, and names a day or none: without one the last that is
    /// open, else the week or month under way, else the last, to say it anew.
    ///
    /// # Errors
    ///
    /// When it was not due on the day that was named.
    pub fn meant(
        self,
        commitment: &Commitment,
        today: NaiveDate,
        named: Option<NaiveDate>,
    ) -> Result<NaiveDate, NotDue> {
        if let When::Once { due } = commitment.terms.when {
            return match named {
                Some(day) if day != due => Err(NotDue {
                    day,
                    near: Some(due),
                }),
                _ => Ok(due),
            };
        }
        let ahead = |from: NaiveDate| {
            let mut days = from.iter_days().take(2 * LONGEST as usize);
            days.find(|day| commitment.is_due(*day, self.rules))
        };
        if let Some(day) = named {
            return commitment
                .under_way(day, self.rules)
                .or_else(|| Some(day).filter(|day| commitment.is_due(*day, self.rules)))
                .ok_or_else(|| NotDue {
                    day,
                    near: self.last_due(commitment, day).or_else(|| ahead(day)),
                });
        }
        let last = self.last_due(commitment, today);
        let open = last.filter(|due| !commitment.is_settled(*due));
        open.or_else(|| commitment.under_way(today, self.rules))
            .or(last)
            .ok_or_else(|| NotDue {
                day: today,
                near: ahead(today),
            })
    }

    /// The same in the morning, where the day that is ending or just ended is meant and not the one that begins.
    ///
    /// # Errors
    ///
    /// When it never came due.
    pub fn meant_in_the_morning(
        self,
        commitment: &Commitment,
        day: NaiveDate,
    ) -> Result<NaiveDate, NotDue> {
        let open = match commitment.terms.when {
            When::Once { .. } => None,
            When::Every { .. } => day
                .pred_opt()
                .and_then(|eve| self.last_due(commitment, eve)),
        };
        match open.filter(|due| !commitment.is_settled(*due)) {
            Some(due) => Ok(due),
            None => self.meant(commitment, day, None),
        }
    }
}

impl Commitment {
    /// The due day of the week or month that a day lies in, where it is promised once a week or month.
    fn under_way(&self, day: NaiveDate, rules: &Rules) -> Option<NaiveDate> {
        let (from, rhythm) = self.held_on(day)?;
        rhythm
            .leads_to(day, *from, rules.week_starts)
            .filter(|due| self.is_due(*due, rules))
    }
}
