//! Promises of a period, what small things add up to, and what stays low.

use chrono::{Datelike as _, Months, NaiveDate};
use selfcare::commitment::To;
use selfcare::report::Recurring;
use selfcare::{Area, Promises, Report, day, focus};

use super::Lines;
use crate::render::words::{Vocabulary, issues};

/// Promises kept of due: to oneself, to others, and those a check-in counted.
pub(super) fn kept(report: &Report) -> String {
    let promised = report.promised;
    let groups = [
        (promised.oneself, " to yourself"),
        (promised.others, " to others"),
        (promised.counted, " counted in check-ins"),
    ];
    let groups: Vec<(Promises, &str)> = groups
        .into_iter()
        .filter(|(group, _)| group.due() > 0)
        .collect();
    match groups.as_slice() {
        [] => "No promises came due.".to_owned(),
        [(counted, _)] if *counted == promised.counted => {
            let (kept, due) = (counted.kept, counted.due());
            format!(
                "You kept {kept} of {due} promises{}.",
                rate(report, *counted)
            )
        }
        groups => {
            let words: Vec<String> = groups
                .iter()
                .map(|(group, to)| {
                    format!(
                        "{} of {}{to}{}",
                        group.kept,
                        group.due(),
                        rate(report, *group)
                    )
                })
                .collect();
            format!("You kept {}.", words.join(", and "))
        }
    }
}

/// `, 80 in 100`, from five due on.
fn rate(report: &Report, promises: Promises) -> String {
    let rate = report.rate(promises);
    rate.map_or_else(String::new, |rate| format!(" ({rate:.0} in 100)"))
}

/// What recurs: easy to do, easy not to do.
pub(super) fn recurring(lines: &mut Lines, report: &Report, today: NaiveDate) {
    if report.recurring.is_empty() {
        return;
    }
    let lead = "Easy to do, easy not to do";
    if let [only] = report.recurring.as_slice() {
        lines.about(lead, adds_up(only, report, today));
        return;
    }
    lines.plain(format!("{lead}:"));
    for one in &report.recurring {
        lines.item(adds_up(one, report, today));
    }
}

fn adds_up(one: &Recurring, report: &Report, today: NaiveDate) -> String {
    let of = |promises: Promises| format!("{} of {}", promises.kept, promises.due());
    let to = match &one.to {
        To::Oneself => String::new(),
        To::Someone(name) => format!(", to {name}"),
    };
    let this = if report.period.until == today {
        "This"
    } else {
        "That"
    };
    let season = one.season.map_or_else(String::new, |(season, promises)| {
        format!(" {this} {}: {}.", season.name, of(promises))
    });
    let year = one.year.map_or_else(String::new, |promises| {
        format!(" {this} year: {}.", of(promises))
    });
    format!("{}{to}, {}.{season}{year}", one.text, of(one.period))
}

/// What stays low, and how to choose the thin place among it, else the oldest, for a month.
pub(super) fn issues(
    lines: &mut Lines,
    report: &Report,
    today: NaiveDate,
    vocabulary: &Vocabulary,
) {
    let Some(oldest) = report.issues.first() else {
        return;
    };
    for says in issues::say(&report.issues, today, vocabulary) {
        lines.plain(says);
    }
    if report.period.until != today {
        return;
    }
    let is_open = |thin: &Area| report.issues.iter().any(|issue| issue.area == *thin);
    let chosen = report.thin_place.filter(is_open).unwrap_or(oldest.area);
    // In the second half of a month the next one is chosen for.
    let next = focus::first_of(today)
        .checked_add_months(Months::new(1))
        .filter(|_| today.day() > 15);
    let month = next.unwrap_or(today);
    let flag = next.map_or_else(String::new, |next| {
        format!(" --month {}", day::month_digits(next))
    });
    lines.plain(format!(
        "To choose it for {}: selfcare focus {}{flag}",
        day::month_name(month),
        vocabulary.name(chosen)
    ));
}
