//! What a person decided on days that were not plainly fit: how often, why, and how serving went then.

use chrono::NaiveDate;
use selfcare::report::Chosen;
use selfcare::{Report, day, period};

use super::Lines;
use crate::render::words::figures::count;
use crate::render::words::levels;

/// So many of each are named, the newest; the others are counted.
const NAMED: usize = 7;

/// Writes adjustments and reasons for going in.
pub(super) fn chosen(lines: &mut Lines, report: &Report, today: NaiveDate) {
    some(
        lines,
        ("What you changed", "You changed something"),
        &report.adjustments,
        report,
        today,
    );
    some(
        lines,
        ("Went in all the same", "Went in all the same"),
        &report.overrides,
        report,
        today,
    );
}

fn some(
    lines: &mut Lines,
    (one, many): (&str, &str),
    all: &[Chosen],
    report: &Report,
    today: NaiveDate,
) {
    let told = |chosen: &Chosen| {
        let when = match report.days.len() {
            ..=7 => day::weekday_name(chosen.day).to_owned(),
            _ => period::date(chosen.day, today),
        };
        let serving = chosen.serving.map_or_else(String::new, |serving| {
            format!("; serving: {}", levels::serving(serving))
        });
        format!("{when}, {}{serving}.", chosen.text)
    };
    match all {
        [] => {}
        [only] => lines.about(one, told(only)),
        all => {
            lines.plain(format!("{many}, {} in these days:", times(all.len())));
            let newest = &all[all.len().saturating_sub(NAMED)..];
            for chosen in newest {
                lines.item(told(chosen));
            }
            if let Some(more @ 1..) = all.len().checked_sub(NAMED) {
                lines.item(format!("and {} before these: selfcare log", count(more)));
            }
        }
    }
}

fn times(number: usize) -> String {
    match number {
        2 => "twice".to_owned(),
        more => format!("{} times", count(more)),
    }
}
