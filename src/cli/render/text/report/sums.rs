//! What each area comes to: mean, changes and count, as columns.

use selfcare::Report;
use selfcare::report::AreaLine;

use crate::render::words::figures;

#[derive(Clone, Copy)]
enum Column {
    Mean,
    Before,
    Usual,
    Days,
}

impl Column {
    fn heading(self) -> &'static str {
        match self {
            Self::Mean => "  mean",
            Self::Before => "  before",
            Self::Usual => "  usual",
            Self::Days => "  days",
        }
    }
}

/// Whether an area has fewer values than there are days.
fn some_are_missing(report: &Report) -> bool {
    report
        .areas
        .iter()
        .any(|line| line.mean.is_some() && line.days < report.days.len())
}

/// The columns; one in which nothing is known is left out.
#[derive(Clone)]
pub(super) struct Sums {
    pub heading: String,
    /// A row an area, in order; `<` marks the thin place.
    pub rows: Vec<String>,
}

impl Sums {
    /// As many columns as fit into the room there is; the mean always, then the days, then the changes.
    pub(super) fn of(report: &Report, room: usize) -> Self {
        let everything: [&[Column]; 4] = [
            &[Column::Mean, Column::Before, Column::Usual, Column::Days],
            &[Column::Mean, Column::Before, Column::Days],
            &[Column::Mean, Column::Days],
            &[Column::Mean],
        ];
        let sums = everything.map(|columns| Self::with(report, columns));
        let fits = |sums: &Self| sums.rows.iter().all(|row| row.len() <= room);
        let [.., narrowest] = &sums;
        sums.iter()
            .find(|sums| fits(sums))
            .unwrap_or(narrowest)
            .clone()
    }

    fn with(report: &Report, columns: &[Column]) -> Self {
        let mut sums = Self {
            heading: String::new(),
            rows: vec![String::new(); report.areas.len()],
        };
        for column in columns {
            let cell = |line: &AreaLine| match column {
                Column::Mean => line.mean.map(figures::whole),
                Column::Before => line.change.map(figures::change),
                Column::Usual => line.against_usual.map(figures::change),
                Column::Days => Some(line.days.to_string()).filter(|_| some_are_missing(report)),
            };
            sums.column(column.heading(), report.areas.iter().map(cell).collect());
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
