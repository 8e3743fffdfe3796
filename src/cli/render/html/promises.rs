//! Promises kept by week: to oneself above the line, to others below it.

use maud::{Markup, html};
use selfcare::report::WeekLine;
use selfcare::{Promises, Report};

use super::axis::Plot;
use super::figure::{Words, at, figure, svg};
use crate::render::table;

const HEIGHT: f64 = 234.0;
/// Numbers of the scale are at least so far apart.
const APART: f64 = 34.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 196.0;
/// Between the line and the bars.
const GAP: f64 = 2.5;

/// Where the line between oneself and others lies, and how tall one promise is.
struct Scale {
    middle: f64,
    unit: f64,
}

impl Scale {
    /// The numbers that have room: every one, every second, fifth, tenth and so on.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        let tens = std::iter::successors(Some(1_u32), |tens| tens.checked_mul(10));
        let mut steps = tens.flat_map(|tens| [1, 2, 5].map(|of| tens.saturating_mul(of)));
        let step = steps.find(|step| f64::from(*step) * self.unit + GAP >= APART);
        let step = step.unwrap_or(u32::MAX);
        std::iter::successors(Some(step), move |number| number.checked_add(step))
    }

    /// How far down a number of promises to oneself, or to others, reaches.
    fn y(&self, number: f64, above: bool) -> f64 {
        let far = GAP + number * self.unit;
        if above {
            self.middle - far
        } else {
            self.middle + far
        }
    }

    fn level(&self, plot: &Plot, number: u32, above: bool) -> Markup {
        let y = self.y(f64::from(number), above);
        html! {
            line.grid x1=(at(plot.left)) x2=(at(plot.right)) y1=(at(y)) y2=(at(y)) {}
            text.y x=(at(plot.left - 6.0)) y=(at(y)) { (number) }
        }
    }
}

pub(super) fn picture(report: &Report) -> Markup {
    let most = |due: fn(&WeekLine) -> u32| report.weeks.iter().map(due).max().unwrap_or(0);
    let oneself = most(|week| week.promised.oneself.due() + week.promised.counted.due());
    let others = most(|week| week.promised.others.due());
    // A week alone is said in a sentence.
    if oneself + others == 0 || report.days.len() <= 7 {
        return html! {};
    }
    let words = Words {
        id: "promises",
        title: "Promises, week by week",
        says: says(report),
    };
    let plot = Plot::new(report, TOP, BOTTOM, 1.0);
    let unit = (BOTTOM - TOP - 2.0 * GAP) / f64::from(oneself + others);
    let scale = Scale {
        middle: TOP + GAP + f64::from(oneself) * unit,
        unit,
    };
    let drawn = html! {
        @for number in scale.numbers().take_while(|number| *number <= oneself.max(others)) {
            @if number <= oneself { (scale.level(&plot, number, true)) }
            @if number <= others { (scale.level(&plot, number, false)) }
        }
        text.y x=(at(plot.left - 6.0)) y=(at(scale.middle)) { "0" }
        line.axis x1=(at(plot.left)) x2=(at(plot.right)) y1=(at(scale.middle)) y2=(at(scale.middle)) {}
        @for week in &report.weeks {
            @let both = together(week.promised.oneself, week.promised.counted);
            (bar(&plot, week, both, &scale, true))
            (bar(&plot, week, week.promised.others, &scale, false))
        }
        (plot.time())
    };
    let picture = html! {
        (svg(&words, HEIGHT, &drawn))
        p.legend {
            span { svg.key viewBox="0 0 16 16" aria-hidden="true" { rect.kept x="2" y="2" width="12" height="12" {} } "kept" }
            span { svg.key viewBox="0 0 16 16" aria-hidden="true" { rect.unkept x="2.5" y="2.5" width="11" height="11" {} } "missed" }
            @match (oneself > 0, others > 0) {
                (true, true) => span { "above the line to yourself, below it to others" },
                (false, true) => span { "to others" },
                _ => {},
            }
        }
    };
    figure(&words, &picture, &table::promises(report))
}

fn says(report: &Report) -> String {
    let promised = report.promised;
    let counted = if promised.oneself.due() > 0 {
        "counted in check-ins (drawn with your own)"
    } else {
        "counted in check-ins"
    };
    let told = [
        ("to yourself", promised.oneself),
        ("to others", promised.others),
        (counted, promised.counted),
    ];
    let told = told.iter().filter(|(_, promises)| promises.due() > 0);
    let told: Vec<String> = told
        .map(|(to, promises)| format!("{} of {} {to}", promises.kept, promises.due()))
        .collect();
    format!("Kept: {}.", told.join(", "))
}

fn together(mut one: Promises, other: Promises) -> Promises {
    one += other;
    one
}

fn bar(plot: &Plot, week: &WeekLine, promises: Promises, scale: &Scale, above: bool) -> Markup {
    let (from, until) = (plot.edge(week.from), plot.edge(week.until) + plot.step());
    let width = ((until - from) * 0.8).clamp(0.8, 40.0);
    let x = f64::midpoint(from, until) - width / 2.0;
    let part = |near: u32, height: u32| {
        let [near, far] = [near, near + height].map(|number| scale.y(f64::from(number), above));
        (near.min(far), (far - near).abs())
    };
    let kept = part(0, promises.kept);
    let missed = part(promises.kept, promises.missed);
    html! {
        @for (class, (y, height)) in [("kept", kept), ("unkept", missed)] {
            @if height > 0.0 {
                rect class=(class) x=(at(x)) y=(at(y)) width=(at(width)) height=(at(height)) {}
            }
        }
    }
}
