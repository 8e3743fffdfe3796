//! Changes to a journal: what it will be after one, and which was the last.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Journal;
use crate::Record;
use crate::record::Body;

impl Journal {
    /// The journal as it will be once records are appended. What they take back has to be held.
    #[must_use]
    pub fn with(mut self, records: impl IntoIterator<Item = Record>) -> Self {
        let mut retracted = BTreeSet::new();
        let mut new: Vec<Record> = records.into_iter().collect();
        self.lines.reserve(new.len());
        for record in &new {
            if let Body::Retraction { of } = &record.body {
                retracted.insert(of.clone());
            }
            self.oddities.last_line += 1;
            self.lines.push(self.oddities.last_line);
        }
        if self.records.is_empty() {
            self.records = new;
        } else {
            self.records.append(&mut new);
        }
        if !retracted.is_empty() {
            let taken_back = |place: &usize| retracted.contains(&self.records[*place].id);
            self.dead.extend((0..self.records.len()).filter(taken_back));
        }
        self.fold();
        self
    }

    /// Whether what will stand can be told from what is held, once records are appended: everything that they change has to
    /// be there.
    pub fn may_take(&self, records: &[Record]) -> bool {
        match &self.part {
            Some(part) => records.iter().all(|record| part.may_take(record, self)),
            None if self.is_look => records.iter().all(|record| self.look_may_take(record)),
            None => true,
        }
    }

    /// Where of a day only what stands is held, nobody knows what stood before it.
    fn look_may_take(&self, record: &Record) -> bool {
        let Body::Retraction { of } = &record.body else {
            return true;
        };
        let mut held = self.records.iter().filter(|record| record.id == *of);
        let is_of_a_day =
            |held: &Record| matches!(held.body, Body::CheckIn(_) | Body::Reflection(_));
        held.clone().next().is_some() && !held.any(is_of_a_day)
    }

    /// The days that such records speak of, and those of what they take back.
    pub fn days_of(&self, records: &[Record]) -> Vec<RangeInclusive<NaiveDate>> {
        let taken_back: BTreeSet<&str> = records
            .iter()
            .filter_map(|record| match &record.body {
                Body::Retraction { of } => Some(of.as_str()),
                _ => None,
            })
            .collect();
        let held = self.records.iter();
        let held = held.filter(|held| taken_back.contains(held.id.as_str()));
        let days: BTreeSet<_> = held.chain(records).map(|record| record.day).collect();
        runs(days)
    }

    /// The last change that still stands, oldest record first: what `undo` takes back. Empty when there is none. Of what
    /// was looked at, who looks says that it is wanted ([`with_last_change`](super::Look::with_last_change)).
    pub fn last_change(&self) -> Vec<&Record> {
        let Some(last) = self.last_standing() else {
            return Vec::new();
        };
        let first = self.records[last].change();
        let belongs = |record: &&Record| record.id == first || record.change() == first;
        (0..=last)
            .filter(|place| self.stands(*place))
            .map(|place| &self.records[place])
            .filter(belongs)
            .collect()
    }

    /// Whether a record says something that holds.
    fn stands(&self, place: usize) -> bool {
        let is_retraction = matches!(self.records[place].body, Body::Retraction { .. });
        !is_retraction && !self.dead.contains(&place)
    }

    fn last_standing(&self) -> Option<usize> {
        (0..self.records.len())
            .rev()
            .find(|place| self.stands(*place))
    }

    /// The change that the last line which stands is part of, beside a line that is not held with its record.
    pub(super) fn last_of(&self, light: Option<(usize, String)>) -> Option<String> {
        let held = self.last_standing();
        let held = held.map(|place| (self.lines[place], self.records[place].change().to_owned()));
        held.max(light).map(|(_, change)| change)
    }
}

/// Days in order, those that follow one another together.
fn runs(days: impl IntoIterator<Item = NaiveDate>) -> Vec<RangeInclusive<NaiveDate>> {
    let mut runs: Vec<RangeInclusive<NaiveDate>> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.end().succ_opt() == Some(day) => *run = *run.start()..=day,
            _ => runs.push(day..=day),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::journal::Look;

    fn look(lines: &[&str]) -> Journal {
        let today = "2026-11-22".parse().unwrap();
        let look = Look::new(today, []).with_last_change();
        let seen = look.see(|look| {
            for (number, line) in (1..).zip(lines) {
                look.line(number, line.as_bytes());
            }
            Ok::<_, Infallible>(())
        });
        let Ok(journal) = seen;
        journal
    }

    fn back(journal: &Journal) -> Vec<Record> {
        let change = journal.last_change();
        let back = change.iter().map(|record| {
            let of = record.id.clone();
            Record::new(1, "", record.day, Body::Retraction { of })
        });
        back.collect()
    }

    #[test]
    fn what_stands_after_a_check_in_is_taken_back_is_to_be_looked_for_whatever_else_had_its_id() {
        let promise = r#"{"v":1,"id":"a","kind":"commitment","at":"","day":"2026-11-22","text":"walk","to":"self","due":"2026-11-23"}"#;
        let checkin = r#"{"v":1,"id":"a","kind":"checkin","at":"","day":"2026-11-22","rested":4}"#;
        let other = r#"{"v":1,"id":"z","kind":"checkin","at":"","day":"2026-11-22","rested":2}"#;

        let promised = look(&[other, promise]);
        assert_eq!(back(&promised).len(), 1);
        assert!(promised.may_take(&back(&promised)));
        for lines in [[other, checkin].as_slice(), &[other, promise, checkin]] {
            let seen = look(lines);
            assert_eq!(back(&seen).len(), 1);
            assert!(!seen.may_take(&back(&seen)), "{lines:?}");
        }
    }

    #[test]
    fn days_that_follow_one_another_are_one_run() {
        let days = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-03"];
        let days = days.map(|day| day.parse::<NaiveDate>().unwrap());
        assert_eq!(runs(days), [days[0]..=days[2], days[3]..=days[3]]);
    }
}
