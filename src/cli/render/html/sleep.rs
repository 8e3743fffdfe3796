//! Sleep against the need, and the debt that is left.

use maud::{Markup, html};
use selfcare::{Debt, Report};

use super::axis::Plot;
use super::figure::{Words, at, figure, line, svg};
use super::runs::{daily, weekly};
use crate::render::table::{self, MANY};
use crate::render::words::figures;

const HEIGHT: f64 = 300.0;
/// Hours at the top of the nights.
const LONGEST: f64 = 12.0;
/// Hours of debt at the top, unless there is more.
const DEBT: f64 = 14.0;

pub(super) fn picture(report: &Report) -> Markup {
    let Some(sleep) = report.sleep else {
        return html! {};
    };
    let need = figures::hours(report.need.number());
    let words = Words {
        id: "sleep",
        title: "Sleep, and what is missing",
        says: format!(
            "Hours a night, {} over {}; {need} are needed. Below: hours of debt over the seven nights before, {:.0} are much.",
            figures::hours(sleep.mean),
            figures::counted(sleep.nights, "night"),
            Debt::CAP,
        ),
    };
    let nights = Plot::new(report, 16.0, 160.0, LONGEST);
    let most = report.days.iter().filter_map(|day| day.debt);
    let debt = Plot {
        top: 194.0,
        bottom: 264.0,
        highest: most.fold(DEBT, f64::max),
        ..nights
    };
    let many = report.days.len() > MANY;
    let drawn = html! {
        (nights.level(0.0, "0"))
        (nights.level(LONGEST, &format!("{LONGEST:.0}")))
        @if many {
            @for run in weekly(&nights, &report.weeks, |week| week.sleep) { (line("score", &run)) }
        } @else {
            @for day in &report.days {
                @if let Some(hours) = day.sleep.map(selfcare::Hours::number) { (bar(&nights, day.day, hours, report)) }
            }
        }
        line.need x1=(at(nights.left)) x2=(at(nights.right)) y1=(at(nights.y(report.need.number()))) y2=(at(nights.y(report.need.number()))) {}
        text.y.need-word x=(at(nights.left - 6.0)) y=(at(nights.y(report.need.number()))) { (report.need.number()) }
        (debt.level(0.0, "0"))
        (debt.level(Debt::CAP, &format!("{:.0}", Debt::CAP)))
        text.inside x=(at(debt.left + 4.0)) y=(at(debt.top - 8.0)) { "debt" }
        @if many {
            @for run in weekly(&debt, &report.weeks, |week| week.debt) { (line("debt", &run)) }
        } @else {
            @for run in daily(&debt, &report.days, 1, |day| day.debt) { (line("debt", &run)) }
        }
        (debt.time())
    };
    figure(&words, &svg(&words, HEIGHT, &drawn), &table::nights(report))
}

fn bar(plot: &Plot, day: chrono::NaiveDate, hours: f64, report: &Report) -> Markup {
    let width = (plot.step() * 0.72).min(34.0);
    let short = hours < report.need.number();
    html! {
        rect class=(if short { "night short" } else { "night" })
            x=(at(plot.x(day) - width / 2.0)) y=(at(plot.y(hours))) width=(at(width.max(0.8))) height=(at(plot.bottom - plot.y(hours))) {}
    }
}
