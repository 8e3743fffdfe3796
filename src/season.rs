//! The seasons of a year, as a diary of the northern half of the earth names them.

use chrono::{Datelike as _, NaiveDate};

/// Three calendar months: the meteorological seasons, which begin on the first of March, June, September and December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// Its word.
    pub name: &'static str,
    /// Its first day.
    pub from: NaiveDate,
}

impl Season {
    /// The season a day lies in.
    ///
    /// ```
    /// use selfcare::season::Season;
    /// let winter = Season::of("2027-02-28".parse().unwrap());
    /// assert_eq!((winter.name, winter.from.to_string()), ("winter", "2026-12-01".to_owned()));
    /// ```
    pub fn of(day: NaiveDate) -> Self {
        let (name, month) = match day.month() {
            3..=5 => ("spring", 3),
            6..=8 => ("summer", 6),
            9..=11 => ("autumn", 9),
            _ => ("winter", 12),
        };
        let year = if day.month() < 3 {
            day.year() - 1
        } else {
            day.year()
        };
        Self {
            name,
            from: NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(day),
        }
    }
}

/// The first day of the calendar year a day lies in.
pub fn year_of(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day)
}
