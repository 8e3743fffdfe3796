//! Days from elsewhere, and which of them a journal lacks: one source, one file.

pub(crate) mod csv;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use selfcare::{CheckIn, Journal};

/// What a source holds: its days, each once, and the rows that give none.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Its days as long as each is later than the one before: of most files all of them.
    rising: Vec<(NaiveDate, Answered)>,
    /// Days that come after a later one.
    others: BTreeMap<NaiveDate, Answered>,
    empty: usize,
    failed: Vec<Failed>,
}

#[derive(Debug)]
struct Answered {
    line: usize,
    checkin: Box<CheckIn>,
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
    pub new: Vec<(NaiveDate, Box<CheckIn>)>,
    /// Days that have a check-in, which stands; oldest first.
    pub there: Vec<NaiveDate>,
    /// How many rows held no answer.
    pub empty: usize,
    /// The rows that could not be read, in the order of the file.
    pub failed: Vec<Failed>,
}

impl Found {
    /// Takes a row: a day's answers, none, or why it cannot be read. Of two rows of a day the first counts.
    fn take(&mut self, line: usize, row: Result<Option<(NaiveDate, Box<CheckIn>)>, String>) {
        let reason = match row {
            Ok(None) => {
                self.empty += 1;
                return;
            }
            Ok(Some((day, checkin))) => match self.line_of(day) {
                None => return self.add(day, Answered { line, checkin }),
                Some(earlier) => format!("{day} is already on line {earlier}"),
            },
            Err(reason) => reason,
        };
        self.failed.push(Failed { line, reason });
    }

    /// The line that gave a day before.
    fn line_of(&self, day: NaiveDate) -> Option<usize> {
        if self.rises_to(day) {
            return None;
        }
        let place = self.rising.binary_search_by_key(&day, |(day, _)| *day);
        let found = match place {
            Ok(place) => Some(&self.rising[place].1),
            Err(_) => self.others.get(&day),
        };
        found.map(|answered| answered.line)
    }

    fn add(&mut self, day: NaiveDate, answered: Answered) {
        if self.rises_to(day) {
            self.rising.push((day, answered));
        } else {
            self.others.insert(day, answered);
        }
    }

    /// Whether a day is later than all before.
    fn rises_to(&self, day: NaiveDate) -> bool {
        self.rising.last().is_none_or(|(last, _)| *last < day)
    }

    /// Whether there was no row at all.
    fn is_nothing(&self) -> bool {
        self.rising.is_empty() && self.empty == 0 && self.failed.is_empty()
    }

    /// Leaves out every day that has a check-in: an import never replaces one.
    pub(crate) fn beside(self, journal: &Journal) -> Import {
        let mut import = Import {
            empty: self.empty,
            failed: self.failed,
            ..Import::default()
        };
        let mut days = self.rising;
        import.new.reserve(days.len());
        if !self.others.is_empty() {
            days.extend(self.others);
            days.sort_by_key(|(day, _)| *day);
        }
        for (day, answered) in days {
            if journal.answers(day).is_some() {
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

    fn on(number: u32, health: Health) -> (NaiveDate, Box<CheckIn>) {
        let checkin = CheckIn {
            health: Some(health),
            ..CheckIn::default()
        };
        (day(number), Box::new(checkin))
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
        found.take(2, Ok(Some(on(21, Health::Well))));
        found.take(3, Ok(Some(on(20, Health::Ill))));
        found.take(4, Ok(None));
        found.take(5, Ok(Some(on(21, Health::Off))));
        found.take(6, Ok(Some(on(19, Health::Off))));
        found.take(7, Err("why".to_owned()));
        found.take(8, Ok(Some(on(22, Health::Well))));
        found.take(9, Ok(Some(on(19, Health::Well))));

        let failed = |line, reason: &str| Failed {
            line,
            reason: reason.to_owned(),
        };
        assert_eq!(
            found.beside(&fold.journal()),
            Import {
                new: vec![
                    on(19, Health::Off),
                    on(21, Health::Well),
                    on(22, Health::Well)
                ],
                there: vec![day(20)],
                empty: 1,
                failed: vec![
                    failed(5, "2026-11-21 is already on line 2"),
                    failed(7, "why"),
                    failed(9, "2026-11-19 is already on line 6")
                ],
            }
        );
    }
}
