//! Puts a [`Report`] together from the days of a journal.

use chrono::NaiveDate;

use super::chosen::{overrides, to_choose};
use super::look_back::{LookBack, Overlap};
use super::promised::{promised, recurring};
use super::sums::Sums;
use super::tally::{Over, Tallies, Tally};
use super::{AreaLine, Report, Scores, Sleep, Took};
use crate::journal::before;
use crate::period::{Kind, Period};
use crate::score::{THIN_BELOW, TIED, Verdict};
use crate::trend::{Serving, Silence, Together};
use crate::usual::{Debt, Usual};
use crate::{Area, History, Journal, Promises, Rules, trend};

/// So many weeks back a thin place is followed.
const MOST_WEEKS: u64 = 12;

impl Report {
    /// Looks back on a period, standing on today; changes are against the days before, as many.
    pub fn new(journal: &Journal, rules: &Rules, period: Period, today: NaiveDate) -> Self {
        LookBack::new(journal, rules, period, today).report()
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
        let look_back = LookBack::against(journal, rules, period, other, today)?;
        Ok(look_back.report())
    }
}

/// Everything but the days, which add up to these sums.
pub(super) fn report(
    look_back: &LookBack<'_>,
    sums: Sums<'_>,
    together: Option<Together>,
) -> Report {
    let LookBack {
        journal,
        rules,
        period,
        compared,
        today,
    } = *look_back;
    let earlier = compared.map(|(earlier, _)| earlier);
    let checked_in = sums.days.lived().checked_in;
    let enough = checked_in >= Report::NEEDS;
    let compared_with = earlier.map(|earlier| Over::of(journal, rules, earlier));
    let compared_with = compared_with.unwrap_or_else(|| Over::none(rules));
    let usual = History::new(journal, rules, period.from, period.from).usual(period.from);
    let areas = areas(rules, &usual, &sums.areas, &compared_with.areas);
    let recent = History::new(journal, rules, before(period.until, 34), period.until);
    let thin = thin_place(areas.iter().map(|line| (line.area, line.mean)));
    let last = before(period.until, 27);
    let verdicts: Vec<_> = journal
        .days(last, period.until)
        .map(|(day, _)| recent.verdict(day))
        .collect();
    let serving = serving(journal, rules, period, &sums);
    let first = journal.first_day().unwrap_or(today);
    let months = period.is_long().then(|| sums.months(first));
    let issues = trend::issues(journal, rules, period.until);
    let mut promises = journal.tracked_promises(period.from, period.until);
    promises += sums.promises;
    Report {
        period,
        before: look_back.before(),
        days: Vec::new(),
        verdicts: Verdict::ALL
            .map(|verdict| (verdict, sums.days.of(verdict)))
            .into(),
        checked_in,
        missed: sums.days.lived().missed,
        scores: scores(&sums, compared_with.scores).filter(|_| enough),
        thin_place: thin,
        thin_weeks: thin_weeks(journal, rules, period, thin),
        areas,
        sleep: sleep(journal, rules, period, sums.sleep).filter(|_| enough),
        promises,
        promise_rate: promise_rate(promises),
        promised: promised(journal, sums.promises, period.from, period.until),
        recurring: recurring(journal, period),
        to_choose: to_choose(journal, &issues, thin, period.until)
            .filter(|_| period.until == today),
        issues,
        back_from_silence: is_near_silence(journal, rules, period.until),
        drift: trend::drift(&recent, period.until),
        pattern: trend::pattern(&verdicts),
        streak: streak(journal, rules, period, today),
        adjustments: sums.adjustments,
        overrides: overrides(journal, period),
        serving,
        took: took(sums.took),
        together,
        helped: thin.and_then(|thin| trend::helped(journal, rules, thin, period.until)),
        months: months.unwrap_or_default(),
        weeks: sums.weeks,
        week_starts: rules.week_starts,
        need: rules.need,
    }
}

fn scores(sums: &Sums<'_>, before: Tally) -> Option<Scores> {
    let mean = sums.days.mean()?;
    Some(Scores {
        mean,
        lowest: sums.lowest,
        highest: sums.highest,
        days: sums.days.scored,
        change: before.mean().map(|before| mean - before),
        days_before: before.days,
    })
}

/// Every evening up to the end of the period counts, those before it, too.
fn serving(
    journal: &Journal,
    rules: &Rules,
    period: Period,
    sums: &Sums<'_>,
) -> Option<Vec<Serving>> {
    let (first, _) = journal.reflections(period.until).next()?;
    if period.from <= first {
        sums.served.told()
    } else {
        trend::serving(journal, rules, period.until)
    }
}

fn areas(rules: &Rules, usual: &Usual, points: &Tallies, before: &Tallies) -> Vec<AreaLine> {
    let line = |((area, points), before): ((Area, Tally), Tally)| {
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
    let tallies = rules.areas().zip(points.each()).zip(before.each());
    tallies.map(line).collect()
}

/// The lowest area, when it is low.
fn thin_place(means: impl Iterator<Item = (Area, Option<f64>)>) -> Option<Area> {
    let with_mean = means.filter_map(|(area, mean)| Some((area, mean?)));
    let lowest = with_mean.reduce(|low, next| if next.1 < low.1 - TIED { next } else { low })?;
    (lowest.1 < THIN_BELOW - TIED).then_some(lowest.0)
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
    let same = |week: &Period| {
        let over = Over::of(journal, rules, *week);
        thin_place(rules.areas().zip(over.areas.means())) == Some(thin)
    };
    let weeks = weeks.take(MOST_WEEKS as usize);
    Some(weeks.take_while(same).count() as u64)
}

fn sleep(journal: &Journal, rules: &Rules, period: Period, nights: Tally) -> Option<Sleep> {
    let last_week = journal.nights(before(period.until, Debt::NIGHTS - 1), period.until);
    let debt = Debt::of(&last_week, rules.need).map(|debt| debt.hours);
    (nights.days > 0).then(|| Sleep {
        mean: nights.sum / nights.days as f64,
        nights: nights.days,
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

fn took(mut seconds: Vec<f64>) -> Option<Took> {
    let days = seconds.len();
    if days == 0 {
        return None;
    }
    let (lower, upper, _) = seconds.select_nth_unstable_by(days / 2, f64::total_cmp);
    let median = if days.is_multiple_of(2) {
        let lower = lower.iter().copied().max_by(f64::total_cmp);
        f64::midpoint(lower.unwrap_or(*upper), *upper)
    } else {
        *upper
    };
    Some(Took { median, days })
}
