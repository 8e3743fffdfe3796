//! Years as calendars: weeks across, weekdays down. The fitter the day the taller its cell.

use chrono::{Datelike as _, NaiveDate, Weekday};
use maud::{Markup, html};
use selfcare::report::WeekLine;
use selfcare::{Report, Verdict, day};

use super::calendar::around;
use super::figure::{WIDTH, Words, at, svg};
use crate::render::table;

const LEFT: f64 = 34.0;
/// From the top of a year to its first day: its name and those of the months.
const HEAD: f64 = 52.0;
/// From the last day of a year to the next year.
const GAP: f64 = 14.0;
/// So many weeks a year can touch.
const WEEKS: f64 = 53.0;

pub(super) fn picture(report: &Report) -> Markup {
    let words = Words {
        id: "days",
        title: "Your days",
        says: "Weeks across, weekdays down; the fitter the day, the taller.".to_owned(),
    };
    let side = (WIDTH - LEFT) / WEEKS;
    let years: Vec<&[WeekLine]> = report.years().collect();
    let each = HEAD + 7.0 * side + GAP;
    let drawn = html! {
        @for (place, weeks) in years.iter().enumerate() {
            (year(weeks, report, place as f64 * each, side))
        }
    };
    let height = (years.len() as f64 * each).ceil();
    around(&words, &svg(&words, height, &drawn), report)
}

pub(super) fn legend() -> Markup {
    let named = [
        (Verdict::Fit, "fit"),
        (Verdict::Care, "with care"),
        (Verdict::NotFit, "not fit"),
        (Verdict::Paused, "rest"),
        (Verdict::None, "missed"),
    ];
    html! {
        @for (verdict, name) in named {
            span {
                svg.key viewBox="0 0 16 16" aria-hidden="true" { (shape(verdict, true, 2.0, 2.0, 12.0)) }
                (name)
            }
        }
    }
}

fn year(weeks: &[WeekLine], report: &Report, top: f64, side: f64) -> Markup {
    let first = top + HEAD;
    let mut weekday = report.week_starts;
    let named: Vec<(usize, Weekday)> = (0..7)
        .map(|place| {
            let day = weekday;
            weekday = weekday.succ();
            (place, day)
        })
        .collect();
    html! {
        text.year x="0" y=(at(top + 19.0)) { (weeks[0].from.year()) }
        @for (name, place) in months(weeks) {
            text class=(if place % 3 == 0 { "month" } else { "month minor" })
                x=(at(LEFT + place_of(weeks, name) * side)) y=(at(first - 7.0)) { (&day::month_name(name)[..3]) }
        }
        @for (place, weekday) in named.iter().filter(|(place, _)| place % 2 == 0) {
            text.weekday x="0" y=(at(first + (*place as f64 + 0.5) * side)) { (&day::weekday_word(*weekday)[..2]) }
        }
        @for (column, week) in weeks.iter().enumerate() {
            @let before = into(week.from, report.week_starts);
            @for (row, day) in report.days_of(week).iter().enumerate() {
                g {
                    title { (day.day) ": " (table::verdict(day)) }
                    (shape(day.verdict, day.missed, LEFT + column as f64 * side, first + (before + row) as f64 * side, side))
                }
            }
        }
    }
}

/// The months that begin in these weeks with room for their names, and which of the year each is.
fn months(weeks: &[WeekLine]) -> Vec<(NaiveDate, usize)> {
    let of_one = |a: &WeekLine, b: &WeekLine| a.from.month() == b.from.month();
    let long = weeks.chunk_by(of_one).filter(|weeks| weeks.len() > 2);
    long.map(|weeks| (weeks[0].from, weeks[0].from.month0() as usize))
        .collect()
}

fn place_of(weeks: &[WeekLine], from: NaiveDate) -> f64 {
    weeks.iter().take_while(|week| week.from < from).count() as f64
}

/// A day in its cell: full, half, a bar at the foot; a dash for rest, a dot for a missed one.
fn shape(verdict: Verdict, missed: bool, x: f64, y: f64, side: f64) -> Markup {
    let (inner, x, y) = (side * 0.84, x + side * 0.08, y + side * 0.08);
    let bar = |class: &str, share: f64| {
        let height = inner * share;
        html! {
            rect.cell x=(at(x)) y=(at(y)) width=(at(inner)) height=(at(inner)) {}
            rect class=(class) x=(at(x)) y=(at(y + inner - height)) width=(at(inner)) height=(at(height)) {}
        }
    };
    let middle = y + inner / 2.0;
    html! {
        @match verdict {
            Verdict::Fit => (bar("fit", 1.0)),
            Verdict::Care => (bar("care", 0.55)),
            Verdict::NotFit => (bar("not-fit", 0.28)),
            Verdict::Incomplete => rect.open x=(at(x + 1.0)) y=(at(y + 1.0)) width=(at(inner - 2.0)) height=(at(inner - 2.0)) {},
            Verdict::Paused => line.rest x1=(at(x)) x2=(at(x + inner)) y1=(at(middle)) y2=(at(middle)) {},
            Verdict::None => @if missed { circle.missed cx=(at(x + inner / 2.0)) cy=(at(middle)) r="1.4" {} },
        }
    }
}

/// How many days of its week lie before a day.
pub(super) fn into(day: NaiveDate, starts: Weekday) -> usize {
    day.weekday().days_since(starts) as usize
}
