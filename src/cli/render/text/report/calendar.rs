//! A month as a calendar: weeks below each other, a day a cell.

use chrono::{Datelike as _, NaiveDate, Weekday};
use selfcare::report::Day;
use selfcare::{Report, day};

use super::signs;
use crate::render::style::QUIET;
use crate::render::text::page::Page;

/// How much of a day a cell has room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// ` 7 + 77`
    Score,
    /// ` 7 +`
    Day,
    /// `+`
    Sign,
}

impl Cell {
    const ALL: [Self; 3] = [Self::Score, Self::Day, Self::Sign];

    fn width(self) -> usize {
        match self {
            Self::Score => 7,
            Self::Day => 4,
            Self::Sign => 1,
        }
    }

    fn draws(self, day: &Day) -> String {
        let sign = signs::plain(day);
        let number = day.day.day();
        match self {
            Self::Score => {
                let score = day.score.filter(|_| !day.hard_stop);
                let score = score.map_or_else(String::new, |score| score.to_string());
                format!("{number:>2} {sign} {score:>2}")
            }
            Self::Day => format!("{number:>2} {sign}"),
            Self::Sign => sign,
        }
    }

    fn heading(self, of: Weekday) -> String {
        let name = &day::weekday_word(of)[..match self {
            Self::Sign => 1,
            Self::Score | Self::Day => 2,
        }];
        format!("{name:>2}")
    }
}

/// Draws the days of a period, with as much of each as fits.
pub(super) fn calendar(page: &mut Page, report: &Report) {
    let room = |cell: &Cell| 7 * cell.width() + 6 * GAP.len() <= page.width();
    let [.., least] = Cell::ALL;
    let cell = Cell::ALL.into_iter().find(room).unwrap_or(least);
    let days = |place: u8| (0..place).fold(report.week_starts, |day, _| day.succ());
    let heading: Vec<String> = (0..7)
        .map(|place| {
            let heading = cell.heading(days(place));
            let heading = if cell == Cell::Sign {
                heading.trim().to_owned()
            } else {
                heading
            };
            format!("{heading:<width$}", width = cell.width())
        })
        .collect();
    page.styled(QUIET, heading.join(GAP).trim_end());
    for week in &report.weeks {
        let before = into(week.from, report.week_starts);
        let empty = " ".repeat(cell.width());
        let lived = report.days_of(week).iter();
        let cells = std::iter::repeat_n(empty, before).chain(lived.map(|day| {
            let style = signs::style(day);
            let drawn = cell.draws(day);
            let drawn = drawn.trim_end();
            let rest = " ".repeat(cell.width() - drawn.len());
            format!("{style}{drawn}{style:#}{rest}")
        }));
        page.line(&cells.collect::<Vec<_>>().join(GAP));
    }
    page.styled(QUIET, signs::PLAIN_LEGEND);
}

const GAP: &str = " ";

/// How many days of its week lie before a day.
pub(super) fn into(day: NaiveDate, starts: Weekday) -> usize {
    day.weekday().days_since(starts) as usize
}
