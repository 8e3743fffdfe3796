//! Records folded into days, promises and pauses, and what may be taken back.

mod audit;
mod by_day;
mod change;
mod checkins;
mod difference;
mod fold;
mod notes;
mod outcomes;
mod packed;
mod part;
mod pauses;
mod told;
mod views;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

pub use audit::{Audit, Lost, SetBack};
pub(crate) use by_day::place_from;
use by_day::{ByDay, Standing};
pub use checkins::CheckIns;
pub use difference::{Difference, Held};
pub use fold::{Fold, Glance, Look};
use notes::Notes;
use packed::Packed;
pub use part::{Part, Recent};
pub use pauses::Pause;

use crate::commitment::Commitment;
use crate::record::{Body, Reflection};
use crate::{Hours, Promises, Record};

/// Everything the journal holds that is still so, by day.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    records: Vec<Record>,
    /// The line each record stands on.
    lines: Vec<usize>,
    dead: BTreeSet<usize>,
    days: ByDay<Said<Packed>>,
    /// What is held of the notes of those days.
    notes: Notes,
    outcomes: BTreeMap<NaiveDate, Promises>,
    pauses: Vec<Pause>,
    overrides: Vec<usize>,
    evenings: ByDay<Said<Reflection>>,
    commitments: Vec<Commitment>,
    /// By the month's first day: when it was chosen, and which area.
    focuses: BTreeMap<NaiveDate, (NaiveDate, String)>,
    oddities: Oddities,
    /// What was left out, when only the recent part was read.
    part: Option<Part>,
    /// Whether older days were passed over.
    is_window: bool,
    /// Whether of most days only what stands is held.
    is_look: bool,
}

/// What stands for a day.
#[derive(Clone, Debug)]
enum Said<T> {
    /// The record at this place says it.
    Record(usize),
    /// This record does, and no other of its day is held.
    Only(Box<Record>),
    /// It is held without its record.
    Alone(T),
}

impl<T> Said<T> {
    /// The record that says it, where it is held.
    fn record<'a>(&'a self, records: &'a [Record]) -> Option<&'a Record> {
        match self {
            Self::Record(place) => records.get(*place),
            Self::Only(record) => Some(record),
            Self::Alone(_) => None,
        }
    }
}

/// What is odd about the file; none of it stops anything.
#[derive(Clone, Debug, Default)]
pub struct Oddities {
    /// Lines that could not be read; they are kept.
    pub unreadable: Vec<Unreadable>,
    /// How many records a newer version wrote; they are kept and not shown.
    pub newer: usize,
    /// Lines whose id stood before with other bytes; the later one counts.
    pub same_id: Vec<usize>,
    last_line: usize,
    /// Whether a line stands twice.
    is_repeated: bool,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
    /// Whether git wrote it, to mark a conflict.
    pub is_marker: bool,
    names_today: bool,
    /// Whether it is short enough to be held.
    is_held: bool,
}

impl Journal {
    /// Whether nothing at all was read: no record of any kind, and no line that could be one.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.oddities.last_line == 0
    }

    /// The first day with a check-in.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.days.days().next()
    }

    /// The last day with a check-in on or before a day.
    pub fn last_day_until(&self, day: NaiveDate) -> Option<NaiveDate> {
        let earlier = self.days.range(NaiveDate::MIN, day);
        earlier.last().map(|standing| standing.day)
    }

    /// Whether a day lies in a pause.
    pub fn is_paused(&self, day: NaiveDate) -> bool {
        self.pause(day).is_some()
    }

    /// The pause a day lies in, of several the last that was begun.
    pub fn pause(&self, day: NaiveDate) -> Option<&Pause> {
        self.pauses.iter().rev().find(|pause| pause.covers(day))
    }

    /// Hours slept on the known nights of the days in a range, both ends included.
    pub fn nights(&self, from: NaiveDate, until: NaiveDate) -> Vec<Hours> {
        self.days(from, until)
            .filter_map(|(_, checkin)| checkin.sleep)
            .collect()
    }

    /// Promises kept and missed over the days in a range: tracked ones by the day they were due, and those a check-in
    /// counts.
    pub fn promises(&self, from: NaiveDate, until: NaiveDate) -> Promises {
        let mut sum = self.tracked_promises(from, until);
        self.days(from, until)
            .filter_map(|(_, checkin)| checkin.promises)
            .for_each(|counted| sum += counted);
        sum
    }

    /// Whether anything at all is known of promises; an import mostly says nothing of them.
    pub(crate) fn knows_of_promises(&self) -> bool {
        let mut days = self.days(NaiveDate::MIN, NaiveDate::MAX);
        self.tracks_promises() || days.any(|(_, said)| said.promises.is_some())
    }

    /// Whether any promise was kept or missed that is tracked.
    pub(crate) fn tracks_promises(&self) -> bool {
        !self.outcomes.is_empty()
    }

    /// Those of them that were tracked one by one.
    pub(crate) fn tracked_promises(&self, from: NaiveDate, until: NaiveDate) -> Promises {
        let mut sum = Promises::default();
        if from <= until {
            self.outcomes
                .range(from..=until)
                .for_each(|(_, outcomes)| sum += *outcomes);
        }
        sum
    }

    /// Going in all the same, within a range: the day and the reason.
    pub fn overrides(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.going_in(from, until)
            .filter_map(|record| match &record.body {
                Body::Override { why, .. } => Some((record.day, &**why)),
                _ => None,
            })
    }

    /// The same as they were written down.
    pub fn going_in(&self, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = &Record> {
        let records = self.overrides.iter();
        let records = records.filter_map(|place| self.records.get(*place));
        records.filter(move |record| (from..=until).contains(&record.day))
    }

    /// How serving went on a day: the last that was said.
    pub fn reflection(&self, day: NaiveDate) -> Option<&Reflection> {
        self.evening(&self.evenings.get(day)?.said)
    }

    fn evening<'a>(&'a self, said: &'a Said<Reflection>) -> Option<&'a Reflection> {
        if let Said::Alone(reflection) = said {
            return Some(reflection);
        }
        match &said.record(&self.records)?.body {
            Body::Reflection(reflection) => Some(reflection),
            _ => None,
        }
    }

    /// How serving went, on every day on or before one, oldest first.
    pub fn reflections(&self, until: NaiveDate) -> impl Iterator<Item = (NaiveDate, &Reflection)> {
        let range = self.evenings.range(NaiveDate::MIN, until).iter();
        range.filter_map(|standing| Some((standing.day, self.evening(&standing.said)?)))
    }

    /// The line on which stands how serving went on a day.
    pub fn reflection_line(&self, day: NaiveDate) -> Option<usize> {
        self.evenings.get(day).map(Standing::line)
    }

    /// Everything promised, in the order it was.
    pub fn commitments(&self) -> &[Commitment] {
        &self.commitments
    }

    /// One commitment, by its id.
    pub fn commitment(&self, id: &str) -> Option<&Commitment> {
        self.commitments
            .iter()
            .find(|commitment| commitment.id == id)
    }

    /// The thin place chosen for a month, named by its first day: when it was chosen, and the area's word.
    pub fn focus(&self, month: NaiveDate) -> Option<(NaiveDate, &str)> {
        self.focuses
            .get(&month)
            .map(|(chosen, area)| (*chosen, &**area))
    }

    /// What is odd about the file.
    pub fn oddities(&self) -> &Oddities {
        &self.oddities
    }

    /// An unreadable line that could be today's check-in: it is the last line or names today, and no readable check-in
    /// of today follows it.
    pub fn doubtful(&self, today: NaiveDate) -> Option<&Unreadable> {
        let answered = self.checkin_line(today).unwrap_or(0);
        let could_be = |bad: &&Unreadable| bad.names_today || bad.line == self.oddities.last_line;
        self.oddities
            .unreadable
            .iter()
            .filter(could_be)
            .find(|bad| bad.line > answered)
    }
}

/// The day so many days before, or the first there is.
pub(crate) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}
