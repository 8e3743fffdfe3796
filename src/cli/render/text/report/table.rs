//! The rows of a report: cells across for a week, one sign a day for a month, a line a month beyond.

use chrono::{Datelike as _, NaiveDate};
use selfcare::report::{Day, MonthLine};
use selfcare::{Report, Verdict, day};

use super::sums::Sums;
use super::{Signs, calendar, signs, spoken, year};
use crate::render::style::QUIET;
use crate::render::text::page::Page;
use crate::render::words::{figures, verdicts};

/// One row: a name, a cell a day, and what it all comes to.
struct Row {
    name: String,
    cells: Vec<String>,
    sum: String,
}

/// Draws the days, and what each area comes to.
pub(super) fn table(page: &mut Page, report: &Report, signs: Signs, today: NaiveDate) {
    if signs == Signs::Words {
        spoken::rows(page, report, today);
    } else if !report.months.is_empty() {
        year::years(page, report, signs);
        page.gap();
        months(page, &report.months);
        page.gap();
        draw(page, report, &mut |_| None);
    } else if report.days.len() <= 7 {
        draw(page, report, &mut |cell| {
            Some(format!("{:>4}", plain(&cell)))
        });
        page.styled(
            QUIET,
            "ok fit, ca with care, no not fit, ?? too few answers, -- rest, . none",
        );
    } else {
        calendar::calendar(page, report);
        page.gap();
        draw(page, report, &mut |cell| {
            Some(sign(&cell, signs).to_string())
        });
        page.styled(
            QUIET,
            match signs {
                Signs::Blocks => "One sign a day, low to high.",
                Signs::Figures | Signs::Words => "One sign a day, 1 low to 5 high.",
            },
        );
    }
}

/// What a cell is about.
enum Cell {
    Weekday(NaiveDate),
    Verdict(Verdict),
    Points(Option<f64>),
}

/// Heading, verdicts and scores, then every area; `draw_cell` draws a cell, or none when the days are not shown.
fn rows(
    report: &Report,
    room: usize,
    draw_cell: &mut dyn FnMut(Cell) -> Option<String>,
) -> Vec<Row> {
    let sums = Sums::of(report, room);
    let mut row = |name: &str, sum: String, cell: &dyn Fn(&Day) -> Cell| Row {
        name: name.to_owned(),
        cells: report
            .days
            .iter()
            .filter_map(|day| draw_cell(cell(day)))
            .collect(),
        sum,
    };
    let mut rows = vec![row("", sums.heading, &|day| Cell::Weekday(day.day))];
    if report.days.len() <= 7 {
        rows.push(row("day", String::new(), &|day| Cell::Verdict(day.verdict)));
    }
    if report.months.is_empty() {
        let score = |day: &Day| Cell::Points(day.score.filter(|_| !day.hard_stop).map(f64::from));
        rows.push(row("score", String::new(), &score));
    }
    for (place, (line, sum)) in report.areas.iter().zip(sums.rows).enumerate() {
        rows.push(row(&line.name, sum, &|day| {
            Cell::Points(day.points.get(place).copied().flatten())
        }));
    }
    rows
}

/// All of it beside each other where the window is wide enough; else the days in pieces that fit, and the sums below.
fn draw(page: &mut Page, report: &Report, draw_cell: &mut dyn FnMut(Cell) -> Option<String>) {
    let width = |text: &str| textwrap::core::display_width(text);
    let whole = rows(report, usize::MAX, draw_cell);
    let name = whole.iter().map(|row| width(&row.name)).max().unwrap_or(0) + 1;
    let cell = whole
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| width(cell))
        .max()
        .unwrap_or(1);
    let sum = whole.iter().map(|row| width(&row.sum)).max().unwrap_or(0);
    let days = whole.first().map_or(0, |row| row.cells.len());
    let named = |row: &Row, rest: &str| {
        format!("{}{}{rest}", row.name, " ".repeat(name - width(&row.name)))
    };
    if name + cell * days + sum <= page.width() {
        for row in whole {
            page.line(&named(&row, &format!("{}{}", row.cells.concat(), row.sum)));
        }
        return;
    }
    let rows = rows(report, page.width().saturating_sub(name), draw_cell);
    let across = (page.width().saturating_sub(name) / cell).max(1);
    for from in (0..days).step_by(across) {
        let until = (from + across).min(days);
        for row in &rows {
            page.line(&named(row, &row.cells[from..until].concat()));
        }
        page.gap();
    }
    for row in rows.iter().filter(|row| !row.sum.is_empty()) {
        page.line(&named(row, &row.sum));
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Weekday(day) => initial(*day).to_owned(),
        Cell::Verdict(verdict) => verdicts::cell(*verdict).to_owned(),
        Cell::Points(points) => points.map_or_else(|| ".".to_owned(), figures::whole),
    }
}

fn sign(cell: &Cell, with: Signs) -> char {
    match cell {
        Cell::Weekday(day) => match initial(*day) {
            "M" => 'M',
            other => other.to_lowercase().chars().next().unwrap_or(' '),
        },
        Cell::Verdict(verdict) => verdicts::sign(*verdict),
        Cell::Points(points) => points.map_or('.', |points| signs::step(points, with)),
    }
}

fn initial(day: NaiveDate) -> &'static str {
    &day::weekday_name(day)[..1]
}

/// A line a month; in a narrow window without the days of each verdict.
fn months(page: &mut Page, months: &[MonthLine]) {
    const WIDE: usize = 52;
    let wide = page.width() >= WIDE;
    let verdicts = if wide { "   fit  care  not fit" } else { "" };
    page.line(&format!("          check-ins{verdicts}  mean score"));
    for line in months {
        let mean = line
            .lived
            .mean
            .map_or_else(|| ".".to_owned(), figures::whole);
        let month = format!("{} {}", &day::month_name(line.from)[..3], line.from.year());
        let verdicts = if wide {
            format!(
                "{:>6}{:>6}{:>9}",
                line.lived.fit, line.lived.care, line.lived.not_fit
            )
        } else {
            String::new()
        };
        page.line(&format!(
            "{month:<10}{:>9}{verdicts}{mean:>12}",
            line.lived.checked_in
        ));
    }
}
