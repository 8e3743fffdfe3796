//! Years as calendars: weeks across, weekdays down, and below them the mean of each week.

use chrono::{Datelike as _, Weekday};
use selfcare::report::{Day, WeekLine};
use selfcare::{Report, day};

use super::{Signs, calendar, signs};
use crate::render::style::{QUIET, STRONG};
use crate::render::text::page::Page;

const LABEL: usize = 5;

/// A week with its days.
struct Column<'a> {
    week: &'a WeekLine,
    days: &'a [Day],
}

/// Draws every year of a period, in pieces where the window is narrow.
pub(super) fn years(page: &mut Page, report: &Report, signs: Signs) {
    let room = page.width().saturating_sub(LABEL).max(1);
    for weeks in report.years() {
        let columns: Vec<Column<'_>> = weeks
            .iter()
            .map(|week| Column {
                week,
                days: report.days_of(week),
            })
            .collect();
        page.styled(STRONG, &weeks[0].from.year().to_string());
        for piece in columns.chunks(evenly(columns.len(), room)) {
            draw(page, piece, report.week_starts, signs);
        }
        page.gap();
    }
    page.styled(QUIET, signs::tall_legend(signs));
}

/// How many columns each piece has when as few pieces as fit are of equal length.
fn evenly(columns: usize, room: usize) -> usize {
    columns.div_ceil(columns.div_ceil(room).max(1)).max(1)
}

fn draw(page: &mut Page, columns: &[Column<'_>], starts: Weekday, signs: Signs) {
    page.line(&months(columns));
    let mut weekday = starts;
    for place in 0..7_usize {
        let cells: String = columns
            .iter()
            .map(|column| {
                let before = calendar::into(column.week.from, starts);
                let lived = place
                    .checked_sub(before)
                    .and_then(|place| column.days.get(place));
                let sign = lived.map(|day| (signs::tall(day, signs), signs::style(day)));
                match sign {
                    None | Some((' ', _)) => " ".to_owned(),
                    Some((sign, style)) => format!("{style}{sign}{style:#}"),
                }
            })
            .collect();
        page.line(&format!(
            "{:<LABEL$}{cells}",
            &day::weekday_word(weekday)[..3]
        ));
        weekday = weekday.succ();
    }
    let means: String = columns
        .iter()
        .map(|column| {
            column
                .week
                .lived
                .mean
                .map_or(' ', |mean| signs::step(mean, signs))
        })
        .collect();
    page.line(&format!("{:<LABEL$}{means}", "mean"));
}

/// The names of the months above the weeks that begin in them, where a name does not touch the one before. A first month
/// of fewer weeks than its name is wide leaves the room to the next.
fn months(columns: &[Column<'_>]) -> String {
    let month = |column: &Column<'_>| column.week.from.month();
    let (mut line, mut place) = (String::new(), 0);
    for weeks in columns.chunk_by(|a, b| month(a) == month(b)) {
        let name = &day::month_name(weeks[0].week.from)[..3];
        let is_last = place + weeks.len() == columns.len();
        let fits = place == 0 || line.trim_end().len() < place;
        if fits && (is_last || weeks.len() >= name.len()) {
            line = format!("{line:<place$}{name}");
        }
        place += weeks.len();
    }
    format!("{:LABEL$}{line}", "")
}
