//! Where days and values lie on a picture.

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};
use selfcare::Report;
use selfcare::day;

use super::figure::{WIDTH, at};

/// How wide a letter is, at most: in a wide window, and in a narrow one.
const LETTER: [f64; 2] = [8.7, 16.0];

/// The room that the drawing has inside a picture.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The first day, and how many there are.
    pub from: NaiveDate,
    pub days: usize,
    /// The value at the top; 0 is at the bottom.
    pub highest: f64,
}

impl Plot {
    /// Of a report's days, with room for labels at the left and below.
    pub(super) fn new(report: &Report, top: f64, bottom: f64, highest: f64) -> Self {
        Self {
            left: 56.0,
            right: 632.0,
            top,
            bottom,
            from: report.period.from,
            days: report.days.len(),
            highest,
        }
    }

    /// How wide a day is.
    pub(super) fn step(&self) -> f64 {
        (self.right - self.left) / self.days as f64
    }

    /// The middle of a day.
    pub(super) fn x(&self, day: NaiveDate) -> f64 {
        let place = (day - self.from).num_days() as f64;
        self.left + (place + 0.5) * self.step()
    }

    /// The left edge of a day.
    pub(super) fn edge(&self, day: NaiveDate) -> f64 {
        self.x(day) - self.step() / 2.0
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (value / self.highest).clamp(0.0, 1.0);
        self.bottom - share * (self.bottom - self.top)
    }

    /// A line across at a value, with its number.
    pub(super) fn level(&self, value: f64, label: &str) -> Markup {
        let y = self.y(value);
        html! {
            line.grid x1=(at(self.left)) x2=(at(self.right)) y1=(at(y)) y2=(at(y)) {}
            text.y x=(at(self.left - 6.0)) y=(at(y)) { (label) }
        }
    }

    /// The names of days, months or years below.
    pub(super) fn time(&self) -> Markup {
        html! {
            @for tick in self.ticks() {
                @let x = if tick.middle { self.x(tick.day) } else { self.edge(tick.day) };
                @if !tick.middle {
                    line.tick x1=(at(x)) x2=(at(x)) y1=(at(self.bottom)) y2=(at(self.bottom + 5.0)) {}
                }
                text class=(tick.class()) x=(at(x)) y=(at(self.bottom + 8.0)) { (tick.label) }
            }
        }
    }

    /// The labels that have room at their right: some of them only in a wide window.
    fn ticks(&self) -> impl Iterator<Item = Tick> {
        let plot = *self;
        ticks(self.from, self.days)
            .into_iter()
            .filter_map(move |tick| {
                let ends = |letter| plot.edge(tick.day) + letter * tick.label.len() as f64;
                let [wide, narrow] = LETTER.map(|letter| tick.middle || ends(letter) <= WIDTH);
                let minor = tick.minor || !narrow;
                wide.then_some(Tick { minor, ..tick })
            })
    }
}

/// A label below.
struct Tick {
    day: NaiveDate,
    label: String,
    /// Below the middle of its day, not at its edge.
    middle: bool,
    /// Left out where there is little room.
    minor: bool,
}

impl Tick {
    fn class(&self) -> &'static str {
        match (self.middle, self.minor) {
            (true, false) => "x middle",
            (true, true) => "x middle minor",
            (false, false) => "x",
            (false, true) => "x minor",
        }
    }
}

fn ticks(from: NaiveDate, days: usize) -> Vec<Tick> {
    let tick = |day: NaiveDate, label: String, middle, minor| Tick {
        day,
        label,
        middle,
        minor,
    };
    let all = || from.iter_days().take(days);
    if days <= 8 {
        let label = |day: NaiveDate| day::weekday_name(day)[..2].to_owned();
        return all()
            .map(|day| tick(day, label(day), true, false))
            .collect();
    }
    let short = |day: NaiveDate| format!("{} {}", day.day(), &day::month_name(day)[..3]);
    if days <= 62 {
        let weekly = all().step_by(7).enumerate();
        // A label needs so much of the width to the right of its day.
        let most = days * 86 / 100;
        return weekly
            .filter(|(place, _)| 7 * place <= most)
            .map(|(place, day)| tick(day, short(day), false, place % 2 == 1 || days > 35))
            .filter(|tick| days <= 35 || (tick.day - from).num_days() % 14 == 0)
            .collect();
    }
    let months = all().filter(|day| day.day() == 1);
    if days <= 500 {
        let last = from + chrono::Days::new(days as u64);
        return months
            .filter(|day| (last - *day).num_days() > 12)
            .enumerate()
            .map(|(place, day)| {
                tick(
                    day,
                    day::month_name(day)[..3].to_owned(),
                    false,
                    place % 3 != 0,
                )
            })
            .collect();
    }
    let years: Vec<NaiveDate> = months.filter(|day| day.month() == 1).collect();
    let every = years.len().div_ceil(12).max(1);
    let narrow = years.len().div_ceil(4).max(1);
    years
        .iter()
        .enumerate()
        .filter(|(place, _)| place % every == 0)
        .map(|(place, day)| tick(*day, day.year().to_string(), false, place % narrow != 0))
        .collect()
}
