//! Hours slept in a day, to two decimals, and every way people type them.

use std::fmt;
use std::str::FromStr;

/// Hours in a day, 0 to 24, kept to two decimals as whole hundredths.
///
/// ```
/// use selfcare::Hours;
/// for typed in ["7.5", "7,5", "7h30", "7:30", "730", "450m", "23:15-06:45"] {
///     assert_eq!(typed.parse::<Hours>().unwrap().to_string(), "7 h 30 min", "{typed}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hours(u16);

impl Hours {
    /// A whole day, the most that fits.
    pub const DAY: Self = Self(2400);

    /// Whole hours.
    pub const fn whole(hours: u8) -> Self {
        Self(if hours > 24 { 2400 } else { hours as u16 * 100 })
    }

    /// From a number of hours, rounded to two decimals; `None` outside 0 to 24 and for NaN.
    pub fn from_number(hours: f64) -> Option<Self> {
        (0.0..=24.0)
            .contains(&hours)
            .then(|| Self((hours * 100.0).round() as u16))
    }

    /// From whole hundredths of an hour; `None` when they are more than a day.
    ///
    /// ```
    /// use selfcare::Hours;
    /// assert_eq!(Hours::of_hundredths(750), Hours::from_number(7.5));
    /// assert_eq!(Hours::of_hundredths(2401), None);
    /// ```
    pub fn of_hundredths(hundredths: i64) -> Option<Self> {
        (0..=i64::from(Self::DAY.0))
            .contains(&hundredths)
            .then_some(Self(hundredths as u16))
    }

    /// Whole hundredths of an hour.
    pub(crate) fn hundredths(self) -> u16 {
        self.0
    }

    /// Hundredths of an hour that are missing to so many hours.
    pub(crate) fn short_of(self, hours: Self) -> u16 {
        hours.0.saturating_sub(self.0)
    }

    /// The hours as a number, 0 to 24.
    ///
    /// ```
    /// assert_eq!("7h20".parse::<selfcare::Hours>().unwrap().number(), 7.33);
    /// ```
    pub fn number(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Whole minutes; two decimals of an hour tell every minute apart.
    pub fn minutes(self) -> u16 {
        ((u32::from(self.0) * 60 + 50) / 100) as u16
    }

    fn from_minutes(minutes: u32) -> Option<Self> {
        (minutes <= 24 * 60).then(|| Self(((minutes * 100 + 30) / 60) as u16))
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.minutes() / 60, self.minutes() % 60) {
            (hours, 0) => write!(f, "{hours} h"),
            (0, minutes) => write!(f, "{minutes} min"),
            (hours, minutes) => write!(f, "{hours} h {minutes} min"),
        }
    }
}

/// Why something typed is not a number of hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHours {
    /// More than a day: what was typed.
    TooMany(String),
    /// `7.30` can be a decimal (7 h 18 min) or a clock (7 h 30 min).
    TwoReadings {
        /// What was typed.
        typed: String,
        /// Read as a decimal number.
        decimal: Hours,
        /// Read as hours and minutes.
        clock: Hours,
    },
    /// Nothing that looks like hours.
    Unreadable(String),
}

impl fmt::Display for NotHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany(typed) => {
                let bare = typed
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
                let (unit, do_not) = if bare {
                    (" h", "do not")
                } else {
                    ("", "does not")
                };
                write!(
                    f,
                    "{typed}{unit} {do_not} fit into a day. 7.5, 7h30 or 730 work"
                )
            }
            Self::TwoReadings {
                typed,
                decimal,
                clock,
            } => {
                let (hours, minutes) = (clock.minutes() / 60, clock.minutes() % 60);
                write!(
                    f,
                    "{typed} can be {decimal} or {clock}. {hours}h{minutes:02} or {:02}m say which",
                    decimal.minutes()
                )
            }
            Self::Unreadable(_) => {
                f.write_str("hours are typed 7, 7.5, 7h30, 730, 450m or 23:15-6:45")
            }
        }
    }
}

impl std::error::Error for NotHours {}

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(typed: &str) -> Result<Self, NotHours> {
        let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text
            .to_ascii_lowercase()
            .replace(',', ".")
            .replace('\u{2013}', "-");
        let unreadable = || NotHours::Unreadable(typed.trim().to_owned());
        if let Some((bed, wake)) = text.split_once('-') {
            return span(bed, wake).ok_or_else(unreadable);
        }
        let minutes = if let Some(minutes) = minutes_alone(&text) {
            minutes
        } else if let Some((hours, minutes)) = hours_and_minutes(&text) {
            hours * 60 + minutes
        } else {
            return decimal(&text, typed.trim()).unwrap_or_else(|| Err(unreadable()));
        };
        Self::from_minutes(minutes).ok_or_else(|| NotHours::TooMany(typed.trim().to_owned()))
    }
}

/// `450m`, `45min`
fn minutes_alone(text: &str) -> Option<u32> {
    let digits = text
        .strip_suffix("min")
        .or_else(|| text.strip_suffix('m'))?;
    number(digits, 4)
}

/// `7h30`, `7h`, `7h30m`, `7:30`, `730`
fn hours_and_minutes(text: &str) -> Option<(u32, u32)> {
    let (hours, minutes) = if let Some((hours, minutes)) = text.split_once(['h', ':']) {
        let minutes = minutes
            .strip_suffix("min")
            .or_else(|| minutes.strip_suffix('m'))
            .unwrap_or(minutes);
        let bare = minutes.is_empty() && text.ends_with('h');
        (
            number(hours, 2)?,
            if bare { 0 } else { number(minutes, 2)? },
        )
    } else {
        let packed = number(text, 4).filter(|_| text.len() >= 3)?;
        (packed / 100, packed % 100)
    };
    (minutes < 60).then_some((hours, minutes))
}

/// `7`, `7.5`; `7.30` has two readings.
fn decimal(text: &str, typed: &str) -> Option<Result<Hours, NotHours>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let hours = number(whole, 2)?;
    let plain = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    let value = plain.then(|| text.parse::<f64>().ok()).flatten()?;
    let Some(decimal) = Hours::from_number(value) else {
        return Some(Err(NotHours::TooMany(typed.to_owned())));
    };
    if matches!(fraction, "15" | "30" | "45") {
        let clock = Hours::from_minutes(hours * 60 + fraction.parse::<u32>().ok()?)?;
        return Some(Err(NotHours::TwoReadings {
            typed: typed.to_owned(),
            decimal,
            clock,
        }));
    }
    Some(Ok(decimal))
}

/// From bed to waking, over midnight or not.
fn span(bed: &str, wake: &str) -> Option<Hours> {
    let clock = |text: &str| {
        let (hours, minutes) = match number(text, 2) {
            Some(hours) => (hours, 0),
            None => hours_and_minutes(text)?,
        };
        (hours < 24).then_some(hours * 60 + minutes)
    };
    let (bed, wake) = (clock(bed)?, clock(wake)?);
    (bed != wake).then(|| Hours::from_minutes((wake + 24 * 60 - bed) % (24 * 60)))?
}

/// Digits only, at most so many: no sign, no space, no other script's numerals.
fn number(digits: &str, most: usize) -> Option<u32> {
    let fine = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> String {
        match typed.parse::<Hours>() {
            Ok(hours) => hours.to_string(),
            Err(why) => format!("! {why}"),
        }
    }

    #[test]
    fn every_minute_of_the_day_survives_two_decimals() {
        for minute in 0..=24 * 60 {
            let hours = Hours::from_minutes(minute).unwrap();
            assert_eq!(u32::from(hours.minutes()), minute);
            assert_eq!(Hours::from_number(hours.number()), Some(hours));
            let typed = format!("{}h{:02}", minute / 60, minute % 60);
            assert_eq!(typed.parse(), Ok(hours), "{typed}");
        }
    }

    #[test]
    fn forms_people_type() {
        for (typed, said) in [
            ("7", "7 h"),
            ("0", "0 h"),
            ("24", "24 h"),
            ("7.25", "7 h 15 min"),
            ("7h", "7 h"),
            ("7 h 30 min", "7 h 30 min"),
            ("1030", "10 h 30 min"),
            ("45m", "45 min"),
            ("23:15-6:45", "7 h 30 min"),
            ("2315-0645", "7 h 30 min"),
            ("23-7", "8 h"),
            ("1:00\u{2013}9:30", "8 h 30 min"),
        ] {
            assert_eq!(words(typed), said, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_hours_is_refused_with_what_works() {
        for typed in [
            "",
            "abc",
            "7h75",
            "7h30inin",
            "775",
            "-3",
            "1e3",
            "7:3:0",
            "7.",
            ".5",
            "7-7",
            "25:00-7:00",
            "NaN",
            "٧",
        ] {
            assert!(
                words(typed).starts_with("! hours are typed"),
                "{typed}: {}",
                words(typed)
            );
        }
        assert_eq!(
            words("75"),
            "! 75 h do not fit into a day. 7.5, 7h30 or 730 work"
        );
        assert_eq!(
            words("24.5"),
            "! 24.5 h do not fit into a day. 7.5, 7h30 or 730 work"
        );
        assert_eq!(
            words("25h"),
            "! 25h does not fit into a day. 7.5, 7h30 or 730 work"
        );
        assert!(words("1470m").starts_with("! 1470m does not fit"));
        assert!(words("24:30").starts_with("! 24:30 does not fit"));
    }

    #[test]
    fn quarter_hours_after_a_point_have_two_readings() {
        assert_eq!(
            words("7.30"),
            "! 7.30 can be 7 h 18 min or 7 h 30 min. 7h30 or 438m say which"
        );
        assert_eq!(
            words("7,15"),
            "! 7,15 can be 7 h 9 min or 7 h 15 min. 7h15 or 429m say which"
        );
        assert!(words("7.45").contains("7 h 27 min or 7 h 45 min"));
    }
}
