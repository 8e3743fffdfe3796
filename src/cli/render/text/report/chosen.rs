//! What a person decided on days that were not plainly fit: how often, why, and how serving went then.

use chrono::NaiveDate;
use selfcare::report::Chosen;
use selfcare::{Report, day, period};

use crate::render::text::page::Page;
use crate::render::words::figures::count;
use crate::render::words::levels;

/// So many of each are named, the newest; the others are counted.
const NAMED: usize = 7;

/// Writes adjustments and reasons for going in.
pub(super) fn chosen(page: &mut Page, report: &Report, today: NaiveDate) {
    some(
        page,
        ("What you changed", "You changed something"),
        &report.adjustments,
        report,
        today,
    );
    some(
        page,
        ("Went in all the same", "Went in all the same"),
        &report.overrides,
        report,
        today,
    );
}

fn some(
    page: &mut Page,
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
            format!("; serving went {}", levels::serving(serving))
        });
        format!("{when}, {}{serving}.", chosen.text)
    };
    match all {
        [] => {}
        [only] => page.after(&format!("{one}: "), &told(only)),
        all => {
            page.paragraph(&format!("{many}, {} in these days:", times(all.len())));
            let newest = &all[all.len().saturating_sub(NAMED)..];
            for chosen in newest {
                page.after("  ", &told(chosen));
            }
            if let Some(more @ 1..) = all.len().checked_sub(NAMED) {
                page.paragraph(&format!("  and {} before these: selfcare log", count(more)));
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
