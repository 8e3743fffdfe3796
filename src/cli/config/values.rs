//! How each value is spelled, and what is wrong with it otherwise.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, Timelike as _, Weekday};
use selfcare::{Hours, Workdays, day};

use super::{Config, Need, Tell, WeekStarts};

/// When the day begins, from midnight: `04:00` for late evenings, `12:00` for who works nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DayStart(pub NaiveTime);

impl FromStr for DayStart {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let time = NaiveTime::parse_from_str(text, "%H:%M")
            .map_err(|_| "the day starts at a time like 04:00")?;
        Ok(Self(time))
    }
}

impl fmt::Display for DayStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl FromStr for Need {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let hours: Hours = text
            .parse()
            .map_err(|why: selfcare::NotHours| why.to_string())?;
        let fits = (Hours::whole(7)..=Hours::whole(9)).contains(&hours);
        fits.then_some(Self(hours))
            .ok_or_else(|| "the need for sleep is 7 to 9 hours".to_owned())
    }
}

impl FromStr for WeekStarts {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let weekday = day::weekday(&text.to_lowercase())
            .ok_or("a week starts on a day like monday or sunday")?;
        Ok(Self(weekday))
    }
}

/// Longer is no name and no number.
const LONGEST_TELL: usize = 120;

impl FromStr for Tell {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.chars().count() > LONGEST_TELL {
            return Err("somebody to talk to is a name and a number, like \"a friend, 555-0100\"");
        }
        Ok(Self(Some(text)))
    }
}

/// `mon-fri`, `mon,wed,sat`, `all`
pub(super) fn workdays(text: &str) -> Result<Workdays, &'static str> {
    let wrong = "workdays are like mon-fri, mon,wed,sat or all";
    if text.trim() == "all" {
        return Ok(Workdays::default());
    }
    let mut days = Vec::new();
    for piece in text.to_lowercase().split(',').map(str::trim) {
        let (first, last) = piece.split_once('-').unwrap_or((piece, piece));
        let (first, last) = (
            day::weekday(first.trim()).ok_or(wrong)?,
            day::weekday(last.trim()).ok_or(wrong)?,
        );
        let run = std::iter::successors(Some(first), |day| (*day != last).then(|| day.succ()));
        days.extend(run.take(7));
    }
    Workdays::of(days).ok_or(wrong)
}

/// A setting's value as it would be typed, for `config`.
pub(crate) fn spelled(config: &Config, key: &str) -> String {
    match key {
        "need" => config.need.value.0.to_string(),
        "day-start" => config.day_start.value.to_string(),
        "workdays" => spelled_workdays(config.workdays.value),
        "week-starts" => weekday_word(config.week_starts.value.0),
        "off" if config.off.value.is_empty() => "nothing".to_owned(),
        "off" => config.off.value.join(", "),
        "tell" if config.tell.value.0.is_some() => "somebody".to_owned(),
        "tell" => "nobody".to_owned(),
        _ => String::new(),
    }
}

fn spelled_workdays(workdays: Workdays) -> String {
    const WEEK: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let on: Vec<Weekday> = WEEK
        .into_iter()
        .filter(|weekday| Workdays::of([*weekday]).is_some_and(|one| one.within(workdays)))
        .collect();
    match on.as_slice() {
        days if days.len() == 7 => "all".to_owned(),
        [first, .., last]
            if last.num_days_from_monday() - first.num_days_from_monday()
                == on.len() as u32 - 1 =>
        {
            format!("{}-{}", short(*first), short(*last))
        }
        days => days
            .iter()
            .map(|weekday| short(*weekday))
            .collect::<Vec<_>>()
            .join(","),
    }
}

fn short(weekday: Weekday) -> String {
    weekday.to_string().to_lowercase()
}

fn weekday_word(weekday: Weekday) -> String {
    let names = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    names[weekday.num_days_from_monday() as usize].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workdays_come_back_as_they_are_typed() {
        for text in ["mon-fri", "all", "mon,wed,sat", "sat-sun", "tue"] {
            assert_eq!(spelled_workdays(workdays(text).unwrap()), text);
        }
        assert_eq!(
            spelled_workdays(workdays("sat-mon").unwrap()),
            "mon,sat,sun"
        );
        assert_eq!(
            spelled_workdays(workdays("Monday - Friday").unwrap()),
            "mon-fri"
        );
        for text in ["", "weekdays", "mon-", "1-5"] {
            assert!(workdays(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_need_is_seven_to_nine_hours() {
        assert_eq!("7h30".parse::<Need>().unwrap().0.to_string(), "7 h 30 min");
        assert!("6".parse::<Need>().is_err());
        assert!("9.5".parse::<Need>().is_err());
    }
}
