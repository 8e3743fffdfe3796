//! The days: a row an area for a week, a calendar for a month, weeks across for more.

use maud::{Markup, html};
use selfcare::report::{Day, WeekLine};
use selfcare::{Report, Verdict, day};

use super::figure::{Words, details, figure};
use super::score::mark;
use super::{heat, safe};
use crate::render::table;

pub(super) fn picture(report: &Report) -> Markup {
    if !report.months.is_empty() {
        return heat::picture(report);
    }
    let days = if report.days.len() <= 7 {
        week(report)
    } else {
        month(report)
    };
    html! {
        figure id="days" {
            h2 { "Your days" }
            div.scroll { (days) }
            p.legend { (legend()) }
            (details(&table::lived(report)))
        }
    }
}

pub(super) fn legend() -> Markup {
    let named = [
        (Verdict::Fit, "fit"),
        (Verdict::Care, "with care"),
        (Verdict::NotFit, "not fit"),
    ];
    html! {
        @for (verdict, name) in named { span { (sign(verdict)) (name) } }
        span { b { "–" } " rest" }
        span { b { "·" } " missed" }
    }
}

fn sign(verdict: Verdict) -> Markup {
    html! {
        svg.key viewBox="0 0 16 16" aria-hidden="true" { (mark(verdict, 8.0, 8.0, 5.5)) }
    }
}

/// What stands for a day where there is no score.
fn without(day: &Day) -> &'static str {
    match day.verdict {
        Verdict::Paused => "–",
        Verdict::None if day.missed => "·",
        Verdict::Incomplete => "?",
        Verdict::NotFit | Verdict::Fit | Verdict::Care | Verdict::None => "",
    }
}

fn cell(day: &Day) -> Markup {
    let score = table::score(day);
    let score = if score == table::ABSENT {
        without(day)
    } else {
        &score
    };
    html! {
        span.sr { (table::verdict(day)) " " }
        (sign(day.verdict))
        (score)
    }
}

fn week(report: &Report) -> Markup {
    html! {
        table.week {
            thead {
                tr {
                    td {}
                    @for day in &report.days {
                        th scope="col" { abbr title=(day::weekday_name(day.day)) { (&day::weekday_name(day.day)[..2]) } }
                    }
                    th scope="col" { "mean" }
                }
            }
            tbody {
                tr { th scope="row" { "day" } @for day in &report.days { td.day { (cell(day)) } } td {} }
                @for (place, line) in report.areas.iter().enumerate() {
                    tr.thin[report.thin_place == Some(line.area)] {
                        th scope="row" { (safe(&line.name)) }
                        @for day in &report.days { td { (points(day, place)) } }
                        td { b { (table::number(line.mean)) } }
                    }
                }
            }
        }
    }
}

fn points(day: &Day, place: usize) -> String {
    day.points[place].map_or_else(String::new, |points| format!("{points:.0}"))
}

fn month(report: &Report) -> Markup {
    let weekdays = (0..7).scan(report.week_starts, |next, _| {
        let day = *next;
        *next = day.succ();
        Some(day)
    });
    html! {
        table.month {
            thead {
                tr {
                    @for weekday in weekdays {
                        @let name = day::weekday_word(weekday);
                        th scope="col" { abbr title=(name) { (&name[..2]) } }
                    }
                }
            }
            tbody { @for week in &report.weeks { (row(week, report)) } }
        }
    }
}

fn row(week: &WeekLine, report: &Report) -> Markup {
    let before = heat::into(week.from, report.week_starts);
    let days = report.days_of(week);
    let after = 7 - before - days.len();
    html! {
        tr {
            @for _ in 0..before { td.other {} }
            @for day in days { td.day { span.date { (day.day.format("%-d")) } (cell(day)) } }
            @for _ in 0..after { td.other {} }
        }
    }
}

/// The figure around a picture of longer periods.
pub(super) fn around(words: &Words<'_>, picture: &Markup, report: &Report) -> Markup {
    let picture = html! { (picture) p.legend { (heat::legend()) } };
    figure(words, &picture, &table::lived(report))
}
