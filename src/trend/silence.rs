//! A long time without a check-in: nothing is owed for it, and nothing ages in it.

use chrono::NaiveDate;

use crate::journal::before;
use crate::usual::{USUAL_DAYS, USUAL_NEEDS};
use crate::{Answers, History, Journal, Rules, score};

/// A week or more without a check-in, days of rest aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The last day with a check-in before it.
    pub last: NaiveDate,
}

/// So many days without a check-in are a silence.
const SILENT_DAYS: usize = 7;

impl Silence {
    /// The silence that lies before a day: the days between it and the check-in before.
    pub fn before(journal: &Journal, rules: &Rules, day: NaiveDate) -> Option<Self> {
        let last = journal.last_day_until(day.pred_opt()?)?;
        let between = || {
            last.iter_days()
                .skip(1)
                .take_while(|between| *between < day)
        };
        let long = between()
            .filter(|between| !journal.is_paused(*between))
            .nth(SILENT_DAYS - 1);
        let missed = || between().any(|between| super::is_missed(journal, rules, between));
        (long.is_some() && missed()).then_some(Self { last })
    }
}

/// Whether a silence ended within the last seven days: then no streak is shown, and no count of absent days.
pub fn is_back_from_silence(journal: &Journal, rules: &Rules, today: NaiveDate) -> bool {
    journal
        .days(before(today, 6), today)
        .any(|(day, _)| Silence::before(journal, rules, day).is_some())
}

/// After a silence: in how many days the usual is known again when every day from now on has a score. None when it is
/// known, was never known, or no silence ended lately.
pub fn days_until_usual(journal: &Journal, rules: &Rules, today: NaiveDate) -> Option<u64> {
    let first = journal.first_day()?;
    if !is_back_from_silence(journal, rules, today) {
        return None;
    }
    let history = History::new(journal, rules, first, today);
    let scored = scored(&history, first, today);
    let known = |last: NaiveDate, more: u64| {
        let since = before(last, USUAL_DAYS - 1 - more.min(USUAL_DAYS - 1));
        let lived = scored
            .iter()
            .filter(|day| **day >= since && **day <= last)
            .count();
        lived + more as usize >= USUAL_NEEDS
    };
    let was_known = scored.iter().any(|day| known(*day, 0));
    // The usual of a day is made of the 28 days before it, today's score among them tomorrow.
    let usual_today = history.usual(today).baseline.is_some();
    (was_known && !usual_today).then(|| (1..=USUAL_DAYS).find(|ahead| known(today, ahead - 1)))?
}

fn scored(history: &History<'_>, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    history.scores(from, until).map(|(day, _)| day).collect()
}

/// The first of the last days, on or before one, by which a usual was known: of fourteen with a score within 28. What was
/// [ever said](Journal::ever_said) tells where there can be none.
pub(crate) fn usual_known_from(
    journal: &Journal,
    rules: &Rules,
    ever: &Answers<'_>,
    until: NaiveDate,
) -> Option<NaiveDate> {
    let known_from = |days: &[NaiveDate]| {
        let mut rows = days.windows(USUAL_NEEDS).rev();
        let row = rows.find(|row| row[0] > before(row[USUAL_NEEDS - 1], USUAL_DAYS))?;
        Some(row[0])
    };
    let surely = |from| -> Vec<NaiveDate> {
        let days = journal.days(from, until);
        let surely = days.filter(|(_, checkin)| score::is_surely_scored(checkin, rules));
        surely.map(|(day, _)| day).collect()
    };
    // Mostly the last days say so, and need not be added up for it.
    known_from(&surely(before(until, USUAL_DAYS - 1))).or_else(|| {
        let first = journal.first_day()?;
        if journal.tracks_promises() || ever.promises.is_some() {
            let history = History::new(journal, rules, first, until);
            known_from(&scored(&history, first, until))
        } else if !rules.own.is_empty() || score::is_surely_scored(ever, rules) {
            known_from(&surely(first))
        } else {
            None
        }
    })
}
