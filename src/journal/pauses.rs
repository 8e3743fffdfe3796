//! Days of illness or holiday.

use chrono::NaiveDate;

use super::Journal;
use crate::Record;
use crate::record::{Body, Why};

/// Days on which nothing is asked, due or counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day of it.
    pub from: NaiveDate,
    /// The last day of it; open when absent.
    pub until: Option<NaiveDate>,
    /// Why.
    pub why: Why,
}

impl Pause {
    /// Whether a day lies in it.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Journal {
    /// The first day from a day on that is no day of rest: the day itself, or the first after the rest that holds it,
    /// however many pauses that is made of. None while it has no end.
    pub fn first_day_back(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut day = day;
        while let Some(pause) = self.pause(day) {
            day = pause.until?.succ_opt()?;
        }
        Some(day)
    }

    /// The pause that is the first to begin after a day.
    pub fn next_pause(&self, day: NaiveDate) -> Option<&Pause> {
        let later = self.pauses.iter().filter(|pause| pause.from > day);
        later.min_by_key(|pause| pause.from)
    }
}

/// What a record of a pause or of its end does to them. Other records do nothing.
pub(super) fn follow(pauses: &mut Vec<Pause>, record: &Record) {
    match &record.body {
        Body::Pause { until, why } => begin(pauses, record.day, *until, *why),
        Body::PauseEnd => end(pauses, record.day),
        _ => {}
    }
}

/// A new pause; where it overlaps an earlier one, the later word wins: it says anew how long the earlier one lasts. One
/// that was to begin later keeps the days that lie after the new one: all of them where that has no end yet, so that a
/// holiday outlasts an illness before it.
fn begin(pauses: &mut Vec<Pause>, from: NaiveDate, until: Option<NaiveDate>, why: Why) {
    let pause = Pause { from, until, why };
    let overlaps = |earlier: &Pause| {
        pause.until.is_none_or(|until| earlier.from <= until)
            && earlier.until.is_none_or(|until| from <= until)
    };
    for earlier in pauses.iter_mut().filter(|earlier| overlaps(earlier)) {
        if earlier.from > from {
            earlier.from = until
                .and_then(|until| until.succ_opt())
                .unwrap_or(earlier.from);
        } else {
            earlier.until = from.pred_opt();
        }
    }
    pauses.push(pause);
    pauses.retain(|pause| pause.until.is_none_or(|until| pause.from <= until));
}

/// The first day back.
fn end(pauses: &mut Vec<Pause>, back: NaiveDate) {
    for pause in pauses.iter_mut().filter(|pause| pause.covers(back)) {
        pause.until = back.pred_opt();
    }
    pauses.retain(|pause| pause.until.is_none_or(|until| pause.from <= until));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn paused(pauses: &[Pause]) -> Vec<u32> {
        (1..=30)
            .filter(|d| pauses.iter().any(|pause| pause.covers(day(*d))))
            .collect()
    }

    #[test]
    fn of_overlapping_pauses_the_later_wins() {
        let mut pauses = Vec::new();
        begin(&mut pauses, day(5), Some(day(12)), Why::Ill);
        begin(&mut pauses, day(5), Some(day(8)), Why::Ill);
        assert_eq!(paused(&pauses), (5..=8).collect::<Vec<_>>());
        begin(&mut pauses, day(7), None, Why::Holiday);
        assert_eq!(paused(&pauses), (5..=30).collect::<Vec<_>>());
        assert_eq!(
            pauses
                .iter()
                .find(|pause| pause.covers(day(7)))
                .map(|pause| pause.why),
            Some(Why::Holiday)
        );
    }

    #[test]
    fn a_pause_that_was_to_begin_later_keeps_the_days_after_a_new_one() {
        let mut pauses = Vec::new();
        begin(&mut pauses, day(12), Some(day(20)), Why::Holiday);
        begin(&mut pauses, day(10), Some(day(12)), Why::Ill);
        assert_eq!(paused(&pauses), (10..=20).collect::<Vec<_>>());
        let why = |on| {
            pauses
                .iter()
                .find(|pause| pause.covers(day(on)))
                .map(|pause| pause.why)
        };
        assert_eq!((why(12), why(13)), (Some(Why::Ill), Some(Why::Holiday)));
    }

    #[test]
    fn a_pause_without_an_end_leaves_a_later_one_as_it_was() {
        let mut pauses = Vec::new();
        begin(&mut pauses, day(20), Some(day(25)), Why::Holiday);
        begin(&mut pauses, day(10), None, Why::Ill);
        assert_eq!(paused(&pauses), (10..=30).collect::<Vec<_>>());
        let mut well_in_time = pauses.clone();
        end(&mut well_in_time, day(13));
        let days: Vec<u32> = (10..13).chain(20..=25).collect();
        assert_eq!(paused(&well_in_time), days);
        end(&mut pauses, day(22));
        assert_eq!(paused(&pauses), (10..22).collect::<Vec<_>>());
    }

    #[test]
    fn an_end_gives_the_first_day_back() {
        let mut pauses = Vec::new();
        begin(&mut pauses, day(5), None, Why::Ill);
        end(&mut pauses, day(8));
        assert_eq!(paused(&pauses), [5, 6, 7]);
        begin(&mut pauses, day(20), Some(day(22)), Why::Ill);
        end(&mut pauses, day(20));
        assert_eq!(paused(&pauses), [5, 6, 7]);
    }
}
