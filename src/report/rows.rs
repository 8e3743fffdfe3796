//! The rows of a report, one a day.

use std::iter::Peekable;

use chrono::NaiveDate;

use super::Day;
use crate::history::Walk;
use crate::period::Period;
use crate::record::Reflection;
use crate::{Answers, Journal, Rules, Verdict, trend};

/// Every day of a period, oldest first, told in one row that is written anew for each.
pub(super) struct Rows<'a, E: Iterator> {
    journal: &'a Journal,
    rules: &'a Rules,
    days: Walk<'a>,
    evenings: Peekable<E>,
    /// The first day with a check-in, and today: between them days can be missed.
    asked: std::ops::Range<NaiveDate>,
    row: Day,
}

/// The rows of a period.
pub(super) fn rows<'a>(
    journal: &'a Journal,
    rules: &'a Rules,
    period: Period,
    today: NaiveDate,
) -> Rows<'a, impl Iterator<Item = (NaiveDate, &'a Reflection)>> {
    let evenings = journal.reflections(period.until);
    Rows {
        journal,
        rules,
        days: Walk::new(journal, rules, period.from, period.until),
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

impl<'a, E: Iterator<Item = (NaiveDate, &'a Reflection)>> Rows<'a, E> {
    /// The next day, with its check-in.
    pub(super) fn next(&mut self) -> Option<(&Day, Option<Answers<'a>>)> {
        let row = &mut self.row;
        let walked = self.days.next(&mut row.points)?;
        let day = walked.day;
        row.day = day;
        row.verdict = walked.verdict;
        row.score = walked.score;
        row.hard_stop = walked.is_hard_stop;
        row.sleep = walked.said.and_then(|said| said.sleep);
        row.debt = walked.debt.map(|debt| debt.hours);
        row.usual = walked.baseline.map(|usual| usual.mean);
        let evening = self.evenings.next_if(|(evening, _)| *evening == day);
        row.serving = evening.map(|(_, evening)| evening.serving);
        row.missed = walked.said.is_none()
            && self.asked.contains(&day)
            && trend::is_missed(self.journal, self.rules, day);
        Some((row, walked.said))
    }
}
