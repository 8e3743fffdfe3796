//! The records that say how promises went.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Journal;
use crate::Record;
use crate::record::Body;

impl Journal {
    /// The records that say how a commitment went on a due day and stand: what is to be taken back to unsay it.
    pub fn outcome_records(&self, of: &str, due: NaiveDate) -> impl Iterator<Item = &Record> {
        let all = self.outcome_places();
        all.filter(move |(about, _)| *about == (due, of))
            .map(|(_, place)| &self.records[place])
    }

    /// Of each due day and the id of what was promised for it the record that counts, with its line.
    pub(crate) fn outcomes_told(&self) -> BTreeMap<(NaiveDate, &str), (&Record, usize)> {
        let told = |place: usize| (&self.records[place], self.lines[place]);
        let all = self.outcome_places();
        all.map(|(about, place)| (about, told(place))).collect()
    }

    /// Where each stands, by position.
    fn outcome_places(&self) -> impl Iterator<Item = ((NaiveDate, &str), usize)> {
        let all = self.records.iter().enumerate();
        let standing = all.filter(|(place, _)| !self.dead.contains(place));
        standing.filter_map(|(place, record)| match &record.body {
            Body::Outcome { of, .. } => Some(((record.day, of.as_str()), place)),
            _ => None,
        })
    }
}
