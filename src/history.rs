//! Days in a row with their scores, and what a day comes to against the days before it.

mod adder;
mod assessment;
mod ring;
mod walk;
mod week;

use std::ops::Range;

use chrono::NaiveDate;

use adder::{Adder, Lived};
pub use assessment::Assessment;
pub(crate) use walk::Walk;
use week::Week;

use crate::journal::{before, place_from};
use crate::score::{self, Limit, Morning, Sum, Verdict};
use crate::usual::{Baseline, Debt, Scored, USUAL_DAYS, USUAL_NEEDS, Usual, mean};
use crate::{Area, CheckIn, Hours, Journal, Rules};

/// A run of days with their scores. How one adds up is told when it is asked.
#[derive(Debug)]
pub struct History<'a> {
    adder: Adder<'a>,
    /// Oldest first.
    days: Vec<(NaiveDate, Lived)>,
}

impl<'a> History<'a> {
    /// How many days before a day its assessment looks at: 28 for the usual, and the week that ends at the first.
    pub const REACH: u64 = USUAL_DAYS + Debt::NIGHTS - 1;

    /// Adds up every day of a range, both ends included, and the 28 days before it.
    pub fn new(journal: &'a Journal, rules: &'a Rules, from: NaiveDate, until: NaiveDate) -> Self {
        let (adder, mut days) = (Adder::new(journal, rules), Vec::new());
        adder.each(before(from, USUAL_DAYS), until, |day, lived, _| {
            days.push((day, lived));
        });
        Self { adder, days }
    }

    fn sum_at(&self, day: NaiveDate) -> Option<Sum> {
        let Adder {
            journal,
            rules,
            ref scale,
        } = self.adder;
        let checkin = journal.checkin(day)?;
        let nights_before = nights_before(journal, day);
        let morning = self.morning(day, &checkin, &nights_before);
        Some(Sum::on(scale, morning, rules))
    }

    fn morning<'b>(
        &self,
        day: NaiveDate,
        checkin: &'b CheckIn,
        nights_before: &'b [Hours],
    ) -> Morning<'b> {
        Morning {
            checkin,
            nights_before,
            promises: self.adder.journal.promises(week_to(day), day),
        }
    }

    /// Where the days from one on begin.
    fn place_from(&self, day: NaiveDate) -> usize {
        place_from(&self.days, day, |(day, _)| *day)
    }

    fn lived(&self, day: NaiveDate) -> Option<Lived> {
        let (there, lived) = self.days.get(self.place_from(day))?;
        (*there == day).then_some(*lived)
    }

    fn range(&self, from: NaiveDate, until: NaiveDate) -> &[(NaiveDate, Lived)] {
        let after = until.succ_opt().unwrap_or(until);
        let range: Range<usize> = self.place_from(from)..self.place_from(after);
        self.days.get(range).unwrap_or_default()
    }

    /// How one day adds up.
    pub fn sum(&self, day: NaiveDate) -> Option<Sum> {
        self.lived(day).and_then(|_| self.sum_at(day))
    }

    /// The points of one area on a day.
    pub(crate) fn points(&self, day: NaiveDate, area: Area) -> Option<f64> {
        let Adder { journal, rules, .. } = self.adder;
        let said = self.lived(day).and_then(|_| journal.answers(day))?;
        let promises = || journal.promises(week_to(day), day);
        let counts = rules.counts(area);
        counts.then(|| score::points(area, &said, promises(), rules))?
    }

    /// The score of a day, when it has one.
    pub fn score(&self, day: NaiveDate) -> Option<u8> {
        self.lived(day)?.score
    }

    /// How the days in a range add up, both ends included, oldest first.
    pub fn sums(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, Sum)> {
        let range = self.range(from, until).iter();
        range.filter_map(|(day, _)| Some((*day, self.sum_at(*day)?)))
    }

    /// The scores of the days in a range that have one, both ends included, oldest first.
    pub fn scores(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, u8)> {
        let range = self.range(from, until).iter();
        range.filter_map(|(day, lived)| Some((*day, lived.score?)))
    }

    /// What is usual for the person on a day: the 28 days before it.
    pub fn usual(&self, day: NaiveDate) -> Usual {
        let areas = self.adder.rules.areas();
        let mut areas: Vec<(Area, Vec<f64>)> = areas.map(|area| (area, Vec::new())).collect();
        let days = self.days_before(day);
        if let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) {
            self.adder.each(*first, *last, |_, _, points| {
                for ((_, values), points) in areas.iter_mut().zip(points) {
                    values.extend(points);
                }
            });
        }
        let known = areas
            .into_iter()
            .filter(|(_, values)| values.len() >= USUAL_NEEDS);
        Usual {
            areas: known
                .filter_map(|(area, values)| Some((area, mean(&values)?)))
                .collect(),
            ..self.usual_scores(day)
        }
    }

    /// Mean and spread of the scores in the 28 days before a day, from 14 on.
    pub fn baseline(&self, day: NaiveDate) -> Option<Baseline> {
        self.usual_scores(day).baseline
    }

    /// The part of the usual that a verdict needs.
    fn usual_scores(&self, day: NaiveDate) -> Usual {
        let mut scored = Scored::default();
        let days = self.days_before(day).iter();
        days.filter_map(|(_, lived)| lived.score)
            .for_each(|score| scored.add(score));
        Usual {
            scored: scored.days(),
            baseline: scored.baseline(),
            areas: Vec::new(),
        }
    }

    fn days_before(&self, day: NaiveDate) -> &[(NaiveDate, Lived)] {
        match day.pred_opt() {
            Some(eve) => self.range(before(day, USUAL_DAYS), eve),
            None => &[],
        }
    }

    /// The verdict alone, for rows and counts.
    pub fn verdict(&self, day: NaiveDate) -> Verdict {
        match self.lived(day) {
            Some(lived) => lived.verdict(self.baseline(day)),
            None => self.adder.without_checkin(day),
        }
    }

    /// Whether one answer alone made the day not fit, so that its score says nothing.
    pub fn is_hard_stop(&self, day: NaiveDate) -> bool {
        let lived = self.lived(day);
        lived.is_some_and(|lived| lived.limit == Limit::NotFit)
    }
}

/// The first day of the week that ends on a day.
fn week_to(day: NaiveDate) -> NaiveDate {
    before(day, Debt::NIGHTS - 1)
}

/// The known nights of the six days before one.
fn nights_before(journal: &Journal, day: NaiveDate) -> Vec<Hours> {
    let eve = day.pred_opt();
    eve.map_or_else(Vec::new, |eve| journal.nights(week_to(day), eve))
}
