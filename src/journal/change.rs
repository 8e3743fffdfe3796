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
        let records = records.into_iter();
        let (many, _) = records.size_hint();
        self.records.reserve(many);
        self.lines.reserve(many);
        for record in records {
            if let Body::Retraction { of } = &record.body {
                retracted.insert(of.clone());
            }
            self.oddities.last_line += 1;
            self.lines.push(self.oddities.last_line);
            self.records.push(record);
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
        let held = self.records.iter().find(|record| record.id == *of);
        held.is_some_and(|held| !matches!(held.body, Body::CheckIn(_) | Body::Reflection(_)))
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
