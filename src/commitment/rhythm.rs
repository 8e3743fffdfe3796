//! How often something comes due, by civil date.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use crate::day;

/// How often something comes due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Day,
    /// Monday to Friday.
    Weekdays,
    /// Once a week, by the last day of the week.
    Week,
    /// Once a month, by the last day of the month.
    Month,
    /// On these days of the week, from Monday on, each once.
    On(Vec<Weekday>),
    /// Every so many days, 2 to 366, counted from the day it was promised.
    Days(u16),
}

/// The most days between two due days.
pub(super) const LONGEST: u64 = 366;

impl Rhythm {
    /// Whether it falls due on a day, for what was promised on `from`.
    ///
    /// ```
    /// use chrono::Weekday;
    /// use selfcare::commitment::Rhythm;
    /// let (from, leap) = ("2028-01-30".parse().unwrap(), "2028-02-29".parse().unwrap());
    /// assert!(Rhythm::Month.is_due(leap, from, Weekday::Mon));
    /// assert!(Rhythm::Days(10).is_due(leap, from, Weekday::Mon));
    /// assert!(!Rhythm::Week.is_due(leap, from, Weekday::Mon)); // a Tuesday
    /// assert!(Rhythm::Week.is_due(leap, from, Weekday::Wed)); // the week's last day
    /// ```
    pub fn is_due(&self, day: NaiveDate, from: NaiveDate, week_starts: Weekday) -> bool {
        if day < from {
            return false;
        }
        match self {
            Self::Day => true,
            Self::Weekdays => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            Self::Week => day.weekday() == week_starts.pred(),
            Self::Month => day.succ_opt().is_none_or(|next| next.day() == 1),
            Self::On(days) => days.contains(&day.weekday()),
            Self::Days(days) => (day - from).num_days() % i64::from(*days) == 0,
        }
    }

    /// The due day that a day leads up to, where a whole week or month is there to do it in.
    pub(super) fn leads_to(
        &self,
        day: NaiveDate,
        from: NaiveDate,
        starts: Weekday,
    ) -> Option<NaiveDate> {
        let spans = matches!(self, Self::Week | Self::Month);
        let due = |ahead: u64| {
            day.checked_add_days(Days::new(ahead))
                .filter(|day| self.is_due(*day, from, starts))
        };
        spans.then(|| (0..31).find_map(due)).flatten()
    }
}

impl Rhythm {
    /// Reads a rhythm as people type it, which is more than how a journal spells it.
    ///
    /// ```
    /// use selfcare::commitment::Rhythm;
    /// for (typed, spelled) in [
    ///     ("daily", "day"), ("every monday", "monday"), ("2w", "14d"), ("3 days", "3d"), ("weekends", "saturday,sunday"),
    /// ] {
    ///     assert_eq!(Rhythm::typed(typed).unwrap().to_string(), spelled);
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn typed(text: &str) -> Result<Self, NotARhythm> {
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix("every ").unwrap_or(&text).trim();
        match text {
            "daily" => return Ok(Self::Day),
            "weekly" => return Ok(Self::Week),
            "monthly" => return Ok(Self::Month),
            "weekend" | "weekends" => return "saturday,sunday".parse(),
            _ => {}
        }
        let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let each = match text[number.len()..].trim() {
            "days" => 1,
            "w" | "week" | "weeks" => 7,
            _ => return text.parse(),
        };
        let days = number
            .parse()
            .ok()
            .and_then(|many: u16| many.checked_mul(each));
        days.map_or_else(|| text.parse(), |days| format!("{days}d").parse())
    }
}

/// A rhythm that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARhythm;

impl fmt::Display for NotARhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rhythm is day, weekdays, week, month, days of the week like monday,thursday, or 3d (2d to 366d)")
    }
}

impl std::error::Error for NotARhythm {}

impl FromStr for Rhythm {
    type Err = NotARhythm;

    /// ```
    /// use selfcare::commitment::Rhythm;
    /// assert_eq!("thu, Monday".parse::<Rhythm>().unwrap().to_string(), "monday,thursday");
    /// assert_eq!("wed".parse::<Rhythm>().unwrap().to_string(), "wednesday");
    /// assert_eq!("1d".parse(), Ok(Rhythm::Day));
    /// assert!("sometimes".parse::<Rhythm>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, NotARhythm> {
        let text = text.trim().to_lowercase();
        match text.as_str() {
            "day" | "1d" => return Ok(Self::Day),
            "weekdays" | "weekday" => return Ok(Self::Weekdays),
            "week" => return Ok(Self::Week),
            "month" => return Ok(Self::Month),
            _ => {}
        }
        let digits = text.strip_suffix('d');
        if let Some(digits) = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
            let days = digits.parse().ok();
            return days
                .filter(|days| (2..=LONGEST as u16).contains(days))
                .map(Self::Days)
                .ok_or(NotARhythm);
        }
        let days = text.split(',').map(|name| day::weekday(name.trim()));
        let mut days: Vec<Weekday> = days.collect::<Option<_>>().ok_or(NotARhythm)?;
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        Ok(if days.len() == 7 {
            Self::Day
        } else {
            Self::On(days)
        })
    }
}

/// As it is typed, and as the journal spells it.
impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("day"),
            Self::Weekdays => f.write_str("weekdays"),
            Self::Week => f.write_str("week"),
            Self::Month => f.write_str("month"),
            Self::On(days) => {
                let names: Vec<String> = days
                    .iter()
                    .map(|day| day::weekday_word(*day).to_lowercase())
                    .collect();
                f.write_str(&names.join(","))
            }
            Self::Days(days) => write!(f, "{days}d"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(rhythm: &str, from: &str, days: u64, starts: Weekday) -> Vec<String> {
        let rhythm: Rhythm = rhythm.parse().unwrap();
        let from: NaiveDate = from.parse().unwrap();
        from.iter_days()
            .take(days as usize)
            .filter(|day| rhythm.is_due(*day, from, starts))
            .map(|day| day.format("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn due_days_are_civil_dates() {
        let due = |rhythm, from, days| due(rhythm, from, days, Weekday::Mon);
        assert_eq!(
            due("month", "2027-01-31", 90),
            ["01-31", "02-28", "03-31", "04-30"]
        );
        assert_eq!(due("month", "2028-02-01", 40), ["02-29"]);
        assert_eq!(due("week", "2026-11-22", 15), ["11-22", "11-29", "12-06"]);
        assert_eq!(
            due("weekdays", "2026-11-20", 5),
            ["11-20", "11-23", "11-24"]
        );
        assert_eq!(due("monday,thursday", "2026-11-22", 8), ["11-23", "11-26"]);
        assert_eq!(due("3d", "2028-02-27", 7), ["02-27", "03-01", "03-04"]);
        assert_eq!(due("day", "2026-12-30", 3), ["12-30", "12-31", "01-01"]);
    }

    #[test]
    fn weeks_end_before_the_configured_day() {
        assert_eq!(due("week", "2026-11-22", 8, Weekday::Sun), ["11-28"]);
        assert_eq!(due("week", "2026-11-22", 8, Weekday::Sat), ["11-27"]);
    }

    #[test]
    fn what_was_typed_comes_back_and_nonsense_does_not() {
        for text in [
            "day",
            "weekdays",
            "week",
            "month",
            "monday,thursday",
            "3d",
            "366d",
        ] {
            assert_eq!(text.parse::<Rhythm>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "0d",
            "367d",
            "-3d",
            "d",
            "3 d",
            "year",
            "monday;friday",
            "m",
            "99999999d",
        ] {
            assert_eq!(text.parse::<Rhythm>(), Err(NotARhythm), "{text}");
        }
    }
}
