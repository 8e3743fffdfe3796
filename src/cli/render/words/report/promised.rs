//! Promises of a period, what small things add up to, and what stays low.

use chrono::NaiveDate;
use selfcare::commitment::To;
use selfcare::report::Recurring;
use selfcare::{Promises, Report, day, focus};

use super::Lines;
use crate::render::words::{Vocabulary, figures, issues};

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
    rate.map_or_else(String::new, |rate| {
        format!(" ({} in 100)", figures::whole(rate))
    })
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
    let (this, by_then) = if report.period.until == today {
        ("This", "")
    } else {
        ("That", ", by then")
    };
    // What is the same as in the period need not be said again.
    let season = one.season.filter(|(_, promises)| *promises != one.period);
    let season = season.map_or_else(String::new, |(season, promises)| {
        format!(" {this} {}{by_then}: {}.", season.name, of(promises))
    });
    let year = one.year.filter(|promises| *promises != one.period);
    let year = year.map_or_else(String::new, |promises| {
        format!(" {this} year{by_then}: {}.", of(promises))
    });
    format!("{}{to}, {}.{season}{year}", one.text, of(one.period))
}

/// What stays low, and how to choose it for a month.
pub(super) fn issues(
    lines: &mut Lines,
    report: &Report,
    today: NaiveDate,
    vocabulary: &Vocabulary,
) {
    for says in issues::say(&report.issues, report.period.until, today, vocabulary) {
        lines.plain(says);
    }
    let Some(to_choose) = report.to_choose else {
        return;
    };
    let month = to_choose.month;
    let flag = if month == focus::first_of(today) {
        String::new()
    } else {
        format!(" --month {}", day::month_digits(month))
    };
    lines.plain(format!(
        "To choose it for {}: selfcare focus {}{flag}",
        day::month_name(month),
        vocabulary.name(to_choose.area)
    ));
}
