//! What there is to know of records in themselves, whatever they say: which there are, and where the clock of the machine
//! went back between one and the next.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

use crate::record::{Line, sum};

/// The records of a file, line by line. Of each its id is known by a sum, so that memory hardly grows.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    ids: Vec<u64>,
    before: Option<DateTime<FixedOffset>>,
    /// Each with the sum of its id.
    set_back: Vec<(u64, SetBack)>,
}

/// A record that says it was written before the one that stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetBack {
    /// Its line, from 1.
    pub line: usize,
    /// How far the clock went back, at least a second; an hour more in winter is no step back, for moments are compared.
    pub by: TimeDelta,
}

impl Audit {
    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        let Line::Record(heard) = Line::hear(bytes) else {
            return;
        };
        let id = sum(heard.id.as_bytes());
        self.ids.push(id);
        let Ok(at) = DateTime::parse_from_rfc3339(heard.at.as_str()) else {
            return;
        };
        if let Some(earlier) = self.before.filter(|earlier| at < *earlier) {
            let by = earlier - at;
            self.set_back.push((id, SetBack { line: number, by }));
        }
        self.before = Some(at);
    }

    /// All of them, to be asked.
    #[must_use]
    pub fn done(mut self) -> Self {
        self.ids.sort_unstable();
        self
    }

    /// Where the clock went back, in order of the file. Nothing depends on it: order is position, never the clock. A line
    /// that stands twice says nothing of the clock; one whose id stood on another line does, and is to be named.
    pub fn set_back(&self, same_id: &[usize]) -> Vec<SetBack> {
        let is_once = |id: u64| {
            let after = self.ids.partition_point(|known| *known <= id);
            after < 2 || self.ids[after - 2] != id
        };
        let steps = self.set_back.iter();
        let steps = steps.filter(|(id, step)| is_once(*id) || same_id.contains(&step.line));
        steps.map(|(_, step)| *step).collect()
    }

    fn knows(&self, id: u64) -> bool {
        self.ids.binary_search(&id).is_ok()
    }
}

/// The records of an earlier copy that are not here, not even taken back: nothing but `erase` and going back to an older
/// copy removes one.
#[derive(Clone, Debug)]
pub struct Lost<'a> {
    here: &'a Audit,
    /// By their ids, with their days.
    records: BTreeMap<u64, NaiveDate>,
}

impl<'a> Lost<'a> {
    /// Nothing so far, of what an audit that is done knows.
    pub fn of(here: &'a Audit) -> Self {
        Self {
            here,
            records: BTreeMap::new(),
        }
    }

    /// One line of the copy that is not blank, without its end.
    pub fn line(&mut self, bytes: &[u8]) {
        if let Line::Record(heard) = Line::hear(bytes) {
            let id = sum(heard.id.as_bytes());
            if !self.here.knows(id) {
                self.records.insert(id, heard.day);
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.records.len()
    }

    /// The days they speak of, oldest first.
    pub fn days(&self) -> BTreeSet<NaiveDate> {
        self.records.values().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audit(lines: &[(&str, &str)]) -> Audit {
        let mut audit = Audit::default();
        for (number, (id, at)) in (1..).zip(lines) {
            let line = format!(
                r#"{{"v":1,"id":"{id}","kind":"checkin","at":"{at}","day":"2026-10-25","rested":4}}"#
            );
            audit.line(number, line.as_bytes());
        }
        audit.done()
    }

    #[test]
    fn winter_time_is_no_step_back_and_a_clock_that_was_wrong_is() {
        let winter = [
            ("a", "2026-10-25T02:30:00+02:00"),
            ("b", "2026-10-25T02:10:00+01:00"),
        ];
        assert_eq!(audit(&winter).set_back(&[]), []);
        let wrong = [
            ("a", "2027-10-25T07:00:00Z"),
            ("b", ""),
            ("c", "2026-10-25T07:30:00Z"),
            ("d", "2026-10-25T07:40:00Z"),
        ];
        let by = TimeDelta::days(365) - TimeDelta::minutes(30);
        assert_eq!(audit(&wrong).set_back(&[]), [SetBack { line: 3, by }]);
    }

    #[test]
    fn lines_that_stand_twice_are_no_step_back() {
        let one = ("a", "2026-10-24T07:00:00Z");
        let two = ("b", "2026-10-25T07:00:00Z");
        assert_eq!(audit(&[one, two, one, two]).set_back(&[]), []);
        assert_eq!(audit(&[two, one]).set_back(&[]).len(), 1);
        let other = ("b", "2026-10-23T07:00:00Z");
        assert_eq!(audit(&[one, two, other]).set_back(&[3]).len(), 1);
    }

    #[test]
    fn what_a_copy_held_and_is_gone_is_counted_once() {
        let lost = |here: &[(&str, &str)]| {
            let here = audit(here);
            let mut lost = Lost::of(&here);
            for id in ["a", "b", "c", "b"] {
                let line =
                    format!(r#"{{"v":1,"id":"{id}","kind":"pause-end","day":"2026-10-25"}}"#);
                lost.line(line.as_bytes());
            }
            lost.line(b"no record");
            lost.count()
        };
        assert_eq!(lost(&[("c", ""), ("d", "")]), 2);
        assert_eq!(lost(&[("c", ""), ("a", ""), ("b", ""), ("e", "")]), 0);
    }
}
