//! Where the clock of the machine went back between one record and the next.

use chrono::{DateTime, TimeDelta};

use super::Journal;

/// A record that says it was written before the one that stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetBack {
    /// Its line, from 1.
    pub line: usize,
    /// How far the clock went back, at least a second; an hour more in winter is no step back, for moments are compared.
    pub by: TimeDelta,
}

impl Journal {
    /// Where the clock went back, in order of the file. Nothing depends on it: order is position, never the clock.
    pub fn set_back(&self) -> Vec<SetBack> {
        let mut before = None;
        let mut found = Vec::new();
        for (record, line) in self.records.iter().zip(&self.lines) {
            let Ok(at) = DateTime::parse_from_rfc3339(&record.at) else {
                continue;
            };
            if let Some(earlier) = before.filter(|earlier| at < *earlier) {
                found.push(SetBack {
                    line: *line,
                    by: earlier - at,
                });
            }
            before = Some(at);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::journal::Fold;

    fn set_back(moments: &[&str]) -> Vec<SetBack> {
        let day = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        let mut fold = Fold::whole(day);
        for (number, at) in moments.iter().enumerate() {
            let line = format!(
                r#"{{"v":1,"id":"i{number}","kind":"checkin","at":"{at}","day":"2026-10-25","rested":4}}"#
            );
            fold.line(number + 1, line.as_bytes());
        }
        fold.journal().set_back()
    }

    #[test]
    fn winter_time_is_no_step_back_and_a_clock_that_was_wrong_is() {
        let winter = ["2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00"];
        assert_eq!(set_back(&winter), []);
        let wrong = [
            "2027-10-25T07:00:00Z",
            "",
            "2026-10-25T07:30:00Z",
            "2026-10-25T07:40:00Z",
        ];
        let by = TimeDelta::days(365) - TimeDelta::minutes(30);
        assert_eq!(set_back(&wrong), [SetBack { line: 3, by }]);
    }
}
