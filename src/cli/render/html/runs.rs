//! Values over time, in runs that a line joins: where nothing is known for long, no line is drawn.

use chrono::NaiveDate;
use selfcare::report::{Day, WeekLine};

use super::axis::Plot;

/// From one week to the next but one: a single week without a value ends no run.
const TWO_WEEKS: i64 = 14;

/// The values of days; more than so many days to the next one end a run.
pub(super) fn daily(
    plot: &Plot,
    days: &[Day],
    gap: i64,
    value: impl Fn(&Day) -> Option<f64>,
) -> Vec<Vec<(f64, f64)>> {
    let values = days.iter().map(|day| (day.day, value(day)));
    runs(plot, values, gap)
}

/// The values of weeks.
pub(super) fn weekly(
    plot: &Plot,
    weeks: &[WeekLine],
    value: impl Fn(&WeekLine) -> Option<f64>,
) -> Vec<Vec<(f64, f64)>> {
    let values = weeks.iter().map(|week| (week.from, value(week)));
    runs(plot, values, TWO_WEEKS)
}

fn runs(
    plot: &Plot,
    values: impl Iterator<Item = (NaiveDate, Option<f64>)>,
    gap: i64,
) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for (day, value) in values.filter_map(|(day, value)| Some((day, value?))) {
        let goes_on = last.is_some_and(|last| (day - last).num_days() <= gap);
        let place = (plot.x(day), plot.y(value));
        match runs.last_mut() {
            Some(run) if goes_on => run.push(place),
            _ => runs.push(vec![place]),
        }
        last = Some(day);
    }
    runs
}
