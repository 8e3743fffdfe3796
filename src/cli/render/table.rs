//! The numbers of a report as plain tables, for whatever shows tables.

use selfcare::report::{Lived, Promised};
use selfcare::{Promises, Report, Verdict, day};

use super::words::figures::rounded;
use super::words::verdicts;

/// A heading, and rows of as many cells.
pub(crate) struct Table {
    pub heading: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// An absent number.
pub(crate) const ABSENT: &str = "–";

fn table(heading: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table {
        heading: heading.iter().map(|cell| (*cell).to_owned()).collect(),
        rows,
    }
}

/// To one decimal, as the JSON has it.
pub(crate) fn number(number: Option<f64>) -> String {
    number.map_or_else(
        || ABSENT.to_owned(),
        |number| rounded(number, 1).to_string(),
    )
}

fn signed(number: Option<f64>) -> String {
    number.map_or_else(
        || ABSENT.to_owned(),
        |number| match rounded(number, 1) {
            more if more > 0.0 => format!("+{more}"),
            other => other.to_string(),
        },
    )
}

/// What a day came to, with what words for a day on which nothing was asked.
pub(crate) fn verdict(day: &selfcare::report::Day) -> &'static str {
    match day.verdict {
        Verdict::None if day.missed => "missed",
        Verdict::None => ABSENT,
        verdict => verdicts::name(verdict),
    }
}

/// The score where it says something.
pub(crate) fn score(day: &selfcare::report::Day) -> String {
    day.score
        .filter(|_| !day.hard_stop)
        .map_or_else(|| ABSENT.to_owned(), |score| score.to_string())
}

/// With more days than these a week stands for its days.
pub(crate) const MANY: usize = 400;

/// Every day with its verdict, its score and what was usual; of many days, every week with its mean.
pub(crate) fn scores(report: &Report) -> Table {
    if report.days.len() > MANY {
        let row = |week: &selfcare::report::WeekLine| {
            vec![
                week.from.to_string(),
                week.lived.checked_in.to_string(),
                number(week.lived.mean),
            ]
        };
        return table(
            &["week from", "check-ins", "mean score"],
            report.weeks.iter().map(row).collect(),
        );
    }
    let row = |day: &selfcare::report::Day| {
        vec![
            day.day.to_string(),
            verdict(day).to_owned(),
            score(day),
            number(day.usual),
        ]
    };
    table(
        &["day", "verdict", "score", "usual"],
        report.days.iter().map(row).collect(),
    )
}

/// Every area with its mean, its changes and how many days they are made of.
pub(crate) fn areas(report: &Report) -> Table {
    let row = |line: &selfcare::report::AreaLine| {
        vec![
            line.name.clone(),
            number(line.mean),
            line.days.to_string(),
            signed(line.change),
            line.days_before.to_string(),
            signed(line.against_usual),
        ]
    };
    table(
        &["area", "mean", "days", "change", "days before", "to usual"],
        report.areas.iter().map(row).collect(),
    )
}

/// Every night with its hours and the debt; of many, every week with its mean and the debt at its end.
pub(crate) fn nights(report: &Report) -> Table {
    let hours = |hours: Option<f64>| {
        hours.map_or_else(|| ABSENT.to_owned(), |hours| rounded(hours, 2).to_string())
    };
    if report.days.len() > MANY {
        let row = |week: &selfcare::report::WeekLine| {
            vec![week.from.to_string(), hours(week.sleep), hours(week.debt)]
        };
        return table(
            &["week from", "hours a night", "hours of debt"],
            report.weeks.iter().map(row).collect(),
        );
    }
    let row = |day: &selfcare::report::Day| {
        vec![
            day.day.to_string(),
            hours(day.sleep.map(selfcare::Hours::number)),
            hours(day.debt),
        ]
    };
    table(
        &["day", "hours slept", "hours of debt"],
        report.days.iter().map(row).collect(),
    )
}

/// Promises by week: to oneself, to others, counted in check-ins.
pub(crate) fn promises(report: &Report) -> Table {
    let of = |promises: Promises| match promises.due() {
        0 => ABSENT.to_owned(),
        due => format!("{} of {due}", promises.kept),
    };
    let row = |week: &selfcare::report::WeekLine| {
        let Promised {
            oneself,
            others,
            counted,
        } = week.promised;
        vec![
            week.from.to_string(),
            week.until.to_string(),
            of(oneself),
            of(others),
            of(counted),
        ]
    };
    table(
        &["from", "until", "to yourself", "to others", "counted"],
        report.weeks.iter().map(row).collect(),
    )
}

/// Every day with its verdict, its score and the points of each area.
pub(crate) fn days(report: &Report) -> Table {
    let mut heading = vec!["day".to_owned(), "verdict".to_owned(), "score".to_owned()];
    heading.extend(report.areas.iter().map(|line| line.name.clone()));
    let row = |day: &selfcare::report::Day| {
        let mut cells = vec![day.day.to_string(), verdict(day).to_owned(), score(day)];
        cells.extend(day.points.iter().map(|points| number(*points)));
        cells
    };
    Table {
        heading,
        rows: report.days.iter().map(row).collect(),
    }
}

/// Every week, or every month of a longer period.
pub(crate) fn lived(report: &Report) -> Table {
    let row = |name: String, lived: Lived| {
        vec![
            name,
            lived.checked_in.to_string(),
            lived.fit.to_string(),
            lived.care.to_string(),
            lived.not_fit.to_string(),
            number(lived.mean),
        ]
    };
    let (what, rows) = if report.months.is_empty() {
        let weeks = report.weeks.iter();
        let week = |week: &selfcare::report::WeekLine| row(week.from.to_string(), week.lived);
        ("week from", weeks.map(week).collect())
    } else {
        let months = report.months.iter();
        let month =
            |month: &selfcare::report::MonthLine| row(day::month_digits(month.from), month.lived);
        ("month", months.map(month).collect())
    };
    table(
        &[
            what,
            "check-ins",
            "fit",
            "with care",
            "not fit",
            "mean score",
        ],
        rows,
    )
}

/// Areas that stay low.
pub(crate) fn issues(report: &Report) -> Table {
    let row = |issue: &selfcare::trend::Issue| {
        let name = report.area(issue.area).map(|line| line.name.clone());
        vec![
            name.unwrap_or_default(),
            issue.since.to_string(),
            issue.last_asked.to_string(),
            issue.days.to_string(),
            if issue.growing { "yes" } else { "no" }.to_owned(),
        ]
    };
    table(
        &["area", "first seen", "last asked", "days", "grows"],
        report.issues.iter().map(row).collect(),
    )
}
