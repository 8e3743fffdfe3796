//! A week's and a month's line as JSON, and promises by whom they were made to.

use selfcare::day;
use selfcare::report::{self, MonthLine, Promised, WeekLine};
use serde::Serialize;

use crate::render::json::Object;
use crate::render::words::figures::rounded;

#[derive(Serialize)]
pub(super) struct Tally {
    kept: u32,
    missed: u32,
}

#[derive(Serialize)]
struct Lived {
    checked_in: usize,
    fit: usize,
    care: usize,
    not_fit: usize,
    paused: usize,
    missed: usize,
    mean: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Week {
    from: String,
    until: String,
    #[serde(flatten)]
    lived: Lived,
    areas: Object<Option<f64>>,
    sleep: Option<f64>,
    debt: Option<f64>,
    oneself: Tally,
    others: Tally,
    counted: Tally,
}

#[derive(Serialize)]
pub(super) struct Month {
    month: String,
    #[serde(flatten)]
    lived: Lived,
}

pub(super) fn tally(promises: selfcare::Promises) -> Tally {
    Tally {
        kept: promises.kept,
        missed: promises.missed,
    }
}

pub(super) fn week(line: &WeekLine, names: &[&str]) -> Week {
    let Promised {
        oneself,
        others,
        counted,
    } = line.promised;
    Week {
        from: line.from.to_string(),
        until: line.until.to_string(),
        lived: lived(line.lived),
        areas: Object(
            names
                .iter()
                .zip(&line.areas)
                .map(|(name, mean)| ((*name).to_owned(), mean.map(|mean| rounded(mean, 1))))
                .collect(),
        ),
        sleep: line.sleep.map(|hours| rounded(hours, 2)),
        debt: line.debt.map(|hours| rounded(hours, 3)),
        oneself: tally(oneself),
        others: tally(others),
        counted: tally(counted),
    }
}

pub(super) fn month(line: &MonthLine) -> Month {
    Month {
        month: day::month_digits(line.from),
        lived: lived(line.lived),
    }
}

fn lived(lived: report::Lived) -> Lived {
    Lived {
        checked_in: lived.checked_in,
        fit: lived.fit,
        care: lived.care,
        not_fit: lived.not_fit,
        paused: lived.paused,
        missed: lived.missed,
        mean: lived.mean.map(|mean| rounded(mean, 1)),
    }
}
