//! DAY and PERIOD: nothing lies ahead that may not, and what is echoed reads as the same day again.

use chrono::{Datelike as _, NaiveDate, Weekday};
use selfcare::day::{self, NotADay};
use selfcare::period::Period;

/// Days on which words are read: an ordinary one, and the ends of what can be named or written.
const TODAYS: [(i32, u32, u32); 3] = [(2026, 11, 22), (1900, 1, 1), (9999, 12, 31)];

/// What holds of any words that can be typed.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(words) = std::str::from_utf8(bytes) else {
        return;
    };
    let todays = TODAYS
        .into_iter()
        .filter_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
    for today in todays.chain([NaiveDate::MIN]) {
        match day::parse(words, today) {
            Ok(day) => {
                assert!(
                    day <= today && day >= day::FIRST.min(today),
                    "{day} on {today}"
                );
                if (0..=9999).contains(&day.year()) {
                    assert_eq!(day::parse(&day.to_string(), today), Ok(day));
                }
                assert!(!day::words(day, today).is_empty());
            }
            Err(NotADay::Ahead(day)) => assert!(day > today),
            Err(NotADay::Missing(month)) => {
                assert!(month.is_none_or(|month| month.day() == 1));
                assert!(day::missing(words.trim()).is_some());
            }
            Err(NotADay::LongAgo(day)) => assert!(day < day::FIRST),
            Err(NotADay::Unreadable(said)) => assert_eq!(said, words),
        }
        if let Ok(day) = day::parse_ahead(words, today)
            && (0..=9999).contains(&day.year())
        {
            assert_eq!(day::parse_ahead(&day.to_string(), today), Ok(day));
        }
        for starts in [Weekday::Mon, Weekday::Sun] {
            if let Ok(period) = Period::parse(words, today, today, starts) {
                assert!(
                    period.from <= period.until && period.until <= today,
                    "{period:?}"
                );
                assert!(period.day_count() >= 1 && !period.words(today).is_empty());
                assert!(
                    period
                        .before()
                        .is_none_or(|before| before.until < period.from)
                );
            }
        }
    }
}
