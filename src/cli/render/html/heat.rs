//! Years as calendars, each in halves: weeks across, weekdays down. The fitter the day the taller its cell.

use chrono::{Datelike as _, NaiveDate, Weekday};
use maud::{Markup, html};
use selfcare::report::{Day, WeekLine};
use selfcare::{Report, Verdict, day};

use super::figure::{Words, at, drawing, figure};
use crate::render::table;
use crate::render::words::{figures, sentence};

/// How wide and high a day is, with the room around it.
const SIDE: f64 = 11.0;
/// Room for the names of weekdays.
const LEFT: f64 = 22.0;
/// Room for the names of months.
const HEAD: f64 = 17.0;
/// So many weeks a half-year can touch.
const WEEKS: f64 = 27.0;
const SIZE: (f64, f64) = (LEFT + WEEKS * SIDE, HEAD + 7.0 * SIDE + 2.0);
/// So many weeks are as wide as the name of a month.
const NAME: usize = 3;

pub(super) fn picture(report: &Report) -> Markup {
    let words = Words {
        id: "days",
        title: "Your days",
        says: "Weeks across, weekdays down; the fitter the day, the taller.".to_owned(),
    };
    let picture = html! {
        @for weeks in report.years() {
            div.year {
                h3 { (weeks[0].from.year()) }
                div.halves {
                    @for weeks in weeks.chunk_by(|a, b| half(a) == half(b)) { (piece(weeks, report)) }
                }
            }
        }
        p.legend { (legend()) }
    };
    figure(&words, &picture, &table::lived(report))
}

/// Which half of its year a week begins in.
fn half(week: &WeekLine) -> u32 {
    week.from.month0() / 6
}

fn legend() -> Markup {
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

/// Half a year, or what of it lies in the period.
fn piece(weeks: &[WeekLine], report: &Report) -> Markup {
    let Some((first, last)) = weeks.first().zip(weeks.last()) else {
        return html! {};
    };
    let month = |week: &WeekLine| day::month_name(week.from);
    let year = first.from.year();
    let title = if month(first) == month(last) {
        format!("{} {year}", month(first))
    } else {
        format!("{} to {} {year}", month(first), month(last))
    };
    let words = Words {
        id: &format!("days-{year}-{}", half(first) + 1),
        title: &title,
        says: says(weeks, report),
    };
    let drawn = html! {
        (months(weeks))
        @for (row, weekday) in weekdays(report).enumerate().step_by(2) {
            text.weekday x="0" y=(at(down(row) + SIDE / 2.0)) { (&day::weekday_word(weekday)[..2]) }
        }
        @for (column, week) in weeks.iter().enumerate() {
            @let before = into(week.from, report.week_starts);
            @for (row, day) in report.days_of(week).iter().enumerate() {
                g {
                    title { (day.day) ": " (table::verdict(day)) }
                    (shape(day.verdict, day.missed, across(column), down(before + row), SIDE))
                }
            }
        }
    };
    drawing(&words, SIZE, &drawn)
}

/// Its days, counted; of a silence that is not counted aloud nothing is said here either.
fn says(weeks: &[WeekLine], report: &Report) -> String {
    let count = |of: &dyn Fn(&Day) -> bool| {
        let days = weeks.iter().flat_map(|week| report.days_of(week));
        days.filter(|day| of(day)).count()
    };
    let came_to = |verdict| count(&|day| day.verdict == verdict);
    let missed = count(&|day| day.missed && !report.back_from_silence);
    let counts = [
        (came_to(Verdict::Fit), "fit"),
        (came_to(Verdict::Care), "with care"),
        (came_to(Verdict::NotFit), "not fit"),
        (came_to(Verdict::Paused), "of rest"),
        (missed, "missed"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(days, _)| *days > 0)
        .map(|(days, what)| format!("{} {what}", figures::counted(*days, "day")))
        .collect();
    if said.is_empty() {
        return "No check-ins.".to_owned();
    }
    sentence(&format!("{}.", said.join(", ")))
}

/// The names of the months above the weeks that begin in them. A first month of few weeks has its name pushed to the
/// left, so that it does not touch the next.
fn months(weeks: &[WeekLine]) -> Markup {
    let is_in = |from: NaiveDate| move |week: &&WeekLine| week.from.month() == from.month();
    html! {
        @for (column, from) in firsts(weeks) {
            @let name = &day::month_name(from)[..3];
            @let ends = column + weeks.iter().filter(is_in(from)).count();
            @if column == 0 && ends < NAME.min(weeks.len()) {
                text.end x=(at(across(ends) - 4.0)) y="11" { (name) }
            } @else if (column + NAME) as f64 <= WEEKS {
                text x=(at(across(column))) y="11" { (name) }
            }
        }
    }
}

/// The first week of each month, and which one it is.
fn firsts(weeks: &[WeekLine]) -> impl Iterator<Item = (usize, NaiveDate)> {
    let begins =
        |place: usize| place == 0 || weeks[place - 1].from.month() != weeks[place].from.month();
    let all = weeks.iter().map(|week| week.from).enumerate();
    all.filter(move |(place, _)| begins(*place))
}

fn across(column: usize) -> f64 {
    LEFT + column as f64 * SIDE
}

fn down(row: usize) -> f64 {
    HEAD + row as f64 * SIDE
}

/// A day in its cell: full, half, a bar at the foot; a dash for rest, a dot for a missed one.
fn shape(verdict: Verdict, missed: bool, x: f64, y: f64, side: f64) -> Markup {
    let (inner, x, y) = (side * 0.92, x + side * 0.04, y + side * 0.04);
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
            Verdict::Paused => line.rest x1=(at(x + 1.0)) x2=(at(x + inner - 1.0)) y1=(at(middle)) y2=(at(middle)) {},
            Verdict::None => @if missed { circle.missed cx=(at(x + inner / 2.0)) cy=(at(middle)) r=(at(side * 0.17)) {} },
        }
    }
}

/// The weekdays as the person's weeks have them.
pub(super) fn weekdays(report: &Report) -> impl Iterator<Item = Weekday> {
    std::iter::successors(Some(report.week_starts), |day| Some(day.succ())).take(7)
}

/// How many days of its week lie before a day.
pub(super) fn into(day: NaiveDate, starts: Weekday) -> usize {
    day.weekday().days_since(starts) as usize
}
