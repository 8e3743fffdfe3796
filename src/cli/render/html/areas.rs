//! Every area small, all on the same scale.

use maud::{Markup, html};
use selfcare::report::AreaLine;
use selfcare::{Report, report};

use super::axis::Plot;
use super::figure::{details, line};
use super::safe;
use super::score::{placed, runs};
use crate::render::table;
use crate::render::words::{figures, sentence};

const HEIGHT: f64 = 74.0;
const WIDTH: f64 = 220.0;
/// With more days than these a mean a week stands for them.
const MANY: usize = 62;

pub(super) fn picture(report: &Report) -> Markup {
    html! {
        figure #areas {
            h2 { "Your areas" }
            div.small { @for (place, line) in report.areas.iter().enumerate() { (one(report, line, place)) } }
            figcaption {
                "Each from 0 to 100, over the same days"
                @if report.days.len() > MANY { ", a mean a week" }
                "; the fine line is 50."
            }
            (details(&table::areas(report)))
        }
    }
}

fn one(report: &Report, area: &AreaLine, place: usize) -> Markup {
    let plot = Plot {
        left: 2.0,
        right: WIDTH - 2.0,
        ..Plot::new(report, 6.0, HEIGHT - 6.0, 100.0)
    };
    let mean = area
        .mean
        .map_or_else(|| table::ABSENT.to_owned(), |mean| format!("{mean:.0}"));
    let change = area.change.map_or_else(String::new, |change| {
        format!(" {}", figures::change(change))
    });
    let thin = report.thin_place == Some(area.area);
    let days = figures::counted(area.days, "day");
    let says = format!("{}: mean {mean} over {days}.", sentence(&area.name));
    let id = format!("area-{place}");
    html! {
        div.area.thin[thin] {
            h3 { (safe(&area.name)) @if thin { " " span.tag { "thin place" } } }
            p { b { (mean) } span.quiet { (change) " · " (days) } }
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby=(id) {
                title id=(id) { (safe(&says)) }
                line.grid x1="0" x2=(WIDTH) y1=(plot.y(50.0)) y2=(plot.y(50.0)) {}
                @if report.days.len() > MANY {
                    (line("score", &weekly(report, place, &plot)))
                } @else {
                    @for run in runs(&report.days, 8, |day: &report::Day| day.points[place]) {
                        (line("score", &placed(&plot, &run)))
                    }
                }
            }
        }
    }
}

fn weekly(report: &Report, place: usize, plot: &Plot) -> Vec<(f64, f64)> {
    let weeks = report.weeks.iter();
    weeks
        .filter_map(|week| Some((plot.x(week.from), plot.y(week.areas[place]?))))
        .collect()
}
