//! A look back on a period: its days are told one by one, so that a lifetime of them need not be held.

use std::fmt;

use chrono::NaiveDate;

use super::rows::rows;
use super::sums::Sums;
use super::{Before, Day, Report, build};
use crate::period::Period;
use crate::trend::Seen;
use crate::{Journal, Rules};

/// Two periods that share a day, and so cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The first day they share.
    pub day: NaiveDate,
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the two share {}; compare periods without a day in common",
            self.day
        )
    }
}

impl std::error::Error for Overlap {}

/// A period to be looked back on, standing on today.
#[derive(Debug)]
pub struct LookBack<'a> {
    pub(super) journal: &'a Journal,
    pub(super) rules: &'a Rules,
    pub(super) period: Period,
    /// What changes are measured against, and whether the person named it.
    pub(super) compared: Option<(Period, bool)>,
    pub(super) today: NaiveDate,
}

impl<'a> LookBack<'a> {
    /// Changes are against the days before, as many.
    pub fn new(journal: &'a Journal, rules: &'a Rules, period: Period, today: NaiveDate) -> Self {
        let earlier = period
            .before()
            .filter(|_| journal.first_day().is_some_and(|first| first < period.from));
        let compared = earlier.map(|earlier| (earlier, false));
        Self::over(journal, rules, period, compared, today)
    }

    /// Changes are against another period.
    ///
    /// # Errors
    ///
    /// When the two share a day: a change against a part of itself says nothing.
    pub fn against(
        journal: &'a Journal,
        rules: &'a Rules,
        period: Period,
        other: Period,
        today: NaiveDate,
    ) -> Result<Self, Overlap> {
        match period.overlap(other) {
            Some(day) => Err(Overlap { day }),
            None => Ok(Self::over(
                journal,
                rules,
                period,
                Some((other, true)),
                today,
            )),
        }
    }

    fn over(
        journal: &'a Journal,
        rules: &'a Rules,
        period: Period,
        compared: Option<(Period, bool)>,
        today: NaiveDate,
    ) -> Self {
        Self {
            journal,
            rules,
            period,
            compared,
            today,
        }
    }

    /// The days it is about.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The period that changes are measured against.
    pub fn before(&self) -> Option<Before> {
        self.compared.map(|(period, named)| Before {
            period,
            named,
            checked_in: self.journal.days(period.from, period.until).count(),
        })
    }

    /// Everything the period says, every day of it held.
    pub fn report(&self) -> Report {
        let mut days = Vec::new();
        let told = self.tell(|day| {
            days.push(day.clone());
            Ok::<_, std::convert::Infallible>(())
        });
        let Ok(report) = told;
        Report { days, ..report }
    }

    /// Tells every day, oldest first, and then everything else; the days of that report are not there any more.
    ///
    /// # Errors
    ///
    /// When a day cannot be told.
    pub fn tell<E>(&self, mut each: impl FnMut(&Day) -> Result<(), E>) -> Result<Report, E> {
        let Self {
            journal,
            rules,
            period,
            ..
        } = *self;
        let mut rows = rows(journal, rules, period, self.today);
        let mut sums = Sums::new(journal, rules, period);
        let mut seen = period
            .is_long()
            .then(|| Seen::with_room_for(period.room(), rules));
        while let Some((row, said)) = rows.next() {
            sums.add(row, said.as_ref());
            if let (Some(seen), Some(said)) = (&mut seen, said) {
                seen.add(row.day, said.note, row.score, &row.points);
            }
            each(row)?;
        }
        sums.end();
        Ok(build::report(self, sums, seen.map(Seen::together)))
    }
}
