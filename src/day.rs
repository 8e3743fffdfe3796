//! A day as people name it.

use std::fmt;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// Every form of a day that lies behind, for sentences.
pub const FORMS: &str = "today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20";

/// Why some words are not a day that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// Not a day in any form that works.
    Unreadable(String),
    /// Written as a day of a month that does not have it: the first of that month, or none where a year has no such month.
    Missing(Option<NaiveDate>),
    /// A day to come.
    Ahead(NaiveDate),
    /// Before 1900: a slip of the fingers, which would stretch every look back over centuries.
    LongAgo(NaiveDate),
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(_) => write!(f, "a day is {FORMS}"),
            Self::Missing(None) => f.write_str("there is no such day: a year has 12 months"),
            Self::Missing(Some(month)) => write!(
                f,
                "there is no such day: {} {} has {} days",
                month_name(*month),
                month.year(),
                month.num_days_in_month()
            ),
            Self::LongAgo(day) => write!(f, "{day} is before 1900; days from then on can be used"),
            Self::Ahead(day) => write!(
                f,
                "{day} is still to come; today is the last day that can be used"
            ),
        }
    }
}

impl std::error::Error for NotADay {}

impl NotADay {
    /// Why not, where a day may lie ahead.
    pub fn ahead(&self) -> String {
        match self {
            Self::Unreadable(_) => format!("a day is {FORMS_AHEAD}"),
            why => why.to_string(),
        }
    }

    fn of(words: &str) -> Self {
        missing(words.trim()).unwrap_or_else(|| Self::Unreadable(words.to_owned()))
    }
}

/// Why there is no such day, where it is written as one that no calendar has.
pub fn missing(text: &str) -> Option<NotADay> {
    let digits = text.as_bytes().try_into().ok().and_then(digits_of);
    let (year, month, day) = digits.or_else(|| digits_with_points(text))?;
    let is_there = NaiveDate::from_ymd_opt(year, month, day).is_some();
    (!is_there).then(|| NotADay::Missing(NaiveDate::from_ymd_opt(year, month, 1)))
}

/// Reads a day that is today or lies behind.
///
/// ```
/// use selfcare::day::parse;
/// let today = "2026-11-22".parse().unwrap(); // a Sunday
/// for (words, day) in [("-3", "2026-11-19"), ("sunday", "2026-11-22"), ("last sunday", "2026-11-15")] {
///     assert_eq!(parse(words, today).unwrap().to_string(), day);
/// }
/// assert!(parse("2026-11-23", today).is_err());
/// ```
///
/// # Errors
///
/// When it is no day, one to come, or one before 1900.
pub fn parse(words: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    let lower = words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let day = read(&lower, today).ok_or_else(|| NotADay::of(words))?;
    lived(day, today)
}

/// A day of which something can be said: from 1900 to today.
///
/// # Errors
///
/// When it is one to come, or one before 1900.
pub fn lived(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    if day > today {
        Err(NotADay::Ahead(day))
    } else if day < FIRST.min(today) {
        Err(NotADay::LongAgo(day))
    } else {
        Ok(day)
    }
}

/// Every form of a day that may lie ahead, for sentences.
pub const FORMS_AHEAD: &str =
    "today, tomorrow, friday (the next), in 3 days, month-end or 2026-11-27";

/// Reads a day that may lie ahead; a weekday is the next one, after today.
///
/// ```
/// use selfcare::day::parse_ahead;
/// let today = "2026-11-22".parse().unwrap(); // a Sunday
/// for (words, day) in [("tomorrow", "2026-11-23"), ("sunday", "2026-11-29"), ("month-end", "2026-11-30")] {
///     assert_eq!(parse_ahead(words, today).unwrap().to_string(), day);
/// }
/// ```
///
/// # Errors
///
/// When it is no day.
pub fn parse_ahead(words: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    let lower = words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    let day = if let Some(days) = lower
        .strip_prefix("in ")
        .and_then(|rest| rest.strip_suffix("days").or(rest.strip_suffix("day")))
    {
        number(days.trim()).and_then(ahead)
    } else if lower == "month-end" {
        let first = today.with_day(1);
        first.and_then(|first| first.checked_add_months(chrono::Months::new(1))?.pred_opt())
    } else if let Some(weekday) = weekday(&lower) {
        let forth =
            (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday() - 1) % 7
                + 1;
        ahead(u64::from(forth))
    } else {
        read(&lower, today)
    };
    day.filter(|day| day.year() <= 9999)
        .ok_or_else(|| NotADay::of(words))
}

/// The first day that can be named.
pub const FIRST: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();

fn read(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let ago = |days: u64| today.checked_sub_days(Days::new(days));
    match words {
        "today" => return Some(today),
        "yesterday" => return ago(1),
        "tomorrow" => return today.succ_opt(),
        _ => {}
    }
    if let Some(days) = words
        .strip_suffix(" days ago")
        .or_else(|| words.strip_suffix(" day ago"))
    {
        return ago(number(days)?);
    }
    if let Some(days) = words.strip_prefix('-') {
        return ago(number(days)?);
    }
    if let Some(name) = words.strip_prefix("last ") {
        return on_or_before(weekday(name)?, today.pred_opt()?);
    }
    if let Some(weekday) = weekday(words) {
        return on_or_before(weekday, today);
    }
    iso(words).or_else(|| with_points(words))
}

/// The most recent such weekday, the day itself included.
fn on_or_before(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    let back = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(u64::from(back)))
}

/// `monday` or `mon`.
pub fn weekday(name: &str) -> Option<Weekday> {
    let known = name.chars().all(char::is_alphabetic) && name.len() >= 3;
    known.then(|| name.parse().ok()).flatten()
}

/// `2026-11-20`, four digits of year and two each of month and day.
pub fn iso(text: &str) -> Option<NaiveDate> {
    of_digits(text.as_bytes().try_into().ok()?)
}

/// `20.11.2026` or `1.5.2026`: where people write points they write the day first, while `01/05/2026` has two readings.
pub fn with_points(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = digits_with_points(text)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A year, a month and a day, whether or not there is such a one.
fn digits_with_points(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.split('.');
    let mut part = |most: usize| {
        let digits = parts.next()?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        (plain && digits.len() <= most).then(|| digits.parse::<u32>().ok())?
    };
    let (day, month, year) = (part(2)?, part(2)?, part(4)?);
    let is_whole = parts.next().is_none() && year >= 1000;
    is_whole.then_some((year.cast_signed(), month, day))
}

/// The same from its bytes.
pub(crate) fn of_digits(bytes: &[u8; 10]) -> Option<NaiveDate> {
    let (year, month, day) = digits_of(bytes)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn digits_of(bytes: &[u8; 10]) -> Option<(i32, u32, u32)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let [century, year, month, day] = pairs([y1, y2, y3, y4, m1, m2, d1, d2])?;
    let year = 100 * i32::from(century) + i32::from(year);
    Some((year, month.into(), day.into()))
}

/// Four numbers of two digits each. Every line has a day, so all eight are read as one word.
#[inline]
fn pairs(digits: [u8; 8]) -> Option<[u8; 4]> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let digits = u64::from_le_bytes(digits) ^ (EACH * u64::from(b'0'));
    // The highest bit of each byte, there where it is more than 9.
    let others = (digits | digits.wrapping_add(EACH * (0x7f - 9))) & (EACH * 0x80);
    let [first, _, second, _, third, _, fourth, _] = digits
        .wrapping_mul(10)
        .wrapping_add(digits >> 8)
        .to_le_bytes();
    (others == 0).then_some([first, second, third, fourth])
}

/// The first day of a month written `2026-12`.
///
/// ```
/// assert_eq!(selfcare::day::month("2026-12").unwrap().to_string(), "2026-12-01");
/// assert_eq!(selfcare::day::month("2026-13"), None);
/// ```
pub fn month(text: &str) -> Option<NaiveDate> {
    iso(&format!("{text}-01"))
}

/// `2026-12`
pub fn month_digits(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn number(digits: &str) -> Option<u64> {
    let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A day in words: `Tuesday 24 November`, with the year when it is not this one.
pub fn words(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() {
        String::new()
    } else {
        format!(" {}", day.year())
    };
    format!(
        "{} {} {}{year}",
        weekday_name(day),
        day.day(),
        month_name(day)
    )
}

/// `Tuesday`
pub fn weekday_name(day: NaiveDate) -> &'static str {
    weekday_word(day.weekday())
}

/// `Tuesday`, for the day of every week.
pub fn weekday_word(day: Weekday) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES[day.num_days_from_monday() as usize]
}

/// `November`
pub fn month_name(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[day.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_on(words: &str) -> Result<String, NotADay> {
        parse(words, iso("2026-11-22").unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn every_form_of_the_contract() {
        for (words, day) in [
            ("today", "2026-11-22"),
            ("Yesterday", "2026-11-21"),
            ("-0", "2026-11-22"),
            ("3 days ago", "2026-11-19"),
            ("1 day ago", "2026-11-21"),
            ("monday", "2026-11-16"),
            ("mon", "2026-11-16"),
            ("last  monday", "2026-11-16"),
            ("2026-11-20", "2026-11-20"),
            ("20.11.2026", "2026-11-20"),
            ("1.5.2026", "2026-05-01"),
            ("2024-02-29", "2024-02-29"),
        ] {
            assert_eq!(read_on(words).as_deref(), Ok(day), "{words}");
        }
    }

    #[test]
    fn nothing_but_a_digit_is_one() {
        for place in [0, 1, 2, 3, 5, 6, 8, 9] {
            for byte in u8::MIN..=u8::MAX {
                let mut bytes = *b"2011-11-11";
                bytes[place] = byte;
                let is_one = byte.is_ascii_digit();
                assert_eq!(digits_of(&bytes).is_some(), is_one, "{bytes:?}");
                if let Some((year, month, day)) = digits_of(&bytes) {
                    assert_eq!(format!("{year:04}-{month:02}-{day:02}").as_bytes(), bytes);
                }
            }
        }
    }

    #[test]
    fn days_ahead() {
        let ahead =
            |words: &str, on: &str| parse_ahead(words, iso(on).unwrap()).map(|day| day.to_string());
        for (words, on, day) in [
            ("today", "2026-11-22", "2026-11-22"),
            ("Monday", "2026-11-22", "2026-11-23"),
            ("friday", "2026-11-27", "2026-12-04"),
            ("in 3 days", "2026-11-29", "2026-12-02"),
            ("in 1 day", "2026-12-31", "2027-01-01"),
            ("month-end", "2028-02-10", "2028-02-29"),
            ("month-end", "2026-12-31", "2026-12-31"),
            ("yesterday", "2026-11-22", "2026-11-21"),
            ("2026-12-24", "2026-11-22", "2026-12-24"),
        ] {
            assert_eq!(ahead(words, on).as_deref(), Ok(day), "{words} on {on}");
        }
        for words in ["", "soon", "in days", "in -1 days", "12/24", "in 3 weeks"] {
            assert!(ahead(words, "2026-11-22").is_err(), "{words}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for words in [
            "",
            "20/11/2026",
            "2026-2-3",
            "+3",
            "--3",
            "-9999999",
            "soon",
            "m",
            "2026-11-20T07",
        ] {
            assert!(
                matches!(read_on(words), Err(NotADay::Unreadable(_))),
                "{words}"
            );
        }
        for (words, why) in [
            ("2027-02-29", "February 2027 has 28 days"),
            ("2026-11-00", "November 2026 has 30 days"),
            ("31.11.2026", "November 2026 has 30 days"),
            ("2026-00-10", "a year has 12 months"),
            ("1.13.2026", "a year has 12 months"),
        ] {
            let why = format!("there is no such day: {why}");
            assert_eq!(read_on(words).unwrap_err().to_string(), why, "{words}");
            let ahead = parse_ahead(words, iso("2026-11-22").unwrap()).unwrap_err();
            assert_eq!(ahead.ahead(), why, "{words}");
        }
        for words in ["tomorrow", "2026-11-23", "9999-12-31"] {
            assert!(matches!(read_on(words), Err(NotADay::Ahead(_))), "{words}");
        }
        assert!(parse("-999999", NaiveDate::MIN).is_err());
        assert!(matches!(read_on("0202-11-20"), Err(NotADay::LongAgo(_))));
    }
}
