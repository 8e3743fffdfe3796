//! One cell as a value. Programs write numbers where people type answers: `4.0` is 4.

use std::borrow::Cow;

use chrono::NaiveDate;
use memchr::memchr;
use selfcare::{Health, Hours, Level, NotHours, Promises, day};

/// How long a note may be, in bytes: escaped six times over, it still fits into a line that the journal can read.
const LONGEST_NOTE: usize = 128 * 1024;

/// A day in ISO form or with points between, with or without a time after it, which does not count.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let iso = text.split_at_checked(10).unwrap_or((text, ""));
    if let Some(day) = day::iso(without_time(iso)) {
        return Ok(day);
    }
    let date = without_time(text.split_at(text.find(['T', ' ']).unwrap_or(text.len())));
    day::with_points(date).ok_or_else(|| match day::missing(date) {
        Some(why) => why.to_string(),
        None => "a day is written 2020-01-31 or 31.01.2020".to_owned(),
    })
}

/// The date, where a time follows or nothing does.
fn without_time<'t>((date, time): (&'t str, &str)) -> &'t str {
    if time.is_empty() || is_time(time) {
        date
    } else {
        ""
    }
}

/// `T07:00`, ` 07:00:00+01:00`
fn is_time(text: &str) -> bool {
    let time = text.strip_prefix(['T', ' ']).unwrap_or_default();
    time.starts_with(|c: char| c.is_ascii_digit())
        && time
            .chars()
            .all(|c| c.is_ascii_digit() || ":.,+-Z ".contains(c))
}

/// Hours as a number, or as people type them. A bare number is hours, never `730`: it could be minutes. `7.30` has two
/// readings here as everywhere, and is refused with both.
pub(super) fn hours(text: &str) -> Result<Hours, String> {
    let of_number = |number| {
        Hours::from_number(number)
            .ok_or_else(|| "hours are 0 to 24; 7.5, 7h30 and 450m work".to_owned())
    };
    if let Some(hours) = short(text) {
        return Ok(hours);
    }
    // Most other cells are plain numbers and need no reader of all that people type; only what ends so has two readings.
    let number = number(text);
    let is_on_a_clock = ["15", "30", "45"].iter().any(|end| text.ends_with(end));
    if let Some(number) = number.filter(|_| !is_on_a_clock) {
        return of_number(number);
    }
    match (text.parse::<Hours>(), number) {
        (Err(two @ NotHours::TwoReadings { .. }), _) => Err(two.to_string()),
        (_, Some(number)) => of_number(number),
        (Err(NotHours::TooMany(_)), None) => {
            Err("that does not fit into a day; 7.5, 7h30 and 450m work".to_owned())
        }
        (typed, None) => {
            typed.map_err(|_| "hours are written 7, 7.5, 7h30, 450m or 23:15-6:45".to_owned())
        }
    }
}

/// `7.5`, as most cells are.
fn short(text: &str) -> Option<Hours> {
    let [whole @ b'0'..=b'9', b'.', tenth @ b'0'..=b'9'] = text.as_bytes() else {
        return None;
    };
    Hours::of_hundredths(100 * i64::from(whole - b'0') + 10 * i64::from(tenth - b'0'))
}

/// Digits with at most one point or comma among them.
fn number(text: &str) -> Option<f64> {
    let text = match text.split_once(',') {
        Some((whole, fraction)) => Cow::Owned(format!("{whole}.{fraction}")),
        None => Cow::Borrowed(text),
    };
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| text.parse().ok())?
}

/// A rating, `4` or `4.0`.
pub(super) fn level(text: &str) -> Result<Level, String> {
    text.parse()
        .or_else(|_| whole(text).parse())
        .map_err(|why: selfcare::NotALevel| why.to_string())
}

/// How many promises, `2` or `2.0`.
pub(super) fn count(text: &str) -> Result<u32, String> {
    let digits = whole(text);
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .ok_or_else(|| "promises are counted in whole numbers, 0 to 999".to_owned())
}

/// Without a fraction of nothing.
fn whole(text: &str) -> &str {
    match text.split_once(['.', ',']) {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b == b'0') => {
            whole
        }
        _ => text,
    }
}

/// How one is, in any case of letters.
pub(super) fn health(text: &str) -> Result<Health, String> {
    text.to_lowercase()
        .parse()
        .map_err(|why: selfcare::NotHealth| why.to_string())
}

/// Promises, `2/3`.
pub(super) fn promises(text: &str) -> Result<Promises, String> {
    text.parse()
        .map_err(|why: selfcare::NotPromises| why.to_string())
}

/// A note; its lines end as they do here.
pub(super) fn note(text: &str) -> Result<String, String> {
    if text.len() > LONGEST_NOTE {
        return Err("a note is at most 128 KiB long".to_owned());
    }
    Ok(match memchr(b'\r', text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n"),
        None => text.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_have_a_time_after_it() {
        for text in [
            "2020-01-31",
            "2020-01-31T07:00",
            "2020-01-31 07:00",
            "2020-01-31T7:00:00.123Z",
            "2020-01-31 07:00:00 +0100",
            "31.01.2020",
            "31.1.2020 07:00",
        ] {
            assert_eq!(day(text).unwrap().to_string(), "2020-01-31", "{text}");
        }
        for text in [
            "31/01/2020",
            "2020-1-31",
            "20200131",
            "2020-01-311",
            "2020-01-31T",
            "2020-01-31 or so",
            "yesterday",
            "2020-01-3\u{661}",
            "31.01.20",
            "31.01.2020.",
            "031.1.2020",
            "+1.1.2020",
            "31.01.2020 or so",
        ] {
            let why = "a day is written 2020-01-31 or 31.01.2020";
            assert_eq!(day(text), Err(why.to_owned()), "{text}");
        }
        for (text, why) in [
            ("2020-02-30", "February 2020 has 29 days"),
            ("2021-02-29 07:00", "February 2021 has 28 days"),
            ("31.4.2020 07:00", "April 2020 has 30 days"),
            ("31.13.2020", "a year has 12 months"),
        ] {
            let why = format!("there is no such day: {why}");
            assert_eq!(day(text), Err(why), "{text}");
        }
    }

    #[test]
    fn hours_are_a_number_or_what_people_type() {
        for (text, number) in [
            ("7", 7.0),
            ("7.0", 7.0),
            ("7.3", 7.3),
            ("7,25", 7.25),
            ("6.016666666666667", 6.02),
            (".5", 0.5),
            ("0", 0.0),
            ("24", 24.0),
            ("7h30", 7.5),
            ("7:30", 7.5),
            ("450m", 7.5),
            ("23:15-6:45", 7.5),
        ] {
            assert_eq!(hours(text).unwrap().number(), number, "{text}");
        }
        for text in [
            "24.01", "7.30", "7,45", "25", "730", "412", "1e400", "-1", "25h", "8 or so", "NaN",
            ".",
        ] {
            assert!(hours(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_elsewhere_has_them_here() {
        for hundredths in 0..=2500 {
            for point in ['.', ','] {
                let text = format!("{}{point}{:02}", hundredths / 100, hundredths % 100);
                let why = match text.parse::<Hours>() {
                    Err(two @ NotHours::TwoReadings { .. }) => Some(two.to_string()),
                    _ => None,
                };
                let is_said = hours(&text).is_err_and(|said| Some(said) == why);
                assert_eq!(is_said, why.is_some(), "{text}");
            }
        }
    }

    #[test]
    fn whole_numbers_may_have_a_fraction_of_nothing() {
        for text in ["4", "4.0", "4.00", "4,0"] {
            assert_eq!(level(text).unwrap().number(), 4, "{text}");
            assert_eq!(count(text), Ok(4), "{text}");
        }
        for text in ["4.5", "4.", "0x4", "", ".0", "-4", "1000", "four"] {
            assert!(level(text).is_err() && count(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(note("one\r\ntwo\nthree").unwrap(), "one\ntwo\nthree");
        assert!(note(&"x".repeat(LONGEST_NOTE)).is_ok());
        assert!(note(&"x".repeat(LONGEST_NOTE + 1)).is_err());
    }
}
