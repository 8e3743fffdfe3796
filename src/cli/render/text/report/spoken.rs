//! The rows of a report in sentences, for whoever has them read aloud.

use chrono::NaiveDate;
use selfcare::report::{AreaLine, Day, Lived, WeekLine};
use selfcare::{Report, Verdict, day, period};

use crate::render::text::page::Page;
use crate::render::words::figures::{self, counted};
use crate::render::words::{periods, sentence, verdicts};

/// Every day of a week, every week of a month, every month of more; then each area.
pub(super) fn rows(page: &mut Page, report: &Report, today: NaiveDate) {
    if report.days.len() <= 7 {
        for day in report
            .days
            .iter()
            .filter(|day| day.verdict != Verdict::None || day.missed)
        {
            page.paragraph(&one_day(day, today));
        }
    } else if report.months.is_empty() {
        for week in &report.weeks {
            page.paragraph(&one_week(week, today));
        }
    } else {
        for line in &report.months {
            let month = sentence(&month(line.from));
            page.paragraph(&format!("{month}: {}.", lived(line.lived)));
        }
    }
    page.gap();
    for line in &report.areas {
        page.paragraph(&area(line, report, today));
    }
}

fn one_day(day: &Day, today: NaiveDate) -> String {
    let words = day::words(day.day, today);
    let score = day
        .score
        .filter(|_| !day.hard_stop)
        .map_or_else(String::new, |score| format!(", {score}"));
    format!("{words}: {}{score}.", verdicts::name(day.verdict))
}

fn one_week(week: &WeekLine, today: NaiveDate) -> String {
    let days = period::between(week.from, week.until, today);
    format!("{days}: {}.", lived(week.lived))
}

/// `one day of rest`, `five days of rest`
fn rest(days: usize) -> String {
    format!("{} of rest", counted(days, "day"))
}

fn month(from: NaiveDate) -> String {
    format!("{} {}", day::month_name(from), &from.to_string()[..4])
}

fn lived(lived: Lived) -> String {
    let mut words = match (lived.checked_in, lived.paused) {
        (0, 1..) => Vec::new(),
        (checked_in, _) => vec![counted(checked_in, "check-in")],
    };
    let verdicts = [
        (Verdict::Fit, lived.fit),
        (Verdict::Care, lived.care),
        (Verdict::NotFit, lived.not_fit),
    ];
    for (verdict, days) in verdicts.into_iter().filter(|(_, days)| *days > 0) {
        words.push(format!(
            "{} {}",
            figures::count(days),
            verdicts::name(verdict)
        ));
    }
    words.extend(
        lived
            .mean
            .map(|mean| format!("mean score {}", figures::whole(mean))),
    );
    if lived.paused > 0 {
        words.push(rest(lived.paused));
    }
    if lived.missed > 0 {
        words.push(format!("{} missed", figures::count(lived.missed)));
    }
    words.join(", ")
}

fn area(line: &AreaLine, report: &Report, today: NaiveDate) -> String {
    let name = sentence(&line.name);
    let Some(mean) = line.mean else {
        return format!("{name}: too few answers.");
    };
    let before = report
        .before
        .map(|before| periods::name(&before, today))
        .unwrap_or_default();
    let change = line.change.map_or_else(String::new, |points| {
        format!(", {}", periods::compared(points, &before))
    });
    let usual =
        line.against_usual
            .map_or_else(String::new, |points| match figures::rounded(points, 0) {
                less @ ..0.0 => format!(", {} under your usual", -less),
                0.0 => ", at your usual".to_owned(),
                more => format!(", {more} over your usual"),
            });
    let thin = if report.thin_place == Some(line.area) {
        ", the thin place"
    } else {
        ""
    };
    format!(
        "{name}: {} over {}{change}{usual}{thin}.",
        figures::whole(mean),
        counted(line.days, "day")
    )
}
