//! Days from elsewhere, and which of them a journal lacks: one source, one file.

pub(crate) mod csv;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use selfcare::{CheckIn, Journal};

/// What a source holds: its days, each once, and the rows that give none.
#[derive(Debug, Default)]
pub(crate) struct Found {
    days: BTreeMap<NaiveDate, Answered>,
    empty: usize,
    failed: Vec<Failed>,
}

#[derive(Debug)]
struct Answered {
    line: usize,
    checkin: CheckIn,
}

/// A row that could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// What is to be done with what was found.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Import {
    /// Days the journal lacks, oldest first.
    pub new: Vec<(NaiveDate, CheckIn)>,
    /// Days that have a check-in, which stands; oldest first.
    pub there: Vec<NaiveDate>,
    /// How many rows held no answer.
    pub empty: usize,
    /// The rows that could not be read, in the order of the file.
    pub failed: Vec<Failed>,
}

impl Found {
    /// Takes a row: a day's answers, none, or why it cannot be read. Of two rows of a day the first counts.
    fn take(&mut self, line: usize, row: Result<Option<(NaiveDate, CheckIn)>, String>) {
        let reason = match row {
            Ok(None) => {
                self.empty += 1;
                return;
            }
            Ok(Some((day, checkin))) => match self.days.entry(day) {
                Entry::Vacant(place) => {
                    place.insert(Answered { line, checkin });
                    return;
                }
                Entry::Occupied(place) => {
                    format!("{day} is already on line {}", place.get().line)
                }
            },
            Err(reason) => reason,
        };
        self.failed.push(Failed { line, reason });
    }

    /// Whether there was no row at all.
    fn is_nothing(&self) -> bool {
        self.days.is_empty() && self.empty == 0 && self.failed.is_empty()
    }

    /// Leaves out every day that has a check-in: an import never replaces one.
    pub(crate) fn beside(self, journal: &Journal) -> Import {
        let mut import = Import {
            empty: self.empty,
            failed: self.failed,
            ..Import::default()
        };
        for (day, answered) in self.days {
            if journal.checkin_record(day).is_some() {
                import.there.push(day);
            } else {
                import.new.push((day, answered.checkin));
            }
        }
        import
    }
}

#[cfg(test)]
mod tests {
    use selfcare::Health;
    use selfcare::journal::Fold;

    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
    }

    fn health(health: Health) -> CheckIn {
        CheckIn {
            health: Some(health),
            ..CheckIn::default()
        }
    }

    #[test]
    fn days_with_a_check_in_stay_and_of_two_rows_the_first_counts() {
        let mut fold = Fold::whole(day(22));
        fold.line(
            1,
            br#"{"v":1,"id":"a","kind":"checkin","at":"","day":"2026-11-20","health":"well"}"#,
        );
        let mut found = Found::default();
        assert!(found.is_nothing());
        found.take(2, Ok(Some((day(21), health(Health::Well)))));
        found.take(3, Ok(Some((day(20), health(Health::Ill)))));
        found.take(4, Ok(None));
        found.take(5, Ok(Some((day(21), health(Health::Off)))));
        found.take(6, Ok(Some((day(19), health(Health::Off)))));
        found.take(7, Err("why".to_owned()));

        let failed = |line, reason: &str| Failed {
            line,
            reason: reason.to_owned(),
        };
        assert_eq!(
            found.beside(&fold.journal()),
            Import {
                new: vec![
                    (day(19), health(Health::Off)),
                    (day(21), health(Health::Well))
                ],
                there: vec![day(20)],
                empty: 1,
                failed: vec![
                    failed(5, "2026-11-21 is already on line 2"),
                    failed(7, "why")
                ],
            }
        );
    }
}
