//! Days in a row with their scores, and what a day comes to against the days before it.

mod assessment;
mod walk;
mod week;

use std::ops::{Deref, Range};

use chrono::NaiveDate;

pub use assessment::Assessment;
pub(crate) use walk::Walk;
use week::Week;

use crate::journal::{before, place_from};
use crate::score::{self, Limit, Morning, Scale, Sum, Verdict};
use crate::usual::{Baseline, Debt, Scored, USUAL_DAYS, USUAL_NEEDS, Usual, mean};
use crate::{Area, CheckIn, Hours, Journal, Promises, Rules};

/// A run of days with their scores. How one adds up is told when it is asked.
#[derive(Debug)]
pub struct History<'a> {
    journal: &'a Journal,
    rules: &'a Rules,
    scale: Scale,
    /// The first day of it.
    from: NaiveDate,
    /// Oldest first.
    days: Vec<Lived<'a>>,
    /// Where those begin that have a score here; the ones before are the week of the first.
    begin: usize,
}

/// A day with a check-in.
#[derive(Clone, Copy, Debug)]
struct Lived<'a> {
    day: NaiveDate,
    checkin: &'a CheckIn,
    /// Of the week that ends with it.
    promises: Promises,
    /// Hours short over the known nights of that week.
    short: f64,
    nights: u8,
    score: Option<u8>,
    limit: Limit,
}

impl Lived<'_> {
    fn debt(&self) -> Option<Debt> {
        Debt::out_of(usize::from(self.nights), self.short)
    }

    fn verdict(&self, usual: Option<Baseline>) -> Verdict {
        score::verdict(self.score, self.limit, usual)
    }
}

impl<'a> History<'a> {
    /// How many days before a day its assessment looks at: 28 for the usual, and the week that ends at the first.
    pub const REACH: u64 = USUAL_DAYS + Debt::NIGHTS - 1;

    /// Adds up every day of a range, both ends included, and the 28 days before it.
    pub fn new(journal: &'a Journal, rules: &'a Rules, from: NaiveDate, until: NaiveDate) -> Self {
        let first = before(from, USUAL_DAYS);
        let lived = |(day, checkin)| Lived {
            day,
            checkin,
            promises: Promises::default(),
            short: 0.0,
            nights: 0,
            score: None,
            limit: Limit::None,
        };
        let days: Vec<_> = journal.days(week_to(first), until).map(lived).collect();
        let mut history = Self {
            journal,
            rules,
            scale: Scale::of(rules),
            from,
            begin: days.partition_point(|lived| lived.day < first),
            days,
        };
        let mut week = Week::default();
        for place in 0..history.days.len() {
            let from = week_to(history.days[place].day);
            week.go_on(&history.days, place, from, rules.need);
            if place >= history.begin {
                history.add_up(place, from, &week);
            }
        }
        history
    }

    fn add_up(&mut self, place: usize, from: NaiveDate, week: &Week) {
        let lived = &mut self.days[place];
        let (day, checkin) = (lived.day, lived.checkin);
        lived.promises = week.promises();
        lived.promises += self.journal.tracked_promises(from, day);
        (lived.nights, lived.short) = week.nights(place);

        let (promises, debt) = (lived.promises, lived.debt());
        let whole = self
            .scale
            .whole(checkin, promises, debt, self.rules, |_, _| {});
        lived.score = whole.map(|whole| whole.score);
        lived.limit = score::limit(checkin, debt, whole, self.rules);
    }

    fn morning<'b>(&'b self, place: usize, nights_before: &'b [Hours]) -> Morning<'b> {
        let lived = &self.days[place];
        Morning {
            checkin: lived.checkin,
            nights_before,
            promises: lived.promises,
        }
    }

    /// The six days before one.
    fn week_before(&self, place: usize) -> &[Lived<'a>] {
        let first = week_to(self.days[place].day);
        let earlier = &self.days[..place];
        let begin = earlier.iter().rposition(|lived| lived.day < first);
        &earlier[begin.map_or(0, |begin| begin + 1)..]
    }

    fn sum_at(&self, place: usize) -> Sum {
        let nights_before = Nights::of(self.week_before(place));
        Sum::on(&self.scale, self.morning(place, &nights_before), self.rules)
    }

    /// Whether it knows all that can be known of the days from one on.
    pub(crate) fn covers(&self, from: NaiveDate) -> bool {
        let first = self.journal.first_day();
        self.from <= from || first.is_none_or(|first| self.from <= first)
    }

    /// Where the days from one on begin.
    fn place_from(&self, day: NaiveDate) -> usize {
        place_from(&self.days, day, |lived| lived.day)
    }

    fn place(&self, day: NaiveDate) -> Option<usize> {
        let place = self.place_from(day);
        let is_there = self.days.get(place).is_some_and(|lived| lived.day == day);
        (is_there && place >= self.begin).then_some(place)
    }

    fn range(&self, from: NaiveDate, until: NaiveDate) -> Range<usize> {
        let after = until.succ_opt().unwrap_or(until);
        let end = self.place_from(after);
        self.place_from(from).max(self.begin).min(end)..end
    }

    /// How one day adds up.
    pub fn sum(&self, day: NaiveDate) -> Option<Sum> {
        Some(self.sum_at(self.place(day)?))
    }

    /// The points of one area on a day.
    pub(crate) fn points(&self, day: NaiveDate, area: Area) -> Option<f64> {
        let lived = &self.days[self.place(day)?];
        let counts = self.rules.counts(area);
        counts.then(|| score::points(area, lived.checkin, lived.promises, self.rules))?
    }

    /// The score of a day, when it has one.
    pub fn score(&self, day: NaiveDate) -> Option<u8> {
        self.days[self.place(day)?].score
    }

    /// How the days in a range add up, both ends included, oldest first.
    pub fn sums(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, Sum)> {
        let range = self.range(from, until);
        range.map(|place| (self.days[place].day, self.sum_at(place)))
    }

    /// The scores of the days in a range that have one, both ends included, oldest first.
    pub fn scores(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, u8)> {
        let range = self.days[self.range(from, until)].iter();
        range.filter_map(|lived| Some((lived.day, lived.score?)))
    }

    /// What is usual for the person on a day: the 28 days before it.
    pub fn usual(&self, day: NaiveDate) -> Usual {
        let sums: Vec<Sum> = self
            .days_before(day)
            .map(|place| self.sum_at(place))
            .collect();
        let area_mean = |area| {
            let values: Vec<f64> = sums.iter().filter_map(|sum| sum.points(area)).collect();
            mean(&values)
                .filter(|_| values.len() >= USUAL_NEEDS)
                .map(|mean| (area, mean))
        };
        Usual {
            areas: self.rules.areas().filter_map(area_mean).collect(),
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
        let days = self.days[self.days_before(day)].iter();
        days.filter_map(|lived| lived.score)
            .for_each(|score| scored.add(score));
        Usual {
            scored: scored.days(),
            baseline: scored.baseline(),
            areas: Vec::new(),
        }
    }

    fn days_before(&self, day: NaiveDate) -> Range<usize> {
        match day.pred_opt() {
            Some(eve) => self.range(before(day, USUAL_DAYS), eve),
            None => 0..0,
        }
    }

    /// The verdict alone, for rows and counts.
    pub fn verdict(&self, day: NaiveDate) -> Verdict {
        match self.place(day) {
            Some(place) => self.days[place].verdict(self.baseline(day)),
            None => self.without_checkin(day),
        }
    }

    /// Whether one answer alone made the day not fit, so that its score says nothing.
    pub fn is_hard_stop(&self, day: NaiveDate) -> bool {
        let lived = self.place(day).map(|place| &self.days[place]);
        lived.is_some_and(|lived| lived.limit == Limit::NotFit)
    }

    /// Every day of a range that the history covers, both ends included, oldest first.
    pub(crate) fn walk(&self, from: NaiveDate, until: NaiveDate) -> Walk<'_> {
        Walk::new(self, from, until)
    }

    fn without_checkin(&self, day: NaiveDate) -> Verdict {
        if self.journal.is_paused(day) {
            Verdict::Paused
        } else {
            Verdict::None
        }
    }
}

/// The first day of the week that ends on a day.
fn week_to(day: NaiveDate) -> NaiveDate {
    before(day, Debt::NIGHTS - 1)
}

/// The nights of the six days before one, as far as they are known.
struct Nights {
    hours: [Hours; Debt::NIGHTS as usize - 1],
    known: usize,
}

impl Nights {
    fn of(days: &[Lived<'_>]) -> Self {
        let mut nights = Self {
            hours: Default::default(),
            known: 0,
        };
        let slept = days.iter().filter_map(|lived| lived.checkin.sleep);
        for (night, hours) in nights.hours.iter_mut().zip(slept) {
            *night = hours;
            nights.known += 1;
        }
        nights
    }
}

impl Deref for Nights {
    type Target = [Hours];

    fn deref(&self) -> &[Hours] {
        &self.hours[..self.known]
    }
}
