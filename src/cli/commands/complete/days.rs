//! The days and periods that can be named.

use std::collections::BTreeSet;
use std::ffi::OsStr;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};
use selfcare::focus::first_of;
use selfcare::period::Period;
use selfcare::{Journal, day};

use super::known::{candidate, looking};
use crate::commands::home::Home;

/// Days that can be named by their date before one is typed.
const NAMED: usize = 7;
/// And once its beginning is.
const TYPED: usize = 35;

/// A day that is today or lies behind.
pub(crate) fn behind() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let back = |today: NaiveDate, days| today.checked_sub_days(Days::new(days));
        let weekdays = 2..7;
        named(typed, &["today", "yesterday"], weekdays, back, day::parse)
    })
}

/// A day that may lie ahead.
pub(crate) fn ahead() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let forth = |today: NaiveDate, days| today.checked_add_days(Days::new(days));
        let words = ["today", "tomorrow", "month-end"];
        named(typed, &words, 1..8, forth, day::parse_ahead)
    })
}

/// Days by their words, their weekdays and their dates, in the order of time from today.
fn named<E>(
    typed: &OsStr,
    words: &[&str],
    weekdays: std::ops::Range<u64>,
    away: impl Fn(NaiveDate, u64) -> Option<NaiveDate>,
    parse: impl Fn(&str, NaiveDate) -> Result<NaiveDate, E>,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().into_owned();
    looking(|home, _| {
        let today = home.today;
        let weekday = |days| Some(day::weekday_name(away(today, days)?).to_lowercase());
        let date = |days| Some(away(today, days)?.to_string());
        let dates = if typed.is_empty() { NAMED } else { TYPED };
        let words = words.iter().map(|word| (*word).to_owned());
        words
            .chain(weekdays.filter_map(weekday))
            .chain((0..).take(dates).filter_map(date))
            .filter(|word| word.starts_with(&typed))
            .filter_map(|word| {
                let help = day::words(parse(&word, today).ok()?, today);
                candidate(word, &help)
            })
            .collect()
    })
}

/// A month from this one on.
pub(crate) fn months() -> ArgValueCandidates {
    const OFFERED: u32 = 6;
    ArgValueCandidates::new(|| {
        looking(|home, _| {
            let first = first_of(home.today);
            (0..OFFERED)
                .filter_map(|ahead| first.checked_add_months(Months::new(ahead)))
                .filter_map(|month| {
                    let help = format!("{} {}", day::month_name(month), month.year());
                    candidate(day::month_digits(month), &help)
                })
                .collect()
        })
    })
}

/// A period: its word, or a month, a week or a year that has a check-in.
pub(crate) fn periods() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy().into_owned();
        looking(|home, journal| {
            let names = [
                "week",
                "last-week",
                "month",
                "last-month",
                "quarter",
                "last-quarter",
                "year",
                "last-year",
                "all",
            ]
            .map(ToOwned::to_owned)
            .into_iter()
            .chain(with_days(journal, home.today, &typed));
            let first = journal.first_day().unwrap_or(home.today);
            names
                .filter(|name| name.starts_with(&typed))
                .filter_map(|name| candidate(name.clone(), &said(&name, home, first)?))
                .collect()
        })
    })
}

/// What a period is, in words.
fn said(name: &str, home: &Home<'_>, first: NaiveDate) -> Option<String> {
    let period = Period::parse(name, home.today, first, home.rules.week_starts).ok()?;
    Some(period.words(home.today))
}

/// Years, months and weeks that have a check-in, the last first; all of them once their beginning is typed.
fn with_days(journal: &Journal, today: NaiveDate, typed: &str) -> Vec<String> {
    let (months, weeks) = if typed.is_empty() {
        (12, 4)
    } else {
        (usize::MAX, usize::MAX)
    };
    let days: Vec<NaiveDate> = journal
        .days(day::FIRST, today)
        .map(|(day, _)| day)
        .collect();
    let last = |name: fn(NaiveDate) -> String, most: usize| {
        let names: BTreeSet<String> = days.iter().copied().map(name).collect();
        names.into_iter().rev().take(most)
    };
    let week = |day: NaiveDate| {
        let week = day.iso_week();
        format!("{:04}-W{:02}", week.year(), week.week())
    };
    last(|day| format!("{:04}", day.year()), usize::MAX)
        .chain(last(day::month_digits, months))
        .chain(last(week, weeks))
        .collect()
}
