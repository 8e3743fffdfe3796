//! A week as calendars count it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::period::{Kind, Period, week_of};

/// A week of the calendar, Monday to Sunday, by its number (ISO 8601): the same for a whole team, whatever day a member's own
/// week starts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Week {
    monday: NaiveDate,
}

/// Some words are not a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWeek;

impl fmt::Display for NotAWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a week is like 2026-W47")
    }
}

impl std::error::Error for NotAWeek {}

impl Week {
    /// The last one that is over.
    pub fn last(today: NaiveDate) -> Option<Self> {
        let monday = week_of(today, Weekday::Mon)?.checked_sub_days(Days::new(7))?;
        Some(Self { monday })
    }

    /// Its last day.
    pub fn sunday(self) -> NaiveDate {
        self.monday
            .checked_add_days(Days::new(6))
            .unwrap_or(self.monday)
    }

    /// Its days.
    pub fn period(self) -> Period {
        Period {
            kind: Kind::Week,
            from: self.monday,
            until: self.sunday(),
        }
    }
}

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let monday = || {
            let (year, week) = words.split_once("-W").or_else(|| words.split_once("-w"))?;
            let is_number = |digits: &str, many| {
                digits.len() == many && digits.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !is_number(year, 4) || !is_number(week, 2) {
                return None;
            }
            let (year, week) = (year.parse().ok()?, week.parse().ok()?);
            NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
        };
        monday().map(|monday| Self { monday }).ok_or(NotAWeek)
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl TryFrom<String> for Week {
    type Error = NotAWeek;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        words.parse()
    }
}

impl From<Week> for String {
    fn from(week: Week) -> Self {
        week.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_reads_as_it_is_written() {
        for (week, monday) in [
            ("2026-W47", "2026-11-16"),
            ("2020-W53", "2020-12-28"),
            ("2026-W01", "2025-12-29"),
        ] {
            let read: Week = week.parse().unwrap();
            assert_eq!(read.to_string(), week);
            assert_eq!(read.period().from.to_string(), monday);
        }
        for words in [
            "", "2026", "2026-W54", "2021-W53", "2026-W7", "2026-W+7", "+026-W07", "2026W47",
        ] {
            assert_eq!(words.parse::<Week>(), Err(NotAWeek), "{words}");
        }
    }

    #[test]
    fn the_last_week_is_over() {
        for (today, week) in [
            ("2026-11-22", "2026-W46"),
            ("2026-11-23", "2026-W47"),
            ("2027-01-01", "2026-W52"),
            ("2027-01-04", "2026-W53"),
        ] {
            let today = today.parse().unwrap();
            let last = Week::last(today).unwrap();
            assert_eq!(last.to_string(), week);
            assert!(last.sunday() < today);
        }
    }
}
