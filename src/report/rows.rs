//! The rows of a report: days, weeks, months.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::promised::promised;
use super::{Day, Lived, MonthLine, Report, WeekLine};
use crate::journal::before;
use crate::period::{Period, week_of};
use crate::score::Verdict;
use crate::usual::{Debt, mean};
use crate::{History, Journal, Rules, trend};

/// Every day of a period, oldest first.
pub(super) fn days(
    journal: &Journal,
    rules: &Rules,
    history: &History<'_>,
    period: Period,
    today: NaiveDate,
) -> Vec<Day> {
    let first = journal.first_day().unwrap_or(today);
    let areas = rules.areas().count();
    let row = |day: NaiveDate| {
        let judged = history.judged(day);
        let sum = judged.sum.as_ref();
        Day {
            day,
            verdict: judged.verdict,
            hard_stop: judged.is_hard_stop,
            score: sum.and_then(crate::score::Sum::score),
            points: match sum {
                Some(sum) => sum.areas.iter().map(|(_, points)| *points).collect(),
                None => vec![None; areas],
            },
            sleep: journal.checkin(day).and_then(|checkin| checkin.sleep),
            debt: match sum {
                Some(sum) => sum.debt,
                None => Debt::of(
                    &journal.nights(before(day, Debt::NIGHTS - 1), day),
                    rules.need,
                ),
            }
            .map(|debt| debt.hours),
            usual: judged.baseline.map(|usual| usual.mean),
            serving: journal.reflection(day).map(|evening| evening.serving),
            missed: sum.is_none()
                && (first..today).contains(&day)
                && trend::is_missed(journal, rules, day),
        }
    };
    period.days().map(row).collect()
}

/// A line for each calendar week.
pub(super) fn weeks(journal: &Journal, days: &[Day], starts: Weekday) -> Vec<WeekLine> {
    let of_one = |a: &Day, b: &Day| week_of(a.day, starts) == week_of(b.day, starts);
    let areas = days.first().map_or(0, |day| day.points.len());
    let week = |days: &[Day]| {
        let (from, until) = (days.first()?.day, days.last()?.day);
        Some(WeekLine {
            from,
            until,
            lived: Lived::of(days),
            areas: (0..areas)
                .map(|place| from_three(days.iter().filter_map(|day| day.points[place])))
                .collect(),
            sleep: from_three(days.iter().filter_map(|day| Some(day.sleep?.number()))),
            debt: days.last()?.debt,
            promised: promised(journal, from, until),
        })
    };
    days.chunk_by(of_one).filter_map(week).collect()
}

/// A line for each month from the first check-in on, without whole years that have none.
pub(super) fn months(days: &[Day], first: NaiveDate) -> Vec<MonthLine> {
    let of_one = |a: &Day, b: &Day| (a.day.year(), a.day.month()) == (b.day.year(), b.day.month());
    let begun = |month: &&[Day]| month.last().is_some_and(|day| day.day >= first);
    let month = |days: &[Day]| MonthLine {
        from: days[0].day,
        lived: Lived::of(days),
    };
    let months: Vec<MonthLine> = days.chunk_by(of_one).filter(begun).map(month).collect();
    let years = months.chunk_by(|a, b| a.from.year() == b.from.year());
    years
        .filter(|year| year.iter().any(|month| month.lived.checked_in > 0))
        .flatten()
        .copied()
        .collect()
}

impl Lived {
    fn of(days: &[Day]) -> Self {
        let count = |verdict| days.iter().filter(|day| day.verdict == verdict).count();
        Self {
            checked_in: days.len() - count(Verdict::None) - count(Verdict::Paused),
            fit: count(Verdict::Fit),
            care: count(Verdict::Care),
            not_fit: count(Verdict::NotFit),
            paused: count(Verdict::Paused),
            missed: days.iter().filter(|day| day.missed).count(),
            mean: from_three(days.iter().filter_map(|day| day.score.map(f64::from))),
        }
    }
}

/// A mean, from three values on.
fn from_three(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    mean(&values).filter(|_| values.len() >= Report::NEEDS)
}
