//! What is promised, to whom and when, in words.

use chrono::NaiveDate;
use selfcare::commitment::{Open, Rhythm, Terms, To, When};
use selfcare::text::shell_quoted;
use selfcare::{Outcome, day, period};

use super::figures::counted;
use super::list;

/// What became of it.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "kept",
        Outcome::Missed => "missed",
        Outcome::Released => "let go",
    }
}

/// Who: `You` for oneself.
pub(crate) fn person(to: &To) -> &str {
    match to {
        To::Oneself => "You",
        To::Someone(name) => name,
    }
}

/// A name as a shell wants it and a person reads it: in quotes where it is more than letters, of any script, and digits.
pub(crate) fn quoted(word: &str) -> String {
    if word
        .chars()
        .all(|c| c.is_alphanumeric() || "-_.".contains(c))
    {
        word.to_owned()
    } else {
        shell_quoted(word)
    }
}

/// All of it: `Promised to yourself: walk 20 minutes, every weekday until 31 December`.
pub(crate) fn full(terms: &Terms, today: NaiveDate) -> String {
    let to = match &terms.to {
        To::Oneself => "yourself",
        To::Someone(name) => name,
    };
    let area = terms
        .area
        .as_ref()
        .map_or_else(String::new, |area| format!(", for {area}"));
    format!(
        "Promised to {to}: {}, {}{area}",
        terms.text,
        when(&terms.when, today)
    )
}

/// Something open with its age: `send the drawings, to sister (open for 4 days)`; nothing more on the day itself.
pub(crate) fn open(open: &Open<'_>) -> String {
    let terms = &open.commitment.terms;
    age(open).map_or_else(|| terms.to_string(), |age| format!("{terms} ({age})"))
}

/// `open for 4 days`, from the day since which it is; nothing on that day itself.
pub(crate) fn age(open: &Open<'_>) -> Option<String> {
    let days = counted(open.days as usize, "day");
    (open.days > 0).then(|| format!("open for {days}"))
}

/// Due days of which nothing was said, and that are open no more since a later one is told.
pub(crate) fn closed(days: &[NaiveDate], today: NaiveDate) -> Option<String> {
    let which = match days {
        [] => return None,
        [one] => day::words(*one, today),
        days => counted(days.len(), "earlier due day"),
    };
    Some(format!("Left unsaid, and open no more: {which}."))
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
            format!("every {}", list(&names))
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
