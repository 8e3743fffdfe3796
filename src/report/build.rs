//! Puts a [`Report`] together from the days of a journal.

use std::fmt;

use chrono::NaiveDate;

use super::chosen::{to_choose, words_of};
use super::promised::{promised, recurring};
use super::{AreaLine, Before, Day, Report, Scores, Sleep, Took, rows};
use crate::journal::before;
use crate::period::{Kind, Period};
use crate::score::{THIN_BELOW, Verdict};
use crate::trend::{Silence, Together};
use crate::usual::{Debt, Usual, mean};
use crate::{Area, History, Journal, Promises, Rules, trend};

/// So many weeks back a thin place is followed.
const MOST_WEEKS: u64 = 12;
/// Longer periods have a line a month, and days enough to ask what goes together.
const MONTH: usize = 31;

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

impl Report {
    /// Looks back on a period, standing on today; changes are against the days before, as many.
    pub fn new(journal: &Journal, rules: &Rules, period: Period, today: NaiveDate) -> Self {
        let earlier = period
            .before()
            .filter(|_| journal.first_day().is_some_and(|first| first < period.from));
        Self::build(
            journal,
            rules,
            period,
            earlier.map(|earlier| (earlier, false)),
            today,
        )
    }

    /// Looks back on a period, standing on today; changes are against another one.
    ///
    /// # Errors
    ///
    /// When the two share a day: a change against a part of itself says nothing.
    pub fn against(
        journal: &Journal,
        rules: &Rules,
        period: Period,
        other: Period,
        today: NaiveDate,
    ) -> Result<Self, Overlap> {
        match period.overlap(other) {
            Some(day) => Err(Overlap { day }),
            None => Ok(Self::build(
                journal,
                rules,
                period,
                Some((other, true)),
                today,
            )),
        }
    }

    fn build(
        journal: &Journal,
        rules: &Rules,
        period: Period,
        compared: Option<(Period, bool)>,
        today: NaiveDate,
    ) -> Self {
        let earlier = compared.map(|(earlier, _)| earlier);
        let from = earlier
            .map_or(period.from, |earlier| earlier.from)
            .min(period.from)
            .min(before(period.until, 34));
        let until = earlier.map_or(period.until, |earlier| earlier.until.max(period.until));
        let history = History::new(journal, rules, from, until);
        let days = rows::days(journal, rules, &history, period, today);
        let checked_in = days
            .iter()
            .filter(|day| journal.checkin(day.day).is_some())
            .count();
        let enough = checked_in >= Self::NEEDS;
        let compared_with = earlier.map(|earlier| Tallies::over(&history, earlier));
        let areas = areas(
            rules,
            &history.usual(period.from),
            &Tallies::of_rows(&days),
            &compared_with.unwrap_or_default(),
        );
        let thin = thin_place(areas.iter().map(|line| (line.area, line.mean)));
        let is_long = period.day_count() > MONTH;
        let last = before(period.until, 27);
        let verdicts: Vec<_> = journal
            .days(last, period.until)
            .map(|(day, _)| history.verdict(day))
            .collect();
        let issues = trend::issues(journal, rules, period.until);
        let (adjustments, overrides) = words_of(journal, period);
        let promises = journal.promises(period.from, period.until);
        Self {
            period,
            before: compared.map(|(period, named)| Before {
                period,
                named,
                checked_in: journal.days(period.from, period.until).count(),
            }),
            verdicts: counts(&days),
            checked_in,
            missed: days.iter().filter(|day| day.missed).count(),
            scores: scores(&history, period, earlier).filter(|_| enough),
            thin_place: thin,
            thin_weeks: thin_weeks(journal, rules, period, thin),
            areas,
            sleep: sleep(journal, rules, period).filter(|_| enough),
            promises,
            promise_rate: promise_rate(promises),
            promised: promised(journal, period.from, period.until),
            recurring: recurring(journal, period),
            to_choose: to_choose(journal, &issues, thin, period.until)
                .filter(|_| period.until == today),
            issues,
            back_from_silence: is_near_silence(journal, rules, period.until),
            drift: trend::drift(&history, period.until),
            pattern: trend::pattern(&verdicts),
            streak: streak(journal, rules, period, today),
            adjustments,
            overrides,
            serving: trend::serving(journal, rules, period.until),
            took: took(journal, period),
            together: is_long
                .then(|| Together::look(journal, rules, &history, period.from, period.until)),
            helped: thin.and_then(|thin| trend::helped(journal, rules, thin, period.until)),
            weeks: rows::weeks(journal, &days, rules.week_starts),
            months: if is_long {
                rows::months(&days, journal.first_day().unwrap_or(today))
            } else {
                Vec::new()
            },
            week_starts: rules.week_starts,
            need: rules.need,
            days,
        }
    }
}

fn counts(days: &[Day]) -> Vec<(Verdict, usize)> {
    let count = |verdict| days.iter().filter(|day| day.verdict == verdict).count();
    Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, count(verdict)))
        .collect()
}

fn scores(history: &History<'_>, period: Period, earlier: Option<Period>) -> Option<Scores> {
    let of = |period: Period| -> Vec<f64> {
        let scores = history.scores(period.from, period.until);
        scores.map(|(_, score)| f64::from(score)).collect()
    };
    let scores = of(period);
    let earlier = earlier.map(of).unwrap_or_default();
    let before = mean(&earlier).filter(|_| earlier.len() >= Report::NEEDS);
    let mean = mean(&scores)?;
    Some(Scores {
        mean,
        lowest: scores.iter().copied().fold(100.0, f64::min) as u8,
        highest: scores.iter().copied().fold(0.0, f64::max) as u8,
        days: scores.len(),
        change: before.map(|before| mean - before),
        days_before: earlier.len(),
    })
}

/// The values of each area, in order, added up.
#[derive(Default)]
struct Tallies(Vec<Tally>);

#[derive(Clone, Copy, Default)]
struct Tally {
    sum: f64,
    days: usize,
}

impl Tallies {
    /// One day more.
    fn add(&mut self, points: impl ExactSizeIterator<Item = Option<f64>>) {
        self.0.resize(points.len(), Tally::default());
        for (tally, points) in self.0.iter_mut().zip(points) {
            if let Some(points) = points {
                tally.sum += points;
                tally.days += 1;
            }
        }
    }

    fn of_rows(days: &[Day]) -> Self {
        let mut tallies = Self::default();
        for day in days {
            tallies.add(day.points.iter().copied());
        }
        tallies
    }

    fn over(history: &History<'_>, period: Period) -> Self {
        let mut tallies = Self::default();
        for (_, sum) in history.sums(period.from, period.until) {
            tallies.add(sum.areas.iter().map(|(_, points)| *points));
        }
        tallies
    }

    fn get(&self, place: usize) -> Tally {
        self.0.get(place).copied().unwrap_or_default()
    }
}

impl Tally {
    /// The mean, from three values on.
    fn mean(self) -> Option<f64> {
        (self.days >= Report::NEEDS).then(|| self.sum / self.days as f64)
    }
}

fn areas(rules: &Rules, usual: &Usual, points: &Tallies, before: &Tallies) -> Vec<AreaLine> {
    let line = |(place, area): (usize, Area)| {
        let (points, before) = (points.get(place), before.get(place));
        let mean = points.mean();
        let usual = usual.areas.iter().find(|(known, _)| *known == area);
        let change = |against: Option<f64>| mean.zip(against).map(|(mean, against)| mean - against);
        AreaLine {
            area,
            name: rules.name(area).to_owned(),
            mean,
            days: points.days,
            change: change(before.mean()),
            days_before: before.days,
            against_usual: change(usual.map(|(_, mean)| *mean)),
        }
    };
    rules.areas().enumerate().map(line).collect()
}

/// The lowest area, when it is low.
fn thin_place(means: impl Iterator<Item = (Area, Option<f64>)>) -> Option<Area> {
    let with_mean = means.filter_map(|(area, mean)| Some((area, mean?)));
    let lowest = with_mean.reduce(|low, next| if next.1 < low.1 - 1e-9 { next } else { low })?;
    (lowest.1 < THIN_BELOW - 1e-9).then_some(lowest.0)
}

/// A rate needs so many promises due.
const RATE_NEEDS: u32 = 5;

pub(super) fn promise_rate(promises: Promises) -> Option<f64> {
    (promises.due() >= RATE_NEEDS)
        .then(|| 100.0 * f64::from(promises.kept) / f64::from(promises.due()))
}

/// How many weeks in a row, the one that ends the period included, had this thin place.
fn thin_weeks(journal: &Journal, rules: &Rules, period: Period, thin: Option<Area>) -> Option<u64> {
    let thin = thin.filter(|_| period.kind == Kind::Week)?;
    let weeks = std::iter::successors(Some(period), |week| week.before());
    let weeks: Vec<Period> = weeks.take(MOST_WEEKS as usize).collect();
    let history = History::new(journal, rules, weeks.last()?.from, period.until);
    let same = |week: &&Period| {
        let points = Tallies::over(&history, **week);
        let means = rules.areas().enumerate();
        let means = means.map(|(place, area)| (area, points.get(place).mean()));
        thin_place(means) == Some(thin)
    };
    Some(weeks.iter().take_while(same).count() as u64)
}

fn sleep(journal: &Journal, rules: &Rules, period: Period) -> Option<Sleep> {
    let nights = journal.nights(period.from, period.until);
    let hours: Vec<f64> = nights.iter().map(|night| night.number()).collect();
    let last_week = journal.nights(before(period.until, Debt::NIGHTS - 1), period.until);
    let debt = Debt::of(&last_week, rules.need).map(|debt| debt.hours);
    Some(Sleep {
        mean: mean(&hours)?,
        nights: nights.len(),
        debt,
    })
}

fn is_near_silence(journal: &Journal, rules: &Rules, until: NaiveDate) -> bool {
    let goes_on = || Silence::before(journal, rules, until.succ_opt()?);
    trend::is_back_from_silence(journal, rules, until) || goes_on().is_some()
}

fn streak(journal: &Journal, rules: &Rules, period: Period, today: NaiveDate) -> Option<usize> {
    let shown = period.until == today && !trend::is_back_from_silence(journal, rules, today);
    shown
        .then(|| trend::streak(journal, rules, today))
        .filter(|days| *days > 1)
}

fn took(journal: &Journal, period: Period) -> Option<Took> {
    let mut seconds: Vec<f64> = journal
        .days(period.from, period.until)
        .filter_map(|(_, checkin)| checkin.took)
        .collect();
    seconds.sort_by(f64::total_cmp);
    let days = seconds.len();
    let upper = *seconds.get(days / 2)?;
    let median = if days.is_multiple_of(2) {
        f64::midpoint(seconds[days / 2 - 1], upper)
    } else {
        upper
    };
    Some(Took { median, days })
}
