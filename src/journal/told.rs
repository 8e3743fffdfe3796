//! Days on which something was said that can be read again: a check-in, how serving went, why one went in all the same.

use chrono::NaiveDate;

use super::Journal;

impl Journal {
    /// Those of a range, both ends included, oldest first, each once.
    pub fn told(&self, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let checkins = self.days(from, until).map(|(day, _)| day);
        let mut days: Vec<NaiveDate> = checkins.collect();
        let evenings = self.reflections(until).map(|(day, _)| day);
        let overrides = self.overrides(from, until).map(|(day, _)| day);
        let others = evenings.filter(|day| *day >= from).chain(overrides);
        days.extend(others.filter(|day| self.answers(*day).is_none()));
        days.sort_unstable();
        days.dedup();
        days
    }
}
