//! The rows of a report, one a day.

use std::iter::Peekable;

use chrono::NaiveDate;

use super::Day;
use crate::history::Walk;
use crate::period::Period;
use crate::record::Reflection;
use crate::{CheckIn, History, Journal, Rules, Verdict, trend};

/// Every day of a period, oldest first, told in one row that is written anew for each.
pub(super) struct Rows<'h, E: Iterator> {
    journal: &'h Journal,
    rules: &'h Rules,
    days: Walk<'h>,
    evenings: Peekable<E>,
    /// The first day with a check-in, and today: between them days can be missed.
    asked: std::ops::Range<NaiveDate>,
    row: Day,
}

/// The rows of a period.
pub(super) fn rows<'h>(
    journal: &'h Journal,
    rules: &'h Rules,
    history: &'h History<'h>,
    period: Period,
    today: NaiveDate,
) -> Rows<'h, impl Iterator<Item = (NaiveDate, &'h Reflection)>> {
    let evenings = journal.reflections(period.until);
    Rows {
        journal,
        rules,
        days: history.walk(period.from, period.until),
        evenings: evenings
            .skip_while(move |(day, _)| *day < period.from)
            .peekable(),
        asked: journal.first_day().unwrap_or(today)..today,
        row: Day {
            day: period.from,
            verdict: Verdict::None,
            score: None,
            hard_stop: false,
            points: Vec::new(),
            sleep: None,
            debt: None,
            usual: None,
            serving: None,
            missed: false,
        },
    }
}

impl<'h, E: Iterator<Item = (NaiveDate, &'h Reflection)>> Rows<'h, E> {
    /// The next day, with its check-in.
    pub(super) fn next(&mut self) -> Option<(&Day, Option<&'h CheckIn>)> {
        let walked = self.days.next()?;
        let (day, row) = (walked.day, &mut self.row);
        row.day = day;
        row.verdict = walked.verdict;
        row.score = walked.score;
        row.hard_stop = walked.is_hard_stop;
        row.points.clear();
        self.days.points(&walked, &mut row.points);
        row.sleep = walked.checkin.and_then(|checkin| checkin.sleep);
        row.debt = walked.debt.map(|debt| debt.hours);
        row.usual = walked.baseline.map(|usual| usual.mean);
        let evening = self.evenings.next_if(|(evening, _)| *evening == day);
        row.serving = evening.map(|(_, evening)| evening.serving);
        row.missed = walked.checkin.is_none()
            && self.asked.contains(&day)
            && trend::is_missed(self.journal, self.rules, day);
        Some((row, walked.checkin))
    }
}
