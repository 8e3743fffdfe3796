//! What is promised, to whom and when, in words.

use chrono::NaiveDate;
use selfcare::commitment::{Open, Rhythm, Terms, To, When};
use selfcare::{Outcome, day, period};

use super::figures::counted;

/// What became of it.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "kept",
        Outcome::Missed => "missed",
        Outcome::Released => "let go",
    }
}

/// Its text, and to whom unless that is oneself: `send the drawings, to sister`.
pub(crate) fn named(terms: &Terms) -> String {
    match &terms.to {
        To::Oneself => terms.text.clone(),
        To::Someone(name) => format!("{}, to {name}", terms.text),
    }
}

/// Something open with its age: `send the drawings, to sister (open for 4 days)`; nothing more on the day itself.
pub(crate) fn open(open: &Open<'_>) -> String {
    let named = named(&open.commitment.terms);
    match open.days {
        0 => named,
        days => format!("{named} (open for {})", counted(days as usize, "day")),
    }
}

/// How often: `every weekday`, `every Monday and Thursday`, `every 3 days`.
pub(crate) fn rhythm(rhythm: &Rhythm) -> String {
    match rhythm {
        Rhythm::Day => "every day".to_owned(),
        Rhythm::Weekdays => "every weekday".to_owned(),
        Rhythm::Week => "once a week".to_owned(),
        Rhythm::Month => "once a month".to_owned(),
        Rhythm::Days(days) => format!("every {days} days"),
        Rhythm::On(days) => {
            let names: Vec<&str> = days.iter().map(|day| day::weekday_word(*day)).collect();
            match names.as_slice() {
                [before @ .., last] if !before.is_empty() => {
                    format!("every {} and {last}", before.join(", "))
                }
                names => format!("every {}", names.join("")),
            }
        }
    }
}

/// When: `due Friday 27 November`, `every weekday until 31 December`.
pub(crate) fn when(when: &When, today: NaiveDate) -> String {
    match when {
        When::Once { due } => format!("due {}", on(*due, today)),
        When::Every { rhythm, until } => {
            let until = until.map_or_else(String::new, |until| {
                format!(" until {}", period::date(until, today))
            });
            format!("{}{until}", self::rhythm(rhythm))
        }
    }
}

/// A day near today by its own word: `today`, `tomorrow`, `yesterday`, else `Friday 27 November`.
pub(crate) fn on(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => day::words(day, today),
    }
}
