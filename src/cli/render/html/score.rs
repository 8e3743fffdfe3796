//! The score over time, on its bands, beside what was usual.

use maud::{Markup, html};
use selfcare::report::Day;
use selfcare::score::Bands;
use selfcare::{Report, Verdict};

use super::axis::Plot;
use super::figure::{Words, at, figure, line, svg};
use super::runs::{daily, weekly};
use crate::render::table::{self, MANY};
use crate::render::words::{figures, sentence};

const BOTTOM: f64 = 216.0;
/// Room below the plot for the names of days.
const FOOT: f64 = 38.0;
/// How high the strip of days without a score is, and how far below the plot.
const STRIP: f64 = 24.0;
const APART: f64 = 8.0;
/// With more days than these their dots are small.
const SEVERAL: usize = 62;

pub(super) fn picture(report: &Report) -> Markup {
    let plot = Plot::new(report, 16.0, BOTTOM, 100.0);
    let words = Words {
        id: "score",
        title: "Your score, and what is usual for you",
        says: says(report),
    };
    let strip = stopped(report).map(|_| Plot {
        top: BOTTOM + APART,
        bottom: BOTTOM + APART + STRIP,
        ..plot
    });
    let below = strip.unwrap_or(plot);
    let class = if report.days.len() > SEVERAL {
        "score faint"
    } else {
        "score"
    };
    let drawn = html! {
        (bands(&plot))
        (plot.level(100.0, "100"))
        (plot.level(f64::from(Bands::FIT), &Bands::FIT.to_string()))
        (plot.level(f64::from(Bands::CARE), &Bands::CARE.to_string()))
        (plot.level(0.0, "0"))
        (below.time())
        @for run in daily(&plot, &report.days, 1, |day| day.usual) { (line("usual", &run)) }
        @if report.days.len() > MANY {
            @for run in weekly(&plot, &report.weeks, |week| week.lived.mean) { (line("score", &run)) }
        } @else {
            @for run in daily(&plot, &report.days, 8, score) { (line(class, &run)) }
            @if let Some(strip) = strip { (band(&strip, "band not-fit", strip.top, strip.bottom)) }
            @for day in &report.days {
                @let (y, large) = match score(day) {
                    Some(score) => (plot.y(score), report.days.len() <= SEVERAL),
                    None => (f64::midpoint(below.top, below.bottom), true),
                };
                (mark(day.verdict, plot.x(day.day), y, if large { 5.0 } else { 2.4 }))
            }
        }
    };
    let picture = html! {
        (svg(&words, below.bottom + FOOT, &drawn))
        (legend(report.days.len() > MANY))
    };
    figure(&words, &picture, &table::scores(report))
}

fn says(report: &Report) -> String {
    let from = |from: u8| from.to_string();
    let scores = report.scores.map_or_else(String::new, |scores| {
        format!(
            " {} on average, {} to {}.",
            figures::whole(scores.mean),
            scores.lowest,
            scores.highest
        )
    });
    let stopped = stopped(report).map_or_else(String::new, |days| {
        let stand = if days == 1 { "stands" } else { "stand" };
        let days = sentence(&figures::counted(days, "day"));
        format!(" {days} {stand} below the line: not fit by one answer alone, no score is shown.")
    });
    format!(
        "From {} on fit, from {} on fit with care.{scores}{stopped} The broken line is the mean of the four weeks before each day.",
        from(Bands::FIT),
        from(Bands::CARE)
    )
}

fn bands(plot: &Plot) -> Markup {
    let (fit, care) = (f64::from(Bands::FIT), f64::from(Bands::CARE));
    html! {
        @for (class, low, high) in [("band fit", fit, 100.0), ("band care", care, fit), ("band not-fit", 0.0, care)] {
            (band(plot, class, plot.y(high), plot.y(low)))
        }
    }
}

fn band(plot: &Plot, class: &str, top: f64, bottom: f64) -> Markup {
    html! {
        rect class=(class) x=(at(plot.left)) y=(at(top)) width=(at(plot.right - plot.left)) height=(at(bottom - top)) {}
    }
}

/// How many days a single answer stopped, where days are drawn and there are any.
fn stopped(report: &Report) -> Option<usize> {
    let of = |day: &&Day| day.verdict == Verdict::NotFit && score(day).is_none();
    let days = report.days.iter().filter(of).count();
    (days > 0 && report.days.len() <= MANY).then_some(days)
}

/// The score where it says something.
fn score(day: &Day) -> Option<f64> {
    day.score.filter(|_| !day.hard_stop).map(f64::from)
}

/// The shape of a verdict: a disc, a diamond, a triangle.
pub(super) fn mark(verdict: Verdict, x: f64, y: f64, r: f64) -> Markup {
    let path = |corners: &[(f64, f64)]| {
        let corners: Vec<String> = corners
            .iter()
            .map(|(dx, dy)| format!("{} {}", at(x + dx * r), at(y + dy * r)))
            .collect();
        format!("M{}Z", corners.join("L"))
    };
    html! {
        @match verdict {
            Verdict::Fit => circle.fit cx=(at(x)) cy=(at(y)) r=(at(r)) {},
            Verdict::Care => path.care d=(path(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)])) {},
            Verdict::NotFit => path.not-fit d=(path(&[(-1.2, -0.9), (1.2, -0.9), (0.0, 1.3)])) {},
            Verdict::Incomplete | Verdict::Paused | Verdict::None => {},
        }
    }
}

fn legend(weekly: bool) -> Markup {
    if weekly {
        return html! { p.legend { span { "One line, a mean a week; the broken line is what was usual." } } };
    }
    html! {
        p.legend {
            @for (verdict, name) in [(Verdict::Fit, "fit"), (Verdict::Care, "with care"), (Verdict::NotFit, "not fit")] {
                span { svg.key viewBox="0 0 16 16" aria-hidden="true" { (mark(verdict, 8.0, 8.0, 5.0)) } (name) }
            }
            span { svg.key viewBox="0 0 16 16" aria-hidden="true" { line.usual x1="0" x2="16" y1="8" y2="8" {} } "usual" }
        }
    }
}
