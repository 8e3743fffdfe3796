//! A week, a month, a year as a range of days, and their words.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use crate::day::{self, NotADay};

/// Days in a row, both ends included, never beyond today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How it was named.
    pub kind: Kind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
}

/// How a period was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Seven days, rolling or of the calendar.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// From the first check-in on.
    All,
    /// Any other range.
    Range,
}

/// Why some words are not a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAPeriod {
    /// Not a period in any form that works.
    Unreadable,
    /// One of its ends is a day that no calendar has.
    Missing(NotADay),
    /// It has not begun.
    Ahead,
    /// Its end is before its beginning.
    Backwards,
}

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing(why) => return why.fmt(f),
            Self::Unreadable => {
                "a period is week, last-week, month, last-month, quarter, last-quarter, year, last-year, all, a day like yesterday or 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026, or from one to another like 2026-09..2026-11"
            }
            Self::Ahead => "it has not begun yet",
            Self::Backwards => "it ends before it begins",
        })
    }
}

impl std::error::Error for NotAPeriod {}

impl NotAPeriod {
    fn of(words: &str) -> Self {
        let missing = words.split("..").find_map(day::missing);
        missing.map_or(Self::Unreadable, Self::Missing)
    }
}

impl Period {
    /// Reads a period. `first` is the day that `all` begins on: the first check-in, or today.
    ///
    /// ```
    /// use chrono::Weekday;
    /// use selfcare::period::Period;
    /// let today = "2026-11-22".parse().unwrap();
    /// let week = Period::parse("2026-W47", today, today, Weekday::Mon).unwrap();
    /// assert_eq!(week.words(today), "Week 16 to 22 November");
    /// ```
    ///
    /// # Errors
    ///
    /// When it is no period, has not begun, or ends before it begins.
    pub fn parse(
        words: &str,
        today: NaiveDate,
        first: NaiveDate,
        week_starts: Weekday,
    ) -> Result<Self, NotAPeriod> {
        let words = words.trim().to_lowercase();
        let (kind, from, until) =
            read(&words, today, first.max(day::FIRST).min(today), week_starts)
                .ok_or_else(|| NotAPeriod::of(&words))?;
        if from > until {
            return Err(NotAPeriod::Backwards);
        }
        if from > today {
            return Err(NotAPeriod::Ahead);
        }
        Ok(Self {
            kind,
            from,
            until: until.min(today),
        })
    }

    /// The days, oldest first.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take(self.day_count())
    }

    /// Whether it is longer than a month. A report of such a one has a line for each month, and days enough to ask what
    /// goes together.
    pub fn is_long(self) -> bool {
        self.day_count() > 31
    }

    /// Room for what is held of each day: of more than a lifetime of them, more is taken when it is needed.
    pub(crate) fn room(self) -> usize {
        self.day_count().min(40_000)
    }

    /// How many days, at least 1.
    pub fn day_count(self) -> usize {
        (self.until - self.from).num_days() as usize + 1
    }

    /// The period of the same length that ends the day before; none before `all`, or before time.
    pub fn before(self) -> Option<Self> {
        let until = self.from.pred_opt().filter(|_| self.kind != Kind::All)?;
        let from = until.checked_sub_days(Days::new(self.day_count() as u64 - 1))?;
        Some(Self {
            kind: Kind::Range,
            from,
            until,
        })
    }

    /// The first day that two periods share.
    pub fn overlap(self, other: Self) -> Option<NaiveDate> {
        let from = self.from.max(other.from);
        (from <= self.until.min(other.until)).then_some(from)
    }

    /// In words: `Week 16 to 22 November`, `November 2026`, `1 to 20 November`.
    pub fn words(self, today: NaiveDate) -> String {
        let so_far = if self.until == today { ", so far" } else { "" };
        match self.kind {
            Kind::Week => format!("Week {}", span(self, today)),
            Kind::Month => format!(
                "{} {}{so_far}",
                day::month_name(self.from),
                self.from.year()
            ),
            Kind::Year => format!("{}{so_far}", self.from.year()),
            Kind::All => format!("Since {}", date(self.from, today)),
            Kind::Range => span(self, today),
        }
    }
}

/// `16 to 22 November`, `28 November to 4 December 2025`
fn span(period: Period, today: NaiveDate) -> String {
    between(period.from, period.until, today)
}

/// Two days and those between, `16 to 22 November`; one day where they are the same.
pub fn between(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> String {
    if from == until {
        return date(from, today);
    }
    if from.year() != until.year() {
        let with_year =
            |day: NaiveDate| format!("{} {} {}", day.day(), day::month_name(day), day.year());
        return format!("{} to {}", with_year(from), with_year(until));
    }
    let begins = if from.month() == until.month() {
        from.day().to_string()
    } else {
        format!("{} {}", from.day(), day::month_name(from))
    };
    format!("{begins} to {}", date(until, today))
}

/// `22 November`, with the year when it is not this one.
pub fn date(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() {
        String::new()
    } else {
        format!(" {}", day.year())
    };
    format!("{} {}{year}", day.day(), day::month_name(day))
}

fn read(
    words: &str,
    today: NaiveDate,
    first: NaiveDate,
    starts: Weekday,
) -> Option<(Kind, NaiveDate, NaiveDate)> {
    let six = Days::new(6);
    Some(match words {
        "week" => (Kind::Week, today.checked_sub_days(six)?, today),
        "last-week" | "last week" => {
            let from = week_of(today, starts)?.checked_sub_days(Days::new(7))?;
            (Kind::Week, from, from.checked_add_days(six)?)
        }
        "month" => (Kind::Month, today.with_day(1)?, today),
        "last-month" | "last month" => {
            let until = today.with_day(1)?.pred_opt()?;
            (Kind::Month, until.with_day(1)?, until)
        }
        "quarter" => (Kind::Range, quarter_of(today)?, today),
        "last-quarter" | "last quarter" => {
            let until = quarter_of(today)?.pred_opt()?;
            (Kind::Range, quarter_of(until)?, until)
        }
        "year" => (
            Kind::Year,
            NaiveDate::from_ymd_opt(today.year(), 1, 1)?,
            today,
        ),
        "last-year" | "last year" => year(today.year() - 1)?,
        "all" => (Kind::All, first, today),
        _ => match words.split_once("..") {
            Some((first, last)) => {
                let ((_, from, _), (_, _, until)) = (one(first, today)?, one(last, today)?);
                (Kind::Range, from, until)
            }
            None => one(words, today)?,
        },
    })
}

/// What has a name of its own, or one day: any, also one to come; a period is cut at today.
fn one(words: &str, today: NaiveDate) -> Option<(Kind, NaiveDate, NaiveDate)> {
    named(words).or_else(|| match day::parse(words, today) {
        Ok(day) | Err(NotADay::Ahead(day)) => Some((Kind::Range, day, day)),
        Err(NotADay::Unreadable(_) | NotADay::Missing(_) | NotADay::LongAgo(_)) => None,
    })
}

/// The first day of the quarter of a year a day lies in.
fn quarter_of(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1)
}

fn year(year: i32) -> Option<(Kind, NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((Kind::Year, first, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The last day of so many months from a first day on.
fn end_of(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(months))?.pred_opt()
}

/// The first day of the calendar week a day lies in.
pub(crate) fn week_of(day: NaiveDate, starts: Weekday) -> Option<NaiveDate> {
    let into = (7 + day.weekday().num_days_from_monday() - starts.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(u64::from(into)))
}

/// `2026-w47`, `2026-11`, `2026-q4`, `2026`
fn named(words: &str) -> Option<(Kind, NaiveDate, NaiveDate)> {
    let (of_year, rest) = words.split_at_checked(4)?;
    let of_year: i32 = digits(of_year)?;
    if rest.is_empty() {
        return year(of_year);
    }
    if let Some(week) = rest.strip_prefix("-w").filter(|week| week.len() == 2) {
        let from = NaiveDate::from_isoywd_opt(of_year, digits(week)?, Weekday::Mon)?;
        return Some((Kind::Week, from, from.checked_add_days(Days::new(6))?));
    }
    if let Some(quarter) = rest.strip_prefix("-q").filter(|quarter| quarter.len() == 1) {
        let month = digits::<u32>(quarter)?.checked_sub(1)? * 3 + 1;
        let from = NaiveDate::from_ymd_opt(of_year, month, 1)?;
        return Some((Kind::Range, from, end_of(from, 3)?));
    }
    let month: u32 = digits(rest.strip_prefix('-').filter(|month| month.len() == 2)?)?;
    let from = NaiveDate::from_ymd_opt(of_year, month, 1)?;
    Some((Kind::Month, from, end_of(from, 1)?))
}

fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(
        today: &str,
        words: &str,
        starts: Weekday,
    ) -> Result<(String, String, String), NotAPeriod> {
        let (today, first) = (day::iso(today).unwrap(), day::iso("2024-03-01").unwrap());
        let period = Period::parse(words, today, first, starts)?;
        Ok((
            period.from.to_string(),
            period.until.to_string(),
            period.words(today),
        ))
    }

    #[test]
    fn every_form_of_the_contract() {
        for (words, from, until, said) in [
            ("week", "2026-11-16", "2026-11-22", "Week 16 to 22 November"),
            (
                "last-week",
                "2026-11-09",
                "2026-11-15",
                "Week 9 to 15 November",
            ),
            ("month", "2026-11-01", "2026-11-22", "November 2026, so far"),
            ("last-month", "2026-10-01", "2026-10-31", "October 2026"),
            ("year", "2026-01-01", "2026-11-22", "2026, so far"),
            ("yesterday", "2026-11-21", "2026-11-21", "21 November"),
            ("2025-11-20", "2025-11-20", "2025-11-20", "20 November 2025"),
            ("all", "2024-03-01", "2026-11-22", "Since 1 March 2024"),
            (
                "2026-W47",
                "2026-11-16",
                "2026-11-22",
                "Week 16 to 22 November",
            ),
            (
                "2026-W01",
                "2025-12-29",
                "2026-01-04",
                "Week 29 December 2025 to 4 January 2026",
            ),
            (
                "2020-W53",
                "2020-12-28",
                "2021-01-03",
                "Week 28 December 2020 to 3 January 2021",
            ),
            ("2026-10", "2026-10-01", "2026-10-31", "October 2026"),
            ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
            ("2025", "2025-01-01", "2025-12-31", "2025"),
            ("last-year", "2025-01-01", "2025-12-31", "2025"),
            (
                "quarter",
                "2026-10-01",
                "2026-11-22",
                "1 October to 22 November",
            ),
            (
                "last-quarter",
                "2026-07-01",
                "2026-09-30",
                "1 July to 30 September",
            ),
            (
                "2024-Q1",
                "2024-01-01",
                "2024-03-31",
                "1 January to 31 March 2024",
            ),
            (
                "2026-08..2026-09",
                "2026-08-01",
                "2026-09-30",
                "1 August to 30 September",
            ),
            (
                "2025-Q4..today",
                "2025-10-01",
                "2026-11-22",
                "1 October 2025 to 22 November 2026",
            ),
            (
                "2026-11-01..2026-11-20",
                "2026-11-01",
                "2026-11-20",
                "1 to 20 November",
            ),
            (
                "2026-11-20..2026-12-20",
                "2026-11-20",
                "2026-11-22",
                "20 to 22 November",
            ),
            (
                "monday..today",
                "2026-11-16",
                "2026-11-22",
                "16 to 22 November",
            ),
        ] {
            let expected = (from.to_owned(), until.to_owned(), said.to_owned());
            assert_eq!(
                on("2026-11-22", words, Weekday::Mon),
                Ok(expected),
                "{words}"
            );
        }
    }

    #[test]
    fn a_week_starts_on_the_day_that_is_set() {
        let last =
            |starts| on("2026-11-22", "last-week", starts).map(|(from, until, _)| (from, until));
        assert_eq!(
            last(Weekday::Sun),
            Ok(("2026-11-15".into(), "2026-11-21".into()))
        );
        assert_eq!(
            last(Weekday::Sat),
            Ok(("2026-11-14".into(), "2026-11-20".into()))
        );
    }

    #[test]
    fn anything_else_is_refused() {
        for words in [
            "",
            "soon",
            "2026-W54",
            "2026-13",
            "2026-1",
            "26",
            "2026/11",
            "x..y",
            "2021-W53",
            "..",
            "2026-Q0",
            "2026-Q5",
            "2026-q11",
            "week..today",
            "ä026",
        ] {
            assert_eq!(
                on("2026-11-22", words, Weekday::Mon),
                Err(NotAPeriod::Unreadable),
                "{words}"
            );
        }
        for words in ["2027", "tomorrow"] {
            assert_eq!(
                on("2026-11-22", words, Weekday::Mon),
                Err(NotAPeriod::Ahead)
            );
        }
        assert_eq!(
            on("2026-11-22", "today..yesterday", Weekday::Mon),
            Err(NotAPeriod::Backwards)
        );
    }

    #[test]
    fn the_period_before_is_as_long_and_does_not_overlap() {
        let today = day::iso("2026-11-22").unwrap();
        for words in ["week", "month", "2026-10", "2024", "2026-11-03..2026-11-05"] {
            let period = Period::parse(words, today, today, Weekday::Mon).unwrap();
            let before = period.before().unwrap();
            assert_eq!(before.day_count(), period.day_count(), "{words}");
            assert_eq!(before.until.succ_opt(), Some(period.from), "{words}");
        }
    }
}
