//! The check-ins that stand, day by day.

use chrono::NaiveDate;

use super::packed::Packed;
use super::{Journal, Said, Standing};
use crate::record::Body;
use crate::{Answers, CheckIn, Record};

impl Journal {
    /// The check-in that stands for a day: the last one that was not taken back.
    pub fn checkin(&self, day: NaiveDate) -> Option<CheckIn> {
        Some(self.answers(day)?.to_checkin())
    }

    /// What it says.
    pub fn answers(&self, day: NaiveDate) -> Option<Answers<'_>> {
        self.said(&self.days.get(day)?.said)
    }

    fn said<'a>(&'a self, said: &'a Said<Packed>) -> Option<Answers<'a>> {
        if let Said::Alone(packed) = said {
            return Some(packed.answers(&self.notes));
        }
        match &said.record(&self.records)?.body {
            Body::CheckIn(checkin) => Some(checkin.said()),
            _ => None,
        }
    }

    /// Of each of our questions an answer that was ever given to it, as if all had been given on one day: what it lacks was
    /// never answered. Nothing is said of areas of one's own.
    pub(crate) fn ever_said(&self) -> Answers<'_> {
        let mut ever = Answers::NOTHING;
        for (_, said) in self.days(NaiveDate::MIN, NaiveDate::MAX) {
            ever = ever.or(&said);
            if ever.is_whole() {
                break;
            }
        }
        ever
    }

    /// The record of the check-in that stands for a day, where it is held.
    pub fn checkin_record(&self, day: NaiveDate) -> Option<&Record> {
        self.days.get(day)?.said.record(&self.records)
    }

    /// The line of the check-in that stands for a day, when there is a note in it.
    pub fn noted_on(&self, day: NaiveDate) -> Option<usize> {
        self.answers(day)?.note?;
        self.checkin_line(day)
    }

    /// The line on which the check-in stands that is a day's.
    pub fn checkin_line(&self, day: NaiveDate) -> Option<usize> {
        self.days.get(day).map(Standing::line)
    }

    /// The days with a check-in within a range, both ends included, oldest first.
    pub fn days(&self, from: NaiveDate, until: NaiveDate) -> CheckIns<'_> {
        CheckIns {
            journal: self,
            range: self.days.range(from, until).iter(),
        }
    }
}

/// Days with a check-in, oldest first.
#[derive(Clone, Debug)]
pub struct CheckIns<'a> {
    journal: &'a Journal,
    range: std::slice::Iter<'a, Standing<Said<Packed>>>,
}

impl<'a> CheckIns<'a> {
    /// The next, when its day is such a one.
    pub(crate) fn next_if(
        &mut self,
        is_wanted: impl FnOnce(NaiveDate) -> bool,
    ) -> Option<(NaiveDate, Answers<'a>)> {
        let next = self.range.as_slice().first()?;
        is_wanted(next.day).then(|| self.next())?
    }
}

impl<'a> Iterator for CheckIns<'a> {
    type Item = (NaiveDate, Answers<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let journal = self.journal;
        let said = |one: &'a Standing<_>| Some((one.day, journal.said(&one.said)?));
        self.range.find_map(said)
    }
}

impl<'a> DoubleEndedIterator for CheckIns<'a> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let journal = self.journal;
        let said = |one: &'a Standing<_>| Some((one.day, journal.said(&one.said)?));
        self.range.by_ref().rev().find_map(said)
    }
}
