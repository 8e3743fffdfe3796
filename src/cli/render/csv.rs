//! A report as CSV: a row a day, for a spreadsheet.

use anyhow::Context as _;
use selfcare::{Report, report};

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
    .map(str::to_owned);
    let areas = report.areas.iter().map(|line| harmless(&line.name));
    let words = ["adjustment", "override", "serving"].map(str::to_owned);
    csv.write_record(heading.into_iter().chain(areas).chain(words))
        .context(could_not)?;
    for day in &report.days {
        csv.write_record(row(day, report)).context(could_not)?;
    }
    let bytes = csv.into_inner().context(could_not)?;
    String::from_utf8(bytes).context(could_not)
}

fn row(day: &report::Day, report: &Report) -> Vec<String> {
    let number = |number: Option<f64>, decimals| {
        number.map_or_else(String::new, |number| rounded(number, decimals).to_string())
    };
    let chosen = |all: &[report::Chosen]| {
        let of_day = all.iter().rev().find(|chosen| chosen.day == day.day);
        of_day.map_or_else(String::new, |chosen| harmless(&chosen.text))
    };
    let mut row = vec![
        day.day.to_string(),
        day.verdict.word().to_owned(),
        day.score
            .map_or_else(String::new, |score| score.to_string()),
        number(day.sleep.map(selfcare::Hours::number), 2),
        number(day.debt, 3),
        number(day.usual, 1),
        if day.missed { "yes" } else { "no" }.to_owned(),
    ];
    row.extend(day.points.iter().map(|points| number(*points, 2)));
    row.push(chosen(&report.adjustments));
    row.push(chosen(&report.overrides));
    row.push(
        day.serving
            .map_or_else(String::new, |level| level.number().to_string()),
    );
    row
}

/// Text that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it (OWASP, CSV
/// injection).
fn harmless(text: &str) -> String {
    let text = super::safe::Safe(text).to_string();
    if text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "  =1"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(harmless("stopped at six = good"), "stopped at six = good");
        assert_eq!(harmless("a\t=b"), "a =b");
    }
}
