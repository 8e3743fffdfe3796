//! Everything a report says, computed once and rendered many times.

mod build;
mod chosen;
mod look_back;
mod promised;
mod rows;
mod sums;
mod tally;

use chrono::{Datelike as _, NaiveDate, Weekday};

pub use look_back::{LookBack, Overlap};

use crate::commitment::To;
use crate::period::Period;
use crate::season::Season;
use crate::trend::{Drift, Helped, Issue, Pattern, Serving, Together};
use crate::{Area, Hours, Level, Promises, Verdict};

/// What small things add up to over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The days it is about.
    pub period: Period,
    /// The period that changes are measured against; it never overlaps.
    pub before: Option<Before>,
    /// Every day of it, oldest first; none where [`LookBack::tell`] told them.
    pub days: Vec<Day>,
    /// How many days of each verdict, in the order of [`Verdict::ALL`]; `None` counts every day without one.
    pub verdicts: Vec<(Verdict, usize)>,
    /// How many days were checked in.
    pub checked_in: usize,
    /// Workdays missed, from the first check-in ever through yesterday, pauses aside.
    pub missed: usize,
    /// The scores; absent when there are too few check-ins.
    pub scores: Option<Scores>,
    /// Every area switched on, in order.
    pub areas: Vec<AreaLine>,
    /// Sleep; absent when there are too few check-ins or no nights are known.
    pub sleep: Option<Sleep>,
    /// The area with the lowest mean, when that is below 75 points.
    pub thin_place: Option<Area>,
    /// For a week: how many weeks in a row, this one included, had this thin place, at most 12.
    pub thin_weeks: Option<u64>,
    /// Promises kept and missed.
    pub promises: Promises,
    /// How many in 100 were kept, from five due on; fewer make counts and no rate.
    pub promise_rate: Option<f64>,
    /// The same promises by whom they were made to.
    pub promised: Promised,
    /// What recurs, with what it adds up to; oneself first.
    pub recurring: Vec<Recurring>,
    /// Areas that stay low, as of the end of the period; the oldest first.
    pub issues: Vec<Issue>,
    /// What to choose for a month: the thin place when it is among them, else the oldest. None when that month has its
    /// focus, and of periods that have ended.
    pub to_choose: Option<ToChoose>,
    /// A silence of a week or more ended within the seven days that end the period, or goes on: absent days are not
    /// counted aloud.
    pub back_from_silence: bool,
    /// The week that ends the period is lower than the person's usual.
    pub drift: Option<Drift>,
    /// A pattern over the 28 days that end the period.
    pub pattern: Option<Pattern>,
    /// Days checked in without a missed one; absent right after a long silence and for periods that have ended.
    pub streak: Option<usize>,
    /// What was changed on days that were not plainly fit.
    pub adjustments: Vec<Chosen>,
    /// Going in all the same, with the reasons.
    pub overrides: Vec<Chosen>,
    /// How serving went on the days of each verdict, up to the end of the period; absent below 20 evenings.
    pub serving: Option<Vec<Serving>>,
    /// How long check-ins took that were asked.
    pub took: Option<Took>,
    /// What goes together, for periods longer than a month.
    pub together: Option<Together>,
    /// The promise that went with better days in the thin place.
    pub helped: Option<Helped>,
    /// A line a calendar week, as far as it lies in the period.
    pub weeks: Vec<WeekLine>,
    /// A line a month, for periods longer than a month.
    pub months: Vec<MonthLine>,
    /// The first day of a calendar week.
    pub week_starts: Weekday,
    /// Sleep needed in 24 hours.
    pub need: Hours,
}

/// The period that changes are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its days: those before, as many, unless others were named.
    pub period: Period,
    /// Whether the person named it.
    pub named: bool,
    /// How many of its days were checked in.
    pub checked_in: usize,
}

/// One day of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// What it came to.
    pub verdict: Verdict,
    /// Its score, when it has one.
    pub score: Option<u8>,
    /// Whether one answer alone made it not fit, so that words show no score.
    pub hard_stop: bool,
    /// Points of each area, in the order of [`Report::areas`].
    pub points: Vec<Option<f64>>,
    /// Hours slept, when they were said.
    pub sleep: Option<Hours>,
    /// Sleep debt over the seven nights that end with it, in hours, from four known nights on.
    pub debt: Option<f64>,
    /// The mean score of the 28 days before, from 14 scores on.
    pub usual: Option<f64>,
    /// How serving went, when it was said in the evening: 1 hard going to 5 very well.
    pub serving: Option<Level>,
    /// Whether a check-in was missed: a workday behind us, outside every pause, after the first check-in.
    pub missed: bool,
}

/// The scores of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// Their mean, 0 to 100.
    pub mean: f64,
    /// The lowest.
    pub lowest: u8,
    /// The highest.
    pub highest: u8,
    /// Of how many days.
    pub days: usize,
    /// Against the period before, in points.
    pub change: Option<f64>,
    /// How many days the period before had a score on.
    pub days_before: usize,
}

/// One area over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaLine {
    /// Which.
    pub area: Area,
    /// Its word.
    pub name: String,
    /// Its mean, 0 to 100, from three values on.
    pub mean: Option<f64>,
    /// How many values.
    pub days: usize,
    /// The mean against the period before, in points.
    pub change: Option<f64>,
    /// How many values the period before had.
    pub days_before: usize,
    /// The mean against the 28 days before the period, in points.
    pub against_usual: Option<f64>,
}

/// Sleep over a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sleep {
    /// Mean hours a night.
    pub mean: f64,
    /// Over how many known nights.
    pub nights: usize,
    /// Debt over the seven nights that end the period, in hours.
    pub debt: Option<f64>,
}

/// Promises by whom they were made to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promised {
    /// Tracked ones to oneself.
    pub oneself: Promises,
    /// Tracked ones to others.
    pub others: Promises,
    /// Those a check-in counts, which may be either.
    pub counted: Promises,
}

/// Something that recurs: easy to do, easy not to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurring {
    /// The commitment's id.
    pub id: String,
    /// In the person's words.
    pub text: String,
    /// To whom.
    pub to: To,
    /// Kept and missed over the period.
    pub period: Promises,
    /// The season that the period ends in, as far as it has come, when that began before the period did.
    pub season: Option<(Season, Promises)>,
    /// The same for the calendar year, when that began before the period and adds to what the season holds.
    pub year: Option<Promises>,
}

/// An area that stays low, to be chosen as the focus of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToChoose {
    /// Which.
    pub area: Area,
    /// The month's first day: this one, in its second half the next.
    pub month: NaiveDate,
}

/// What a person decided on a day, in their words, and how serving went when they said so in the evening.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The day.
    pub day: NaiveDate,
    /// Their words.
    pub text: String,
    /// 1 hard going to 5 very well.
    pub serving: Option<Level>,
}

/// How long check-ins took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Took {
    /// The median, in seconds.
    pub median: f64,
    /// Over how many check-ins.
    pub days: usize,
}

/// Some days of a period, added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lived {
    /// How many days were checked in.
    pub checked_in: usize,
    /// How many were fit.
    pub fit: usize,
    /// How many were fit with care.
    pub care: usize,
    /// How many were not fit.
    pub not_fit: usize,
    /// How many were days of rest.
    pub paused: usize,
    /// How many were missed.
    pub missed: usize,
    /// The mean score, from three scores on.
    pub mean: Option<f64>,
}

/// One calendar week, as far as it lies in the period.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekLine {
    /// Its first day in the period.
    pub from: NaiveDate,
    /// Its last day in the period.
    pub until: NaiveDate,
    /// What its days come to.
    pub lived: Lived,
    /// The mean of each area in the order of [`Report::areas`], from three values on.
    pub areas: Vec<Option<f64>>,
    /// Mean hours of sleep, from three known nights on.
    pub sleep: Option<f64>,
    /// Sleep debt at its end, in hours.
    pub debt: Option<f64>,
    /// Promises due in it.
    pub promised: Promised,
}

/// One calendar month of a longer period, as far as it lies in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthLine {
    /// Its first day in the period.
    pub from: NaiveDate,
    /// What its days come to.
    pub lived: Lived,
}

impl Report {
    /// It takes so many check-ins before a mean is shown: who works three shifts a week checks in three times.
    pub const NEEDS: usize = 3;

    /// Whether there are check-ins enough for figures.
    pub fn has_enough(&self) -> bool {
        self.checked_in >= Self::NEEDS
    }

    /// How many days came to a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts
            .iter()
            .find(|(known, _)| *known == verdict)
            .map_or(0, |(_, days)| *days)
    }

    /// The lowest area beside the thin place.
    pub fn next_lowest(&self) -> Option<&AreaLine> {
        let others = self
            .areas
            .iter()
            .filter(|line| self.thin_place != Some(line.area) && line.mean.is_some());
        others.min_by(|a, b| {
            a.mean
                .partial_cmp(&b.mean)
                .unwrap_or(std::cmp::Ordering::Equal)
        })
    }

    /// The weeks of each calendar year that has a check-in, and of the last, which goes on; a week belongs to the year it
    /// begins in.
    pub fn years(&self) -> impl Iterator<Item = &[WeekLine]> {
        let of_one = |a: &WeekLine, b: &WeekLine| a.from.year() == b.from.year();
        let is_last = |week: &WeekLine| week.until == self.period.until;
        let is_shown = move |week: &WeekLine| week.lived.checked_in > 0 || is_last(week);
        let years = self.weeks.chunk_by(of_one);
        years.filter(move |weeks| weeks.iter().any(is_shown))
    }

    /// The days of one of its weeks.
    pub fn days_of(&self, week: &WeekLine) -> &[Day] {
        let place = |day: NaiveDate| (day - self.period.from).num_days() as usize;
        self.days
            .get(place(week.from)..=place(week.until))
            .unwrap_or_default()
    }

    /// How many in 100 of some promises were kept, from five due on.
    pub fn rate(&self, promises: Promises) -> Option<f64> {
        build::promise_rate(promises)
    }

    /// One area's line.
    pub fn area(&self, area: Area) -> Option<&AreaLine> {
        self.areas.iter().find(|line| line.area == area)
    }
}
