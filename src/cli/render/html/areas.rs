//! Every area small, all on the same scale.

use maud::{Markup, html};
use selfcare::Report;
use selfcare::report::AreaLine;

use super::axis::Plot;
use super::figure::{Words, details, drawing, line};
use super::runs::{daily, weekly};
use crate::render::table;
use crate::render::words::figures::{self, whole};
use crate::render::words::sentence;

const HEIGHT: f64 = 74.0;
const WIDTH: f64 = 220.0;
/// With more days than these a mean a week stands for them.
const MANY: usize = 62;
/// A name of more letters needs more room than others.
const LONG: usize = 12;

pub(super) fn picture(report: &Report) -> Markup {
    let is_long = report.areas.iter().any(|line| line.name.len() > LONG);
    html! {
        figure #areas {
            h2 { "Your areas" }
            div.small.long[is_long] { @for (place, line) in report.areas.iter().enumerate() { (one(report, line, place)) } }
            figcaption {
                "Each from 0 to 100, over the same days"
                @if report.days.len() > MANY { ", a mean a week" }
                "; the fine line is 50."
            }
            (details("Your areas", &table::areas(report)))
        }
    }
}

fn one(report: &Report, area: &AreaLine, place: usize) -> Markup {
    let plot = Plot {
        left: 2.0,
        right: WIDTH - 2.0,
        ..Plot::new(report, 6.0, HEIGHT - 6.0, 100.0)
    };
    let thin = report.thin_place == Some(area.area);
    let days = figures::counted(area.days, "day");
    let words = Words {
        id: &format!("area-{place}"),
        title: &sentence(&area.name),
        says: says(area, &days),
    };
    let drawn = html! {
        line.grid x1="0" x2=(WIDTH) y1=(plot.y(50.0)) y2=(plot.y(50.0)) {}
        @if report.days.len() > MANY {
            @for run in weekly(&plot, &report.weeks, |week| week.areas[place]) { (line("score", &run)) }
        } @else {
            @for run in daily(&plot, &report.days, 8, |day| day.points[place]) { (line("score", &run)) }
        }
    };
    html! {
        div.area.thin[thin] {
            h3 { (area.name) @if thin { " " span.tag { "thin place" } } }
            @match area.mean {
                Some(mean) => p {
                    b { (whole(mean)) }
                    span.quiet { @if let Some(change) = area.change { " " (figures::change(change)) } " · " (days) }
                },
                None => p.quiet { (words.says) },
            }
            @if area.days > 0 { (drawing(&words, (WIDTH, HEIGHT), &drawn)) }
        }
    }
}

/// Its mean in words, and what there is instead of one.
fn says(area: &AreaLine, days: &str) -> String {
    match (area.mean, area.change) {
        (Some(mean), None) => format!("Mean {} over {days}.", whole(mean)),
        (Some(mean), Some(change)) => {
            let change = figures::change(change);
            format!("Mean {} over {days}, changed by {change}.", whole(mean))
        }
        (None, _) if area.days > 0 => format!("Answered on {days}: too few for a mean."),
        (None, _) => "Not answered in these days.".to_owned(),
    }
}
