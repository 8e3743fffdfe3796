//! The days: a row an area for a week, a calendar for a month, weeks across for more.

use maud::{Markup, html};
use selfcare::report::{Day, WeekLine};
use selfcare::{Report, Verdict, day};

use super::figure::details;
use super::score::mark;
use super::{heat, week};
use crate::render::table;

pub(super) fn picture(report: &Report) -> Markup {
    if !report.months.is_empty() {
        return heat::picture(report);
    }
    let days = if report.days.len() <= 7 {
        week::table(report)
    } else {
        month(report)
    };
    html! {
        figure id="days" {
            h2 { "Your days" }
            (days)
            p.legend { (legend()) }
            (details("Your days", &table::lived(report)))
        }
    }
}

fn legend() -> Markup {
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

pub(super) fn cell(day: &Day) -> Markup {
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

fn month(report: &Report) -> Markup {
    html! {
        table.month {
            thead {
                tr {
                    @for weekday in heat::weekdays(report) {
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
