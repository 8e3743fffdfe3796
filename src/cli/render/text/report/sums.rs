//! What each area comes to: mean, changes and count, as columns.

use selfcare::Report;
use selfcare::report::AreaLine;

use crate::render::words::figures;

/// The columns; one in which nothing is known is left out.
pub(super) struct Sums {
    pub heading: String,
    /// A row an area, in order; `<` marks the thin place.
    pub rows: Vec<String>,
}

impl Sums {
    pub(super) fn of(report: &Report) -> Self {
        let mean = |line: &AreaLine| line.mean.map(|mean| format!("{mean:.0}"));
        let before = |line: &AreaLine| line.change.map(figures::change);
        let usual = |line: &AreaLine| line.against_usual.map(figures::change);
        let mut sums = Self {
            heading: String::new(),
            rows: vec![String::new(); report.areas.len()],
        };
        sums.column("  mean", report.areas.iter().map(mean).collect());
        sums.column("  before", report.areas.iter().map(before).collect());
        sums.column("  usual", report.areas.iter().map(usual).collect());
        if report
            .areas
            .iter()
            .any(|line| line.mean.is_some() && line.days < report.days.len())
        {
            sums.column(
                "  days",
                report
                    .areas
                    .iter()
                    .map(|line| Some(line.days.to_string()))
                    .collect(),
            );
        }
        for (row, line) in sums.rows.iter_mut().zip(&report.areas) {
            if report.thin_place == Some(line.area) {
                row.push_str(" <");
            }
        }
        sums
    }

    fn column(&mut self, heading: &str, cells: Vec<Option<String>>) {
        if cells.iter().all(Option::is_none) {
            return;
        }
        self.heading.push_str(heading);
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            let cell = cell.unwrap_or_else(|| ".".to_owned());
            row.push_str(&format!("{cell:>width$}", width = heading.len()));
        }
    }
}
