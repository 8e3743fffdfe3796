//! Areas that stay low, each a wedge that is the thicker the older it is.

use chrono::NaiveDate;
use maud::{Markup, html};
use selfcare::{Report, period};

use super::figure::{WIDTH, Words, at, figure, points, svg};
use crate::render::table;
use crate::render::words::report::Reader;
use crate::render::words::{figures, issues};

const ROW: f64 = 64.0;
const TOP: f64 = 6.0;
/// A wedge of the oldest is so thick at its end.
const THICK: f64 = 22.0;

pub(super) fn picture(report: &Report, reader: &Reader<'_>) -> Markup {
    let Some(first) = report.issues.iter().map(|issue| issue.since).min() else {
        return html! {};
    };
    let last = report.period.until.max(first.succ_opt().unwrap_or(first));
    let says = issues::say(
        &report.issues,
        report.period.until,
        reader.today,
        reader.vocabulary,
    );
    let words = Words {
        id: "issues",
        title: "What stays open",
        says: says.join(" "),
    };
    let span = (last - first).num_days().max(1) as f64;
    let x = |day: NaiveDate| 4.0 + (day - first).num_days() as f64 / span * (WIDTH - 12.0);
    let oldest = report.issues.iter().map(|issue| issue.days).max();
    let oldest = oldest.unwrap_or(1).max(1) as f64;
    let drawn = html! {
        @for (place, issue) in report.issues.iter().enumerate() {
            @let top = TOP + place as f64 * ROW;
            @let base = top + ROW - 12.0;
            @let thick = (THICK * issue.days as f64 / oldest).max(3.0);
            @let name = report.area(issue.area).map(|line| line.name.clone()).unwrap_or_default();
            text.row x="4" y=(at(top + 20.0)) {
                (name) ", " (figures::counted(issue.days as usize, "day")) @if issue.growing { ", grows" }
            }
            polygon class=(if issue.growing { "issue growing" } else { "issue" })
                points=(points(&[(x(issue.since), base), (x(issue.last_asked), base - thick), (x(issue.last_asked), base)])) {}
            line.grid x1="4" x2=(at(WIDTH - 8.0)) y1=(at(base)) y2=(at(base)) {}
        }
        @let foot = TOP + report.issues.len() as f64 * ROW + 6.0;
        text.x x="4" y=(at(foot)) { (period::date(first, reader.today)) }
        text.x.end x=(at(WIDTH - 8.0)) y=(at(foot)) { (period::date(last, reader.today)) }
    };
    let height = TOP + report.issues.len() as f64 * ROW + 36.0;
    figure(&words, &svg(&words, height, &drawn), &table::issues(report))
}
