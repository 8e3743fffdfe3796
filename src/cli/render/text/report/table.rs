//! The rows of a report: days across for a week, one sign a day for a month, a line a month beyond.

use chrono::Datelike as _;
use selfcare::report::{AreaLine, Day, MonthLine};
use selfcare::{Area, Report, Verdict, day};

use super::Signs;
use crate::render::text::page::Page;
use crate::render::words::{figures, verdicts};

/// Draws the days, and what each area comes to.
pub(super) fn table(page: &mut Page, report: &Report, signs: Signs) {
    let (heading, rows) = match report.days.len() {
        ..=7 => week(report),
        8..=31 => month(report, signs),
        _ => {
            months(page, &report.months);
            page.gap();
            (
                String::new(),
                report.areas.iter().map(|_| String::new()).collect(),
            )
        }
    };
    let sums = Sums::of(report);
    let name = report
        .areas
        .iter()
        .map(|line| line.name.chars().count())
        .max()
        .unwrap_or(0)
        .max(5);
    let across = heading.chars().count();
    let beside = name + across + sums.heading.len() <= page.width();
    let (head, above) = if beside {
        (sums.heading.as_str(), "")
    } else {
        ("", heading.as_str())
    };

    if beside {
        page.line(&format!("{:name$}{heading}{head}", ""));
    } else {
        page.line(&format!("{:name$}{above}", ""));
    }
    for (title, cells) in day_rows(report, signs) {
        if across > 0 {
            page.line(&format!("{title:name$}{cells}"));
        }
    }
    for ((line, cells), sum) in report.areas.iter().zip(&rows).zip(&sums.rows) {
        let sum = if beside { sum.as_str() } else { "" };
        if across > 0 || beside {
            page.line(&format!(
                "{:name$}{cells}{sum}{}",
                line.name,
                thin_mark(report, line.area, beside)
            ));
        }
    }
    if !beside {
        page.gap();
        page.line(&format!("{:name$}{}", "", sums.heading));
        for (line, sum) in report.areas.iter().zip(&sums.rows) {
            page.line(&format!(
                "{:name$}{sum}{}",
                line.name,
                thin_mark(report, line.area, true)
            ));
        }
    }
    if (8..=31).contains(&report.days.len()) {
        page.line(match signs {
            Signs::Blocks => {
                "One sign a day, low to high. + fit  ~ with care  x not fit  - rest  . none"
            }
            Signs::Figures => {
                "One sign a day, 1 low to 5 high. + fit, ~ with care, x not fit, - rest, . none"
            }
        });
    }
}

fn thin_mark(report: &Report, area: Area, shown: bool) -> &'static str {
    if shown && report.thin_place == Some(area) {
        " <"
    } else {
        ""
    }
}

/// Seven cells of four columns.
fn week(report: &Report) -> (String, Vec<String>) {
    let heading = report
        .days
        .iter()
        .map(|day| format!("{:>4}", initial(day)))
        .collect();
    let cell = |points: Option<f64>| {
        points.map_or_else(|| "   .".to_owned(), |points| format!("{points:>4.0}"))
    };
    let row = |place: usize| {
        report
            .days
            .iter()
            .map(|day| cell(day.points.get(place).copied().flatten()))
            .collect()
    };
    (heading, (0..report.areas.len()).map(row).collect())
}

fn initial(day: &Day) -> &'static str {
    &day::weekday_name(day.day)[..1]
}

/// A space and one sign a day.
fn month(report: &Report, signs: Signs) -> (String, Vec<String>) {
    let letter = |day: &Day| match initial(day) {
        "M" => "M".to_owned(),
        other => other.to_lowercase(),
    };
    let heading = format!(" {}", report.days.iter().map(letter).collect::<String>());
    let row = |place: usize| {
        let signs = report
            .days
            .iter()
            .map(|day| sign(day.points.get(place).copied().flatten(), signs));
        format!(" {}", signs.collect::<String>())
    };
    (heading, (0..report.areas.len()).map(row).collect())
}

fn sign(points: Option<f64>, signs: Signs) -> char {
    let Some(points) = points else { return '.' };
    let steps: &[char] = match signs {
        Signs::Blocks => &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        Signs::Figures => &['1', '2', '3', '4', '5'],
    };
    let step = (points / 100.0 * (steps.len() - 1) as f64).round() as usize;
    steps.get(step).copied().unwrap_or('.')
}

/// The days by verdict and score.
fn day_rows(report: &Report, signs: Signs) -> Vec<(&'static str, String)> {
    if report.days.len() <= 7 {
        let verdict = report
            .days
            .iter()
            .map(|day| format!("{:>4}", verdicts::cell(day.verdict)))
            .collect();
        let score = |day: &Day| {
            day.score
                .map_or_else(|| "   .".to_owned(), |score| format!("{score:>4}"))
        };
        return vec![
            ("day", verdict),
            ("score", report.days.iter().map(score).collect()),
        ];
    }
    let shape = |verdict| match verdict {
        Verdict::Fit => '+',
        Verdict::Care => '~',
        Verdict::NotFit => 'x',
        Verdict::Incomplete => '?',
        Verdict::Paused => '-',
        Verdict::None => '.',
    };
    let verdict: String = report.days.iter().map(|day| shape(day.verdict)).collect();
    let score: String = report
        .days
        .iter()
        .map(|day| sign(day.score.map(f64::from), signs))
        .collect();
    vec![
        ("day", format!(" {verdict}")),
        ("score", format!(" {score}")),
    ]
}

/// Mean, changes and count of each area, as columns; a column in which nothing is known is left out.
struct Sums {
    heading: String,
    rows: Vec<String>,
}

impl Sums {
    fn of(report: &Report) -> Self {
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

fn months(page: &mut Page, months: &[MonthLine]) {
    page.line("          check-ins   fit  care  not fit  mean score");
    for line in months {
        let mean = line
            .mean
            .map_or_else(|| ".".to_owned(), |mean| format!("{mean:.0}"));
        let month = format!("{} {}", &day::month_name(line.from)[..3], line.from.year());
        page.line(&format!(
            "{month:<10}{:>9}{:>6}{:>6}{:>9}{mean:>12}",
            line.checked_in, line.fit, line.care, line.not_fit
        ));
    }
}
