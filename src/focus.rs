//! The thin place chosen for a month, what tends it, and what changed since.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::commitment::{Agenda, Row};
use crate::journal::before;
use crate::usual::{USUAL_DAYS, mean};
use crate::{Area, History, Journal, Report, Rules};

/// The thin place chosen for a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus<'a> {
    /// The month's first day.
    pub month: NaiveDate,
    /// What was chosen.
    pub area: Area,
    /// Its word.
    pub name: String,
    /// From here on it is tended: the day it was chosen, or the first of the month when that was earlier.
    pub since: NaiveDate,
    /// The area's mean over the 28 days before.
    pub before: Option<Mean>,
    /// The area's mean from that day on, until today or the end of the month.
    pub after: Option<Mean>,
    /// The commitments that tend it and can still be kept, with how they stand today.
    pub tended_by: Vec<Row<'a>>,
}

/// A mean, and over how many days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// 0 to 100 points, from three values on.
    pub points: f64,
    /// Over how many days.
    pub days: usize,
}

impl<'a> Focus<'a> {
    /// What was chosen for the month a day lies in; none when nothing was, or the area is switched off or gone.
    pub fn of(
        journal: &'a Journal,
        rules: &'a Rules,
        month: NaiveDate,
        today: NaiveDate,
    ) -> Option<Self> {
        let month = first_of(month);
        let (chosen, name) = journal.focus(month)?;
        let area = rules.area(name).filter(|area| rules.counts(*area))?;
        let since = chosen.max(month);
        let last = last_of(month).min(today);
        let history = History::new(journal, rules, since, last.max(since));
        let over = |from: NaiveDate, until: NaiveDate| {
            let values: Vec<f64> = history
                .sums(from, until)
                .filter_map(|(_, sum)| sum.points(area))
                .collect();
            let points = mean(&values).filter(|_| values.len() >= Report::NEEDS)?;
            Some(Mean {
                points,
                days: values.len(),
            })
        };
        let mut tended_by = Agenda::new(journal, rules).overview(today);
        tended_by
            .retain(|row| row.commitment.terms.area.as_deref() == Some(name) && row.is_running);
        Some(Self {
            month,
            area,
            name: name.to_owned(),
            since,
            before: over(before(since, USUAL_DAYS), before(since, 1)),
            after: over(since, last),
            tended_by,
        })
    }
}

/// The first day of the month a day lies in.
pub fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn last_of(month: NaiveDate) -> NaiveDate {
    let next = first_of(month).checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(month)
}
