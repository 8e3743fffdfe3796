//! Days that two machines checked in differently.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Sides;
use super::news::{Origin, Origins};
use crate::journal::Fold;
use crate::record::Body;
use crate::{CheckIn, Journal, Record};

/// A day that was checked in on both sides with different answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Twice {
    /// The day.
    pub day: NaiveDate,
    /// The record that counts now.
    pub counts: Record,
    /// Where that one is from.
    pub from: Origin,
}

/// A file's days and its lines, to find the line that a day's check-in stands on.
struct Side<'s, 'a> {
    journal: Journal,
    lines: &'s [&'a [u8]],
}

impl<'s, 'a> Side<'s, 'a> {
    fn of(lines: &'s [&'a [u8]]) -> Self {
        let mut fold = Fold::whole(NaiveDate::MIN);
        for (place, line) in lines.iter().enumerate() {
            fold.line(place + 1, line);
        }
        let journal = fold.journal();
        Self { journal, lines }
    }

    /// The record that a day's check-in stands in, and its line.
    fn checkin(&self, day: NaiveDate) -> Option<(&Record, &'a [u8])> {
        let place = self.journal.checkin_line(day)?.checked_sub(1)?;
        Some((self.journal.checkin_record(day)?, *self.lines.get(place)?))
    }
}

/// The days for which each side has a check-in that the other one has never seen.
pub(super) fn twice(
    here: &[&[u8]],
    files: &[Sides<'_>],
    merged: &[&[u8]],
    origins: &Origins<'_>,
) -> Vec<Twice> {
    let (ours, merged) = (Side::of(here), Side::of(merged));
    let mut found = BTreeMap::new();
    for (file, lines) in files.iter().zip(&origins.files) {
        for side in file.each().map(Side::of) {
            for (day, _) in side.journal.days(NaiveDate::MIN, NaiveDate::MAX) {
                let differ = ours.checkin(day).zip(side.checkin(day)).is_some_and(
                    |((mine, my_line), (theirs, their_line))| {
                        !lines.contains(my_line)
                            && !origins.here.contains(their_line)
                            && mine.id != theirs.id
                            && answers(mine) != answers(theirs)
                    },
                );
                if let (true, Some((counts, line))) = (differ, merged.checkin(day)) {
                    found.entry(day).or_insert_with(|| Twice {
                        day,
                        counts: counts.clone(),
                        from: origins.of_line(line),
                    });
                }
            }
        }
    }
    found.into_values().collect()
}

/// What was answered, however long it took.
fn answers(record: &Record) -> Option<CheckIn> {
    match &record.body {
        Body::CheckIn(checkin) => Some(CheckIn {
            took: None,
            ..(**checkin).clone()
        }),
        _ => None,
    }
}
