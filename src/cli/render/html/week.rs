//! A week as a table: a row an area, a column a day, and the mean.

use maud::{Markup, html};
use selfcare::report::{AreaLine, Day};
use selfcare::{Report, day};

use super::calendar::cell;
use crate::render::words::figures::whole;

/// The table. In a narrow window a name stands above its row; the roles keep it a table where it is laid out as a grid.
pub(super) fn table(report: &Report) -> Markup {
    html! {
        table.week role="table" {
            thead role="rowgroup" {
                tr role="row" {
                    td.corner role="cell" {}
                    @for day in &report.days {
                        th scope="col" role="columnheader" {
                            abbr title=(day::weekday_name(day.day)) { (&day::weekday_name(day.day)[..2]) }
                        }
                    }
                    th scope="col" role="columnheader" { "mean" }
                }
            }
            tbody role="rowgroup" {
                tr role="row" {
                    th scope="row" role="rowheader" { "day" }
                    @for day in &report.days { td.day role="cell" { (cell(day)) } }
                    td role="cell" {}
                }
                @for (place, line) in report.areas.iter().enumerate() { (row(report, line, place)) }
            }
        }
    }
}

fn row(report: &Report, line: &AreaLine, place: usize) -> Markup {
    html! {
        tr.thin[report.thin_place == Some(line.area)] role="row" {
            th scope="row" role="rowheader" { (line.name) }
            @for day in &report.days { td role="cell" { (points(day, place)) } }
            td role="cell" { b { (line.mean.map_or_else(String::new, whole)) } }
        }
    }
}

fn points(day: &Day, place: usize) -> String {
    day.points[place].map_or_else(String::new, whole)
}
