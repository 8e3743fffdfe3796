//! A report as CSV: a row a day, for a spreadsheet.

mod answers;
mod cell;

use anyhow::Context as _;
use selfcare::{Report, report};

pub(crate) use self::answers::Answers;
use self::cell::Cell;
use super::words::figures::rounded;

/// The rows, with a heading.
///
/// # Errors
///
/// When they cannot be written; none of ours can fail so.
pub(crate) fn rows(report: &Report) -> anyhow::Result<String> {
    let could_not = "could not write the days as CSV";
    let mut csv = csv::Writer::from_writer(Vec::new());
    let heading = [
        "day", "verdict", "score", "sleep", "debt", "usual", "missed",
    ]
    .map(Cell::from);
    let areas = report.areas.iter().map(|line| Cell::words(&line.name));
    let words = ["adjustment", "override", "serving"].map(Cell::from);
    csv.write_record(heading.into_iter().chain(areas).chain(words))
        .context(could_not)?;
    for day in &report.days {
        csv.write_record(row(day, report)).context(could_not)?;
    }
    let bytes = csv.into_inner().context(could_not)?;
    String::from_utf8(bytes).context(could_not)
}

fn row(day: &report::Day, report: &Report) -> Vec<Cell> {
    let number = |number: Option<f64>, decimals| {
        number.map_or_else(Cell::empty, |number| {
            Cell(rounded(number, decimals).to_string())
        })
    };
    let chosen = |all: &[report::Chosen]| {
        let of_day = all.iter().rev().find(|chosen| chosen.day == day.day);
        of_day.map_or_else(Cell::empty, |chosen| Cell::words(&chosen.text))
    };
    let mut row = vec![
        Cell(day.day.to_string()),
        Cell::from(day.verdict.word()),
        day.score
            .map_or_else(Cell::empty, |score| Cell(score.to_string())),
        number(day.sleep.map(selfcare::Hours::number), 2),
        number(day.debt, 3),
        number(day.usual, 1),
        Cell::from(if day.missed { "yes" } else { "no" }),
    ];
    row.extend(day.points.iter().map(|points| number(*points, 2)));
    row.push(chosen(&report.adjustments));
    row.push(chosen(&report.overrides));
    row.push(
        day.serving
            .map_or_else(Cell::empty, |level| Cell(level.number().to_string())),
    );
    row
}
